"""The figure's shaders, valid as GLSL ES 1.00 and as desktop GLSL 1.10.

Vertex: dual-quaternion skinning with three bones; what lies on the floor gives way to it; soft occlusion and
the cast shadow of fifteen capsules, per vertex.
Fragment: key, fill and rim light on skin, cloth and hair; brows, irises and lids, the stripe of the shorts
and the sole of a shoe are drawn from where the surface was modelled, so that they are sharp at any size;
working muscles glow through. The floor is a lit round with the figure's shadow. Colours leave premultiplied.

Budget (OpenGL ES 2 promises no more): 128 vec4 of uniforms for vertices, 16 for fragments, 8 attributes,
8 varyings. Nothing in the fragment shader needs more than mediump: places on the face count from the eye.
"""

from typing import Final

from app.figure.areas import REGIONS
from app.figure.mesh import (
    DARK,
    EYE,
    FLOOR,
    HAIR,
    PATH,
    PROP,
    SEWN,
    SHOE,
    SHORTS,
    SKIN,
    TOP,
    TRIM,
    WALL_BEFORE,
    WALL_BEHIND,
    WALL_FADES,
)
from app.figure.skin import CAPSULES, STATIC

BONES: Final = STATIC + 1  # and one for the props
GLOWS: Final = (len(REGIONS) + 3) // 4
COLOURS: Final = int(PATH) + 1

_VERTEX = """
#ifdef GL_ES
precision highp float;
#endif
attribute vec3 v_pos; attribute vec3 v_normal; attribute vec3 v_bone; attribute vec2 v_share;
attribute vec3 v_area; attribute float v_mat; attribute vec4 v_tone;
uniform mat4 proj; uniform mat4 view;
uniform vec4 bones[%(rows)d]; uniform vec4 caps[%(caps)d];
uniform vec4 glow[%(glows)d]; uniform vec4 pal[%(colours)d];
uniform vec4 ground; uniform vec3 key_w; uniform vec3 eye; uniform vec4 face;
varying vec3 nor; varying vec3 pos; varying vec4 tint; varying vec4 lit; varying vec4 flat_at;
varying vec3 rest; varying vec4 face_at;

vec3 turn(vec4 q, vec3 v) { return v + 2.0*cross(q.xyz, cross(q.xyz, v) + q.w*v); }
vec3 move(vec4 r, vec4 d, vec3 v) {
    return turn(r, v) + 2.0*(r.w*d.xyz - d.w*r.xyz + cross(r.xyz, d.xyz));
}
float area(float code) {
    float region = floor(code);
    float row = floor(region/4.0 + 0.01);
    vec4 pick = vec4(equal(floor(vec4(region - 4.0*row + 0.5)), vec4(0.0, 1.0, 2.0, 3.0)));
    return dot(glow[int(row + 0.5)], pick)*(code - region)*1.0204;
}
void main() {
    vec3 w = v_pos; vec3 n = v_normal;
    float wall = 0.0;
    lit = vec4(0.0);
    flat_at = vec4(0.0);
    if (v_mat < %(path)f + 0.5) {
        int a = 2*int(v_bone.x + 0.5); int b = 2*int(v_bone.y + 0.5); int c = 2*int(v_bone.z + 0.5);
        float third = max(0.0, 1.0 - v_share.x - v_share.y);
        vec4 r = bones[a]*v_share.x + bones[b]*v_share.y + bones[c]*third;
        vec4 d = bones[a + 1]*v_share.x + bones[b + 1]*v_share.y + bones[c + 1]*third;
        float k = 1.0/length(r);
        r *= k; d *= k;
        w = move(r, d, v_pos);
        n = turn(r, v_normal);
        if (v_mat < %(prop)f - 0.5 && w.y < %(give)f) w.y = %(give)f*exp(w.y/%(give)f - 1.0);
        if (v_mat < %(path)f - 0.5) lit.x = max(max(area(v_area.x), area(v_area.y)), area(v_area.z));
        else flat_at.xyz = v_area;
    } else if (v_mat < %(floor)f + 0.5) {
        flat_at = vec4(v_pos.xz, ground.xy + v_pos.xz*ground.zw);
        w = vec3(flat_at.z, 0.0, flat_at.w);
    } else {
        flat_at = vec4(v_area.xy, v_bone.xy);
        float facing = dot(eye - w, n);
        wall = (v_mat > %(before)f - 0.5) == (facing < 0.0) ? 1.0 : -1.0;
    }
    float o = 0.0; float s = 1.0;
    for (int i = 0; i < %(capsules)d; i++) {
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
    tint = pal[int(min(v_mat, %(path)f) + 0.5)];
    rest = v_pos;
    face_at = vec4(abs(v_pos.x) - face.x, v_pos.yz - face.yz, face.w);
    if (v_mat < %(path)f - 0.5) {
        o += 0.35*max(0.0, -n.y)*exp(-w.y*5.14);
        lit.y = (0.35 + 0.65*v_tone.w)/(1.0 + o*0.85);
        bool sewn = v_mat > %(top)f - 0.5 && v_mat < %(shoe)f + 0.5 || abs(v_mat - %(trim)f) < 0.5;
        tint.rgb *= tint.rgb*(sewn ? v_tone.rrr : v_tone.rgb);
        flat_at.yz = sewn ? v_tone.yz/%(grows)f - %(nowhere)f : vec2(1.0, -1.0);
    } else {
        lit.y = clamp(o, 0.0, 3.0);
    }
    lit.z = s;
    lit.w = v_mat;
    vec4 e = view*vec4(w, 1.0);
    pos = e.xyz;
    nor = (view*vec4(n, 0.0)).xyz;
    gl_Position = proj*e;
    if (v_mat > %(path)f + 0.5 && v_mat < %(floor)f + 0.5) gl_Position.z += 0.004*gl_Position.w;
    if (wall < 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
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
    "floor": FLOOR,
    "behind": WALL_BEHIND,
    "before": WALL_BEFORE,
}
VERTEX: Final = _VERTEX % {
    "rows": 2 * BONES,
    "caps": 2 * CAPSULES,
    "capsules": CAPSULES,
    "glows": GLOWS,
    "colours": COLOURS,
    "give": GIVE,
    "nowhere": SEWN[0],
    "grows": SEWN[1],
    **_MATERIALS,
}

_FRAGMENT = """
#ifdef GL_ES
precision mediump float;
#endif
varying vec3 nor; varying vec3 pos; varying vec4 tint; varying vec4 lit; varying vec4 flat_at;
varying vec3 rest; varying vec4 face_at;
uniform vec3 key_v; uniform vec3 key_c; uniform vec3 fill_c; uniform vec3 sky_c; uniform vec3 gnd_c;
uniform vec4 rim_c; uniform vec4 ember; uniform vec4 ember_lit; uniform vec4 shade;
uniform vec4 mat_at; uniform vec4 mat_c; uniform vec4 wall_c; uniform vec4 floor_c;
uniform vec4 inside; uniform vec4 whole; uniform vec3 brow_c;

