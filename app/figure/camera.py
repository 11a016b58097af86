"""Where the figure is seen from: one fixed camera that frames the whole cycle.

Everything counts from the stage: a disc whose diameter is the smaller side of the picture.
"""

from dataclasses import dataclass, replace
from math import cos, hypot, radians, sin
from typing import Final

from app.figure.extent import Ball, balls
from app.figure.maths import Vec, add, cross, dot, lerp, qrot, qy, sub
from app.figure.paths import ribbons
from app.figure.poser import Poser
from app.figure.props import CHAIR_BACK, Props
from app.figure.roller import ends
from app.figure.skeleton import HEIGHT

DISTANCE: Final = 5.2 * HEIGHT
DEPTH: Final = 2.4  # metres drawn in front of and behind the middle: a depth buffer may have 16 bits
STANDING: Final = 0.86  # of the diameter, for a figure of full height
FLOOR_LINE: Final = 0.40  # below the centre, of the diameter
ROUND: Final = 0.89  # of the radius, where the ring of a stage begins: nothing reaches further
CROPPED: Final = 0.80  # likewise for what a crop shows, which fades out between here and the ring
SQUARE: Final = 0.94  # of a tile's edge, for a figure that fills it
PITCH: Final = (-4.0, 60.0)
_UPRIGHT_ROUND: Final = 0.97  # the head of a standing figure and its hands may reach over the ring
_HEAD: Final = 0.47  # above the centre at most, of the diameter
_UPRIGHT: Final = 1.4  # metres: what reaches higher stands on the floor line
_FLOOR_AROUND: Final = 0.75  # metres of floor around all that moves
_SAMPLES: Final = 24
_STEPS: Final = 150
_PASSES: Final = 4
_WAYS: Final = [(cos(radians(15 * i)), sin(radians(15 * i))) for i in range(24)]

_Circle = tuple[float, float, float]
"""x, y and radius in a picture, metres."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the figure.

    Attributes:
        yaw: Degrees about the vertical: 0 in front, 90 at the figure's right.
        pitch: Degrees above the horizon.
        at: The point in the middle of the picture.
        half: Half of the diameter at that point, metres.
        ground: Centre (x, z) and half size (x, z) of the floor that is drawn.
    """

    yaw: float
    pitch: float
    at: Vec
    half: float
    ground: tuple[float, float, float, float]

    def axes(self) -> tuple[Vec, Vec, Vec]:
        """Right, up and backward (towards the eye) in the world."""
        y, p = radians(-self.yaw), radians(self.pitch)
        back = (sin(y) * cos(p), sin(p), cos(y) * cos(p))
        right = (cos(y), 0.0, -sin(y))
        return right, cross(back, right), back

    def eye(self) -> Vec:
        """Where the camera stands."""
        return add(self.at, self.axes()[2], DISTANCE)

    def turned(self, yaw: float, pitch: float) -> "Camera":
        """The camera moved about the figure; the pitch stays above the floor."""
        low, high = PITCH
        return replace(self, yaw=self.yaw + yaw, pitch=min(max(self.pitch + pitch, low), high))

    def moved(self, right: float, up: float) -> "Camera":
        """The camera with another point in the middle, so many metres to the right and up in the picture."""
        x, y, _back = self.axes()
        return replace(self, at=add(add(self.at, x, right), y, up))

    def toward(self, other: "Camera", w: float) -> "Camera":
        """Between this camera (0) and another (1), the short way round."""
        turn = (other.yaw - self.yaw + 180) % 360 - 180
        g, h = self.ground, other.ground
        return Camera(
            self.yaw + turn * w,
            _mix(self.pitch, other.pitch, w),
            lerp(self.at, other.at, w),
            _mix(self.half, other.half, w),
            (_mix(g[0], h[0], w), _mix(g[1], h[1], w), _mix(g[2], h[2], w), _mix(g[3], h[3], w)),
        )

    def view(self) -> list[float]:
        """World to eye, 16 numbers column by column."""
        r, u, b = self.axes()
        e = self.eye()
        return [
            *(r[0], u[0], b[0], 0.0),
            *(r[1], u[1], b[1], 0.0),
            *(r[2], u[2], b[2], 0.0),
            *(-dot(r, e), -dot(u, e), -dot(b, e), 1.0),
        ]

    def projection(self, width: float, height: float) -> list[float]:
        """Eye to picture, 16 numbers column by column, for a picture of width by height."""
        side = min(width, height)
        sx, sy = DISTANCE / self.half * side / width, DISTANCE / self.half * side / height
        near, far = DISTANCE - DEPTH, DISTANCE + DEPTH
        return [
            *(sx, 0.0, 0.0, 0.0),
            *(0.0, sy, 0.0, 0.0),
            *(0.0, 0.0, -(far + near) / (far - near), -1.0),
            *(0.0, 0.0, -2 * far * near / (far - near), 0.0),
        ]


