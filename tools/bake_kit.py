"""Lofts and other shapes for the bake: needs numpy and scipy."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.interpolate import PchipInterpolator  # type: ignore[import-not-found,import-untyped,unused-ignore]
from scipy.ndimage import gaussian_filter1d  # type: ignore[import-not-found,import-untyped,unused-ignore]

Array = Any


def sstep(a: float, b: float, x: Array) -> Array:
    """Smooth step from 0 at a to 1 at b."""
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def grid_faces(rows: int, cols: int) -> Array:
    """Triangles of a grid whose rows have cols + 1 points."""
    out = []
    for i in range(rows - 1):
        for j in range(cols):
            a = i * (cols + 1) + j
            b = a + cols + 1
            out += [(a, a + 1, b), (a + 1, b + 1, b)]
    return np.array(out)


def outward(v: Array, f: Array, centre: Array, flat: Array | None = None) -> Array:
    """Faces wound so that normals point away from the centre (or the axis, where flat masks it out)."""
    a, b, c = v[f[:, 0]], v[f[:, 1]], v[f[:, 2]]
    away = ((a + b + c) / 3 - centre) * (1 if flat is None else flat)
    return f[:, [0, 2, 1]] if (np.cross(b - a, c - a) * away).sum() < 0 else f


def smooth_profile(t: Array, y: Array, share: float) -> Callable[[float], float]:
    """Monotone cubic through the table, softened by a Gaussian over a share of its length."""
    fine = np.linspace(t[0], t[-1], 600)
    v = PchipInterpolator(t, y)(fine)
    if share > 0:
        ends = np.concatenate([2 * v[0] - v[1:201][::-1], v, 2 * v[-1] - v[-201:-1][::-1]])
        v = gaussian_filter1d(ends, 600 * share)[200:-200]
    f = PchipInterpolator(fine, v)
    return lambda x: float(f(x))


def loft(
    table: Sequence[tuple[float, ...]],
    n: int,
    rows: int,
    cap0: float = 1.0,
    cap1: float = 1.0,
    caps: int = 4,
    p: Any = 2.0,
    soft: float = 0.02,
    caps0: int | None = None,
) -> tuple[Array, Array]:
    """Surface of super-elliptic rings (exponent p) with rounded ends; cap 0 is flat, 1 a half ball."""
    sec = np.array(table, float)
    order = np.argsort(sec[:, 0])
    cx, cz, rx, rz = (smooth_profile(sec[order, 0], sec[order, k], soft) for k in range(1, 5))
    first, last = sec[0, 0], sec[-1, 0]
    down = np.sign(last - first)
    rings = []
    h = min(rx(first), rz(first)) * cap0
    for k in range(caps0 or caps):
        a = math.pi / 2 * k / (caps0 or caps)
        s = math.sin(a)
        rings.append((first - down * h * math.cos(a), cx(first), cz(first), rx(first) * s, rz(first) * s))
    rings += [(t, cx(t), cz(t), rx(t), rz(t)) for t in np.linspace(first, last, rows)]
    h = min(rx(last), rz(last)) * cap1
    for k in range(1, caps + 1):
        a = math.pi / 2 * k / caps
        c = math.cos(a)
        rings.append((last + down * h * math.sin(a), cx(last), cz(last), rx(last) * c, rz(last) * c))
    th = np.linspace(0, 2 * math.pi, n + 1)
    ct, st = np.cos(th), np.sin(th)
    v = []
    for y, x0, z0, a, b in rings:
        e = 2 / (p(y) if callable(p) else p)
        ring = np.stack(
            [
                x0 + a * np.sign(ct) * np.abs(ct) ** e,
                np.full(n + 1, y),
                z0 + b * np.sign(st) * np.abs(st) ** e,
            ],
            1,
        )
        v.append(ring)
    verts = np.concatenate(v)
    axis = np.array([sec[:, 1].mean(), 0, sec[:, 2].mean()])
    return verts, outward(verts, grid_faces(len(rings), n), axis, np.array([1, 0, 1]))


def ellipsoid(c: Sequence[float], r: Sequence[float], n: int, m: int) -> tuple[Array, Array]:
    """An ellipsoid of m rings of n faces."""
    v = np.array(
        [
            [
                c[0] + r[0] * math.sin(b) * math.cos(a),
                c[1] + r[1] * math.cos(b),
                c[2] + r[2] * math.sin(b) * math.sin(a),
            ]
            for b in np.linspace(0, math.pi, m + 1)
            for a in np.linspace(0, 2 * math.pi, n + 1)
        ]
    )
    return v, outward(v, grid_faces(m + 1, n), np.array(c))
