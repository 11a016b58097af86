"""What the shader needs to draw a solved body: transforms of the skin's bones, and shadow capsules."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from app.figure.maths import DOWN, IDENTITY, Quat, Vec, add, conj, qdot, qmul, qrot, sub
from app.figure.skeleton import BONE, CHEST, COUNT, HEIGHT, JOINT, NAMES
from app.figure.solve import Pose

Rows = list[list[float]]

BONES: Final[list[str]] = [*NAMES, "shoulder_l", "shoulder_r", "tips_l", "tips_r"]
"""The skin's bones: the skeleton's, one half-way round each shoulder, and the outer halves of the fingers."""
KNUCKLE: Final[Vec] = (0.0, -0.043, 0.0)
"""From the root of the fingers to their middle joints, metres."""
STATIC: Final = len(BONES)
"""One more bone, for what is no body: it moves with a foam roller, and all that hangs on it but stands still
says so with the share of its second bone (`mesh.still`)."""

CAPSULES: Final = 15
_Capsule = tuple[int, Vec | None, int, Vec | None, float]
"""Bone, point from its joint, bone, point, radius."""
SkinPoint = tuple[Vec, tuple[int, int, int], tuple[float, float]]
"""Where it was modelled, its bones, and the shares of the first two."""


@dataclass(frozen=True, slots=True)
class Bind:
    """How a mesh was modelled: arms out, fingers straight.

    Attributes:
        turn: World rotation of each of BONES in the mesh's pose, as inverse quaternions.
        place: Its joint there, metres.
    """

    turn: list[Quat]
    place: list[Vec]


UNBOUND: Final = Bind([IDENTITY] * STATIC, [*JOINT, *([(0.0, 0.0, 0.0)] * (STATIC - COUNT))])


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
TOUCHING: Final = 4
_LIFTED: Final = 0.075
"""Metres above the floor at which a sole or a hand no longer darkens it."""
_TOUCHING: Final = [
    *(
        (BONE[f"foot_{s}"], (0.0, -0.045, -0.035), BONE[f"toes_{s}"], (0.0, -0.005, 0.050), 0.022)
        for s in "lr"
    ),
    *((BONE[f"hand_{s}"], (0.0, -0.02, 0.0), BONE[f"fingers_{s}"], (0.0, -0.050, 0.0), 0.030) for s in "lr"),
]
"""Bone and point from its joint, twice, and how high they are when they rest."""
_MODELLED: Final = 0.146
"""Square sine of half the angle between arm and trunk as they were modelled, 45 degrees."""
_TUCK: Final = 0.075
"""Metres by which an armpit moves to the ribs under an arm that is lifted sideways: it would stand out."""
_UNMOVED: Final = [[0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 0.0]]
_ARMS: Final = [tuple(BONE[f"{n}_{s}"] for n in ("clavicle", "upperarm", "hand", "fingers")) for s in "lr"]


def _between(a: Quat, b: Quat) -> Quat:
    """Half-way from a to b, the way their signs say."""
    w, x, y, z = a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]
    n = 1 / (w * w + x * x + y * y + z * z) ** 0.5
    return (w * n, x * n, y * n, z * n)


def with_helpers(q: Sequence[Quat], p: Sequence[Vec]) -> tuple[list[Quat], list[Vec]]:
    """Rotations and joints of BONES, from those of the skeleton.

    A finger's middle joint bends as much as its root does.
    """
    turns, places = [*q], [*p]
    for clavicle, arm, _, _ in _ARMS:
        half = _between(q[clavicle], q[arm])
        turns.append(half)
        out = qrot(conj(q[CHEST]), qrot(half, DOWN))[0]
        raised = max(0.0, 1.0 - qdot(q[clavicle], q[arm]) ** 2 - _MODELLED)
        places.append(add(p[arm], qrot(q[CHEST], (out, 0.0, 0.0)), -_TUCK * raised))
    for _, _, hand, fingers in _ARMS:
        f = q[fingers]
        turns.append(qmul(f, qmul(conj(q[hand]), f)))
        x, y, z = qrot(f, KNUCKLE)
        px, py, pz = p[fingers]
        places.append((px + x, py + y, pz + z))
    return turns, places


def bone_rows(pose: Pose, bind: Bind = UNBOUND, ahead: float = 0.0, roller: Rows = _UNMOVED) -> Rows:
    """Dual quaternions (x, y, z, w), two rows for each of BONES and the two of a roller.

    A figure that has travelled `ahead` metres is brought back, so that camera and props may stay.
    """
    rows: Rows = []
    turns, places = with_helpers(pose.q, pose.p)
    for a, b, (px, py, pz), (vx, vy, vz) in zip(turns, bind.turn, places, bind.place, strict=True):
        w, x, y, z = qmul(a, b)
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
    rows += roller
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


def touching(pose: Pose, ahead: float = 0.0) -> tuple[Rows, list[float]]:
    """The soles and hands over the floor, for the dark line under what stands on it.

    Returns:
        A row per foot and hand: x and z of its two ends; and how much each presses, the first end in
        hundredths before the point and the second after it, 0 in the air to 0.99 on the floor.
    """
    lines: Rows = []
    presses = []
    for bone, u, far, v, rest in _TOUCHING:
        ends, near = [], []
        for i, off in ((bone, u), (far, v)):
            x, y, z = add(pose.p[i], qrot(pose.q[i], off))
            ends += [x, z - ahead]
            near.append(min(0.99, max(0.0, 1.0 - (y - rest) / _LIFTED)))
        lines.append(ends)
        presses.append(floor(near[0] * 100) + near[1])
    return lines, presses


def skinned(rows: Rows, points: Sequence[SkinPoint]) -> list[Vec]:
    """Skin points moved as the shader moves them."""
    out: list[Vec] = []
    for p, (a, b, c), (u, v) in points:
        w = 1.0 - u - v
        ra, rb, rc = rows[2 * a], rows[2 * b], rows[2 * c]
        da, db, dc = rows[2 * a + 1], rows[2 * b + 1], rows[2 * c + 1]
        # Written out: a loop over the four takes twice as long, and a lint moves some millions of points.
        x, y, z = (
            ra[0] * u + rb[0] * v + rc[0] * w,
            ra[1] * u + rb[1] * v + rc[1] * w,
            ra[2] * u + rb[2] * v + rc[2] * w,
        )
        s, e = ra[3] * u + rb[3] * v + rc[3] * w, da[0] * u + db[0] * v + dc[0] * w
        f, g, h = (
            da[1] * u + db[1] * v + dc[1] * w,
            da[2] * u + db[2] * v + dc[2] * w,
            da[3] * u + db[3] * v + dc[3] * w,
        )
        n = 1 / (x * x + y * y + z * z + s * s)  # once for each of the two factors
        tx = 2 * n * (s * e - h * x + y * g - z * f)
        ty = 2 * n * (s * f - h * y + z * e - x * g)
        tz = 2 * n * (s * g - h * z + x * f - y * e)
        m = n**0.5
        x, y, z, s = x * m, y * m, z * m, s * m
        px, py, pz = p
        cx, cy, cz = 2 * (y * pz - z * py), 2 * (z * px - x * pz), 2 * (x * py - y * px)
        out.append(
            (
                px + s * cx + y * cz - z * cy + tx,
                py + s * cy + z * cx - x * cz + ty,
                pz + s * cz + x * cy - y * cx + tz,
            )
        )
    return out
