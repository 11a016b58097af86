"""Adds signs to the two icon typefaces: others turned or mirrored, and a code made of squares.

`python -m tools.turned_signs` needs fonttools, which the app itself never imports. Running it again changes
nothing. The names and numbers of the signs stand in assets/theme.json.
"""

import sys
from typing import Any

from tools.join_contours import FOLDER, NAMES

_EM = 960
# Number of the new sign, of the one it is made of, and how that is turned about the middle of its square.
_TURNED = {
    0xE15A: (0xE166, (-1, 0, 0, 1)),  # redo: undo, mirrored
    0xE5D8: (0xE5C4, (0, -1, 1, 0)),  # arrow_upward: arrow_back, a quarter to the right
    0xE5DB: (0xE5C4, (0, 1, -1, 0)),  # arrow_downward: the same to the left
    0xE5CE: (0xE5CF, (1, 0, 0, -1)),  # expand_less: expand_more, upside down
}
_CODE = 0xE00A  # qr_code
_FINDERS = ((0, 0), (0, 6), (6, 6))  # column and row of their lower left modules, of eleven
_DOTS = (
    (6, 0),
    (8, 0),
    (10, 0),
    (7, 1),
    (9, 1),
    (6, 2),
    (8, 2),
    (10, 2),
    (7, 3),
    (10, 4),
    (9, 3),
    (6, 4),
    (8, 4),
)
_LEFT, _MODULE = 120, 65


def main() -> int:
    """Adds them; returns the exit code."""
    from fontTools.ttLib import TTFont  # type: ignore[import-not-found,unused-ignore]

    for name in NAMES:
        font: Any = TTFont(FOLDER / name, recalcTimestamp=False)
        for number, (model, turn) in _TURNED.items():
            _add(font, number, _turned(font, model, turn))
        _add(font, _CODE, _squares(font))
        font.save(FOLDER / name)
        print(f"{name}: {len(font.getGlyphOrder())} signs")
    return 0


def _turned(font: Any, model: int, turn: tuple[int, int, int, int]) -> Any:
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.reverseContourPen import ReverseContourPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    glyphs, (a, b, c, d), middle = font.getGlyphSet(), turn, _EM / 2
    to = TTGlyphPen(None)
    at = (middle - middle * (a + c), middle - middle * (b + d))
    pen: Any = TransformPen(to, (a, b, c, d, *at))
    if a * d - b * c < 0:  # a mirrored outline runs the other way round
        pen = ReverseContourPen(pen)
    record = DecomposingRecordingPen(glyphs)
    glyphs[font.getBestCmap()[model]].draw(record)
    record.replay(pen)
    return to.glyph()


def _squares(_font: Any) -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)

    def square(column: float, row: float, edge: float, *, hole: bool = False) -> None:
        x, y, size = _LEFT + column * _MODULE, _LEFT + row * _MODULE, edge * _MODULE
        corners = [(x, y), (x, y + size), (x + size, y + size), (x + size, y)]
        if hole:
            corners.reverse()
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()

    for column, row in _FINDERS:
        square(column, row, 5)
        square(column + 1, row + 1, 3, hole=True)
        square(column + 2, row + 2, 1)
    for column, row in _DOTS:
        square(column, row, 1)
    return pen.glyph()


def _add(font: Any, number: int, outline: Any) -> None:
    name = f"uni{number:04X}"
    if name not in font.getGlyphOrder():
        font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = outline
    outline.recalcBounds(font["glyf"])
    font["hmtx"][name] = (_EM, outline.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[number] = name


if __name__ == "__main__":
    sys.exit(main())
