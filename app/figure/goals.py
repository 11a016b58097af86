"""Contacts: a body part and the place it is held to.

A goal's numbers change with the phase: `live` holds [weight, x, y, z, dir, heel, swivel, brace] (degrees
and metres; `heel` is the share of tucked toes for a knee).
"""

from math import asin, cos, radians, sin
from typing import Final, Literal

from app.figure.landmarks import (
    BALL_Z,
    HEEL_ROUND,
    HEEL_Z,
    KNEE_PAD,
    PALM,
    POINTED,
    SHIN_REST,
    SPOTS,
    TOE_JOINT,
    TUCK_HEEL,
    TUCKED,
)
from app.figure.maths import Quat, Vec, add, blend, cross, dot, frame, mirror_x, qmul, qrot, qx, qy, sub, unit
from app.figure.skeleton import ANKLE, BONE, JOINT, SHIN, SIGN

Surface = Literal["floor", "wall", "spot"]
NUMBERS: Final = 8
UP: Final[Vec] = (0.0, 1.0, 0.0)


class Goal:
    """One contact of an exercise.

    Attributes:
        name: As authored, with its side: hand_l, sacrum.
        kind: foot, knee, hand, forearm, or the landmark's full name.
        side: l, r or nothing.
        surface: What it rests on; `spot` is a place on the own body.
        normal: Unit vector out of the surface (floor and wall).
        live: The numbers of this moment.
    """

    __slots__ = ("kind", "live", "name", "normal", "side", "spot", "spot_bone", "surface")

    def __init__(
        self, name: str, kind: str, side: str, surface: Surface = "floor", normal: Vec = UP, spot: str = ""
    ):
        self.name, self.kind, self.side, self.surface, self.normal = name, kind, side, surface, normal
        self.live: list[float] = [1.0] + [0.0] * (NUMBERS - 1)
        self.spot_bone = -1
        self.spot: tuple[Vec, Vec, Vec] = ((0, 0, 0), (0, 0, 0), (0, 0, 0))
        if spot:
            part, of = spot[:-2], spot[-1]
            bone, p, into, fingers = SPOTS[part]
            self.spot_bone = BONE.get(f"{bone}_{of}", BONE.get(bone, -1))
            if of == "r":
                p, into, fingers = mirror_x(p), mirror_x(into), mirror_x(fingers)
            p = sub(p, JOINT[self.spot_bone])
            if of != side:  # the other hand comes from across
                p, into, fingers = mirror_x(p), mirror_x(into), mirror_x(fingers)
            self.spot = (p, into, fingers)

    def place(self) -> Vec:
        """The authored place."""
        return (self.live[1], self.live[2], self.live[3])

    def foot(self) -> tuple[Vec, Quat, Quat]:
        """Wanted ankle centre, foot rotation and toe rotation."""
        _, x, y, z, d, heel, _, _ = self.live
        if self.surface == "wall":  # sole on the wall, toes up
            m = self.normal
            cd, sd, g = cos(radians(d)), sin(radians(d)), cross(m, UP)
            fore = (g[0] * -sd, cd, g[2] * -sd)
            q = frame(cross(m, fore), m, fore, (1.0, 0.0, 0.0, 0.0))
            return add((x, y, z), m, ANKLE), q, q
        turn = qy(-radians(d))
        if heel == 0:
            return (x, y + ANKLE, z), turn, turn
        q = qmul(turn, qx(radians(heel)))
        if heel > 0:  # the toes stay flat
            pivot, rise, toes = (0.0, TOE_JOINT, BALL_Z), 0.0, turn
        else:
            pivot, rise, toes = (0.0, 0.0, HEEL_Z), HEEL_ROUND * sin(min(1.57, -radians(heel))), q
        c = add((x, y + rise, z), qrot(turn, pivot))
        return add(c, qrot(q, (0.0, ANKLE - pivot[1], -pivot[2]))), q, toes

    def knee(self) -> Vec:
        """Wanted knee centre."""
        return (self.live[1], self.live[2] + KNEE_PAD, self.live[3])

    def shin(self) -> tuple[Quat, Quat, Quat]:
        """Wanted rotations of shin, foot and toes under a kneeling knee."""
        turn, tuck = qy(-radians(self.live[4])), self.live[5]
        height = SHIN_REST + (TUCKED - SHIN_REST) * tuck
        shin = qmul(turn, qx(radians(90) + asin((height - KNEE_PAD) / SHIN)))
        foot = qmul(shin, qx(radians(-POINTED)))
        if tuck <= 0:
            return shin, foot, foot
        flat = qmul(turn, qx(radians(TUCK_HEEL)))
        return shin, blend(foot, flat, tuck), blend(foot, turn, tuck)

    def hand(self, q: list[Quat], p: list[Vec], like: Quat) -> tuple[Vec, Quat]:
        """Wanted wrist centre and hand rotation (its sign nearest to `like`)."""
        _, x, y, z, d, _, _, _ = self.live
        k = SIGN[self.side]
        if self.surface == "spot":
            b = self.spot_bone
            t = add(p[b], qrot(q[b], add(self.spot[0], (x, y, z))))
            n, f = qrot(q[b], self.spot[1]), qrot(q[b], self.spot[2])
            if d:
                c, s, g = cos(radians(d)), sin(radians(d)), cross(n, f)
                f = (f[0] * c + g[0] * s, f[1] * c + g[1] * s, f[2] * c + g[2] * s)
        else:
            t, m, r = (x, y, z), self.normal, radians(d)
            n = (-m[0], -m[1], -m[2])
            flat = abs(m[1]) > 0.5  # on a floor the fingers point forward, on a wall up
            f = (-sin(r), 0.0, cos(r)) if flat else add((0.0, cos(r), 0.0), cross(m, UP), -sin(r))
        a = dot(f, n)
        down = unit((n[0] * a - f[0], n[1] * a - f[1], n[2] * a - f[2]))
        out = (-k * n[0], -k * n[1], -k * n[2])
        rot = frame(out, down, cross(out, down), like)
        return sub(t, qrot(rot, (-k * PALM[0], -PALM[1], 0.0))), rot