def _mix(a: float, b: float, w: float) -> float:
    return a + (b - a) * w


def frame(poser: Poser, *, tile: bool = False, phase: float | None = None) -> Camera:
    """The camera for an exercise: its own yaw and pitch, close enough that the whole cycle fills the picture.

    Standing figures stand on one line, as large as each other. All others fill the round of the stage. A
    view that is cropped (`close`) shows the parts it names only.

    Args:
        poser: The exercise.
        tile: For a small square instead of the round stage: as large as the square allows, and cropped to
            the working half of the body where the view names one (`tile`).
        phase: For a still picture: the one moment it shows, in place of the whole cycle.
    """
    parts = poser.crop(tile=tile)
    phases = [i / _SAMPLES for i in range(_SAMPLES)] if phase is None else [phase]
    poses = [(poser.at(p), poser.travel * p) for p in phases]
    spread = [at for pose, ahead in poses for at, _ in balls(pose, parts, ahead)]
    seen = [ball for pose, ahead in poses for ball in balls(pose, parts, ahead)]
    if phase is None:
        seen += [(at, ribbon.head_half_width) for ribbon in ribbons(poser) for at in ribbon.points]
    if not parts:
        seen += [ball for pose, _ in poses for ball in _things(poser.props, poser.rolled(pose))]
    xs, zs = [p[0] for p in spread], [p[2] for p in spread]
    ground = (
        (min(xs) + max(xs)) / 2,
        (min(zs) + max(zs)) / 2,
        (max(xs) - min(xs)) / 2 + _FLOOR_AROUND,
        (max(zs) - min(zs)) / 2 + _FLOOR_AROUND,
    )
    tall = max(p[1] + r for p, r in seen)
    middle = (ground[0], (min(p[1] for p, _ in seen) + tall) / 2, ground[1])
    camera = Camera(poser.yaw, poser.pitch, middle, 1.0, ground)
    fit = _square if tile else _cropped if parts else _standing if tall > _UPRIGHT else _round
    seen = _rim(camera, seen)
    for _ in range(_PASSES):  # what is nearer looks larger, and how near it is depends on where one looks
        cx, cy, half = fit(_flat(camera, seen))
        camera = replace(camera.moved(cx, cy), half=half)
    return camera


def seen_at(poser: Poser, phase: float) -> list[Ball]:
    """What a picture of one moment has to hold: the body, or the part that its view shows, and its things."""
    parts, pose = poser.crop(), poser.at(phase)
    seen = balls(pose, parts, poser.travel * phase)
    return seen if parts else seen + _things(poser.props, poser.rolled(pose)) + _chairs(poser.props)


def box_of(camera: Camera, seen: list[Ball]) -> tuple[float, float, float, float]:
    """Left, right, lowest and highest of balls as a camera sees them, metres from its middle."""
    return _box(_flat(camera, seen))


def _things(props: Props, rolled: float) -> list[Ball]:
    """What a body stands or rolls on: without it, it would hang in the air at the edge of a picture."""
    out: list[Ball] = []
    for thing in props.things:
        if thing.kind == "block":
            turn = qy(radians(thing.turn))
            for x, z in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
                out.append(
                    (add(thing.at, qrot(turn, (x * thing.size[0] / 2, 0.0, z * thing.size[2] / 2))), 0.0)
                )
    return out + (ends(props.roller, rolled) if props.roller else [])


