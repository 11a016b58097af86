"""The shortcuts on the app's icon: offered once the app stands, and in the language that the runner reads."""

from collections.abc import Mapping
from typing import Any

from app.core.settings import LANGUAGE
from app.device.detect import Device
from app.device.dialler import NullDialler
from app.device.files import NullFiles
from app.device.openings import Shortcut
from app.device.ports import NullScreen, NullSounds, NullVibrator, NullVoice
from app.device.surroundings import NullSurroundings
from tests.ui.back_driver import Runner


class Launcher:
    """Remembers what it was offered."""

    reason = ""

    def __init__(self) -> None:
        self.offered: list[dict[Shortcut, str]] = []

    def offer(self, labels: Mapping[Shortcut, str]) -> None:
        self.offered.append(dict(labels))

    def device(self, *_: Any) -> Device:
        return Device(
            vibrator=NullVibrator(), sounds=NullSounds(), voice=NullVoice(), screen=NullScreen(),
            files=NullFiles(), dialler=NullDialler(), surroundings=NullSurroundings(), shortcuts=self,
        )  # fmt: skip


ENGLISH = {"warm-up": "Warm up", "cool-down": "Cool down", "check-in": "Check in"}


def test_they_are_offered_once_at_each_start(runner: Runner) -> None:
    launcher = Launcher()
    driver = runner.open(detect=launcher.device)
    driver.frames(30)
    assert launcher.offered == [ENGLISH]
    runner.close()
    runner.open(detect=launcher.device).frames(30)
    assert launcher.offered == [ENGLISH, ENGLISH]


def test_in_another_language_they_are_offered_again_in_its_words(runner: Runner) -> None:
    launcher = Launcher()
    runner.open(detect=launcher.device).frames(30)
    runner.driver.context.preferences.set(LANGUAGE, "pseudo")
    assert len(launcher.offered) == 2
    assert list(launcher.offered[-1]) == list(ENGLISH)
    assert all(launcher.offered[-1][name] not in ("", words) for name, words in ENGLISH.items())


def test_without_a_change_of_language_nothing_is_offered_again(runner: Runner) -> None:
    launcher = Launcher()
    driver = runner.open(detect=launcher.device)
    driver.frames(30)
    runner.driver.context.preferences.changed()
    assert launcher.offered == [ENGLISH]
