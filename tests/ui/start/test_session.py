"""The record in the running session: what hurts, what is kept, and going on after a kill."""

import pytest

from app.core.back.check_in import Answers, Moment, Profile
from tests.core.back_cases import all_no
from tests.ui.back_driver import Runner, words_of
from tests.ui.driver import ESCAPE, SPACE, Driver

QUICK = "warmup-5-quick"


def warm_up(runner: Runner, score: int = 0) -> Driver:
    driver = runner.settle_in()
    driver.app.gate.back.check_in(Answers(score=score), Moment.BEFORE)
    runner.want(QUICK)
    assert runner.in_session
    return driver


def to_move(runner: Runner, name: str) -> None:
    """Skips to a move at work."""
    for _ in range(60):
        frame = runner.driver.player.frame
        if frame.exercise.id == name and frame.state == "work":
            return
        runner.driver.player.skip()
    raise AssertionError(f"{name} does not come")


def test_a_move_that_hurts_gives_way_at_once_and_is_remembered(runner: Runner) -> None:
    driver = warm_up(runner)
    to_move(runner, "leg-swing-front-back")
    runner.advance(3)
    driver.tap("Something feels wrong")
    assert driver.player.frame.paused
    (offered,) = [
        text for text in driver.texts() if text.startswith("This move hurts, give me a gentler one: ")
    ]
    driver.tap(offered)
    frame = driver.player.frame
    assert offered.endswith(f": {frame.exercise.name}")
    assert not frame.paused
    assert frame.exercise.id != "leg-swing-front-back"
    assert driver.sees("Leg swing, front to back")  # said once, in a sentence
    assert any("from now on" in text for text in driver.texts())
    assert list(runner.store.back.hurts()) == ["leg-swing-front-back"]
    driver.player.end()
    driver.frames(6)
    (kept,) = runner.store.sessions.recent()
    assert any(str(step.state) == "swapped" for step in kept.steps)
    driver.app.show_today()
    runner.want(QUICK)
    assert driver.sees("Made to fit your back today")
    assert any("Leg swing, front to back" in text and "because" in text for text in driver.texts())
    runner.press("Start · 5 min")
    played = [step.exercise.id for step in driver.player.session.timeline.routine.played()]
    assert "leg-swing-front-back" not in played


def test_where_there_is_no_gentler_move_none_is_offered_and_what_will_happen_is_said(runner: Runner) -> None:
    driver = warm_up(runner)
    runner.advance(3)
    while driver.app.gate.back.gentler():
        driver.app.gate.back.this_hurts(str)  # down to the last of the gentler ones
    hurting = driver.player.frame.exercise
    driver.tap("Something feels wrong")
    assert not any("gentler" in text for text in driver.texts())
    driver.tap("This move hurts, leave it out from now on")
    driver.tap("Not now")  # more than one has hurt by now, so the score is asked for first
    assert driver.player.frame.exercise.id != hurting.id
    assert any(f"Left out from now on: {hurting.name}" in text for text in driver.texts())
    assert hurting.id in runner.store.back.hurts()


def test_what_is_offered_for_a_move_that_hurts_is_what_comes(runner: Runner) -> None:
    driver = warm_up(runner)
    runner.advance(3)
    back, player = driver.app.gate.back, driver.player
    offered = []
    while not player.frame.over:
        before, named = player.session, back.gentler()
        assert player.session is before  # only looked at
        said = back.this_hurts(str)
        offered.append(bool(named))
        assert (f"{named} instead of" in said) if named else "no gentler version" in said
        player.skip_step()
    assert True in offered
    assert False in offered


