import os
import re
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
os.environ.setdefault("KIVY_NO_ARGS", "1")
os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
os.environ.setdefault("KIVY_NO_FILELOG", "1")
os.environ.setdefault("KIVY_NO_CONFIG", "1")
os.environ.setdefault("KIVY_HOME", tempfile.mkdtemp())

from kivy.config import Config

if "kivy.core.window" not in sys.modules:
    Config.set("graphics", "width", "400")
    Config.set("graphics", "height", "400")
from kivy.clock import Clock
from kivy.core.window import Window

from app.figure import camera
from app.figure.look import BUILDS, TONES, Look
from app.figure.poser import Poser
from app.figure.props import Props
from app.ui.base.theme import figure_tokens
from app.ui.widgets.figure import FigureView
from app.ui.widgets.figure_fade import SoftEdges
from app.ui.widgets.figure_room import NOTHING, ROOM_FRAGMENT, ROOM_VERTEX
from app.ui.widgets.figure_shader import BONES, COLOURS, FRAGMENT, GLOWS, VERTEX
from app.ui.widgets.figure_stage import FigureStage, rgb
from app.ui.widgets.figure_thumbnail import Thumbnails

ROOT = Path(__file__).parents[3]
BASES = yaml.safe_load((ROOT / "assets/figure/bases.yaml").read_text("utf-8"))
FIGURE = figure_tokens(ROOT / "assets")


def spec(exercise):
    return yaml.safe_load((ROOT / f"assets/exercises/{exercise}.yaml").read_text("utf-8"))["figure"]


SWING, CAT, LUNGE = spec("leg-swing-front-back"), spec("cat-cow"), spec("walking-lunge")


def frame():
    Clock.tick()
    Window.dispatch("on_draw")


@pytest.fixture
def view():
    v = FigureView(figure=FIGURE, bases=BASES, size=(200, 200), size_hint=(None, None), supersample=1)
    Window.add_widget(v)
    yield v
    Window.remove_widget(v)


def pixels(v):
    return v.stage.fbo.pixels


def test_floor_and_mat_end_inside_a_ring_and_the_figure_does_not(view):
    from math import hypot

    def shown(over):
        drawn = pixels(view)
        there = [(x, y) for x in range(200) for y in range(200) if over <= hypot(x - 99.5, y - 99.5) <= 99]
        return [drawn[4 * (200 * y + x) + 3] for x, y in there]

    view.areas, view.spec = (), CAT
    frame()
    assert any(0 < alpha < 80 for alpha in shown(92))  # the mat
    view.rim = 12
    frame()
    assert not any(0 < alpha < 80 for alpha in shown(92))
    assert any(0 < alpha < 80 for alpha in shown(0))
    view.spec = {**CAT, "props": {}}  # the mat in a shadow is as good as solid
    view.cut()
    frame()
    body = shown(0).count(255)
    view.rim = 60  # far into the figure, which may reach over it
    frame()
    assert shown(0).count(255) == body


def test_no_mat_floor_or_wall_is_cut_by_the_edge_of_a_picture():
    drawer, cut = Thumbnails(FIGURE, BASES), []
    for file in sorted((ROOT / "assets/exercises").glob("*.yaml")):
        picture = drawer.render(spec(file.stem), (64, 64))
        rows = [picture.pixels[256 * y + 3 : 256 * (y + 1) : 4] for y in range(64)]
        border = bytes([*rows[0], *rows[-1], *(row[0] for row in rows), *(row[-1] for row in rows)])
        cut += [file.stem] if max(border) > 8 else []
    drawer.close()
    assert cut == []


def lit_room(yaw=0.0, pitch=0.0, props=None, rim=0.0):
    """How much light lies on each place of floor and wall, without a figure and its shadows: rows upwards."""
    stage, poser = FigureStage(FIGURE, (128, 128)), Poser(SWING, BASES)
    stage.furnish(props or Props())
    stage._set_room("shade", [0.0, 0.0])  # light alone
    stage._mesh.indices = NOTHING
    stage.look(camera.frame(poser).turned(yaw, pitch), rim)
    stage.show(poser.at(0.0))
    stage.fbo.draw()
    light = [stage.fbo.pixels[512 * y + 3 : 512 * (y + 1) : 4] for y in range(128)]
    stage.close()
    return light


