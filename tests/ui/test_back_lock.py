"""No path starts anything once an emergency or urgent yes was given, and only one way leads out."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.core.back import all_no
from tests.data.profile_helpers import opened
from tests.ui.back_driver import Runner, words_of
from tests.ui.driver import ESCAPE, SPACE, Driver, R

QUICK = "Quick 5-minute warm-up"
ROUTINES = (
    "warmup-5-quick",
    "warmup-8-stiff-back",
    "cooldown-5-static",
    "gentle-12-not-running",
)


def lock(runner: Runner, *yes: str) -> None:
    """Another yes on record, as if given on another day."""
    store = opened(runner.profile, runner.time)
    store.back.answer(all_no() | dict.fromkeys(yes, True), runner.time)
    store.close()


def nothing_starts(runner: Runner, driver: Driver, *own: str) -> None:
    for name in (*ROUTINES, *own):
        driver.app.start(name)
        driver.frames()
        assert driver.sees("I have had medical advice"), name
        assert not runner.in_session, name
        driver.key(ESCAPE)


@pytest.fixture
def own(profile: Path) -> None:
    (profile / "routines" / "mine.yaml").write_text(
        "id: mine\ntitle: Mine\nphase: gentle\nmax_pain: 2\nsteps:\n  - {exercise: half-squat, seconds: 30}\n"
    )


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("yes", "heading"), [("bladder", "Get help now"), ("weight", "Speak to a doctor today")]
)
def test_a_yes_locks_everything_and_survives_a_restart(runner: Runner, yes: str, heading: str) -> None:
    driver = runner.settle_in()
    driver.tap("Something feels wrong")
    driver.tap("Ask the safety questions")
    runner.questions(yes)
    assert driver.sees(heading)
    assert driver.sees("You answered yes to")
    driver.tap("I have read this")
    assert driver.sees(heading)  # the line on Today
    nothing_starts(runner, driver, "mine")
    driver.tap(QUICK)
    assert not runner.in_session
    assert driver.sees("I have had medical advice")
    driver.key(ESCAPE)
    runner.close()
    runner.later(days=40)
    driver = runner.open()
    assert driver.sees(heading)
    nothing_starts(runner, driver, "mine")
    driver.tap("What to do")
    assert driver.sees("I have had medical advice")


def test_an_emergency_yes_ends_the_questions_at_once_and_offers_the_call(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Something feels wrong")
    driver.tap("Ask the safety questions")
    assert runner.questions("saddle") == 2  # new pain, and the first of the list
    assert runner.offers() == ["I have read this", "I have had medical advice"]
    driver.tap("Call emergency number")
    assert driver.sees("There is no telephone here")
    assert driver.sees("Get help now")


def test_urgent_has_no_call(runner: Runner) -> None:
    runner.settle_in()
    lock(runner, "weight")
    runner.driver.tap(QUICK)
    assert runner.offers() == ["I have read this", "I have had medical advice"]
    assert not runner.driver.sees("Call emergency number")


def test_the_check_in_of_a_locked_runner_never_opens(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(QUICK)
    runner.check_in(1)
    lock(runner, "weight")  # while the outcome with its offers stands there
    driver.tap(QUICK)
    assert not runner.in_session
    assert driver.sees("Speak to a doctor today")


def test_only_advice_and_no_to_every_question_unlock(runner: Runner) -> None:
    driver = runner.settle_in()
    lock(runner, "bladder")
    driver.tap("Something feels wrong")
    driver.tap("I have had medical advice")
    runner.questions(leave_after=5)
    driver.tap(icon="close")
    assert runner.store.back.state(runner.time).safety.locked
    driver.tap(QUICK)
    driver.tap("I have had medical advice")
    runner.questions("weeks")
    assert driver.sees("I have had medical advice")
    assert runner.store.back.state(runner.time).safety.locked
    driver.tap("I have had medical advice")
    assert runner.questions() == 22
    assert driver.sees("Your routines are open again")
    driver.tap("All right")
    assert not driver.sees("Get help now")
    driver.tap(QUICK)
    assert driver.sees("How is your lower back right now")


def test_an_emergency_ends_a_running_session(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.start("cooldown-5-static")
    driver.frames()
    runner.advance(20)
    driver.tap("Something feels wrong")
    driver.tap("Ask the safety questions")
    assert driver.player.frame.paused
    runner.questions("chest")
    driver.frames(6)
    assert driver.sees("Get help now")
    assert not runner.in_session
    driver.key(SPACE)
    driver.key(R, "r")
    assert not runner.in_session
    driver.tap("I have read this")
    assert driver.sees("Before your run")
    nothing_starts(runner, driver)
    (kept,) = runner.store.sessions.recent()
    assert str(kept.ending) == "ended-early"


def test_no_to_everything_leads_back_to_the_session(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.start("cooldown-5-static")
    driver.frames()
    runner.advance(20)
    driver.tap("Something feels wrong")
    driver.tap("Ask the safety questions")
    runner.questions()
    driver.tap("All right")
    assert driver.player.frame.paused
    driver.tap("Resume")
    assert not driver.player.frame.paused


def test_a_leg_that_hurts_ends_a_warm_up_and_leaves_the_gentle_routine(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap(QUICK)
    runner.check_in(0)
    driver.tap(QUICK)
    runner.advance(20)
    driver.tap("Something feels wrong")
    driver.tap("Ask the safety questions")
    runner.questions("oneleg")
    driver.frames(6)
    assert not runner.in_session
    assert driver.sees("Have this looked at")


@pytest.mark.parametrize("yes", ["bladder", "weight"])
def test_a_session_that_was_cut_off_does_not_go_on_when_locked(runner: Runner, yes: str) -> None:
    driver = runner.settle_in()
    driver.app.start("cooldown-5-static")
    driver.frames()
    runner.advance(30)
    runner.kill()
    driver = runner.open()
    assert driver.sees("Go on where you were?")
    lock(runner, yes)
    driver.tap("Go on where you were")
    assert not runner.in_session
    assert driver.sees("I have had medical advice")
    runner.close()
    driver = runner.open()
    assert not driver.sees("Go on where you were?")
    assert not runner.in_session


def test_a_file_at_a_desk_is_refused_too(runner: Runner, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - {exercise: half-squat, seconds: 30}\n"
    )
    runner.settle_in()
    runner.close()
    lock(runner, "bladder")
    driver = runner.open(routine=str(path))
    assert not runner.in_session
    assert driver.sees("Get help now")


def test_past_cancer_counts_together_with_new_pain_only(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("To the safety questions")
    runner.questions("cancer")
    assert not runner.store.back.state(runner.time).safety.locked
    driver.tap(QUICK)
    runner.check_in(1, "New pain")
    assert driver.sees("Speak to a doctor today")


def test_no_text_of_the_safety_pages_bypasses_translation(runner: Runner) -> None:
    driver = runner.open(language="pseudo")
    seen = list(words_of(driver))
    driver.app.gate.safety.ask(lambda: None, new_pain=None)
    driver.frames()
    seen += words_of(driver)
    lock(runner, "bladder")
    driver.app.gate.safety.locked()
    driver.frames()
    seen += words_of(driver)
    driver.key(ESCAPE)
    driver.app.gate.safety.told()
    driver.frames()
    seen += words_of(driver)
    assert [text for text in seen if "~" not in text] == []


def test_a_lock_does_not_run_out(runner: Runner) -> None:
    runner.settle_in()
    lock(runner, "bladder")
    runner.time += timedelta(days=400)
    runner.driver.tap(QUICK)
    assert runner.driver.sees("I have had medical advice")
