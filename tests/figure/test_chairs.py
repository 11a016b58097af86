"""Who sits on a chair sits on it: nothing sinks into seat or backrest, and an upper back leans on its edge."""

import pytest

from app.figure.look import BUILDS
from app.figure.skin import BONES, bone_rows, skinned
from tests.figure.conftest import EXERCISES, solved

_DEEP = 0.02  # metres that cloth and flesh may be pressed into wood
_SEATED = [name for name, spec in EXERCISES.items() if "chair" in spec["figure"].get("props", {})]


def _boxes(chair):
    """Seat and backrest of a chair that is not turned, as they are drawn: lowest and highest corner."""
    w, h, d = chair.size
    x, _, z = chair.at
    seat = ((x - w / 2, h - 0.04, z - d / 2), (x + w / 2, h, z + d / 2))
    back = ((x - w / 2, h + 0.16, z - d / 2 - 0.03), (x + w / 2, h + 0.44, z - d / 2))
    return seat, back


def _sunk(skin, pose, box):
    """How deep the skin is in a box, from above or from the front, and the bone where it is."""
    low, high = box
    worst = (0.0, "")
    for (x, y, z), bone in _surface(skin, pose):
        if low[0] < x < high[0] and low[1] < y < high[1] and low[2] < z < high[2]:
            worst = max(worst, (min(high[1] - y, high[2] - z), bone))
    return worst


def _surface(skin, pose):
    rows = bone_rows(pose, skin.bind)
    for bone, _, points in skin._groups:
        for at in skinned(rows, points):
            yield at, BONES[bone]


def test_there_is_a_chair_in_some_moves():
    assert {"seated-cat-cow", "chair-extension", "sciatic-slider"} <= set(_SEATED)


@pytest.mark.parametrize("name", _SEATED)
@pytest.mark.parametrize("side", ["right", "left"])
def test_nobody_sinks_into_the_chair(name, side, skin):
    poser, poses = solved(name, side, build=skin.build)
    (chair,) = (thing for thing in poser.props.things if thing.kind == "chair")
    assert chair.turn == 0
    for phase, pose in enumerate(poses[::4]):
        for part, box in zip(("seat", "backrest"), _boxes(chair), strict=True):
            deep, bone = _sunk(skin, pose, box)
            assert deep < _DEEP, f"{bone} in the {part} at phase {phase / 12:.2f}"


@pytest.mark.parametrize("build", BUILDS)
def test_the_upper_back_bends_over_the_edge_of_the_backrest(build, skin):
    if skin.build != build:
        pytest.skip("the other body's skin")
    poser, poses = solved("chair-extension", build=build)
    edge = _boxes(poser.props.things[0])[1][1]  # top and front
    far = [
        (at, bone)
        for at, bone in _surface(skin, poses[24])
        if bone in ("thorax", "chest") and at[1] < edge[1] + 0.02
    ]
    nearest = min(at[2] for at, _ in far) - edge[2]
    assert -0.05 < nearest < 0.01
