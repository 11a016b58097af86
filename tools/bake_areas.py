"""Where the muscle areas lie on the mannequin's parts, for the bake only.

Patches are soft ellipses in a part's own frame (body heights, x outward, z forward). A vertex keeps its
three strongest regions.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np  # type: ignore[import-not-found,unused-ignore]

from app.figure.areas import REGION
from app.figure.mesh import pack_area
from tools.bake_kit import Array, sstep

Patch = Literal["torso", "neck", "leg", "shorts", "sock", "shoe", "arm", "sleeve", "none"]
KEPT = 3


def _leg(v: Array, side: str, out: dict[str, Array], patch: Patch) -> None:
    x, y, z = v[:, 0], v[:, 1], v[:, 2]
    th = np.arctan2(x, z)  # 0 in front, + outside
    fr, outer = np.cos(th), np.sin(th)

    def ell(y0: float, h: float, t0: float, wide: float) -> Array:
        d = np.arctan2(np.sin(th - t0), np.cos(th - t0))
        return 1 - sstep(0.42, 1.0, np.sqrt(((y - y0) / h) ** 2 + (d / wide) ** 2))

    _ = f"_{side}"
    out["quadriceps" + _] = ell(-0.115, 0.125, 0.15, 1.65)
    out["hamstrings" + _] = ell(-0.125, 0.125, math.pi, 1.55)
    out["adductors" + _] = ell(-0.085, 0.115, -math.pi / 2 + 0.2, 1.35)
    front = (1 - sstep(0.5, 1.0, np.sqrt(((x - 0.004) / 0.054) ** 2 + ((y + 0.048) / 0.108) ** 2))) * sstep(
        -0.1, 0.3, fr
    )
    back = (1 - sstep(0.55, 1.0, np.sqrt(((x - 0.002) / 0.064) ** 2 + ((y + 0.030) / 0.072) ** 2))) * sstep(
        -0.15, 0.3, -fr
    )
    outside = (1 - sstep(0.5, 1.0, np.sqrt(((z + 0.014) / 0.055) ** 2 + ((y + 0.018) / 0.062) ** 2))) * sstep(
        0.15, 0.5, outer
    )
    out["hip_flexors" + _], out["glutes" + _], out["hip_abductors" + _] = front, back, outside
    if patch == "leg":
        out["calves" + _] = ell(-0.330, 0.098, math.pi, 1.75)
        out["shins" + _] = ell(-0.355, 0.105, 0.1, 1.3)
        out["ankles" + _] = 1 - sstep(0.45, 1.0, np.abs(y + 0.480) / 0.05)


def _torso(v: Array, out: dict[str, Array]) -> None:
    x, y, z = v[:, 0], v[:, 1] * 0.256 / 0.273, v[:, 2]
    th = np.arctan2(x, z)
    fr, outer = np.cos(th), np.sin(th)
    blob = lambda u, a, w, b: 1 - sstep(0.5, 1.0, np.sqrt((u / a) ** 2 + (w / b) ** 2))  # noqa: E731
    out["abdominals"] = blob(x, 0.070, y - 0.105, 0.100) * sstep(0, 0.3, fr)
    out["lower_back"] = blob(x, 0.078, y - 0.068, 0.072) * sstep(-0.05, 0.3, -fr)
    out["upper_back"] = blob(x, 0.10, y - 0.205, 0.085) * sstep(-0.05, 0.3, -fr)
    out["chest"] = blob(x, 0.10, y - 0.215, 0.050) * sstep(0, 0.3, fr)
    for side, k in (("l", 1), ("r", -1)):
        d = (k * outer - 1) / 0.62
        out[f"obliques_{side}"] = 1 - sstep(0.45, 1.0, np.sqrt(d**2 + ((y - 0.105) / 0.092) ** 2))


def _arm(v: Array, side: str, out: dict[str, Array]) -> None:
    y, z = v[:, 1], v[:, 2]
    fr = np.cos(np.arctan2(v[:, 0], z))
    out[f"shoulders_{side}"] = 1 - sstep(0.4, 1.0, np.abs(y + 0.015) / 0.075)
    long = 1 - sstep(0.45, 1.0, np.abs(y + 0.105) / 0.062)
    out[f"biceps_{side}"] = long * sstep(-0.2, 0.4, fr)
    out[f"triceps_{side}"] = long * sstep(-0.2, 0.4, -fr)


def patches(patch: Patch, v: Array, side: str) -> Array:
    """Three packed (region, strength) numbers per vertex of a part."""
    out: dict[str, Array] = {}
    if patch in ("leg", "shorts"):
        _leg(v, side, out, patch)
    elif patch == "torso":
        _torso(v, out)
    elif patch in ("arm", "sleeve"):
        _arm(v, side, out)
    elif patch == "sock":
        out[f"ankles_{side}"] = 1 - sstep(0.45, 1.0, np.abs(v[:, 1] + 0.235) / 0.05)
    elif patch == "shoe":
        out[f"ankles_{side}"] = 1 - sstep(0.4, 1.0, np.sqrt((v[:, 1] / 0.03) ** 2 + (v[:, 2] / 0.04) ** 2))
    elif patch == "neck":
        out["neck"] = np.ones(len(v))
    packed = np.zeros((len(v), KEPT))
    if not out:
        return packed
    ids = np.array([REGION[n] for n in out])
    strength = np.stack(list(out.values()), 1)
    order = np.argsort(-strength, axis=1)[:, :KEPT]
    for k in range(order.shape[1]):
        s = strength[np.arange(len(v)), order[:, k]]
        packed[:, k] = [pack_area(int(r), float(x)) for r, x in zip(ids[order[:, k]], s, strict=True)]
    return packed