def horizon_of(column):
    """Where the floor ends in a column of light, and by how much it is brighter than the wall there."""
    return max((column[y] - column[y + 2], y) for y in range(len(column) - 2))[::-1]


def test_the_light_on_the_floor_ends_nowhere_in_an_edge_but_at_the_horizon():
    light = lit_room(pitch=15)
    columns = list(zip(*light, strict=True))
    at, step = horizon_of(columns[64])
    assert max(map(max, light)) > 60
    assert step < 45
    assert max(abs(a - b) for row in light for a, b in pairwise(row)) <= 16
    for column in columns:
        steps = [abs(a - b) for a, b in pairwise(column)]
        assert max(steps[: at - 1] + steps[at + 3 :]) <= 16


@pytest.mark.parametrize("yaw", [0, 31, 77])
def test_the_floor_goes_back_to_a_level_horizon_and_a_wall_in_the_shade_stands_behind_it(yaw):
    light = lit_room(yaw, 10)
    columns = list(zip(*light, strict=True))
    at, _ = horizon_of(columns[64])
    assert {horizon_of(columns[x])[0] for x in range(34, 95)} <= {at - 1, at, at + 1}
    floor, wall = columns[64][at - 3], columns[64][at + 5]
    assert floor > wall + 8
    assert wall > 8
    assert max(light[126]) == 0  # it thins out before the picture ends


def test_in_a_ring_floor_and_wall_are_there_up_to_it():
    light = lit_room(rim=6.0)
    assert light[64][10] > 8
    assert light[64][117] > 8
    assert light[64][3] == 0


def drawn(block, at=0.0, ahead=None):
    """The pixels of one moment of a figure block, on a stage of its own."""
    stage, poser = FigureStage(FIGURE, (128, 128)), Poser(block, BASES)
    stage.furnish(poser.scenery())
    stage.look(camera.frame(poser))
    if ahead is None:
        stage.show(poser.at(at))
    else:  # the same body wherever it is, so that only the floor differs
        stage.show(poser.at(at).back(poser.travel * at - ahead), ahead, travels=True)
    stage.fbo.draw()
    picture = bytes(stage.fbo.pixels)
    stage.close()
    return picture


def test_the_floor_runs_forward_under_one_who_walks_backward():
    walk = spec("backward-walk")
    assert drawn(walk, 0.0, 0.0) == drawn(walk, 0.0, -0.5) == drawn(walk, 0.0, 0.5)  # a stripe further
    assert drawn(walk, 0.0, -0.1) == drawn(walk, 0.0, 0.4)
    assert drawn(walk, 0.0, -0.1) != drawn(walk, 0.0, 0.1)


FEET = {"view": {"yaw": 0, "pitch": 20, "close": ["foot", "toes"]}, "feet": "bare"}


