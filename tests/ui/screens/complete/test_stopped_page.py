"""The end of a session in which too little was done to count."""

from datetime import timedelta

import pytest

from app.core.back.check_in import Answers, Moment
from app.core.back.run_cycle import Asking
from app.core.names import AREAS
from app.core.records import Ending
from tests.data.profile_helpers import record
from tests.ui.back_driver import Runner
from tests.ui.driver import ESCAPE, SPACE, Driver, Open

DELETE, Z = 127, 122
TITLE = "Standard 7-minute warm-up"


def stopped(runner: Runner, seconds: float = 7) -> Driver:
    """A warm-up that was finished after seconds, with nothing else on record."""
    driver = runner.settle_in()
    runner.store.back.check_in(Answers(score=1), Moment.BEFORE, runner.time)
    driver.app.start("warmup-7-standard")
    driver.frames(4)
    assert runner.in_session
    runner.advance(seconds)
    driver.key(ESCAPE)
    driver.tap("Finish here")
    driver.settle()
    return driver


def listed(runner: Runner) -> int:
    return int(runner.store.history.all(runner.time.date()).totals.listed)


def test_after_seven_seconds_nothing_is_celebrated_and_nothing_counts(runner: Runner) -> None:
    driver = stopped(runner)
    assert driver.sees("Stopped after 7 seconds")
    assert driver.sees("too short to count for the day or for your weeks in a row")
    for words in ("What you worked", "Well moved", "What you did counts", "steps", "Back from your run"):
        assert not driver.sees(words), words
    assert not driver.sees("How does your back feel now?")
    assert driver.app.screen._head._part == 0.0
    assert listed(runner) == 1
    driver.tap("Back to Today")
    assert driver.app.at_home
    assert not driver.sees("in a row")
    assert not driver.sees("Back from your run?")
    assert runner.store.history.today(runner.time.date()).week == (None,) * 7
    assert driver.app.gate.back.ask_next().asking is Asking.NOTHING


