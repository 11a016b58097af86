"""The joints: degrees of freedom, signs and ranges of motion, and the flat list of numbers that is a pose.

A joint turns its bone by flexion about x, then side movement about z, then axial rotation about y: the
order of Grood and Suntay (1983) and of the ISB (Wu et al. 2002, 2005). "Flexion 90, abduction 30" of a
hip is a level thigh, 30 degrees out.

Positive means: flexion of a limb or the trunk forward, heel to buttock; abduction away from the midline;
rotation of a limb inwards, of the trunk to the right; lateral to the right; dorsiflexion toes up;
inversion sole to the midline; pronation palm down (from palm to the thigh); wrist flexion to the palm;
deviation to the thumb; elevation a shrug; protraction the shoulder forward.

Ranges, in degrees. AAOS is American Academy of Orthopaedic Surgeons, Joint Motion (1965); NW is Norkin
and White, Measurement of Joint Motion (2016). Where a stretch or body weight takes a healthy joint
further than its active range, the passive end is given:

    lumbar     AAOS, NW: flexion 60, extension 25-30, side-bending 25; rotation 5-15 (Pearcy 1984)
    thorax     White and Panjabi (1990), segments summed: flexion 45, extension 25, side 30; rotation 40
               with T1-T12 seated (Johnson 2012)
    neck       AAOS: flexion 45-50, extension 60 (NW 45-75), side-bending 45, rotation 80
    hip        AAOS: flexion 120, passive with a bent knee 140 (Kapandji 1987); extension 30, kept to 25;
               abduction 50 (NW 40-50), adduction 30; rotation 45, outward 50 with a flexed hip
    knee       AAOS 135-150; 157 kneeling (Hefzy 1998); 5 of hyperextension
    ankle      dorsiflexion 38 under load (Bennell 1998, lunge test); pointed 50 (AAOS) plus about 18 of
               the midfoot, which is one bone with the foot here (kneeling on the instep)
    toe        AAOS: extension 70, active-passive 75; flexion 40
    clavicle   NW, Ludewig 2009: elevation 40, depression 10, protraction and retraction 25
    shoulder   AAOS: flexion 180, extension 60, abduction 180, rotation 90; horizontal adduction 50
    elbow      AAOS: flexion 150, pronation and supination 80-90
    wrist      AAOS: flexion 80, extension 70, 90 with the weight on the hand; deviation 20-25 and 30-38
    fingers    AAOS: metacarpal joints 90, extension 25
"""

from math import pi
from typing import Final

from app.figure.skeleton import BONE, COUNT

Dof = tuple[str, str, int, float, float]
"""Name, axis, sign on the left side, lowest and highest degrees."""

JOINTS: Final[dict[str, tuple[Dof, ...]]] = {
    "lumbar": (("flexion", "x", 1, -30, 60), ("lateral", "z", 1, -25, 25), ("rotation", "y", -1, -15, 15)),
    "thorax": (("flexion", "x", 1, -25, 45), ("lateral", "z", 1, -30, 30), ("rotation", "y", -1, -40, 40)),
    "neck": (("flexion", "x", 1, -60, 50), ("lateral", "z", 1, -45, 45), ("rotation", "y", -1, -80, 80)),
    "hip": (("flexion", "x", -1, -25, 140), ("abduction", "z", 1, -30, 50), ("rotation", "y", -1, -50, 45)),
    "knee": (("flexion", "x", 1, -5, 158),),
    "ankle": (
        ("dorsiflexion", "x", -1, -68, 38),
        ("inversion", "z", -1, -25, 35),
        ("rotation", "y", -1, -25, 25),
    ),
    "toe": (("extension", "x", -1, -40, 75),),
    "clavicle": (("elevation", "z", 1, -10, 40), ("protraction", "y", -1, -25, 25)),
    "shoulder": (
        ("flexion", "x", -1, -60, 180),
        ("abduction", "z", 1, -50, 180),
        ("rotation", "y", -1, -90, 90),
    ),
    "elbow": (("flexion", "x", -1, -5, 150), ("pronation", "y", -1, -90, 90)),
    "wrist": (("flexion", "z", -1, -90, 85), ("deviation", "x", -1, -38, 25)),
    "fingers": (("curl", "z", -1, -25, 100),),
}
TRUNK_JOINTS: Final = ("lumbar", "thorax", "neck")

