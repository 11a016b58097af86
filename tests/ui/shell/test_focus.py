"""The app by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kivy.tests.common import UnitTestTouch

from app.preview.sample_profile import fill
from app.ui.base.reading import controls
from app.ui.widgets.sheet import SheetContent, nothing
from tests.core.back_cases import NOON
from tests.helpers import FakeClock
from tests.ui.driver import ESCAPE, LEFT, RIGHT, SPACE, UP, Driver

TAB, ENTER, DOWN, HOME, END, PAGE_UP, PAGE_DOWN, BACKSPACE = 9, 13, 274, 278, 279, 280, 281, 8


@pytest.fixture
def driver(profile: Path, clock: FakeClock) -> Iterator[Driver]:
    driver = Driver(profile, clock)
    yield driver
    driver.close()


def press(driver: Driver, *codes: int, held: tuple[str, ...] = ()) -> None:
    for code in codes:
        text = chr(code) if 32 <= code < 127 else ""
        driver.window.dispatch("on_key_down", code, 0, text, list(held))
        driver.window.dispatch("on_key_up", code, 0)
        driver.frames(3)


def back(driver: Driver) -> None:
    press(driver, TAB, held=("shift",))


def words(widget: Any) -> str:
    said = getattr(widget, "words", "") or getattr(widget, "icon", "")
    return str(said).replace("\n", " ") or type(widget).__name__


def now(driver: Driver) -> str:
    widget = driver.app.focus.now
    return words(widget) if widget is not None else ""


def room(driver: Driver, name: str) -> Any:
    driver.app.go(name)
    driver.settle()
    return driver.app.screen


def round_trip(driver: Driver, most: int = 80) -> list[Any]:
    """Every control that Tab stops at, from the first until it is the first again."""
    found: list[Any] = []
    for _ in range(most):
        press(driver, TAB)
        widget = driver.app.focus.now
        assert widget is not None
        if found and widget is found[0]:
            return found
        found.append(widget)
    raise AssertionError("Tab does not come round")


def in_view(driver: Driver, widget: Any) -> bool:
    from app.ui.widgets.scroller import Scroller

    x, y = widget.to_window(*widget.pos)
    if not (x >= -1 and x + widget.width <= driver.window.width + 1):
        return False
    above = widget.parent
    while above is not None and above.parent is not above:
        if isinstance(above, Scroller):
            left, foot = above.to_window(*above.pos)
            fits = widget.height <= above.height
            if fits and not (foot - 1 <= y and y + widget.height <= foot + above.height + 1):
                return False
            if not (left - 1 <= x and x + widget.width <= left + above.width + 1):
                return False
        above = above.parent
    return True


# --- order ----------------------------------------------------------------------------------------


def test_before_the_first_key_nothing_of_it_is_there(driver: Driver) -> None:
    assert driver.app._focus is None


def test_the_way_through_today_is_as_it_is_read(driver: Driver) -> None:
    names = [words(one) for one in round_trip(driver)]
    assert names[:4] == ["Something feels wrong", "Before run", "7-minute warm-up", "Change"]
    assert names[-1] == "Today", "the bar of rooms comes last"


@pytest.mark.parametrize("name", ["today", "library", "learn", "settings"])
def test_tab_reaches_every_stop_of_a_room_and_brings_it_into_view(driver: Driver, name: str) -> None:
    room(driver, name)
    there = 0
    for widget in iter_stops(driver):
        there += 1
        assert in_view(driver, widget), words(widget)
    assert there >= 6


def iter_stops(driver: Driver) -> Iterator[Any]:
    first = None
    for _ in range(120):
        press(driver, TAB)
        widget = driver.app.focus.now
        assert widget is not None
        if first is not None and widget is first:
            return
        first = first or widget
        yield widget
    raise AssertionError("Tab does not come round")


def test_shift_and_tab_goes_the_same_way_back(driver: Driver) -> None:
    room(driver, "settings")
    there = round_trip(driver)
    again = []
    for _ in there:
        back(driver)
        again.append(driver.app.focus.now)
    assert again == there[::-1]


def test_a_long_list_is_passed_row_by_row(driver: Driver) -> None:
    room(driver, "library")
    driver.tap("Exercises")
    driver.settle()
    names = [words(widget) for widget in iter_stops(driver)]
    assert names.count("Bird-dog") == 1
    assert len(set(names)) > 85, "all 85 exercises and what is around them"


def test_a_question_keeps_the_keys_to_itself(driver: Driver) -> None:
    driver.app.sheets.show(
        SheetContent(title="A question", choices=[("check", "Yes", nothing), ("close", "No", nothing)])
    )
    driver.frames(3)
    sheet = driver.app.sheets.now
    inside = {one.widget for one in controls(sheet)}
    assert set(round_trip(driver)) == inside


# --- pressing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [ENTER, SPACE, 271])
def test_enter_and_space_press_what_was_reached(driver: Driver, code: int) -> None:
    press(driver, TAB)
    back(driver)
    assert now(driver) == "Today"
    press(driver, RIGHT)
    assert now(driver) == "Library"
    press(driver, code)
    driver.settle()
    assert driver.app.screen.title == "Library"


def test_coming_back_from_a_page_one_stands_where_one_had_been(driver: Driver) -> None:
    room(driver, "library")
    while now(driver) != "Standard 7-minute warm-up":
        press(driver, TAB)
    press(driver, ENTER)
    driver.settle()
    assert driver.app.screen.title != "Library"
    assert now(driver) == ""
    press(driver, TAB, ESCAPE)
    driver.settle()
    wait(driver, 0.15)
    assert now(driver) == "Standard 7-minute warm-up"


def wait(driver: Driver, seconds: float) -> None:
    from kivy.clock import Clock

    until = Clock.time() + seconds
    while Clock.time() < until:
        driver.frames(1)


def test_a_tap_takes_the_ring_away_and_a_wheel_does_not(driver: Driver) -> None:
    press(driver, TAB, TAB)
    assert driver.app.focus.ring.host is not None
    notch = UnitTestTouch(5, 400)
    notch.profile, notch.button = ["pos", "button"], "scrollup"
    notch.touch_down()
    assert driver.app.focus.ring.host is not None
    driver.tap_at(5, 400)
    assert driver.app.focus.ring.host is None
    assert now(driver) == ""


# --- sets, sliders, scores ------------------------------------------------------------------------


def test_arrows_move_within_a_set_and_choose_nothing_by_themselves(driver: Driver) -> None:
    page = room(driver, "library")
    while now(driver) != "Routines":
        press(driver, TAB)
    press(driver, RIGHT)
    assert (now(driver), page.segments.now) == ("Exercises", 0)
    press(driver, RIGHT, RIGHT)
    assert now(driver) == "Exercises"
    press(driver, SPACE)
    assert page.segments.now == 1
    press(driver, LEFT)
    assert now(driver) == "Routines"


def test_chips_beyond_the_edge_are_brought_into_view(driver: Driver) -> None:
    page = room(driver, "library")
    driver.tap("Exercises")
    driver.settle()
    while driver.app.focus.now is not page.chips.taps[0]:
        press(driver, TAB)
    press(driver, END)
    assert driver.app.focus.now is page.chips.taps[-1]
    assert in_view(driver, page.chips.taps[-1])


def test_a_slider_moves_by_the_arrows(driver: Driver) -> None:
    from app.ui.widgets.slider import StopSlider

    room(driver, "library")
    driver.tap("Standard 7-minute warm-up")
    driver.settle()
    slider = next(driver.widgets(StopSlider))
    while driver.app.focus.now is not slider:
        press(driver, TAB)
    press(driver, END)
    last = slider.now
    press(driver, LEFT, LEFT)
    assert slider.now == last - 2
    press(driver, END)
    assert slider.now == len(slider.stops) - 1
    driver.settle()
    assert driver.sees("10 min")


def checked_in(profile: Path, clock: FakeClock) -> Driver:
    from app.preview.sample_profile import settle

    settle(profile, NOON)
    driver = Driver(profile, clock, today=lambda: NOON, ask=True)
    driver.frames(4)
    driver.app.start("warmup-5-quick")
    driver.settle()
    return driver


def test_digits_choose_a_score_and_one_and_nought_are_ten(profile: Path, clock: FakeClock) -> None:
    driver = checked_in(profile, clock)
    page = driver.app.screen
    for digit in "0379":
        press(driver, ord(digit))
        assert page.score == int(digit)
    press(driver, ord("1"), ord("0"))
    assert page.score == 10
    press(driver, 256 + 4)
    assert page.score == 4, "beside the letters or on their own"
    press(driver, ord("1"))
    wait(driver, 1.1)
    press(driver, ord("0"))
    assert page.score == 0, "too late for a ten"
    wait(driver, 0.5)
    assert driver.app.screen is page, "it waits for Enter: another digit might have come"
    press(driver, ENTER)
    driver.settle()
    assert driver.app.screen is not page
    driver.close()


def test_arrows_move_over_the_keys_of_a_score_in_both_directions(profile: Path, clock: FakeClock) -> None:
    driver = checked_in(profile, clock)
    page = driver.app.screen
    while driver.app.focus.now is not page.keys[0]:
        press(driver, TAB)
    press(driver, RIGHT, RIGHT)
    assert now(driver) == "2"
    press(driver, DOWN)
    below = int(now(driver))
    assert 7 <= below <= 9
    press(driver, UP)
    assert now(driver) in ("2", "3")
    press(driver, END)
    assert now(driver) == "10"
    assert page.score is None, "what was passed is not chosen"
    press(driver, SPACE)
    assert page.score == 10
    driver.close()


def test_days_of_the_calendar_and_runs_of_the_chart_open_by_keyboard(profile: Path, clock: FakeClock) -> None:
    fill(profile, NOON, sessions=40)
    driver = Driver(profile, clock, today=lambda: NOON, ask=True)
    page = room(driver, "history")
    while not page.calendar.month.days:
        page.key("left")
        driver.settle()
    while driver.app.focus.now is not page.calendar:
        press(driver, TAB)
    last = page.calendar.reached
    press(driver, LEFT)
    assert page.calendar.reached < last
    x, y, wide, high = driver.app.focus.ring.box
    middle = page.calendar.centre_of(page.calendar.reached)
    assert (x + wide / 2, y + high / 2) == pytest.approx(middle)
    press(driver, ENTER)
    driver.settle()
    assert driver.app.screen is not page
    press(driver, ESCAPE)
    driver.settle()
    assert driver.app.screen is page
    plot = page.chart.plot
    while driver.app.focus.now is not plot:
        press(driver, TAB)
    press(driver, LEFT, LEFT, ENTER)
    driver.settle()
    assert driver.app.screen is not page
    driver.close()


# --- scrolling ------------------------------------------------------------------------------------


def test_home_end_and_the_page_keys_scroll(driver: Driver) -> None:
    scroll = room(driver, "settings").scroll
    press(driver, END)
    wait(driver, 0.7)
    assert scroll.down == pytest.approx(scroll.over, abs=1)
    press(driver, PAGE_UP)
    wait(driver, 0.7)
    assert scroll.over - scroll.down == pytest.approx(scroll.height - 48, abs=2)
    press(driver, HOME)
    wait(driver, 0.7)
    assert scroll.down == pytest.approx(0, abs=1)
    press(driver, PAGE_DOWN)
    wait(driver, 0.7)
    assert scroll.down == pytest.approx(scroll.height - 48, abs=2)
    press(driver, HOME)
    wait(driver, 0.7)
    press(driver, DOWN)
    wait(driver, 0.7)
    assert scroll.down == pytest.approx(100, abs=2)


# --- the session ----------------------------------------------------------------------------------


def session(driver: Driver) -> Any:
    app = driver.app
    app.sessions.begin("warmup-5-quick", app.routines.routine("warmup-5-quick"))
    driver.advance(12)
    return app.screen


def test_in_a_session_space_pauses_until_a_control_has_been_reached(driver: Driver) -> None:
    session(driver)
    press(driver, SPACE)
    assert driver.player.frame.paused
    press(driver, SPACE)
    assert not driver.player.frame.paused
    while now(driver) != "15 s":
        press(driver, TAB)
    before = driver.player.frame.left_s
    press(driver, SPACE)
    assert driver.player.frame.left_s == pytest.approx(before + 15)
    assert not driver.player.frame.paused
    press(driver, UP)
    assert driver.player.frame.left_s == pytest.approx(before + 30), "the arrows stay as they are"
    driver.tap_at(5, 5)
    press(driver, SPACE)
    assert driver.player.frame.paused


def test_the_question_of_a_session_keeps_the_keys(driver: Driver) -> None:
    screen = session(driver)
    press(driver, ESCAPE)
    assert screen._questions.sheet is not None
    inside = {one.widget for one in controls(screen._questions.sheet)}
    assert set(round_trip(driver)) == inside
    press(driver, ESCAPE)
    assert screen._questions.sheet is None


# --- fields ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["today", "settings", "library"])
def test_slash_and_ctrl_f_go_to_the_search_of_the_library(driver: Driver, start: str) -> None:
    for codes, held in (((ord("/"),), ()), ((ord("f"),), ("ctrl",))):
        room(driver, start)
        press(driver, *codes, held=held)
        driver.settle()
        assert driver.app.screen.title == "Library"
        assert driver.app.screen.search.field.input.focus
        press(driver, ESCAPE, ESCAPE)


def test_in_a_session_and_under_a_question_they_mean_nothing(driver: Driver) -> None:
    screen = session(driver)
    press(driver, ord("/"))
    press(driver, ord("f"), held=("ctrl",))
    press(driver, ord("r"), held=("ctrl",))
    assert driver.app.screen is screen
    assert driver.player.session.elapsed(driver.clock.now()) > 11, "Ctrl and R do not start the step again"


def test_keys_of_a_field_stay_in_the_field(driver: Driver) -> None:
    page = room(driver, "library")
    press(driver, ord("/"))
    driver.settle()
    field = page.search.field.input
    for letter in "hip 10":
        driver.window.dispatch("on_textinput", letter)
    assert field.text == "hip 10"
    press(driver, HOME)
    assert field.cursor_col == 0
    press(driver, RIGHT)
    assert field.cursor_col == 1
    press(driver, ord("a"), held=("ctrl",))
    assert field.selection_text == "hip 10"
    press(driver, ord("x"), held=("ctrl",))
    assert field.text == ""
    press(driver, ord("v"), held=("ctrl",))
    assert field.text == "hip 10"
    press(driver, ord("a"), held=("ctrl",))
    press(driver, ord("c"), held=("ctrl",))
    press(driver, END)
    press(driver, ord("v"), held=("ctrl",))
    assert field.text == "hip 10hip 10"
    press(driver, BACKSPACE)
    assert field.text == "hip 10hip 1"


def test_escape_empties_the_field_then_closes_it_then_leaves(driver: Driver) -> None:
    page = room(driver, "library")
    press(driver, ord("/"))
    driver.settle()
    field = page.search.field.input
    for letter in "bird":
        driver.window.dispatch("on_textinput", letter)
    wait(driver, 0.3)
    press(driver, ESCAPE)
    assert (field.text, field.focus, page.search.searching) == ("", True, True)
    assert driver.sees("Standard 7-minute warm-up"), "the whole list is there again"
    press(driver, ESCAPE)
    assert (field.focus, page.search.searching) == (False, False)
    assert driver.app.screen is page
    press(driver, ESCAPE)
    assert driver.app.at_home


@pytest.mark.parametrize("away", ["routine", "room"])
def test_the_search_is_as_it_was_left_when_one_comes_back(driver: Driver, away: str) -> None:
    page = room(driver, "library")
    press(driver, ord("/"))
    driver.settle()
    for letter in "standard":
        driver.window.dispatch("on_textinput", letter)
    wait(driver, 0.3)
    if away == "routine":
        driver.tap("Standard 7-minute warm-up")
        driver.settle()
        press(driver, ESCAPE)
    else:
        room(driver, "today")
        assert not driver.app.focus.typing, "nobody types into what is not seen"
        press(driver, ord("x"))
        room(driver, "library")
    assert driver.app.screen is page
    assert page.search.text == "standard"
    assert driver.button("Standard 7-minute warm-up")
    assert not any(getattr(one, "words", "") == "Cat-cow" for one in driver.widgets())


def test_tab_leaves_the_field_and_comes_back_to_it(driver: Driver) -> None:
    page = room(driver, "library")
    press(driver, ord("/"))
    driver.settle()
    field = page.search.field
    press(driver, TAB)
    assert not field.input.focus
    assert driver.app.focus.now is field.cross
    back(driver)
    assert field.input.focus
    assert driver.app.focus.ring.host is field


# --- the ring -------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark", "contrast", "contrast-dark"])
def test_the_ring_stands_out_in_every_theme(profile: Path, clock: FakeClock, theme: str) -> None:
    """Its ink against the page it lies on, its rim against dark panels: one of them is at least 3:1."""
    driver = Driver(profile, clock, theme="contrast" if theme == "contrast-dark" else theme)
    look = driver.app.parts.kit.theme
    look.use(theme)
    press(driver, TAB, TAB)
    ring = driver.app.focus.ring
    ink, rim = tuple(ring._colour.rgba[:3]), tuple(ring._halo_colour.rgba[:3])
    assert contrast(ink, rim) >= 7
    for role in (
        "bg",
        "surface",
        "surface_2",
        "before_top",
        "before_bot",
        "after_bot",
        "rest_top",
        "primary",
    ):
        ground = look.colours[role][:3]
        assert max(contrast(ink, ground), contrast(rim, ground)) >= 3, role
    driver.close()


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    def light(colour: tuple[float, ...]) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_ring_goes_with_its_control_when_the_window_changes(driver: Driver) -> None:
    press(driver, TAB, TAB)
    widget = driver.app.focus.now
    driver.resize(900, 500)
    x, y, wide, high = driver.app.focus.ring.box
    assert (x + wide / 2, y + high / 2) == pytest.approx(widget.center, abs=1)
    assert wide == pytest.approx(widget.width + 9, abs=1)
    driver.resize(412, 915)


def test_a_ring_that_would_be_cut_off_lies_inside_its_control(driver: Driver) -> None:
    back(driver)
    x, y, wide, high = driver.app.focus.ring.box
    tab = driver.app.focus.now
    assert (x > tab.x, y > tab.y, x + wide < tab.right, y + high < tab.top) == (True,) * 4


def test_the_ring_does_not_keep_its_control(driver: Driver) -> None:
    import gc
    import weakref

    from kivy.uix.widget import Widget

    press(driver, TAB)
    control = Widget(size=(50, 50))
    driver.app.focus.ring.show(control)
    gone = weakref.ref(control)
    del control
    gc.collect()
    assert gone() is None
    press(driver, TAB)
    assert now(driver), "and one goes on"