def changed(one, other):
    """How many bytes differ in the left and in the right half of two pictures of 128 by 128."""
    wrong = [i // 4 % 128 // 64 for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return wrong.count(0), wrong.count(1)


def test_bare_feet_are_of_skin_and_show_an_arch_that_rises_and_toes_that_part():
    def foot(**more):
        return drawn({**FEET, "keys": [{"t": 0, **more.pop("key", {})}], **more})

    bare = foot()
    assert min(changed(bare, foot(feet="shod"))) > 1500
    for key in ({"arch": 20}, {"spread": 15}):
        right, left = changed(bare, foot(key={"sole_r": key})), changed(bare, foot(key={"sole_l": key}))
        assert right[0] > 400 > 40 > right[1]  # seen from the front
        assert left[1] > 400 > 40 > left[0]


def test_the_muscles_of_a_foot_glow_where_it_is_bare():
    def lit(feet):
        stage = FigureStage(FIGURE, (128, 128))
        poser = Poser({**FEET, "feet": feet, "work": ["feet_r"], "keys": [{"t": 0}]}, BASES)
        stage.furnish(poser.scenery())
        stage.look(camera.frame(poser))
        stage.show(poser.at(0))
        pictures = []
        for strength in (0.0, 1.0):
            stage.glow(poser.glow_at(0), strength)
            stage.fbo.draw()
            pictures.append(bytes(stage.fbo.pixels))
        stage.close()
        return changed(*pictures)

    right, left = lit("bare")
    assert right > 200
    assert left == 0
    assert lit("shod") == (0, 0)


def test_an_empty_stage_draws_no_figure(view):
    frame()
    assert not any(pixels(view)[3::4]) if view.stage else True


def test_a_figure_appears_in_the_colours_of_its_palette(view):
    view.spec = SWING
    view.refresh()
    frame()
    px = pixels(view)
    assert sum(1 for a in px[3::4] if a > 250) > 1500
    before = px
    view.palette = "after"
    view.refresh()
    frame()
    assert pixels(view) != before


def test_nothing_is_drawn_while_nothing_changes(view):
    view.spec = SWING
    frame()
    frame()
    draws = view.stage.draws
    for _ in range(5):
        frame()
    assert view.stage.draws == draws
    view.phase = 0.3
    frame()
    assert view.stage.draws == draws + 1
    view.phase = 0.3
    view.palette = "before"
    view.now = 100.0
    for _ in range(5):
        frame()
    assert view.stage.draws == draws + 1


def test_dimming_needs_no_new_drawing(view):
    view.spec = SWING
    frame()
    draws = view.stage.draws
    view.dim = 0.42
    frame()
    assert view.stage.draws == draws


def test_one_change_of_many_things_is_drawn_once(view):
    view.spec = SWING
    frame()
    draws = view.stage.draws
    view.phase, view.glow, view.seconds, view.palette = 0.5, 0.8, 3.0, "rest"
    frame()
    assert view.stage.draws == draws + 1


def test_the_picture_follows_the_size_of_the_widget(view):
    view.spec, view.supersample = SWING, 2
    frame()
    assert tuple(view.stage.fbo.size) == (400, 400)
    view.size = (120, 160)
    frame()
    assert tuple(view.stage.fbo.size) == (240, 320)
    assert view.texture.size == (240, 320)
    assert sum(1 for a in pixels(view)[3::4] if a > 250) > 1500


def test_another_exercise_blends_in_over_four_tenths_of_a_second(view):
    view.spec, view.now = SWING, 10.0
    frame()
    start = pixels(view)
    view.spec = CAT
    frame()
    view.now = 10.2
    frame()
    middle = pixels(view)
    view.now = 10.41
    frame()
    end = pixels(view)
    fresh = FigureView(
        figure=FIGURE, bases=BASES, size=(200, 200), size_hint=(None, None), supersample=1, spec=CAT
    )
    Window.add_widget(fresh)
    frame()
    assert start != middle != end
    assert end == pixels(fresh)
    Window.remove_widget(fresh)
    draws = view.stage.draws
    view.now = 11.0
    frame()
    assert view.stage.draws == draws


def test_the_left_side_is_another_picture_and_no_flipped_one(view):
    view.spec = SWING
    frame()
    right = pixels(view)
    view.side, view.now = "left", 1.0
    frame()
    view.now = 2.0
    frame()
    left = pixels(view)
    flipped = b"".join(
        right[r * 800 : r * 800 + 800][i : i + 4] for r in range(200) for i in range(796, -4, -4)
    )
    assert left not in (right, flipped)
    mask = lambda px: [a > 128 for a in px[3::4]]  # noqa: E731
    same = sum(a == b for a, b in zip(mask(left), mask(flipped), strict=True))
    assert same > 0.985 * 40_000  # the outline is the mirror's, the light is not


class Touch:
    def __init__(self, x, y, double=False):
        self.pos, self.x, self.y, self.dx, self.dy, self.is_double_tap = (x, y), x, y, 0, 0, double
        self.grab_current, self.is_mouse_scrolling, self.ud = None, False, {}

    def grab(self, widget):
        self.grab_current = widget

    def ungrab(self, widget):
        self.grab_current = None

    def move(self, dx, dy):
        self.dx, self.dy = dx, dy
        return self


def test_a_drag_turns_the_figure_and_a_double_tap_turns_it_back(view):
    view.spec = SWING
    frame()
    home = pixels(view)
    touch = Touch(100, 100)
    assert view.on_touch_down(touch)
    view.on_touch_move(touch.move(80, 10))
    frame()
    assert pixels(view) != home
    view.on_touch_up(touch)
    view.on_touch_down(Touch(100, 100, double=True))
    frame()
    assert pixels(view) == home


def test_a_touch_beside_the_figure_is_left_to_others(view):
    view.spec = SWING
    frame()
    assert not view.on_touch_down(Touch(300, 300))


def test_a_travelling_figure_stays_in_the_picture(view):
    view.spec = LUNGE
    for phase in (0.0, 3.4, 12.9):
        view.phase = phase
        frame()
        assert sum(1 for a in pixels(view)[3::4] if a > 250) > 1500


def test_every_palette_and_the_walls_chairs_and_pillows_draw(view):
    view.spec = {
        **CAT,
        "props": {
            "wall": {"side": "back", "at": 0.9},
            "chair": {"at": [0.6, 0]},
            "pillow": {"at": [0, 0, 0.4]},
            "mat": {},
        },
    }
    frame()
    plain = pixels(view)
    for name in FIGURE["palettes"]:
        view.palette = name
        frame()
        assert name == "before" or pixels(view) != plain
    assert view.stage.vertices <= 16_000


def test_a_wall_is_made_when_there_is_one_and_goes_with_it(view):
    view.spec = {**CAT, "props": {"mat": {}}}
    frame()
    without, plain = view.stage.vertices, pixels(view)
    view.spec = {**CAT, "props": {"mat": {}, "wall": {"side": "left", "at": 0.7}}}
    frame()
    assert view.stage.vertices > without
    assert pixels(view) != plain
    view.spec = {**CAT, "props": {"mat": {}}}
    view.now = 1.0  # it has faded over
    frame()
    assert pixels(view) == plain


def test_a_thumbnail_shows_the_most_telling_pose_also_with_a_stage_made_anew():
    thumbs = Thumbnails(FIGURE, BASES)
    cat = thumbs.render(CAT, (56, 56))
    assert cat.size == (56, 56)
    assert sum(1 for v in cat.pixels[3::4] if v > 250) > 100
    assert thumbs.render(LUNGE, (56, 56), phase=0.25, side="left", palette="rest").pixels != cat.pixels
    thumbs.close()
    assert thumbs.render(CAT, (56, 56)).pixels == cat.pixels
    assert thumbs.render(SWING, (56, 56)).pixels == thumbs.render(SWING, (56, 56), phase=0.0).pixels


CLOSE = {**spec("ankle-circles")}


def alphas(px, wide, rows):
    return [px[4 * (wide * y + x) + 3] for y in rows for x in range(wide)]


def test_a_cropped_figure_fades_out_before_the_rim_of_its_disc(view):
    view.spec = CLOSE
    frame()
    assert max(alphas(pixels(view), 200, range(192, 200))) > 200  # the leg goes on beyond the picture
    shown = view.texture.pixels
    assert max(alphas(shown, 200, range(192, 200))) < 10
    assert max(alphas(shown, 200, range(90, 110))) == 255
    view.phase = 0.5
    frame()
    assert view.texture.pixels != shown
    view.spec, view.now = SWING, 10.0
    frame()
    view.now = 11.0
    frame()
    assert view.texture is view.stage.fbo.texture
    assert view._rect.texture is view.stage.fbo.texture


def test_with_reduced_motion_a_cropped_picture_fades_from_the_cropped_one_before(view):
    view.stepped, view.spec = True, CLOSE
    frame()
    before = view.texture.pixels
    view.phase, view.fade = 0.5, 0.5
    frame()
    assert view._past.texture.pixels == before
    assert view.texture.pixels != before


def test_nothing_is_drawn_while_nothing_changes_in_a_cropped_view_either(view):
    view.spec = CLOSE
    frame()
    frame()
    draws = view.stage.draws
    for _ in range(5):
        frame()
    assert view.stage.draws == draws


def test_a_tile_is_filled_by_the_half_of_the_body_at_work():
    thumbs = Thumbnails(FIGURE, BASES)
    march = spec("march-in-place")
    whole, half = thumbs.render(march, (56, 56)), thumbs.render(march, (56, 56), tile=True)
    body = [sum(1 for a in t.pixels[3::4] if a > 250) for t in (whole, half)]
    assert body[1] > 1.4 * body[0]
    rim = alphas(half.pixels, 56, [0, 55])
    assert max(rim) < 90


def test_all_cropped_pictures_fade_with_one_program_and_each_as_it_did_alone(monkeypatch):
    made = []

    class Counted(SoftEdges):
        def __init__(self):
            made.append(self)
            super().__init__()

    monkeypatch.setattr("app.ui.widgets.figure_thumbnail.SoftEdges", Counted)
    march = spec("march-in-place")
    thumbs = Thumbnails(FIGURE, BASES)
    tile, disc = thumbs.render(march, (56, 56), tile=True).pixels, thumbs.render(CLOSE, (80, 80)).pixels
    again = thumbs.render(march, (56, 56), tile=True).pixels
    assert len(made) == 1
    alone = Thumbnails(FIGURE, BASES).render(CLOSE, (80, 80)).pixels
    assert (again, alone) == (tile, disc)


def test_a_tile_without_a_crop_is_filled_by_the_whole_body():
    thumbs = Thumbnails(FIGURE, BASES)
    body = [
        sum(1 for a in thumbs.render(LUNGE, (56, 56), tile=tile).pixels[3::4] if a > 250)
        for tile in (False, True)
    ]
    assert body[1] > 1.15 * body[0]


def test_the_vertex_shader_needs_no_more_uniforms_than_every_phone_has():
    def rows(vertex):
        names = re.findall(r"uniform (\w+) (\w+)(?:\[(\d+)\])?", vertex.replace(";", "\n"))
        return sum({"mat4": 4}.get(kind, 1) * int(count or 1) for kind, _, count in names)

    assert rows(VERTEX) == 2 * BONES + 30 + GLOWS + COLOURS + 8 + 3 + 2
    assert rows(ROOM_VERTEX) == 30 + 8 + 3
    for vertex, fragment in ((VERTEX, FRAGMENT), (ROOM_VERTEX, ROOM_FRAGMENT)):
        assert rows(vertex) <= 120  # of 128
        assert len(re.findall(r"uniform (\w+) (\w+)", fragment)) <= 16
        assert len(re.findall(r"varying", vertex)) <= 8
        assert len(re.findall(r"attribute", vertex)) <= 8


COMPILE = """
import ctypes as C, os, sys
api = sys.argv[1]
egl = C.CDLL("libEGL.so.1"); gl = C.CDLL("libGLESv2.so.2" if api == "gles" else "libGL.so.1")
for f in ("eglGetDisplay", "eglCreateContext", "eglCreatePbufferSurface"):
    getattr(egl, f).restype = C.c_void_p
dpy = C.c_void_p(egl.eglGetDisplay(C.c_void_p(0))); a, b = C.c_int(), C.c_int()
if not egl.eglInitialize(dpy, C.byref(a), C.byref(b)): sys.exit(77)
egl.eglBindAPI(0x30A0 if api == "gles" else 0x30A2)
at = (C.c_int * 7)(0x3040, 4 if api == "gles" else 8, 0x3033, 1, 0x3025, 16, 0x3038)
cfg, n = C.c_void_p(), C.c_int()
egl.eglChooseConfig(dpy, at, C.byref(cfg), 1, C.byref(n))
ctx = C.c_void_p(egl.eglCreateContext(dpy, cfg, None, (C.c_int * 3)(0x3098, 2, 0x3038) if api == "gles" else (C.c_int * 1)(0x3038)))
if not ctx.value: sys.exit(77)
surf = C.c_void_p(egl.eglCreatePbufferSurface(dpy, cfg, (C.c_int * 5)(0x3057, 64, 0x3056, 64, 0x3038)))
if not egl.eglMakeCurrent(dpy, surf, surf, ctx): sys.exit(77)
from app.ui.widgets.figure_room import NOTHING, ROOM_FRAGMENT, ROOM_VERTEX
from app.ui.widgets.figure_shader import FRAGMENT, VERTEX
for vertex, fragment in ((VERTEX, FRAGMENT), (ROOM_VERTEX, ROOM_FRAGMENT)):
    prog, v = gl.glCreateProgram(), C.c_int()
    for kind, src in ((0x8B31, vertex), (0x8B30, fragment)):
        s = gl.glCreateShader(kind)
        p = C.c_char_p(("#version %s\\n" % ("100" if api == "gles" else "110") + src).encode())
        gl.glShaderSource(s, 1, C.byref(p), None); gl.glCompileShader(s); gl.glGetShaderiv(s, 0x8B81, C.byref(v))
        log = C.create_string_buffer(4000); gl.glGetShaderInfoLog(s, 4000, None, log)
        if not v.value: sys.exit(log.value.decode())
        gl.glAttachShader(prog, s)
    gl.glLinkProgram(prog); gl.glGetProgramiv(prog, 0x8B82, C.byref(v))
    if not v.value: sys.exit("does not link")
"""


@pytest.mark.parametrize("api", ["gles", "gl"])
def test_the_shaders_compile_as_es_1_00_and_as_desktop_1_10(api):
    done = subprocess.run(
        [sys.executable, "-c", COMPILE, api],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "EGL_PLATFORM": "surfaceless", "PYTHONPATH": str(ROOT)},
        check=False,
    )
    if done.returncode == 77 or "cannot open shared object" in done.stderr:
        pytest.skip(f"no {api} context here")
    assert done.returncode == 0, done.stderr


