"""The off-screen stage: one Fbo that can show any exercise from any side, and the arrows of its way."""

from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import cos, radians, sin
from pathlib import Path
from typing import Any

from kivy.graphics import Callback, ClearBuffers, ClearColor, Fbo
from kivy.graphics import Mesh as KivyMesh
from kivy.graphics.opengl import GL_CULL_FACE, GL_DEPTH_TEST, glDisable, glEnable
from kivy.graphics.transformation import Matrix

from app.figure.areas import REGION
from app.figure.camera import Camera, key_light
from app.figure.look import BUILDS, Build, Look
from app.figure.mesh import FORMAT, PATH, STRIDE, BodyMesh, assemble, read_body, still
from app.figure.paths import Ribbon, strip
from app.figure.props import Props
from app.figure.roller import lies_on, roller_rows
from app.figure.room import before_mesh, behind_mesh
from app.figure.scene import stands_on, thing_meshes
from app.figure.skin import BONES, bone_rows, capsule_rows, touching
from app.figure.solve import Pose
from app.ui.widgets.figure_fade import premultiplied_blending, usual_blending
from app.ui.widgets.figure_room import NOTHING, Room
from app.ui.widgets.figure_shader import FRAGMENT, GLOWS, VERTEX

_EVERYWHERE = 1e5  # pixels from the middle of a picture
_FADES = 0.06  # of the smaller side: so far from the edges of a picture floor, mat and walls fade
_STRIPES = 2.0  # per metre of floor
_UP = (0.0, 1.0, 0.0)
_NOWHERE = [0.0, -50.0, 0.1, 0.1]
_FOOT = BONES.index("foot_l")
_BEHIND_BODY = 0.35
_LOW_LIGHT = 0.3  # the least that light falls down of what it falls aside: shadows end somewhere
_MAT_THICK = 0.017  # metres
_BROWS = {"woman": 0.0034, "man": 0.0048}
"""Half the height of a brow, metres."""


@lru_cache(maxsize=len(BUILDS))
def _body(folder: str, build: Build) -> BodyMesh:
    return read_body(Path(folder) / f"{build}.bin")


def forget_body() -> None:
    """Lets go of the bodies' meshes, 1 MB each, until the next stage reads it again."""
    _body.cache_clear()


def rgb(colour: str, k: float = 1.0) -> list[float]:
    """A colour of six hexadecimal digits as three floats, times k."""
    h = colour.lstrip("#")
    return [int(h[i : i + 2], 16) / 255 * k for i in (0, 2, 4)]


