"""The figure's shaders, valid as GLSL ES 1.00 and as desktop GLSL 1.10.

Vertex: dual-quaternion skinning; soft occlusion and the cast shadow of fifteen capsules, per vertex.
Fragment: a warm key light upper left in view space, hemisphere light, a rim, ember on working muscles;
the floor is black with an alpha, the mat and walls a thin tint. Colours leave premultiplied.
"""

from typing import Final

from app.figure.areas import REGIONS
from app.figure.skeleton import COUNT
from app.figure.skin import CAPSULES

BONES: Final = COUNT + 1  # and one for the props
GLOWS: Final = (len(REGIONS) + 3) // 4
COLOURS: Final = 8

_VERTEX = """
#ifdef GL_ES
precision highp float;
#endif
attribute vec3 v_pos; attribute vec3 v_normal; attribute vec3 v_skin; attribute vec3 v_area;
attribute float v_mat;
uniform mat4 proj; uniform mat4 view;
uniform vec4 bones[%(rows)d]; uniform vec4 caps[%(caps)d];
uniform vec4 glow[%(glows)d]; uniform vec4 pal[%(colours)d];
uniform vec4 ground; uniform vec3 key_w; uniform vec3 eye;
varying vec3 nor; varying vec3 pos; varying vec4 tint; varying vec4 lit; varying vec4 flat_at;

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
    vec2 at = vec2(0.0);
    float wall = 0.0;
    lit = vec4(0.0);
    flat_at = vec4(0.0);
    if (v_mat < 7.5) {
        int a = 2*int(v_skin.x + 0.5); int b = 2*int(v_skin.y + 0.5);
        vec4 r = mix(bones[a], bones[b], v_skin.z);
        vec4 d = mix(bones[a + 1], bones[b + 1], v_skin.z);
        float k = 1.0/length(r);
        r *= k; d *= k;
        w = move(r, d, v_pos);
        n = turn(r, v_normal);
        lit.x = max(max(area(v_area.x), area(v_area.y)), area(v_area.z));
    } else if (v_mat < 8.5) {
        flat_at = vec4(v_pos.xz, ground.xy + v_pos.xz*ground.zw);
        w = vec3(flat_at.z, 0.0, flat_at.w);
    } else {
        flat_at = vec4(v_area.xy, v_skin.xy);
        float facing = dot(eye - w, n);
        wall = (v_mat > 9.5) == (facing < 0.0) ? 1.0 : -1.0;
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
    if (v_mat < 7.5) {
        o += 0.35*max(0.0, -n.y)*exp(-w.y*5.14);
        lit.y = 1.0/(1.0 + o*0.85);
    } else {
        lit.y = clamp(o, 0.0, 3.0);
    }
    lit.z = s;
    lit.w = v_mat;
    vec4 e = view*vec4(w, 1.0);
    pos = e.xyz;
    nor = (view*vec4(n, 0.0)).xyz;
    tint = pal[int(min(v_mat, 7.0) + 0.5)];
    gl_Position = proj*e;
    if (v_mat > 7.5 && v_mat < 8.5) gl_Position.z += 0.004*gl_Position.w;
    if (wall < 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
"""
VERTEX: Final = _VERTEX % {
    "rows": 2 * BONES,
    "caps": 2 * CAPSULES,
    "capsules": CAPSULES,
    "glows": GLOWS,
    "colours": COLOURS,
}

FRAGMENT: Final = """
#ifdef GL_ES
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
#endif
varying vec3 nor; varying vec3 pos; varying vec4 tint; varying vec4 lit; varying vec4 flat_at;
uniform vec3 key_v; uniform vec3 key_c; uniform vec3 sky_c; uniform vec3 gnd_c; uniform vec4 rim_c;
uniform vec4 ember; uniform vec4 ember_lit; uniform vec4 shade;
uniform vec4 mat_at; uniform vec4 mat_c; uniform vec4 wall_c;
uniform float tiles; uniform vec3 inside; uniform vec3 whole;

float rounded(vec2 p, vec2 half_size, float r) {
    vec2 q = abs(p) - half_size + r;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r;
}
float shadow(float occlusion, float light) {
    return clamp((1.0 - exp(-occlusion*0.55))*shade.x + (1.0 - light)*shade.y, 0.0, 0.92);
}
void main() {
    vec2 edge_at = min(gl_FragCoord.xy, whole.xy - gl_FragCoord.xy);
    float within = smoothstep(0.0, whole.z, min(edge_at.x, edge_at.y));
    within *= 1.0 - smoothstep(inside.z - 1.5, inside.z + 1.5, length(gl_FragCoord.xy - inside.xy));
    if (lit.w > 8.5) {
        float d = rounded(flat_at.xy, flat_at.zw, 0.05);
        float shown = (1.0 - smoothstep(-0.006, 0.006, d))*within;
        float edge = smoothstep(-0.022, -0.012, d);
        float a = shown*(wall_c.a + edge*0.22);
        gl_FragColor = vec4(wall_c.rgb*a*(1.0 - shadow(lit.y, lit.z)), a);
        return;
    }
    if (lit.w > 7.5) {
        float fade = (1.0 - smoothstep(shade.z, shade.w, length(flat_at.xy)))*within;
        float k = shadow(lit.y, lit.z)*fade;
        float d = rounded(flat_at.zw - mat_at.xy, mat_at.zw, 0.07);
        float a = mat_c.a*(1.0 - smoothstep(-0.006, 0.006, d))*within;
        float line = abs(fract(flat_at.w*2.0 + tiles) - 0.5)*2.0;
        float stripe = step(0.0, tiles)*smoothstep(0.95, 0.97, line)*fade*0.16;
        stripe *= 1.0 - smoothstep(0.2, 0.6, abs(flat_at.x));
        float under = a + stripe*(1.0 - a);
        gl_FragColor = vec4(mat_c.rgb*under*(1.0 - k), 1.0 - (1.0 - under)*(1.0 - k));
        return;
    }
    vec3 n = normalize(nor); vec3 v = normalize(-pos);
    float nk = dot(n, key_v);
    float dif = smoothstep(-0.32, 1.0, nk);
    dif = dif*dif*0.55 + dif*0.45;
    float shd = mix(1.0, lit.z, 0.62*smoothstep(-0.1, 0.5, nk));
    vec3 amb = mix(gnd_c, sky_c, 0.5 + 0.5*dot(n, vec3(0.0, 0.97, 0.24)));
    float fres = pow(1.0 - max(dot(n, v), 0.0), 2.6);
    float spec = pow(max(dot(n, normalize(key_v + v)), 0.0), 22.0)*0.10*shd;
    vec3 c = tint.rgb*(amb*lit.y + key_c*dif*shd) + spec*key_c;
    c += rim_c.rgb*fres*rim_c.w*(0.35 + 0.65*max(0.0, 0.7*n.y + 0.45))*lit.y;
    vec3 g = mix(ember.rgb, ember_lit.rgb, clamp(dif*0.9 + 0.10*fres, 0.0, 1.0))*mix(0.80, 1.0, lit.y);
    gl_FragColor = vec4(mix(c, g, smoothstep(0.08, 0.80, lit.x)*ember.a), 1.0);
}
"""

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
