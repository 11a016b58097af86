"""How a foam roller rolls under a body, and how deep a point lies in it.

Nothing slips: what lies on the roller goes twice as far as its axis does, so the roller's place and turn
follow from the pose alone.
"""

from math import cos, radians, sin
from typing import Final

from app.figure.landmarks import POINTS, point
from app.figure.maths import Vec, add, dot, length, qmul, qx, qy, sub
from app.figure.props import Roller
from app.figure.skeleton import BONE
from app.figure.solve import Pose

_LINE: Final = 0.35
"""Half the width of the dark line under it, of its radius."""


def axes(roller: Roller) -> tuple[Vec, Vec]:
    """Unit vectors along its axis, and the way it rolls."""
    a = radians(roller.turn)
    return (cos(a), 0.0, -sin(a)), (sin(a), 0.0, cos(a))


def carried(roller: Roller, pose: Pose) -> float:
    """How far along the way it rolls the part is that lies on it, metres."""
    name = roller.under[0]
    p = point(pose.q, pose.p, name) if name in POINTS else pose.p[BONE[name]]
    return dot(p, axes(roller)[1])


def middle(roller: Roller, rolled: float = 0.0) -> Vec:
    """The middle of its axis once it has rolled so many metres."""
    return add(roller.at, axes(roller)[1], rolled)


def deep(roller: Roller, rolled: float, p: Vec) -> float:
    """How deep a point lies in it, metres; negative outside, by no more than the true distance."""
    d = sub(p, middle(roller, rolled))
    axis = axes(roller)[0]
    along = dot(d, axis)
    return min(roller.radius - length(add(d, axis, -along)), roller.length / 2 - abs(along))


def roller_rows(roller: Roller, rolled: float) -> list[list[float]]:
    """The two rows of the dual quaternion that lays down a roller modelled about the middle of the world."""
    w, x, y, z = qmul(qy(radians(roller.turn)), qx(rolled / roller.radius))
    tx, ty, tz = (v / 2 for v in middle(roller, rolled))
    return [
        [x, y, z, w],
        [
            tx * w + ty * z - tz * y,
            ty * w + tz * x - tx * z,
            tz * w + tx * y - ty * x,
            -tx * x - ty * y - tz * z,
        ],
    ]


def lies_on(roller: Roller, rolled: float) -> list[float]:
    """The strip of floor that it darkens: middle and half sizes, x and z, metres.

    Strips lie along or across; a roller that lies askew has a short one under its middle.
    """
    x, _, z = middle(roller, rolled)
    along, across = (abs(v) for v in (axes(roller)[0][0], axes(roller)[0][2]))
    thin, half = roller.radius * _LINE, roller.length / 2
    return [x, z, max(thin, half * (along - across)), max(thin, half * (across - along))]


def ends(roller: Roller, rolled: float) -> list[tuple[Vec, float]]:
    """Balls that its two ends stay within: centre and radius, metres."""
    axis, half = axes(roller)[0], roller.length / 2 - roller.radius
    return [(add(middle(roller, rolled), axis, k * half), roller.radius) for k in (-1.0, 1.0)]
