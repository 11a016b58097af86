from kivy.clock import Clock
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.ui.widgets.recycled import Recycled


class Cell(Widget):
    """Notes the width that it had when it was told what to show."""

    shown = ""
    measured = 0.0

    def show(self, item: str) -> None:
        self.shown, self.measured = item, self.width


def listed(items: list[str]) -> Recycled:
    cells = Recycled(Cell, lambda _width: 50.0, gap=0)
    FloatLayout().add_widget(cells)
    cells.show(items)
    return cells


def test_a_cell_is_never_filled_before_it_has_its_size():
    cells = listed(["a", "b"])
    Clock.tick()
    Clock.tick_draw()
    assert cells.cells == []
    cells.fit(300)
    Clock.tick_draw()
    assert [(cell.shown, cell.measured) for cell in cells.cells] == [("a", 300), ("b", 300)]


def test_cells_are_filled_anew_for_another_width_and_left_alone_for_the_same():
    cells = listed(["a", "b"])
    cells.fit(300)
    Clock.tick_draw()
    cells.fit(300)
    Clock.tick_draw()
    assert cells.filled == 2
    cells.fit(200)
    Clock.tick_draw()
    assert {cell.measured for cell in cells.cells} == {200}
    assert cells.filled == 4
