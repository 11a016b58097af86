"""Points of the body: where it touches, where hands can rest, where its mass is.

Points are given in the zero pose, in metres, for the left side; the right is mirrored. Each belongs to
a bone and moves with it. The trunk's landmarks lie on the skin, so "on the floor" is height 0.

Masses and mass centres: Dempster (1955), in Winter, table 4.1.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from app.figure.maths import Quat, Vec, add, mirror_x, qrot, sub
from app.figure.skeleton import (
    BONE,
    ELBOW,
    FOREARM,
    HIP,
    HIP_X,
    JOINT,
    KNEE,
    SHIN,
    SHOULDER,
    SHOULDER_X,
    SHOULDER_Z,
    THIGH,
    UPPER_ARM,
    WRIST,
)

BALL_Z, HEEL_Z, TOE_Z = 0.125, -0.058, 0.205  # along the foot, from the ankle
TOE_JOINT = 0.022  # above the sole; a foot rolls over it
HEEL_ROUND = 0.024  # a shoe on the back of its heel stands this much higher
KNEE_PAD = 0.064  # knee centre above the floor in kneeling
SHIN_REST = 0.074  # ankle centre above the floor, the foot on its instep
TUCKED = 0.155  # the same, the toes tucked under
TUCK_HEEL = 70.0  # degrees the sole then leaves the floor
POINTED = -62.0  # degrees of the ankle of a foot on its instep
PALM = (0.0243, 0.060)  # palm contact: off the wrist-knuckle axis, and below the wrist
ELBOW_PAD = 0.034

_MIDDLE: dict[str, tuple[str, Vec]] = {
    "sacrum": ("pelvis", (0, 0.960, -0.128)),
    "back": ("chest", (0, 1.34, -0.090)),
    "occiput": ("head", (0, 1.645, -0.083)),
    "forehead": ("head", (0, 1.665, 0.129)),
    "belly": ("lumbar", (0, 1.05, 0.136)),
    "pubis": ("pelvis", (0, 0.930, 0.128)),
    "seat": ("pelvis", (0, 0.797, -0.020)),
    "breastbone": ("chest", (0, 1.31, 0.137)),
    "crown": ("head", (0, 1.766, 0)),
}
_SIDED: dict[str, tuple[str, Vec]] = {
    "heel": ("foot", (HIP_X, 0, HEEL_Z)),
    "ball": ("foot", (HIP_X, 0, BALL_Z)),
    "toe": ("toes", (HIP_X, 0, TOE_Z)),
    "ball_in": ("foot", (HIP_X - 0.042, 0, BALL_Z)),
    "ball_out": ("foot", (HIP_X + 0.048, 0, BALL_Z)),
    "instep": ("toes", (HIP_X, 0.045, 0.185)),
    "knee": ("shin", (HIP_X, KNEE, KNEE_PAD)),
    "kneeside": ("shin", (HIP_X + 0.062, KNEE, 0)),
    "ankleside": ("shin", (HIP_X + 0.046, 0.085, 0)),
    "calf": ("shin", (HIP_X, 0.360, -0.084)),
    "elbow": ("forearm", (SHOULDER_X, ELBOW, SHOULDER_Z - ELBOW_PAD)),
    "palm": ("hand", (SHOULDER_X - PALM[0], WRIST - PALM[1], SHOULDER_Z)),
    "fingertips": ("fingers", (SHOULDER_X, WRIST - 0.176, SHOULDER_Z)),
    "shoulder": ("clavicle", (SHOULDER_X + 0.060, SHOULDER - 0.025, SHOULDER_Z)),
    "blade": ("chest", (0.085, 1.350, -0.098)),
    "hipside": ("pelvis", (0.180, 0.935, -0.011)),
    "temple": ("head", (0.090, 1.655, 0)),
}

POINTS: Final[dict[str, tuple[str, Vec]]] = {
    **_MIDDLE,
    **{f"{n}_l": (b if b in BONE else f"{b}_l", p) for n, (b, p) in _SIDED.items()},
    **{f"{n}_r": (b if b in BONE else f"{b}_r", mirror_x(p)) for n, (b, p) in _SIDED.items()},
}
LIMB_CONTACTS: Final = {"foot": "foot", "knee": "shin", "hand": "hand", "forearm": "forearm"}
"""Contacts that a limb reaches for by itself, with the bone whose joint they place."""

Spot = tuple[str, Vec, Vec, Vec]
SPOTS: Final[dict[str, Spot]] = {
    # bone, point, palm direction (into the body), finger direction
    "hip": ("pelvis", (0.173, 1.018, 0.015), (-0.94, -0.30, -0.10), (0.02, -0.50, 0.87)),
    "hip_crease": ("thigh", (HIP_X + 0.037, 0.880, 0.112), (-0.25, 0, -0.97), (-0.75, -0.62, 0.20)),
    "knee": ("shin", (HIP_X, KNEE + 0.032, 0.067), (0, -0.35, -0.94), (0, -0.94, 0.35)),
    "thigh": ("thigh", (HIP_X, 0.62, 0.078), (0, 0, -1), (0, -1, 0)),
    "hamstring": ("thigh", (HIP_X + 0.071, 0.655, -0.036), (-0.93, 0, 0.36), (-0.33, -0.20, -0.92)),
    "shin": ("shin", (HIP_X, 0.38, 0.036), (0, 0, -1), (-0.8, -0.6, 0)),
    "shin_side": ("shin", (HIP_X + 0.067, 0.40, 0.012), (-1, 0, 0), (0, -0.9, 0.43)),
    "knee_out": ("shin", (HIP_X + 0.050, KNEE, 0.008), (-0.97, 0, -0.25), (-0.2, -0.5, 0.84)),
    "instep": ("foot", (HIP_X, 0.099, 0.060), (0, -0.85, -0.53), (-0.9, -0.2, 0.3)),
    "chest": ("chest", (0.085, 1.30, 0.20), (-0.5, -0.4, -0.75), (-0.80, 0.15, 0.55)),
    "belly": ("lumbar", (0.055, 1.075, 0.133), (0, 0, -1), (-0.95, -0.25, 0)),
    "ribs": ("thorax", (0.124, 1.190, 0.096), (-0.55, 0, -0.83), (-0.80, 0.10, 0.58)),
    "low_back": ("lumbar", (0.075, 1.060, -0.104), (0, 0, 1), (-0.97, 0.2, 0)),
    "shoulder": ("chest", (0.115, 1.406, 0.083), (-0.1, -0.35, -0.93), (0.35, 0.90, -0.25)),
    "temple": ("head", (0.085, 1.645, 0.010), (-1, 0, 0), (-0.1, 0.98, 0.1)),
}
"""Places on the own body where a hand can rest, for the left hand on the left side."""

_SEGMENTS: tuple[tuple[float, str, Vec], ...] = (
    (0.081, "head", (0, 1.62, 0)),
    (0.142, "pelvis", (0, 0.965, -0.012)),
    (0.139, "lumbar", (0, 1.10, 0)),
    (0.108, "thorax", (0, 1.235, -0.005)),
    (0.108, "chest", (0, 1.36, -0.012)),
)
_LIMB_SEGMENTS: tuple[tuple[float, str, Vec], ...] = (
    (0.100, "thigh", (HIP_X, HIP - 0.433 * THIGH, 0)),
    (0.0465, "shin", (HIP_X, KNEE - 0.433 * SHIN, 0)),
    (0.0145, "foot", (HIP_X, 0.035, 0.06)),
    (0.028, "upperarm", (SHOULDER_X, SHOULDER - 0.436 * UPPER_ARM, SHOULDER_Z)),
    (0.016, "forearm", (SHOULDER_X, ELBOW - 0.430 * FOREARM, SHOULDER_Z)),
    (0.006, "hand", (SHOULDER_X, WRIST - 0.08, SHOULDER_Z)),
)
MASSES: Final[list[tuple[float, int, Vec]]] = [
    (m, BONE[bone], sub(p, JOINT[BONE[bone]]))
    for m, bone, p in (
        *_SEGMENTS,
        *((m, f"{b}_l", p) for m, b, p in _LIMB_SEGMENTS),
        *((m, f"{b}_r", mirror_x(p)) for m, b, p in _LIMB_SEGMENTS),
    )
]
"""Fraction of body mass, bone, mass centre from the bone's joint."""

_FROM_JOINT: dict[str, tuple[int, Vec]] = {
    name: (BONE[bone], sub(p, JOINT[BONE[bone]])) for name, (bone, p) in POINTS.items()
}


def point(q: Sequence[Quat], p: Sequence[Vec], name: str) -> Vec:
    """World position of a landmark, from world rotations q and joint centres p of the bones."""
    bone, rel = _FROM_JOINT[name]
    return add(p[bone], qrot(q[bone], rel))


def points(q: Sequence[Quat], p: Sequence[Vec], names: Iterable[str]) -> list[Vec]:
    """World positions of several landmarks."""
    return [point(q, p, name) for name in names]


def mass_centre(q: Sequence[Quat], p: Sequence[Vec]) -> Vec:
    """World position of the body's mass centre."""
    x = y = z = 0.0
    for m, bone, rel in MASSES:
        c = add(p[bone], qrot(q[bone], rel))
        x, y, z = x + m * c[0], y + m * c[1], z + m * c[2]
    return (x, y, z)
