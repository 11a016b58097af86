"""Which sessions count, and what was worked in them."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.counting import ENOUGH_S, LEAST_STEP_S, counts, too_short, worked
from app.core.records import Ending, SessionRecord, StepRecord, StepState


def step(done_s, planned_s=40.0, exercise="cat-cow", state=None):
    enough = done_s > 0 if planned_s == 0 else done_s >= planned_s / 2
    state = state or (StepState.DONE if enough else StepState.SKIPPED)
    return StepRecord(exercise=exercise, planned_s=planned_s, done_s=done_s, state=state)


def session(*steps, **more):
    values = {
        "routine": "warmup-7-standard",
        "title": "Standard",
        "phase": "warm-up",
        "started": 0.0,
        "ended": 420.0,
        "day": date(2026, 7, 1),
        "planned_s": 420.0,
        "done_s": sum(one.done_s for one in steps),
        "ending": Ending.EARLY,
        "steps": steps,
        **more,
    }
    return SessionRecord(**values)


REST = tuple(step(0.0, exercise=name) for name in ("bird-dog", "dead-bug", "march-in-place", "half-squat"))


def test_seven_seconds_with_no_step_done_are_no_session():
    assert not counts(session(step(2.0), *REST))


def test_one_step_done_is_one():
    assert counts(session(step(40.0), *REST))


def test_a_step_that_was_left_half_way_is_not_done_but_a_minute_of_such_steps_counts():
    assert not counts(session(step(19.0), *REST))
    some = [step(19.9, exercise=f"move-{number}") for number in range(3)]
    assert not counts(session(*some, *REST))
    assert counts(session(*some, step(1.0), *REST))
    assert sum(one.done_s for one in some) + 1.0 > ENOUGH_S


def test_skipping_to_the_end_is_no_session_however_it_is_called():
    assert not counts(session(*REST, ending=Ending.FINISHED))
    assert not counts(session(step(3.0), *REST, ending=Ending.FINISHED))


def test_a_tap_at_once_at_ones_own_pace_is_not_a_step_done_but_ten_seconds_are():
    at_own_pace = [step(0.0, 0.0, f"move-{number}") for number in range(5)]
    assert not counts(session(step(1.5, 0.0), *at_own_pace))
    assert counts(session(step(LEAST_STEP_S, 0.0), *at_own_pace))


def test_a_routine_as_short_as_its_author_likes_counts_with_half_of_it():
    assert counts(session(step(8.0, 8.0), planned_s=13.0))
    assert not counts(session(step(3.0, 8.0), planned_s=13.0))


def test_an_old_session_without_steps_goes_by_its_length():
    assert counts(session(done_s=80.0))
    assert not counts(session(done_s=7.0))
    assert not counts(session(done_s=0.0, planned_s=0.0))


def test_what_is_told_of_its_steps_makes_nothing_of_a_session_without_work():
    assert not counts(session(step(40.0), done_s=0.0))


def test_only_steps_that_were_really_done_were_worked_each_for_as_long_as_it_was_done():
    hurt = replace(step(12.0, 12.0, "high-knees", StepState.SWAPPED), swapped_to="march-in-place")
    record = session(step(40.0), step(30.0, exercise="bird-dog"), hurt, step(5.0, exercise="dead-bug"), *REST)
    assert worked(record) == (("cat-cow", 40.0), ("bird-dog", 30.0), ("high-knees", 12.0))
    assert worked(session(step(2.0), *REST)) == ()


@pytest.mark.parametrize(
    ("took_s", "done_s", "said"),
    [
        (7.2, 2.0, "Stopped after 7 seconds"),
        (1.0, 0.0, "Stopped after 1 second"),
        (1900.0, 3.0, "Stopped after 3 seconds of work"),
        (1900.0, 1.0, "Stopped after 1 second of work"),
        (0.3, 0.0, "Stopped at once"),
        (-600.0, 2.0, "Stopped after 2 seconds"),  # the clock was set back
        (1900.0, 0.2, "Stopped with no work done"),
    ],
)
def test_what_was_too_short_is_told_by_what_it_was(took_s, done_s, said):
    assert too_short(early=True, took_s=took_s, done_s=done_s, tr=str) == said


def test_one_that_was_skipped_through_was_not_stopped():
    assert too_short(early=False, took_s=4.0, done_s=0.0, tr=str) == "Skipped to the end"
