"""Bakes the mannequin's mesh into assets/figure/body.bin.

    python -m tools.bake_body

Needs numpy and scipy, which the app itself never imports. Parts are put on the bones of
`app.figure.skeleton` in the zero pose, with skin weights, materials and muscle areas. Garments are parts of
their own that overlap the body, so hems are real edges.
"""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.interpolate import PchipInterpolator  # type: ignore[import-not-found,import-untyped,unused-ignore]

from app.figure import mesh
from app.figure.skeleton import (
    ANKLE,
    HEIGHT,
    HIP,
    HIP_X,
    KNEE,
    SHOULDER,
    SHOULDER_X,
    SHOULDER_Z,
    UPPER_ARM,
    WRIST,
)
from tools.bake_areas import Patch, patches
from tools.bake_kit import Array, ellipsoid, loft, sstep
from tools.bake_parts import foot_loft, hair, head, shorts, thumb
from tools.bake_tables import ARM, COLLAR, HAND, LEG, NECK, SHIRT, SHOE_TABLE, SLEEVE, SOCK, SOLE_TABLE
from tools.bake_weights import Weights, hand_weights, one, three, trunk_weights, two

SKIN, TOP, SHORTS, SHOE, SOLE, HAIR, TRIM = range(7)


class Builder:
    """Collects parts: positions in metres in the zero pose, normals, weights, materials, areas."""

    def __init__(self) -> None:
        self.rows: list[Array] = []
        self.faces: list[Array] = []
        self.count = 0

    def add(
        self,
        part: tuple[Array, Array],
        at: tuple[float, float, float],
        weights: Weights,
        material: int,
        patch: Patch,
        side: str = "",
    ) -> None:
        """Add a part given in body heights in a bone's frame whose joint is at `at`, for one side."""
        local, f = part
        v = local * HEIGHT + np.array(at)
        k = -1 if side == "r" else 1
        if k < 0:
            v, f = v * [-1, 1, 1], f[:, [0, 2, 1]]
        fn = np.cross(v[f[:, 1]] - v[f[:, 0]], v[f[:, 2]] - v[f[:, 0]])
        _, same = np.unique(np.round(v, 6), axis=0, return_inverse=True)
        same = same.ravel()
        acc = np.zeros((same.max() + 1, 3))
        for c in range(3):
            np.add.at(acc, same[f[:, c]], fn)
        n = acc[same]
        n /= np.linalg.norm(n, axis=1, keepdims=True) + 1e-12
        keep = fn[np.arange(len(f))]
        f = f[np.linalg.norm(keep, axis=1) > 1e-12]
        a, b, w = weights(v)
        rows = np.column_stack([v, n, a, b, w, patches(patch, local, side), np.full(len(v), material)])
        self.rows.append(rows.astype("<f4"))
        self.faces.append(f + self.count)
        self.count += len(v)


def lengthen(v: Array) -> Array:
    """Trunk tables end at a shoulder joint 0.256 above the hips; ours is 0.273 above."""
    up = PchipInterpolator([-0.02, 0.0, 0.15, 0.256, 0.30, 0.34], [-0.02, 0.0, 0.156, 0.273, 0.316, 0.354])
    return np.column_stack([v[:, 0], up(v[:, 1]), v[:, 2]])


def build() -> Builder:
    """The whole mannequin."""
    b = Builder()
    hips = (0.0, HIP, 0.0)
    square = lambda y: 2.2 + 0.7 * float(sstep(0.20, 0.262, y)) - 0.7 * float(sstep(0.276, 0.294, y))  # noqa: E731
    v, f = loft(SHIRT, n=40, rows=40, cap0=0.05, cap1=0.05, caps=3, p=square, soft=0.024)
    b.add((lengthen(v), f), hips, trunk_weights, TOP, "torso")
    v, f = loft(COLLAR, n=28, rows=4, cap0=0.1, cap1=0.15, caps=2)
    b.add((lengthen(v), f), hips, trunk_weights, TRIM, "none")
    v, f = loft(NECK, n=22, rows=8, caps=2)
    b.add((v + np.array([0, 0.304, 0]), f), hips, trunk_weights, SKIN, "neck")
    top = (0.0, HIP + 0.342 * HEIGHT, 0.0)
    b.add(head(), top, one("head"), SKIN, "none")
    b.add(hair(), top, one("head"), HAIR, "none")
    for s in (1, -1):
        b.add(
            ellipsoid((0.0455 * s, 0.058, -0.002), (0.0055, 0.0145, 0.0095), 10, 7),
            top,
            one("head"),
            SKIN,
            "none",
        )
    for side in "lr":
        _side(b, side)
    return b