def _chairs(props: Props) -> list[Ball]:
    """Corners of chairs: a round stage lets them reach over its edge, a picture on paper would cut them."""
    out: list[Ball] = []
    for thing in (each for each in props.things if each.kind == "chair"):
        turn, (wide, seat, deep) = qy(radians(thing.turn)), thing.size
        for x in (-wide / 2, wide / 2):
            for y, z in ((0.0, -deep / 2), (seat + CHAIR_BACK, -deep / 2), (0.0, deep / 2), (seat, deep / 2)):
                out.append((add(thing.at, qrot(turn, (x, y, z))), 0.0))
    return out


def _flat(camera: Camera, seen: list[Ball]) -> list[_Circle]:
    """The balls as the camera sees them: x, y and radius in the plane of its middle."""
    right, up, back = camera.axes()
    eye = camera.eye()
    out: list[_Circle] = []
    for p, r in seen:
        d = sub(p, eye)
        k = -DISTANCE / dot(d, back)
        out.append((dot(d, right) * k, dot(d, up) * k, r * k))
    return out


def _rim(camera: Camera, seen: list[Ball]) -> list[Ball]:
    """The balls that reach furthest in some direction; no others bound a picture."""
    flat = _flat(camera, seen)
    reaches = ([c[0] * x + c[1] * y + c[2] for c in flat] for x, y in _WAYS)
    return [seen[i] for i in sorted({far.index(max(far)) for far in reaches})]


def _box(rim: list[_Circle]) -> tuple[float, float, float, float]:
    """Left, right, lowest and highest."""
    return (
        min(x - r for x, _, r in rim),
        max(x + r for x, _, r in rim),
        min(y - r for _, y, r in rim),
        max(y + r for _, y, r in rim),
    )


def _square(rim: list[_Circle]) -> _Circle:
    left, right, low, high = _box(rim)
    return (left + right) / 2, (low + high) / 2, max(right - left, high - low) / 2 / SQUARE


def _round(rim: list[_Circle]) -> _Circle:
    """The smallest circle around all: steps towards the farthest, each a little shorter than the last."""
    left, right, low, high = _box(rim)
    cx, cy, step = (left + right) / 2, (low + high) / 2, 0.3
    for _ in range(_STEPS):
        _far, x, y = max((_reach(c, cx, cy), c[0], c[1]) for c in rim)
        cx, cy, step = cx + (x - cx) * step, cy + (y - cy) * step, step * 0.96
    cy += (low + high - 2 * cy) / 4  # a long body lies in the middle also by its height, at next to no cost
    reach = max(_reach(c, cx, cy) for c in rim)
    return cx, cy, reach / ROUND


def _cropped(rim: list[_Circle]) -> _Circle:
    cx, cy, half = _round(rim)
    return cx, cy, half * ROUND / CROPPED


def _standing(rim: list[_Circle]) -> _Circle:
    """As large as a standing body of full height, its soles on the floor line; smaller if it needs room."""
    left, right, low, high = _box(rim)
    cx, half = (left + right) / 2, HEIGHT / STANDING / 2
    cy = low + FLOOR_LINE * 2 * half
    for _ in range(_PASSES):
        cy = max(low + FLOOR_LINE * 2 * half, high - _HEAD * 2 * half)
        half = max(half, max(_reach(c, cx, cy) for c in rim) / _UPRIGHT_ROUND)
    return cx, cy, half


def _reach(circle: _Circle, cx: float, cy: float) -> float:
    x, y, r = circle
    return hypot(x - cx, y - cy) + r


def key_light(camera: Camera, direction: Vec) -> Vec:
    """A direction fixed in the view, such as upper left, as a unit vector in the world."""
    right, up, back = camera.axes()
    n = dot(direction, direction) ** 0.5
    x, y, z = (v / n for v in direction)
    return add(add((right[0] * x, right[1] * x, right[2] * x), up, y), back, z)
