"""Where everything on the session screen stands, for any window. Plain Python.

Measures are dp, from the top left corner, as the design is drawn; the reference phone is 412 x 915.
"""

from collections.abc import Mapping

from app.ui.base.insets import Insets
from app.ui.screens.session.band import INSET, WITH_ADD, WITH_NEXT, CountdownBand, bands, put_band
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

_MOST_STAGE, _LEAST_STAGE, _LOW_STAGE, _TINY_STAGE, _NO_STAGE = 368.0, 240.0, 160.0, 96.0, 48.0
_RIGHT_COLUMN = 226.0
_TWO_LINES = 88.0  # of a title: its room, so that the countdown stands in one place
_SAID, _SILENT = 34.0, 18.0  # room of a cue of one line, and what is left of it where there is none
_BELOW_STAGE, _BELOW_WORDS, _CLOSE = 12.0, 12.0, 4.0


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
    stage_top = boxes["count"].bottom + 6

    roomy = height >= 700
    bottom_gap = max(insets.bottom + (35 if roomy else 16), 16.0)
    controls_height = 76.0 if roomy else 64.0
    controls_y = height - bottom_gap - controls_height
    boxes.update(controls(x0 + MARGIN, controls_y, column - 2 * MARGIN, controls_height))
    noted = needs.note(wide) > 0
    said = max(needs.cue, _SAID) if needs.cue else _SAID if noted else _SILENT
    cue_y = controls_y - 19 - said
    boxes["cue"] = Box(x0 + TEXT_MARGIN, cue_y, wide, needs.cue)
    foot = controls_y - 19 if noted else cue_y  # the sentence of a pause or gate stands in the cue's place

    left, right = x0 + TEXT_MARGIN - INSET, x0 + column - MARGIN
    ways = list(bands(left, right, x0 + _RIGHT_COLUMN, full_digits(width, height), needs))
    band, words_height, drop, gap, diameter = _share(ways, foot - stage_top, roomy, needs)
    diameter = min(diameter, _MOST_STAGE, column - 44)
    below = words_height + band.height + _BELOW_STAGE + _CLOSE
    spare = max(foot - stage_top - diameter - below - (_BELOW_WORDS - _CLOSE), 0.0)
    stage_top += spare / 2
    boxes["stage"] = Box(x0 + (column - diameter) / 2, stage_top, diameter, diameter)
    words_y = boxes["stage"].bottom + _BELOW_STAGE
    boxes["kicker"] = Box(x0 + TEXT_MARGIN, words_y + drop, wide, needs.kicker)
    boxes["title"] = Box(x0 + TEXT_MARGIN, boxes["kicker"].bottom + gap, wide, needs.title)
    top = max(words_y + words_height, boxes["title"].bottom)
    put_band(
        boxes,
        band,
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


def _share(
    ways: list[CountdownBand], room: float, roomy: bool, needs: Needs
) -> tuple[CountdownBand, float, float, float, float]:
    """Shares a height between stage, words and band.

    Returns:
        The band, the height of the words, the drop and the gap of the kicker, the diameter of the stage.
    """
    words = needs.drop + needs.kicker + needs.gap + needs.title
    close = needs.kicker + needs.title
    steady = max(words, _TWO_LINES if roomy else 0.0)
    smallest = needs.tag_height + _CLOSE if needs.tag else _NO_STAGE  # the tag stands on it
    for least, high, most in (
        (_LEAST_STAGE, steady, WITH_ADD),
        (_LEAST_STAGE, words, WITH_ADD),
        (_LOW_STAGE, close, WITH_NEXT),
        (_TINY_STAGE, close, WITH_NEXT),
        (smallest, close, WITH_NEXT + 1),
    ):
        drop, gap = (0.0, 0.0) if high == close else (needs.drop, needs.gap)
        below = _BELOW_STAGE + high + (_BELOW_WORDS if least == _LEAST_STAGE else _CLOSE)
        for band in (way for way in ways if way.rank < most):
            diameter = room - below - band.height
            if diameter >= least:
                return band, high, drop, gap, diameter
    band = ways[-1]
    return band, close, 0.0, 0.0, max(room - _BELOW_STAGE - close - _CLOSE - band.height, smallest)
