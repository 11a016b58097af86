"""Where everything on the session screen stands, for any window. Plain Python.

Measures are dp, from the top left corner, as the design is drawn; the reference phone is 412 x 915.
"""

from collections.abc import Mapping

from app.ui.insets import Insets
from app.ui.screens.session_beside import panel, pause_at, place_beside
from app.ui.screens.session_boxes import (
    GAP,
    MARGIN,
    PAUSE_HEIGHT,
    TARGET,
    TEXT_MARGIN,
    Box,
    Middle,
    Needs,
    controls,
    form,
    full_digits,
    put_digits,
    put_side_column,
    put_tag,
)

_LEAST_STAGE = 240.0
_RIGHT_COLUMN = 226.0
_TWO_LINES = 88.0  # of a title: its room, so that the countdown stands in one place
_SILENT = 18.0  # of the room of a cue is left where there is none


def text_width(width: float, height: float, insets: Insets, *, paused: bool = False) -> float:
    """Width that title and cue may take, dp; on a phone on its side the buttons of a pause take a part."""
    if form(width, height) == "portrait":
        return min(width - insets.left - insets.right, 560.0) - 2 * TEXT_MARGIN
    left, right = panel(width, height, insets)
    if paused and form(width, height) == "landscape":
        return pause_at(left, right) - GAP - left
    return right - left


def place(width: float, height: float, insets: Insets, needs: Needs) -> Mapping[str, Box]:
    """A box for each part of the screen."""
    arrangement = form(width, height)
    if arrangement == "portrait":
        return _portrait(width, height, insets, needs)
    return place_beside(width, height, insets, needs, phone=arrangement == "landscape")


def _portrait(width: float, height: float, insets: Insets, needs: Needs) -> dict[str, Box]:
    column = min(width - insets.left - insets.right, 560.0)
    x0 = insets.left + (width - insets.left - insets.right - column) / 2
    top = max(insets.top, 24.0)
    boxes = {"close": Box(x0 + 8, top, TARGET, TARGET)}
    pill_height = 40.0 * max(min(needs.text_scale, 1.7), 1.0)
    pill_width = min(needs.pill, column - 8 - TARGET - 8 - MARGIN)
    boxes["pill"] = Box(
        x0 + column - MARGIN - pill_width, top + 24 - min(pill_height, 48) / 2, pill_width, pill_height
    )
    bar_y = max(top + 62, boxes["pill"].bottom + 8)
    boxes["bar"] = Box(x0 + TEXT_MARGIN, bar_y, column - 2 * TEXT_MARGIN, 10)
    count_y = bar_y + 17
    half = (column - 2 * TEXT_MARGIN) / 2
    boxes["count"] = Box(x0 + TEXT_MARGIN, count_y, half, needs.count)
    boxes["total_left"] = Box(x0 + TEXT_MARGIN + half, count_y, half, needs.count)

    roomy = height >= 700
    bottom_gap = max(insets.bottom + (35 if roomy else 16), 16.0)
    controls_height = 76.0 if roomy else 64.0
    controls_y = height - bottom_gap - controls_height
    boxes.update(controls(x0 + MARGIN, controls_y, column - 2 * MARGIN, controls_height))
    said = max(needs.cue, needs.note, 34.0) if needs.cue or needs.note else _SILENT
    cue_y = controls_y - 19 - said
    boxes["cue"] = Box(x0 + TEXT_MARGIN, cue_y, column - 2 * TEXT_MARGIN, needs.cue)

    # From the cue upwards: digits (110 high with air), title, kicker; what is left is the stage's.
    digits_height = full_digits(width, height) * (1.0 if roomy else 0.8)
    drop, gap = needs.drop, needs.gap
    words_height = max(drop + needs.kicker + gap + needs.title, _TWO_LINES if roomy else 0.0)
    beside = PAUSE_HEIGHT + 16 if needs.paused else 0.0
    squeezed = max(beside - (digits_height + 8 + controls_y - cue_y), 0.0)
    fixed = digits_height + 20 + words_height + 12 + squeezed
    stage_top = count_y + needs.count + 6
    free = cue_y - fixed - stage_top
    diameter = min(368.0, column - 44, max(free, 0.0))
    if diameter < _LEAST_STAGE:
        drop = gap = 0.0
        words_height = needs.kicker + needs.title
        fixed = digits_height + 8 + words_height + 6 + squeezed
        diameter = min(column - 44, max(min(_LEAST_STAGE, cue_y - fixed - stage_top), 120.0))
    spare = max(cue_y - fixed - stage_top - diameter, 0.0)
    stage_top += spare / 2
    boxes["stage"] = Box(x0 + (column - diameter) / 2, stage_top, diameter, diameter)
    words_y = stage_top + diameter + 12
    wide = column - 2 * TEXT_MARGIN
    boxes["kicker"] = Box(x0 + TEXT_MARGIN, words_y + drop, wide, needs.kicker)
    boxes["title"] = Box(x0 + TEXT_MARGIN, boxes["kicker"].bottom + gap, wide, needs.title)
    middle = Middle(words_y + words_height, cue_y)
    digits = put_digits(boxes, middle, x0 + 15, width, height, needs, digits_height)
    right = max(_RIGHT_COLUMN, 15 + digits.width + GAP) if needs.digits > 150 else 15 + digits.width + 26
    put_side_column(boxes, middle, x0 + right, x0 + column - MARGIN, needs)
    boxes["note"] = Box(x0 + TEXT_MARGIN, cue_y, boxes["again"].x - x0 - TEXT_MARGIN - GAP, needs.note)
    put_tag(boxes, x0, x0 + column, needs)
    return boxes
