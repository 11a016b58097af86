"""The room around a figure, with shaders of its own: a lit floor with a mat, and walls with a skirting board.

They take the figure's shadow from the same capsules as the body does. Valid as GLSL ES 1.00 and 1.10.
"""

from typing import Any, Final

from kivy.graphics import InstructionGroup, RenderContext
from kivy.graphics import Mesh as KivyMesh

from app.figure.mesh import Mesh
from app.figure.room import ROOM_FORMAT, ROOM_STRIDE, WALL_FADES
from app.figure.skin import CAPSULES
from app.ui.widgets.figure_shader import OCCLUDED

_VERTEX = """
#ifdef GL_ES
precision highp float;
#endif
attribute vec3 v_pos; attribute vec3 v_normal; attribute vec4 v_panel;
uniform mat4 proj; uniform mat4 view;
uniform vec4 caps[%(caps)d]; uniform vec4 ground; uniform vec3 key_w; uniform vec3 eye;
varying vec4 flat_at; varying vec2 lit;
%(occluded)s
void main() {
    vec3 w = v_pos;
    flat_at = v_panel;
    bool wall = v_panel.z > 0.0;
    if (!wall) {
        flat_at = vec4(v_pos.xz, ground.xy + v_pos.xz*ground.zw);
        w = vec3(flat_at.z, 0.0, flat_at.w);
    }
    lit = occluded(w, v_normal);
    lit.x = wall ? min(lit.x, 3.0) : -1.0 - min(lit.x, 3.0);
    gl_Position = proj*(view*vec4(w, 1.0));
    if (!wall) gl_Position.z += 0.004*gl_Position.w;
    else if ((v_panel.w < 0.0) != (dot(eye - w, v_normal) < 0.0)) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
"""
ROOM_VERTEX: Final = _VERTEX % {"caps": 2 * CAPSULES, "occluded": OCCLUDED}

_FRAGMENT = """
#ifdef GL_ES
precision mediump float;
#endif
varying vec4 flat_at; varying vec2 lit;
uniform vec4 shade; uniform vec4 mat_at; uniform vec4 mat_c; uniform vec4 wall_c; uniform vec4 floor_c;
uniform vec4 inside; uniform vec4 whole; uniform vec2 near;

float rounded(vec2 p, vec2 half_size, float r) {
    vec2 q = abs(p) - half_size + r;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r;
}
float shadow(float occlusion, float light) {
    return clamp((1.0 - exp(-occlusion*0.80))*shade.x + (1.0 - light)*shade.y, 0.0, 0.92);
}
float vignette() {
    vec2 q = 2.0*gl_FragCoord.xy/whole.xy - 1.0;
    q *= q;
    return 1.0 - smoothstep(0.15, 0.95, dot(q, q));
}
vec4 wall(float within) {
    float high = abs(flat_at.w);
    vec2 off = vec2(flat_at.z, high) - abs(flat_at.xy);
    float up = flat_at.y + high;
    float shown = smoothstep(0.0, %(fades)f, off.x);
    shown *= max(smoothstep(0.0, %(fades)f, off.y), step(flat_at.y, 0.0));
    shown *= vignette();
    float solid = step(0.0, flat_at.w);
    float a = shown*within*mix(0.16, wall_c.a, solid);
    float board = 1.0 - smoothstep(0.085, 0.089, up);
    float ledge = smoothstep(0.076, 0.082, up)*board;
    vec3 c = wall_c.rgb*(0.98 + 0.20*smoothstep(0.3, 1.6, up));
    c *= 1.0 + 0.16*board + 0.28*ledge - 0.30*(1.0 - board)*exp((0.089 - up)*60.0);
    c *= 1.0 - 0.5*exp(-up*60.0);
    return vec4(c*a*(1.0 - shadow(lit.x, mix(1.0, lit.y, 0.6))), a);
}
vec4 ground(float within) {
    float r = length(flat_at.xy);
    float k = shadow(-1.0 - lit.x, lit.y)*(1.0 - smoothstep(shade.z, shade.w, r))*within*vignette();
    float round = (1.0 - smoothstep(0.50, 1.0, r))*within*vignette();
    float light = floor_c.a*round*(1.5 - 0.5*r);
    vec2 m = flat_at.zw - mat_at.xy;
    float d = rounded(m, mat_at.zw, 0.05);
    float mat_a = mat_c.a*(1.0 - smoothstep(-0.005, 0.005, d))*within;
    float rib = 0.965 + 0.035*smoothstep(0.35, 0.65, abs(fract(m.y*14.0) - 0.5)*2.0);
    rib *= 1.08 - 0.22*min(r, 1.0);
    float under = min(rounded(m - 0.5*near, mat_at.zw, 0.05), rounded(m - near, mat_at.zw, 0.05));
    float side = mat_c.a*smoothstep(-0.005, 0.005, d)*(1.0 - smoothstep(-0.003, 0.003, under))*within;
    under = min(d, under);
    float around = smoothstep(-0.01, 0.0, under)*exp(-max(under, 0.0)*30.0)*step(0.01, mat_c.a)*0.50*within;
    float edge = smoothstep(-0.014, -0.010, d)*(1.0 - 2.2*smoothstep(-0.005, -0.002, d));
    float line = abs(fract(flat_at.w*2.0 + inside.w) - 0.5)*2.0;
    float stripe = step(0.0, inside.w)*smoothstep(0.94, 0.965, line)*0.30*round;
    stripe *= 1.0 - smoothstep(0.2, 0.6, abs(flat_at.x));
    vec4 c = vec4(floor_c.rgb*(light + stripe*(1.0 - light)), light + stripe*(1.0 - light));
    c = vec4(c.rgb*(1.0 - around), 1.0 - (1.0 - c.a)*(1.0 - around));
    c = mix(c, vec4(mat_c.rgb*0.74, 1.0), side);
    c = mix(c, vec4(mat_c.rgb*(rib + edge*0.25), 1.0), mat_a);
    return vec4(c.rgb*(1.0 - k), 1.0 - (1.0 - c.a)*(1.0 - k));
}
void main() {
    vec2 edge_at = min(gl_FragCoord.xy, whole.xy - gl_FragCoord.xy);
    float within = smoothstep(0.0, whole.z, min(edge_at.x, edge_at.y));
    within *= within;
    within *= 1.0 - smoothstep(inside.z - 1.5, inside.z + 1.5, length(gl_FragCoord.xy - inside.xy));
    gl_FragColor = lit.x < -0.5 ? ground(within) : wall(within);
}
"""
ROOM_FRAGMENT: Final = _FRAGMENT % {"fades": WALL_FADES}

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
