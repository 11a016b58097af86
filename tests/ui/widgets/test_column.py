import pytest
from kivy.uix.widget import Widget

from app.ui.widgets.column import Column, Row


class Block(Widget):
    """As high as its words would be: area divided by width."""

    def __init__(self, area: float, natural_width: float = 0.0) -> None:
        super().__init__(size_hint=(None, None))
        self.area = area
        if natural_width:
            self.natural_width = natural_width

    def fit(self, width: float) -> float:
        self.size = (width, self.area / width)
        return float(self.height)


def test_a_column_stacks_from_the_top_and_is_as_high_as_all_together() -> None:
    column = Column(gap=10, margin=20)
    first, second = column.add(Block(36_000)), column.add(Block(18_000), gap=30)
    assert column.fit(400) == 100 + 30 + 50
    column.pos = (0, 1000)
    assert (first.x, first.top, first.width) == (20, column.top, 360)
    assert second.top == first.y - 30


def test_what_bleeds_takes_the_margins_too() -> None:
    column = Column(margin=20)
    panel = Block(4000)
    panel.bleed = True
    column.add(panel)
    column.fit(400)
    assert (panel.x - column.x, panel.width) == (0, 400)


def test_a_single_column_stays_readable_on_a_wide_window() -> None:
    column = Column(most=640)
    block = column.add(Block(64_000))
    column.fit(1000)
    assert (block.width, block.x - column.x) == (640, 180)


def test_on_a_wide_window_blocks_stand_beside_each_other_under_what_goes_across() -> None:
    column = Column(gap=10, margin=10, two_from=700)
    title = column.add(Block(78_000))
    blocks = []
    for area in (37_000, 18_500, 18_500):
        column.block()
        blocks.append(column.add(Block(area)))
    column.fit(800)
    assert title.width == 780
    left, right, below = blocks
    assert left.width == right.width == 385
    assert left.top == pytest.approx(title.y - 10)
    assert right.top == pytest.approx(title.y - 10)
    assert below.x == right.x, "the shorter column takes the next block"
    assert below.top == pytest.approx(right.y - 10)
    column.fit(600)
    assert left.x == right.x == below.x


def test_in_a_row_one_part_takes_what_the_others_leave() -> None:
    icon, words, value = Block(100, 40), Block(20_000), Block(100, 100)
    row = Row(icon, words, value, grow=1, gap=10)
    row.fit(400)
    assert (words.width, words.x - row.x, value.right - row.x) == (240, 50, 400)


def test_what_has_no_room_at_the_end_of_a_row_goes_below() -> None:
    icon, words, value = Block(4000, 40), Block(20_000), Block(10_000, 200)
    row = Row(icon, words, value, grow=1, gap=10)
    row.fit(300)
    assert words.width == 250
    assert value.top < words.y + 1
    assert value.x == words.x
