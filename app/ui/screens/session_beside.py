"""Where everything on the session screen stands beside its stage: on a phone on its side, on a tablet.

Plain Python.
"""

from app.ui.insets import Insets
from app.ui.screens.session_boxes import (
    GAP,
    MARGIN,
    PAUSE_HEIGHT,
    TARGET,
    Box,
    Middle,
    Needs,
    controls,
    full_digits,
    put_digits,
    put_pause,
    put_side_column,
    put_tag,
)

_PAUSE_ROW = 60.0  # height of the three buttons where they stand beside each other
_LEAST_DIGITS = 76.0  # height that digits want before a passing remark is made


def _stage(width: float, height: float, insets: Insets) -> Box:
    if height < 480:
        diameter = min(380.0, height - 32, width * 0.4155)
        return Box(insets.left + 22, (height - diameter) / 2, diameter, diameter)
    diameter = min(680.0, height - 120, width * 0.53125)
    return Box(max(insets.left, 32.0), (height - diameter) / 2, diameter, diameter)


def panel(width: float, height: float, insets: Insets) -> tuple[float, float]:
    """Left and right edge of the panel beside the stage."""
    stage = _stage(width, height, insets)
    if height < 480:
        return stage.right + 30, width - max(insets.right, 24.0)
    left = stage.right + 48
    return left, min(width - max(insets.right, 48.0 if width > 1000 else 24.0), left + 560)


def pause_at(left: float, right: float) -> float:
    """Where the buttons of a pause begin on a phone on its side."""
    return left + (right - left) * 0.5


def place_beside(width: float, height: float, insets: Insets, needs: Needs, *, phone: bool) -> dict[str, Box]:
    """A box for each part of the screen."""
    left, right = panel(width, height, insets)
    stage = _stage(width, height, insets)
    boxes = {"stage": stage}
    narrow = phone and right - left < 400  # no room for the pill beside the controls
    if phone:
        boxes["close"] = Box(right - TARGET, 6, TARGET, TARGET)
        bar_right, bar_y = (right, 62.0) if narrow else (boxes["close"].x - 20, 24.0)
        controls_height = 60.0 if narrow else 68.0
        controls_y = height - max(insets.bottom, 10.0) - 16 - controls_height
        boxes.update(
            _row_on_its_side(boxes["close"], left, right, controls_y, controls_height, needs, narrow=narrow)
        )
    else:
        top = max(insets.top, 32.0)
        boxes["close"] = Box(right - TARGET, top, TARGET, TARGET)
        pill = min(needs.pill, boxes["close"].x - 12 - left)
        boxes["pill"] = Box(boxes["close"].x - 12 - pill, top + 4, pill, 40)
        bar_right, bar_y = right, max(stage.y + 44, top + 64)
        controls_height = 84.0
        controls_y = min(stage.bottom + 28, height - insets.bottom - 24) - controls_height
        boxes.update(controls(left, controls_y, right - left, controls_height))
    boxes["bar"] = Box(left, bar_y, bar_right - left, 10 if phone else 14)
    half = (bar_right - left) / 2
    count_y = bar_y + (17 if phone else 26)
    boxes["count"] = Box(left, count_y, half, needs.count)
    boxes["total_left"] = Box(left + half, count_y, half, needs.count)
    words_y = count_y + needs.count + (14 if phone and not narrow else 6 if phone else 28)
    words = (pause_at(left, right) - GAP if phone and needs.paused else right) - left
    boxes["kicker"] = Box(left, words_y, words, needs.kicker)
    boxes["title"] = Box(left, words_y + needs.kicker, words, needs.title)
    said = needs.cue or needs.note
    cue_y = controls_y - (12 if narrow or needs.paused else 30) - said
    foot = controls_y
    if not phone and needs.paused:
        foot = controls_y - 18 - _PAUSE_ROW
        cue_y = foot - 24 - said
    elif not phone and controls_y - 18 - 92 - 24 - needs.cue - boxes["title"].bottom >= 120:
        boxes["next_card"] = Box(left, controls_y - 18 - 92, right - left, 92)
        cue_y = boxes["next_card"].y - 24 - needs.cue
    noted = not phone or cue_y - boxes["title"].bottom >= _LEAST_DIGITS
    if needs.paused and not noted:  # what is only said in passing gives way first
        cue_y = controls_y - 8
    boxes["cue"] = Box(left, cue_y, right - left, needs.cue)
    middle = Middle(boxes["title"].bottom, cue_y)
    digits = put_digits(boxes, middle, left - 5, width, height, needs, full_digits(width, height))
    if phone and needs.paused:
        digits = boxes["digits"] = _narrower(digits, pause_at(left, right) - GAP - left)
    column = left + max(digits.width + 20, 0.455 * (right - left))
    put_side_column(boxes, middle, column, right, needs)
    note_right = right
    if needs.paused and phone:
        x = pause_at(left, right)
        put_pause(boxes, x, min(words_y, controls_y - 8 - PAUSE_HEIGHT), right - x)
        note_right = x - GAP
    elif needs.paused:
        third = (right - left - 2 * GAP) / 3
        for number, name in enumerate(("again", "finish", "add_paused")):
            boxes[name] = Box(left + number * (third + GAP), foot, third, _PAUSE_ROW)
    if noted:
        boxes["note"] = Box(left, cue_y, note_right - left, needs.note)
    put_tag(boxes, max(insets.left, MARGIN), stage.right + 16, needs)
    return boxes


def _narrower(box: Box, width: float) -> Box:
    """Digits in a width, smaller where they would be too wide."""
    part = min(1.0, width / max(box.width, 1.0))
    return Box(box.x, box.y + box.height * (1 - part) / 2, box.width * part, box.height * part)


def _row_on_its_side(
    close: Box, left: float, right: float, y: float, height: float, needs: Needs, *, narrow: bool
) -> dict[str, Box]:
    """Controls and pill of a phone on its side."""
    if narrow:
        pill = min(needs.pill, close.x - 12 - left)
        boxes = controls(left, y, right - left, height)
        return {**boxes, "pill": Box(close.x - 12 - pill, 6, pill, TARGET)}
    pill = 168.0
    room = right - left - pill - GAP
    side = room * 64 / 278
    return {
        "back": Box(left, y, side, height),
        "main": Box(left + side + 10, y, room - 2 * side - 20, height),
        "skip": Box(left + room - side, y, side, height),
        "pill": Box(right - pill, y, pill, height),
    }
