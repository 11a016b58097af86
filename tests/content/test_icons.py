"""The signs of the icon typefaces, as they are drawn."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ICONS: dict[str, str] = json.loads((ROOT / "assets" / "theme.json").read_text("utf-8"))["icons"]
FONTS = ("LimberIcons", "LimberIconsLine")
OVERLAP = 0x40  # of a point's flags: the contours of this sign lie over each other
GLYF, LOCA, HEAD, SIZES = b"glyf", b"loca", b"head", (36, 50, 104)


def alphas(font: str, name: str, size: int) -> list[list[int]]:
    """How much of each pixel a sign covers, 0 to 255, row by row."""
    from kivy.core.text import Label
    from kivy.core.window import Window  # noqa: F401 - a texture needs one

    label = Label(
        font_name=str(ROOT / "assets" / "fonts" / f"{font}.ttf"),
        font_size=size,
        text=chr(int(ICONS[name], 16)),
        color=(1, 1, 1, 1),
    )
    label.refresh()
    flat, wide = label.texture.pixels[3::4], label.texture.width
    return [list(flat[at : at + wide]) for at in range(0, len(flat), wide)]


def longest_seam(rows: list[list[int]]) -> int:
    """Length of the longest pale line between two full sides, pixels; a drawn gap is clear, not pale."""
    pale = {
        (x, y)
        for y in range(2, len(rows) - 2)
        for x in range(2, len(rows[0]) - 2)
        if 127 < rows[y][x] < 255
        and (
            min(rows[y][x - 2], rows[y][x - 1], rows[y][x + 1], rows[y][x + 2]) == 255
            or min(rows[y - 2][x], rows[y - 1][x], rows[y + 1][x], rows[y + 2][x]) == 255
        )
    }
    longest = 0
    while pale:
        waiting, length = [pale.pop()], 0
        while waiting:
            x, y = waiting.pop()
            length += 1
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & pale
            pale -= near
            waiting.extend(near)
        longest = max(longest, length)
    return longest


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["play_arrow", "warning", "block", "dangerous", "check_circle", "report"])
def test_a_filled_sign_has_no_seam(name: str, size: int) -> None:
    rows = alphas("LimberIcons", name, size)
    assert any(255 in row for row in rows), "it is drawn"
    assert longest_seam(rows) < 4


def test_a_seam_would_be_found() -> None:
    rows = alphas("LimberIcons", "play_arrow", 50)
    middle = len(rows) // 2
    rows[middle] = [min(value, 220) for value in rows[middle]]
    assert longest_seam(rows) >= 10


@pytest.mark.parametrize("font", FONTS)
def test_no_sign_is_made_of_contours_that_overlap(font: str) -> None:
    data = (ROOT / "assets" / "fonts" / f"{font}.ttf").read_bytes()
    tables = {}
    for number in range(int.from_bytes(data[4:6], "big")):
        entry = data[12 + 16 * number : 28 + 16 * number]
        tables[entry[:4]] = int.from_bytes(entry[8:12], "big"), int.from_bytes(entry[12:], "big")
    wide = 4 if int.from_bytes(data[tables[HEAD][0] + 50 : tables[HEAD][0] + 52], "big") else 2
    start, length = tables[LOCA]
    places = [
        int.from_bytes(data[at : at + wide], "big") * (1 if wide == 4 else 2)
        for at in range(start, start + length, wide)
    ]
    seen = 0
    for begin, end in pairwise(places):
        if begin == end:
            continue
        glyph = data[tables[GLYF][0] + begin : tables[GLYF][0] + end]
        contours = int.from_bytes(glyph[:2], "big", signed=True)
        assert contours > 0, "each is drawn by itself"
        commands = int.from_bytes(glyph[10 + 2 * contours : 12 + 2 * contours], "big")
        assert not glyph[12 + 2 * contours + commands] & OVERLAP
        seen += 1
    assert seen >= len(set(ICONS.values())) - 1
