"""From joint angles and contacts to the place of every bone.

Order: local turns; trunk and legs; pelvis placement from the contacts; the trunk propped by the arms;
legs; arms. A planted leg is never over-stretched (the pelvis drops), a pinned knee stays a thigh's
length from its hip, and free feet and hands never dip through the floor.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sqrt

from app.figure.goals import Goal
from app.figure.ik import FULL, Body
from app.figure.joints import BELLY, SHIFT, SOLES
from app.figure.landmarks import ELBOW_PAD, point, points
from app.figure.limbs import place_arms, place_legs
from app.figure.look import Build
from app.figure.maths import (
    Quat,
    Vec,
    about,
    add,
    cross,
    dot,
    length,
    lerp,
    qmul,
    qrot,
    sub,
    unit,
)
from app.figure.skeleton import ARM, BONE, FOREARM, LEG, SHIN, THIGH, TRUNK, UPPER_ARM

BRACED = sqrt(UPPER_ARM**2 + FOREARM**2 + 2 * UPPER_ARM * FOREARM * cos(radians(8)))  # elbow bent 8
PRIORITY = {"foot": 1.0, "knee": 100.0}  # who places the pelvis; landmarks of the trunk come first
_LANDMARK = 1e4
_LOW = [
    *("heel_l", "ball_l", "toe_l", "heel_r", "ball_r", "toe_r", "knee_l", "knee_r", "instep_l", "instep_r"),
    *("sacrum", "back", "occiput", "belly", "breastbone", "forehead", "hipside_l", "hipside_r"),
]
_LUMBAR = BONE["lumbar"]
Soles = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pose:
    """A solved body.

    Attributes:
        q: World rotation of every bone, indexed as `skeleton.NAMES`.
        p: World position of every bone's joint, metres.
        belly: How far it stands out, metres.
        soles: How far the left foot's arch rises and its toes part, then the right foot's, metres.
    """

    q: list[Quat]
    p: list[Vec]
    belly: float = 0.0
    soles: Soles = (0.0, 0.0, 0.0, 0.0)

    def back(self, ahead: float) -> "Pose":
        """The same pose `ahead` metres further back, for a figure that has travelled."""
        return replace(self, p=[(x, y, z - ahead) for x, y, z in self.p]) if ahead else self


def solve(a: list[float], goals: Sequence[Goal] = (), drift: float = 0.0, build: Build = "man") -> Pose:
    """Place the body.

    Args:
        a: The pose's numbers in the order of `joints.CHANNELS`, and a trailing 0.
        goals: Contacts with their `live` numbers set.
        drift: How far forward the body has travelled, metres; used while nothing touches.
        build: Whose hips and shoulders.
    """
    body = Body(a, build)
    body.fk(*TRUNK, *LEG["l"], *LEG["r"])
    _place_pelvis(body, a, goals, drift)
    _prop_trunk(body, goals)
    place_legs(body, goals)
    place_arms(body, a, goals)
    la, ls, ra, rs = a[SOLES : SOLES + 4]
    return Pose(body.q, body.p, a[BELLY] / 1000, (la / 1000, ls / 1000, ra / 1000, rs / 1000))


def _place_pelvis(body: Body, a: list[float], goals: Sequence[Goal], drift: float) -> None:
    p = body.p
    sx = sy = sz = total = hold = 0.0
    feet: list[tuple[Goal, Vec]] = []
    knees: list[tuple[Goal, Vec]] = []
    for g in goals:
        w = g.live[0]
        if w <= 0 or g.kind in ("hand", "forearm"):
            continue
        if g.kind == "foot":
            t, f = g.foot()[0], p[LEG[g.side][2]]
            feet.append((g, t))
        elif g.kind == "knee":
            t, f = g.knee(), p[LEG[g.side][1]]
            knees.append((g, t))
        else:
            t, f = g.place(), point(body.q, p, g.kind)
        hold += w
        w *= PRIORITY.get(g.kind, _LANDMARK)
        sx, sy, sz, total = sx + w * (t[0] - f[0]), sy + w * (t[1] - f[1]), sz + w * (t[2] - f[2]), total + w
    m = (sx / total, sy / total, sz / total) if total else (0.0, 0.0, 0.0)
    if hold < 1:  # taking off or landing: towards the lowest point on the floor
        free = (0.0, -min(y for _, y, _ in points(body.q, p, _LOW)), drift)
        m = lerp(free, m, hold)
    m = (m[0] - a[SHIFT], m[1] + a[SHIFT + 1], m[2] + a[SHIFT + 2])
    share = sum(g.live[0] ** 3 for g, _ in knees)
    for g, t in knees + knees[:1]:
        e = sub(t, add(p[LEG[g.side][0]], m))
        n = length(e)
        m = add(m, e, (n - THIGH) / n * g.live[0] ** 3 / share)
    drop = 0.0
    for g, t in feet:
        h = add(p[LEG[g.side][0]], m)
        top = t[1] + sqrt(max(0.0, ((THIGH + SHIN) * FULL) ** 2 - (t[0] - h[0]) ** 2 - (t[2] - h[2]) ** 2))
        drop = max(drop, (h[1] - top) * g.live[0])
    body.shift((m[0], m[1] - drop, m[2]))


def _prop_trunk(body: Body, goals: Sequence[Goal]) -> None:
    """Turn the trunk until the arms that prop it reach.

    Elbows end nearly straight over braced hands, or on the floor for forearms. Face down the trunk tilts
    about the hip axis, which the legs do not notice; on the side only the spine bends.
    """
    q, p = body.q, body.p
    arms: list[tuple[float, Vec, Vec, float]] = []  # weight, target, shoulder, wanted distance
    axis = qrot(q[0], (1.0, 0.0, 0.0))
    lateral = abs(axis[1]) > 0.7
    pivot = p[_LUMBAR] if lateral else p[0]
    for g in goals:
        w = g.live[0] * (1.0 if g.kind == "forearm" and g.surface == "floor" else g.live[7])
        if w > 0 and g.kind in ("hand", "forearm"):
            up = ARM[g.side][1]
            t = g.hand(q, p, q[0])[0] if g.kind == "hand" else add(g.place(), (0.0, ELBOW_PAD, 0.0))
            body.shoulder(g.side)
            body.shoulder(g.side, unit(sub(t, p[up])))
            arms.append((w, sub(t, pivot), sub(p[up], pivot), BRACED if g.kind == "hand" else UPPER_ARM))
    if not arms:
        return
    if lateral:
        axis = qrot(q[0], (0.0, 0.0, 1.0))
    tilt = 0.0
    for _ in range(3):  # Newton on the mean distance error
        r, e, de = about(axis, tilt), 0.0, 0.0
        for w, t, s, want in arms:
            s = qrot(r, s)
            v, m = sub(s, t), cross(axis, s)
            n = length(v)
            e, de = e + w * (n - want), de + w * dot(m, v) / n
        if abs(de) < 0.05:
            break
        tilt = max(-0.6, min(0.6, tilt - e / de))
    r = about(axis, tilt * min(1.0, max(w for w, *_ in arms)))
    for i in TRUNK if lateral else [0, *TRUNK]:
        q[i], p[i] = qmul(r, q[i]), add(pivot, qrot(r, sub(p[i], pivot)))