def test_what_hurt_can_be_brought_back_on_today(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.store.back.remember_hurt("bird-dog", "", runner.time)
    (note,) = driver.app.gate.notes().below
    assert (note.text, note.words) == ("Left out because it hurt: Bird-dog.", "Bring back")
    note.action()
    driver.frames()
    driver.tap("Bird-dog")
    assert runner.store.back.hurts() == {}
    assert driver.app.gate.notes().below == ()


def test_rest_a_moment_leaves_the_session_paused(runner: Runner) -> None:
    driver = warm_up(runner)
    runner.advance(8)
    driver.tap("Something feels wrong")
    driver.tap("Rest a moment")
    assert driver.player.frame.paused
    assert not driver.sees("Something feels wrong?")


def test_a_session_is_kept_with_its_loop(runner: Runner) -> None:
    driver = warm_up(runner)
    runner.advance(300.5, step=1)
    assert driver.sees("Done")
    (kept,) = runner.store.sessions.recent()
    assert str(kept.ending) == "finished"
    assert kept.loop == runner.store.back.state(runner.time).check_ins[-1].loop


@pytest.mark.parametrize("reopened_after_s", [5, 29 * 60])
def test_after_a_kill_it_goes_on_where_it_was(runner: Runner, reopened_after_s: float) -> None:
    driver = warm_up(runner)
    runner.advance(73)
    step = driver.player.frame.step
    before_s = driver.player.frame.elapsed_s
    segment_s = driver.player.frame.segment.start_s
    runner.kill()
    runner.later(seconds=reopened_after_s)
    runner.clock.reading = 3.0  # a reboot restarts the clock
    driver = runner.open()
    assert driver.sees("Resume where you were?")
    driver.tap("Resume where you were")
    frame = driver.player.frame
    assert not frame.paused
    assert frame.step == step
    assert frame.elapsed_s == pytest.approx(max(before_s - 5, segment_s), abs=1)  # with a lead-in
    runner.advance(260, step=1)
    assert driver.sees("Done")
    (kept,) = runner.store.sessions.recent()
    assert str(kept.ending) == "finished"


def test_closing_the_window_keeps_the_session_for_later_too(runner: Runner) -> None:
    warm_up(runner)
    runner.advance(40)
    runner.close()
    driver = runner.open()
    assert driver.sees("Resume where you were?")


def test_no_finish_it_keeps_it_as_ended_early_and_asks_no_more(runner: Runner) -> None:
    warm_up(runner)
    runner.advance(40)
    runner.kill()
    driver = runner.open()
    driver.tap("No, finish it")
    (kept,) = runner.store.sessions.recent()
    assert str(kept.ending) == "ended-early"
    runner.close()
    driver = runner.open()
    assert not driver.sees("Resume where you were?")


def test_after_half_an_hour_it_is_too_late(runner: Runner) -> None:
    warm_up(runner)
    runner.advance(40)
    runner.kill()
    runner.later(minutes=31)
    driver = runner.open()
    assert not driver.sees("Resume where you were?")
    assert len(runner.store.sessions.recent()) == 1


def test_a_back_that_has_got_worse_does_not_go_on_with_a_warm_up(runner: Runner) -> None:
    warm_up(runner)
    runner.advance(40)
    runner.kill()
    driver = runner.open()
    driver.key(ESCAPE)
    driver.app.gate.back.check_in(Answers(score=7), Moment.BEFORE)
    driver.app.gate.back.answer(all_no(Profile(past_cancer=False)), new_pain=False)
    driver.app.gate.opened()
    driver.frames()
    driver.tap("Resume where you were")
    assert not runner.in_session
    assert driver.sees("Not this one today")


def test_no_text_of_a_session_with_the_record_bypasses_translation(runner: Runner) -> None:
    warm_up(runner)
    runner.advance(20)
    runner.driver.app.parts.tr.use("pseudo")
    runner.driver.app.screen.show_afresh()
    runner.driver.app.screen.press("wrong")
    runner.driver.frames()
    sheet = runner.driver.app.screen._questions.sheet
    texts = [sheet.page.title, sheet.page.text, *(words for _, words, _ in sheet.page.choices)]
    sheet.choose(0)
    runner.driver.frames()
    texts += [text for text in words_of(runner.driver) if "instead" in text or "from" in text]
    assert all("~" in text for text in texts)


def test_a_session_left_in_a_pause_for_half_an_hour_is_over(runner: Runner) -> None:
    driver = warm_up(runner)
    runner.advance(20)
    driver.key(SPACE)
    for minutes, goes_on in ((0, True), (29, True), (2, False)):
        runner.advance(minutes * 60, step=3600)
        driver.app.sessions.look()
        assert runner.in_session is goes_on
    driver.frames(6)
    assert driver.sees("Finished early")
    (kept,) = runner.store.sessions.recent()
    assert str(kept.ending) == "ended-early"


def test_a_pause_that_ends_in_time_counts_from_nought_the_next_time(runner: Runner) -> None:
    driver = warm_up(runner)
    for _ in range(2):
        driver.key(SPACE)
        driver.app.sessions.look()
        runner.advance(20 * 60, step=3600)
        driver.key(SPACE)
        driver.app.sessions.look()
    assert runner.in_session


def test_a_clock_set_right_in_a_pause_does_not_end_the_session(runner: Runner) -> None:
    driver = warm_up(runner)
    driver.key(SPACE)
    for hours in (5, -9):
        driver.app.sessions.look()
        runner.later(hours=hours)
        driver.app.sessions.look()
        assert runner.in_session


def test_a_session_taken_back_from_the_background_asks_the_gate_too(runner: Runner) -> None:
    driver = warm_up(runner)
    runner.advance(20)
    assert driver.app.gate.may_go_on()
    driver.app.gate.back.answer(all_no() | {"weight": True}, new_pain=False)
    assert not driver.app.gate.may_go_on()
    assert not runner.in_session


def test_questions_that_came_due_while_a_session_was_out_of_sight_lead_to_no_broken_routine(
    runner: Runner,
) -> None:
    driver = warm_up(runner)
    driver.app.gate.back.due()
    assert not driver.app.gate.may_go_on()
    driver.frames(6)
    driver.tap("Answer the safety questions")
    runner.questions()
    driver.frames(6)
    assert not driver.sees("This routine cannot be used")
