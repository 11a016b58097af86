"""Pixels and codes as pictures for paper."""

import re
import struct
import zlib

import pytest

from app.data.exchange.qr_code import qr_code
from app.data.paper.code_picture import QUIET, code_svg
from app.data.paper.png import png


def test_pixels_come_back_from_a_png_as_they_went_in():
    rgb = bytes(range(3 * 4 * 5))
    made = png(4, 5, rgb)
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    parts, at = {}, 8
    while at < len(made):
        (length,), kind = struct.unpack_from(">I", made, at), made[at + 4 : at + 8]
        content = made[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + content) == struct.unpack_from(">I", made, at + 8 + length)[0]
        parts[kind], at = content, at + 12 + length
    assert struct.unpack(">IIBBBBB", parts[b"IHDR"]) == (4, 5, 8, 2, 0, 0, 0)
    lines = zlib.decompress(parts[b"IDAT"])
    assert b"".join(lines[13 * y + 1 : 13 * (y + 1)] for y in range(5)) == rgb


def test_a_png_needs_as_many_bytes_as_it_has_pixels():
    with pytest.raises(ValueError, match="4 x 5 pixels are not 59 bytes"):
        png(4, 5, bytes(59))
    with pytest.raises(ValueError, match="0 x 5"):
        png(0, 5, b"")


def test_a_code_is_drawn_module_by_module_with_light_around_it():
    code = qr_code("limber" * 9)
    assert code is not None
    svg = code_svg(code.rows).decode()
    across = len(code.rows) + 2 * QUIET
    assert f'viewBox="0 0 {across} {across}"' in svg
    drawn = [bytearray(len(code.rows)) for _ in code.rows]
    for x, y, wide in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg):
        for ahead in range(int(wide)):
            drawn[int(y) - QUIET][int(x) - QUIET + ahead] = 1
    assert tuple(map(bytes, drawn)) == code.rows
