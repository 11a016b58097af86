"""Settings, driven by taps: every change holds at once and is there the next time."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.core.settings import (
    CALM,
    COUNTDOWN,
    FIGURE,
    KEEP_SCREEN_ON,
    LIGHT_SESSION,
    SKIN_TONE,
    SOUND,
    TEMPO,
    TEXT_SCALE,
    THEME,
)
from app.figure.look import Look
from app.ui.screens.settings.blocks import TryRow
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.slider import StopSlider
from tests.helpers import FakeClock
from tests.ui.back_driver import Runner
from tests.ui.driver import ESCAPE, Driver


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """One runner for all of these, who has answered all safety questions."""
    one = Runner(tmp_path_factory.mktemp("profile"), FakeClock())
    one.settle_in()
    yield one
    one.close()


@pytest.fixture
def settings(runner: Runner) -> Driver:
    """The room of settings, with nothing chosen yet."""
    driver = runner.driver
    driver.app.sheets.close()
    driver.app.go("settings")
    house = driver.context
    house.store.database.write(lambda connection: connection.execute("DELETE FROM settings"))
    house.store.settings.forget()
    house.preferences.changed()
    driver.app.rebuild()
    driver.app.screen.scroll.scroll_y = 1.0
    driver.frames(12)
    return driver


def choices(driver: Driver) -> Any:
    return driver.app.screen._desk.choices


def row(driver: Driver, words: str) -> Any:
    return next(row for row in driver.widgets(ListRow) if row.words == words)


def test_a_switch_holds_at_once_and_the_next_time(settings: Driver, runner: Runner) -> None:
    settings.tap("Sound")
    settings.tap("Keep screen on")
    settings.tap("Tick once per repetition")
    machine = settings.context.machine
    assert not machine._wanted.sound
    assert not machine._may_keep_on
    assert settings.context.routines.tempo
    runner.close()
    again = runner.open()
    again.app.go("settings")
    again.frames(12)
    assert not row(again, "Sound").switch.on
    assert [choices(again).get(setting) for setting in (SOUND, KEEP_SCREEN_ON, TEMPO)] == [False, False, True]


def test_the_tick_of_each_repetition_is_in_the_next_session(settings: Driver) -> None:
    routines = settings.app.parts.routines
    routine = routines.routine("warmup-5-quick")
    before = {cue.kind for cue in routines.timeline(routine).cues}
    settings.tap("Tick once per repetition")
    assert {cue.kind for cue in routines.timeline(routine).cues} - before == {"tempo"}


def test_what_is_missing_on_this_device_is_said_below_its_row(settings: Driver) -> None:
    assert settings.sees("This device has no vibration motor; the preview shows each buzz instead.")
    assert settings.sees("Nothing is spoken without a display.")
    assert settings.sees("Here a session goes on for as long as this window is open.")


def test_a_channel_can_be_tried(settings: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(settings.context.machine, "try_cue", tried.append)
    settings._tap(next(row.try_it for row in settings.widgets(TryRow) if row.row.words == "Vibration"))
    assert tried == ["vibration"]
    assert row(settings, "Vibration").switch.on, "trying it switches nothing"


def test_the_countdown_can_be_left_out(settings: Driver) -> None:
    settings.tap("Countdown")
    settings.tap("Off")
    assert choices(settings).get(COUNTDOWN) == "off"
    assert row(settings, "Countdown").value == "Off"
    assert not settings.context.machine._wanted.countdown


def test_a_theme_is_worn_at_once(settings: Driver) -> None:
    theme = settings.app.parts.kit.theme
    for words, name in (("Dark", "dark"), ("Contrast", "contrast"), ("Light", "light"), ("Auto", "light")):
        settings.tap(words)
        assert theme.name == name
    assert choices(settings).get(THEME) == "system"


def test_the_figure_is_one_of_two_bodies_or_both_in_turn(settings: Driver) -> None:
    theme = settings.context.theme
    assert {theme.figure_look(f"routine-{i}").build for i in range(9)} == {"woman", "man"}
    settings.tap("Man")
    settings.tap("Deep")
    assert {theme.figure_look(f"routine-{i}") for i in range(9)} == {Look("man", "deep")}
    assert choices(settings).get(FIGURE) == "man"
    assert choices(settings).get(SKIN_TONE) == "deep"
    settings.tap("In turn")
    assert {theme.figure_look(f"routine-{i}").build for i in range(9)} == {"woman", "man"}


def test_the_size_of_text_grows_under_the_finger_and_the_slider_stays_there(settings: Driver) -> None:
    from kivy.tests.common import UnitTestTouch

    theme, page = settings.app.parts.kit.theme, settings.app.screen
    slider = next(settings.widgets(StopSlider))
    settings.reach(slider)
    settings.frames(3)
    before = slider.to_window(*slider.pos)[1]
    touch = UnitTestTouch(*slider.to_window(slider._x(1), slider.center_y))
    touch.touch_down()
    settings.frames(30)  # a list waits a quarter of a second for a drag before it passes a touch on
    touch.touch_move(*slider.to_window(slider._x(4), slider.center_y))
    settings.frames(2)
    title = page._data  # any section will do to see that the page itself is still as it was
    height = title.height
    assert settings.sees("175%")
    assert theme.text_scale == 1.0
    touch.touch_up()
    settings.frames(4)
    assert theme.text_scale == 1.75
    assert choices(settings).get(TEXT_SCALE) == 1.75
    assert title.height > height
    assert slider.to_window(*slider.pos)[1] == pytest.approx(before, abs=2)


def test_less_motion_follows_the_system_until_it_is_chosen(settings: Driver) -> None:
    kit = settings.app.parts.kit
    assert not kit.calm()
    settings.tap("Reduced motion")
    assert kit.calm()
    assert choices(settings).get(CALM) == "yes"
    settings.tap("Reduced motion")
    assert not kit.calm()
    assert choices(settings).get(CALM) == "", "what the system says anyway is no choice"


def test_languages_are_offered_with_the_device_first(settings: Driver) -> None:
    settings.tap("Language")
    sheet = settings.app.sheets.now
    assert [button.words for button in sheet.buttons] == ["As the device", "English"]
    settings.key(ESCAPE)
    assert settings.app.sheets.now is None


def test_another_language_is_spoken_everywhere_at_once(settings: Driver) -> None:
    from app.core.settings import LANGUAGE

    settings.app.screen.scroll.scroll_y = 0.4
    choices(settings).set(LANGUAGE, "pseudo")
    settings.frames(6)
    assert settings.sees("[Łööķ") or settings.sees("[L")
    assert settings.app.screen.scroll.scroll_y == pytest.approx(0.4, abs=0.01)
    assert any(text.startswith("[") for text in settings.texts())
    assert not settings.sees("Keep screen on")


# --- your back --------------------------------------------------------------------------------------------


def test_a_fact_that_is_noted_changes_what_suits(settings: Driver, runner: Runner) -> None:
    assert row(settings, "About you and your back").value == "Nothing noted"
    settings.tap("About you and your back")
    settings.tap("Osteoporosis")
    settings.tap("Yes")
    profile = runner.store.settings.profile()
    assert profile.tags == {"osteoporosis"}
    assert profile.past_cancer is True
    settings.key(ESCAPE)
    assert row(settings, "About you and your back").value == "2 noted"
    settings.tap("About you and your back")
    settings.tap("Osteoporosis")
    settings.tap("No")
    assert runner.store.settings.profile().tags == frozenset()
    assert runner.store.settings.profile().past_cancer is False


def test_a_move_that_hurt_is_brought_back(settings: Driver, runner: Runner) -> None:
    runner.store.back.remember_hurt("bird-dog", "cat-cow", runner.time)
    settings.app.screen.shown()
    assert row(settings, "Moves left out").value == "1"
    settings.tap("Moves left out")
    assert settings.sees("Bird-dog")
    assert settings.sees("Since today · Cat-cow comes instead")
    settings.tap("Bring back")
    assert settings.sees("Nothing is left out")
    assert runner.store.back.hurts() == {}
    settings.key(ESCAPE)
    assert row(settings, "Moves left out").value == "None"


def test_the_safety_questions_and_the_check_in_open_from_here(settings: Driver) -> None:
    settings.tap("Safety questions")
    assert settings.sees("New numbness")
    settings.app.pages.back()
    settings.app.go("settings")
    settings.frames(12)
    settings.tap("Check in now")
    assert settings.sees("How is your lower back right now")


def test_without_a_telephone_the_emergency_row_says_so(settings: Driver) -> None:
    settings.tap("Emergency number")
    assert settings.sees(settings.context.machine.device.dialler.reason)
    assert settings.app.sheets.now is not None


def test_a_long_path_breaks_after_its_separators(settings: Driver) -> None:
    from app.ui.widgets.path_words import PathWords

    path = "/home/somebody/with/a/rather/long/name/and/an-even-longer-folder/Limber"
    words = PathWords(path, theme=settings.app.parts.kit.theme, style="caption")
    words.fit(200)
    assert words.words.replace("\n", "") == path
    assert all(line.endswith("/") for line in words.words.split("\n")[:-1])
    assert words.font_size == settings.app.parts.kit.theme.type["caption"].size, "it need not shrink"


def test_a_light_screen_for_bright_sun_is_stored_and_asked_for_by_the_next_session(settings: Driver) -> None:
    assert settings.sees("For bright sun")
    assert not settings.app.parts.light_session()
    settings.tap("Light screen")
    assert choices(settings).get(LIGHT_SESSION)
    assert settings.context.store.settings.get(LIGHT_SESSION)
    assert settings.app.parts.light_session()
