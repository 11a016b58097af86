"""Writes pixels as a PNG; a page's maker packs them again, so that quick matters more than small."""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = 2
_QUICK = 1


def png(width: int, height: int, rgb: bytes) -> bytes:
    """A PNG of 8 bits a channel.

    Args:
        width: Pixels, 1 or more.
        height: Likewise.
        rgb: Three bytes a pixel, row by row from the top.

    Raises:
        ValueError: There are more or fewer bytes than that.
    """
    row = 3 * width
    if width < 1 or height < 1 or len(rgb) != row * height:
        raise ValueError(f"{width} x {height} pixels are not {len(rgb)} bytes")
    lines = b"".join(b"\0" + rgb[row * y : row * (y + 1)] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)
    packed = zlib.compress(lines, _QUICK)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
