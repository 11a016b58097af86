"""Who sits on a chair sits on it: nothing sinks into seat or backrest, and an upper back leans on its edge."""

from math import cos, radians, sin

import pytest

from app.figure.mesh import skin_points
from app.figure.skin import bone_rows, skinned
from tests.figure.conftest import EXERCISES, solved

_DEEP = 0.02  # metres that cloth and flesh may be pressed into wood
_SEATED = [name for name, spec in EXERCISES.items() if "chair" in spec["figure"].get("props", {})]


@pytest.fixture(scope="module")
def surface(body):
    """Every point of the skin in a pose, metres."""
    points = skin_points(body.mesh, 3)
    return lambda pose: list(skinned(bone_rows(pose, body.bind), points))


def chair_of(poser):
    """Seat and backrest of the chair as they are drawn, before it is turned: lowest and highest corner."""
    (chair,) = (thing for thing in poser.props.things if thing.kind == "chair")
    (w, h, d), (x, _, z) = chair.size, chair.at
    seat = ((x - w / 2, h - 0.04, z - d / 2), (x + w / 2, h, z + d / 2))
    back = ((x - w / 2, h + 0.16, z - d / 2 - 0.03), (x + w / 2, h + 0.44, z - d / 2))
    return chair, (seat, back)


def as_it_stands(points, chair):
    """Points as they lie for a chair that is not turned."""
    (x, _, z), turn = chair.at, radians(-chair.turn)
    c, s = cos(turn), sin(turn)
    return [(x + c * (px - x) + s * (pz - z), py, z - s * (px - x) + c * (pz - z)) for px, py, pz in points]


def sunk(points, box):
    """How deep the deepest point is in a box, from above or from the front; 0 outside."""
    (left, low, behind), (right, top, front) = box
    inside = [p for p in points if left < p[0] < right and low < p[1] < top and behind < p[2] < front]
    return max((min(top - y, front - z) for _, y, z in inside), default=0.0)


def test_there_is_a_chair_in_some_moves():
    assert {"seated-cat-cow", "chair-extension", "sciatic-slider"} <= set(_SEATED)


@pytest.mark.parametrize("name", _SEATED)
@pytest.mark.parametrize("side", ["right", "left"])
def test_nobody_sinks_into_the_chair(name, side, surface, build):
    poser, poses = solved(name, side, build=build)
    for pose in poses[::6]:
        chair, boxes = chair_of(poser)
        points = as_it_stands(surface(pose), chair)
        for box in boxes:
            assert sunk(points, box) < _DEEP


def test_the_upper_back_bends_over_the_edge_of_the_backrest(surface, build):
    poser, poses = solved("chair-extension", build=build)
    _chair, (_seat, (_, (right, top, front))) = chair_of(poser)
    upright, back = (
        [p for p in surface(pose) if abs(p[0]) < right and top < p[1] < top + 0.35]
        for pose in (poses[0], poses[24])
    )
    touching = min(z - front for _, y, z in back if y < top + 0.02)
    assert -0.04 < touching < 0.005, "it lies on the edge"
    assert min(z for _, _, z in back) < min(z for _, _, z in upright) - 0.08, "and the chest goes behind it"
