"""Forward kinematics and the two-bone reach of arms and legs.

Quaternions are built from anatomical half-angles and never sign-normalised, so that neighbouring bones
always blend the anatomical way round in the vertex shader, even an arm raised through 180 degrees.
"""

from math import acos, asin, atan2, cos, pi, radians, sin, sqrt

from app.figure.joints import BONE_DOFS
from app.figure.landmarks import ELBOW_PAD
from app.figure.look import Build
from app.figure.maths import (
    DOWN,
    Quat,
    Vec,
    add,
    blend,
    clamp,
    conj,
    cross,
    dot,
    frame,
    qmul,
    qrot,
    qx,
    qy,
    qz,
    unit,
)
from app.figure.skeleton import (
    ARM,
    CHEST,
    COUNT,
    FOREARM,
    HIP,
    LEG,
    OFFSETS,
    PARENT,
    SHIN,
    SIGN,
    THIGH,
    UPPER_ARM,
)

FULL = 0.9985  # a limb never quite locks straight
_NOWHERE: Vec = (0.0, 0.0, 0.0)
_UNTURNED: Quat = (1.0, 0.0, 0.0, 0.0)


def local_turns(a: list[float]) -> list[Quat]:
    """Local rotation of every bone from the pose's numbers (degrees)."""
    out: list[Quat] = []
    for (cx, kx), (cz, kz), (cy, ky) in BONE_DOFS:
        x, z, y = a[cx] * kx, a[cz] * kz, a[cy] * ky
        if z == 0.0 and y == 0.0:
            out.append((cos(x), sin(x), 0.0, 0.0))
            continue
        c1, s1, c2, s2, c3, s3 = cos(x), sin(x), cos(z), sin(z), cos(y), sin(y)
        w, i, j, k = c1 * c2, s1 * c2, -s1 * s2, c1 * s2
        out.append((w * c3 - j * s3, i * c3 - k * s3, w * s3 + j * c3, i * s3 + k * c3))
    tilt, lean, turn, roll = (radians(v) for v in a[:4])
    # the world's vertical first, the body's own long axis last
    pelvis = qmul(qy(-turn), qmul(qx(tilt), qz(lean)))
    out[0] = qmul(pelvis, qy(-roll)) if roll else pelvis
    return out


def two_bone(
    start: Vec,
    target: Vec,
    a: float,
    b: float,
    q: Quat,
    bend: int,
    swivel: float = 0.0,
    pad: float | None = None,
) -> tuple[Quat, float]:
    """Rotation of the upper bone and flexion (radians) of the hinge of a limb that reaches for target.

    Args:
        start: Centre of the upper joint.
        target: Where the end of the limb should be.
        a: Length of the upper bone.
        b: Length of the lower bone.
        q: The upper bone's rotation before; its hinge axis is kept as nearly as possible.
        bend: +1 for a knee (the middle goes forward), -1 for an elbow.
        swivel: Radians by which the limb rolls about the line to the target.
        pad: Least height of the middle joint, reached by rolling further if need be.
    """
    dx, dy, dz = target[0] - start[0], target[1] - start[1], target[2] - start[2]
    d = sqrt(dx * dx + dy * dy + dz * dz) or 1e-6
    u = (dx / d, dy / d, dz / d)
    d = min(max(d, abs(a - b) + 0.02), (a + b) * FULL)
    h = qrot(q, (1.0, 0.0, 0.0))
    k = dot(h, u)
    if k * k > 0.999:  # hinge along the limb: use the old bone direction
        h, k = cross(u, qrot(q, (0.0, 0.0, 1.0))), 0.0
    x = unit((h[0] - k * u[0], h[1] - k * u[1], h[2] - k * u[2]))
    y = (-u[0], -u[1], -u[2])
    off = acos(clamp((a * a + d * d - b * b) / (2 * a * d)))
    if pad is not None:
        swivel = _roll_clear(
            start[1] + u[1] * a * cos(off), a * sin(off), cross(x, y)[1], x[1], bend, swivel, pad
        )
    if swivel:
        z = cross(x, y)
        c, s = cos(swivel), sin(swivel)
        x = (x[0] * c + z[0] * s, x[1] * c + z[1] * s, x[2] * c + z[2] * s)
    base = frame(x, y, cross(x, y), q)
    flex = pi - acos(clamp((a * a + b * b - d * d) / (2 * a * b)))
    return qmul(base, qx(-off * bend)), flex


