"""Errors that nobody expected, in the real app: what the runner sees, and how it goes on from there."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kivy.base import ExceptionManager

from app.wiring.crash_guard import CrashGuard
from tests.core.back_cases import all_no
from tests.helpers import FakeClock
from tests.ui.back_driver import Runner
from tests.ui.driver import ESCAPE, Driver

CALM = "Something in the app went wrong"


class Cared:
    """The app as `run` opens it: errors on the thread that draws reach the one who looks after them."""

    def __init__(self, runner: Runner) -> None:
        self.runner, self.now = runner, 0.0
        self.care = CrashGuard(runner.profile, lambda: self.now)
        self.care.stand_by()
        self.driver: Driver = runner.settle_in()
        self.care.look_after(self.driver.app)
        self.listeners = list(self.driver.player.listeners)

    def close(self) -> None:
        self.care.look_after(None)
        self.care.stand_down()

    def afresh(self) -> None:
        """As if the app had just been opened, at a tenth of the time."""
        self.care.look_after(None)
        self.care.reporter._kinds.clear()
        self.care.reporter.reports.remove()
        self.care._times.clear()
        app = self.driver.app
        app.sheets.close()
        self.driver.player.end()
        self.driver.player.listeners[:] = self.listeners
        app.gate.back.record.back.advised(self.runner.time)
        app.gate.back.answer(all_no(), new_pain=False)
        app.start_over()
        self.driver.frames(2)
        self.care.look_after(app)

    def tap(self, words: str) -> None:
        """A tap in Kivy's main loop, which asks what becomes of an error."""
        try:
            self.runner.press(words)
        except Exception as error:
            if ExceptionManager.handle_exception(error) == ExceptionManager.RAISE:
                raise
        self.driver.frames(3)

    def reports(self) -> list[str]:
        return [path.read_text("utf-8") for path in self.care.reporter.reports.all()]

    @property
    def elapsed(self) -> float:
        return float(self.driver.player.session.elapsed(self.runner.clock.now()))

    @property
    def page(self) -> str:
        return type(self.driver.app.screen).__name__

    @property
    def calm(self) -> bool:
        return self.driver.sees(CALM)

    def begin(self, routine: str = "warmup-7-standard", seconds: float = 30.0) -> None:
        app = self.driver.app
        app.sessions.begin(routine, app.routines.routine(routine), "loop")
        self.driver.advance(seconds)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cared]:
    one = Cared(Runner(tmp_path_factory.mktemp("crash") / "profile", FakeClock()))
    yield one
    one.close()
    one.runner.close()


@pytest.fixture
def cared(opened: Cared) -> Iterator[Cared]:
    yield opened
    opened.afresh()


def broken(*_: Any) -> None:
    raise RuntimeError("Anna scored 7")


def test_a_button_that_breaks_on_today_leads_to_a_calm_page_and_back(cared: Cared) -> None:
    cared.driver.app.screen.stage.button.bind(on_release=broken)
    cared.tap("Check in")
    assert cared.calm
    assert "tests/" not in cared.reports()[0]
    assert "Page: TodayScreen" in cared.reports()[0]
    assert "Anna" not in cared.reports()[0]
    cared.tap("Back to Today")
    assert not cared.calm
    cared.driver.tap("Check in")
    assert cared.driver.sees("How is your lower back")  # made afresh, it works


def test_a_page_that_breaks_can_be_gone_back_to_as_it_was(cared: Cared) -> None:
    cared.driver.tap("Check in")
    cared.driver.app.screen.keys[4].dispatch("on_release")
    page = cared.driver.app.screen
    page.keys[5].bind(on_release=broken)
    cared.tap("5")
    assert cared.calm
    cared.tap("Resume")
    assert cared.driver.app.screen is page
    assert not cared.calm


