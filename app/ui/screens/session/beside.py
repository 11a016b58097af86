"""Where everything on the session screen stands beside its stage: on a phone on its side, on a tablet.

Plain Python.
"""

from dataclasses import replace
from math import isinf

from app.ui.base.insets import Insets
from app.ui.screens.session.band import INSET, bands, put_band
from app.ui.screens.session.boxes import (
    CARD_PAD,
    GAP,
    MARGIN,
    TARGET,
    Box,
    Middle,
    Needs,
    controls,
    full_digits,
    nothing,
    pill_size,
    put_tag,
)

_PAUSE_ROW = 60.0  # height of the three buttons where they stand beside each other
_CARD, _CARD_GAP, _ROOM_ABOVE_CARD = 92.0, 18.0, 120.0
_CLOSE, _LEAST_BESIDE_NOTE = 8.0, 60.0
_NARROW = 400.0  # of a panel: no room for the pill beside the controls


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
    stage = _stage(width, height, insets)
    left, right = panel(width, height, insets)
    full = full_digits(width, height)
    if phone:
        boxes = _on_its_side(left, right, height, insets, needs, full)
    else:
        boxes = _on_a_tablet(left, right, height, insets, needs, full, stage)
    boxes["stage"] = stage
    put_tag(boxes, max(insets.left, MARGIN), stage.right + 16, needs)
    return boxes


def _on_its_side(
    left: float, right: float, height: float, insets: Insets, needs: Needs, full: float
) -> dict[str, Box]:
    narrow = right - left < _NARROW
    controls_height = 60.0 if narrow else 68.0
    controls_y = height - max(insets.bottom, 10.0) - 16 - controls_height
    close, mute = Box(right - TARGET, 6, TARGET, TARGET), Box(right - 2 * TARGET - 8, 6, TARGET, TARGET)
    boxes = {"close": close, "mute": mute}
    bar_right, bar_y = (right, 62.0) if narrow else (mute.x - 12, 24.0)
    if narrow:
        wide, high = pill_size(mute.x - 8 - left, needs)
        boxes["pill"] = Box(mute.x - 8 - wide, 30 - high / 2, wide, high)
        boxes.update(controls(left, controls_y, right - left, controls_height))
    else:
        boxes.update(_row_on_its_side(left, right, controls_y, controls_height))
    count_y = bar_y + 17
    _put_bar(boxes, left, bar_right, bar_y, 10, count_y, needs)
    words_y = count_y + needs.count + (6 if narrow else 14)
    half = pause_at(left, right)
    words = (half - GAP if needs.paused else right) - left
    boxes["kicker"] = Box(left, words_y, words, needs.kicker)
    boxes["title"] = Box(left, words_y + needs.kicker, words, needs.title)
    if needs.paused:
        column = Middle(count_y + needs.count + 4, controls_y - 6)
        foot = controls_y - _CLOSE
        usual, edge = half, right
    else:
        foot = controls_y - (12 if narrow or not needs.cue else 16) - needs.cue
        boxes["cue"] = Box(left, foot, right - left, needs.cue)
        column = Middle(boxes["title"].bottom, foot - 4 if needs.cue else controls_y - _CLOSE)
        usual, edge = left + 0.455 * (right - left), right
    room = Middle(boxes["title"].bottom, foot)
    ways = list(bands(left - INSET, edge, usual, full, needs))
    fits = (way for way in ways if way.height <= room.bottom - room.top)
    if needs.paused:  # the buttons have the height of the panel; only digits and note share the rest
        fits = (way for way in ways if way.x <= half + 1)
    band = next(fits, ways[-1])
    if needs.paused and band.note > room.bottom - room.top - _LEAST_BESIDE_NOTE:
        band = replace(band, note=0.0)
    put_band(boxes, band, left - INSET, room, column, needs.add)
    return boxes


def _on_a_tablet(
    left: float, right: float, height: float, insets: Insets, needs: Needs, full: float, stage: Box
) -> dict[str, Box]:
    top = max(insets.top, 32.0)
    close, mute = Box(right - TARGET, top, TARGET, TARGET), Box(right - 2 * TARGET - 8, top, TARGET, TARGET)
    wide, high = pill_size(mute.x - 8 - left, needs)
    boxes = {"close": close, "mute": mute, "pill": Box(mute.x - 8 - wide, top + 24 - high / 2, wide, high)}
    bar_y = max(stage.y + 44, top + 64, boxes["pill"].bottom + 8)
    controls_y = min(stage.bottom + 28, height - insets.bottom - 24) - 84
    boxes.update(controls(left, controls_y, right - left, 84))
    count_y = bar_y + 26
    _put_bar(boxes, left, right, bar_y, 14, count_y, needs)
    words_y = count_y + needs.count + 28
    boxes["kicker"] = Box(left, words_y, right - left, needs.kicker)
    boxes["title"] = Box(left, words_y + needs.kicker, right - left, needs.title)
    title = boxes["title"].bottom
    plain = needs
    if needs.paused:
        third = (right - left - 2 * GAP) / 3
        high = max(needs.button(third), _PAUSE_ROW)
        row = controls_y - _CARD_GAP - (_PAUSE_ROW if isinf(high) else high)
        for number, name in enumerate(("again", "finish", "add_paused")):
            boxes[name] = Box(left + number * (third + GAP), row, third, controls_y - _CARD_GAP - row)
        plain, foot = replace(needs, paused=False, following=nothing), row - 24
    else:
        card = max(needs.following(right - left - 2 * CARD_PAD, True) + 2 * GAP, _CARD)
        foot = controls_y - _CARD_GAP - card - 24 - needs.cue
        if foot - title < _ROOM_ABOVE_CARD:
            foot = controls_y - 30 - needs.cue
        elif needs.card:
            boxes["next"] = Box(left, controls_y - _CARD_GAP - card, right - left, card)
            boxes["card"] = boxes["tile"] = boxes["next"]
            plain = replace(needs, following=nothing)
        boxes["cue"] = Box(left, foot, right - left, needs.cue)
    ways = list(bands(left - INSET, right, left + 0.455 * (right - left), full, plain))
    fits = (way for way in ways if way.height <= foot - title)
    put_band(boxes, next(fits, ways[-1]), left - INSET, Middle(title, foot), Middle(title, foot), needs.add)
    return boxes


def _put_bar(
    boxes: dict[str, Box], left: float, right: float, y: float, high: float, count_y: float, needs: Needs
) -> None:
    half = (right - left) / 2
    boxes["bar"] = Box(left, y, right - left, high)
    boxes["count"] = Box(left, count_y, half, needs.count)
    boxes["total_left"] = Box(left + half, count_y, half, needs.count)


def _row_on_its_side(left: float, right: float, y: float, height: float) -> dict[str, Box]:
    """Controls and pill of a phone on its side."""
    pill = 168.0
    room = right - left - pill - GAP
    side = room * 64 / 278
    return {
        "back": Box(left, y, side, height),
        "main": Box(left + side + 10, y, room - 2 * side - 20, height),
        "skip": Box(left + room - side, y, side, height),
        "pill": Box(right - pill, y, pill, height),
    }
