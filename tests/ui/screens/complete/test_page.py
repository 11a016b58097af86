"""The end of a session: what was done, how the back is now, and what comes next."""

import pytest

from app.core.back.check_in import Answers, Moment
from tests.core.back_cases import all_no
from tests.ui.back_driver import Runner, words_of
from tests.ui.driver import ESCAPE, SPACE, Driver, Open

ASKED = "How does your back feel now?"


def warmed_up(runner: Runner, before: int = 2, seconds: float = 480.5) -> Driver:
    """Stands at the end of a warm-up that began with a score."""
    driver = runner.settle_in()
    runner.store.back.check_in(Answers(score=before), Moment.BEFORE, runner.time)
    driver.app.start("warmup-8-stiff-back")
    driver.frames(4)
    assert runner.in_session
    runner.advance(seconds, step=2)
    if runner.in_session:
        driver.key(ESCAPE)
        driver.tap("Finish here")
    assert driver.sees(ASKED)
    return driver


def scores(runner: Runner, moment: Moment) -> list[int | None]:
    """What was recorded for a moment."""
    checks = runner.store.back.state(runner.time).check_ins
    return [c.answers.score for c in checks if c.moment is moment]


def test_it_says_what_was_done_and_which_areas_were_worked(runner: Runner) -> None:
    driver = warmed_up(runner)
    for words in ("Done", "8:00", "minutes", "10", "moves", "What you worked", "Buttocks"):
        assert words in driver.texts(), words
    assert driver.sees("Back from your run?")  # what comes next


def test_a_score_is_compared_with_the_one_before_and_nothing_is_kept_until_it_is_saved(
    runner: Runner,
) -> None:
    driver = warmed_up(runner)
    driver.tap("2")
    assert driver.sees("same as before")
    assert driver.sees("walking or very easy jogging")
    driver.tap("1")
    assert driver.sees("less than before")
    assert scores(runner, Moment.AFTER_WARM_UP) == []
    driver.tap("Save")
    assert driver.app.at_home
    assert scores(runner, Moment.AFTER_WARM_UP) == [1]
    assert driver.sees("Back from your run?")
    assert not driver.sees("How is your back after the warm-up?")


def test_not_now_is_an_answer_and_asks_no_more(runner: Runner) -> None:
    driver = warmed_up(runner)
    driver.tap("Not now")
    assert driver.app.at_home
    assert scores(runner, Moment.AFTER_WARM_UP) == [None]
    assert driver.sees("Back from your run?")


def test_leaving_by_the_cross_or_by_back_is_a_not_now_too(runner: Runner) -> None:
    driver = warmed_up(runner)
    driver.key(ESCAPE)
    assert driver.app.at_home
    assert scores(runner, Moment.AFTER_WARM_UP) == [None]


def test_a_back_that_was_stirred_up_is_told_on_the_page_and_led_to_the_advice(runner: Runner) -> None:
    driver = warmed_up(runner)
    driver.tap("4")
    assert driver.sees("more than before")
    assert driver.sees("The warm-up made it sorer")
    driver.tap("Save")
    assert not driver.app.at_home
    assert driver.sees("The warm-up made it sorer")
    driver.key(ESCAPE)
    assert driver.app.at_home
    driver.app.start("warmup-8-stiff-back")
    driver.frames(3)
    assert not runner.in_session


def test_six_or_more_leads_to_the_safety_questions(runner: Runner) -> None:
    driver = warmed_up(runner)
    driver.tap("6")
    driver.tap("Save")
    assert driver.sees("Safety questions")


def test_what_the_page_foretells_is_what_is_recorded(runner: Runner) -> None:
    driver = warmed_up(runner, before=3)
    rating = driver.app.screen._rating
    for score in range(11):
        foretold = rating.preview(score)
        assert foretold is not None
        assert scores(runner, Moment.AFTER_WARM_UP) == []
    rating.save(3)
    assert driver.app.gate.back.outcome() == rating.preview(3)


