"""Scrolling as a hand does it: a finger, a fling, a wheel. Content 2,000 high in a view of 500."""

import itertools
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kivy.clock import Clock
from kivy.metrics import dp
from kivy.tests.common import UnitTestTouch
from kivy.uix.widget import Widget

from app.preview.sample_profile import fill
from app.ui.pages.step_page import StepPage
from app.ui.widgets.edge import Edge
from tests.core.back_cases import NOON
from tests.ui.driver import Driver

TOP, FOOT = -1500.0, 0.0


@pytest.fixture
def theme() -> Any:
    return SimpleNamespace(calm=False)


def edge_at(theme: Any, value: float, low: float = TOP, high: float = FOOT) -> Edge:
    edge = Edge(theme)
    edge.min, edge.max = high, low
    edge.value = value
    return edge


def dragged(edge: Edge, *steps: float) -> None:
    edge.start(0.0, 1.0)
    at = 0.0
    for number, step in enumerate(steps):
        at += step
        edge.update(at, 1.0 + number / 60)


def run(edge: Edge, seconds: float, hz: float = 60.0) -> list[float]:
    """Where it stands in every frame."""
    places = []
    for _ in range(round(seconds * hz)):
        edge.update_velocity(1 / hz)
        places.append(float(edge.value))
    return places


def flung(edge: Edge, speed: float) -> None:
    edge.is_manual = False
    edge.velocity = speed


def test_inside_its_ends_a_list_follows_the_finger_exactly(theme: Any) -> None:
    edge = edge_at(theme, -700)
    dragged(edge, 30, 30, -10)
    assert edge.value == -650


def test_past_an_end_it_follows_ever_less_and_never_28_dp(theme: Any) -> None:
    edge = edge_at(theme, FOOT)
    dragged(edge, *[40] * 10)
    assert dp(20) < edge.value < dp(28), "a pull of 400 pixels"
    once = edge_at(theme, FOOT)
    dragged(once, 400)
    assert once.value == pytest.approx(edge.value), "in one step or in many"


def test_a_finger_that_goes_back_brings_it_back_to_the_end_where_it_left(theme: Any) -> None:
    edge = edge_at(theme, TOP)
    dragged(edge, -120, 120)
    assert edge.value == pytest.approx(TOP)


def test_let_go_past_the_end_it_is_back_within_a_quarter_of_a_second_and_never_swings(theme: Any) -> None:
    edge = edge_at(theme, FOOT)
    dragged(edge, 60, 60, 60)
    edge.stop(180.0, 1.1)
    places = run(edge, 0.25)
    assert places[-1] == FOOT
    assert all(now <= before + 1e-9 for before, now in itertools.pairwise(places))
    assert min(places) >= FOOT, "it does not swing to the other side"


@pytest.mark.parametrize("speed", [200.0, 1000.0, 4000.0, 30_000.0])
@pytest.mark.parametrize("hz", [15.0, 30.0, 60.0, 144.0])
def test_a_fling_gives_a_little_at_the_end_and_rests_there(theme: Any, speed: float, hz: float) -> None:
    edge = edge_at(theme, -20.0)
    flung(edge, speed)
    places = run(edge, 0.6, hz)
    assert places[-1] == FOOT
    assert max(places) <= dp(28) + 0.5
    if hz >= 60:
        assert max(places) > (1 if speed < 1000 else dp(10)), "it does not stop dead"
    after = places[places.index(max(places)) :]
    assert all(now <= before + 1e-9 for before, now in itertools.pairwise(after))


def test_a_fling_comes_as_far_at_15_frames_a_second_as_at_144(theme: Any) -> None:
    ends = []
    for hz in (15.0, 144.0):
        edge = edge_at(theme, -1400.0)
        flung(edge, 1800.0)
        ends.append(run(edge, 4.0, hz)[-1])
    assert ends[0] == pytest.approx(ends[1], abs=6)
    assert -830 < ends[0] < -790


def test_a_frame_of_two_seconds_does_not_throw_it_back(theme: Any) -> None:
    edge = edge_at(theme, -1000.0)
    flung(edge, 900.0)
    edge.update_velocity(2.0)
    assert -1000 < edge.value <= FOOT
    assert 0 <= edge.velocity < 900


def test_where_less_motion_is_wanted_nothing_goes_past_an_end(theme: Any) -> None:
    theme.calm = True
    edge = edge_at(theme, -20.0)
    flung(edge, 4000.0)
    assert max(run(edge, 0.5)) == FOOT
    dragged(edge, 300)
    assert edge.value == FOOT
    edge.glide(-100)
    assert edge.value == -100, "and a notch of the wheel is there at once"


def test_a_list_shorter_than_its_page_does_not_move_at_all(theme: Any) -> None:
    edge = edge_at(theme, 80.0, 80.0, 80.0)
    dragged(edge, 50, 50)
    edge.stop(100.0, 1.05)
    assert {edge.value, *run(edge, 0.3)} == {80.0}