float rounded(vec2 p, vec2 half_size, float r) {
    vec2 q = abs(p) - half_size + r;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r;
}
float shadow(float occlusion, float light) {
    return clamp((1.0 - exp(-occlusion*0.80))*shade.x + (1.0 - light)*shade.y, 0.0, 0.92);
}
float one(float material) { return 1.0 - step(0.5, abs(lit.w - material)); }
vec4 wall(float within) {
    vec2 off = flat_at.zw - abs(flat_at.xy);
    float up = flat_at.y + flat_at.w;
    float shown = smoothstep(0.0, %(fades)f, off.x)*mix(1.0, smoothstep(0.0, %(fades)f, off.y), step(0.0, flat_at.y));
    vec2 q = 2.0*gl_FragCoord.xy/whole.xy - 1.0;
    q *= q;
    shown *= 1.0 - smoothstep(0.35, 1.0, dot(q, q));
    float solid = 1.0 - step(%(before)f - 0.5, lit.w);
    float a = shown*within*mix(0.16, wall_c.a, solid);
    float board = 1.0 - smoothstep(0.085, 0.089, up);
    float ledge = smoothstep(0.076, 0.082, up)*board;
    vec3 c = wall_c.rgb*(0.98 + 0.20*smoothstep(0.3, 1.6, up));
    c *= 1.0 + 0.16*board + 0.28*ledge - 0.30*(1.0 - board)*exp((0.089 - up)*60.0);
    c *= 1.0 - 0.5*exp(-up*60.0);
    return vec4(c*a*(1.0 - shadow(lit.y, mix(1.0, lit.z, 0.6))), a);
}
vec4 ground(float within) {
    float r = length(flat_at.xy);
    float k = shadow(lit.y, lit.z)*(1.0 - smoothstep(shade.z, shade.w, r))*within;
    float round = (1.0 - smoothstep(0.50, 1.0, r))*within;
    float light = floor_c.a*round*(1.7 - 0.6*r);
    vec2 m = flat_at.zw - mat_at.xy;
    float d = rounded(m, mat_at.zw, 0.05);
    float mat_a = mat_c.a*(1.0 - smoothstep(-0.005, 0.005, d))*within;
    float rib = 0.965 + 0.035*smoothstep(0.35, 0.65, abs(fract(m.y*14.0) - 0.5)*2.0);
    rib *= 1.08 - 0.22*min(r, 1.0);
    float around = smoothstep(-0.01, 0.0, d)*exp(-max(d, 0.0)*30.0)*step(0.01, mat_c.a)*0.50*within;
    float edge = smoothstep(-0.014, -0.010, d)*(1.0 - 2.2*smoothstep(-0.005, -0.002, d));
    float line = abs(fract(flat_at.w*2.0 + inside.w) - 0.5)*2.0;
    float stripe = step(0.0, inside.w)*smoothstep(0.94, 0.965, line)*0.30*round;
    stripe *= 1.0 - smoothstep(0.2, 0.6, abs(flat_at.x));
    vec4 c = vec4(floor_c.rgb*(light + stripe*(1.0 - light)), light + stripe*(1.0 - light));
    c = vec4(c.rgb*(1.0 - around), 1.0 - (1.0 - c.a)*(1.0 - around));
    c = mix(c, vec4(mat_c.rgb*(rib + edge*0.25), 1.0), mat_a);
    return vec4(c.rgb*(1.0 - k), 1.0 - (1.0 - c.a)*(1.0 - k));
}
vec4 arrow() {
    float across = abs(flat_at.y);
    float a = smoothstep(0.0, 0.45, flat_at.x)*(1.0 - smoothstep(0.92, 1.0, across))*flat_at.z;
    return vec4(tint.rgb*(1.0 - 0.85*smoothstep(0.66, 0.78, across)), 1.0)*a;
}
void main() {
    vec2 edge_at = min(gl_FragCoord.xy, whole.xy - gl_FragCoord.xy);
    float within = smoothstep(0.0, whole.z, min(edge_at.x, edge_at.y));
    within *= within;
    within *= 1.0 - smoothstep(inside.z - 1.5, inside.z + 1.5, length(gl_FragCoord.xy - inside.xy));
    if (lit.w > %(behind)f - 0.5) { gl_FragColor = wall(within); return; }
    if (lit.w > %(floor)f - 0.5) { gl_FragColor = ground(within); return; }
    if (lit.w > %(path)f - 0.5) { gl_FragColor = arrow(); return; }
    vec3 v = normalize(-pos);
    float skin = one(%(skin)f); float hair = one(%(hair)f); float eye = one(%(eye)f);
    float shoe = one(%(shoe)f); float shorts = one(%(shorts)f);
    float cloth = 1.0 - skin - hair - eye;
    vec3 base = tint.rgb;
    float top = one(%(top)f);
    float crease = cos(rest.y*46.0 + abs(rest.x)*34.0 + 2.2*sin(rest.x*13.0 + rest.z*19.0));
    crease *= smoothstep(1.30, 1.04, rest.y)*top;
    crease += 0.8*cos(rest.y*95.0 + rest.x*40.0)*shorts*smoothstep(0.90, 0.80, rest.y);
    vec3 n = normalize(nor + vec3(0.05, 0.085, 0.0)*crease);

    // the face, from the middle of the eye: x outward, y up, metres
    float front = skin*step(-0.045, face_at.z)*step(-0.05, face_at.y)*step(face_at.y, 0.05);
    float from_pupil = length(vec2(face_at.x + 0.0004, face_at.y - 0.0004));
    vec3 iris = mix(vec3(0.030, 0.014, 0.006), vec3(0.17, 0.085, 0.040),
                    smoothstep(0.0026, 0.0056, from_pupil)*clamp(0.65 - face_at.y*70.0, 0.0, 1.0));
    iris = mix(vec3(0.010), iris, smoothstep(0.0022, 0.0029, from_pupil));
    base = mix(base, mix(base*0.94, iris, 1.0 - smoothstep(0.0060, 0.0069, from_pupil)), eye);
    base *= mix(1.0, 0.66 + 0.34*smoothstep(0.0072, 0.0020, face_at.y), eye);
    float along = clamp((face_at.x + 0.018)/0.045, 0.0, 1.0);
    float thick = whole.w*(0.45 + 0.55*smoothstep(0.0, 0.18, along));
    thick *= 1.0 - 0.70*smoothstep(0.40, 1.0, along);
    float off = face_at.y - 0.0200 - 0.0042*sin(3.1416*(0.10 + along*0.72));
    float brow = (1.0 - smoothstep(thick*0.45, thick*1.3, abs(off)))*front;
    brow *= smoothstep(-0.0235, -0.0165, face_at.x)*(1.0 - smoothstep(0.0220, 0.0290, face_at.x));
    base = mix(base, brow_c, brow*0.82);
    float lid = 1.0 - smoothstep(0.88, 1.20, length(vec2(face_at.x/0.0168, (face_at.y - 0.0008)/0.0082)));
    base *= 1.0 - 0.40*lid*front;

    // clothes: panels, ribs and seams by their distance from hem and seam, metres
    float trim = one(%(trim)f);
    float hem = flat_at.y; float panel = flat_at.z;
    vec3 other = mix(base, mat_c.rgb*mat_c.rgb, 0.62);
    float rib = 1.0 - smoothstep(0.0125, 0.0140, hem);
    float sides = smoothstep(-0.0009, 0.0009, panel);
    base = mix(base, other, top*max(sides, rib));
    float seam = max(1.0 - smoothstep(0.0004, 0.0022, abs(panel)), 1.0 - smoothstep(0.0004, 0.0020, abs(hem - 0.0145)));
    base *= 1.0 - 0.30*seam*(top + 0.6*shorts);
    float stripe = 1.0 - smoothstep(0.0100, 0.0118, abs(rest.z + 0.012 + (0.93 - rest.y)*0.02));
    base = mix(base, vec3(0.80, 0.82, 0.80), shorts*stripe*step(0.100, abs(rest.x)));
    base = mix(base, other, trim*step(0.0050, hem)*step(hem, 0.0085));
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
    vec3 wrap = mix(vec3(0.20), vec3(0.46, 0.24, 0.16), skin);
    vec3 dif = clamp((nk + wrap)/(1.0 + wrap), 0.0, 1.0);
    dif *= dif*0.4 + 0.6;
    float filled = clamp(dot(n, vec3(0.75, 0.10, 0.65))*0.6 + 0.4, 0.0, 1.0);
    vec3 around = mix(gnd_c, sky_c, 0.5 + 0.5*dot(n, vec3(0.0, 0.97, 0.24)));
    vec3 opened = mix(vec3(open), pow(vec3(open), vec3(0.75, 1.05, 1.15)), skin);
    vec3 light = around*opened*0.85 + key_c*dif*lighted*mix(1.0, open, 0.4) + fill_c*filled*open;
    vec3 c = base*light;

    float nv = max(dot(n, v), 0.0);
    vec3 half_way = normalize(key_v + v);
    float nh = max(dot(n, half_way), 0.0);
    c += key_c*lighted*skin*(pow(nh, 12.0)*0.055 + pow(nh, 50.0)*0.06);
    c += base*key_c*skin*open*vec3(0.13, 0.035, 0.012)*exp(-nk*nk*12.0);  // light that went through
    c += cloth*base*pow(1.0 - nv, 3.0)*0.5*(0.4 + 0.6*open);
    c += eye*pow(nh, 90.0)*0.9;
    float sweep = atan(rest.x - 0.012, face_at.y - 0.055);
    float strand = sin(sweep*46.0 + 2.0*sin(rest.z*24.0 + sweep*3.0))*0.55;
    strand += sin(sweep*113.0 + 1.7*sin(rest.z*33.0))*0.45;
    float shine = max(0.0, 1.0 - abs(dot(n, normalize(half_way + vec3(0.0, 0.30, 0.0))) - 0.92)*4.5);
    c *= mix(1.0, 0.86 + 0.20*strand, hair);
    c += hair*(0.55 + 0.45*strand)*shine*shine*(tint.rgb*2.0 + 0.015)*lighted;
    float above = smoothstep(-0.25, 0.75, n.y*0.55 + n.x*0.45 + 0.25);
    c += rim_c.rgb*rim_c.w*pow(1.0 - nv, 2.6)*above*open*mix(0.42, 0.65, skin);

    float g = smoothstep(0.06, 0.66, lit.x)*ember.a;
    vec3 warm = mix(ember.rgb, ember_lit.rgb, clamp(dot(dif, vec3(0.34))*0.75 + 0.12, 0.0, 1.0));
    warm *= warm*(0.22 + 1.02*light);
    c = mix(c, warm*1.10 + ember.rgb*0.03, g*0.86);
    c = c/(1.0 + max(c - 0.75, 0.0)*0.6);
    gl_FragColor = vec4(pow(max(c, 0.0), vec3(0.4762)), 1.0);
}
"""
FRAGMENT: Final = _FRAGMENT % {**_MATERIALS, "fades": WALL_FADES}

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
