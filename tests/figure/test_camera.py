from functools import cache
from math import hypot

import pytest

from app.figure.camera import CROPPED, DEPTH, DISTANCE, ROUND, SQUARE, STANDING, Camera, frame
from app.figure.extent import PARTS, balls
from app.figure.landmarks import point
from app.figure.look import BUILDS, Build
from app.figure.maths import dot, sub
from app.figure.mesh import read_body, skin_points
from app.figure.paths import ribbons
from app.figure.phase import telling_phase
from app.figure.roller import ends
from app.figure.skeleton import HEIGHT
from app.figure.skin import bone_rows, skinned
from tests.figure.conftest import EXERCISES, ROOT, posed, poser, solved

CLOSE = [name for name in EXERCISES if posed(name).crop()]
TILED = [name for name in EXERCISES if posed(name).crop(tile=True)]
ON_THE_FLOOR = [
    name
    for name, spec in EXERCISES.items()
    if spec["posture"] in ("supine", "prone", "side-lying", "quadruped") and name not in CLOSE
]


def seen(camera: Camera, p: tuple[float, float, float]) -> tuple[float, float]:
    """Where a point is in the picture: 1 is the rim of the disc."""
    right, up, back = camera.axes()
    d = sub(p, camera.eye())
    k = -DISTANCE / dot(d, back) / camera.half
    return dot(d, right) * k, dot(d, up) * k


@cache
def baked(build):
    return read_body(ROOT / f"assets/figure/{build}.bin")


@cache
def surface(exercise: str, side: str = "right", every: int = 12, build: Build = "woman"):
    """The real skin over the cycle, the travel taken out. Her hair reaches higher than his."""
    body = baked(build)
    points = skin_points(body.mesh, every)
    p, poses = solved(exercise, side, 8, build)
    out = []
    for n, pose in enumerate(poses):
        out += [(x, y, z - p.travel * n / 8) for x, y, z in skinned(bone_rows(pose, body.bind), points)]
    return out


@pytest.fixture(scope="session", params=["right", "left"])
def side(request):
    return request.param


def test_the_whole_surface_stays_within_the_disc_over_the_cycle(exercise, side):
    p = posed(exercise, side)
    if p.crop():
        return
    camera = frame(p)
    assert max(hypot(*seen(camera, at)) for at in surface(exercise, side)) < 1.0
    _, _, back = camera.axes()
    assert all(abs(dot(sub(at, camera.at), back)) < DEPTH for at in surface(exercise, side)[::10])


@pytest.mark.parametrize("name", ON_THE_FLOOR)
def test_what_lies_or_kneels_fills_the_round_and_lies_in_its_middle(name):
    p = posed(name)
    camera = frame(p)
    flat = [seen(camera, at) for at in surface(name)]
    flat += [seen(camera, at) for ribbon in ribbons(p) for at in ribbon.points]
    assert max(hypot(x, y) for x, y in flat) > 0.88 * ROUND
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    assert abs(min(xs) + max(xs)) / 2 < 0.15
    assert abs(min(ys) + max(ys)) / 2 < 0.15
    assert 25 <= camera.pitch <= 45


@pytest.mark.parametrize("name", CLOSE)
def test_a_cropped_view_shows_what_it_names_and_cuts_the_rest(name):
    p, poses = solved(name)
    camera = frame(p)
    assert camera.half < 0.6
    for n, travelled in enumerate(poses):
        pose = travelled.back(p.travel * n / len(poses))
        for at, _ in balls(pose, p.crop()):
            assert hypot(*seen(camera, at)) < CROPPED
        assert hypot(*seen(camera, point(pose.q, pose.p, "crown"))) > 1.5


def test_a_standing_figure_fills_the_stage_as_drawn():
    camera = frame(poser({"view": {"yaw": 20, "pitch": 0}}))
    assert HEIGHT / (2 * camera.half) == pytest.approx(STANDING, abs=0.01)
    assert camera.at[1] / (2 * camera.half) == pytest.approx(0.40, abs=0.02)
    assert pytest.approx(9.1) == DISTANCE


