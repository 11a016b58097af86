from itertools import combinations

from app.figure.maths import length, sub
from app.figure.skeleton import BONE, NAMES
from tests.figure.conftest import EXERCISES, solved

_ENDS = [
    name
    for name in NAMES
    if name.split("_")[0] in ("hand", "foot", "head", "forearm", "shank", "shin", "thigh")
]


def shape(exercise: str, side: str = "right") -> list[list[tuple[float, float, float]]]:
    """Where limbs and head are, seen from the pelvis, at eight phases."""
    _, poses = solved(exercise, side)
    return [[sub(pose.p[BONE[name]], pose.p[BONE["pelvis"]]) for name in _ENDS] for pose in poses[::6]]


def apart(one: list, other: list) -> float:
    """The greatest distance between two bodies at one phase, metres, where they differ most."""
    return max(length(sub(a, b)) for p, q in zip(one, other, strict=False) for a, b in zip(p, q, strict=True))


def test_no_two_exercises_look_alike() -> None:
    shapes = {name: shape(name) for name in EXERCISES}
    close = {
        (one, other): round(apart(shapes[one], shapes[other]), 3)
        for one, other in combinations(shapes, 2)
        if apart(shapes[one], shapes[other]) < 0.08
    }
    assert close == {}


def test_left_differs_from_right_wherever_there_are_sides() -> None:
    for name, data in EXERCISES.items():
        if data["sides"] == "each":
            assert apart(shape(name), shape(name, "left")) > 0.08, name