def test_androids_back_leaves_the_calm_page_and_the_next_error_shows_it_again(cared: Cared) -> None:
    cared.driver.app.go("learn")
    for _ in range(2):
        broken_once(cared)
        assert cared.calm
        cared.driver.key(ESCAPE)
        assert cared.page == "LearnPage"


def test_an_error_in_kivys_clock_leads_there_too(cared: Cared) -> None:
    from kivy.clock import Clock

    Clock.schedule_once(broken)
    cared.driver.frames(3)
    assert cared.calm


def test_the_session_goes_on_and_comes_back_at_the_right_second(cared: Cared) -> None:
    cared.begin()
    cared.driver.note_cues()
    cared.driver.app.screen._show = broken  # every frame of it breaks from now on
    cared.driver.frames(4)
    assert cared.driver.sees("Your session goes on.")
    cared.runner.advance(40)
    assert cared.driver.fired, "the cues go on"
    assert cared.elapsed == pytest.approx(70)
    cared.tap("Resume")
    assert not cared.calm
    assert cared.driver.app.running == "warmup-7-standard"
    assert cared.elapsed == pytest.approx(70)
    assert cared.driver.sees("5:50 left")
    assert len(cared.reports()) == 1


def test_the_session_can_be_ended_from_the_calm_page_and_is_kept(cared: Cared) -> None:
    cared.begin()
    cared.runner.advance(60)  # long enough to count
    cared.driver.app.screen._show = broken
    cared.driver.frames(4)
    cared.tap("End the session")
    assert not cared.runner.in_session
    assert cared.page == "CompleteScreen"
    assert cared.runner.store.sessions.recent(1)[0].routine == "warmup-7-standard"


def test_a_session_that_ends_meanwhile_ends_as_ever(cared: Cared) -> None:
    cared.begin("warmup-5-quick")
    cared.driver.app.screen._show = broken
    cared.driver.frames(4)
    cared.runner.advance(300, step=5)
    cared.care._calmer._look(0)  # twice a second
    cared.driver.frames(3)
    assert cared.page == "CompleteScreen"