class FigureStage:
    """Draws a solved body into a texture.

    The texture's colours are premultiplied. Nothing is drawn until something has changed.

    Args:
        figure: The theme's `figure` values: tones, palettes, key_light_direction_view, floor_shadow, and the
            folder of the bodies' meshes.

    Attributes:
        fbo: On a canvas it draws itself when asked to; off one, call `fbo.draw()`.
        draws: How many times it has drawn.
    """

    def __init__(self, figure: Mapping[str, Any], size: tuple[int, int] = (8, 8)) -> None:
        self.figure = figure
        self.draws = 0
        self._furnished: tuple[Props, Build] | None = None
        self._painted: tuple[str, Look] | None = None
        self._look = Look()
        self._glow: list[float] = []
        self._ribbons: tuple[Ribbon, ...] = ()
        self._camera: tuple[Camera, tuple[int, ...], float] | None = None
        self._tiles = -1.0  # none
        self._inside = [0.0, 0.0, _EVERYWHERE]
        self._folder = str(figure["bodies"])
        self._light = [float(v) for v in figure["key_light_direction_view"]]
        self.fbo = Fbo(size=size, with_depthbuffer=True, vs=VERTEX, fs=FRAGMENT)
        with self.fbo:
            ClearColor(0, 0, 0, 0)
            ClearBuffers(clear_color=True, clear_depth=True)
            Callback(self._begin)
            self._behind = Room()
            Callback(self._outside)
            self._mesh = KivyMesh(fmt=FORMAT, mode="triangles")
            Callback(self._both_sides)
            self._before = Room()
            Callback(self._through)
            self._ghosts = KivyMesh(fmt=FORMAT, mode="triangles")
            Callback(self._in_depth)
            self._arrows = KivyMesh(fmt=FORMAT, mode="triangles")
            Callback(self._end)
        n = sum(v * v for v in self._light) ** 0.5
        self.fbo["key_v"] = [v / n for v in self._light]
        floor = figure["floor_shadow"]
        self._set_room("shade", [float(floor["contact"]), float(floor["cast"])])
        self.paint("before", self._look)
        self.glow({}, 1.0)
        self.furnish(Props())

    def _set_room(self, name: str, value: Any) -> None:
        self._behind.set(name, value)
        self._before.set(name, value)

    def _begin(self, _: Any) -> None:
        self.draws += 1
        glEnable(GL_DEPTH_TEST)
        premultiplied_blending()

    def _outside(self, _: Any) -> None:
        glEnable(GL_CULL_FACE)

    def _both_sides(self, _: Any) -> None:
        glDisable(GL_CULL_FACE)

    def _through(self, _: Any) -> None:
        glDisable(GL_DEPTH_TEST)

    def _in_depth(self, _: Any) -> None:
        glEnable(GL_DEPTH_TEST)

    def _end(self, _: Any) -> None:
        glDisable(GL_DEPTH_TEST)
        usual_blending()

    def close(self) -> None:
        """Takes it apart for good. Its parts hold each other, and would wait to be collected."""
        self.fbo.clear()

    @property
    def vertices(self) -> int:
        """Vertices of body, things and room."""
        return len(self._mesh.vertices) // STRIDE + self._behind.vertices + self._before.vertices

    def paint(self, palette: str, look: Look = Look()) -> None:  # noqa: B008 - it cannot change
        """Clothes and lights of a palette by its name, on somebody."""
        if self._painted == (palette, look):
            return
        self._painted, self._look = (palette, look), look
        p = self.figure["palettes"][palette]
        clothes, light, work = p["clothes"][look.build], p["light"], p["working"]
        tone = self.figure["tones"][look.tone]
        f = self.fbo
        colours = [tone["skin"], clothes["top"], clothes["shorts"], clothes["shoe"], tone["hair"]]
        colours += [clothes["trim"], tone["eye"], tone["lashes"], p["prop"], p["path"]]
        f["pal"] = [[*rgb(c), 1.0] for c in colours]
        f["brow_c"] = [*(c * c * 0.8 for c in rgb(tone["hair"])), _BROWS[look.build]]
        for name, part in (("key_c", "key"), ("fill_c", "fill"), ("sky_c", "sky"), ("gnd_c", "ground")):
            f[name] = rgb(light[part], light[f"{part}_strength"])
        f["rim_c"] = [*rgb(light["rim"]), light["rim_strength"]]
        f["ember"] = [*rgb(work["shade"]), work["strength"]]
        f["ember_lit"] = [*rgb(work["lit"]), 1.0]
        for name in ("floor", "mat", "wall"):
            self._set_room(f"{name}_c", [*rgb(p[name]["colour"]), p[name]["opacity"]])
        f["mat_c"] = [*rgb(p["panel"]), 1.0]
        f.ask_update()

    def glow(self, strengths: Mapping[str, float], scale: float = 1.0) -> None:
        """Light muscle regions, each 0..1."""
        rows = [0.0] * (4 * GLOWS)
        for name, s in strengths.items():
            rows[REGION[name]] = s * scale
        if rows != self._glow:
            self._glow = rows
            self.fbo["glow"] = [rows[4 * i : 4 * i + 4] for i in range(GLOWS)]
            self.fbo.ask_update()

    def furnish(self, props: Props, build: Build | None = None) -> None:
        """Put walls, mat and things around a body; the mesh is made anew only when something differs."""
        build = build or self._look.build
        if self._furnished == (props, build):
            return
        body = _body(self._folder, build)
        mesh = assemble(body.bare if props.bare else body.mesh, thing_meshes(props))
        self._mesh.vertices, self._mesh.indices = mesh.vertices, mesh.indices
        self._behind.fill(behind_mesh(props.walls))
        self._before.fill(before_mesh(props.walls))
        self._bind = body.bind
        self.fbo["face"] = [*body.eye, body.bind.place[_FOOT][0]]
        self.fbo["ankle"] = [body.bind.place[_FOOT][2], float(props.bare)]
        self._set_room("mat_at", list(props.mat or _NOWHERE))
        thing = next(iter(props.things), None)
        self._set_room("thing_at", stands_on(thing) if thing else _NOWHERE)
        self._rolled = 0.0
        self._furnished, self._camera = (props, build), None  # a camera has it cast its shadow
        self._lay_roller()
        self.fbo.ask_update()

    def _lay_roller(self) -> None:
        """Where the roller is now, and the dark line under it."""
        roller = self._furnished[0].roller if self._furnished else None
        self._roller = (roller_rows(roller, self._rolled),) if roller else ()
        if roller:
            self._set_room("thing_at", lies_on(roller, self._rolled))

    def _cast(self, light: Sequence[float]) -> list[float]:
        """How what stands on the floor is turned, and how far the shadow of its top falls aside, metres."""
        props = self._furnished[0] if self._furnished else Props()
        if props.roller:
            turn, high = 0.0, 2 * props.roller.radius
        elif props.things:
            turn, high = radians(props.things[0].turn), props.things[0].size[1]
        else:
            turn, high = 0.0, 0.0
        k = -high / max(light[1], _LOW_LIGHT)
        return [cos(turn), sin(turn), light[0] * k, light[2] * k]

    def trace(self, ribbons: Sequence[Ribbon]) -> None:
        """Draw these arrows along the way of a move; they face the camera of the next `look`."""
        if self._ribbons != ribbons:
            self._ribbons, self._camera = tuple(ribbons), None

    def _draw_arrows(self, camera: Camera) -> None:
        """Full where nothing is before them, pale where the body is."""
        if not self._ribbons:
            if len(self._arrows.indices):
                self._ghosts.indices = self._arrows.indices = NOTHING  # empty ones it cannot take
            return
        for mesh, strength in ((self._ghosts, _BEHIND_BODY), (self._arrows, 1.0)):
            v, i = array("f"), array("H")
            for ribbon in self._ribbons:
                base = len(v) // STRIDE
                corners = strip(ribbon, camera.eye())
                for c in corners:
                    v.extend(still(c.at, _UP, PATH, (c.along, c.across, strength)))
                for k in range(len(corners) - 2):
                    i.extend((base + k, base + k + 1, base + k + 2))
            mesh.vertices, mesh.indices = v, i

    def look(self, camera: Camera, rim: float = 0.0) -> None:
        """Set the camera. Floor, mat and walls fade towards the edges of the picture, which would cut them.

        Args:
            camera: Where from.
            rim: Width of a ring around the picture, its pixels, that floor, mat and walls keep clear of; the
                figure may reach over it.
        """
        f = self.fbo
        now = (camera, tuple(f.size), rim)
        if now == self._camera:
            return
        wide, high = f.size
        light = list(key_light(camera, (self._light[0], self._light[1], self._light[2])))
        projection, view = _matrix(camera.projection(wide, high)), _matrix(camera.view())
        for name, value in (("proj", projection), ("view", view), ("key_w", light)):
            f[name] = value
            self._set_room(name, value)
        x, y, z = camera.eye()
        seen = _MAT_THICK / max(y - camera.at[1], 0.1)
        f["fine"] = min(wide, high) / (2 * camera.half)
        self._set_room("eye", [x, y, z])
        self._set_room("near", [(x - camera.at[0]) * seen, (z - camera.at[2]) * seen])
        self._set_room("ground", list(camera.ground))
        self._set_room("falls", self._cast(light))
        self._set_room("whole", [float(wide), float(high), min(wide, high) * _FADES, camera.half])
        self._inside = [wide / 2, high / 2, min(wide, high) / 2 - rim if rim else _EVERYWHERE]
        self._set_room("inside", [*self._inside, self._tiles])
        self._draw_arrows(camera)
        self._camera = now
        f.ask_update()

    def show(self, pose: Pose, ahead: float = 0.0, travels: bool = False, rolled: float = 0.0) -> None:
        """Put the body into a pose.

        Args:
            pose: The solved body.
            ahead: Metres it has travelled; it stays in the middle and the floor runs back instead.
            travels: Whether the floor shows that it runs.
            rolled: Metres that the roller has rolled from where it was put.
        """
        f = self.fbo
        if rolled != self._rolled:
            self._rolled = rolled
            self._lay_roller()
        f["swell"] = pose.belly
        f["soles"] = list(pose.soles)
        f["bones"] = bone_rows(pose, self._bind, ahead, *self._roller)
        f["caps"] = capsules = capsule_rows(pose, ahead)
        self._set_room("caps", capsules)
        lines, presses = touching(pose, ahead)
        self._set_room("touch", lines)
        self._set_room("presses", presses)
        tiles = ahead * _STRIPES % 1.0 if travels else -1.0
        if tiles != self._tiles:
            self._tiles = tiles
            self._set_room("inside", [*self._inside, tiles])
        f.ask_update()


def _matrix(values: list[float]) -> Matrix:
    m = Matrix()
    m.set(flat=values)
    return m
