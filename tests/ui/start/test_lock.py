"""No path starts anything once an emergency or urgent yes was given, and only one way leads out."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.core.back_cases import all_no
from tests.data.profile_helpers import opened
from tests.ui.back_driver import Runner, words_of
from tests.ui.driver import ESCAPE, SPACE, Driver, R

QUICK = "warmup-5-quick"
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
        runner.want(name)
        assert driver.sees("A health professional has examined me for this"), name
        assert not runner.in_session, name
        driver.key(ESCAPE)


@pytest.fixture
def own(profile: Path) -> None:
    (profile / "routines" / "mine.yaml").write_text(
        "id: mine\ntitle: Mine\nphase: gentle\nmax_pain: 2\nsteps:\n  - {exercise: half-squat, seconds: 30}\n"
    )


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("yes", "heading"), [("bladder", "Please do not exercise now"), ("weight", "Please do not run today")]
)
def test_a_yes_locks_everything_and_survives_a_restart(runner: Runner, yes: str, heading: str) -> None:
    driver = runner.settle_in()
    driver.tap("Something feels wrong")
    driver.tap("Ask the safety questions")
    runner.questions(yes)
    assert driver.sees(heading)
    assert driver.sees("You answered yes")
    driver.tap("I have read this")
    assert driver.sees(heading)  # the line on Today
    nothing_starts(runner, driver, "mine")
    runner.want(QUICK)
    assert not runner.in_session
    assert driver.sees("A health professional has examined me for this")
    driver.key(ESCAPE)
    runner.close()
    runner.later(days=40)
    driver = runner.open()
    assert driver.sees(heading)
    nothing_starts(runner, driver, "mine")
    driver.tap("What to do")
    assert driver.sees("A health professional has examined me for this")


def test_an_emergency_that_is_confirmed_ends_the_questions_at_once_and_offers_the_call(
    runner: Runner,
) -> None:
    dialled: list[bool] = []
    driver = runner.settle_in()
    driver.tap("Something feels wrong")
    driver.tap("Ask the safety questions")
    driver.tap(
        "New numbness or tingling between your legs, around your genitals, back passage (anus) or buttocks?"
    )
    driver.tap("Yes, this is so")
    assert driver.sees("Please do not exercise now")
    assert driver.sees("New numbness or tingling between your legs")
    driver.tap("Call emergency number")
    assert driver.sees("This device is no telephone; call from your phone.")
    safety = driver.app.gate.safety
    safety._doors = safety._doors._replace(dial=lambda: dialled.append(True) or "")  # type: ignore[func-returns-value]
    driver.tap("Call emergency number")
    assert dialled == [True]


def test_what_was_answered_can_be_shown_to_someone_in_large_type(runner: Runner) -> None:
    from app.ui.widgets.words import StyledLabel

    driver = runner.settle_in()
    lock(runner, "bladder", "fever")
    runner.want(QUICK)
    driver.tap("Show this to someone")
    label = next(w for w in driver.widgets(StyledLabel) if w.words.startswith("New trouble starting"))
    assert label.style == "alert"
    assert driver.sees("A high temperature")
    driver.key(ESCAPE)
    assert driver.sees("I have read this")


def test_urgent_has_no_call(runner: Runner) -> None:
    driver = runner.settle_in()
    lock(runner, "weight")
    runner.want(QUICK)
    for words in (
        "Show this to someone",
        "I have read this",
        "A health professional has examined me for this",
    ):
        driver.button(words)
    assert not driver.sees("Call emergency number")
    driver.key(ESCAPE)
    assert driver.app.at_home


def test_the_check_in_of_a_locked_runner_never_opens(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want(QUICK)
    runner.check_in(1)
    lock(runner, "weight")  # while the outcome with its offers stands there
    driver.tap("Start · 5 min")
    assert not runner.in_session
    assert driver.sees("Please do not run today")


def test_only_advice_and_no_to_every_question_unlock(runner: Runner) -> None:
    driver = runner.settle_in()
    lock(runner, "bladder")
    driver.tap("Something feels wrong")
    driver.tap("A health professional has examined me for this")
    runner.questions(pages=1)
    driver.key(ESCAPE)
    driver.key(ESCAPE)
    assert driver.sees("A health professional has examined me for this")
    assert runner.store.back.state(runner.time).safety.locked
    runner.press("A health professional has examined me for this")
    runner.questions("fever")
    assert driver.sees("A health professional has examined me for this")
    assert runner.store.back.state(runner.time).safety.locked
    runner.press("A health professional has examined me for this")
    assert runner.questions() == 26
    assert driver.sees("Your routines are open again")
    driver.tap("All right")
    assert driver.app.at_home
    assert not driver.sees("Please do not exercise now")
    runner.want(QUICK)
    assert driver.sees("How is your lower back right now")


def test_an_emergency_ends_a_running_session(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want("cooldown-5-static")
    runner.advance(20)
    driver.tap("Something feels wrong")
    driver.tap("Ask the safety questions")
    assert driver.player.frame.paused
    runner.questions("chest")
    driver.frames(6)
    assert driver.sees("Please do not exercise now")
    assert not runner.in_session
    driver.key(SPACE)
    driver.key(R, "r")
    assert not runner.in_session
    driver.tap("I have read this")
    assert driver.app.at_home
    nothing_starts(runner, driver)
    (kept,) = runner.store.sessions.recent()
    assert str(kept.ending) == "ended-early"


def test_no_to_everything_leads_back_to_the_session(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want("cooldown-5-static")
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
    runner.want(QUICK)
    runner.check_in(0)
    runner.press("Start · 5 min")
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
    runner.want("cooldown-5-static")
    runner.advance(30)
    runner.kill()
    driver = runner.open()
    assert driver.sees("Resume where you were?")
    lock(runner, yes)
    driver.tap("Resume where you were")
    assert not runner.in_session
    assert driver.sees("A health professional has examined me for this")
    runner.close()
    driver = runner.open()
    assert not driver.sees("Resume where you were?")
    assert not runner.in_session


def test_a_file_that_its_author_looks_at_is_refused_too(runner: Runner, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - {exercise: half-squat, seconds: 30}\n"
    )
    runner.settle_in()
    runner.close()
    lock(runner, "bladder")
    driver = runner.open(routine=str(path))
    assert not runner.in_session
    assert driver.sees("Please do not exercise now")


def test_past_cancer_counts_together_with_new_pain_only(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("To the safety questions")
    runner.questions("cancer")
    runner.press("Done")
    assert not runner.store.back.state(runner.time).safety.locked
    runner.want(QUICK)
    runner.check_in(1, "New pain")
    assert driver.sees("Please do not run today")


def test_no_text_of_the_safety_pages_bypasses_translation(runner: Runner) -> None:
    from app.ui.screens.check_in.first_run_page import CuesPage

    seen: list[str] = []
    driver = runner.open(language="pseudo")

    def look() -> None:
        driver.frames(1)
        seen.extend(words_of(driver))

    look()
    gate = driver.app.gate
    gate.safety.ask(lambda: None, new_pain=None)
    page = driver.app.screen
    for _ in range(5):
        look()
        runner.read_on()
    assert driver.app.screen is not page
    gate.safety.ask(lambda: None, new_pain=None)
    driver.app.screen.ticks.tick(0)
    look()
    driver.app.sheets.close()
    gate.back.answer(all_no(), new_pain=False)
    gate.safety.told()
    look()
    driver.app.sheets.close()
    lock(runner, "bladder")
    gate.safety.locked()
    look()
    gate.safety._show(gate.safety._lock())
    look()
    driver.app.pages.open(CuesPage(driver.app.parts.kit, lambda _: None, lambda: None))
    look()
    assert [text for text in seen if "~" not in text] == []


def test_a_lock_does_not_run_out(runner: Runner) -> None:
    runner.settle_in()
    lock(runner, "bladder")
    runner.time += timedelta(days=400)
    runner.want(QUICK)
    assert runner.driver.sees("A health professional has examined me for this")


def test_a_lock_that_was_ticked_by_mistake_can_be_taken_back_for_two_minutes(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Something feels wrong")
    driver.tap("Ask the safety questions")
    runner.questions("fever")
    assert driver.sees("Please do not run today")
    runner.later(minutes=1)
    driver.tap("I ticked this by mistake")
    assert not runner.store.back.state(runner.time).safety.locked
    assert driver.sees("1 to 4 of")  # all is asked afresh, since nothing is known for sure
    runner.questions()
    driver.tap("All right")
    runner.want(QUICK)
    assert driver.sees("How is your lower back right now")


def test_after_two_minutes_a_lock_is_no_mistake_any_more(runner: Runner) -> None:
    driver = runner.settle_in()
    lock(runner, "fever")
    runner.later(minutes=3)
    runner.want(QUICK)
    assert driver.sees("A health professional has examined me for this")
    assert not driver.sees("I ticked this by mistake")


def test_what_still_holds_though_one_may_exercise_is_told_and_eased_in(runner: Runner) -> None:
    driver = runner.settle_in()
    lock(runner, "cough")
    runner.later(days=2)
    runner.want(QUICK)
    runner.press("A health professional has examined me for this")
    runner.questions("cough")
    driver.tap("Still so, and I was told I may exercise")
    assert driver.sees("Your routines are open again")
    assert driver.sees("For the first week keep every run short")
    driver.tap("All right")
    runner.want(QUICK)
    runner.check_in(1)
    assert driver.sees("Use a stiff-back warm-up")


def test_nobody_is_told_that_an_emergency_may_be_exercised_with(runner: Runner) -> None:
    driver = runner.settle_in()
    lock(runner, "weakness")
    runner.later(days=2)
    runner.want(QUICK)
    runner.press("A health professional has examined me for this")
    runner.questions("weakness")
    assert driver.sees("Call emergency number")
    assert not driver.sees("Still so, and I was told I may exercise")
