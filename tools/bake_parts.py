"""The parts of the mannequin that are more than a plain loft, in body heights, each in its bone's frame."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.interpolate import PchipInterpolator  # type: ignore[import-not-found,import-untyped,unused-ignore]

from app.figure.skeleton import ANKLE, HEIGHT, HIP_X
from tools.bake_kit import Array, grid_faces, loft, outward, sstep

SHOE_AHEAD = 0.012 / HEIGHT  # centres the shoe on the contact landmarks


HEAD_CENTRE = np.array([0, 0.064, 0.003])


def skull(x: float, y: float, z: float) -> list[float]:
    """The plain head in the unit direction (x, y, z)."""
    low, back = max(0.0, -y), max(0.0, -z)
    depth = z * 0.0555 * ((1 - 0.30 * low**1.2) if z < 0 else (1 - 0.10 * low))
    return [
        x * 0.0455 * (1 - 0.30 * low**1.3),
        y * 0.066,
        depth + 0.006 * low + 0.002 - 0.004 * back * max(0, y),
    ]


def head(n: int = 38, m: int = 32) -> tuple[Array, Array]:
    """The head with brow, nose and chin; rings are closer at the face, where the nose is."""
    bumps = (
        (-0.0014, 0.60, -0.02, 0.20),
        (0.0012, 0.50, 0.24, 0.20),
        (0.0092, 0.12, -0.17, 0.15),
        (0.0040, 0.25, -0.80, 0.16),
        (0.0010, 0.25, -0.48, 0.12),
    )
    v = []
    for j in range(m + 1):
        b = math.pi * j / m
        b += 0.10 * math.sin(2 * b)  # denser about the equator
        for i in range(n + 1):
            t = 2 * math.pi * i / n
            a = t + 0.45 * math.cos(t)  # denser about the front, t = pi / 2
            x, y, z = math.sin(b) * math.cos(a), math.cos(b), math.sin(b) * math.sin(a)
            p = skull(x, y, z)
            p[2] += max(0.0, z) * sum(
                h * math.exp(-((x / w) ** 2 + ((y - y0) / s) ** 2)) for h, w, y0, s in bumps
            )
            v.append(p)
    verts = np.array(v) + HEAD_CENTRE
    return verts, outward(verts, grid_faces(m + 1, n), HEAD_CENTRE)


def hair(n: int = 36, m: int = 14) -> tuple[Array, Array]:
    """A cap of hair: high on the front, to the ear at the side, to the nape at the back."""
    th = np.linspace(0, 2 * math.pi, n + 1)
    ends = []
    for a in th:
        z = math.sin(a)
        line = 0.46 * float(sstep(-0.02, 0.75, z)) - 0.46 * float(sstep(0.10, 0.85, -z))
        ends.append(math.acos(line))
    rings = [(t, 1.0) for t in np.linspace(0, 1, m)] + [
        (1.012, 0.6),
        (1.016, 0.2),
        (1.010, -0.6),
        (0.99, -1.6),
    ]
    v = []
    for t, k in rings:
        for a, end in zip(th, ends, strict=True):
            b = end * t
            p = np.array(skull(math.sin(b) * math.cos(a), math.cos(b), math.sin(b) * math.sin(a)))
            normal = p / np.array([0.0455, 0.066, 0.0555]) ** 2
            normal /= np.linalg.norm(normal)
            thick = 0.0050 * float(sstep(1.0, 0.86, t) if t <= 1 else 0) + 0.0024
            v.append(p + normal * (thick * k if k > 0 else 0.0024 * k))
    verts = np.array(v) + HEAD_CENTRE
    return verts, outward(verts, grid_faces(len(rings), n), HEAD_CENTRE)


def shorts(n: int = 30, rows: int = 20) -> tuple[Array, Array]:
    """Half of the shorts: a hem round the thigh that grows into half of the pelvis."""
    table = [
        [0.092, 0.060, -0.005],
        [0.0965, 0.0665, -0.0062],
        [0.1010, 0.0705, -0.0075],
        [0.1020, 0.0700, -0.0065],
        [0.0955, 0.0650, -0.0045],
        [0.0850, 0.0600, -0.0015],
    ]
    pelvis = PchipInterpolator([-0.075, -0.048, -0.024, 0.004, 0.028, 0.056], table)
    psi = np.linspace(-math.pi, math.pi, n + 1)  # 0 is outside, +-pi inside
    psi0 = math.radians(118)

    def ring(y: float, shrink: float = 1.0, lift: float = 0.0) -> list[tuple[float, float, float]]:
        mix = float(sstep(-0.104, -0.014, y))
        prx, prz, pcz = pelvis(np.clip(y, -0.075, 0.056))
        out = []
        for q in psi:
            cx, cz = 0.0535 + 0.0545 * shrink * math.cos(q), 0.004 + 0.0600 * shrink * math.sin(q)
            if abs(q) <= psi0:
                a, e = q / psi0 * math.pi / 2, 2 / 2.2
                dx = prx * shrink * abs(math.cos(a)) ** e
                dz = pcz + prz * shrink * math.copysign(abs(math.sin(a)) ** e, a)
            else:
                f = (math.pi - abs(q)) / (math.pi - psi0)
                dx, dz = -0.001, pcz + math.copysign(prz * shrink * f, q)
            out.append((cx * (1 - mix) + dx * mix, y + lift, cz * (1 - mix) + dz * mix))
        return out

    ys = np.linspace(-0.135, 0.056, rows)
    v = ring(ys[0], 0.80, 0.006) + ring(ys[0], 0.902, 0.0024) + ring(ys[0], 0.985, -0.0012)
    for y in ys:
        v += ring(y)
    v += ring(ys[-1], 0.97, 0.0015) + ring(ys[-1], 0.80)
    verts = np.array(v) - [HIP_X / HEIGHT, 0, 0]
    faces = grid_faces(len(verts) // (n + 1), n)
    return verts, outward(verts, faces, np.zeros(3), np.array([1, 0, 1]))


def foot_loft(table: Sequence[tuple[float, ...]], bottom: float, **kw: Any) -> tuple[Array, Array]:
    """A loft along the foot, its sole put exactly on the floor."""
    v, f = loft([(z, 0, (b + t) / 2, w, (t - b) / 2) for z, w, b, t in table], **kw)
    v = np.stack([v[:, 0], v[:, 2], v[:, 1] + SHOE_AHEAD], 1)
    v[:, 1] *= ANKLE / HEIGHT / bottom
    return v, f[:, [0, 2, 1]]


def thumb() -> tuple[Array, Array]:
    """A short finger off the side of the palm."""
    a, b = np.array([-0.001, -0.016, 0.012]), np.array([-0.006, -0.054, 0.0235])
    v, f = loft(
        [
            (0, 0, 0, 0.0110, 0.0110),
            (-0.02, 0, 0, 0.0096, 0.0096),
            (-float(np.linalg.norm(b - a)), 0, 0, 0.0074, 0.0074),
        ],
        n=10,
        rows=5,
        caps=3,
    )
    y = (a - b) / np.linalg.norm(a - b)
    z = np.array([0, 0, 1.0]) - y * y[2]
    z /= np.linalg.norm(z)
    return v @ np.stack([np.cross(y, z), y, z], 1).T + a, f
