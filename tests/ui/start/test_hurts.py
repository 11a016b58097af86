"""Moves that hurt: the score from the second one in a session on, and the offer to try one again."""

from datetime import timedelta

import pytest

from app.core.back.check_in import Answers, Moment, Profile
from tests.core.back_cases import all_no
from tests.ui.back_driver import Runner, words_of
from tests.ui.driver import ESCAPE, SPACE, Driver

QUICK, COOL, GENTLE, CORE = (
    "warmup-5-quick",
    "cooldown-8-lower-back",
    "gentle-12-not-running",
    "backcare-8-core",
)


def begun(runner: Runner, routine: str = QUICK, score: int = 0) -> Driver:
    """A session in which a move has hurt already."""
    driver = runner.settle_in()
    driver.app.gate.back.check_in(Answers(score=score), Moment.BEFORE)
    if driver.app.gate.back.state.safety.due:
        driver.app.gate.back.answer(all_no(Profile(past_cancer=False)), new_pain=False)
    runner.want(routine)
    if not runner.in_session:
        runner.driver.button(icon="play_arrow").dispatch("on_release")
        driver.frames(1)
    assert runner.in_session
    to_work(driver)
    hurts(driver)
    assert not driver.player.frame.paused
    assert not asked(driver)
    driver.player.skip_step()
    to_work(driver)
    return driver


def to_work(driver: Driver) -> None:
    while driver.player.frame.state != "work":
        driver.player.skip()


def hurts(driver: Driver) -> None:
    """Says that the move at work hurts."""
    driver.app.screen.press("wrong")
    driver.frames(1)
    sheet = driver.app.screen._questions.sheet
    sheet.choose(next(n for n, choice in enumerate(sheet.page.choices) if choice[1].startswith("This move")))
    driver.frames(1)


def asked(driver: Driver) -> bool:
    return hasattr(driver.app.screen, "keys")


def rate(driver: Driver, score: int) -> None:
    driver.app.screen.keys[score].dispatch("on_release")
    driver.button("Next").dispatch("on_release")
    driver.frames(6)


def moments(runner: Runner) -> list[tuple[Moment, int | None, bool]]:
    check_ins = runner.store.back.state(runner.time).check_ins
    return [(one.moment, one.answers.score, one.ran) for one in check_ins[1:]]


def test_the_second_move_that_hurts_asks_for_the_score_and_the_session_waits(runner: Runner) -> None:
    driver = begun(runner)
    hurting = driver.player.frame.exercise.id
    hurts(driver)
    assert driver.sees("How is your back now, 0 to 10?")
    assert driver.player.frame.paused
    assert driver.player.frame.exercise.id == hurting
    assert len(runner.store.back.hurts()) == 1


@pytest.mark.parametrize("way", ["Not now", "escape"])
def test_not_now_swaps_as_before_and_the_session_goes_on_with_a_tap(runner: Runner, way: str) -> None:
    driver = begun(runner)
    hurting = driver.player.frame.exercise.id
    hurts(driver)
    if way == "escape":
        driver.key(ESCAPE)
    else:
        driver.button(way).dispatch("on_release")
    driver.frames(2)
    assert driver.player.frame.paused
    assert driver.player.frame.exercise.id != hurting
    assert hurting in runner.store.back.hurts()
    assert any("from now on" in text for text in driver.texts())
    assert moments(runner) == []
    driver.key(SPACE)
    assert not driver.player.frame.paused


def test_a_calm_score_swaps_the_move_and_the_session_goes_on_with_a_tap(runner: Runner) -> None:
    driver = begun(runner)
    hurting = driver.player.frame.exercise.id
    hurts(driver)
    rate(driver, 2)
    assert moments(runner) == [(Moment.AFTER_WARM_UP, 2, True)]
    assert runner.in_session
    assert driver.player.frame.paused
    coming = [step.exercise for step in driver.player.session.timeline.routine.played()]
    coming = coming[driver.player.frame.step - 1 :]
    assert coming
    assert all(move.id != hurting and move.max_pain >= 2 for move in coming)
    assert any("from now on" in text for text in driver.texts())
    driver.key(SPACE)
    runner.advance(300, step=1)
    assert not runner.in_session
    assert str(driver.app.gate.back.ask_next().asking) == "after-warm-up"  # its middle is not its end
    assert driver.sees("How does your back feel now?")


