"""Weights about the shoulders."""

from __future__ import annotations

import numpy as np  # type: ignore[import-not-found,unused-ignore]

from app.figure.skin import BONES
from tools.body.bind import Bound
from tools.body.kit import Array, Surface, smoothstep, unit


def _armpit(s: Surface, bind: Bound, side: str) -> Array:
    """How much of points can be arm, 0..1: under the shoulder only what is near its axis."""
    i, j = BONES.index(f"upperarm_{side}"), BONES.index(f"forearm_{side}")
    axis = unit(bind.place[j] - bind.place[i])
    local = s.at - bind.place[i]
    along = local @ axis
    across = local - along[:, None] * axis
    down = unit(np.array([0.0, -1.0, 0.0]) + axis[1] * axis)
    under = smoothstep(0.0, 0.03, across @ down) * smoothstep(-0.12, -0.06, along)
    thick = 0.026 + 0.12 * smoothstep(0.05, 0.13, along)
    off = np.linalg.norm(across, axis=1) - thick
    return 1 - smoothstep(0.0, 0.05, off) * under


def chest_stays(s: Surface, bind: Bound, weights: Array) -> Array:
    """The side of the chest must not follow the arm: it would balloon when the arm goes up."""
    out = weights.copy()
    for side in "lr":
        most = _armpit(s, bind, side)
        arm = BONES.index(f"upperarm_{side}")
        trunk = [BONES.index(n) for n in ("thorax", "chest", f"clavicle_{side}")]
        excess = np.maximum(out[:, arm] - most, 0)
        out[:, arm] -= excess
        share = s.weights[:, trunk] + [0.02, 0.08, 0.0]
        out[:, trunk] += excess[:, None] * share / share.sum(1, keepdims=True)
    return out


def shouldered(s: Surface) -> Array:
    """Weights in which the bone half-way round the shoulder carries its top."""
    out = s.weights.copy()
    for side in "lr":
        arm = BONES.index(f"upperarm_{side}")
        trunk = [BONES.index(n) for n in ("chest", "thorax", f"clavicle_{side}")]
        a, t = out[:, arm].copy(), out[:, trunk].copy()
        both = a + t.sum(1)
        share = a / np.maximum(both, 1e-9)
        mixed = np.minimum(share, 1 - share)
        out[:, arm] = both * (share - mixed)
        out[:, BONES.index(f"shoulder_{side}")] = both * 2 * mixed
        rest = t / np.maximum(t.sum(1, keepdims=True), 1e-9)
        out[:, trunk] = rest * (both * (1 - share - mixed))[:, None]
    return out
