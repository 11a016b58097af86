"""Where everything on the session screen stands, for any window. Plain Python.

Measures are dp, from the top left corner, as the design is drawn; the reference phone is 412 x 915.
"""

from collections.abc import Mapping
from typing import NamedTuple

from app.ui.base.insets import Insets
from app.ui.screens.session.band import COLUMN, INSET, WITH_ADD, WITH_NEXT, CountdownBand, bands, put_band
from app.ui.screens.session.beside import panel, pause_at, place_beside
from app.ui.screens.session.boxes import (
    GAP,
    MARGIN,
    TARGET,
    TEXT_MARGIN,
    Box,
    Middle,
    Needs,
    controls,
    form,
    full_digits,
    pill_size,
    put_tag,
)

_BESIDE_STAGE = 14.0  # of the page at both sides of the disc
_LEAST_STAGE, _LOW_STAGE, _TINY_STAGE, _NO_STAGE = 240.0, 160.0, 96.0, 48.0
_RIGHT_COLUMN = 250.0
_SAID, _SILENT = 34.0, 18.0  # room of a cue of one line, and what is left of it where there is none
_BELOW_CUE, _BELOW_CUE_LOW = 7.0, 12.0
_BELOW_STAGE, _BELOW_LOW_STAGE, _BELOW_WORDS, _CLOSE = 22.0, 14.0, 8.0, 4.0


def text_width(width: float, height: float, insets: Insets, *, paused: bool = False) -> float:
    """Width that title and cue may take, dp; on a phone on its side the buttons of a pause take a part."""
    if form(width, height) == "portrait":
        return min(width - insets.left - insets.right, 560.0) - 2 * TEXT_MARGIN
    left, right = panel(width, height, insets)
    if paused and form(width, height) == "landscape":
        return pause_at(left, right) - GAP - left
    return right - left


def place(width: float, height: float, insets: Insets, needs: Needs) -> Mapping[str, Box]:
    """A box for each part of the screen; "tile" and "card" are there where the next exercise has them."""
    arrangement = form(width, height)
    if arrangement == "portrait":
        return _portrait(width, height, insets, needs)
    return place_beside(width, height, insets, needs, phone=arrangement == "landscape")


def _portrait(width: float, height: float, insets: Insets, needs: Needs) -> dict[str, Box]:
    column = min(width - insets.left - insets.right, 560.0)
    x0 = insets.left + (width - insets.left - insets.right - column) / 2
    wide = column - 2 * TEXT_MARGIN
    boxes = _head(x0, column, max(insets.top, 24.0), needs)
    stage_top = boxes["count"].bottom

    roomy = height >= 700
    bottom_gap = max(insets.bottom + (11 if roomy else 16), 16.0)
    controls_height = 80.0 if roomy else 64.0
    controls_y = height - bottom_gap - controls_height
    boxes.update(controls(x0 + MARGIN, controls_y, column - 2 * MARGIN, controls_height))
    noted = needs.note(wide) > 0
    said = max(needs.cue, _SAID) if needs.cue else _SAID if noted else _SILENT
    below_cue = _BELOW_CUE if roomy else _BELOW_CUE_LOW
    cue_y = controls_y - below_cue - said
    boxes["cue"] = Box(x0 + TEXT_MARGIN, cue_y, wide, needs.cue)
    # The sentence of a pause or gate stands in the cue's place.
    foot = controls_y - _BELOW_CUE_LOW if noted else cue_y

    left, right = x0 + TEXT_MARGIN - INSET, x0 + column - MARGIN
    usual = min(x0 + _RIGHT_COLUMN, right - COLUMN)
    ways = list(bands(left, right, usual, full_digits(width, height), needs))
    shared = _share(ways, foot - stage_top, needs)
    # From the foot up, so that countdown and cue never move; what is to spare belongs to the stage.
    top = foot - shared.band.height
    words_y = top - shared.below_words - shared.words
    boxes["kicker"] = Box(x0 + TEXT_MARGIN, words_y + shared.drop, wide, needs.kicker)
    boxes["title"] = Box(x0 + TEXT_MARGIN, boxes["kicker"].bottom + shared.gap, wide, needs.title)
    room = max(words_y - shared.below_stage - stage_top, 1.0)
    diameter = min(room, column - 2 * _BESIDE_STAGE)
    boxes["stage"] = Box(x0 + (column - diameter) / 2, stage_top + (room - diameter) / 2, diameter, diameter)
    put_band(
        boxes,
        shared.band,
        left,
        Middle(top, foot),
        Middle(boxes["title"].bottom + _CLOSE, controls_y - 2 * _CLOSE),
        needs.add,
    )
    put_tag(boxes, x0, x0 + column, needs)
    return boxes


def _head(x0: float, column: float, top: float, needs: Needs) -> dict[str, Box]:
    """What stands above the stage."""
    boxes = {"close": Box(x0 + 8, top, TARGET, TARGET), "mute": Box(x0 + 16 + TARGET, top, TARGET, TARGET)}
    wide, high = pill_size(column - MARGIN - boxes["mute"].right + x0 - 8, needs)
    boxes["pill"] = Box(x0 + column - MARGIN - wide, top + 24 - min(high, TARGET) / 2, wide, high)
    bar_y = max(top + 62, boxes["pill"].bottom + 8)
    boxes["bar"] = Box(x0 + TEXT_MARGIN, bar_y, column - 2 * TEXT_MARGIN, 10)
    half = (column - 2 * TEXT_MARGIN) / 2
    boxes["count"] = Box(x0 + TEXT_MARGIN, bar_y + 17, half, needs.count)
    boxes["total_left"] = Box(x0 + TEXT_MARGIN + half, bar_y + 17, half, needs.count)
    return boxes


class _Shares(NamedTuple):
    """How a height is shared between stage, words and band.

    Attributes:
        band: The countdown with what stands beside it.
        words: Height of kicker and title together.
        drop, gap: Of the kicker.
        below_stage, below_words: Room there.
    """

    band: CountdownBand
    words: float
    drop: float
    gap: float
    below_stage: float
    below_words: float


def _share(ways: list[CountdownBand], room: float, needs: Needs) -> _Shares:
    """Shares a height: the stage gives way first, then the air, and last what stands beside the countdown."""
    words = needs.drop + needs.kicker + needs.gap + needs.title
    close = needs.kicker + needs.title
    smallest = needs.tag_height + _CLOSE if needs.tag else _NO_STAGE  # the tag stands on it
    for least, airy, most in (
        (_LEAST_STAGE, True, WITH_ADD),
        (_LOW_STAGE, False, WITH_NEXT),
        (_TINY_STAGE, False, WITH_NEXT),
        (smallest, False, WITH_NEXT + 1),
    ):
        for band in (way for way in ways if way.rank < most):
            shares = (
                _Shares(band, words, needs.drop, needs.gap, _BELOW_STAGE, _BELOW_WORDS)
                if airy
                else _Shares(band, close, 0.0, 0.0, _BELOW_LOW_STAGE, _CLOSE)
            )
            if room - shares.below_stage - shares.words - shares.below_words - band.height >= least:
                return shares
    return _Shares(ways[-1], close, 0.0, 0.0, _BELOW_LOW_STAGE, _CLOSE)
