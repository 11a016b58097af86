"""Finds what is wrong with a screen as it stands: texts cut, too small or outside what they belong to, anything
that touches anything else, targets too small.

It looks at what is drawn: texts with the lines they really have, buttons, tags, and the pictures that widgets
draw on their own canvas. Two things touch where their rectangles do; only what stands inside another belongs
there: a text on its button, a button on its row.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.label import Label
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.scrollview import ScrollView

from app.ui.screens.history.plot import Plot
from app.ui.screens.session.parts import Digits, Following, SideTag
from app.ui.screens.session.routine_bar import RoutineBar
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.stage import Stage
from app.ui.widgets.tap import Tap
from app.ui.widgets.toast import Toast
from app.ui.widgets.words import Icon, StyledLabel, extent

_SOLID = (ButtonBehavior, RoutineBar, SideTag, Stage)
_SLACK = 2.0
_TARGET_DP = 48
_FAR = 1e9
_DIGITS_INK, _TEXT_INK, _ICON_INK = 0.74, 0.95, 0.84
_LEAST_TEXT_DP = {"label": 13.0}  # by style; of the bar of rooms and the days of the week
_LEAST_DP = 14.0
_APART = 0.5  # pixels between two things


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
    """Something on the screen.

    Attributes:
        rect: Its place.
        visible: What of it can be seen.
        layer: The sheet or toast it belongs to, or None.
        inside: What it stands in, from the outermost.
    """

    widget: Any
    rect: Rect
    visible: Rect
    layer: Any
    inside: tuple[Any, ...]


def labels_of(hand: Any) -> list[Seen]:
    """Every text that can be seen, but for those below a sheet or behind what is said for a moment."""
    labels = [seen for seen in _seen(hand) if isinstance(seen.widget, Label)]
    said = {seen.layer for seen in labels if isinstance(seen.layer, Toast)}
    covers = [_rect_of(toast, toast._card.pos, toast._card.size, moved=False) for toast in said]
    behind = (seen for seen in labels if seen.layer is None)
    covered = {seen for seen in behind if any(not cover.within(seen.rect).empty for cover in covers)}
    return [seen for seen in labels if seen not in covered]


def audit(hand: Any) -> list[str]:
    """Everything that is wrong, one line each; [] for a sound screen."""
    window = Rect(0, 0, *hand.window.size)
    things = _seen(hand)
    labels = [seen for seen in things if isinstance(seen.widget, Label)]
    return [
        *_cut(labels),
        *_unlike(labels),
        *_too_small(labels),
        *_outside(labels, window),
        *_beyond(labels),
        *_touching(things),
        *_small([seen for seen in things if isinstance(seen.widget, ButtonBehavior)]),
    ]


def _seen(hand: Any) -> list[Seen]:
    """Texts, buttons, tags and tiles that can be seen, the topmost first, but for those below a sheet."""
    found: list[Seen] = []
    _look(hand.root, Rect(0, 0, *hand.window.size), None, (), False, found)
    layers = [seen.layer for seen in found if isinstance(seen.layer, Sheet)]
    covering = layers[0] if layers else None
    return [seen for seen in found if covering is None or seen.layer is not None]


def _look(
    widget: Any, frame: Rect, layer: Any, inside: tuple[Any, ...], moved: bool, found: list[Seen]
) -> None:
    if widget.opacity == 0 or widget.width <= 1 or widget.height <= 1:
        return
    if isinstance(widget, Sheet | Toast):
        layer = widget
    if isinstance(widget, Following) and widget.tile_px:
        shape = widget._tile
        rect = _rect_of(widget, shape.pos, shape.size, moved=moved)
        found.append(Seen(_Tile(widget), rect, rect.within(frame), layer, (*inside, widget._icon)))
    shows = isinstance(widget, Label) and widget.text
    if shows or isinstance(widget, _SOLID):
        rect = _drawn(widget, _rect_of(widget, widget.pos, widget.size, moved=moved))
        visible = rect.within(frame)
        if not (visible.empty and moved):  # what is scrolled away is looked at elsewhere
            found.append(Seen(widget, rect, visible, layer, inside))
    if not widget.children:
        return
    if isinstance(widget, ScrollView):
        frame, moved = frame.within(_rect_of(widget, widget.pos, widget.size, moved=moved)), True
    inside = (*inside, widget)
    for child in reversed(widget.children):
        _look(child, frame, layer, inside, moved or isinstance(widget, RelativeLayout), found)


class _Tile:
    """The picture that a widget draws itself."""

    def __init__(self, owner: Any) -> None:
        self.words = f"tile of {owner.words}"


def _rect_of(widget: Any, pos: Any, size: Any, *, moved: bool) -> Rect:
    left, bottom = widget.to_window(*pos) if moved else pos
    return Rect(left, bottom, left + size[0], bottom + size[1])


def _drawn(widget: Any, box: Rect) -> Rect:
    """Where a text is drawn, which is less than its box; other widgets as they are."""
    if not isinstance(widget, Label):
        return box
    size = widget.font_size
    if isinstance(widget, StyledLabel):
        style = widget.theme.type[widget.style]
        wide = max(extent(line, widget.font_name, size) for line in widget.text.split("\n"))
        high = widget.natural_height - style.line * size / style.size + size * _ink(widget.text)
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
        if not isinstance(widget, StyledLabel):
            continue
        size = widget.font_size
        longest = max((extent(word, widget.font_name, size) for word in widget.words.split()), default=0)
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
        for parent in reversed(seen.inside):
            if isinstance(parent, ScrollView):
                view = _rect_of(parent, parent.pos, parent.size, moved=True)
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


def _unlike(labels: list[Seen]) -> Iterator[str]:
    """Texts that are drawn with other lines than they were measured with."""
    for seen in labels:
        drawn = getattr(getattr(seen.widget, "_label", None), "_cached_lines", None)
        if not drawn or not isinstance(seen.widget, StyledLabel) or seen.widget._trigger_texture.is_triggered:
            continue
        lines = seen.widget.text.count("\n") + 1
        if len(drawn) != lines:
            yield f"cut: {_name(seen)} is drawn in {len(drawn)} lines and measured in {lines}"


def _too_small(labels: list[Seen]) -> Iterator[str]:
    for seen in labels:
        if not isinstance(seen.widget, StyledLabel | Digits):
            continue  # icons, and the letters that show how large text can be
        theme = seen.widget.theme
        chosen = min(theme.text_scale, 1.0)  # smaller than usual by wish
        least = chosen * _LEAST_TEXT_DP.get(seen.widget.style, _LEAST_DP)
        if seen.widget.font_size < dp(least) - 0.01:
            yield f"too small: {_name(seen)} has {seen.widget.font_size / dp(1):.1f} of {least:g}"


def _beyond(labels: list[Seen]) -> Iterator[str]:
    """Texts that reach out of the button or tag they stand on."""
    for seen in labels:
        for parent in reversed(seen.inside):
            if isinstance(parent, ScrollView):
                break
            if isinstance(parent, ButtonBehavior | SideTag):
                box = _rect_of(parent, parent.pos, parent.size, moved=True)
                if not box.holds(seen.rect):
                    yield f"beyond its button: {_name(seen)} on {box}"


def _touching(things: list[Seen]) -> Iterator[str]:
    """Things of one layer that meet, but for what stands inside another."""
    for number, one in enumerate(things):
        left, bottom, right, top = one.visible
        left, bottom, right, top = left - _APART, bottom - _APART, right + _APART, top + _APART
        for other in things[number + 1 :]:
            seen = other.visible
            if seen.right > left and seen.left < right and seen.top > bottom and seen.bottom < top:
                if one.layer is not other.layer or one.widget in other.inside or other.widget in one.inside:
                    continue
                if _may_meet(one, other) and one.visible.within(other.visible).empty:
                    continue
                if not (_belongs(one, other) or _belongs(other, one)):
                    yield f"touch: {_name(one)} and {_name(other)}"


def _may_meet(one: Seen, other: Seen) -> bool:
    """Whether two things may stand edge to edge: rows, tabs, lines of text, and what is scrolled to an edge."""
    return _scrolls(one) != _scrolls(other) or isinstance(one.widget, Label) == isinstance(
        other.widget, Label
    )


def _scrolls(seen: Seen) -> list[Any]:
    return [widget for widget in seen.inside if isinstance(widget, ScrollView)]


def _belongs(below: Seen, above: Seen) -> bool:
    """Whether something belongs on another thing that it is no child of.

    That is a button on the disc of a session, the tag of the side at its foot, a button on a row, and the words
    beside a chart that can be touched as a whole.
    """
    if isinstance(below.widget, Stage):
        return _on_the_disc(below, above)
    if isinstance(below.widget, Plot):
        return True
    buttons = [one for one in above.inside if isinstance(one, Tap)]
    if isinstance(above.widget, Tap):
        buttons.append(above.widget)
    boxes = (_rect_of(one, one.pos, one.size, moved=True) for one in buttons)
    return isinstance(below.widget, ButtonBehavior) and any(below.rect.holds(box) for box in boxes)


def _on_the_disc(disc: Seen, other: Seen) -> bool:
    tag = isinstance(other.widget, SideTag) or any(isinstance(one, SideTag) for one in other.inside)
    return tag or disc.rect.holds(other.rect)


def _small(taps: list[Seen]) -> Iterator[str]:
    least = dp(_TARGET_DP) - _SLACK
    for seen in taps:
        if isinstance(seen.widget, Tap) or seen.visible != seen.rect:
            continue  # these reach beyond their edges; and what is half scrolled away is looked at elsewhere
        if seen.widget.width < least or seen.widget.height < least:
            yield f"small target: {_name(seen)}"