def test_a_session_that_breaks_again_and_again_is_not_gone_back_to(
    cared: Cared, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui.screens.session.page import SessionScreen

    cared.begin()
    monkeypatch.setattr(SessionScreen, "_show", broken)
    cared.driver.app.screen.show_afresh = lambda *_: None
    broken_once(cared)
    for _ in range(2):
        cared.now += 5
        cared.tap("Resume")
        assert cared.calm
    assert "Resume" not in cared.driver.texts()
    assert cared.runner.in_session
    assert cared.driver.sees("End the session")


def broken_once(cared: Cared) -> None:
    try:
        broken()
    except RuntimeError as error:
        cared.care.handle_exception(error)
    cared.driver.frames(2)


def test_three_errors_of_one_screen_far_apart_do_not_count_as_often(cared: Cared) -> None:
    cared.driver.app.go("learn")
    for _ in range(4):
        cared.now += 60
        broken_once(cared)
        cared.tap("Resume")


def test_the_same_error_in_every_frame_is_written_once_and_counted(cared: Cared) -> None:
    for _ in range(250):
        try:
            broken()
        except RuntimeError as error:
            cared.care.handle_exception(error)
    assert len(cared.reports()) == 1
    cared.care.reporter.close()
    assert "Happened: 250 x" in cared.reports()[0]


def test_a_listener_that_breaks_on_the_cues_thread_stops_no_cue(cared: Cared) -> None:
    cared.begin(seconds=1)
    cared.driver.note_cues()
    cared.driver.player.listeners.insert(0, broken)
    done = threading.Thread(target=lambda: _tick_on(cared), name="cues")
    done.start()
    done.join()
    cared.driver.frames(3)
    assert cared.driver.fired
    assert cared.calm
    assert "Thread: cues" in cared.reports()[0]
    cared.tap("Resume")
    fired = len(cared.driver.fired)
    cared.runner.advance(60)
    assert len(cared.driver.fired) > fired
    assert not cared.calm, "an error of a thread is told once"


def _tick_on(cared: Cared) -> None:
    for _ in range(40):
        cared.runner.clock.advance(0.5)
        cared.driver.player.tick()


def test_after_an_emergency_the_lock_holds_and_no_routine_is_offered(cared: Cared) -> None:
    cared.begin()
    cared.driver.app.gate.back.answer({"bladder": True}, new_pain=False)
    broken_once(cared)
    assert not cared.runner.in_session
    assert "Resume" not in cared.driver.texts()
    cared.tap("What to do")
    assert cared.driver.sees("Call emergency number")
    cared.driver.app.pages.back()
    cared.driver.frames(2)
    assert cared.driver.sees("Nothing can be started")


def test_answers_given_on_the_calm_page_end_the_session_too(cared: Cared) -> None:
    cared.begin()
    broken_once(cared)
    cared.tap("Something feels wrong")
    assert cared.driver.player.frame.paused
    cared.driver.app.sheets.close()
    cared.driver.app.gate.back.answer({"bladder": True}, new_pain=False)
    cared.tap("Resume")
    assert not cared.runner.in_session
    assert cared.driver.sees("Call emergency number")


def test_a_calm_page_that_breaks_leaves_a_plain_sentence(
    cared: Cared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.shell.crash.CrashPage", broken)
    broken_once(cared)
    assert cared.driver.sees("Close Limber and open it again")


def test_whoever_wants_the_app_to_end_gets_his_way(cared: Cared) -> None:
    assert cared.care.handle_exception(KeyboardInterrupt()) == ExceptionManager.RAISE
    assert cared.care.handle_exception(SystemExit()) == ExceptionManager.RAISE
    assert cared.reports() == []


def test_a_disk_that_cannot_be_written_costs_the_report_and_nothing_else(cared: Cared) -> None:
    folder = cared.care.reporter.reports.folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("in the way")
    try:
        broken_once(cared)
    finally:
        folder.unlink()
    assert cared.calm
    assert cared.driver.sees("could not be written")


def test_settings_lists_reports_only_while_there_are_any(cared: Cared) -> None:
    driver, runner = cared.driver, cared.runner
    driver.app.go("settings")
    driver.frames(12)
    assert not driver.sees("Problem reports")
    broken_once(cared)
    cared.tap("Back to Today")
    driver.app.go("settings")
    driver.frames(12)
    driver.button("Problem reports").dispatch("on_release")
    driver.frames(3)
    runner.press("Remove all reports")
    driver.frames(3)
    assert cared.reports() == []
    assert not driver.sees("Problem reports")


def shared(files: list[Path]) -> Any:
    return lambda: files.append


def test_the_report_can_be_shared_from_the_calm_page(cared: Cared) -> None:
    files: list[Path] = []
    cared.driver.app.parts = cared.driver.app.parts._replace(
        doors=cared.driver.app.parts.doors._replace(share=shared(files))
    )
    broken_once(cared)
    cared.tap("Share the report")
    assert files == cared.care.reporter.reports.all()


def test_today_tells_of_a_report_once_and_the_note_can_be_put_away(runner: Runner) -> None:
    CrashGuard(runner.profile).reporter.caught(RuntimeError())
    driver = runner.settle_in()
    assert driver.sees("went wrong last time")
    runner.press("See the report")
    assert driver.sees("RuntimeError")
    driver.app.back()
    driver.frames(2)
    assert not driver.sees("went wrong last time")
    runner.close()
    assert not runner.open().sees("went wrong last time")


def test_the_note_on_today_can_be_put_away(runner: Runner) -> None:
    CrashGuard(runner.profile).reporter.caught(RuntimeError())
    driver = runner.settle_in()
    runner.press(icon="close")
    driver.frames(2)
    assert not driver.sees("went wrong last time")
    assert driver.app.at_home
