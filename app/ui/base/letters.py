"""Which letters a typeface has, read from its own table of them."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from
from typing import BinaryIO

_COLLECTION = b"ttcf"  # several typefaces in a file, of which the first is drawn with
ENTRY = 16  # bytes of one entry in a typeface's table of contents
_MOST = 4_000_000  # bytes of a table; those with every letter there is have a tenth
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))  # the fuller ones first


class Letters:
    """The letters of a typeface.

    Args:
        ranges: First and last number of letters that follow each other.
    """

    def __init__(self, ranges: Iterator[tuple[int, int]]) -> None:
        joined: list[list[int]] = []
        for first, last in sorted(ranges):
            if joined and first <= joined[-1][1] + 1:
                joined[-1][1] = max(last, joined[-1][1])
            else:
                joined.append([first, last])
        self._firsts = [first for first, _ in joined]
        self._lasts = [last for _, last in joined]

    def __contains__(self, letter: str) -> bool:
        at = bisect_right(self._firsts, ord(letter)) - 1
        return at >= 0 and ord(letter) <= self._lasts[at]

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in zip(self._firsts, self._lasts, strict=True))


def letters_of(file: Path) -> Letters | None:
    """The letters of a typeface; None where it cannot be read or does not say."""
    try:
        with file.open("rb") as opened:
            tables = tables_of(opened)
            return letters_in_table(table(opened, tables, b"cmap"))
    except OSError:
        return None


def letters_in_table(cmap: bytes) -> Letters | None:
    """The letters that a typeface's table names; None where that is empty or makes no sense."""
    try:
        return Letters(_ranges(cmap)) if cmap else None
    except struct.error:
        return None


def tables_of(file: BinaryIO) -> bytes:
    """A typeface's table of contents, 16 bytes an entry; short of that where the file is."""
    start = file.read(16)
    at = int.from_bytes(start[12:16], "big") if start[:4] == _COLLECTION else 0
    file.seek(at)
    start = file.read(12)
    return file.read(int.from_bytes(start[4:6], "big") * ENTRY)


def table(file: BinaryIO, tables: bytes, tag: bytes) -> bytes:
    """One of the tables; empty where there is none."""
    for at in range(0, len(tables), ENTRY):
        if tables[at : at + 4] == tag:
            offset, length = (int.from_bytes(tables[at + i : at + i + 4], "big") for i in (8, 12))
            file.seek(offset)
            return file.read(min(length, _MOST))
    return b""


def _ranges(table: bytes) -> Iterator[tuple[int, int]]:
    places = {}
    for number in range(unpack_from(">H", table, 2)[0]):
        platform, encoding, offset = unpack_from(">HHI", table, 4 + 8 * number)
        places[platform, encoding] = offset
    for kind in _UNICODE:
        if kind in places:
            part = table[places[kind] :]
            form = unpack_from(">H", part)[0]
            if form in (4, 12):
                return _in_segments(part) if form == 4 else _in_groups(part)
    return iter(())


def _in_groups(part: bytes) -> Iterator[tuple[int, int]]:
    for number in range(unpack_from(">I", part, 12)[0]):
        first, last, _ = unpack_from(">III", part, 16 + 12 * number)
        yield first, last


def _in_segments(part: bytes) -> Iterator[tuple[int, int]]:
    double, after = unpack_from(">H", part, 6)[0], 0
    for at in range(0, double, 2):
        last, first = unpack_from(">H", part, 14 + at)[0], unpack_from(">H", part, 16 + double + at)[0]
        delta = unpack_from(">H", part, 16 + 2 * double + at)[0]
        place = 16 + 3 * double + at
        beyond = unpack_from(">H", part, place)[0]
        if first < after:
            raise struct.error("the segments do not follow each other")
        after = last + 1
        for code in range(first, min(last, 0xFFFE) + 1):
            # The number of the letter's drawing; none has the number 0.
            glyph = (
                unpack_from(">H", part, place + beyond + 2 * (code - first))[0] if beyond else code + delta
            )
            if glyph & 0xFFFF:
                yield code, code