def test_notches_add_up_while_it_still_glides(theme: Any) -> None:
    edge = edge_at(theme, TOP)
    for _ in range(3):
        edge.glide(100)
        run(edge, 0.05)
    places = run(edge, 0.6)
    assert places[-1] == TOP + 300
    assert edge.room(-100)
    edge.glide(10_000)
    assert run(edge, 0.8)[-1] == FOOT
    assert not edge.room(100)


def test_a_finger_stops_a_glide(theme: Any) -> None:
    edge = edge_at(theme, TOP)
    edge.glide(500)
    run(edge, 0.03)
    edge.start(10.0, 1.0)
    edge.stop(10.0, 1.3)
    assert run(edge, 0.5)[-1] < TOP + 300


# --- in the app ---------------------------------------------------------------------------------------


class Wheel(UnitTestTouch):
    """A notch of a mouse wheel."""

    def __init__(self, x: float, y: float, way: str) -> None:
        super().__init__(x, y)
        self.profile, self.button = ["pos", "button"], f"scroll{way}"


@pytest.fixture
def driver(profile: Path, clock: Any) -> Any:
    driver = Driver(profile, clock)
    yield driver
    driver.close()


def turn(driver: Driver, at: tuple[float, float], way: str, *, shift: bool = False) -> None:
    touch = Wheel(*at, way)
    driver.window._modifiers = ["shift"] if shift else []
    touch.touch_down()
    touch.touch_up()
    driver.window._modifiers = []
    settle(driver)


def settle(driver: Driver, seconds: float = 0.6) -> None:
    until = Clock.time() + seconds
    while Clock.time() < until:
        driver.frames(1)


MIDDLE = (206, 450)


@pytest.mark.parametrize("room", ["library", "learn", "settings"])
def test_a_notch_moves_every_page_by_about_three_rows(driver: Driver, room: str) -> None:
    driver.app.go(room)
    driver.settle()
    scroll = driver.app.screen.scroll
    turn(driver, MIDDLE, "up")
    assert scroll.down == pytest.approx(dp(100), abs=1)
    turn(driver, MIDDLE, "down")
    assert scroll.down == pytest.approx(0, abs=1)
    turn(driver, MIDDLE, "down")
    assert scroll.down == 0, "there is no way further up"


def test_over_the_filters_a_notch_moves_the_page_and_with_shift_the_filters(driver: Driver) -> None:
    driver.app.go("library")
    driver.settle()
    driver.tap("Exercises")
    driver.settle()
    page = driver.app.screen
    chips = page.chips._scroll
    at = chips.to_window(*chips.center)
    turn(driver, at, "up", shift=True)
    assert chips.scroll_x * (chips.viewport_size[0] - chips.width) == pytest.approx(dp(100), abs=1)
    assert page.scroll.down == 0
    turn(driver, at, "right")
    assert chips.scroll_x * (chips.viewport_size[0] - chips.width) == pytest.approx(0, abs=1)
    assert page.scroll.down == 0
    turn(driver, at, "up")
    assert page.scroll.down == pytest.approx(dp(100), abs=1)


def test_what_lies_inside_scrolls_first_and_at_its_end_what_is_around_it(driver: Driver) -> None:
    from app.ui.widgets.scroller import Scroller

    theme = driver.app.parts.kit.theme
    outer, inner = Scroller(theme, do_scroll_x=False), Scroller(theme, do_scroll_x=False)
    content = Widget(size_hint=(None, None), size=(300, 1500))
    inner.size, inner.pos = (200, 200), (50, 1250)
    inner.add_widget(Widget(size_hint=(None, None), size=(200, 290)))
    between = Widget(size_hint=(None, None), size=(300, 300))
    between.add_widget(inner)
    content.add_widget(between)
    outer.size, outer.pos = (300, 500), (0, 200)
    outer.add_widget(content)
    driver.root.add_widget(outer)
    settle(driver, 0.1)
    at = inner.to_window(*inner.center)
    turn(driver, at, "up")
    assert (inner.down, outer.down) == (pytest.approx(90), 0)
    turn(driver, at, "up")
    assert (inner.down, outer.down) == (pytest.approx(90), pytest.approx(100))
    driver.root.remove_widget(outer)


def test_a_wheel_beside_a_sheet_neither_closes_it_nor_moves_the_page_below(driver: Driver) -> None:
    from app.ui.widgets.sheet import SheetContent

    driver.app.go("settings")
    driver.settle()
    driver.app.sheets.show(SheetContent(title="A question", choices=[("check", "Yes", lambda: None)]))
    driver.frames(3)
    turn(driver, (206, 880), "up")
    assert driver.app.sheets.now is not None
    assert driver.app.screen.scroll.down == 0


