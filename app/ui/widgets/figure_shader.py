"""The figure's shaders, valid as GLSL ES 1.00 and as desktop GLSL 1.10.

Vertex: dual-quaternion skinning with three bones; what lies on the floor gives way to it; soft occlusion and
the cast shadow of fifteen capsules, per vertex; how much the bend of a joint creases what lies on it.
Fragment: key, fill and rim light on skin, cloth and hair; brows, irises and lids, the stripe of the shorts
and the sole of a shoe are drawn from where the surface was modelled, so that they are sharp at any size;
working muscles glow through; clothes have panels, ribs, seams and creases, hair has strands and thins out
at its line. Colours leave premultiplied. Only outsides are drawn.
The room around it has shaders of its own (`figure_room`): a software renderer pays for every line of a shader
at every pixel, and most pixels are floor.

Budget (OpenGL ES 2 promises no more): 128 vec4 of uniforms for vertices, 16 for fragments, 8 attributes,
8 varyings. Nothing in the fragment shader needs more than mediump: places on the face count from the eye.
"""

from typing import Final

from app.figure.areas import REGION, REGIONS
from app.figure.mesh import (
    DARK,
    EYE,
    HAIR,
    PATH,
    PROP,
    SEWN,
    SHOE,
    SHORTS,
    SKIN,
    TOP,
    TRIM,
)
from app.figure.skeleton import BONE, COUNT
from app.figure.skin import CAPSULES, STATIC

BONES: Final = STATIC + 1  # and one for what rolls
GLOWS: Final = (len(REGIONS) + 3) // 4
COLOURS: Final = int(PATH) + 1

OCCLUDED: Final = """
vec2 occluded(vec3 w, vec3 n) {
    float o = 0.0; float s = 1.0;
    for (int i = 0; i < CAPSULES; i++) {
        vec3 a = caps[2*i].xyz; vec3 ba = caps[2*i + 1].xyz - a; vec3 pa = w - a;
        float rr = caps[2*i].w;
        float k0 = dot(ba, ba); float k3 = dot(ba, pa);
        vec3 d = a + clamp(k3/k0, 0.0, 1.0)*ba - w;
        float l = max(length(d), 1e-4);
        float hh = max(l/rr, 0.75);
        o += max(0.0, dot(n, d)/l)/(hh*hh);
        float k1 = dot(ba, key_w); float k2 = -dot(key_w, pa);
        float th = clamp((k3 + k1*k2)/max(k0 - k1*k1, 1e-4), 0.0, 1.0);
        vec3 q = ba*th - pa;
        float along = dot(key_w, q);
        if (along > rr*0.9) {
            float soft = rr*0.33 + along*0.096;
            s *= smoothstep(rr - soft, rr + soft, length(q - key_w*along));
        }
    }
    return vec2(o, s);
}
""".replace("CAPSULES", str(CAPSULES))
"""What capsules do to a point: x how much of its sky they take, 0 none; y what light they leave, 0 to 1."""

