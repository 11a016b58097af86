"""Skin weights for the bake: positions in metres in the zero pose to (bone, bone, weight of the second)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np  # type: ignore[import-not-found,unused-ignore]

from app.figure.skeleton import BONE, WRIST
from tools.bake_kit import Array, sstep

Weights = Callable[[Array], tuple[Array, Array, Array]]


def one(bone: str) -> Weights:
    """All on one bone."""
    return lambda v: (np.full(len(v), BONE[bone]), np.full(len(v), BONE[bone]), np.zeros(len(v)))


def two(upper: str, lower: str, start: float, end: float, axis: int = 1) -> Weights:
    """From the first bone to the second as the coordinate (metres, zero pose) goes from start to end."""
    return lambda v: (
        np.full(len(v), BONE[upper]),
        np.full(len(v), BONE[lower]),
        sstep(start, end, v[:, axis]),
    )


def three(
    names: Sequence[str], first: tuple[float, float], second: tuple[float, float], between: float
) -> Weights:
    """Two joints in one sleeve of skin, switching pairs at the height `between`."""

    def f(v: Array) -> tuple[Array, Array, Array]:
        i = [BONE[n] for n in names]
        high = v[:, 1] > between
        return (
            np.where(high, i[0], i[1]), np.where(high, i[1], i[2]),
            np.where(high, sstep(*first, v[:, 1]), sstep(*second, v[:, 1])),
        )  # fmt: skip

    return f


def trunk_weights(v: Array) -> tuple[Array, Array, Array]:
    """Along the spine, with the upper corners on the shoulder girdle."""
    steps = (
        ("pelvis", "lumbar", 0.965, 1.095),
        ("lumbar", "thorax", 1.10, 1.23),
        ("thorax", "chest", 1.235, 1.365),
        ("chest", "neck", 1.43, 1.52),
        ("neck", "head", 1.54, 1.60),
    )
    a = np.full(len(v), BONE["head"])
    b, w, done = a.copy(), np.zeros(len(v)), np.zeros(len(v), bool)
    girdle = sstep(0.075, 0.175, np.abs(v[:, 0])) * sstep(1.33, 1.41, v[:, 1])
    side = np.where(v[:, 0] > 0, BONE["clavicle_l"], BONE["clavicle_r"])
    m = girdle > 0
    a[m], b[m], w[m], done[m] = BONE["chest"], side[m], girdle[m], True
    for upper, lower, lo, hi in steps:
        m = ~done & (v[:, 1] < hi)
        a[m], b[m], w[m], done[m] = BONE[upper], BONE[lower], sstep(lo, hi, v[m, 1]), True
    return a, b, w


def hand_weights(s: str) -> Weights:
    """From the hand to the fingers, about the knuckles."""
    return two(f"hand_{s}", f"fingers_{s}", WRIST - 0.080, WRIST - 0.110)
