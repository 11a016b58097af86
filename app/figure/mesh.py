"""The vertices: the baked body, the floor it stands on, and the props.

A vertex is 13 floats: position 3, normal 3, bones and weight 3 (bone, bone, weight of the second),
areas 3 (packed region and strength), material 1. Materials 0..6 are the palette's skin, top, shorts, shoe,
sole, hair and trim; 7 is a prop, 8 the floor, 9 a wall behind the figure, 10 a wall in front of it.
"""

import struct
import sys
import zlib
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.figure.skeleton import COUNT

MAGIC: Final = b"LIMBODY1"
STRIDE: Final = 13
FORMAT: Final = [
    (b"v_pos", 3, "float"),
    (b"v_normal", 3, "float"),
    (b"v_skin", 3, "float"),
    (b"v_area", 3, "float"),
    (b"v_mat", 1, "float"),
]
PROP, FLOOR, WALL_BEHIND, WALL_BEFORE = 7.0, 8.0, 9.0, 10.0
STATIC: Final = float(COUNT)
"""The extra bone that props hang on."""
FLOOR_CELLS: Final = 44


@dataclass(frozen=True, slots=True)
class Mesh:
    """Vertices (STRIDE floats each) and triangle indices."""

    vertices: "array[float]"
    indices: "array[int]"

    @property
    def count(self) -> int:
        """Number of vertices."""
        return len(self.vertices) // STRIDE


def pack_area(region: int, strength: float) -> float:
    """One number for a region and its strength 0..1; the shader takes them apart by floor and fract."""
    return region + min(max(strength, 0.0), 1.0) * 0.98


def read_body(path: Path) -> Mesh:
    """The baked mannequin in the zero pose.

    The file: 8 bytes of magic, three little-endian uint32 (vertices, indices, 0), then deflated float32
    vertices followed by uint16 indices.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is not a body, or cut short.
    """
    data = path.read_bytes()
    if data[:8] != MAGIC:
        raise ValueError(f"{path} is not a figure mesh")
    vertices, indices, _ = struct.unpack_from("<III", data, 8)
    raw = zlib.decompress(data[20:])
    cut = vertices * STRIDE * 4
    if len(raw) != cut + indices * 2:
        raise ValueError(f"{path} is cut short")
    v, i = array("f"), array("H")
    v.frombytes(raw[:cut])
    i.frombytes(raw[cut:])
    if sys.byteorder == "big":
        v.byteswap()
        i.byteswap()
    return Mesh(v, i)


def floor_mesh(cells: int = FLOOR_CELLS) -> Mesh:
    """A square grid from -1 to 1; the shader stretches it over the ground a figure needs."""
    v, i = array("f"), array("H")
    n = cells + 1
    for r in range(n):
        for c in range(n):
            v.extend((2 * c / cells - 1, 0, 2 * r / cells - 1, 0, 1, 0, STATIC, STATIC, 0, 0, 0, 0, FLOOR))
    for r in range(cells):
        for c in range(cells):
            a = r * n + c
            i.extend((a, a + n, a + 1, a + 1, a + n, a + n + 1))
    return Mesh(v, i)


def assemble(body: Mesh, under: list[Mesh], over: list[Mesh]) -> Mesh:
    """One mesh for one draw call: what lies under the body is drawn before it, what lies over it after.

    The body's vertices come first, so that its indices need not be counted anew.
    """
    v = array("f", body.vertices)
    before, after = array("H"), array("H")
    for parts, indices in ((under, before), (over, after)):
        for part in parts:
            base = len(v) // STRIDE
            v.extend(part.vertices)
            indices.extend([k + base for k in part.indices])
    return Mesh(v, before + body.indices + after)
