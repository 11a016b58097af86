"""A list of any length: the few rows that are in view are moved and filled anew while it scrolls."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

_BEYOND = 1  # rows that are ready above and below what is seen


class LongList(Widget):
    """Rows of one height below headings, in sections; it lies in a scroll view with whatever else is there.

    Args:
        make: Makes a row; it has `height_in(width) -> height` and `size`.
        fill: Fills a row: section, number in its section, and whether that is known already.
        head: Makes a heading: a widget with `words` and `fit(width) -> height`.
        gap: Between rows, pixels.

    Attributes:
        rows: Those that are in use, by section and number.
    """

    def __init__(
        self,
        make: Callable[[], Any],
        fill: Callable[[Any, int, int], None],
        head: Callable[[], Any],
        gap: float = dp(8),
    ) -> None:
        super().__init__(size_hint=(None, None), height=0)
        self._make, self._fill, self._make_head, self._gap = make, fill, head, gap
        self._sections: list[tuple[str, int]] = []
        self._tops: list[float] = []
        self._row_high, self._head_high = 1.0, 1.0
        self.rows: dict[tuple[int, int], Any] = {}
        self._heads: dict[int, Any] = {}
        self._spare: list[Any] = []
        self._spare_heads: list[Any] = []
        self._view: Any = None
        self.row_height: Callable[[float], float] = lambda _width: dp(72)
        self.fbind("pos", self.look)

    def show(self, sections: Sequence[tuple[str, int]]) -> None:
        """Takes sections: words of the heading and how many rows; afterwards it has to be fitted."""
        self._sections = [section for section in sections if section[1]]
        self.forget()

    def forget(self) -> None:
        """Fills every row afresh when it is next in view."""
        for key in list(self.rows):
            self._put_by(self.rows.pop(key), self._spare)
        for section in list(self._heads):
            self._put_by(self._heads.pop(section), self._spare_heads)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all rows."""
        self.width = width
        self._row_high = self.row_height(width)
        head = self._a_head()
        head.words = "X"
        self._head_high = float(head.fit(width)) + dp(18) + dp(10)
        self._put_by(head, self._spare_heads)
        self._tops, top = [], 0.0
        for _words, count in self._sections:
            self._tops.append(top)
            top += self._head_high + count * (self._row_high + self._gap)
        self.height = max(top - self._gap, 0.0)
        self.forget()
        self._watch()
        self.look()
        return float(self.height)

    def _watch(self) -> None:
        if self._view is None:
            self._view = next((above for above in self.walk_reverse() if isinstance(above, ScrollView)), None)
            if self._view is not None:
                for name in ("scroll_y", "size", "pos"):
                    self._view.fbind(name, self.look)

    @property
    def _seen(self) -> tuple[float, float]:
        """What is in view, pixels below the top of the list."""
        view = self._view
        if view is None:
            return 0.0, self.height
        # The scroll view shifts what it draws and leaves positions alone.
        lowest = max(min(view.scroll_y, 1), 0) * max(view.children[0].height - view.height, 0)
        low, _high = lowest, lowest + view.height
        inside = self.y  # its place in what scrolls: all parents in between draw where they stand
        above = self.parent
        while above is not None and above.parent is not view:
            above = above.parent
        base = above.y if above is not None else 0.0
        top = self.height - (low + view.height - (inside - base))
        return top, top + view.height

    def look(self, *_: Any) -> None:
        """Shows what is in view."""
        if not self._tops:
            return
        high = self._row_high + self._gap
        first, last = self._seen
        first, last = first - _BEYOND * high, last + _BEYOND * high
        wanted: list[tuple[int, int]] = []
        heads: list[int] = []
        section = max(bisect_right(self._tops, first) - 1, 0)
        while section < len(self._sections) and self._tops[section] < last:
            heads.append(section)
            top = self._tops[section] + self._head_high
            begin = max(int((first - top) // high), 0)
            end = min(int((last - top) // high) + 1, self._sections[section][1])
            wanted += [(section, number) for number in range(begin, end)]
            section += 1
        self._give_up(set(wanted), set(heads))
        for section in heads:
            self._show_head(section)
        for key in wanted:
            self._show_row(key, high)

    def _give_up(self, wanted: set[tuple[int, int]], heads: set[int]) -> None:
        for key in [key for key in self.rows if key not in wanted]:
            self._put_by(self.rows.pop(key), self._spare)
        for section in [section for section in self._heads if section not in heads]:
            self._put_by(self._heads.pop(section), self._spare_heads)

    def _put_by(self, widget: Any, spare: list[Any]) -> None:
        widget.opacity = 0
        widget.disabled = True
        spare.append(widget)

    def _a_head(self) -> Any:
        if self._spare_heads:
            return self._spare_heads.pop()
        head = self._make_head()
        self.add_widget(head)
        return head

    def _show_head(self, section: int) -> None:
        head = self._heads.get(section)
        if head is None:
            head = self._heads[section] = self._a_head()
            head.opacity, head.disabled = 1, False
            head.words = self._sections[section][0]
            head.fit(self.width)
        top = self.top - self._tops[section] - (self._head_high - dp(10))
        head.pos = (self.x + dp(4), round(top))

    def _show_row(self, key: tuple[int, int], high: float) -> None:
        row = self.rows.get(key)
        if row is None:
            if self._spare:
                row = self._spare.pop()
            else:
                row = self._make()
                self.add_widget(row)
            self.rows[key] = row
            row.opacity, row.disabled = 1, False
            row.size = (self.width, self._row_high)
            self._fill(row, *key)
        section, number = key
        top = self.top - self._tops[section] - self._head_high - number * high
        row.pos = (self.x, round(top - self._row_high))
