"""The bones: names, parents and joint centres of a body 1.75 m tall.

Axes, in metres: x to the figure's left, y up, z forward, the way it faces. In the zero pose it stands
straight, arms hanging, palms to the thighs, and every bone's frame is parallel to the world, so that
a bone's world rotation is how far it has turned from standing.

Proportions are fractions of body height after Drillis and Contini (1966), as reprinted in Winter,
Biomechanics and Motor Control of Human Movement, figure 4.1.
"""

from typing import Final

from app.figure.look import Build
from app.figure.maths import Vec, add, mirror_x, sub

HEIGHT: Final = 1.75

ANKLE, KNEE, HIP = 0.039 * HEIGHT, 0.285 * HEIGHT, 0.530 * HEIGHT
SHOULDER = 0.803 * HEIGHT  # the ball joint; the acromion of the source is 0.015 heights above it
THIGH, SHIN = 0.245 * HEIGHT, 0.246 * HEIGHT
UPPER_ARM, FOREARM = 0.171 * HEIGHT, 0.146 * HEIGHT
HIP_X, SHOULDER_X = 0.050 * HEIGHT, 0.105 * HEIGHT
_WOMAN_HIP_X, _WOMAN_SHOULDER_X = 0.094, 0.171
"""Of the woman's mesh: the joints of MakeHuman's young woman of the same height."""
SHOULDER_Z = -0.012
ELBOW, WRIST = SHOULDER - UPPER_ARM, SHOULDER - UPPER_ARM - FOREARM
KNUCKLES = WRIST - 0.095

# name, parent, joint centre in the zero pose
_TRUNK: tuple[tuple[str, str, Vec], ...] = (
    ("pelvis", "", (0.0, HIP, 0.0)),  # midpoint of the hip joints
    ("lumbar", "pelvis", (0.0, 1.030, -0.028)),  # L4/L5
    ("thorax", "lumbar", (0.0, 1.165, -0.028)),  # T12/L1
    ("chest", "thorax", (0.0, 1.300, -0.042)),  # T7
    ("neck", "chest", (0.0, 1.462, -0.030)),  # C7/T1
    ("head", "neck", (0.0, 1.572, -0.004)),  # atlas
)
_LIMBS: tuple[tuple[str, str, Vec], ...] = (  # the left side; the right is mirrored
    ("thigh", "pelvis", (HIP_X, HIP, 0.0)),
    ("shin", "thigh", (HIP_X, KNEE, 0.0)),
    ("foot", "shin", (HIP_X, ANKLE, 0.0)),
    ("toes", "foot", (HIP_X, 0.022, 0.125)),
    ("clavicle", "chest", (0.030, 1.395, 0.020)),
    ("upperarm", "clavicle", (SHOULDER_X, SHOULDER, SHOULDER_Z)),
    ("forearm", "upperarm", (SHOULDER_X, ELBOW, SHOULDER_Z)),
    ("hand", "forearm", (SHOULDER_X, WRIST, SHOULDER_Z)),
    ("fingers", "hand", (SHOULDER_X, KNUCKLES, SHOULDER_Z)),
)


def _bones() -> list[tuple[str, str, Vec]]:
    out = list(_TRUNK)
    for side in "lr":
        for name, parent, joint in _LIMBS:
            above = parent if parent in ("pelvis", "chest") else f"{parent}_{side}"
            out.append((f"{name}_{side}", above, joint if side == "l" else mirror_x(joint)))
    return out


_BONES = _bones()
NAMES: Final[list[str]] = [name for name, _, _ in _BONES]
BONE: Final[dict[str, int]] = {name: i for i, name in enumerate(NAMES)}
PARENT: Final[list[int]] = [BONE[parent] if parent else -1 for _, parent, _ in _BONES]
JOINT: Final[list[Vec]] = [joint for _, _, joint in _BONES]
OFFSET: Final[list[Vec]] = [
    sub(joint, JOINT[p]) if p >= 0 else joint for joint, p in zip(JOINT, PARENT, strict=True)
]
"""From a bone's parent joint to its own, in the zero pose."""


def _womans() -> list[Vec]:
    """The same bones on wider hips and narrower shoulders."""
    out = list(OFFSET)
    for name, wider in (("thigh", _WOMAN_HIP_X - HIP_X), ("upperarm", _WOMAN_SHOULDER_X - SHOULDER_X)):
        for side, k in (("l", 1), ("r", -1)):
            i = BONE[f"{name}_{side}"]
            out[i] = add(OFFSET[i], (k * wider, 0.0, 0.0))
    return out


OFFSETS: Final[dict[Build, list[Vec]]] = {"woman": _womans(), "man": OFFSET}
"""OFFSET of each body. Bones are as long in both, so a pose is right for both."""

COUNT: Final = len(NAMES)
TRUNK: Final = [BONE[n] for n in ("lumbar", "thorax", "chest", "neck", "head")]
LEG: Final = {s: [BONE[f"{n}_{s}"] for n in ("thigh", "shin", "foot", "toes")] for s in "lr"}
ARM: Final = {
    s: [BONE[f"{n}_{s}"] for n in ("clavicle", "upperarm", "forearm", "hand", "fingers")] for s in "lr"
}
CHEST: Final = BONE["chest"]
SIGN: Final = {"l": 1, "r": -1}
"""Sign of x on a side."""


def other_side(name: str) -> str:
    """'hip_l' for 'hip_r' and the other way round; names without a side stay."""
    if name.endswith("_l"):
        return name[:-1] + "r"
    if name.endswith("_r"):
        return name[:-1] + "l"
    return name


def split_side(name: str) -> tuple[str, str]:
    """('hip', 'l') for 'hip_l', ('pelvis', '') for 'pelvis'."""
    return (name[:-2], name[-1]) if name[-2:] in ("_l", "_r") else (name, "")