def test_a_step_done_is_a_session_with_only_its_own_muscles(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.store.back.check_in(Answers(score=1), Moment.BEFORE, runner.time)
    driver.app.start("warmup-7-standard")
    driver.frames(4)
    second = next(s for s in driver.player.session.timeline.segments if s.step == 1 and s.kind == "work")
    runner.advance(second.start_s + 3)
    driver.key(ESCAPE)
    driver.tap("Finish here")
    driver.settle()
    assert driver.sees("Finished early")
    (kept,) = runner.store.sessions.recent()
    names = [step.exercise for step in kept.steps if step.done_s > 0]
    assert len(names) == 2
    first = driver.app.routines.routine("warmup-7-standard").steps[0].exercise
    shown = {area for area in AREAS if AREAS[area] in driver.texts()}
    assert shown
    assert shown <= set(first.areas)
    driver.tap("Not now")
    assert driver.sees("in a row")


def test_going_on_goes_on_where_it_stopped_and_leaves_one_session_on_record(runner: Runner) -> None:
    driver = stopped(runner)
    (short,) = runner.store.sessions.recent()
    driver.tap("Resume")
    driver.frames(4)
    assert runner.in_session
    assert driver.player.frame is not None
    assert driver.player.frame.elapsed_s == pytest.approx(5.0, abs=1.0)  # the start of the work it was in
    assert listed(runner) == 0  # it has not ended after all
    runner.advance(60)
    driver.key(ESCAPE)
    driver.tap("Finish here")
    (kept,) = runner.store.sessions.recent()
    assert (kept.id, kept.started, kept.loop) == (short.id, short.started, short.loop)
    assert kept.done_s > 40
    assert kept.ending is Ending.EARLY


def test_an_app_that_is_killed_while_it_goes_on_offers_to_go_on(runner: Runner) -> None:
    driver = stopped(runner)
    driver.tap("Resume")
    runner.advance(60)
    runner.kill()
    driver = runner.open()
    assert driver.sees("Resume where you were?")
    driver.tap("No, finish it")
    (kept,) = runner.store.sessions.recent()
    assert kept.done_s > 20


def test_too_late_to_go_on_it_starts_again_by_way_of_the_check_in(runner: Runner) -> None:
    driver = stopped(runner)
    runner.later(minutes=40)
    driver.tap("Resume")
    driver.frames(4)
    assert not runner.in_session
    assert driver.sees("How is your lower back right now, 0 to 10?")


def test_what_is_forbidden_meanwhile_does_not_go_on(runner: Runner) -> None:
    driver = stopped(runner)
    runner.store.back.check_in(Answers(score=7), Moment.DURING, runner.time)
    driver.tap("Resume")
    driver.frames(4)
    assert not runner.in_session
    assert driver.sees("safety questions")


def test_it_is_deleted_and_taken_back_from_the_page_that_comes_next(runner: Runner) -> None:
    driver = stopped(runner)
    driver.tap("Delete it")
    assert driver.app.at_home
    assert driver.sees(f"{TITLE} is deleted.")
    assert listed(runner) == 0
    driver.app.go("library")
    driver.frames(4)
    driver.tap("Undo")
    assert listed(runner) == 1


def test_keys_delete_it_and_take_that_back(runner: Runner) -> None:
    driver = stopped(runner)
    driver.key(DELETE)
    assert listed(runner) == 0
    driver.window.dispatch("on_key_down", Z, 0, "z", ["ctrl"])
    driver.frames(2)
    assert listed(runner) == 1
    assert not driver.sees("is deleted")


def test_enter_and_space_do_the_harmless_thing(runner: Runner) -> None:
    driver = stopped(runner)
    driver.key(SPACE)
    assert driver.app.at_home
    assert listed(runner) == 1


def test_one_that_was_skipped_to_its_end_says_so_and_can_only_start_again(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.store.back.check_in(Answers(score=1), Moment.BEFORE, runner.time)
    driver.app.start("warmup-7-standard")
    driver.frames(4)
    for _ in range(80):
        if runner.in_session:
            driver.player.skip()
    runner.advance(1)
    driver.settle()
    assert driver.sees("Skipped to the end")
    assert not driver.sees("Resume")
    driver.tap("Start again")
    driver.frames(4)
    assert runner.in_session
    assert listed(runner) == 1


def test_a_week_with_nothing_else_is_no_week_in_a_row_on_today(runner: Runner) -> None:
    driver = runner.settle_in()
    for weeks in (1, 2):
        runner.store.sessions.add(record(weeks, runner.time.date() - timedelta(weeks=weeks)))
    driver.app.refresh_notes()
    assert runner.store.history.today(runner.time.date()).streak.weeks == 2
    runner.store.back.check_in(Answers(score=1), Moment.BEFORE, runner.time)
    driver.app.start("warmup-7-standard")
    runner.advance(7)
    driver.player.end()
    driver.settle()
    today = runner.store.history.today(runner.time.date())
    assert (today.streak.weeks, today.streak.this_week) == (2, False)


def test_of_a_file_that_its_author_looks_at_nothing_is_on_record_and_nothing_to_delete(
    open_app: Open,
) -> None:
    driver = open_app()
    driver.app.start("warmup-7-standard")
    driver.frames(4)
    driver.advance(7)
    driver.player.end()
    driver.settle()
    assert driver.sees("Stopped after 7 seconds")
    assert not driver.sees("Delete it")
    driver.tap("Start again")
    driver.frames(4)
    assert driver.player.frame is not None
    assert not driver.player.frame.over


def test_a_session_that_was_cut_off_can_be_deleted_where_it_is_offered_again(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.store.back.check_in(Answers(score=1), Moment.BEFORE, runner.time)
    driver.app.start("warmup-7-standard")
    runner.advance(110)
    runner.kill()
    driver = runner.open()
    driver.tap("Delete it")
    driver.frames(4)
    assert driver.sees(f"{TITLE} is deleted.")
    assert runner.store.sessions.recent() == ()
    assert runner.store.sessions.unfinished(runner.time) is None
    driver.tap("Undo")
    (kept,) = runner.store.sessions.recent()
    assert kept.ending is Ending.EARLY
    assert kept.done_s > 60


def test_an_offer_to_undo_does_not_lie_over_a_session(runner: Runner) -> None:
    driver = stopped(runner)
    driver.tap("Delete it")
    driver.app.start("warmup-7-standard")
    driver.frames(4)
    assert runner.in_session
    assert not driver.sees("is deleted")
    assert listed(runner) == 0
