"""Anatomical angles read off a solved body, and what they may be."""

from math import acos, asin, atan2, degrees
from typing import Final

from app.figure.joints import JOINTS, RANGE
from app.figure.maths import DOWN, Quat, clamp, conj, euler, qmul, qrot
from app.figure.skeleton import BONE, SIGN
from app.figure.solve import Pose

_TRUNK: Final = {"lumbar": ("lumbar", "pelvis"), "thorax": ("chest", "lumbar"), "neck": ("head", "chest")}
_LIMBS: Final = {
    "hip": ("thigh", "pelvis"),
    "knee": ("shin", "thigh"),
    "ankle": ("foot", "shin"),
    "toe": ("toes", "foot"),
    "elbow": ("forearm", "upperarm"),
    "wrist": ("hand", "forearm"),
    "fingers": ("fingers", "hand"),
}
_MORE: Final[dict[str, tuple[float, float]]] = {
    # hinges have a little play where the weight rests on them
    "knee.sideways": (-12, 12),
    "knee.twist": (-20, 20),
    "elbow.sideways": (-5, 5),
    # Near 90 of abduction the three angles of a shoulder lose their meaning; the arm's direction and its
    # own twist do not. 60 behind: AAOS extension; 55 across: NW horizontal adduction; twist: NW rotation.
    "shoulder.raised": (0, 180),
    "shoulder.behind": (-90, 60),
    "shoulder.across": (-90, 55),
    "shoulder.twist": (-100, 100),
}

SPEED: Final[dict[str, float]] = {
    "hip": 700,
    "knee": 1000,
    "ankle": 700,
    "toe": 800,
    "shoulder": 700,
    "elbow": 900,
    "wrist": 700,
    "fingers": 900,
    "lumbar": 150,
    "thorax": 250,
    "neck": 250,
}
"""Degrees per second a runner's joint reaches: hip and knee in running (Novacheck 1998; Schache 2011), arms
in running (Hinrichs 1987), spine well under trunk rotation in sport."""


def limits(name: str) -> tuple[float, float] | None:
    """Range in degrees of a measured angle such as hip_l.flexion."""
    if name in RANGE:
        return RANGE[name]
    joint, angle = name.split(".")
    return _MORE.get(f"{joint[:-2]}.{angle}")


def angles(pose: Pose) -> dict[str, float]:
    """Angles in degrees by channel name, measured between neighbouring bones."""
    out: dict[str, float] = {}
    for joint, (bone, parent) in _TRUNK.items():
        x, z, y = euler(_between(pose, bone, parent))
        out[f"{joint}.flexion"], out[f"{joint}.lateral"], out[f"{joint}.rotation"] = x, z, -y
    for s in "lr":
        for joint, (bone, parent) in _LIMBS.items():
            q = _between(pose, f"{bone}_{s}", parent if parent in BONE else f"{parent}_{s}")
            x, z, y = _wrist(q) if joint == "wrist" else euler(q)
            turned = {"x": x, "z": SIGN[s] * z, "y": SIGN[s] * y}
            for dof, axis, sign, _, _ in JOINTS[joint]:
                out[f"{joint}_{s}.{dof}"] = turned[axis] * sign
            if joint in ("knee", "elbow"):
                out[f"{joint}_{s}.sideways"] = z
            if joint == "knee":
                out[f"knee_{s}.twist"] = y
        _shoulder(_between(pose, f"upperarm_{s}", "chest"), s, out)
    return out


def _between(pose: Pose, bone: str, parent: str) -> Quat:
    return qmul(conj(pose.q[BONE[parent]]), pose.q[BONE[bone]])


def _wrist(q: Quat) -> tuple[float, float, float]:
    """Deviation about x, then flexion about z, which may pass 90."""
    x = _full(q[1], q[0]) if abs(q[0]) > abs(q[3]) else _full(-q[2], q[3])
    z = _full(q[3], q[0]) if abs(q[0]) > abs(q[1]) else _full(-q[2], q[1])
    return x, z, 0.0


def _full(s: float, c: float) -> float:
    """Degrees of an angle from the sine and cosine of its half."""
    return (degrees(2 * atan2(s, c)) + 180) % 360 - 180


def _shoulder(q: Quat, s: str, out: dict[str, float]) -> None:
    k, d = SIGN[s], qrot(q, DOWN)
    out[f"shoulder_{s}.raised"] = degrees(acos(clamp(-d[1])))
    out[f"shoulder_{s}.behind"] = degrees(asin(clamp(-d[2])))
    out[f"shoulder_{s}.across"] = degrees(asin(clamp(-k * d[0])))
    out[f"shoulder_{s}.twist"] = -k * degrees(2 * atan2(q[2], q[0])) if abs(q[0]) + abs(q[2]) > 0.2 else 0.0