def _side(b: Builder, s: str) -> None:
    hip, knee, ankle = (HIP_X, HIP, 0.0), (HIP_X, KNEE, 0.0), (HIP_X, ANKLE, 0.0)
    shoulder, wrist = (SHOULDER_X, SHOULDER, SHOULDER_Z), (SHOULDER_X, WRIST, SHOULDER_Z)
    bend = (KNEE + 0.056, KNEE - 0.056)
    cuff = (0.125, 0.070)
    b.add(
        loft(LEG, n=20, rows=34, caps=3),
        hip,
        three([f"thigh_{s}", f"shin_{s}", f"foot_{s}"], bend, cuff, 0.30),
        SKIN,
        "leg",
        s,
    )
    b.add(shorts(), hip, two("pelvis", f"thigh_{s}", HIP + 0.060, HIP - 0.091), SHORTS, "shorts", s)
    b.add(
        loft(SOCK, rows=4, cap0=0.15, cap1=0.5, n=18, caps=2),
        knee,
        two(f"shin_{s}", f"foot_{s}", 0.115, 0.070),
        TRIM,
        "sock",
        s,
    )
    toes = two(f"foot_{s}", f"toes_{s}", 0.105, 0.150, axis=2)
    b.add(
        foot_loft(SHOE_TABLE, 0.0405, n=18, p=2.6, cap0=0.7, cap1=0.8, rows=13, caps=3),
        ankle,
        toes,
        SHOE,
        "shoe",
        s,
    )
    b.add(
        foot_loft(SOLE_TABLE, 0.0405, n=18, p=2.8, cap0=1.6, cap1=2.0, rows=11, caps=3),
        ankle,
        toes,
        SOLE,
        "none",
        s,
    )
    elbow = SHOULDER - UPPER_ARM
    b.add(
        loft(ARM, n=16, rows=24, caps=3),
        shoulder,
        two(f"upperarm_{s}", f"forearm_{s}", elbow + 0.045, elbow - 0.045),
        SKIN,
        "arm",
        s,
    )
    b.add(
        loft(SLEEVE, n=22, rows=9, cap0=0.84, cap1=0.10, caps=2, caps0=8, soft=0.01),
        shoulder,
        one(f"upperarm_{s}"),
        TOP,
        "sleeve",
        s,
    )
    v, f = loft(HAND, rows=12, n=16, p=2.35, caps=3)
    b.add((v, f), wrist, hand_weights(s), SKIN, "none", s)
    b.add(thumb(), wrist, one(f"hand_{s}"), SKIN, "none", s)


def write(path: Path) -> None:
    """Write the asset: see `app.figure.mesh.read_body` for the layout."""
    b = build()
    rows = np.concatenate(b.rows)
    faces = np.concatenate(b.faces).astype("<u2")
    if rows.shape[1] != mesh.STRIDE or len(rows) > 65535:
        raise SystemExit("the mesh does not fit its format")
    packed = zlib.compress(rows.tobytes() + faces.tobytes(), 9)
    path.write_bytes(mesh.MAGIC + struct.pack("<III", len(rows), faces.size, 0) + packed)
    print(f"{len(rows)} vertices, {len(faces)} triangles, {path.stat().st_size / 1024:.0f} kB in {path}")


if __name__ == "__main__":
    write(
        Path(sys.argv[1])
        if len(sys.argv) > 1
        else Path(__file__).parents[1] / "assets" / "figure" / "body.bin"
    )