_VERTEX = """
#ifdef GL_ES
precision highp float;
#endif
attribute vec3 v_pos; attribute vec3 v_normal; attribute vec3 v_bone; attribute vec2 v_share;
attribute vec3 v_area; attribute float v_mat; attribute vec4 v_tone;
uniform mat4 proj; uniform mat4 view;
uniform vec4 bones[%(rows)d]; uniform vec4 caps[%(caps)d];
uniform vec4 glow[%(glows)d]; uniform vec4 pal[%(colours)d];
uniform vec3 key_w; uniform vec4 face; uniform float swell; uniform vec4 soles; uniform vec2 ankle;
varying vec3 nor; varying vec3 pos; varying vec4 tint; varying vec4 lit; varying vec4 flat_at;
varying vec3 rest; varying vec4 face_at; varying vec3 upward;

vec3 turn(vec4 q, vec3 v) { return v + 2.0*cross(q.xyz, cross(q.xyz, v) + q.w*v); }
vec3 move(vec4 r, vec4 d, vec3 v) {
    return turn(r, v) + 2.0*(r.w*d.xyz - d.w*r.xyz + cross(r.xyz, d.xyz));
}
%(occluded)s
// a foot at work: its arch rises, most of all on the inside, and draws the toes nearer; the toes part
vec3 footed(vec3 p, float spread) {
    float rise = (p.x > 0.0 ? soles.x : soles.z)*(1.0 - smoothstep(0.085, 0.125, p.y));
    float z = p.z - ankle.x; float outward = abs(p.x) - face.w;
    float inside = 1.0 - 0.7*smoothstep(-0.03, 0.05, outward);
    float arch = smoothstep(-0.045, 0.035, z)*(1.0 - smoothstep(0.055, 0.125, z))*inside;
    float part = clamp(outward/0.045, -1.0, 1.0)*smoothstep(0.095, 0.165, z);
    vec3 to = vec3(spread*part, rise*arch, -rise*0.8*smoothstep(0.0, 0.10, z));
    return p + vec3(to.x*sign(p.x), to.yz);
}
float area(float code) {
    float region = floor(code);
    float row = floor(region/4.0 + 0.01);
    vec4 pick = vec4(equal(floor(vec4(region - 4.0*row + 0.5)), vec4(0.0, 1.0, 2.0, 3.0)));
    return dot(glow[int(row + 0.5)], pick)*(code - region)*1.0204;
}
// how much the surface is creased by the bend of the joint it lies on: above 0 pushed together, below 0 taut
float bent() {
    bool swap = v_bone.x > v_bone.y;
    vec4 a = bones[2*int((swap ? v_bone.y : v_bone.x) + 0.5)];
    vec4 b = bones[2*int((swap ? v_bone.x : v_bone.y) + 0.5)];
    vec3 v = (a.w*b.xyz - b.w*a.xyz - cross(a.xyz, b.xyz))*sign(dot(a, b));
    float k = v.z*v_normal.x - v.x*v_normal.z;
    float far = max(v_bone.x, v_bone.y);
    k = far > %(helper)f ? abs(k) : far < %(limbs)f ? -k : k;  // spine and neck lead upwards, limbs down
    return k*min(1.0, 5.0*v_share.x*v_share.y);
}
void main() {
    vec3 w = v_pos; vec3 n = v_normal;
    lit = vec4(0.0);
    flat_at = vec4(0.0);
    int a = 2*int(v_bone.x + 0.5); int b = 2*int(v_bone.y + 0.5); int c = 2*int(v_bone.z + 0.5);
    float third = max(0.0, 1.0 - v_share.x - v_share.y);
    vec4 r = bones[a]*v_share.x + bones[b]*v_share.y + bones[c]*third;
    vec4 d = bones[a + 1]*v_share.x + bones[b + 1]*v_share.y + bones[c + 1]*third;
    float k = 1.0/length(r);
    r *= k; d *= k;
    if (v_share.y < -0.5) { r = vec4(0.0, 0.0, 0.0, 1.0); d = vec4(0.0); }  // it stands still
    vec3 belly = v_area*(1.0 - step(0.99, v_area));  // the first region, whose codes are below 1
    float out_by = swell*(belly.x + belly.y + belly.z)*step(v_mat, %(prop)f - 0.5);
    float spread = v_pos.x > 0.0 ? soles.y : soles.w;
    bool part = v_pos.y < 0.3 && v_mat < %(prop)f - 0.5;
    vec3 body = part ? footed(v_pos, spread) : v_pos;
    w = move(r, d, body + v_normal*out_by);
    n = turn(r, v_normal);
    upward = (view*vec4(turn(r, vec3(0.0, 1.0, 0.0)), 0.0)).xyz;
    if (v_mat < %(prop)f - 0.5 && w.y < %(give)f) w.y = %(give)f*exp(w.y/%(give)f - 1.0);
    float along = v_pos.z - ankle.x;  // the muscles of a foot show where it is bare, under the arch
    float working = smoothstep(-0.035, 0.01, along)*(1.0 - smoothstep(0.085, 0.135, along));
    working *= 1.0 - smoothstep(-0.010, 0.045, abs(v_pos.x) - face.w);
    float foot = (v_pos.x > 0.0 ? %(foot_l)d.0 : %(foot_r)d.0);
    foot += ankle.y*0.95*working*step(v_mat, %(skin)f + 0.5)*(1.0 - smoothstep(0.030, 0.062, v_pos.y));
    vec4 areas = vec4(area(v_area.x), area(v_area.y), area(v_area.z), area(foot));
    if (v_mat < %(path)f - 0.5) lit.x = max(max(areas.x, areas.y), max(areas.z, areas.w));
    else flat_at.xyz = v_area;
    vec2 shut = occluded(w, n);
    bool hair = abs(v_mat - %(hair)f) < 0.5;
    tint = pal[hair ? 0 : int(v_mat + 0.5)];
    rest = v_pos;
    face_at = vec4(abs(v_pos.x) - face.x, v_pos.yz - face.yz, face.w);
    if (v_mat < %(path)f - 0.5) {
        float o = shut.x + 0.35*max(0.0, -n.y)*exp(-w.y*5.14);
        lit.y = (0.35 + 0.65*v_tone.w)/(1.0 + o*0.85);
        bool cloth = v_mat > %(top)f - 0.5 && v_mat < %(shoe)f + 0.5 || abs(v_mat - %(trim)f) < 0.5;
        vec3 shade = cloth ? v_tone.rrr : hair ? vec3(1.0) : v_tone.rgb;
        tint.rgb *= tint.rgb*shade;
        flat_at = vec4(v_tone.x, cloth || hair ? v_tone.yz/%(grows)f - %(nowhere)f : vec2(1.0, -1.0), 0.0);
        flat_at.w = cloth ? bent() : 0.0;
    }
    lit.z = shut.y;
    lit.w = v_mat;
    vec4 e = view*vec4(w, 1.0);
    pos = e.xyz;
    nor = (view*vec4(n, 0.0)).xyz;
    gl_Position = proj*e;
}
"""
GIVE: Final = 0.008
"""Flesh and cloth that would reach deeper than this above the floor, metres, are pressed flat against it."""

