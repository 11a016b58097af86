"""The room around a figure, with shaders of its own: a lit floor with a mat, and walls with a skirting board.

Level across the picture, at its horizon, the floor turns up into a wall in the shade.
They take the figure's shadow from the same capsules as the body does. Valid as GLSL ES 1.00 and 1.10.
"""

from typing import Any, Final

from kivy.graphics import InstructionGroup, RenderContext
from kivy.graphics import Mesh as KivyMesh

from app.figure.mesh import Mesh
from app.figure.room import ROOM_FORMAT, ROOM_STRIDE, WALL_FADES
from app.figure.skin import CAPSULES, TOUCHING
from app.ui.widgets.figure_shader import OCCLUDED

_VERTEX = """
#ifdef GL_ES
precision highp float;
#endif
attribute vec3 v_pos; attribute vec3 v_normal; attribute vec4 v_panel;
uniform mat4 proj; uniform mat4 view;
uniform vec4 caps[%(caps)d]; uniform vec4 ground; uniform vec3 key_w; uniform vec3 eye;
varying vec4 flat_at;  // floor: how far it fades, and its stripes; place. Wall: place and half size
varying vec4 lit;  // taken from the sky, less 1 on the floor; light; towards the eye; aside
varying float skyline;  // how high in the picture the floor ends, -1 to 1: level, as every camera is
%(occluded)s
void main() {
    vec3 w = v_pos;
    flat_at = v_panel;
    bool wall = v_panel.z > 0.0;
    if (!wall) {  // its outermost cells reach past the edges of any picture
        float out_by = 1.0 + 4.5*smoothstep(0.86, 1.0, max(abs(v_pos.x), abs(v_pos.z)));
        flat_at = vec4(v_pos.xz, ground.xy + v_pos.xz*ground.zw*out_by);
    }
    vec2 to_eye = normalize(eye.xz - ground.xy);
    float beyond = 0.0;
    if (!wall) {  // beyond the horizon the floor turns up into a wall
        beyond = max(0.0, -%(horizon)f - dot(flat_at.zw - ground.xy, to_eye));
        flat_at.zw += to_eye*beyond;
        w = vec3(flat_at.z, beyond*%(steep)f, flat_at.w);
    }
    vec2 shut = occluded(w, v_normal);
    vec2 off = w.xz - ground.xy;
    lit = vec4(1.0 - exp(-min(shut.x, 3.0)*0.95), shut.y, dot(off, to_eye) - beyond, 0.0);
    lit.w = dot(off, vec2(-to_eye.y, to_eye.x));
    if (!wall) {
        lit.x = -1.0 - lit.x;
        flat_at.x = 1.0 - smoothstep(0.70, 1.05, length(v_pos.xz));
        flat_at.y = 1.0 - smoothstep(0.2, 0.55, abs(v_pos.x));
    }
    vec4 end = proj*(view*vec4(ground.x - to_eye.x*%(horizon)f, 0.0, ground.y - to_eye.y*%(horizon)f, 1.0));
    skyline = end.y/end.w;
    gl_Position = proj*(view*vec4(w, 1.0));
    if (!wall) gl_Position.z += 0.004*gl_Position.w;
    else if ((v_panel.w < 0.0) != (dot(eye - w, v_normal) < 0.0)) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
"""
HORIZON: Final = 1.35
"""Metres behind the figure's middle at which the floor turns up into the wall behind it."""
_STEEP: Final = 2.0
"""How high that wall is, of the floor that would lie behind it."""
_PLACES = {"horizon": HORIZON, "steep": _STEEP}
ROOM_VERTEX: Final = _VERTEX % {"caps": 2 * CAPSULES, "occluded": OCCLUDED, **_PLACES}

