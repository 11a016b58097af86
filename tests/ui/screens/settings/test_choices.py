"""Choices in force: over what was remembered, under what a start asks for, and together with the system."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.settings import CALM, LANGUAGE, SOUND, TEMPO, TEXT_SCALE, THEME, VOICE
from app.device.surroundings import NullSurroundings
from app.wiring.appearance import Appearance, remember_look, remembered_look
from app.wiring.in_force import refresh_look
from tests.core.back_cases import NOON
from tests.data.profile_helpers import opened
from tests.ui.back_driver import Runner


@dataclass
class System(NullSurroundings):
    """A system that says what it is told to say."""

    night: bool | None = None
    tags: tuple[str, ...] = ()
    scale: float = 1.0
    still: bool = False
    reason: str = ""

    def dark(self) -> bool | None:
        return self.night

    def languages(self) -> tuple[str, ...]:
        return self.tags

    def text_scale(self) -> float:
        return self.scale

    def reduced_motion(self) -> bool:
        return self.still


def house_of(runner: Runner) -> Any:
    """What the app was built from, as its settings see it."""
    driver = runner.driver
    driver.app.go("settings")
    return driver.context


def stored(profile: Path, change: Callable) -> None:
    store = opened(profile)
    change(store.settings)
    store.close()


def test_the_first_frame_has_the_look_of_the_last_time(runner: Runner) -> None:
    stored(runner.profile, lambda settings: settings.set(THEME, "dark", NOON))
    runner.open()
    assert runner.driver.app.parts.kit.theme.name == "dark"
    assert remembered_look(runner.profile).theme == "dark"


def test_what_is_stored_wins_over_what_was_remembered(runner: Runner) -> None:
    remember_look(runner.profile, Appearance(theme="dark", text_scale=2.0))
    stored(runner.profile, lambda settings: settings.set(THEME, "contrast", NOON))
    theme = runner.open().app.parts.kit.theme
    assert (theme.name, theme.text_scale) == ("contrast", 1.0)
    assert remembered_look(runner.profile) == Appearance(theme="contrast")


def test_the_command_line_holds_for_its_run_alone(runner: Runner) -> None:
    runner.open(theme="dark", text_scale=1.5, language="pseudo", tempo=True, without=("voice",))
    house = house_of(runner)
    theme, settings = house.theme, house.store.settings
    assert (theme.name, theme.text_scale, house.tr.language) == ("dark", 1.5, "pseudo")
    assert house.routines.tempo
    assert not house.preferences.wanted().voice
    assert not any(settings.has(setting) for setting in (THEME, TEXT_SCALE, LANGUAGE, TEMPO, VOICE))
    assert remembered_look(runner.profile) == Appearance()


def test_a_choice_made_during_such_a_run_counts_and_is_kept(runner: Runner) -> None:
    runner.open(theme="dark", without=("voice",))
    house = house_of(runner)
    house.preferences.set(THEME, "light")
    house.preferences.set(VOICE, True)
    assert house.theme.name == "light"
    assert house.preferences.wanted().voice
    assert house.store.settings.has(VOICE)


def test_a_session_that_was_muted_stays_so_when_a_setting_changes(runner: Runner) -> None:
    runner.settle_in()
    house = house_of(runner)
    house.machine.channels.mute(True)
    house.preferences.set(VOICE, False)
    assert house.machine.channels.wanted.muted
    assert not house.machine.channels.wanted.voice


def test_the_channels_that_are_off_stay_off_the_next_time(runner: Runner) -> None:
    stored(runner.profile, lambda settings: settings.set(SOUND, False, NOON))
    driver = runner.open()
    driver.player  # noqa: B018 - made now
    house = house_of(runner)
    assert not house.machine._channels.wanted.sound
    house.preferences.set(SOUND, True)
    assert house.machine._channels.wanted.sound


def test_what_the_system_says_is_followed_when_the_app_comes_back(runner: Runner) -> None:
    runner.open()
    house = house_of(runner)
    system = System()
    house.machine.device = WithSystem(house.machine.device, system)
    system.night, system.scale, system.still = True, 1.3, True
    refresh_look(house)
    assert (house.theme.name, house.theme.text_scale, house.look.calm) == ("dark", 1.3, True)
    house.preferences.set(TEXT_SCALE, 1.0)
    house.preferences.set(THEME, "contrast")
    house.preferences.set(CALM, "no")
    assert (house.theme.name, house.theme.text_scale, house.look.calm) == ("contrast-dark", 1.0, False)
    system.night = False
    refresh_look(house)
    assert house.theme.name == "contrast"


class WithSystem:
    """A device with one port more."""

    def __init__(self, device: object, surroundings: System) -> None:
        self._device, self.surroundings = device, surroundings

    def __getattr__(self, name: str) -> object:
        return getattr(self._device, name)


def test_a_tool_that_plays_with_no_runner_has_what_it_asks_for(runner: Runner) -> None:
    driver = runner.open(ask=False, theme="dark", without=("sound",))
    assert driver.app.parts.kit.theme.name == "dark"
    assert not house_of(runner).machine.channels.wanted.sound


def test_after_a_session_in_which_the_language_changed_every_room_speaks_it(runner: Runner) -> None:
    driver = runner.settle_in()
    house = house_of(runner)
    driver.app.show_today()
    runner.want("cooldown-5-static")
    house.preferences.set(LANGUAGE, "pseudo")
    assert runner.in_session
    runner.advance(400.0)
    driver.app.show_today()
    driver.frames(2)
    assert driver.sees("Tõđåý")
    assert not driver.sees("Today")
    driver.app.go("settings")
    assert not driver.sees("Theme")
