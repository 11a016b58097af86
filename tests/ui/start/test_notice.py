"""Leave to notify is asked for on a page that says why, before the first session and never over one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.settings import KEEP_GOING
from app.device.detect import Device
from app.device.dialler import NullDialler
from app.device.files import NullFiles
from app.device.ports import NullScreen, NullSounds, NullVibrator, NullVoice
from app.device.surroundings import NullSurroundings
from app.ui.screens.check_in.notice_page import NoticePage
from tests.core.back_cases import all_no
from tests.data.profile_helpers import opened
from tests.ui.back_driver import Runner
from tests.ui.driver import ESCAPE, Driver

ROUTINE = "cooldown-5-static"


class Leave:
    """A phone that asks, and is answered when the test says so."""

    reason = ""

    def __init__(self) -> None:
        self.is_needed, self.asked = True, 0
        self._then: Callable[[], None] | None = None

    def needed(self) -> bool:
        return self.is_needed

    def ask(self, then: Callable[[], None]) -> None:
        self.asked += 1
        self._then = then

    def answer(self) -> None:
        assert self._then is not None
        self._then()

    def device(self, *_: Any) -> Device:
        return Device(
            vibrator=NullVibrator(), sounds=NullSounds(), voice=NullVoice(), screen=NullScreen(),
            files=NullFiles(), dialler=NullDialler(), surroundings=NullSurroundings(), leave=self,
        )  # fmt: skip


@pytest.fixture
def leave() -> Leave:
    return Leave()


def settled(runner: Runner, leave: Leave) -> Driver:
    store = opened(runner.profile, runner.time)
    store.back.answer(all_no(), runner.time)
    store.close()
    return runner.open(detect=leave.device)


def test_the_phone_asks_after_a_page_that_says_why_and_only_then_the_session_begins(
    runner: Runner, leave: Leave
) -> None:
    driver = settled(runner, leave)
    runner.want(ROUTINE)
    assert isinstance(driver.app.screen, NoticePage)
    assert driver.sees("See your session on the lock screen")
    assert leave.asked == 0
    assert not runner.in_session
    driver.tap("Let the phone ask")
    assert leave.asked == 1
    assert not runner.in_session, "the phone's question never covers a countdown"
    leave.answer()
    driver.frames(4)
    assert runner.in_session
    assert driver.player.session.timeline.routine.id == ROUTINE


def test_a_no_changes_nothing_but_the_notification_and_it_is_asked_once(runner: Runner, leave: Leave) -> None:
    driver = settled(runner, leave)
    runner.want(ROUTINE)
    driver.tap("Let the phone ask")
    leave.answer()  # which leaves it needed: the runner has said no
    driver.frames(4)
    assert runner.in_session
    driver.player.end()
    runner.close()
    runner.open(detect=leave.device)
    runner.want(ROUTINE)
    assert runner.in_session
    assert leave.asked == 1


def test_started_without_the_phone_asks_nothing(runner: Runner, leave: Leave) -> None:
    driver = settled(runner, leave)
    runner.want(ROUTINE)
    driver.tap("Start without")
    driver.frames(4)
    assert runner.in_session
    driver.player.end()
    driver.app.show_today()
    runner.want(ROUTINE)
    assert runner.in_session
    assert leave.asked == 0


def test_going_back_starts_nothing_and_it_is_asked_the_next_time(runner: Runner, leave: Leave) -> None:
    driver = settled(runner, leave)
    runner.want(ROUTINE)
    driver.key(ESCAPE)
    assert driver.app.at_home
    assert not runner.in_session
    runner.want(ROUTINE)
    assert isinstance(driver.app.screen, NoticePage)


def test_whoever_leaves_before_the_phone_is_answered_is_not_pulled_into_a_session(
    runner: Runner, leave: Leave
) -> None:
    driver = settled(runner, leave)
    runner.want(ROUTINE)
    driver.tap("Let the phone ask")
    driver.app.go("library")
    leave.answer()
    driver.frames(4)
    assert not runner.in_session


def test_the_check_in_comes_before_it(runner: Runner, leave: Leave) -> None:
    driver = settled(runner, leave)
    runner.want("warmup-5-quick")
    assert not isinstance(driver.app.screen, NoticePage)
    runner.check_in(1)
    assert not isinstance(driver.app.screen, NoticePage)


@pytest.mark.parametrize("why", ["given", "no background"])
def test_where_it_is_given_or_means_nothing_no_page_comes(runner: Runner, leave: Leave, why: str) -> None:
    driver = settled(runner, leave)
    if why == "given":
        leave.is_needed = False
    else:
        driver.context.preferences.set(KEEP_GOING, False)
    runner.want(ROUTINE)
    assert runner.in_session


def test_that_it_was_asked_goes_to_no_other_phone(runner: Runner, leave: Leave) -> None:
    driver = settled(runner, leave)
    runner.want(ROUTINE)
    driver.tap("Start without")
    noted = [path.relative_to(runner.profile) for path in runner.profile.rglob("notice-asked")]
    assert noted == [Path("cache") / "notice-asked"], "back-ups leave this folder out"


def test_where_that_cannot_be_noted_the_session_begins_all_the_same(runner: Runner, leave: Leave) -> None:
    driver = settled(runner, leave)
    runner.want(ROUTINE)
    cache = runner.profile / "cache"
    if cache.exists():
        cache.rename(runner.profile / "elsewhere")
    cache.write_text("")
    driver.tap("Start without")
    driver.frames(4)
    assert runner.in_session
