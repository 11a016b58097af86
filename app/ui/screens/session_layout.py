"""Where everything on the session screen stands, for any window. Plain Python.

Measures are dp, from the top left corner, as the design is drawn; the reference phone is 412 x 915.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.ui.insets import Insets

MARGIN, TEXT_MARGIN, GAP = 16.0, 20.0, 12.0
_TARGET = 48.0
_LEAST_STAGE = 240.0
_RIGHT_COLUMN = 226.0
_TWO_LINES = 88.0  # of a title: its room, so that the countdown stands in one place
_SILENT = 18.0  # of the room of a cue is left where there is none


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left edge, top edge, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """Heights that texts need at the width they get, and widths of buttons.

    Attributes:
        pill: Width of "Something feels wrong" on one line.
        tag: Width of the side tag; 0 where there is none.
        drop, gap: Of the kicker below its usual place, and between it and the title.
        digits: Width of the countdown.
        following: Height of what is said about the next exercise.
        beside: Height of the buttons beside the digits in a pause; 0 otherwise.
        text_scale: The runner's text size.
    """

    kicker: float = 0.0
    drop: float = 0.0
    gap: float = 0.0
    title: float = 44.0
    cue: float = 34.0
    note: float = 0.0
    count: float = 21.0
    pill: float = 209.0
    tag: float = 0.0
    digits: float = 190.0
    following: float = 56.0
    beside: float = 0.0
    text_scale: float = 1.0


class _Middle(NamedTuple):
    """Upper and lower edge of the room for the countdown."""

    top: float
    bottom: float


def form(width: float, height: float) -> str:
    """Which arrangement a window gets: portrait, landscape (a phone on its side) or wide (tablet)."""
    if width > height and height < 480:
        return "landscape"
    if width >= 840 and width > height:
        return "wide"
    return "portrait"


def full_digits(width: float, height: float) -> float:
    """Height of the countdown's digits at their full size in a window, dp."""
    return {"portrait": 109.0, "landscape": 105.0, "wide": 171.0}[form(width, height)]


def text_width(width: float, height: float, insets: Insets) -> float:
    """Width that title and cue may take, dp."""
    if form(width, height) == "portrait":
        return min(width - insets.left - insets.right, 560.0) - 2 * TEXT_MARGIN
    left, right = _panel(width, height, insets)
    return right - left


def place(width: float, height: float, insets: Insets, needs: Needs) -> Mapping[str, Box]:
    """A box for each part of the screen."""
    arrangement = form(width, height)
    if arrangement == "portrait":
        return _portrait(width, height, insets, needs)
    return _beside(width, height, insets, needs, phone=arrangement == "landscape")


def _portrait(width: float, height: float, insets: Insets, needs: Needs) -> dict[str, Box]:
    column = min(width - insets.left - insets.right, 560.0)
    x0 = insets.left + (width - insets.left - insets.right - column) / 2
    top = max(insets.top, 24.0)
    boxes = {"close": Box(x0 + 8, top, _TARGET, _TARGET)}
    pill_height = 40.0 * max(min(needs.text_scale, 1.7), 1.0)
    pill_width = min(needs.pill, column - 8 - _TARGET - 8 - MARGIN)
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
    boxes.update(_controls(x0 + MARGIN, controls_y, column - 2 * MARGIN, controls_height))
    said = max(needs.cue, needs.note, 34.0) if needs.cue or needs.note else _SILENT
    cue_y = controls_y - 19 - said
    boxes["cue"] = Box(x0 + TEXT_MARGIN, cue_y, column - 2 * TEXT_MARGIN, needs.cue)

    # From the cue upwards: digits (110 high with air), title, kicker; what is left is the stage's.
    digits_height = full_digits(width, height) * (1.0 if roomy else 0.8)
    drop, gap = needs.drop, needs.gap
    words_height = max(drop + needs.kicker + gap + needs.title, _TWO_LINES if roomy else 0.0)
    squeezed = max(needs.beside - (digits_height + 8 + controls_y - cue_y), 0.0)
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
    middle = _Middle(words_y + words_height, cue_y)
    digits = _digits(boxes, middle, x0 + 15, width, height, needs, digits_height)
    beside = max(_RIGHT_COLUMN, 15 + digits.width + GAP) if needs.digits > 150 else 15 + digits.width + 26
    _side_column(boxes, middle, x0 + beside, x0 + column - MARGIN, needs)
    boxes["note"] = Box(x0 + TEXT_MARGIN, cue_y, boxes["again"].x - x0 - TEXT_MARGIN - GAP, needs.note)
    _tag(boxes, x0, x0 + column, needs)
    return boxes


def _digits(
    boxes: dict[str, Box], middle: _Middle, x: float, width: float, height: float, needs: Needs, wanted: float
) -> Box:
    """The countdown between title and cue, smaller where there is too little room."""
    top, bottom = middle
    tall = max(min(wanted, bottom - top - 4), 24.0)
    wide = needs.digits * tall / full_digits(width, height)
    boxes["digits"] = Box(x, (top + bottom - tall) / 2, wide, tall)
    return boxes["digits"]


