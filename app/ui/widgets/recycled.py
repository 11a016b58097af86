"""A list of any length, of which only the cells in view exist."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.widgets.column import scrolled_by

_AWAY = -100_000.0
_NEW_AT_ONCE = 6  # cells made in one frame; the others follow in the next


class Recycled(Widget):
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
        super().__init__(size_hint=(None, None), height=0)
        self._make, self._high, self._least, self._columns = make, high, least, columns
        self._most, self._gap = most, gap
        self._line_gap = gap if line_gap is None else line_gap
        self._items: Sequence[Any] = ()
        self._cells: dict[int, Any] = {}
        self._spare: list[Any] = []
        self._across, self._cell_size = 1, (1.0, 1.0)
        self._view: Any = None
        self.filled = 0
        self._look = Clock.create_trigger(self._fill, -1)
        self._more = Clock.create_trigger(self._fill, 0)
        self.fbind("pos", self._look)

    @property
    def items(self) -> Sequence[Any]:
        """What is shown."""
        return self._items

    @property
    def cells(self) -> list[Any]:
        """The cells in view, in the order of what they show."""
        return [self._cells[index] for index in sorted(self._cells)]

    def show(self, items: Sequence[Any]) -> None:
        """Shows other items; whoever holds the list measures it again."""
        self._items = items
        for index, cell in list(self._cells.items()):
            if index >= len(items):
                self._put_away(index)
            else:
                self._show(cell, items[index])
        self._look()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all cells together."""
        least = self._least()
        fits = int((width + self._gap) // (least + self._gap)) if least else 1
        across = max(fits, self._columns())
        self._across = min(across, self._most) if self._most else across
        wide = (width - self._gap * (self._across - 1)) / self._across
        self._cell_size = (wide, self._high(wide))
        lines = -(-len(self._items) // self._across)
        self.size = (width, max(lines * (self._cell_size[1] + self._line_gap) - self._line_gap, 0.0))
        self._find_view()
        self._look()  # once it has been placed
        return float(self.height)

    def _find_view(self) -> None:
        view = scrolled_by(self)
        if view is self._view:
            return
        self._view = view
        if view is not None:
            for name in ("scroll_y", "size"):
                view.fbind(name, self._look)

    def _in_view(self) -> range:
        """Indexes of the items in view, and of one line more above and below."""
        pitch = self._cell_size[1] + self._line_gap
        view = self._view
        if view is None or view.viewport_size[1] <= 0:
            return range(min(len(self._items), self._across * 8))
        beyond = view.children[0].height - view.height if view.children else 0.0
        bottom = view.scroll_y * beyond if beyond > 0 else beyond
        first = int((self.top - bottom - view.height) // pitch) - 1
        last = int((self.top - bottom) // pitch) + 1
        start = max(first, 0) * self._across
        return range(start, max(min((last + 1) * self._across, len(self._items)), start))

    def _fill(self, *_: Any) -> None:
        if self.parent is None:
            return
        wanted = self._in_view()
        for index in [index for index in self._cells if index not in wanted]:
            self._put_away(index)
        made = 0
        for index in wanted:
            cell = self._cells.get(index)
            if cell is None:
                made += not self._spare
                if made > _NEW_AT_ONCE:
                    self._more()
                    break
                cell = self._cells[index] = self._take(index)
            self._place(index, cell)

    def _take(self, index: int) -> Any:
        if self._spare:
            cell = self._spare.pop()
            cell.opacity = 1
        else:
            cell = self._make()
            self.add_widget(cell)
        cell.size = self._cell_size
        self._show(cell, self._items[index])
        return cell

    def _show(self, cell: Any, item: Any) -> None:
        self.filled += 1
        cell.show(item)

    def _put_away(self, index: int) -> None:
        cell = self._cells.pop(index)
        cell.opacity, cell.pos = 0, (_AWAY, _AWAY)
        self._spare.append(cell)

    def _place(self, index: int, cell: Any) -> None:
        line, column = divmod(index, self._across)
        wide, high = self._cell_size
        cell.size = (wide, high)
        cell.pos = (
            self.x + column * (wide + self._gap),
            self.top - (line + 1) * high - line * self._line_gap,
        )
