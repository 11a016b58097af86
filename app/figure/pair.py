"""The two moments of a move that tell it on paper, and the camera that holds both in one frame."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import hypot
from typing import Any, Final, NamedTuple

from app.figure.camera import Camera, box_of, frame, seen_at
from app.figure.extent import balls
from app.figure.phase import held_span, key_phases
from app.figure.poser import Poser

_AIR: Final = 0.06  # of the larger side, around what is seen: the shadows on the floor run out there
_AROUND_CROPPED: Final = 0.2  # likewise where a view shows a part of the body, which ends nowhere
_GAP: Final = 0.02  # between the two pictures, of the edge of the square they are put into
_PASSES: Final = 4
_MOST_KEYS: Final = 12  # of a cycle whose keys are compared with each other
_STARTS: Final = 0.85  # a move begins where it begins, if that differs by nearly as much


class PairView(NamedTuple):
    """Where two moments of a move are seen from.

    Attributes:
        camera: The same for both, so that what rises between them is seen to rise.
        shape: Width of each picture by its height.
    """

    camera: Camera
    shape: float


class PairLayout(NamedTuple):
    """How two pictures of one shape stand together, all in pixels.

    Attributes:
        beside: Next to each other; else one below the other.
        each: Width and height of one of them.
        whole: Width and height of both with the gap between them.
    """

    beside: bool
    each: tuple[int, int]
    whole: tuple[int, int]

    def at(self, number: int) -> tuple[int, int]:
        """Lower left corner of the first (0) or the second (1) in the whole."""
        (width, height), (wide, high) = self.each, self.whole
        return (number * (wide - width), 0) if self.beside else (0, (1 - number) * (high - height))


def pair_layout(shape: float, pixels: int) -> PairLayout:
    """Two pictures of a shape (width by height) as large as a square of so many pixels allows."""
    beside, gap = shape < 1, round(pixels * _GAP)
    if beside:
        high = min(float(pixels), pixels / (2 * shape))
        each = (max(round(high * shape), 1), max(round(high), 1))
        return PairLayout(beside, each, (2 * each[0] + gap, each[1]))
    wide = min(float(pixels), pixels * shape / 2)
    each = (max(round(wide), 1), max(round(wide / shape), 1))
    return PairLayout(beside, each, (each[0], 2 * each[1] + gap))


def pair_phases(poser: Poser) -> tuple[float, float]:
    """The phases of the two pictures, in the order they are shown.

    They are what the `figure` block says (`pair`). Without that, a hold shows its way in and itself; any
    other move the two keys between which the body's parts lie farthest apart, the first key among them where
    that comes near it.
    """
    said = poser.spec.get("pair")
    if said is not None:
        return float(said[0]), float(said[1])
    span = held_span(poser.spec)
    keys = _keys(poser.spec)
    if len(keys) == 1:
        return keys[0], (keys[0] + 0.5) % 1.0
    places = {phase: _places(poser, phase) for phase in keys}
    if span and span[1] - span[0] > 0.25:
        held = sum(span) / 2
        return max(keys, key=lambda phase: _apart(places[phase], _places(poser, held))), held
    apart = {two: _apart(places[two[0]], places[two[1]]) for two in combinations(keys, 2)}
    farthest = max(apart.values())
    from_start = max((two for two in apart if two[0] == keys[0]), key=apart.__getitem__)
    if apart[from_start] >= farthest * _STARTS:
        return from_start
    return max(apart, key=apart.__getitem__)


def pair_view(poser: Poser, phases: Sequence[float]) -> PairView:
    """The camera from which the moments at these phases fill a picture, and the shape of that picture."""
    camera = frame(poser)
    seen = [ball for phase in phases for ball in seen_at(poser, phase)]
    air = _AROUND_CROPPED if poser.crop() else _AIR
    width = height = 1.0
    for _ in range(_PASSES):  # what is nearer looks larger, and how near it is depends on where one looks
        left, right, low, high = box_of(camera, seen)
        around = air * max(right - left, high - low)
        width, height = right - left + 2 * around, high - low + 2 * around
        camera = replace(camera.moved((left + right) / 2, (low + high) / 2), half=min(width, height) / 2)
    return PairView(camera, width / height)


def _keys(spec: Mapping[str, Any]) -> list[float]:
    keys = [phase % 1.0 for phase in key_phases(spec)]
    step = -(-len(keys) // _MOST_KEYS)
    return keys[::step]


def _places(poser: Poser, phase: float) -> list[tuple[float, float, float]]:
    return [at for at, _ in balls(poser.at(phase), (), poser.travel * phase)]


def _apart(one: list[tuple[float, float, float]], other: list[tuple[float, float, float]]) -> float:
    return sum(hypot(*(a - b for a, b in zip(p, q, strict=True))) for p, q in zip(one, other, strict=True))