def _side_column(boxes: dict[str, Box], between: _Middle, x: float, right: float, needs: Needs) -> None:
    """Next and +15 s beside the digits; while getting ready facts, in a pause three buttons.

    Where there is no room for one of them it has no box; the pause and the keyboard still offer +15 s.
    """
    width = max(right - x, 100.0)
    room = between.bottom - between.top
    centre = (between.bottom + between.top) / 2
    boxes["facts"] = Box(x, centre - 34, width, 68)
    middle = (boxes["title"].bottom + boxes["back"].y) / 2  # a pause has no cue, but three buttons
    for number, name in enumerate(("again", "finish", "add_paused")):
        boxes[name] = Box(x, middle - 79 + number * 55, width, _TARGET)
    if right - x < 100:
        return
    block = needs.following + 6 + _TARGET
    if block <= room + 8:
        boxes["next"] = Box(x, centre - block / 2, width, needs.following)
        boxes["add"] = Box(x, centre + block / 2 - _TARGET, min(width, 112.0), _TARGET)
    else:
        boxes["next"] = Box(x, centre - needs.following / 2, width, needs.following)


def _controls(x: float, y: float, width: float, height: float) -> dict[str, Box]:
    side = width * 92 / 380
    main = width - 2 * side - 2 * GAP
    return {
        "back": Box(x, y, side, height),
        "main": Box(x + side + GAP, y, main, height),
        "skip": Box(x + side + main + 2 * GAP, y, side, height),
    }


def _tag(boxes: dict[str, Box], left: float, right: float, needs: Needs) -> None:
    stage = boxes["stage"]
    y = stage.bottom - 56
    boxes["tag_left"] = Box(left + MARGIN, y, needs.tag, 56)
    boxes["tag_right"] = Box(right - MARGIN - needs.tag, y, needs.tag, 56)


def _stage_beside(width: float, height: float, insets: Insets) -> Box:
    if height < 480:
        diameter = min(380.0, height - 32, width * 0.4155)
        return Box(insets.left + 22, (height - diameter) / 2, diameter, diameter)
    diameter = min(680.0, height - 120, width * 0.53125)
    return Box(max(insets.left, 32.0), (height - diameter) / 2, diameter, diameter)


def _panel(width: float, height: float, insets: Insets) -> tuple[float, float]:
    """Left and right edge of the panel beside the stage."""
    stage = _stage_beside(width, height, insets)
    if height < 480:
        return stage.right + 30, width - max(insets.right, 24.0)
    left = stage.right + 48
    return left, min(width - max(insets.right, 48.0 if width > 1000 else 24.0), left + 560)


def _beside(width: float, height: float, insets: Insets, needs: Needs, *, phone: bool) -> dict[str, Box]:
    left, right = _panel(width, height, insets)
    stage = _stage_beside(width, height, insets)
    boxes = {"stage": stage}
    narrow = phone and right - left < 400  # no room for the pill beside the controls
    if phone:
        boxes["close"] = Box(right - _TARGET, 6, _TARGET, _TARGET)
        bar_right, bar_y = (right, 62.0) if narrow else (boxes["close"].x - 20, 24.0)
        controls_height = 60.0 if narrow else 68.0
        controls_y = height - max(insets.bottom, 10.0) - 16 - controls_height
        boxes.update(
            _row_on_its_side(boxes["close"], left, right, controls_y, controls_height, needs, narrow=narrow)
        )
    else:
        top = max(insets.top, 32.0)
        boxes["close"] = Box(right - _TARGET, top, _TARGET, _TARGET)
        pill = min(needs.pill, boxes["close"].x - 12 - left)
        boxes["pill"] = Box(boxes["close"].x - 12 - pill, top + 4, pill, 40)
        bar_right, bar_y = right, max(stage.y + 44, top + 64)
        controls_height = 84.0
        controls_y = min(stage.bottom + 28, height - insets.bottom - 24) - controls_height
        boxes.update(_controls(left, controls_y, right - left, controls_height))
    boxes["bar"] = Box(left, bar_y, bar_right - left, 10 if phone else 14)
    half = (bar_right - left) / 2
    count_y = bar_y + (17 if phone else 26)
    boxes["count"] = Box(left, count_y, half, needs.count)
    boxes["total_left"] = Box(left + half, count_y, half, needs.count)
    words_y = count_y + needs.count + (14 if phone and not narrow else 6 if phone else 28)
    boxes["kicker"] = Box(left, words_y, right - left, needs.kicker)
    boxes["title"] = Box(left, words_y + needs.kicker, right - left, needs.title)
    cue_y = controls_y - (12 if narrow else 30) - needs.cue
    if not phone and controls_y - 18 - 92 - 24 - needs.cue - boxes["title"].bottom >= 120:
        boxes["next_card"] = Box(left, controls_y - 18 - 92, right - left, 92)
        cue_y = boxes["next_card"].y - 24 - needs.cue
    boxes["cue"] = Box(left, cue_y, right - left, needs.cue)
    middle = _Middle(boxes["title"].bottom, cue_y)
    digits = _digits(boxes, middle, left - 5, width, height, needs, full_digits(width, height))
    _side_column(boxes, middle, left + max(digits.width + 20, 0.455 * (right - left)), right, needs)
    boxes["note"] = Box(left, cue_y, boxes["again"].x - left - GAP, needs.note)
    _tag(boxes, max(insets.left, MARGIN), stage.right + 16, needs)
    return boxes


def _row_on_its_side(
    close: Box, left: float, right: float, y: float, height: float, needs: Needs, *, narrow: bool
) -> dict[str, Box]:
    """Controls and pill of a phone on its side."""
    if narrow:
        pill = min(needs.pill, close.x - 12 - left)
        boxes = _controls(left, y, right - left, height)
        return {**boxes, "pill": Box(close.x - 12 - pill, 10, pill, 40)}
    pill = 168.0
    room = right - left - pill - GAP
    side = room * 64 / 278
    return {
        "back": Box(left, y, side, height),
        "main": Box(left + side + 10, y, room - 2 * side - 20, height),
        "skip": Box(left + room - side, y, side, height),
        "pill": Box(right - pill, y, pill, height),
    }
