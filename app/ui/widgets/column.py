"""Widgets below each other and beside each other, each as high as its words need."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

_LEAST_BESIDE_DP = 112  # a text that would get less goes below what stands beside it


def fit(widget: Any, width: float) -> float:
    """Gives a widget its width, pixels; returns the height it takes. One without `fit` keeps its own."""
    if hasattr(widget, "fit"):
        return float(widget.fit(width))
    widget.width = width
    return float(widget.height)


def scrolled_by(widget: Any) -> Any:
    """The scroll view that a widget is in; None where it is in none."""
    above = widget.parent
    while above is not None and above.parent is not above and not hasattr(above, "scroll_y"):
        above = above.parent
    return above if hasattr(above, "scroll_y") else None


class Column(Widget):
    """Widgets below each other.

    Args:
        gap: Between two of them, pixels.
        margin: At both sides, pixels.
        two_from: Width from which blocks stand in two columns, pixels; 0 for never.
        most: Width beyond which a single column does not grow, pixels; 0 for none.

    Attributes:
        on_refit: Called when something inside has to be measured again.
    """

    def __init__(
        self, gap: float = dp(12), margin: float = 0.0, two_from: float = 0.0, most: float = 0.0
    ) -> None:
        super().__init__(size_hint=(None, None), height=0)
        self._gap, self._margin, self._two_from, self._most = gap, margin, two_from, most
        self._items: list[tuple[Any, float | None, int]] = []
        self._block = 0
        self._places: list[tuple[Any, float, float]] = []
        self.on_refit: Callable[[], None] = lambda: None
        self.fbind("pos", self._place)
        self.fbind("top", self._place)

    @property
    def items(self) -> list[Any]:
        """What stands in it, from the top."""
        return [widget for widget, _, _ in self._items]

    def add(self, widget: Any, gap: float | None = None) -> Any:
        """Adds a widget at the foot and returns it; `gap` is the room above it, pixels."""
        self._items.append((widget, gap, self._block))
        self.add_widget(widget)
        return widget

    def block(self) -> None:
        """Begins a block: where there is room for two columns, blocks stand beside each other.

        What was added before the first block goes across both columns.
        """
        self._block += 1

    def put_after(self, there: Any, widget: Any, gap: float | None = None) -> None:
        """Adds a widget below one that is there already, in the same block."""
        at = next(number for number, item in enumerate(self._items) if item[0] is there)
        self._items.insert(at + 1, (widget, gap, self._items[at][2]))
        self.add_widget(widget, index=self.children.index(there))

    def drop(self, *widgets: Any) -> None:
        """Takes some widgets out."""
        self._items = [item for item in self._items if item[0] not in widgets]
        self.clear_widgets(list(widgets))

    def clear(self) -> None:
        """Takes everything out."""
        self.clear_widgets()
        self._items.clear()
        self._block = 0

    def refit(self) -> None:
        """Has everything measured again."""
        self.on_refit()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all together."""
        self._places = []
        two = bool(self._two_from) and width >= self._two_from and self._block > 1
        inner = width - 2 * self._margin
        if not two and self._most:
            inner = min(inner, self._most)
        left = (width - inner) / 2
        top = 0.0
        for widget, gap, block in self._items:
            if block == 0 or not two:
                bleed = getattr(widget, "bleed", False)
                top = self._put(widget, gap, 0.0 if bleed else left, width if bleed else inner, top)
        if two:
            top = self._in_two(left, inner, top)
        self.width, self.height = width, top
        self._place()
        return top

    def _put(self, widget: Any, gap: float | None, x: float, width: float, top: float) -> float:
        if top or gap is not None:
            top += self._gap if gap is None else gap
        height = fit(widget, width)
        self._places.append((widget, x, top + height))
        return top + height

    def _in_two(self, left: float, inner: float, top: float) -> float:
        half = (inner - self._gap) / 2
        edges = [left, left + half + self._gap]
        tops = [top, top]
        for block in range(1, self._block + 1):
            side = 0 if tops[0] <= tops[1] else 1
            for widget, gap, of_block in self._items:
                if of_block == block:
                    tops[side] = self._put(widget, gap, edges[side], half, tops[side])
        return max(tops)

    def _place(self, *_: Any) -> None:
        for widget, x, foot in self._places:
            widget.pos = (self.x + x, self.top - foot)


class Row(Widget):
    """Widgets beside each other, in the middle of the line or along its top.

    Args:
        parts: From the left; all but one have a width of their own, as `natural_width` or as they are.
        grow: Index of the one that takes the rest; where little is left, what follows it goes below.
        gap: Between two of them, pixels.
        top: Along the top.
    """

    def __init__(self, *parts: Any, grow: int = 0, gap: float = dp(12), top: bool = False) -> None:
        super().__init__(size_hint=(None, None))
        self._parts, self._grow, self._gap, self._top = parts, grow, gap, top
        self._own = [float(part.width) for part in parts]  # a line too short once must not keep them small
        self._places: list[tuple[Any, float, float]] = []
        self._own = [float(part.width) for part in parts]  # what is narrow once must not stay so for good
        for part in parts:
            self.add_widget(part)
        self.fbind("pos", self._place)
        self.fbind("size", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of the highest part, or of both lines."""
        widths = {}
        for index, part in enumerate(self._parts):
            if index != self._grow:
                natural = min(float(getattr(part, "natural_width", self._own[index])), width)
                fit(part, natural)
                widths[index] = float(part.width)
        rest = width - sum(widths.values()) - self._gap * len(widths)
        after = [i for i in widths if i > self._grow]
        before = [i for i in widths if i < self._grow]
        below = bool(after) and rest < dp(_LEAST_BESIDE_DP)
        if below:
            rest = width - sum(widths[i] + self._gap for i in before)
        fit(self._parts[self._grow], max(rest, dp(8)))
        first = [self._parts[i] for i in (*before, self._grow, *([] if below else after))]
        second = [self._parts[i] for i in after] if below else []
        self._places = []
        high = self._line(first, 0.0, 0.0)
        if second:
            high = self._line(second, sum(widths[i] + self._gap for i in before), high + self._gap / 2)
        self.width, self.height = width, high
        self._place()
        return high

    def _line(self, parts: list[Any], x: float, top: float) -> float:
        high = max(float(part.height) for part in parts)
        for part in parts:
            down = 0.0 if self._top else (high - part.height) / 2
            self._places.append((part, x, top + down + part.height))
            x += part.width + self._gap
        return top + high

    def _place(self, *_: Any) -> None:
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