def test_a_third_move_asks_once_more(runner: Runner) -> None:
    driver = begun(runner)
    for score in (0, 1):
        hurts(driver)
        rate(driver, score)
        driver.key(SPACE)
        driver.player.skip_step()
        to_work(driver)
    assert [score for _, score, _ in moments(runner)] == [0, 1]


@pytest.mark.parametrize(
    ("before", "score", "heading"),
    [
        (2, 4, "Leave the run for today"),
        (0, 6, "Not a running day"),
        (4, 9, "That is severe"),
    ],
)
def test_a_score_that_rules_the_run_out_ends_the_warm_up_with_its_advice(
    runner: Runner, before: int, score: int, heading: str
) -> None:
    driver = begun(runner, "warmup-8-stiff-back", before)
    hurts(driver)
    rate(driver, score)
    assert not runner.in_session
    assert driver.sees(heading)
    assert not driver.sees("Well done")
    (kept,) = runner.store.sessions.recent()
    assert str(kept.ending) == "ended-early"
    driver.key(ESCAPE)
    driver.frames(2)
    assert driver.app.at_home
    runner.want(QUICK)
    assert not runner.in_session


def test_after_a_warm_up_that_was_ended_nothing_is_asked_about_it(runner: Runner) -> None:
    driver = begun(runner, "warmup-8-stiff-back", 2)
    hurts(driver)
    rate(driver, 4)
    assert str(driver.app.gate.back.ask_next().asking) == "nothing"


def test_a_sorer_back_in_a_cool_down_that_still_suits_it_goes_on(runner: Runner) -> None:
    driver = begun(runner, COOL)
    hurts(driver)
    rate(driver, 5)
    assert moments(runner) == [(Moment.DURING, 5, False)]
    assert runner.in_session
    assert driver.player.frame.paused
    assert len(runner.store.back.hurts()) == 2
    assert str(driver.app.gate.back.ask_next().asking) == "nothing"  # it is no score of a run


def test_a_routine_for_calmer_backs_ends_and_an_easier_one_is_offered(runner: Runner) -> None:
    driver = begun(runner, CORE)
    hurts(driver)
    rate(driver, 4)
    assert not runner.in_session
    assert driver.sees("This one is for calmer backs")
    assert runner.offers()


def test_a_six_in_a_gentle_routine_asks_the_safety_questions_before_it_goes_on(runner: Runner) -> None:
    driver = begun(runner, GENTLE)
    planned = list(driver.player.session.timeline.routine.played())
    assert {"sphinx", "glute-bridge"} <= {step.exercise.id for step in planned}
    length_s = driver.player.session.timeline.duration_s
    hurting_s = planned[driver.player.frame.step - 1].total_s
    hurts(driver)
    rate(driver, 6)
    assert driver.player.frame.paused
    runner.questions()
    driver.frames(6)
    assert runner.in_session
    assert driver.player.frame.paused
    assert any("What is still to come was made to fit your back." in text for text in driver.texts())
    coming = list(driver.player.session.timeline.routine.played())[driver.player.frame.step - 1 :]
    assert coming
    assert not {"sphinx", "glute-bridge"} & {step.exercise.id for step in coming}
    assert driver.player.session.timeline.duration_s >= length_s - hurting_s  # the others fill in
    assert len(runner.store.back.hurts()) == 2
    assert driver.app.sessions.running == GENTLE
    assert driver.app.screen is not None
    assert driver.app.pages.depth == 1


