"""Reminders are offered once, at the end of a run that was seen through, and never again."""

from app.core.settings import REMIND_DAYS, REMIND_OFFERED
from app.ui.screens.complete.page import CompleteScreen
from app.ui.screens.complete.remind_card import RemindCard
from app.ui.screens.remind.page import RemindPage
from tests.ui.back_driver import Runner
from tests.ui.driver import Driver
from tests.ui.layout_audit import audit
from tests.ui.screens.complete.test_tip_card import warm_up

COOL_DOWN = "cooldown-5-static"


def cool_down(runner: Runner, part: float = 1.0) -> Driver:
    driver = runner.driver
    routine = driver.app.routines.routine(COOL_DOWN)
    driver.app.sessions.begin(routine.id, routine, "")
    runner.advance(routine.total_s * part + 1, step=2)
    if runner.in_session:
        driver.player.end()
        driver.frames(4)
    driver.settle()
    return driver


def cards(driver: Driver) -> list[RemindCard]:
    return list(driver.widgets(RemindCard))


def test_after_a_cool_down_it_is_offered_and_a_no_is_for_good(runner: Runner) -> None:
    runner.settle_in()
    driver = cool_down(runner)
    assert isinstance(driver.app.screen, CompleteScreen)
    assert len(cards(driver)) == 1
    assert audit(driver) == []
    driver.tap("No, thank you")
    driver.settle()
    assert cards(driver) == []
    assert isinstance(driver.app.screen, CompleteScreen), "the no closes nothing else"
    runner.close()
    runner.open()
    assert cards(cool_down(runner)) == []


def test_also_passed_over_in_silence_it_comes_no_second_time(runner: Runner) -> None:
    runner.settle_in()
    driver = cool_down(runner)
    assert cards(driver)
    assert runner.store.settings.get(REMIND_OFFERED)
    driver.app.show_today()
    runner.later(days=1)
    assert cards(cool_down(runner)) == []


def test_a_yes_leads_to_the_days_and_back_to_the_end_of_the_session(runner: Runner) -> None:
    runner.settle_in()
    driver = cool_down(runner)
    driver.tap("Choose the days")
    driver.settle()
    assert isinstance(driver.app.screen, RemindPage)
    driver.app.back()
    driver.settle()
    assert isinstance(driver.app.screen, CompleteScreen)
    assert cards(driver) == []


def test_a_warm_up_an_early_end_and_somebody_with_days_get_none(runner: Runner) -> None:
    runner.settle_in()
    assert cards(warm_up(runner)) == []
    assert cards(cool_down(runner, 0.7)) == []
    assert not runner.store.settings.get(REMIND_OFFERED)
    runner.store.settings.set(REMIND_DAYS, ("mon",), runner.time)
    assert cards(cool_down(runner)) == []


def test_it_stays_with_a_good_score_and_goes_with_one_that_speaks_against_running(runner: Runner) -> None:
    runner.settle_in()
    driver = warm_up(runner)
    runner.press("Not now")
    runner.later(minutes=40)
    loop = runner.store.back.loops(now=runner.time)[-1].id
    routine = driver.app.routines.routine(COOL_DOWN)
    driver.app.sessions.begin(routine.id, routine, loop)
    runner.advance(routine.total_s + 1, step=2)
    driver.settle()
    page = driver.app.screen
    assert page.keys is not None, "the back is asked about"
    page._choose(2)
    driver.frames(3)
    assert len(cards(driver)) == 1
    page._choose(9)
    driver.frames(3)
    assert cards(driver) == []