ON_ES2 = """
import ctypes, glob, os, sys
os.environ.update(SDL_VIDEODRIVER="offscreen", KIVY_GL_BACKEND="sdl2", KIVY_NO_ARGS="1", KIVY_NO_CONSOLELOG="1", KIVY_NO_CONFIG="1")
import kivy
lib = glob.glob(os.path.join(os.path.dirname(os.path.dirname(kivy.__file__)), "[Kk]ivy.libs", "libSDL2-2*"))
try:
    sdl = ctypes.CDLL(lib[0] if lib else "libSDL2-2.0.so.0")
except OSError:
    sys.exit(77)
sdl.SDL_Init(0x20)
for attribute, value in ((21, 4), (17, 2), (18, 0)):  # profile ES, version 2.0
    sdl.SDL_GL_SetAttribute(attribute, value)
from kivy.core.window import Window
if Window is None: sys.exit(77)
from kivy.graphics.opengl import GL_VERSION, glGetString
if b"ES" not in glGetString(GL_VERSION): sys.exit(77)
from tests.ui.widgets.test_figure import BASES, FIGURE, SWING
from app.figure.poser import Poser
from app.figure.camera import frame
from app.ui.widgets.figure_stage import FigureStage
stage, poser = FigureStage(FIGURE, (200, 200)), Poser(SWING, BASES)
stage.furnish(poser.props); stage.look(frame(poser)); stage.show(poser.at(0)); stage.fbo.draw()
px = stage.fbo.pixels
assert sum(1 for a in px[3::4] if a > 250) > 1500, "nothing drawn"
"""