def test_questions_that_are_left_unanswered_end_the_gentle_routine(runner: Runner) -> None:
    driver = begun(runner, GENTLE)
    hurts(driver)
    rate(driver, 7)
    driver.key(ESCAPE)
    driver.frames(6)
    assert not runner.in_session
    assert driver.sees("Not a running day")
    runner.press("Safety questions")
    runner.questions()
    assert any("Gentle" in offer or "not running" in offer.lower() for offer in runner.offers())


def test_a_red_flag_among_the_answers_locks_everything(runner: Runner) -> None:
    driver = begun(runner, GENTLE)
    hurts(driver)
    rate(driver, 6)
    runner.questions("weight")
    driver.frames(6)
    assert not runner.in_session
    assert driver.sees("Please do not run today")


def test_after_a_kill_the_next_move_is_still_the_second(runner: Runner) -> None:
    begun(runner)
    runner.kill()
    driver = runner.open()
    driver.tap("Resume where you were")
    to_work(driver)
    hurts(driver)
    assert asked(driver)


def test_a_session_off_the_record_asks_for_no_score(runner: Runner) -> None:
    driver = runner.settle_in()
    app = driver.app
    app.sessions.begin(QUICK, app.routines.routine(QUICK), None)
    driver.frames(2)
    for _ in range(2):
        to_work(driver)
        hurts(driver)
        assert not asked(driver)
        driver.player.skip_step()


def test_what_hurt_four_weeks_ago_is_offered_again_on_today(runner: Runner) -> None:
    driver = runner.settle_in()
    for number, name in enumerate(("bird-dog", "cat-cow")):
        runner.store.back.remember_hurt(name, "", runner.time + timedelta(minutes=number))
    runner.later(days=27)
    assert [note.words for note in driver.app.gate.notes().below] == ["Bring back"]
    runner.later(days=1)
    driver.app.show_today()
    driver.frames(2)
    assert driver.sees("Bird-dog hurt 4 weeks ago. Try it again?")
    runner.press("Leave it out")
    assert list(runner.store.back.hurts()) == ["bird-dog", "cat-cow"]
    assert not driver.sees("Try it again?")  # the other one waits until tomorrow
    runner.later(days=1)
    driver.app.show_today()
    driver.frames(2)
    assert driver.sees("Cat-cow hurt 4 weeks ago. Try it again?")
    runner.press("Try again")
    assert list(runner.store.back.hurts()) == ["bird-dog"]
    assert not driver.sees("Try it again?")
    runner.later(days=27)
    driver.app.gate.back.answer(all_no(), new_pain=False)  # a month later they have to be asked again
    driver.app.show_today()
    driver.frames(2)
    assert driver.sees("Bird-dog hurt 8 weeks ago. Try it again?")


def test_nothing_is_offered_again_while_something_has_to_be_looked_at(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.store.back.remember_hurt("bird-dog", "", runner.time)
    runner.later(days=29)
    assert driver.app.gate.notes().below[0].words == "Try again"
    driver.app.gate.back.answer({"oneleg": True}, new_pain=False)
    assert [note.words for note in driver.app.gate.notes().below] == ["Bring back"]


def test_a_move_that_is_gone_from_the_library_is_not_offered(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.store.back.remember_hurt("my-own-move", "", runner.time)
    runner.later(days=29)
    assert [note.words for note in driver.app.gate.notes().below] == ["Bring back"]


def test_no_text_of_all_this_bypasses_translation(runner: Runner) -> None:
    driver = begun(runner, CORE)
    driver.app.parts.tr.use("pseudo")
    driver.app.screen.show_afresh()
    driver.app.screen.press("wrong")
    driver.app.screen._questions.sheet.choose(0)
    driver.frames(2)
    texts = [text for text in words_of(driver) if not text.isdigit()]
    driver.app.screen.leave()
    runner.store.back.remember_hurt("bird-dog", "", runner.time)
    runner.later(days=29)
    note = driver.app.gate.notes().below[0]
    assert note.other is not None
    texts += [note.text, note.words, note.other[1]]
    assert all("~" in text for text in texts), texts
