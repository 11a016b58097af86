"""What two pages share goes from where the one had it to where the other has it."""

from time import perf_counter

import pytest
from kivy.clock import Clock
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.data.files.paths import share_folder
from app.ui.base.theme import Theme
from app.ui.widgets.carry import Carry, Rise, place_of

THEME = Theme(share_folder() / "assets")


def until_still(moving: Carry | Rise) -> None:
    until = perf_counter() + 3
    while moving.share < 1.0 and perf_counter() < until:
        Clock.tick()
    Clock.tick()


def test_it_begins_at_the_old_place_and_ends_at_its_own() -> None:
    stage = Widget(size=(200, 200), pos=(100, 300))
    carry = Carry(THEME, stage, [stage])
    ((move, scale),) = carry._moves
    assert (scale.x, move.x, move.y) == (1, 0, 0)
    carry.start((50.0, 60.0, 100.0))
    assert scale.x == pytest.approx(0.5)
    assert 0.5 * stage.center_x + move.x == pytest.approx(50)
    assert 0.5 * stage.center_y + move.y == pytest.approx(60)
    until_still(carry)
    assert (scale.x, move.x, move.y) == (1, 0, 0)


def test_a_stage_that_gets_its_place_a_frame_later_still_begins_at_the_old_one() -> None:
    stage = Widget(size=(1, 1))
    carry = Carry(THEME, stage, [stage])
    carry.start((50.0, 60.0, 100.0))
    stage.size, stage.pos = (400, 400), (0, 0)
    carry.share = 0.0
    ((move, scale),) = carry._moves
    assert scale.x * stage.center_x + move.x == pytest.approx(50)
    until_still(carry)


def test_what_rises_ends_in_its_place_and_can_be_seen() -> None:
    button = Widget()
    rise = Rise(THEME, button)
    assert button.opacity < 0.5
    assert rise._move.y < 0
    until_still(rise)
    assert (button.opacity, rise._move.y) == (1, 0)


def test_a_figure_is_found_where_it_can_be_seen_only() -> None:
    class Placed(Widget):
        figure_place = (1.0, 2.0, 3.0)

    page, hidden, shown = FloatLayout(), Placed(opacity=0), Placed()
    page.add_widget(hidden)
    assert place_of(page) is None
    page.add_widget(shown)
    assert place_of(page) == (1.0, 2.0, 3.0)
    shown.size = (0, 0)
    assert place_of(page) is None
