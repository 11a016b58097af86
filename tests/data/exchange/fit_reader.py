"""A small reader of FIT files, written from the format's description and nothing of Limber's writer.

It knows plain messages in little-endian order, which is all that a workout needs.
"""

import struct
from typing import Any

_NIBBLES = (
    0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
    0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
)  # fmt: skip
# By base type: size, code, and the value that means nothing.
_BASES = {0x00: (1, "B", 0xFF), 0x84: (2, "H", 0xFFFF), 0x86: (4, "I", 0xFFFFFFFF), 0x8C: (4, "I", 0)}
_TEXT = 0x07

Message = tuple[int, dict[int, Any]]


def crc(content: bytes) -> int:
    """The sum as the format's description computes it: four bits at a time, from a table."""
    total = 0
    for byte in content:
        for nibble in (byte & 0xF, byte >> 4):
            rest = _NIBBLES[total & 0xF]
            total = (total >> 4) & 0x0FFF
            total ^= rest ^ _NIBBLES[nibble]
    return total


def messages(content: bytes) -> list[Message]:
    """Number of each message, and its values by number of the field; what means nothing is left out."""
    size, _protocol, _profile, length, sign = struct.unpack_from("<BBHI4s", content)
    assert (size, sign) == (14, b".FIT")
    assert struct.unpack_from("<H", content, 12)[0] == crc(content[:12])
    assert len(content) == size + length + 2
    assert struct.unpack_from("<H", content, size + length)[0] == crc(content[: size + length])
    assert crc(content) == 0  # a sum over what ends with its sum
    at, end = size, size + length
    kinds: dict[int, tuple[int, list[tuple[int, int, int]]]] = {}
    found: list[Message] = []
    while at < end:
        head = content[at]
        at += 1
        local = head & 0xF
        if head & 0x40:
            _reserved, order, number, fields = struct.unpack_from("<BBHB", content, at)
            assert order == 0
            at += 5
            kinds[local] = number, [tuple(content[at + 3 * n : at + 3 * n + 3]) for n in range(fields)]
            at += 3 * fields
            continue
        number, columns = kinds[local]
        values: dict[int, Any] = {}
        for field, width, base in columns:
            raw = content[at : at + width]
            at += width
            if base == _TEXT:
                text, zero, rest = raw.partition(b"\0")
                assert zero, "no zero at the end of a text"
                assert not rest.strip(b"\0")
                if text:
                    values[field] = text.decode("utf-8")
                continue
            size_, code, nothing = _BASES[base]
            assert size_ == width
            (value,) = struct.unpack(f"<{code}", raw)
            if value != nothing:
                values[field] = value
        found.append((number, values))
    assert at == end
    return found
