from pathlib import Path

import pytest

from tests.fakes import FakeClock
from tests.ui.back_driver import Runner
from tests.ui.driver import ESCAPE

QUICK, STANDARD = "Quick 5-minute warm-up", "Standard 7-minute warm-up"
STIFF, GENTLE = "Stiff lower back, 8-minute warm-up", "Not running today"


def test_the_first_start_says_what_this_is_and_leads_to_every_question(runner: Runner) -> None:
    driver = runner.open()
    assert driver.sees("It does not diagnose or treat any condition")
    driver.tap("To the safety questions")
    assert driver.sees("1 of 22")
    assert runner.questions() == 22
    assert runner.store.back.state(runner.time).safety.version == 1
    assert runner.store.back.state(runner.time).profile.past_cancer is False
    runner.close()
    driver = runner.open()
    assert not driver.sees("Before you begin")


def test_yes_and_no_are_of_equal_size_and_neither_stands_out(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("To the safety questions")
    yes, no = driver.button("Yes"), driver.button("No")
    assert yes.size == no.size
    assert (yes.fill, yes.ink) == (no.fill, no.ink)


def test_until_the_questions_are_answered_every_start_leads_there(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("Not now")
    driver.tap(QUICK)
    assert driver.sees("Before you begin")
    assert not runner.in_session
    driver.key(ESCAPE)
    driver.app.start("cooldown-5-static")
    driver.frames()
    assert driver.sees("Before you begin")
    driver.tap("To the safety questions")
    runner.questions()
    assert runner.in_session  # a cool-down needs no score
    assert driver.player.session.timeline.routine.id == "cooldown-5-static"


def test_a_question_can_be_taken_back_and_leaving_after_a_yes_keeps_it(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("To the safety questions")
    runner.questions(leave_after=3)
    assert driver.sees("4 of 22")
    driver.tap(icon="arrow_back")
    assert driver.sees("3 of 22")
    runner.questions("fever", leave_after=9)
    driver.tap(icon="close")
    assert driver.sees("Speak to a doctor today")
    assert runner.store.back.state(runner.time).safety.locked


def test_a_calm_back_gets_the_warm_up_it_tapped(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(QUICK)
    assert driver.sees("How is your lower back right now, 0 to 10?")
    runner.check_in(1)
    assert driver.sees("Run as planned")
    assert driver.sees("It is not medical advice")
    assert runner.offers()[0] == QUICK
    driver.tap(QUICK)
    assert runner.in_session
    assert driver.player.session.timeline.routine.id == "warmup-5-quick"


def test_a_check_in_lasts_half_an_hour_and_then_is_asked_for_again(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(QUICK)
    runner.check_in(0)
    driver.key(ESCAPE)
    assert not runner.in_session
    runner.later(minutes=29)
    driver.tap(STANDARD)
    assert runner.in_session
    driver.key(ESCAPE)
    driver.tap("Finish here")
    driver.tap("Not now")
    driver.tap("Back to Today")
    runner.later(minutes=2)
    driver.tap(QUICK)
    assert driver.sees("How is your lower back right now")
    assert not runner.in_session


def test_an_explanation_that_has_stood_too_long_starts_nothing(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(STIFF)
    runner.check_in(3, direction="Forward", got_up="Yes")
    driver.tap(STIFF)
    assert driver.sees("Made to fit your back today")
    runner.later(minutes=31)
    driver.tap("Start")
    assert not runner.in_session
    assert driver.sees("How is your lower back right now")


def test_a_stiff_back_is_offered_its_warm_up_with_the_changes_told(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(STANDARD)
    runner.check_in(4, direction="Forward", got_up="Yes")
    assert driver.sees("Short, flat and easy")
    assert runner.offers() == [STIFF, GENTLE]
    driver.tap(STIFF)
    if driver.sees("Made to fit your back today"):
        assert any("because" in text for text in driver.texts())
        driver.tap("Back")
        assert not runner.in_session
        driver.tap(STIFF)
        driver.tap("Start")
    routine = driver.player.session.timeline.routine
    assert routine.id == "warmup-8-stiff-back"
    assert all(step.exercise.max_pain >= 4 for step in routine.played())


def test_at_seven_the_questions_come_first_and_then_only_the_gentle_routine(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(QUICK)
    runner.check_in(7)
    assert driver.sees("Not a running day")
    assert runner.offers() == ["Answer the safety questions"]
    driver.key(ESCAPE)
    driver.app.start("gentle-12-not-running")
    driver.frames()
    assert driver.sees("A few questions first")
    assert not runner.in_session
    driver.tap("Answer the safety questions")
    assert runner.questions() == 21  # past cancer is asked once
    if runner.offers() and "Start" in runner.offers():
        driver.tap("Start")
    assert driver.player.session.timeline.routine.id == "gentle-12-not-running"


def test_after_the_questions_at_seven_the_outcome_offers_what_is_left(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(QUICK)
    runner.check_in(7)
    driver.tap("Answer the safety questions")
    runner.questions()
    assert runner.offers() == [GENTLE]
    driver.key(ESCAPE)
    for name in ("warmup-5-quick", "warmup-8-stiff-back", "cooldown-5-static"):
        driver.app.start(name)
        driver.frames()
        assert driver.sees("Not this one today")
        assert not runner.in_session
        driver.key(ESCAPE)


def test_at_nine_nothing_is_offered(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(QUICK)
    runner.check_in(9)
    driver.tap("Answer the safety questions")
    runner.questions()
    assert driver.sees("Please do not exercise")
    assert runner.offers() == ["All right"]
    driver.tap("All right")
    driver.app.start("gentle-12-not-running")
    driver.frames()
    assert not runner.in_session


def test_something_new_is_told_by_ticks_and_brings_the_questions(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(QUICK)
    runner.check_in(1, "Leg symptoms")
    assert driver.sees("A few questions first")
    driver.tap("Answer the safety questions")
    runner.questions()
    assert driver.sees("Have this looked at")
    assert runner.offers() == [GENTLE]
    driver.key(ESCAPE)
    driver.tap(QUICK)
    assert driver.sees("Not this one today")
    assert not runner.in_session


def test_a_routine_named_on_the_command_line_goes_through_the_same_gate(
    runner: Runner,
) -> None:
    runner.settle_in()
    runner.close()
    driver = runner.open(routine="warmup-5-quick")
    assert driver.sees("How is your lower back right now")
    assert not runner.in_session
    runner.check_in(2)
    driver.tap(QUICK)
    assert runner.in_session


def test_a_file_at_a_desk_is_shown_without_questions_and_kept_off_the_record(
    runner: Runner, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - {exercise: half-squat, seconds: 30}\n"
        "  - {exercise: hip-hinge, seconds: 30}\n"
    )
    driver = runner.open(routine=str(path))
    assert runner.in_session
    driver.key(ESCAPE)
    driver.tap("Finish here")
    assert runner.store.sessions.recent() == ()
    assert runner.store.sessions.unfinished(runner.time) is None


@pytest.mark.parametrize("at", [(0, 0), (10, 10)])
def test_the_keys_run_from_no_pain_to_the_worst(runner: Runner, at: tuple[int, int]) -> None:
    driver = runner.settle_in()
    driver.tap(QUICK)
    assert driver.sees("0: no pain")
    assert driver.sees("10: worst imaginable")
    runner.check_in(at[0])
    assert runner.store.back.state(runner.time).check_ins[-1].answers.score == at[1]


def test_every_key_is_a_target_of_48_dp_on_small_phones_and_with_large_text(
    profile: Path, clock: FakeClock
) -> None:
    for size, scale in (((412, 915), 1.0), ((360, 640), 1.0), ((412, 915), 2.0), ((915, 412), 1.0)):
        one = Runner(profile, clock)
        driver = one.open(size=size, text_scale=scale)
        driver.app.gate.check_in()
        driver.frames()
        keys = driver.app.sheets.now.page.body[0].keys
        assert len(keys) == 11
        assert all(key.width >= 48 and key.height >= 48 for key in keys)
        one.close()