_FRAGMENT = """
#ifdef GL_ES
precision mediump float;
#endif
varying vec4 flat_at; varying vec4 lit; varying float skyline;
uniform vec2 shade; uniform vec4 mat_at; uniform vec4 mat_c; uniform vec4 wall_c; uniform vec4 floor_c;
uniform vec4 inside; uniform vec4 whole; uniform vec2 near;
uniform vec4 touch[%(touching)d]; uniform vec4 presses;
uniform vec4 thing_at;  // middle and half sizes of what stands on the floor; the last below 0 for four legs
uniform vec4 falls;  // cosine and sine of its turn; how far its top's shadow falls aside, metres

float rounded(vec2 p, vec2 half_size, float r) {
    vec2 q = abs(p) - half_size + r;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r;
}
float shadow(float occlusion, float light) {
    return min(occlusion*shade.x + (1.0 - light)*shade.y, 0.92);
}
float vignette(vec2 q) {
    q *= q;
    return 1.0 - smoothstep(0.40, 0.97, dot(q*q, vec2(1.0)));
}
// a ring holds the whole floor; without one it thins out all around
float thinned(vec2 q) {
    q = abs(q);
    return max(1.0 - smoothstep(0.34, 0.97, dot(q*q, q)), step(inside.z, whole.x));
}
// what stands or lies right on the floor: a dark line under it, wider and paler where it lifts off
float pressed(vec4 line, float press) {
    vec2 along = line.zw - line.xy; vec2 p = flat_at.zw - line.xy;
    float t = clamp(dot(p, along)/max(dot(along, along), 1e-4), 0.0, 1.0);
    vec2 d = p - along*t;
    float k = mix(floor(press)*0.01, fract(press), t);
    return k*k/(1.0 + dot(d, d)*1400.0);
}
vec4 wall(float within) {
    float high = abs(flat_at.w);
    float up = flat_at.y + high;
    float shown = smoothstep(0.0, %(fades)f*0.8, flat_at.z - abs(flat_at.x));
    shown *= max(smoothstep(0.0, %(fades)f*0.8, high - abs(flat_at.y)), step(flat_at.y, 0.0));
    vec2 q = 2.0*gl_FragCoord.xy/whole.xy - 1.0;
    shown *= vignette(q)*(1.0 - smoothstep(0.45, 1.20, length(q)));
    float solid = step(0.0, flat_at.w);
    float a = shown*within*mix(0.16, wall_c.a, solid);
    float board = 1.0 - smoothstep(0.085, 0.089, up);
    float ledge = smoothstep(0.076, 0.082, up)*board;
    vec3 c = wall_c.rgb*(0.90 + 0.30*smoothstep(0.1, 1.7, up));
    c *= 1.0 + 0.16*board + 0.28*ledge - 0.30*(1.0 - board)*smoothstep(0.13, 0.089, up);
    c *= 1.0 - 0.55*smoothstep(0.035, 0.0, up);
    return vec4(c*a*(1.0 - shadow(lit.x, mix(1.0, lit.y, 0.6))), a);
}
// the mat: a top with a fine weave, a line near its rim and a bevel, on a darker side
vec4 mat(vec4 c, float clear, float pool) {
    vec2 m = flat_at.zw - mat_at.xy;
    float d = rounded(m, mat_at.zw, 0.05);
    float under = rounded(m - near, mat_at.zw, 0.05);
    float a = mat_c.a*clear;
    float side = a*(1.0 - smoothstep(-0.003, 0.003, min(under, d)));
    c = mix(c, vec4(mat_c.rgb*mix(0.62, 0.40, smoothstep(0.0, 0.018, d)), 1.0), side);
    float weave = 0.985 + 0.015*smoothstep(0.3, 0.7, abs(fract(m.y*26.0) - 0.5)*2.0);
    float line = 1.0 - smoothstep(0.0030, 0.0065, abs(d + 0.032));
    float bevel = smoothstep(-0.014, -0.008, d);
    vec3 top = mat_c.rgb*weave*(0.86 + 0.26*pool)*(1.0 - 0.13*line)*(1.0 + 0.26*bevel);
    return mix(c, vec4(top, 1.0), a*(1.0 - smoothstep(-0.004, 0.004, d)));
}
// how near the floor is to the foot of the mat, 0 to 1
float beside_mat() {
    vec2 m = flat_at.zw - mat_at.xy;
    float under = min(rounded(m, mat_at.zw, 0.05), rounded(m - near, mat_at.zw, 0.05));
    float far = max(under, 0.0);
    return smoothstep(-0.01, 0.0, under)*mat_c.a*(0.46/(1.0 + far*far*1900.0) + 0.16/(1.0 + far*far*110.0));
}
// what stands on the floor: x how dark it is close to it, y how much of its shadow falls here, each 0 to 1
vec2 standing() {
    vec2 p = flat_at.zw - thing_at.xy;
    float legs = step(thing_at.w, 0.0);
    vec2 off = falls.zw;
    float t = mix(clamp(dot(p, off)/max(dot(off, off), 1e-5), 0.0, 1.0), 1.0, legs);
    vec2 q = p - off*t;
    p = vec2(falls.x*p.x - falls.y*p.y, falls.y*p.x + falls.x*p.y);
    q = vec2(falls.x*q.x - falls.y*q.y, falls.y*q.x + falls.x*q.y);
    vec2 size = abs(thing_at.zw);
    float r = min(size.x, size.y)*0.5;
    float by = mix(rounded(p, size, r), length(abs(p) - size + 0.02) - 0.02, legs);
    float close = max(by, 0.0)*mix(20.0, 34.0, legs);
    float soft = 0.012 + 0.30*t*length(off)*mix(1.0, 0.5, legs);
    float below = legs*0.42*(1.0 - smoothstep(-0.16, 0.10, rounded(p, size, 0.1)));
    return vec2(max(0.80/(1.0 + close*close), below), 1.0 - smoothstep(-soft, soft, rounded(q, size, r)));
}
vec4 ground(float within, float clear) {
    vec2 q = 2.0*gl_FragCoord.xy/whole.xy - 1.0;
    within *= thinned(q);
    float far = smoothstep(-%(horizon)f, -%(horizon)f + 0.40, lit.z);
    // a pool of light, round on the floor: gone before the horizon and before the sides of the picture
    vec2 r = vec2(lit.z/min(%(horizon)f, 0.30 + 1.05*whole.w), lit.w/whole.w);
    r.x *= 1.0 + 0.45*step(0.0, lit.z);
    float round_it = dot(r, r);
    float pool = max(0.0, 1.0 - round_it);
    pool *= pool;
    // the floor as such, up to the horizon; behind it a wall in the shade, paler towards its top
    float above = q.y - skyline;
    float back = smoothstep(-0.008, 0.012, above);
    float plain = 0.66 + 0.20*smoothstep(-0.9, 0.0, above);
    float shaded = (0.34 + 0.10*smoothstep(0.0, 0.35, above))*(1.0 - smoothstep(0.15, 1.25, above));
    float light = floor_c.a*mix(plain + 0.95*pool, shaded, back)*within;
    float line = abs(fract(flat_at.w*2.0 + inside.w) - 0.5)*2.0;
    float stripe = step(0.0, inside.w)*smoothstep(0.93, 0.955, line)*0.44*pool*within;
    stripe *= flat_at.y*far;
    light += stripe*(1.0 - light);
    vec4 c = vec4(floor_c.rgb*light, light);
    float dark = beside_mat()*within;
    c = vec4(c.rgb*(1.0 - dark), 1.0 - (1.0 - c.a)*(1.0 - dark));
    c = mat(c, clear, pool);
    vec2 thing = standing();
    float tight = pressed(touch[0], presses.x) + pressed(touch[1], presses.y);
    tight += pressed(touch[2], presses.z) + pressed(touch[3], presses.w) + thing.x;
    float k = shadow(-1.0 - lit.x, min(lit.y, 1.0 - thing.y));
    k *= flat_at.x*within*far*smoothstep(1.25, 0.60, round_it);
    k = 1.0 - (1.0 - k)*(1.0 - clamp(tight, 0.0, 1.0)*shade.x*0.85*within*far);
    return vec4(c.rgb*(1.0 - k), 1.0 - (1.0 - c.a)*(1.0 - k));
}
void main() {
    vec2 edge_at = min(gl_FragCoord.xy, whole.xy - gl_FragCoord.xy);
    float within = smoothstep(0.0, whole.z, min(edge_at.x, edge_at.y));
    within *= within;
    float ring = 1.0 - smoothstep(inside.z - 1.5, inside.z + 1.5, length(gl_FragCoord.xy - inside.xy));
    float clear = ring*smoothstep(1.5, 2.5 + whole.z*0.8, min(edge_at.x, edge_at.y));
    gl_FragColor = lit.x < -0.5 ? ground(within*ring, clear) : wall(within*ring);
}
"""
ROOM_FRAGMENT: Final = _FRAGMENT % {"fades": WALL_FADES, "touching": TOUCHING, **_PLACES}

