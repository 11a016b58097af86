"""Is the mass centre over what carries the body?"""

from collections.abc import Iterable
from typing import Final

from app.figure.goals import Goal
from app.figure.landmarks import mass_centre, point
from app.figure.solve import Pose

Flat = tuple[float, float]

_SUPPORT: Final = {
    "foot": ("heel", "ball_in", "ball_out", "toe"),
    "knee": ("knee", "instep"),
    "hand": ("palm", "fingertips"),
    "forearm": ("elbow", "palm"),
}
_LOW: Final = 0.06  # a raised heel carries nothing


def support(pose: Pose, goals: Iterable[Goal]) -> list[Flat] | None:
    """Points (x, z) that carry the body, or None while it lies or sits on its trunk.

    A hand on a wall can push and hold, so the place under it counts as well.
    """
    out: list[Flat] = []
    for g in goals:
        if g.live[0] < 0.999 or g.surface == "spot":
            continue
        if g.kind not in _SUPPORT:
            return None
        for name in _SUPPORT[g.kind]:
            p = point(pose.q, pose.p, f"{name}_{g.side}")
            if g.surface == "wall" or p[1] < g.place()[1] + _LOW:  # a step is a floor for what stands on it
                out.append((p[0], p[2]))
    return out


def off_balance(pose: Pose, area: list[Flat]) -> float:
    """How far, in metres, the mass centre lies outside the hull of the supporting points."""
    c = mass_centre(pose.q, pose.p)
    return outside((c[0], c[2]), area)


def outside(p: Flat, points: list[Flat]) -> float:
    """Distance of p from the convex hull of points, 0 inside."""
    pts = sorted(set(points))
    if len(pts) < 3:
        return 9.0
    hull = _chain(pts)[:-1] + _chain(pts[::-1])[:-1]
    inside, best = True, 9.0
    for a, b in zip(hull, hull[1:] + hull[:1], strict=True):
        ex, ez = b[0] - a[0], b[1] - a[1]
        if ex * (p[1] - a[1]) - ez * (p[0] - a[0]) < 0:
            inside = False
        t = max(0.0, min(1.0, ((p[0] - a[0]) * ex + (p[1] - a[1]) * ez) / (ex * ex + ez * ez)))
        best = min(best, ((a[0] + t * ex - p[0]) ** 2 + (a[1] + t * ez - p[1]) ** 2) ** 0.5)
    return 0.0 if inside else best


def _chain(points: list[Flat]) -> list[Flat]:
    out: list[Flat] = []
    for q in points:
        while len(out) > 1 and _turn(out[-2], out[-1], q) <= 0:
            out.pop()
        out.append(q)
    return out


def _turn(a: Flat, b: Flat, c: Flat) -> float:
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
