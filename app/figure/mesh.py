"""The vertices of the baked bodies and of the props.

A vertex is 19 floats: position 3, normal 3, bones 3, shares of the first two bones 2, areas 3 (packed region
and strength), material 1, tone 3 (factors on the material's colour), openness 1 (0 shut in, 1 free).
"""

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

from app.figure.maths import Quat, Vec
from app.figure.skin import STATIC, Bind, SkinPoint

MAGIC: Final = b"LIMBODY4"
STRIDE: Final = 19
FORMAT: Final = [
    (b"v_pos", 3, "float"),
    (b"v_normal", 3, "float"),
    (b"v_bone", 3, "float"),
    (b"v_share", 2, "float"),
    (b"v_area", 3, "float"),
    (b"v_mat", 1, "float"),
    (b"v_tone", 4, "float"),
]
SKIN, TOP, SHORTS, SHOE, HAIR, TRIM, EYE, DARK = (float(i) for i in range(8))
"""Materials of the body. DARK is lashes."""
PROP, PATH = 8.0, 9.0
"""Materials of what hangs on no bone of the body: things, and arrows."""
SPACE: Final = (-1.2, 2.2)
"""Metres between which a packed coordinate lies."""
TONES: Final = 1.5
"""The brightest packed tone."""
SEWN: Final = (0.05, 15.0)
"""Cloth has no tone of its own: its first is a shade, the other two are places on it. This many metres
outside a hem or panel a place is 0, and it grows by so much a metre."""
_LEVELS: Final = 65535
_HEADER: Final = struct.Struct("<6I3f")
_BIND: Final = struct.Struct(f"<{7 * STATIC}f")


@dataclass(frozen=True, slots=True)
class Mesh:
    """Vertices and triangle indices.

    Attributes:
        stride: Floats of a vertex.
    """

    vertices: "array[float]"
    indices: "array[int]"
    stride: int = STRIDE

    @property
    def count(self) -> int:
        """Number of vertices."""
        return len(self.vertices) // self.stride


@dataclass(frozen=True, slots=True)
class BodyMesh:
    """A baked body.

    Attributes:
        mesh: Its vertices, arms out, in socks and shoes.
        bare: The same with bare feet.
        bind: Its bones in that pose.
        eye: Middle of the left eye, and the foremost z of the eyeball, metres.
    """

    mesh: Mesh
    bare: Mesh
    bind: Bind
    eye: Vec


def pack_body(
    columns: Sequence[bytes],
    indices: "array[int]",
    bind: Bind,
    eye: Vec,
    count: int,
    shod: tuple[int, int],
    bare: tuple[int, int],
) -> bytes:
    """The file that `read_body` reads.

    Args:
        columns: In the order of `read_body`.
        indices: Three per triangle; the smaller their differences, the smaller the file.
        bind: The bones.
        eye: Of the left eye.
        count: Vertices.
        shod: Vertices and triangles of socks and shoes, which come after all that is always seen.
        bare: Those of bare feet, which come last.
    """
    numbers = [x for q, p in zip(bind.turn, bind.place, strict=True) for x in (*q, *p)]
    first = indices[0::3]
    steps = [_wrapped(b - a for a, b in pairwise((0, *first)))]
    steps += [_wrapped(b - a for a, b in zip(first, indices[k::3], strict=True)) for k in (1, 2)]
    raw = b"".join([*columns, *(column.tobytes() for column in steps)])
    header = _HEADER.pack(count, len(indices), *shod, *bare, *eye)
    return MAGIC + header + _BIND.pack(*numbers) + zlib.compress(raw, 9)


