"""Soft masks of the muscle areas, as functions of where the skin is in the zero pose."""

from __future__ import annotations

import numpy as np  # type: ignore[import-not-found,unused-ignore]

from app.figure.areas import REGIONS
from app.figure.skeleton import BONE
from tools.body.kit import Array, Surface, smoothstep

_ARMS = ("upperarm", "forearm", "hand", "fingers", "tips")


def _blob(*u: Array) -> Array:
    return 1 - smoothstep(0.25, 1.0, np.sqrt(sum(a * a for a in u)))


def masks(s: Surface, zero: Array, joints: Array) -> Array:
    """Strength of every region, n x regions, 0..1.

    Args:
        s: The surface.
        zero: Its points in the zero pose, metres.
        joints: The bones' joints there.
    """
    x, y, z = zero.T
    arm = s.weight(*_ARMS)
    trunk, off_arm = 1 - smoothstep(0.25, 0.75, arm), 1 - smoothstep(0.02, 0.2, arm)
    out: dict[str, Array] = {}
    for side, k in (("l", 1), ("r", -1)):
        _one_side(out, side, k * x, y, z, (arm, trunk, off_arm), joints)
    out["abdominals"] = _blob(x / 0.115, (y - 1.10) / 0.19) * smoothstep(0.0, 0.06, z) * trunk
    out["lower_back"] = _blob(x / 0.135, (y - 1.05) / 0.14) * smoothstep(-0.02, -0.07, z) * trunk
    out["upper_back"] = _blob(x / 0.18, (y - 1.32) / 0.16) * smoothstep(-0.02, -0.07, z) * trunk
    out["chest"] = _blob(x / 0.17, (y - 1.32) / 0.10) * smoothstep(0.01, 0.06, z) * trunk
    out["neck"] = (
        smoothstep(1.42, 1.47, y)
        * (1 - smoothstep(1.54, 1.60, y))
        * (1 - smoothstep(0.6, 1, s.weight("head")))
        * smoothstep(0.11, 0.07, np.abs(x))
        * trunk
    )
    nothing = np.zeros(len(s))  # what the shader knows the place of, as the soles of bare feet
    return np.stack([out.get(region, nothing) for region in REGIONS], 1)


def _one_side(
    out: dict[str, Array], side: str, x: Array, y: Array, z: Array, arms: tuple[Array, ...], joints: Array
) -> None:
    arm, trunk, off_arm = arms
    hip, shoulder = joints[BONE["thigh_l"]], joints[BONE["upperarm_l"]]
    mine = smoothstep(-0.005, 0.02, x)
    around = np.arctan2(x - hip[0], z + 0.012)  # 0 in front, a quarter outside
    front = np.cos(around)

    def height(a: float, b: float, c: float, d: float) -> Array:
        return smoothstep(a, b, y) * (1 - smoothstep(c, d, y))

    def put(name: str, value: Array) -> None:
        out[f"{name}_{side}"] = value

    leg = mine * off_arm
    put("quadriceps", height(0.47, 0.57, 0.80, 0.93) * smoothstep(0.1, 0.8, np.cos(around - 0.25)) * leg)
    put("hamstrings", height(0.46, 0.56, 0.80, 0.90) * smoothstep(-0.20, 0.50, -front) * leg)
    put("adductors", height(0.54, 0.66, 0.85, 0.92) * smoothstep(0.0, 0.70, np.cos(around + 1.1)) * leg)
    behind = smoothstep(-0.2, 0.6, -front)
    heads = 0.015 * np.cos(2 * around)  # the belly ends lower at its sides
    put("calves", smoothstep(0.252, 0.336, y + heads) * (1 - smoothstep(0.40, 0.47, y)) * behind * leg)
    put("soleus", height(0.07, 0.15, 0.26, 0.36) * smoothstep(-0.8, 0.1, -front) * leg)
    put("shins", height(0.20, 0.29, 0.37, 0.45) * smoothstep(0.0, 0.7, np.cos(around - 0.3)) * leg)
    put("ankles", height(0.04, 0.07, 0.11, 0.16) * leg)
    body = trunk * off_arm
    put("hip_abductors", _blob((y - 0.95) / 0.11, (z + 0.02) / 0.085) * smoothstep(0.055, 0.10, x) * body)
    seat = _blob((y - 0.89) / 0.130, (x - hip[0] - 0.004) / 0.115)
    put("glutes", seat * smoothstep(0.030, -0.035, z) * smoothstep(0.0, 0.018, x) * body)
    crease = _blob((y - 0.775) / 0.235, (x - hip[0]) / 0.092)
    put("hip_flexors", crease * smoothstep(0.0, 0.06, z) * mine * body)
    put("obliques", _blob((y - 1.09) / 0.16, (z + 0.010) / 0.125) * smoothstep(0.068, 0.125, x) * trunk)
    along = smoothstep(0.3, 0.8, arm) * mine
    inward = np.arctan2(x - shoulder[0], z - shoulder[2])
    cap = smoothstep(shoulder[1] - 0.17, shoulder[1] - 0.08, y) * smoothstep(0.25, 0.75, arm)
    ball = _blob((y - shoulder[1]) / 0.10, (x - shoulder[0]) / 0.075, (z - shoulder[2]) / 0.10)
    put("shoulders", np.maximum(cap, ball) * mine)
    put("biceps", height(1.10, 1.17, 1.30, 1.37) * smoothstep(-0.3, 0.5, np.cos(inward + 0.3)) * along)
    put("triceps", height(1.10, 1.17, 1.31, 1.38) * smoothstep(-0.3, 0.5, -np.cos(inward + 0.3)) * along)
