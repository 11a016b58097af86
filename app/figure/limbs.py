"""Legs and arms of a body whose trunk is placed: contacts first, joint angles for the rest."""

from collections.abc import Sequence
from math import cos, radians, sin

from app.figure.goals import UP, Goal
from app.figure.ik import Body
from app.figure.joints import CHANNEL
from app.figure.landmarks import ELBOW_PAD, points
from app.figure.maths import (
    DOWN,
    IDENTITY,
    Quat,
    add,
    aim,
    blend,
    cross,
    frame,
    lerp,
    qmul,
    qrot,
    qy,
    sub,
    unit,
)
from app.figure.skeleton import ARM, CHEST, LEG, SIGN

_SOLE = {s: [f"heel_{s}", f"ball_{s}", f"toe_{s}", f"instep_{s}"] for s in "lr"}
_TIPS = {s: [f"palm_{s}", f"fingertips_{s}"] for s in "lr"}
_PRONATION = {s: CHANNEL[f"elbow_{s}.pronation"] for s in "lr"}


def place_legs(body: Body, goals: Sequence[Goal]) -> None:
    """Bring feet and knees to their places; a free foot never dips through the floor."""
    q, p = body.q, body.p
    fixed = set()
    for g in goals:
        w = g.live[0]
        if w <= 0 or g.kind not in ("foot", "knee"):
            continue
        if w > 0.999:
            fixed.add(g.side)
        t, s, f, o = LEG[g.side]
        if g.kind == "knee":  # the thigh aims at the knee's place, shin and instep lie on the floor
            q[t] = aim(q[t], qrot(q[t], DOWN), unit(sub(lerp(p[s], g.knee(), w), p[t])))
            shin, foot, toes = g.shin()
            body.fk(s)
            q[s] = blend(q[s], shin, w)
            body.fk(f)
            q[f] = blend(q[f], foot, w)
            body.fk(o)
            q[o] = blend(q[o], toes, w)
        else:
            target, turn, toes = g.foot()
            if w < 1:
                target, turn, toes = lerp(p[f], target, w), blend(q[f], turn, w), blend(q[o], toes, w)
            body.leg_to(g.side, target, turn, toes, g.live[6])
    for side in "lr":
        if side not in fixed:
            low = min(v[1] for v in points(q, p, _SOLE[side]))
            if low < 0:
                _, _, f, o = LEG[side]
                body.leg_to(side, add(p[f], (0.0, -low, 0.0)), q[f], q[o])


def place_arms(body: Body, a: list[float], goals: Sequence[Goal]) -> None:
    """Bring hands and forearms to their places; a free hand never dips through the floor."""
    local, q, p = body.local, body.q, body.p
    arms = [g for g in goals if g.live[0] > 0 and g.kind in ("hand", "forearm")]
    fixed = {g.side for g in arms if g.live[0] > 0.999}
    for side in "lr":
        _, u, f, h, fi = ARM[side]
        body.shoulder(side)
        q[u] = qmul(q[CHEST], local[u])  # shoulder angles are relative to the chest
        if side not in fixed:
            body.fk(f, h, fi)
    for g in arms:
        w = g.live[0]
        _, u, f, h, fi = ARM[g.side]
        before = q[u]
        if g.kind == "hand":
            target, turn = g.hand(q, p, q[h])
            if w < 1:
                target, turn = lerp(p[h], target, w), blend(q[h], turn, w)
            if g.surface != "spot":
                local[fi] = blend(local[fi], IDENTITY, w)  # fingers flat on floor or wall
            body.shoulder(g.side, unit(sub(target, p[u])))
            q[u] = before
            body.arm_to(g.side, target, turn, g.live[6])
        else:
            _lay_forearm(body, g, w, before, a[_PRONATION[g.side]])
    for side in "lr":
        if side not in fixed:
            palm, tips = points(q, p, _TIPS[side])
            low = min(palm[1], tips[1] - 0.010)
            if low < 0:
                h = ARM[side][3]
                body.arm_to(side, add(p[h], (0.0, -low, 0.0)), q[h])


def _lay_forearm(body: Body, g: Goal, w: float, before: Quat, pronation: float) -> None:
    """Elbow and forearm on the floor, fingers along `dir`; on a wall `dir` counts from upward."""
    q, p = body.q, body.p
    _, u, f, h, fi = ARM[g.side]
    target = lerp(p[f], add(g.place(), g.normal, ELBOW_PAD), w)
    body.shoulder(g.side, unit(sub(target, p[u])))
    q[u] = aim(before, qrot(before, DOWN), unit(sub(target, p[u])))
    body.fk(f)
    d = radians(g.live[4])
    if g.surface == "wall":
        along = add((0.0, -cos(d), 0.0), cross(g.normal, UP), sin(d))
    else:
        along = (sin(d), 0.0, -cos(d))
    flat = frame(cross(along, g.normal), along, g.normal, q[f])
    q[f] = blend(q[f], qmul(flat, qy(-SIGN[g.side] * radians(pronation))), w)
    body.fk(h)
    q[h] = blend(q[h], q[f], w)
    body.local[fi] = blend(body.local[fi], IDENTITY, w)
    body.fk(fi)