NOTHING: Final = [0, 0, 0]
"""Indices of a mesh that is to show nothing: none at all it cannot take."""


class Room(InstructionGroup):  # type: ignore[misc,unused-ignore]
    """Floor or walls, with shaders of their own. These are compiled when there is first something to draw."""

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[str, Any] = {}
        self._context: RenderContext | None = None
        self._mesh: KivyMesh | None = None

    def set(self, name: str, value: Any) -> None:
        """Sets a uniform, by its name in the shader."""
        self._values[name] = value
        if self._context:
            self._context[name] = value

    def fill(self, mesh: Mesh) -> None:
        """Shows this instead of what was there."""
        if self._mesh is None:
            if not mesh.indices:
                return
            self._context = RenderContext(vs=ROOM_VERTEX, fs=ROOM_FRAGMENT)
            with self._context:
                self._mesh = KivyMesh(fmt=ROOM_FORMAT, mode="triangles")
            self.add(self._context)
            for name, value in self._values.items():
                self._context[name] = value
        if mesh.indices:
            self._mesh.vertices = mesh.vertices
        self._mesh.indices = mesh.indices or NOTHING

    @property
    def vertices(self) -> int:
        """How many it has."""
        return len(self._mesh.vertices) // ROOM_STRIDE if self._mesh else 0
