"""How much room the body takes: balls along its bones that the skin, hair and shoes stay within.

A camera asks for it at every exercise, when the mesh is not at hand; a test holds the balls against the mesh.
"""

from collections.abc import Iterable
from typing import Final

from app.figure.maths import Vec, add, mirror_x, qrot, sub
from app.figure.skeleton import BONE, JOINT, SHOULDER_X, SHOULDER_Z, WRIST, split_side
from app.figure.solve import Pose

Ball = tuple[Vec, float]
"""Centre in the world and radius, metres."""

_MIDDLE: tuple[tuple[str, Vec, float], ...] = (
    ("head", (0.0, 1.675, -0.012), 0.122),
    ("neck", (0.0, 1.520, -0.020), 0.075),
)
_SIDED: tuple[tuple[str, Vec, float], ...] = (  # the left side; the right is mirrored
    ("chest", (0.075, 1.370, -0.010), 0.125),
    ("thorax", (0.055, 1.225, 0.005), 0.125),
    ("lumbar", (0.050, 1.080, 0.005), 0.125),
    ("pelvis", (0.070, 0.935, -0.015), 0.130),
    ("thigh", (0.0875, 0.800, -0.005), 0.110),
    ("thigh", (0.0875, 0.650, 0.000), 0.090),
    ("shin", (0.0875, 0.490, 0.000), 0.070),
    ("shin", (0.0875, 0.340, -0.020), 0.072),
    ("shin", (0.0875, 0.180, -0.010), 0.058),
    ("foot", (0.0875, 0.060, -0.025), 0.062),
    ("foot", (0.0875, 0.045, 0.080), 0.060),
    ("toes", (0.0875, 0.032, 0.165), 0.050),
    ("upperarm", (SHOULDER_X, 1.390, SHOULDER_Z), 0.080),
    ("upperarm", (SHOULDER_X, 1.240, SHOULDER_Z), 0.066),
    ("forearm", (SHOULDER_X, 1.090, SHOULDER_Z), 0.055),
    ("forearm", (SHOULDER_X, 0.960, SHOULDER_Z), 0.046),
    ("hand", (SHOULDER_X, WRIST - 0.050, SHOULDER_Z), 0.055),
    ("fingers", (SHOULDER_X, WRIST - 0.130, SHOULDER_Z), 0.050),
)
_TRUNK: Final = ("chest", "thorax", "lumbar", "pelvis")


def _balls() -> list[tuple[int, str, Vec, float]]:
    """Bone, part with its side, centre from the bone's joint, radius."""
    out: list[tuple[int, str, Vec, float]] = [
        (BONE[bone], bone, sub(p, JOINT[BONE[bone]]), r) for bone, p, r in _MIDDLE
    ]
    for side in "lr":
        for bone, p, r in _SIDED:
            name = bone if bone in _TRUNK else f"{bone}_{side}"
            at = p if side == "l" else mirror_x(p)
            out.append((BONE[name], name, sub(at, JOINT[BONE[name]]), r))
    return out


_BALLS: Final = _balls()
PARTS: Final = tuple(sorted({split_side(name)[0] for _, name, _, _ in _BALLS}))
"""Parts of the body that a view may be cropped to; arms and legs also with a side, thigh_r."""
PART_NAMES: Final = tuple(sorted({*PARTS, *(name for _, name, _, _ in _BALLS)}))


def balls(pose: Pose, parts: Iterable[str] = (), ahead: float = 0.0) -> list[Ball]:
    """The body's balls in the world.

    Args:
        pose: The solved body.
        parts: Names of PART_NAMES; without a side both; none means the whole body.
        ahead: Metres the figure has travelled, which are taken out.
    """
    wanted = set(parts)
    out: list[Ball] = []
    for bone, name, rel, r in _BALLS:
        if wanted and name not in wanted and split_side(name)[0] not in wanted:
            continue
        x, y, z = add(pose.p[bone], qrot(pose.q[bone], rel))
        out.append(((x, y, z - ahead), r))
    return out