def _roll_clear(centre: float, r: float, zy: float, xy: float, bend: int, swivel: float, pad: float) -> float:
    """The swivel nearest to the wanted one that keeps the middle joint above pad."""
    g, e = bend * zy, -bend * xy
    amp, top = sqrt(g * g + e * e), atan2(e, g)
    gap = (swivel - top + pi) % (2 * pi) - pi
    if amp <= 0.05 or centre + r * amp * cos(gap) >= pad:
        return swivel
    away = acos(clamp((pad - centre) / (r * amp)))
    return top + (away if gap > 0 else -away)


def scapula(d: Vec, k: int) -> Quat:
    """Turn of the shoulder girdle that goes with upper-arm direction d in the chest's frame.

    The shoulder rises after 30 degrees of elevation, about 1 in 4.5, and slides forward (Inman 1944).
    """
    up = max(0.0, acos(clamp(-d[1])) - 0.52) * 0.22
    return qmul(qz(k * up), qy(-k * 0.16 * d[2]))


class Body:
    """Bones under construction: local turns, world rotations and joint centres, indexed by bone."""

    __slots__ = ("girdle", "local", "offset", "p", "q")

    def __init__(self, a: list[float], build: Build):
        self.offset = OFFSETS[build]
        self.local = local_turns(a)
        self.girdle = {s: self.local[ARM[s][0]] for s in "lr"}
        self.q: list[Quat] = [_UNTURNED] * COUNT
        self.p: list[Vec] = [_NOWHERE] * COUNT
        self.q[0], self.p[0] = self.local[0], (0.0, HIP, 0.0)

    def fk(self, *bones: int) -> None:
        """Place bones on their parents."""
        local, q, p, offset = self.local, self.q, self.p, self.offset
        for i in bones:  # qrot and qmul written out: this is where the time goes
            up = PARENT[i]
            w, x, y, z = q[up]
            vx, vy, vz = offset[i]
            px, py, pz = p[up]
            tx, ty, tz = 2 * (y * vz - z * vy), 2 * (z * vx - x * vz), 2 * (x * vy - y * vx)
            p[i] = (
                px + vx + w * tx + y * tz - z * ty,
                py + vy + w * ty + z * tx - x * tz,
                pz + vz + w * tz + x * ty - y * tx,
            )
            a, b, c, d = local[i]
            q[i] = (
                w * a - x * b - y * c - z * d,
                w * b + x * a + y * d - z * c,
                w * c - x * d + y * a + z * b,
                w * d + x * c - y * b + z * a,
            )

    def shoulder(self, side: str, d: Vec | None = None) -> None:
        """Place clavicle and shoulder for an arm along d (world), or as its joint angles say."""
        cl, up = ARM[side][:2]
        d = qrot(self.local[up], DOWN) if d is None else qrot(conj(self.q[CHEST]), d)
        self.local[cl] = qmul(self.girdle[side], scapula(d, SIGN[side]))
        self.fk(cl, up)

    def leg_to(self, side: str, target: Vec, foot: Quat, toes: Quat, swivel: float = 0.0) -> None:
        """Bring the ankle to target, with the given foot and toe rotations; swivel in degrees outward."""
        t, s, f, o = LEG[side]
        self.q[t], flex = two_bone(self.p[t], target, THIGH, SHIN, self.q[t], 1, SIGN[side] * radians(swivel))
        self.local[s] = qx(flex)
        self.fk(s, f)
        self.q[f] = blend(self.q[f], foot, 1.0)  # the same rotation, with the sign next to its parent's
        self.fk(o)
        self.q[o] = blend(self.q[o], toes, 1.0)

    def arm_to(self, side: str, target: Vec, hand: Quat, swivel: float = 0.0) -> None:
        """Bring the wrist to target; what the hand turns about the forearm's axis becomes pronation."""
        _, u, f, h, g = ARM[side]
        self.q[u], flex = two_bone(
            self.p[u], target, UPPER_ARM, FOREARM, self.q[u], -1, SIGN[side] * radians(swivel), ELBOW_PAD
        )
        self.local[f] = qx(-flex)
        self.fk(f)
        w, x, y, z = qmul(conj(self.q[f]), hand)
        self.local[f] = qmul(self.local[f], qy(atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y))))
        self.local[h] = qmul(
            qx(asin(clamp(2 * (w * x - y * z)))), qz(atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z)))
        )
        self.fk(f, h, g)

    def shift(self, m: Vec) -> None:
        """Move everything placed so far."""
        self.p = [add(p, m) for p in self.p]