def test_after_the_cool_down_the_score_of_the_run_is_due(runner: Runner) -> None:
    driver = warmed_up(runner, before=1)
    driver.tap("1")
    driver.tap("Save")
    runner.later(minutes=50)
    driver.app.start("cooldown-5-static")
    driver.frames(4)
    assert runner.in_session
    runner.advance(300.5, step=2)
    assert driver.sees(ASKED)
    driver.tap("2")
    assert driver.sees("Your back coped well")
    driver.tap("Save")
    assert scores(runner, Moment.AFTER_RUN) == [2]
    assert not driver.sees("Back from your run?")


def test_a_run_that_was_too_much_is_led_to_its_advice(runner: Runner) -> None:
    driver = warmed_up(runner, before=1)
    driver.tap("1")
    driver.tap("Save")
    runner.later(minutes=50)
    driver.app.start("cooldown-5-static")
    driver.frames(4)
    runner.advance(300.5, step=2)
    driver.tap("5")
    driver.tap("Save")
    assert not driver.app.at_home
    assert driver.sees("That was a bit much")


def test_after_a_gentle_routine_nothing_is_asked(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.start("gentle-12-not-running")
    driver.frames(4)
    runner.advance(60, step=2)
    driver.key(ESCAPE)
    driver.tap("Finish here")
    assert not driver.sees(ASKED)
    driver.tap("Back to Today")
    assert driver.app.at_home


def test_ending_early_is_kindly_put(runner: Runner) -> None:
    driver = warmed_up(runner, seconds=100)
    assert driver.sees("Finished early")
    assert driver.sees("What you did counts.")


def test_something_feels_wrong_is_answered_here_too(runner: Runner) -> None:
    driver = warmed_up(runner)
    driver.app.gate.back.answer(all_no(), new_pain=False)
    driver.tap("Something feels wrong")
    assert driver.sees("medical help")


def test_digits_choose_and_enter_saves(runner: Runner) -> None:
    driver = warmed_up(runner)
    driver.key(ord("2"), "2")
    assert driver.app.screen.score == 2
    driver.key(SPACE)
    assert driver.app.at_home
    assert scores(runner, Moment.AFTER_WARM_UP) == [2]


def test_turning_and_larger_text_keep_what_was_chosen(runner: Runner) -> None:
    driver = warmed_up(runner)
    driver.tap("3")
    driver.resize(915, 412)
    driver.app.parts.kit.theme.scale_text(2.0)
    driver.frames(3)
    assert driver.app.screen.score == 3
    assert driver.app.screen.keys.score == 3
    driver.resize(412, 915)
    assert driver.sees("more than before")


def test_without_a_record_there_are_no_keys(open_app: Open) -> None:
    driver = open_app(routine="warmup-5-quick")
    driver.advance(300.6, step=1)
    assert driver.sees("Done")
    assert driver.sees("5:00")
    assert not driver.sees(ASKED)
    driver.key(SPACE)
    assert driver.app.at_home


@pytest.mark.parametrize("calm", [True, False])
def test_the_ring_closes_before_ones_eyes_unless_one_wants_calm(open_app: Open, calm: bool) -> None:
    driver = open_app(routine="warmup-5-quick")
    kit = driver.app.parts.kit
    driver.app.parts = driver.app.parts._replace(kit=kit._replace(calm=lambda: calm))
    driver.clock.advance(299.9)
    driver.player.tick()
    driver.frames(1)
    driver.clock.advance(0.5)
    driver.player.tick()
    driver.frames(2)
    assert (driver.app.screen._head._ring.left == 1.0) == calm
    driver.settle()


def test_no_text_bypasses_translation(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.parts.tr.use("pseudo")
    runner.store.back.check_in(Answers(score=2), Moment.BEFORE, runner.time)
    driver.app.start("warmup-8-stiff-back")
    driver.frames(4)
    runner.advance(480.5, step=2)
    seen = list(words_of(driver))
    driver.app.screen.keys.keys[4].dispatch("on_release")
    driver.frames(3)
    seen += words_of(driver)
    assert [text for text in seen if "~" not in text] == []
    driver.app.parts.tr.use("en")