_MATERIALS = {
    "skin": SKIN,
    "top": TOP,
    "trim": TRIM,
    "shorts": SHORTS,
    "shoe": SHOE,
    "hair": HAIR,
    "eye": EYE,
    "dark": DARK,
    "prop": PROP,
    "path": PATH,
}
VERTEX: Final = _VERTEX % {
    "rows": 2 * BONES,
    "caps": 2 * CAPSULES,
    "occluded": OCCLUDED,
    "glows": GLOWS,
    "colours": COLOURS,
    "give": GIVE,
    "foot_l": REGION["feet_l"],
    "foot_r": REGION["feet_r"],
    "nowhere": SEWN[0],
    "grows": SEWN[1],
    "helper": COUNT - 0.5,
    "limbs": BONE["thigh_l"] - 0.5,
    **_MATERIALS,
}

_FRAGMENT = """
#ifdef GL_ES
precision mediump float;
#endif
varying vec3 nor; varying vec3 pos; varying vec4 tint; varying vec4 lit; varying vec4 flat_at;
varying vec3 rest; varying vec4 face_at; varying vec3 upward;
uniform vec3 key_v; uniform vec3 key_c; uniform vec3 fill_c; uniform vec3 sky_c; uniform vec3 gnd_c;
uniform vec4 rim_c; uniform vec4 ember; uniform vec4 ember_lit; uniform vec4 mat_c; uniform vec4 brow_c;
uniform float fine;  // pixels per metre

float wave(float t) { t = fract(t) - 0.5; return t*(16.0*abs(t) - 8.0); }  // a sine of period 1, nearly
float one(float material) { return 1.0 - step(0.5, abs(lit.w - material)); }
vec4 arrow() {
    float across = abs(flat_at.y);
    float a = smoothstep(0.0, 0.45, flat_at.x)*(1.0 - smoothstep(0.92, 1.0, across))*flat_at.z;
    return vec4(tint.rgb*(1.0 - 0.85*smoothstep(0.66, 0.78, across)), 1.0)*a;
}
void main() {
    if (lit.w > %(path)f - 0.5) { gl_FragColor = arrow(); return; }
    vec3 v = normalize(-pos);
    float skin = one(%(skin)f); float hair = one(%(hair)f); float eye = one(%(eye)f);
    float shoe = one(%(shoe)f); float shorts = one(%(shorts)f);
    float cloth = 1.0 - skin - hair - eye;
    vec3 base = tint.rgb;
    float top = one(%(top)f);
    float sewn = top + shorts;

    // hair: strands along the way it is combed, thinning out below the hairline and over a fade
    float strand_at = (flat_at.z + 0.05)*10.0;
    float waver = wave(rest.z*5.0 + rest.y*4.0);
    vec2 lock = vec2(wave(strand_at*9.0 + 0.35*waver), wave(strand_at*37.0 + 0.60*waver));
    float strand = dot(lock, vec2(0.55, 0.45)*smoothstep(vec2(90.0, 250.0), vec2(260.0, 700.0), vec2(fine)));
    float ragged = wave(strand_at*61.0 + 1.7*waver)*wave(strand_at*23.0 + 0.9*waver);
    float cover = smoothstep(-0.0075, 0.0060, flat_at.y + 0.0022*ragged + 0.0012*lock.x);
    cover *= flat_at.x + 0.40*strand*flat_at.x*(1.0 - flat_at.x);
    base = mix(base, brow_c.rgb*(1.30 + 0.34*strand), hair*clamp(cover, 0.0, 1.0));

    // cloth is creased where a joint pushes it together at this moment, softly, and nowhere else
    float side = abs(rest.x);
    float pinch = clamp(flat_at.w, 0.0, 0.5)*sewn;
    pinch *= wave(rest.y*11.0 + side*6.0*(1.0 - 2.0*top) + 0.30*wave(rest.x*3.1 + rest.z*4.3));
    base *= 1.0 - 0.45*max(-pinch, 0.0) - 0.06*sewn;
    base *= 1.0 - 0.38*shorts*smoothstep(0.915, 0.955, rest.y);  // what the hem of the shirt shades
    vec3 n = normalize(nor);
    vec3 up = normalize(upward - n*dot(upward, n) + vec3(0.0, 1e-3, 0.0));
    n = normalize(n + 1.3*pinch*up);

    // the face, from the middle of the eye: x outward, y up, metres
    float front = skin*step(-0.045, face_at.z)*step(-0.05, face_at.y)*step(face_at.y, 0.05);
    float from_pupil = length(vec2(face_at.x + 0.0004, face_at.y - 0.0004));
    vec3 iris = mix(vec3(0.030, 0.014, 0.006), vec3(0.17, 0.085, 0.040),
                    smoothstep(0.0026, 0.0056, from_pupil)*clamp(0.65 - face_at.y*70.0, 0.0, 1.0));
    iris = mix(vec3(0.010), iris, smoothstep(0.0022, 0.0029, from_pupil));
    base = mix(base, mix(base*0.94, iris, 1.0 - smoothstep(0.0060, 0.0069, from_pupil)), eye);
    base *= mix(1.0, 0.66 + 0.34*smoothstep(0.0072, 0.0020, face_at.y), eye);
    float outer = clamp((face_at.x + 0.018)/0.045, 0.0, 1.0);
    float thick = brow_c.a*(0.45 + 0.55*smoothstep(0.0, 0.18, outer));
    thick *= 1.0 - 0.70*smoothstep(0.40, 1.0, outer);
    float bow = 2.0*(0.27 + outer*0.62) - 1.0;
    float off = face_at.y - 0.0206 - 0.0062*(1.0 - bow*bow) + 0.025*face_at.x;  // calm: high inside
    float brow = (1.0 - smoothstep(thick*0.45, thick*1.3, abs(off)))*front;
    brow *= smoothstep(-0.0235, -0.0165, face_at.x)*(1.0 - smoothstep(0.0220, 0.0290, face_at.x));
    base = mix(base, brow_c.rgb, brow*0.80);
    float lid = 1.0 - smoothstep(0.88, 1.20, length(vec2(face_at.x/0.0168, (face_at.y - 0.0008)/0.0082)));
    base *= 1.0 - 0.27*lid*front;

    // clothes: panels, ribs and seams by their distance from hem and seam, metres
    float hem = flat_at.y; float panel = flat_at.z;
    vec3 other = mix(base, mat_c.rgb*mat_c.rgb, 0.34);
    float rib = 1.0 - smoothstep(0.0125, 0.0140, hem);
    float sides = smoothstep(-0.0009, 0.0009, panel);
    base = mix(base, other, top*max(sides, rib));
    float seam = 1.0 - smoothstep(0.0004, 0.0021, min(abs(panel), abs(hem - 0.0145)));
    base *= 1.0 - 0.20*seam*(top + 0.6*shorts);
    float stripe = 1.0 - smoothstep(0.0100, 0.0118, abs(rest.z + 0.012 + (0.93 - rest.y)*0.02));
    base = mix(base, vec3(0.80, 0.82, 0.80), shorts*stripe*step(0.100, abs(rest.x)));
    base = mix(base, vec3(0.92, 0.90, 0.86), shoe*(1.0 - smoothstep(0.0250, 0.0266, rest.y)));
    base = mix(base, vec3(0.13, 0.14, 0.15), shoe*(1.0 - smoothstep(0.0060, 0.0076, rest.y)));

    vec2 instep = vec2(abs(rest.x) - face_at.w, rest.z);
    float laces = step(abs(instep.x), 0.020)*step(0.050, rest.y)*step(0.050, instep.y)*step(instep.y, 0.118);
    laces *= smoothstep(0.30, 0.45, abs(fract(instep.y*60.0) - 0.5)*2.0);
    float flash = 1.0 - smoothstep(0.0050, 0.0066, abs(rest.y - 0.046 - (rest.z - 0.018)*-0.42));
    flash *= step(0.026, abs(instep.x))*smoothstep(-0.055, -0.045, rest.z);
    flash *= 1.0 - smoothstep(0.050, 0.070, rest.z);
    float heel = smoothstep(-0.034, -0.036, instep.y)*step(0.027, rest.y)*step(0.0, hem - 0.006);
    float toe = smoothstep(0.0016, 0.0004, abs(instep.y - 0.150 + instep.x*instep.x*14.0));
    base = mix(base, other, shoe*heel*0.8);
    base *= 1.0 - 0.22*shoe*toe*step(0.027, rest.y);
    base = mix(base, vec3(0.86, 0.86, 0.84), shoe*max(laces, flash));
    base *= 1.0 - 0.35*shoe*smoothstep(0.0290, 0.0268, rest.y)*step(0.0262, rest.y);

    float nk = dot(n, key_v);
    float open = lit.y;
    float lighted = mix(1.0, lit.z, 0.72*smoothstep(-0.1, 0.5, nk));
    vec3 wrap = mix(vec3(0.34), vec3(0.46, 0.24, 0.16), skin) + sewn*vec3(0.10, 0.07, 0.04);
    vec3 dif = clamp((nk + wrap)/(1.0 + wrap), 0.0, 1.0);
    dif *= dif*0.4 + 0.6;
    float filled = clamp(dot(n, vec3(0.75, 0.10, 0.65))*0.6 + 0.4, 0.0, 1.0);
    vec3 around = mix(gnd_c, sky_c, 0.5 + 0.5*dot(n, vec3(0.0, 0.97, 0.24)));
    vec3 opened = open + open*(1.0 - open)*(skin*vec3(0.26, -0.04, -0.12) + sewn*vec3(0.26, 0.17, 0.10));
    vec3 light = around*opened*0.85 + key_c*dif*lighted*mix(1.0, open, 0.4) + fill_c*filled*open;
    float folded = sewn*(1.0 - smoothstep(0.0006, 0.0018, hem));
    light = mix(light, max(light, key_c*0.42 + sky_c*0.30), folded);  // a hem is no black line
    vec3 c = base*light;

    float nv = max(dot(n, v), 0.0);
    vec3 half_way = normalize(key_v + v);
    float nh = max(dot(n, half_way), 0.0);
    float shiny = nh*nh*nh*nh;
    shiny *= shiny*shiny;
    float sharp = shiny*shiny*shiny*shiny;
    c += key_c*lighted*skin*(shiny*0.060 + sharp*0.025);
    c += base*key_c*skin*open*vec3(0.13, 0.035, 0.012)*max(0.0, 1.0 - nk*nk*6.0);  // light that went through
    float grazing = (1.0 - nv)*(1.0 - nv);
    c += cloth*base*grazing*(1.0 - nv)*0.20*open;
    c += eye*sharp*sharp*0.9;
    c += eye*0.75*(1.0 - smoothstep(0.0010, 0.0022, length(face_at.xy - vec2(0.0014, 0.0020))));  // a window
    float shine = dot(n, normalize(half_way + vec3(0.0, 0.35, 0.0))) - 0.88 + 0.05*strand;
    shine = max(0.0, 1.0 - abs(shine)*4.5);
    c += hair*cover*(0.6 + 0.6*max(strand, -0.5))*shine*shine*(brow_c.rgb*2.6 + 0.045)*key_c*lighted;
    float above = smoothstep(-0.25, 0.75, n.y*0.55 + n.x*0.45 + 0.25);
    c += rim_c.rgb*rim_c.w*grazing*sqrt(1.0 - nv)*above*open*mix(0.15, 0.26, skin);

    float g = smoothstep(0.05 - 0.03*sewn, 1.05, lit.x)*ember.a;
    float fibre = wave(rest.x*47.0 + rest.z*61.0 + 0.30*wave(rest.x*5.0 + rest.z*6.0));
    fibre *= smoothstep(180.0, 420.0, fine);
    g *= 1.0 + (0.08 - 0.05*sewn)*(fibre - 1.0);
    // darker round what glows: tan skin would hide it
    c *= 1.0 - 0.30*smoothstep(0.0, 0.16, lit.x)*(1.0 - g)*ember.a*(1.0 - sewn);
    vec3 warm = mix(ember.rgb, ember_lit.rgb, clamp(dot(dif, vec3(0.34))*0.75 + 0.12, 0.0, 1.0));
    warm *= warm*(0.20 + 1.06*light);
    vec3 bare = mix(c, warm + ember.rgb*ember.rgb*0.06, g*(0.64 + 0.24*nv));
    // cloth is dyed: its folds, seams and stripes stay
    vec3 warm_cloth = mix(ember.rgb*ember.rgb, ember_lit.rgb*ember_lit.rgb, 0.90);
    vec3 dyed = warm_cloth*(0.54 + 0.28*dot(base, vec3(0.30, 0.55, 0.15)));
    c = mix(bare, mix(c, dyed*min(light, vec3(1.15)), g*0.95), sewn);
    c = c/(1.0 + max(c - 0.75, 0.0)*0.6);
    gl_FragColor = vec4(sqrt(max(c, 0.0))*(1.04 - 0.04*c), 1.0);
}
"""
FRAGMENT: Final = _FRAGMENT % _MATERIALS

STRAIGHT: Final = """
#ifdef GL_ES
precision mediump float;
#endif
varying vec4 frag_color; varying vec2 tex_coord0;
uniform sampler2D texture0;
void main() {
    vec4 c = texture2D(texture0, tex_coord0);
    gl_FragColor = vec4(c.rgb/max(c.a, 0.004), c.a)*frag_color;
}
"""
"""Takes the premultiplication out again, for a texture that others draw in the usual way."""
