"""A list of any length in sections with headings, of which only the rows in view exist."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp

from app.ui.widgets.in_view import InView

_ABOVE_DP, _BELOW_DP = 18, 10  # a heading
_GAP_DP = 8
_HEAD = -1  # what stands for a heading, where rows have their number

Key = tuple[int, int]  # section, and number in it


class LongList(InView):
    """Rows of one height below headings.

    Args:
        make: Makes a row.
        fill: Fills a row: section and number in its section.
        high: Gives the height of every row for its width, pixels.
        head: Makes a heading: a widget with `words` and `fit(width) -> height`.

    Attributes:
        rows: Those in view, by section and number.
    """

    def __init__(
        self,
        make: Callable[[], Any],
        fill: Callable[[Any, int, int], None],
        high: Callable[[float], float],
        head: Callable[[], Any],
    ) -> None:
        super().__init__()
        self._make, self._fill_row, self._high, self._make_head = make, fill, high, head
        self._sections: list[tuple[str, int]] = []
        self._tops: list[float] = []
        self._row_high, self._head_high, self._gap = 1.0, 1.0, dp(_GAP_DP)
        self._example: Any = None

    @property
    def rows(self) -> dict[Key, Any]:
        """Those in view, by section and number."""
        return {key: row for key, row in self._shown.items() if key[1] != _HEAD}

    def show(self, sections: Sequence[tuple[str, int]]) -> None:
        """Takes sections: words of the heading and how many rows; afterwards it has to be fitted."""
        self._sections = [section for section in sections if section[1]]
        self.forget()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all rows."""
        self.width = width
        self._row_high = self._high(width)
        self._example = self._example or self._make_head()
        self._example.words = "X"
        self._head_high = float(self._example.fit(width)) + dp(_ABOVE_DP) + dp(_BELOW_DP)
        self._tops, top = [], 0.0
        for _words, count in self._sections:
            self._tops.append(top)
            top += self._head_high + count * (self._row_high + self._gap)
        self.height = max(top - self._gap, 0.0)
        self.forget()
        self._find_view()
        self._look()
        return float(self.height)

    def _wanted(self, first: float, last: float) -> Sequence[Key]:
        high = self._row_high + self._gap
        first, last = first - high, last + high  # one more above and below
        wanted: list[Key] = []
        section = max(bisect_right(self._tops, first) - 1, 0)
        while section < len(self._tops) and self._tops[section] < last:
            top = self._tops[section] + self._head_high
            begin = max(int((first - top) // high), 0)
            end = min(int((last - top) // high) + 1, self._sections[section][1])
            wanted.append((section, _HEAD))
            wanted += [(section, number) for number in range(begin, end)]
            section += 1
        return wanted

    def _kind(self, key: Key) -> bool:
        return key[1] == _HEAD

    def _make_for(self, key: Key) -> Any:
        return self._make_head() if key[1] == _HEAD else self._make()

    def _dress(self, key: Key, widget: Any) -> None:
        section, number = key
        if number == _HEAD:
            widget.words = self._sections[section][0]
            widget.fit(self.width)
        else:
            self._fill_row(widget, section, number)

    def _place(self, key: Key, widget: Any) -> None:
        section, number = key
        top = self.top - self._tops[section] - self._head_high
        if number == _HEAD:
            widget.pos = (self.x + dp(4), round(top + dp(_BELOW_DP)))
        else:
            high = self._row_high + self._gap
            widget.size = (self.width, self._row_high)
            widget.pos = (self.x, round(top - number * high - self._row_high))
