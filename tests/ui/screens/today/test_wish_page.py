"""Saying what today is like, on the page that Today leads to, and what it changes."""

from app.core.needs import lacking
from app.core.today.wish import NO_WISH
from tests.ui.back_driver import Runner


def to_the_page(runner: Runner) -> None:
    driver = runner.driver
    driver.app.go("today")
    driver.settle()
    runner.press("Change")
    driver.settle()
    runner.press("What is today like?")
    driver.settle()


def done(runner: Runner) -> None:
    runner.press("Done")
    runner.driver.settle()
    if not runner.driver.app.at_home:
        runner.driver.app.back()
    runner.driver.frames(6)


def test_what_is_said_changes_what_is_suggested_and_says_why(runner: Runner) -> None:
    driver = runner.settle_in()
    to_the_page(runner)
    runner.press("Trail")
    done(runner)
    assert driver.sees("for the trail")
    to_the_page(runner)
    runner.press("Forget all of it")
    done(runner)
    assert not driver.sees("for the trail")
    assert driver.context.wishes.now == NO_WISH


def test_it_holds_for_today_alone(runner: Runner) -> None:
    driver = runner.settle_in()
    to_the_page(runner)
    runner.press("It is cold")
    done(runner)
    assert driver.context.wishes.now.cold
    runner.later(days=1)
    assert driver.context.wishes.now == NO_WISH


def test_without_a_wall_and_with_three_minutes_the_session_is_made_to_fit(runner: Runner) -> None:
    driver = runner.settle_in()
    to_the_page(runner)
    runner.press("Only 3 minutes")
    runner.press("No wall")
    done(runner)
    assert driver.sees("3-minute warm-up")
    assert driver.sees("Made to fit what you have")
    runner.press("Check in")
    runner.check_in(1)
    runner.press("Start · 3 min")
    driver.settle()
    if not runner.in_session:
        assert driver.sees("there is no wall")
        runner.press("Start · 3 min")
    session = driver.player.session
    assert session.timeline.routine.total_s <= 3 * 60 + 30
    assert not any(lacking(step.exercise, {"wall"}) for step in session.timeline.routine.played())
