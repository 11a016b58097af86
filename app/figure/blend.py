"""From one pose to another in a moment: every joint turns the short way, no bone changes its length."""

from app.figure.landmarks import points
from app.figure.look import Build
from app.figure.maths import Quat, Vec, add, blend, conj, lerp, qmul, qrot
from app.figure.skeleton import COUNT, OFFSETS, PARENT
from app.figure.solve import Pose

BLEND_S = 0.4
_LOW = ("heel_l", "toe_l", "heel_r", "toe_r", "knee_l", "knee_r", "sacrum", "back", "palm_l", "palm_r")


def share(now: float, started: float, seconds: float = BLEND_S) -> float:
    """How much of a blend that began at `started` is done, eased, 0..1."""
    u = min(max((now - started) / seconds, 0.0), 1.0)
    return u * u * (3 - 2 * u)


def between(a: Pose, b: Pose, w: float, build: Build = "man") -> Pose:
    """The pose a share w of the way from a to b. It is lifted where it would dip into the floor."""
    offset = OFFSETS[build]
    if w <= 0:
        return a
    if w >= 1:
        return b
    q: list[Quat] = [blend(a.q[0], b.q[0], w)]
    p: list[Vec] = [lerp(a.p[0], b.p[0], w)]
    for i in range(1, COUNT):
        up = PARENT[i]
        local = blend(qmul(conj(a.q[up]), a.q[i]), qmul(conj(b.q[up]), b.q[i]), w)
        q.append(qmul(q[up], local))
        p.append(add(p[up], qrot(q[up], offset[i])))
    low = min(y for _, y, _ in points(q, p, _LOW))
    belly = a.belly + (b.belly - a.belly) * w
    la, ls, ra, rs = (m + (n - m) * w for m, n in zip(a.soles, b.soles, strict=True))
    return Pose(q, [add(v, (0.0, -low, 0.0)) for v in p] if low < 0 else p, belly, (la, ls, ra, rs))
