"""What the shader needs to draw a solved body: bone transforms and shadow capsules."""

from collections.abc import Sequence
from typing import Final

from app.figure.maths import Vec, qrot, sub
from app.figure.skeleton import BONE, HEIGHT, JOINT
from app.figure.solve import Pose

Rows = list[list[float]]

CAPSULES: Final = 15
_Capsule = tuple[int, Vec | None, int, Vec | None, float]
"""Bone, point from its joint, bone, point, radius."""


def _from_joint(bone: str, y: float, z: float = 0.0) -> tuple[int, Vec | None]:
    """A point on the midline of a bone by its height in the zero pose; None for the joint itself."""
    i = BONE[bone]
    j = JOINT[i]
    return i, sub((j[0], y, z), j)


def _joint(bone: str, side: str) -> tuple[int, Vec | None]:
    return BONE[f"{bone}_{side}"], None


def _capsules() -> list[_Capsule]:
    """The body's soft occluders."""
    out: list[_Capsule] = [
        (*_from_joint("pelvis", 0.925), *_from_joint("lumbar", 1.10), 0.074 * HEIGHT),
        (*_from_joint("thorax", 1.18), *_from_joint("chest", 1.35), 0.072 * HEIGHT),
        (*_from_joint("head", 1.615), *_from_joint("head", 1.67), 0.052 * HEIGHT),
    ]
    for s in "lr":
        thigh = BONE[f"thigh_{s}"]
        middle = (thigh, (0.0, -0.12 * HEIGHT, 0.0))
        foot = BONE[f"foot_{s}"]
        out += [
            (*_joint("thigh", s), *middle, 0.050 * HEIGHT),
            (*middle, *_joint("shin", s), 0.037 * HEIGHT),
            (*_joint("shin", s), *_joint("foot", s), 0.029 * HEIGHT),
            (foot, (0.0, -0.032, -0.030), foot, (0.0, -0.038, 0.165), 0.024 * HEIGHT),
            (*_joint("upperarm", s), *_joint("forearm", s), 0.030 * HEIGHT),
            (*_joint("forearm", s), *_joint("fingers", s), 0.021 * HEIGHT),
        ]
    return out


_CAPSULES = _capsules()
_STILL: Final = [0.0, 0.0, 0.0, 1.0]


def bone_rows(pose: Pose, ahead: float = 0.0) -> Rows:
    """Dual quaternions (x, y, z, w), two rows per bone and two for the props.

    A figure that has travelled `ahead` metres is brought back, so that camera and props may stay.
    """
    rows: Rows = []
    for (w, x, y, z), (px, py, pz), (vx, vy, vz) in zip(pose.q, pose.p, JOINT, strict=True):
        cx, cy, cz = 2 * (y * vz - z * vy), 2 * (z * vx - x * vz), 2 * (x * vy - y * vx)
        tx = (px - vx - w * cx - y * cz + z * cy) * 0.5
        ty = (py - vy - w * cy - z * cx + x * cz) * 0.5
        tz = (pz - ahead - vz - w * cz - x * cy + y * cx) * 0.5
        rows.append([x, y, z, w])
        rows.append(
            [
                tx * w + ty * z - tz * y,
                ty * w + tz * x - tx * z,
                tz * w + tx * y - ty * x,
                -tx * x - ty * y - tz * z,
            ]
        )
    rows.append(_STILL)
    rows.append([0.0, 0.0, 0.0, 0.0])
    return rows


def capsule_rows(pose: Pose, ahead: float = 0.0) -> Rows:
    """Two rows per capsule: one end and the radius, the other end and 0."""
    q, p = pose.q, pose.p
    rows: Rows = []
    for a, u, b, v, r in _CAPSULES:
        x, y, z = p[a]
        if u:
            ox, oy, oz = qrot(q[a], u)
            x, y, z = x + ox, y + oy, z + oz
        rows.append([x, y, z - ahead, r])
        x, y, z = p[b]
        if v:
            ox, oy, oz = qrot(q[b], v)
            x, y, z = x + ox, y + oy, z + oz
        rows.append([x, y, z - ahead, 0.0])
    return rows


def skinned(rows: Rows, points: Sequence[tuple[Vec, int, int, float]]) -> list[Vec]:
    """Skin points (position, bone, bone, weight of the second) moved as the shader moves them."""
    out: list[Vec] = []
    for p, a, b, w in points:
        r0, r1, d0, d1 = rows[2 * a], rows[2 * b], rows[2 * a + 1], rows[2 * b + 1]
        x, y, z, s = (r0[k] + (r1[k] - r0[k]) * w for k in range(4))
        e, f, g, h = (d0[k] + (d1[k] - d0[k]) * w for k in range(4))
        n = 1 / (x * x + y * y + z * z + s * s)  # once for each of the two factors
        tx = 2 * n * (s * e - h * x + y * g - z * f)
        ty = 2 * n * (s * f - h * y + z * e - x * g)
        tz = 2 * n * (s * g - h * z + x * f - y * e)
        m = n**0.5
        v = qrot((s * m, x * m, y * m, z * m), p)
        out.append((v[0] + tx, v[1] + ty, v[2] + tz))
    return out