def read_body(path: Path) -> BodyMesh:
    """A baked body.

    The file, little-endian: 8 bytes of magic; vertices and indices, uint32; how many of the vertices and of
    the triangles are socks and shoes, then bare feet, 4 uint32; the eye, 3 float32; per skin bone an
    inverse quaternion and a joint, 7 float32; then, deflated, a column for each of: x, y, z as differences
    (int16, 65,535 levels over SPACE); the normal (3 x int8); bones (3 x uint8); shares of the first two
    (2 x uint8); regions (3 x uint8); their strengths (3 x uint8); material (uint8); tones (3 x uint8 over
    TONES); openness (uint8); and the triangles: their first indices as differences, their second and third
    counted from the first (3 x int16).

    Raises:
        OSError: The file cannot be read.
        ValueError: It is not a body, or cut short.
    """
    data = path.read_bytes()
    if data[:8] != MAGIC:
        raise ValueError(f"{path} is not a figure mesh")
    count, many, *feet, eye_x, eye_y, eye_z = _HEADER.unpack_from(data, 8)
    numbers = _BIND.unpack_from(data, 8 + _HEADER.size)
    raw = memoryview(zlib.decompress(data[8 + _HEADER.size + _BIND.size :]))
    if len(raw) != count * 25 + many * 2:
        raise ValueError(f"{path} is cut short")
    out = array("f", bytes(4 * STRIDE * count))
    low, step = SPACE[0], (SPACE[1] - SPACE[0]) / _LEVELS
    for k in range(3):
        steps = _numbers("h", raw[2 * count * k : 2 * count * (k + 1)])
        out[k::STRIDE] = array("f", [(v & _LEVELS) * step + low for v in accumulate(steps)])
    raw = raw[6 * count :]
    for k in range(3):
        normal = array("b", raw[count * k : count * (k + 1)].tobytes())
        out[3 + k :: STRIDE] = array("f", [v / 127 for v in normal])
    raw = raw[3 * count :]
    shares, strengths = [v / 255 for v in range(256)], [v * 0.98 / 255 for v in range(256)]
    tones = [v * TONES / 255 for v in range(256)]
    columns = [raw[count * k : count * (k + 1)] for k in range(16)]
    for k in range(3):
        out[6 + k :: STRIDE] = array("f", columns[k])
        at = [r + strengths[s] for r, s in zip(columns[5 + k], columns[8 + k], strict=True)]
        out[11 + k :: STRIDE] = array("f", at)
        out[15 + k :: STRIDE] = array("f", [tones[v] for v in columns[12 + k]])
    for k in range(2):
        out[9 + k :: STRIDE] = array("f", [shares[v] for v in columns[3 + k]])
    out[14::STRIDE] = array("f", columns[11])
    out[18::STRIDE] = array("f", [shares[v] for v in columns[15]])
    first, second, third = (
        _numbers("h", raw[16 * count + k * many * 2 // 3 :][: many * 2 // 3]) for k in range(3)
    )
    indices = array("H", bytes(2 * many))
    indices[0::3] = array("H", [v & _LEVELS for v in accumulate(first)])
    for k, steps in ((1, second), (2, third)):
        indices[k::3] = array("H", [a + b & _LEVELS for a, b in zip(indices[0::3], steps, strict=True)])
    rows = [numbers[7 * k : 7 * k + 7] for k in range(STATIC)]
    turn: list[Quat] = [(r[0], r[1], r[2], r[3]) for r in rows]
    place: list[Vec] = [(r[4], r[5], r[6]) for r in rows]
    shod, bare = _dressed(out, indices, feet)
    return BodyMesh(shod, bare, Bind(turn, place), (eye_x, eye_y, eye_z))


def _dressed(v: "array[float]", i: "array[int]", feet: Sequence[int]) -> tuple[Mesh, Mesh]:
    """The body in shoes and the one on bare feet: the last of its parts are one or the other."""
    worn, worn_faces, bare, bare_faces = feet
    always, always_i = len(v) - STRIDE * (worn + bare), len(i) - 3 * (worn_faces + bare_faces)
    shod = Mesh(v[: len(v) - STRIDE * bare], i[: len(i) - 3 * bare_faces])
    foot = array("H", [k - worn for k in i[len(i) - 3 * bare_faces :]])
    return shod, Mesh(v[:always] + v[len(v) - STRIDE * bare :], i[:always_i] + foot)


def _wrapped(values: Iterable[int]) -> "array[int]":
    """Differences of uint16 as int16."""
    return array("h", [(v + 32768 & _LEVELS) - 32768 for v in values])


def _numbers(kind: str, data: memoryview) -> "array[int]":
    out: array[int] = array(kind, data.tobytes())
    if sys.byteorder == "big":
        out.byteswap()
    return out


def skin_points(body: Mesh, every: int = 1) -> list[SkinPoint]:
    """Each `every`-th vertex of a body with its bones, to be moved by `skin.skinned`."""
    v = body.vertices
    return [
        ((v[i], v[i + 1], v[i + 2]), (int(v[i + 6]), int(v[i + 7]), int(v[i + 8])), (v[i + 9], v[i + 10]))
        for i in range(0, len(v), STRIDE * every)
    ]


def still(
    at: Vec,
    normal: Vec,
    material: float,
    area: Vec = (0.0, 0.0, 0.0),
    *,
    rolls: bool = False,
    tone: float | Vec = 1.0,
) -> tuple[float, ...]:
    """The numbers of one vertex that hangs on no bone of the body: it stands still, or rolls."""
    second = 0.0 if rolls else -1.0
    red, green, blue = tone if isinstance(tone, tuple) else (tone, tone, tone)
    return (*at, *normal, STATIC, STATIC, STATIC, 1.0, second, *area, material, red, green, blue, 1.0)


def assemble(body: Mesh, things: Sequence[Mesh]) -> Mesh:
    """One mesh for one draw call. The body's vertices come first: its indices need not be counted anew."""
    v, i = array("f", body.vertices), array("H", body.indices)
    for part in things:
        base = len(v) // STRIDE
        v.extend(part.vertices)
        i.extend([k + base for k in part.indices])
    return Mesh(v, i)