# Which bones a joint turns, and each one's share. The spine and neck spread theirs over two bones so
# that they bend as a curve.
_DRIVES: dict[str, tuple[tuple[str, float], ...]] = {
    "lumbar": (("lumbar", 1.0),),
    "thorax": (("thorax", 0.55), ("chest", 0.45)),
    "neck": (("neck", 0.5), ("head", 0.5)),
    "hip": (("thigh", 1.0),),
    "knee": (("shin", 1.0),),
    "ankle": (("foot", 1.0),),
    "toe": (("toes", 1.0),),
    "clavicle": (("clavicle", 1.0),),
    "shoulder": (("upperarm", 1.0),),
    "elbow": (("forearm", 1.0),),
    "wrist": (("hand", 1.0),),
    "fingers": (("fingers", 1.0),),
}
SPINE_SHARE: Final[dict[str, tuple[float, float]]] = {
    "flexion": (0.55, 0.45),
    "lateral": (0.45, 0.55),
    "rotation": (0.22, 0.78),
}
"""How "spine" is shared between lumbar and thorax: rotation belongs to the chest, flexion to the low back."""

DOFS: Final[dict[str, tuple[str, ...]]] = {
    **{joint: tuple(dof[0] for dof in dofs) for joint, dofs in JOINTS.items()},
    "spine": tuple(SPINE_SHARE),
    "pelvis": ("tilt", "list", "turn", "roll"),
    "shift": ("right", "up", "forward"),
    "belly": ("swell",),
    "sole": ("arch", "spread"),
}
MIDLINE: Final = (*TRUNK_JOINTS, "pelvis", "shift", "spine", "belly")
FLIPPED: Final = ("lateral", "rotation", "list", "turn", "roll", "right")
"""Numbers of the midline that change sign in the mirror."""


SWELL: Final = (-15.0, 45.0)
"""Millimetres by which a belly stands out, breathed out and in."""
SOLE: Final[dict[str, tuple[float, float]]] = {"arch": (0.0, 30.0), "spread": (0.0, 24.0)}
"""Millimetres by which the arch of a foot rises, and by which its toes part on either side: in life a few."""


def _channels() -> tuple[list[str], dict[str, tuple[float, float]]]:
    names = [f"{joint}.{dof}" for joint in ("pelvis", "shift", "belly") for dof in DOFS[joint]]
    ranges: dict[str, tuple[float, float]] = {"belly.swell": SWELL}
    for joint, dofs in JOINTS.items():
        for side in ("",) if joint in TRUNK_JOINTS else ("_l", "_r"):
            for dof, _, _, low, high in dofs:
                names.append(f"{joint}{side}.{dof}")
                ranges[names[-1]] = (low, high)
    for side in ("_l", "_r"):
        for dof, between in SOLE.items():
            names.append(f"sole{side}.{dof}")
            ranges[names[-1]] = between
    return names, ranges


CHANNELS, RANGE = _channels()
CHANNEL: Final[dict[str, int]] = {name: i for i, name in enumerate(CHANNELS)}
WIDTH: Final = len(CHANNELS)
SHIFT: Final = CHANNEL["shift.right"]
BELLY: Final = CHANNEL["belly.swell"]
SOLES: Final = CHANNEL["sole_l.arch"]

HALF: Final = pi / 360
"""Degrees to half-angles in radians. A quaternion built from half-angles never loses track of which way
round a joint has turned, so neighbouring bones always blend the anatomical way."""


def _bone_dofs() -> list[list[tuple[int, float]]]:
    """Per bone, (channel, factor to the signed half-angle) for x, z and y; channel WIDTH is always 0."""
    out = [[(WIDTH, 0.0)] * 3 for _ in range(COUNT)]
    for joint, dofs in JOINTS.items():
        for side in ("",) if joint in TRUNK_JOINTS else ("_l", "_r"):
            for bone, share in _DRIVES[joint]:
                for dof, axis, sign, _, _ in dofs:
                    mirrored = -sign if side == "_r" and axis != "x" else sign
                    out[BONE[bone + side]]["xzy".index(axis)] = (
                        CHANNEL[f"{joint}{side}.{dof}"],
                        mirrored * share * HALF,
                    )
    return out


BONE_DOFS: Final = _bone_dofs()
