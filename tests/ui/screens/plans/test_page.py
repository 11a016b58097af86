"""A plan over weeks as a runner follows it: begun, seen on Today, taken a step further, and ended."""

from datetime import timedelta

from app.core.back.check_in import Answers, Moment
from app.core.settings import PLANS
from tests.data.profile_helpers import record
from tests.ui.back_driver import Runner

STRENGTH, RUNNING = "Strength twice a week", "From walking to running"


def to_the_plans(runner: Runner) -> None:
    runner.driver.context.routes.open("plans")
    runner.driver.settle()


def press_in(runner: Runner, plan: str, words: str) -> None:
    """Presses a button of a plan's card."""
    panel = next(card for card in runner.driver.app.screen.column.items if plan in words_in(card))
    button = next(part for part in panel.column.items if getattr(part, "words", "") == words)
    button.dispatch("on_release")
    runner.driver.settle()


def words_in(panel) -> list[str]:
    return [getattr(part, "words", "") for part in getattr(getattr(panel, "column", None), "items", [])]


def kept(runner: Runner) -> tuple[str, ...]:
    return runner.store.settings.get(PLANS)


def test_it_is_begun_and_today_says_what_comes_next(runner: Runner) -> None:
    driver = runner.settle_in()
    to_the_plans(runner)
    assert not driver.sees("Going on")
    press_in(runner, STRENGTH, "Begin this plan")
    assert driver.sees("Going on")
    assert driver.sees("Strength, 0 of 2 this week")
    assert kept(runner) == (f"strength 0 {runner.time.date()}",)
    driver.app.back()
    driver.app.go("today")
    driver.frames(6)
    assert driver.sees(f"{STRENGTH}. Next:")
    runner.press("See the plan")
    driver.settle()
    assert driver.sees("0 of 2 this week")


def test_after_a_session_it_rests_and_today_is_silent(runner: Runner) -> None:
    driver = runner.settle_in()
    to_the_plans(runner)
    press_in(runner, STRENGTH, "Begin this plan")
    at = runner.time.timestamp()
    runner.store.sessions.add(
        record(routine="strength-15-runner", phase="gentle", started=at, ended=at + 900)
    )
    driver.app.screen.again()
    driver.frames(4)
    assert driver.sees("1 of 2 this week")
    assert driver.sees("Rest is part of it. The next one fits from Saturday 4 July on.")
    driver.app.back()
    driver.app.go("today")
    driver.app.refresh_notes()
    driver.frames(6)
    assert not driver.sees("See the plan")


def test_a_step_is_offered_after_a_calm_week_and_taken_by_a_tap(runner: Runner) -> None:
    driver = runner.settle_in()
    to_the_plans(runner)
    press_in(runner, RUNNING, "Begin this plan")
    for _ in range(3):
        a_calm_run(runner)
        runner.later(days=1)
    runner.later(days=3)
    driver.app.screen.again()
    driver.frames(4)
    assert driver.sees("Your back took it well. Step B comes next, when you like.")
    assert kept(runner)[0].startswith("run-walk 0 "), "nothing goes on by itself"
    press_in(runner, RUNNING, "Move up to Step B")
    assert kept(runner) == (f"run-walk 1 {runner.time.date()}",)
    assert driver.sees("Step B, ")


def a_calm_run(runner: Runner) -> None:
    """A run-walk session today, rated before and after, and tomorrow morning."""
    back = runner.store.back
    before = back.check_in(Answers(score=1), Moment.BEFORE, runner.time)
    at = runner.time.timestamp()
    kept_ = record(int(at), runner.time.date(), routine="runwalk-20-a", phase="run", loop=before.loop)
    runner.store.sessions.add(kept_)
    back.check_in(Answers(score=1), Moment.AFTER_RUN, runner.time + timedelta(minutes=30), loop=before.loop)
    runner.later(days=1)
    back.check_in(Answers(score=1), Moment.MORNING, runner.time, loop=before.loop)


def test_when_the_back_asks_for_less_a_step_back_is_offered(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.store.settings.set(PLANS, ("run-walk 1 2026-06-29",), runner.time)
    runner.store.back.check_in(Answers(score=4, new_pain=True), Moment.BEFORE, runner.time)
    to_the_plans(runner)
    assert driver.sees("Your back asks for less. Step A suits it better for now.")
    press_in(runner, RUNNING, "Go back to Step A")
    today = runner.time.date()
    assert kept(runner) == (f"run-walk 0 {today} {today}",)
    assert driver.sees("Not today: your back comes first.")


def test_it_is_ended_after_being_asked_once(runner: Runner) -> None:
    driver = runner.settle_in()
    to_the_plans(runner)
    press_in(runner, STRENGTH, "Begin this plan")
    press_in(runner, STRENGTH, "End this plan")
    assert driver.sees("What you have done stays on record.")
    runner.press("Keep the plan")
    driver.settle()
    assert kept(runner)
    press_in(runner, STRENGTH, "End this plan")
    driver.app.sheets.now.page.choices[0][2]()
    driver.settle()
    assert kept(runner) == ()


def test_the_library_leads_to_the_plans(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.go("library")
    driver.frames(8)
    runner.press("Plans over weeks")
    driver.settle()
    assert driver.sees("To begin")