def test_it_draws_on_a_real_es_2_context():
    done = subprocess.run(
        [sys.executable, "-c", ON_ES2],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    if done.returncode == 77:
        pytest.skip("no OpenGL ES 2 context here")
    assert done.returncode == 0, done.stderr[-2000:]


def test_reduced_motion_fades_from_one_key_pose_to_the_next(view):
    view.spec, view.stepped = SWING, True
    frame()
    first = pixels(view)
    view.phase, view.fade = 0.5, 0.25
    frame()
    assert view._past.pixels == first
    assert view._colour.a == pytest.approx(0.25)
    assert view._past_colour.a == pytest.approx(0.75)
    draws = view.stage.draws
    view.fade = 1.0
    frame()
    assert view.stage.draws == draws
    assert view._past_colour.a == 0


CIRCLES = spec("ankle-circles")


def of_the_arrow(view):
    """How many pixels have the colour of the path."""
    r, g, b = (round(255 * c) for c in rgb(FIGURE["palettes"][view.palette]["path"]))
    data = pixels(view)
    near = 0
    for i in range(0, len(data), 4):
        near += abs(data[i] - r) < 30 and abs(data[i + 1] - g) < 30 and abs(data[i + 2] - b) < 60
    return near


def test_an_arrow_shows_the_way_of_a_move_and_turns_round_with_it(view):
    view.palette = "high_contrast"  # where nothing else has the colour of an arrow
    view.spec = CIRCLES
    frame()
    forward = pixels(view)
    assert of_the_arrow(view) > 20
    view.direction = -1
    frame()
    assert of_the_arrow(view) > 20
    assert pixels(view) != forward
    view.spec = {name: value for name, value in CIRCLES.items() if name != "path"}
    view.now = 5.0
    frame()
    assert of_the_arrow(view) < 10


def test_key_poses_that_fade_into_each_other_have_no_arrow(view):
    view.palette, view.stepped, view.spec = "high_contrast", True, CIRCLES
    frame()
    assert of_the_arrow(view) < 10


def test_each_body_and_skin_tone_is_another_picture(view):
    view.spec = SWING
    seen = set()
    for build in BUILDS:
        for tone in TONES:
            view.look = Look(build, tone)
            view.now += 1.0
            frame()
            seen.add(pixels(view))
    assert len(seen) == len(BUILDS) * len(TONES)


def test_clothes_and_skin_stand_off_the_stage_in_every_phase(view):
    """At least 1.6 to 1 between the stage's colours and each garment and skin, by WCAG's luminance."""
    stages = {"before": "#1F675D", "after": "#2A4586", "rest": "#6A4169", "high_contrast": "#0B0F0E"}
    for name, palette in FIGURE["palettes"].items():
        stage = luminance(stages[name])
        for clothes in palette["clothes"].values():
            for part in ("top", "shorts", "shoe"):
                light, dark = sorted((luminance(clothes[part]), stage), reverse=True)
                assert (light + 0.05) / (dark + 0.05) > 1.6, (name, part)


def luminance(colour):
    def linear(c):
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(c) for c in rgb(colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_nothing_of_the_body_is_drawn_under_the_floor(view):
    """Seen from below the floor's edge, a body that is pressed into it ends at its line."""
    view.palette = "high_contrast"
    lying = {"base": "supine", "view": {"yaw": 90, "pitch": 0}, "contacts": {"sacrum": {"at": [0, -0.06, 0]}}}
    view.spec = {**lying, "balance": False, "keys": [{"t": 0}]}
    frame()
    stage, camera = view.stage, view._camera_now()
    high = stage.fbo.size[1]
    floor = high / 2 - camera.at[1] / camera.half * high / 2  # where height 0 lies in the picture
    data = pixels(view)
    low = [y for y in range(high) if any(data[4 * (y * high + x) + 3] > 250 for x in range(high))]
    assert min(low) >= floor - 3


def shown(props, rolled):
    """A stage's picture of a body that stands still while a roller beside it rolls."""
    stage, poser = FigureStage(FIGURE, (128, 128)), Poser({"props": props, "keys": [{"t": 0}]}, BASES)
    stage.furnish(poser.props)
    stage.look(camera.frame(poser))
    stage.show(poser.at(0.0), rolled=rolled)
    stage.fbo.draw()
    picture = stage.fbo.pixels
    stage.close()
    return picture


def test_a_roller_is_seen_to_roll_and_nothing_else_moves_with_it():
    roller = {"roller": {"at": [0.0, 0.35], "under": "calf"}}
    rest = shown(roller, 0.0)
    assert rest != shown({}, 0.0)
    rolled = shown(roller, 0.05)
    # A step or two of 255 are the grain of the floor's light, which the roller's shadow moves.
    changed = [i // 4 for i, (a, b) in enumerate(zip(rest, rolled, strict=True)) if abs(a - b) > 4]
    assert len(changed) > 60
    assert max(i // 128 for i in changed) < 64, "low in the picture, where it lies"
    pillow = {"pillow": {"at": [0.3, 0.3]}, "wall": {"side": "back", "at": 0.4}}
    assert shown(pillow, 0.0) == shown(pillow, 0.05)


def test_the_figure_takes_its_roller_along(view):
    view.spec = spec("roll-calf")
    frame()
    assert view.stage._rolled == 0
    view.phase = 0.5
    frame()
    assert view.stage._rolled > 0.05
    view.phase = 1.0
    frame()
    assert view.stage._rolled == pytest.approx(0, abs=1e-9)
