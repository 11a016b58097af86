"""The countdown and what stands beside it: the next exercise, facts, or the buttons of a pause. Plain Python.

Measures are dp. Where room is short things give way in a fixed order: the tile of the next exercise, then the
size of the digits, then +15 s, which a pause and the keyboard still offer, and last the next exercise.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isinf

from app.ui.screens.session.boxes import GAP, TARGET, Box, Middle, Needs

INSET = 5.0  # of texts: the ink of digits begins so far within their box
_AIR, _LEAST_DIGITS = 8.0, 24.0
_ADD_GAP, _PAUSE_GAP, _READY_GAP = 6.0, 7.0, 8.0
_NEXT_ROWS = 4  # "Next" and a name of three lines: that room is kept, so that +15 s stands in one place
COLUMN = 146.0  # usual width of the column, and of +15 s
# Size of the digits, and how much of what stands beside them is left, in the order in which room is given up.
_ORDER = ((1.0, 0), (1.0, 1), (0.8, 1), (0.8, 2), (0.65, 2), (0.5, 2), (0.5, 3))
WITH_ADD, WITH_NEXT = 3, 6  # so many of these keep +15 s, and the next exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class CountdownBand:
    """A countdown and its column.

    Attributes:
        rank: How much was given up, from 0.
        wide, tall: Size of the digits; 0 where a sentence stands in their place.
        x, width: Left edge and width of the column.
        parts: Names and heights of what stands in it, from the top.
        gap: Between these.
        tiled: The next exercise has its tile.
        note, note_wide: Height of the sentence of a pause or gate, 0 for none, and its width.
        height: What all this needs.
    """

    rank: int
    wide: float
    tall: float
    x: float
    width: float
    parts: tuple[tuple[str, float], ...]
    gap: float
    tiled: bool
    note: float
    note_wide: float
    height: float


def bands(left: float, right: float, usual: float, full: float, needs: Needs) -> Iterator[CountdownBand]:
    """Every way in which a band can be filled and no word is torn, the fullest first; at least one.

    Args:
        left: Left edge of the band.
        right: Its right edge.
        usual: Where its column begins unless the digits are wider.
        full: Height of the digits at their full size.
        needs: What the texts need.
    """
    for rank, (scale, rest) in enumerate(_ORDER):
        wide, tall = needs.digits * scale, full * scale if needs.digits else 0.0
        x = max(usual, left + wide + GAP) if wide else usual
        width = right - x
        parts, gap = _parts(needs, width, rest)
        note_wide = (x - GAP if parts else right) - left - INSET
        note = needs.note(note_wide)
        last = rank == len(_ORDER) - 1
        if isinf(note) and (needs.paused or last):  # only said in passing
            note = 0.0
        if last:
            parts = tuple((name, TARGET if isinf(high) else high) for name, high in parts)
        block = sum(high for _, high in parts) + gap * max(len(parts) - 1, 0)
        height = max(tall + _AIR + (note + _AIR if note else 0.0) if wide else note, block)
        if needs.steady and not wide:  # a sentence keeps the countdown's room, and so the name its place
            height = max(height, full + _AIR)
        if not isinf(height):
            yield CountdownBand(
                rank=rank,
                wide=wide,
                tall=tall,
                x=x,
                width=width,
                parts=parts,
                gap=gap,
                tiled=rest == 0 and parts[:1] != () and parts[0][0] == "next",
                note=note,
                note_wide=note_wide,
                height=height,
            )


def _parts(needs: Needs, width: float, rest: int) -> tuple[tuple[tuple[str, float], ...], float]:
    """Names and heights of what stands in a column, and the gap between them."""
    if needs.paused:
        high = max(needs.button(width), TARGET)
        return tuple((name, high) for name in ("again", "finish", "add_paused")), _PAUSE_GAP
    high = needs.ready(width)
    ready = (("kicker", high),) if high else ()
    if rest == 3:
        return ready, 0.0
    facts = needs.facts(width)
    if facts:
        return (*ready, ("facts", facts)), _READY_GAP
    following = needs.following(width, rest == 0)
    if not following:
        return (), 0.0
    if needs.steady:
        room = _NEXT_ROWS * needs.row
        if rest == 0 and following > room:  # its tile takes the width that its name needs
            following = inf
        following = max(following, room)
    if needs.can_add and rest < 2:
        following = following if needs.add <= width else inf
        return (("next", following), ("add", TARGET)), _ADD_GAP
    return (("next", following),), 0.0


def put_band(
    boxes: dict[str, Box], band: CountdownBand, left: float, room: Middle, column: Middle, add: float
) -> None:
    """Gives everything of a band its box.

    Args:
        boxes: Gets them.
        band: What there is.
        left: Left edge of the digits.
        room: Between which lines digits and note stand.
        column: Between which lines the column stands; its middle is that of the digits, if there is room.
        add: Least width of the button for 15 s more.
    """
    foot = room.bottom
    if band.note and band.wide:
        boxes["note"] = Box(left + INSET, room.bottom - band.note, band.note_wide, band.note)
        foot = boxes["note"].y
    if band.wide:
        tall = max(min(band.tall, foot - room.top - 4), _LEAST_DIGITS)
        middle = (room.top + foot) / 2
        boxes["digits"] = Box(left, middle - tall / 2, band.wide * tall / band.tall, tall)
    elif band.note:
        boxes["note"] = Box(left + INSET, (room.top + foot - band.note) / 2, band.note_wide, band.note)
    block = sum(high for _, high in band.parts) + band.gap * max(len(band.parts) - 1, 0)
    y = min(max((room.top + room.bottom - block) / 2, column.top), column.bottom - block)
    for name, high in band.parts:
        wide = min(band.width, max(add, COLUMN)) if name == "add" else band.width
        boxes[name] = Box(band.x, y, wide, high)
        y += high + band.gap
    if band.tiled:
        boxes["tile"] = boxes["next"]
