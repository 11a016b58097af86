"""Where the figure is seen from: one fixed camera that frames the whole cycle.

Everything counts from the stage: a disc whose diameter is the smaller side of the picture.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Final

from app.figure.landmarks import points
from app.figure.maths import Vec, add, cross, dot, lerp
from app.figure.poser import Poser
from app.figure.skeleton import HEIGHT

DISTANCE: Final = 5.2 * HEIGHT
DEPTH: Final = 2.4  # metres drawn in front of and behind the middle: a depth buffer may have 16 bits
STANDING: Final = 0.86  # of the diameter, for a figure of full height
FLOOR_LINE: Final = 0.40  # below the centre, of the diameter
WIDEST: Final = 0.80
ROUND: Final = 0.97  # nothing further from the centre than this share of the radius
PITCH: Final = (-4.0, 60.0)
_SAMPLES: Final = 24
_SEEN: Final = (
    *("crown", "toe_l", "toe_r", "heel_l", "heel_r", "fingertips_l", "fingertips_r", "elbow_l", "elbow_r"),
    *("knee_l", "knee_r", "seat", "back", "occiput", "shoulder_l", "shoulder_r"),
)
_SKIN: Final = 0.03


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


def frame(poser: Poser) -> Camera:
    """The camera for an exercise: its own yaw and pitch, close enough that the whole cycle fills the disc."""
    seen, spread = _seen(poser)
    xs, zs = [p[0] for p in spread], [p[2] for p in spread]
    margin = 0.55
    ground = (
        (min(xs) + max(xs)) / 2,
        (min(zs) + max(zs)) / 2,
        (max(xs) - min(xs)) / 2 + margin,
        (max(zs) - min(zs)) / 2 + margin,
    )
    cam = Camera(poser.yaw, poser.pitch, (ground[0], 0.0, ground[1]), 1.0, ground)
    right, up, back = cam.axes()
    flat = [(dot(p, right), dot(p, up)) for p in seen]
    left, far = min(x for x, _ in flat), max(x for x, _ in flat)
    low, high = min(y for _, y in flat), max(y for _, y in flat)
    tall = max(p[1] for p in seen)
    cx = (left + far) / 2
    width = far - left + 2 * _SKIN
    if tall > 1.4:
        half = max(HEIGHT / STANDING / 2, width / WIDEST / 2)
        cy = low + FLOOR_LINE * 2 * half
        cy = max(cy, high - 0.47 * 2 * half)
    else:
        half = max(width / WIDEST, (high - low + 2 * _SKIN) / WIDEST, 0.75) / 2
        cy = (low + high) / 2
    for _ in range(3):
        reach = max(((x - cx) ** 2 + (y - cy) ** 2) ** 0.5 for x, y in flat) + _SKIN
        half = max(half, reach / ROUND)
    middle = dot(cam.at, back)
    at = tuple(right[i] * cx + up[i] * cy + back[i] * middle for i in range(3))
    return replace(cam, at=(at[0], at[1], at[2]), half=half)


def _seen(poser: Poser) -> tuple[list[Vec], list[Vec]]:
    """Body points over the cycle, with the travel taken out, and those that need floor under them."""
    out: list[Vec] = []
    for i in range(_SAMPLES):
        phase = i / _SAMPLES
        pose = poser.at(phase)
        ahead = poser.travel * phase
        marks: Iterable[Vec] = points(pose.q, pose.p, _SEEN)
        out += [(x, y, z - ahead) for x, y, z in marks]
    return out, out


def key_light(camera: Camera, direction: Vec) -> Vec:
    """A direction fixed in the view, such as upper left, as a unit vector in the world."""
    right, up, back = camera.axes()
    n = dot(direction, direction) ** 0.5
    x, y, z = (v / n for v in direction)
    return add(add((right[0] * x, right[1] * x, right[2] * x), up, y), back, z)