def test_a_wheel_over_the_figure_of_an_exercise_moves_the_page(driver: Driver) -> None:
    driver.app.go("library")
    driver.settle()
    driver.tap("Exercises")
    driver.settle()
    driver.tap("Bird-dog")
    driver.settle()
    page = driver.app.screen
    turn(driver, page.figure.to_window(*page.figure.center), "up")
    assert page.scroll.down == pytest.approx(dp(100), abs=1)


def test_a_wheel_over_a_day_of_the_calendar_opens_nothing(profile: Path, clock: Any) -> None:
    fill(profile, NOON, sessions=12)
    driver = Driver(profile, clock, today=lambda: NOON, ask=True)
    driver.app.go("history")
    driver.settle()
    page = driver.app.screen
    while not page.calendar.month.days:
        page.key("left")
        driver.settle()
    day = max(page.calendar.month.days)
    driver.reach(page.calendar)
    before = page.scroll.down
    turn(driver, page.calendar.to_window(*page.calendar.centre_of(day)), "up")
    assert driver.app.screen is page
    assert page.scroll.down == pytest.approx(before + dp(100), abs=1)
    driver.close()


def test_two_quick_notches_are_no_double_tap(runner: Any) -> None:
    driver = runner.open()
    runner.want("warmup-5-quick")
    driver.settle()
    driver.resize(412, 460)
    page = driver.app.screen
    assert isinstance(page, StepPage)
    at = page.scroll.to_window(*page.scroll.center)
    for number in (1, 2):
        touch = Wheel(*at, "up")
        touch.is_double_tap = number == 2  # as Kivy marks it
        touch.touch_down()
        touch.touch_up()
    settle(driver)
    assert page.scroll.down == pytest.approx(dp(200), abs=1)
    driver.resize(412, 915)


def test_a_wheel_over_a_passing_sentence_leaves_it_there(driver: Driver) -> None:
    from app.ui.widgets.toast import show_toast

    toast = show_toast(driver.root, driver.app.parts.kit.theme, "Something was kept.")
    driver.frames(2)
    words = toast._words
    turn(driver, words.center, "up")
    assert toast.parent is not None
    toast.leave()


def test_a_page_that_fits_does_not_move_under_a_finger(driver: Driver) -> None:
    driver.resize(412, 3000)
    driver.app.go("today")
    driver.settle()
    scroll = driver.app.screen.scroll
    inside = scroll.children[0]
    before = inside.to_window(0, inside.top)
    touch = UnitTestTouch(206, 700)
    touch.touch_down()
    for _ in range(6):
        touch.touch_move(206, touch.y + 40)
        driver.frames(1)
    assert inside.to_window(0, inside.top) == before
    touch.touch_up()
    settle(driver, 0.3)
    assert inside.to_window(0, inside.top) == before
    driver.resize(412, 915)


def test_a_page_pulled_past_its_top_gives_at_most_28_dp_and_comes_back(driver: Driver) -> None:
    driver.app.go("settings")
    driver.settle()
    scroll = driver.app.screen.scroll
    touch = UnitTestTouch(206, 700)
    touch.touch_down()
    seen = []
    for _ in range(8):
        touch.touch_move(206, touch.y - 60)
        driver.frames(1)
        seen.append(-scroll.down)
    assert dp(15) < max(seen) < dp(28)
    touch.touch_up()
    settle(driver, 0.3)
    assert scroll.down == pytest.approx(0, abs=0.01)


def long_page(profile: Path, clock: Any) -> tuple[Driver, Any]:
    driver = Driver(profile, clock)
    driver.app.go("library")
    driver.settle()
    return driver, driver.app.screen


def test_no_bar_is_drawn_at_rest_nor_where_only_the_page_was_laid_out(profile: Path, clock: Any) -> None:
    driver, page = long_page(profile, clock)
    page.refit()
    driver.frames(3)
    assert page.scroll.over > 100
    assert not page.scroll.bar_shows
    driver.close()


def test_a_thin_bar_shows_while_it_scrolls_and_goes_when_it_rests(
    profile: Path, clock: Any, monkeypatch: Any
) -> None:
    driver, page = long_page(profile, clock)
    page.scroll.move(along=100)
    driver.frames(3)
    assert page.scroll.bar_shows
    colour, shape = page.scroll._bar
    assert shape.size[0] == dp(3)
    assert colour.a == pytest.approx(0.3)
    assert page.scroll.y <= shape.pos[1] <= page.scroll.top - shape.size[1]
    page.scroll._hide_bar()  # what the clock does after a moment of rest
    assert not page.scroll.bar_shows
    driver.close()


def test_what_is_cut_off_at_the_foot_fades_until_the_end_is_reached(profile: Path, clock: Any) -> None:
    driver, page = long_page(profile, clock)
    assert page._fade.strength == 1
    assert page._fade.pos == page.scroll.pos
    page.scroll.scroll_y = 0.0
    driver.frames(3)
    assert page._fade.strength == 0
    driver.close()
