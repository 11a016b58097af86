"""A list of any length, of which only the cells in view exist."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp

from app.ui.widgets.in_view import InView


class Recycled(InView):
    """Cells of one size below and beside each other, made once for a screenful and shown again and again.

    Args:
        make: Makes a cell; it has `show(item)`, and lays itself out for the size it is given.
        high: Gives the height of every cell for its width, pixels.
        least: Width from which a cell is wide enough, pixels, and as many stand beside each other as fit;
            0 for one in each line.
        columns: At least so many beside each other, however narrow.
        most: At most so many; 0 for any number.
        gap, line_gap: Between cells beside each other and below each other, pixels.

    Attributes:
        filled: How many times a cell has been given something else to show.
    """

    def __init__(
        self,
        make: Callable[[], Any],
        high: Callable[[float], float],
        *,
        least: Callable[[], float] = lambda: 0.0,
        columns: Callable[[], int] = lambda: 1,
        most: int = 0,
        gap: float = dp(12),
        line_gap: float | None = None,
    ) -> None:
        super().__init__()
        self._make, self._high, self._least, self._columns = make, high, least, columns
        self._most, self._gap = most, gap
        self._line_gap = gap if line_gap is None else line_gap
        self._items: Sequence[Any] = ()
        self._across, self._cell_size = 1, (0.0, 0.0)  # nothing is shown before it was fitted
        self.filled = 0

    @property
    def items(self) -> Sequence[Any]:
        """What is shown."""
        return self._items

    @property
    def cells(self) -> list[Any]:
        """The cells in view, in the order of what they show."""
        return [self._shown[index] for index in sorted(self._shown)]

    def show(self, items: Sequence[Any]) -> None:
        """Shows other items; whoever holds the list measures it again."""
        self._items = items
        for index, cell in list(self._shown.items()):
            if index >= len(items):
                self._put_away(index)
            else:
                self._dress(index, cell)
        self._look()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all cells together."""
        least = self._least()
        fits = int((width + self._gap) // (least + self._gap)) if least else 1
        across = max(fits, self._columns())
        self._across = min(across, self._most) if self._most else across
        wide = (width - self._gap * (self._across - 1)) / self._across
        size = (wide, self._high(wide))
        if size != self._cell_size:
            self._cell_size = size
            self.forget()
        lines = -(-len(self._items) // self._across)
        self.size = (width, max(lines * (self._cell_size[1] + self._line_gap) - self._line_gap, 0.0))
        self._find_view()
        self._look()  # once it has been placed
        return float(self.height)

    def _wanted(self, first: float, last: float) -> Sequence[int]:
        """Indexes of the items in view, and of one line more above and below."""
        pitch = self._cell_size[1] + self._line_gap
        if not self._cell_size[1]:
            return ()
        start = max(int(first // pitch) - 1, 0) * self._across
        end = min((int(last // pitch) + 2) * self._across, len(self._items))
        return range(start, max(end, start))

    def _make_for(self, _index: int) -> Any:
        return self._make()

    def _dress(self, index: int, cell: Any) -> None:
        self.filled += 1
        cell.show(self._items[index])

    def _place(self, index: int, cell: Any) -> None:
        line, column = divmod(index, self._across)
        wide, high = self._cell_size
        cell.size = (wide, high)
        cell.pos = (
            self.x + column * (wide + self._gap),
            self.top - (line + 1) * high - line * self._line_gap,
        )