def test_standing_figures_stand_on_one_line():
    lines = []
    for name in (
        "march-in-place",
        "half-squat",
        "hip-hinge",
        "torso-rotation",
        "hip-gate",
        "leg-swing-side",
    ):
        p, poses = solved(name)
        camera = frame(p)
        soles = [point(q.q, q.p, f"ball_{s}") for q in poses[::12] for s in "lr"]
        lines.append(min(seen(camera, at)[1] for at in soles))
    assert max(lines) - min(lines) < 0.12
    assert min(lines) > -0.9


@pytest.mark.parametrize("name", list(EXERCISES))
def test_in_a_tile_the_figure_fills_the_square_at_the_moment_shown(name):
    p = posed(name)
    phase = telling_phase(EXERCISES[name]["figure"])
    camera = frame(p, tile=True, phase=phase)
    shown = balls(p.at(phase), p.crop(tile=True), p.travel * phase)
    flat = [(*seen(camera, at), r / camera.half) for at, r in shown]
    most = max(max(abs(x) + r, abs(y) + r) for x, y, r in flat)
    assert most == pytest.approx(SQUARE, abs=0.04)


@pytest.mark.parametrize("name", ["step-down", "roll-calf", "roll-glute", "seated-forward-fold"])
def test_what_a_body_stands_or_rolls_on_is_in_its_pictures_too(name):
    p = posed(name)
    phase = telling_phase(EXERCISES[name]["figure"])
    pose, props = p.at(phase), p.props
    for camera in (frame(p, tile=True, phase=phase), frame(p)):
        below = [at for at, _ in ends(props.roller, p.rolled(pose))] if props.roller else []
        for block in (thing for thing in props.things if thing.kind == "block"):
            (x, y, z), (w, _, d) = block.at, block.size
            below += [(x + i * w / 2, y, z + k * d / 2) for i in (-1, 1) for k in (-1, 1)]
        assert below
        assert all(max(map(abs, seen(camera, at))) < 1 for at in below)


def test_a_tile_is_cropped_to_the_working_half_and_leaves_the_wall_out():
    assert "calf-stretch-wall" in TILED
    whole, _ = solved("calf-stretch-wall")
    assert frame(whole, tile=True).half < 0.75 * frame(whole).half
    assert whole.scenery().walls == whole.props.walls != ()
    assert whole.scenery(tile=True).walls == ()
    assert whole.scenery(tile=True).mat == whole.props.mat


def test_a_crop_names_the_other_side_in_the_mirror():
    spec = {"view": {"close": ["foot_r", "shin"], "tile": ["hand_l"]}}
    assert poser(spec).crop() == ("foot_r", "shin")
    assert poser(spec, "left").crop() == ("foot_l", "shin")
    assert poser(spec, "left").crop(tile=True) == ("hand_r",)
    assert poser({"view": {"close": ["foot"]}}).crop(tile=True) == ("foot",)
    assert poser({}).crop() == poser({}).crop(tile=True) == ()


def test_every_part_of_the_body_has_balls_on_both_sides():
    pose = poser({}).at(0)
    for part in PARTS:
        assert balls(pose, [part])
    assert len(balls(pose, ["foot_l"])) * 2 == len(balls(pose, ["foot"]))
    assert {r for _, r in balls(pose, ["foot_l"])} == {r for _, r in balls(pose, ["foot_r"])}


def test_the_balls_hold_the_whole_surface_but_for_a_finger():
    """Measured where it counts: how far skin shows beyond them, from six sides."""
    names = ("half-squat", "supine-hamstring", "cat-cow", "bird-dog")
    for name, build in ((name, build) for name in names for build in BUILDS):
        skin = surface(name, every=4, build=build)
        _, poses = solved(name, build=build)
        held = [ball for n in range(0, 48, 6) for ball in balls(poses[n])]
        for axis in range(3):
            for k in (1, -1):
                assert max(k * at[axis] for at in skin) < max(k * c[axis] + r for c, r in held) + 0.02, name


def test_what_is_nearer_counts_for_what_it_looks():
    """A hand stretched towards the camera looks larger, and stays in the picture."""
    p = poser({"view": {"yaw": 0, "pitch": 0}, "base": "supine", "pose": {"shoulder": [170, 0, 0]}})
    camera = frame(p)
    assert max(hypot(*seen(camera, at)) for at, _ in balls(p.at(0))) < 1
