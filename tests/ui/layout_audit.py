"""Finds what is wrong with a screen as it stands: texts cut or on top of each other, targets too small."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView

from app.ui.widgets.sheet import Sheet
from app.ui.widgets.tap import Tap
from app.ui.widgets.toast import Toast
from app.ui.widgets.words import Icon, Words, extent

_SLACK = 2.0
_TARGET_DP = 48
_FAR = 1e9
_DIGITS_INK, _TEXT_INK, _ICON_INK = 0.74, 0.95, 0.84


class Rect(NamedTuple):
    """A rectangle of the window, pixels."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: "Rect") -> "Rect":
        """What of it lies inside another."""
        return Rect(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    @property
    def empty(self) -> bool:
        return self.right - self.left <= _SLACK or self.top - self.bottom <= _SLACK

    def holds(self, other: "Rect") -> bool:
        return (
            other.left >= self.left - _SLACK
            and other.right <= self.right + _SLACK
            and other.bottom >= self.bottom - _SLACK
            and other.top <= self.top + _SLACK
        )


class Seen(NamedTuple):
    """Something on the screen: its place, what of it can be seen, and the layer it belongs to."""

    widget: Any
    rect: Rect
    visible: Rect
    layer: Any


def labels_of(hand: Any) -> list[Seen]:
    """Every text that can be seen, but for those below a sheet."""
    return [seen for seen in _seen(hand, Label, Rect(0, 0, *hand.window.size)) if seen.widget.text]


def audit(hand: Any) -> list[str]:
    """Everything that is wrong, one line each; [] for a sound screen."""
    window = Rect(0, 0, *hand.window.size)
    labels = labels_of(hand)
    taps = list(_seen(hand, ButtonBehavior, window))
    return [*_cut(labels), *_outside(labels, window), *_overlapping(labels), *_small(taps), *_buttons(taps)]


def _seen(hand: Any, kind: type, window: Rect) -> Iterator[Seen]:
    sheet = next(iter(hand.widgets(Sheet)), None)
    for widget in hand.widgets(kind):
        layer = next((w for w in _parents(widget) if isinstance(w, Sheet | Toast)), None)
        if sheet is not None and layer is None:
            continue  # covered
        rect = _drawn(widget)
        visible = rect.within(window)
        for parent in _parents(widget):
            if isinstance(parent, ScrollView):
                visible = visible.within(_rect(parent))
        if not visible.empty:
            yield Seen(widget, rect, visible, layer)


def _parents(widget: Any) -> Iterator[Any]:
    parent = widget.parent
    while parent is not None and parent is not parent.parent:
        yield parent
        parent = parent.parent


def _rect(widget: Any) -> Rect:
    left, bottom = widget.to_window(*widget.pos)
    return Rect(left, bottom, left + widget.width, bottom + widget.height)


def _drawn(widget: Any) -> Rect:
    """Where a text is drawn, which is less than its box; other widgets as they are."""
    box = _rect(widget)
    if not isinstance(widget, Label):
        return box
    size = widget.font_size
    if isinstance(widget, Words):
        lines = widget.text.split("\n")
        style = widget.theme.type[widget.style]
        scale = size / style.size
        wide = min(max(extent(line, style.font, style.size) * scale for line in lines), widget.width)
        high = widget.natural_height - style.line * scale + size * _ink(widget.text)
    elif isinstance(widget, Icon):
        wide = high = size * _ICON_INK
    else:
        wide, high = extent(widget.text, widget.font_name, size), size * _ink(widget.text)
    middle = (box.bottom + box.top) / 2
    left = {"left": box.left, "right": box.right - wide}.get(widget.halign, (box.left + box.right - wide) / 2)
    return Rect(left, middle - high / 2, left + wide, middle + high / 2)


def _ink(text: str) -> float:
    """Part of the type's size that the ink of a line takes: digits have nothing below the line."""
    return _DIGITS_INK if text.replace(":", "").isdigit() else _TEXT_INK


def _name(seen: Seen) -> str:
    words = (
        getattr(seen.widget, "words", "")
        or getattr(seen.widget, "icon", "")
        or getattr(seen.widget, "text", "")
    )
    place = ", ".join(f"{value:.0f}" for value in seen.rect)
    return f"{type(seen.widget).__name__} {words[:40]!r} at ({place})"


def _cut(labels: list[Seen]) -> Iterator[str]:
    for seen in labels:
        widget = seen.widget
        if not isinstance(widget, Words):
            continue
        style = widget.theme.type[widget.style]
        scale = widget.font_size / style.size
        longest = max((extent(w, style.font, style.size) * scale for w in widget.text.split()), default=0)
        if longest > widget.width + _SLACK:
            yield f"cut: {_name(seen)} has a word of {longest:.0f} in a width of {widget.width:.0f}"
        room = widget.height
        if isinstance(widget.parent, Tap) and not widget.parent.stacked:
            room = widget.parent.height
        if widget.natural_height > room + _SLACK:
            yield f"cut: {_name(seen)} needs a height of {widget.natural_height:.0f} and has {room:.0f}"


def _outside(labels: list[Seen], window: Rect) -> Iterator[str]:
    for seen in labels:
        frame, across, along = window, False, False
        for parent in _parents(seen.widget):
            if isinstance(parent, ScrollView):
                view = _rect(parent)
                across = across or parent.do_scroll_x  # what can be scrolled to is not outside
                along = along or parent.do_scroll_y
                frame = Rect(
                    -_FAR if across else max(frame.left, view.left),
                    -_FAR if along else max(frame.bottom, view.bottom),
                    _FAR if across else min(frame.right, view.right),
                    _FAR if along else min(frame.top, view.top),
                )
        if not frame.holds(seen.rect):
            yield f"off screen: {_name(seen)}"


def _overlapping(labels: list[Seen]) -> Iterator[str]:
    for index, one in enumerate(labels):
        for other in labels[index + 1 :]:
            if one.layer is other.layer and not one.visible.within(other.visible).empty:
                yield f"overlap: {_name(one)} and {_name(other)}"


def _small(taps: list[Seen]) -> Iterator[str]:
    least = dp(_TARGET_DP) - _SLACK
    for seen in taps:
        if isinstance(seen.widget, Tap) or seen.visible != seen.rect:
            continue  # these reach beyond their edges; and what is half scrolled away is looked at elsewhere
        if seen.widget.width < least or seen.widget.height < least:
            yield f"small target: {_name(seen)}"


def _buttons(taps: list[Seen]) -> Iterator[str]:
    for index, one in enumerate(taps):
        for other in taps[index + 1 :]:
            nested = one.rect.holds(other.rect) or other.rect.holds(one.rect)  # a button on a row
            if one.layer is other.layer and not nested and not one.visible.within(other.visible).empty:
                yield f"buttons overlap: {_name(one)} and {_name(other)}"
