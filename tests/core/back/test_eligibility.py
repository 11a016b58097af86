"""The one gate in front of every routine."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from app.core.back.check_in import Moment
from app.core.back.eligibility import Allowed, Reason, Refused, may_start
from app.core.back.red_flags import Happened, Safety, SafetyEvent
from app.core.back.suitability import Suits
from tests.core.back_cases import (
    CALM,
    LIBRARY,
    NOON,
    RULES,
    asked,
    check_in,
    minutes,
    noted,
    routine,
    routines,
    state,
)

QUICK = routine("warmup-5-quick")
STIFF = routine("warmup-8-stiff-back")
COOL = routine("cooldown-8-lower-back")
GENTLE = routine("gentle-12-not-running")
CORE = routine("backcare-8-core")


def reason(verdict):
    return verdict.reason if isinstance(verdict, Refused) else None


def test_a_warm_up_needs_a_check_in_no_older_than_thirty_minutes():
    assert reason(may_start(QUICK, state(), NOON)) is Reason.CHECK_IN
    assert may_start(QUICK, state(check_in(1, NOON - minutes(30))), NOON) == Allowed()
    assert reason(may_start(QUICK, state(check_in(1, NOON - minutes(30.1))), NOON)) is Reason.CHECK_IN


def test_a_check_in_dated_ahead_of_the_clock_is_not_fresh():
    assert reason(may_start(QUICK, state(check_in(1, NOON + minutes(5))), NOON)) is Reason.CHECK_IN


def test_a_score_after_something_else_is_no_check_in():
    after = check_in(1, NOON - minutes(5), Moment.MORNING)
    assert reason(may_start(QUICK, state(after), NOON)) is Reason.CHECK_IN


def test_a_check_in_that_was_passed_over_is_none():
    assert reason(may_start(QUICK, state(check_in(None)), NOON)) is Reason.CHECK_IN


def test_a_session_that_has_begun_goes_on_without_a_fresh_check_in():
    old = state(check_in(1, NOON - minutes(50)))
    assert may_start(QUICK, old, NOON, going_on=True) == Allowed()


def test_cool_down_and_gentle_need_no_check_in():
    assert may_start(COOL, state(), NOON) == Allowed()
    assert may_start(GENTLE, state(), NOON) == Allowed()


def test_nothing_starts_before_the_safety_questions_were_answered_once():
    for each in routines():
        assert reason(may_start(each, state(check_in(0), safety=Safety()), NOON)) is Reason.SAFETY_QUESTIONS


@pytest.mark.parametrize("score", [6, 7])
def test_six_and_seven_leave_the_gentle_routine(score):
    sore = state(check_in(score))
    assert may_start(GENTLE, sore, NOON) == Allowed()
    for each in (QUICK, STIFF, COOL):
        assert reason(may_start(each, sore, NOON)) is Reason.NO_RUN


@pytest.mark.parametrize("score", [8, 9, 10])
def test_from_eight_nothing_starts_not_even_an_own_routine(score):
    own = replace(GENTLE, id="mine", max_pain=10)
    for each in (*routines(), own):
        assert reason(may_start(each, state(check_in(score)), NOON)) is Reason.SEVERE


def test_three_to_five_leave_what_suits_that_score():
    sore = state(check_in(4))
    assert may_start(STIFF, sore, NOON) == Allowed()
    assert may_start(COOL, sore, NOON) == Allowed()
    assert reason(may_start(QUICK, sore, NOON)) is Reason.TOO_SORE


def test_six_in_the_morning_means_no_run_for_two_days_however_it_feels_later():
    morning = check_in(6, NOON - timedelta(hours=5), loop="b")
    later = state(morning, check_in(1))
    assert reason(may_start(QUICK, later, NOON)) is Reason.NO_RUN
    assert may_start(COOL, later, NOON) == Allowed()
    outcome = later.outcome(NOON)
    assert outcome is not None
    assert outcome.state == "stop"
    assert not outcome.may_run
    assert outcome.offer == ("gentle-12-not-running", "gentle-8-standing")
    for hours, verdict in ((42.9, Reason.NO_RUN), (43.1, None)):
        then = NOON + timedelta(hours=hours)
        found = may_start(QUICK, state(morning, check_in(1, then)), then)
        assert (found.reason if isinstance(found, Refused) else None) is verdict


@pytest.mark.parametrize("moment", list(Moment))
def test_six_at_any_moment_of_the_day_means_no_run(moment):
    sore = check_in(6, NOON - minutes(90), moment, loop="b")
    assert reason(may_start(QUICK, state(sore, check_in(0)), NOON)) is Reason.NO_RUN


def test_a_warm_up_that_stirred_it_up_ends_running_for_the_day():
    before = check_in(2, NOON - minutes(20))
    after = check_in(3, NOON - minutes(5), Moment.AFTER_WARM_UP)
    again = check_in(1, NOON, loop="b")
    stirred = state(before, after)
    assert stirred.outcome(NOON).state == "stop"
    assert reason(may_start(STIFF, stirred, NOON)) is Reason.NO_RUN
    assert reason(may_start(QUICK, state(before, after, again), NOON)) is Reason.NO_RUN


def test_a_rise_that_ends_below_three_does_not_stop():
    rose = state(check_in(0, NOON - minutes(20)), check_in(2, NOON - minutes(5), Moment.AFTER_WARM_UP))
    assert rose.outcome(NOON).state == "go"
    assert rose.outcome(NOON).may_run


def test_a_routine_level_yes_leaves_gentle_routines_only():
    concerned = state(check_in(1), safety=asked(CALM, "daily"))
    open_ = {each.id for each in routines() if may_start(each, concerned, NOON) == Allowed()}
    assert open_ == {"gentle-12-not-running", "gentle-8-standing", "walk-20", "desk-5-break"}
    assert reason(may_start(CORE, concerned, NOON)) is Reason.GENTLE_ONLY


def test_leg_symptoms_leave_gentle_routines_only_until_checked():
    legs = state(check_in(1, leg_symptoms=True))
    assert {each.id for each in routines() if may_start(each, legs, NOON) == Allowed()} == {
        "gentle-12-not-running",
        "gentle-8-standing",
        "walk-20",
        "desk-5-break",
    }


NERVE = routine("gentle-8-nerve-friendly")


def test_what_moves_the_nerve_is_only_for_a_leg_that_somebody_has_looked_at():
    ticked = check_in(2, leg_symptoms=True)
    unseen = asked(noted(CALM, ticked.answers))
    for known in (state(check_in(2)), state(ticked, safety=unseen), state()):
        verdict = may_start(NERVE, known, NOON)
        assert (verdict.reason, verdict.rule) == (Reason.GENTLE_ONLY, "leg-first")
        assert verdict.offer == ("gentle-12-not-running", "gentle-8-standing")
    looked_at = unseen.after(SafetyEvent(kind=Happened.CHECKED, at=NOON.timestamp()))
    assert looked_at.leg_known
    seen = state(ticked, safety=looked_at)
    assert may_start(NERVE, seen, NOON) == Allowed()
    assert reason(may_start(NERVE, state(check_in(6), safety=looked_at), NOON)) is Reason.TOO_SORE


def test_of_a_leg_that_was_looked_at_the_nerve_still_glides_but_nothing_pulls_at_it():
    ticked = check_in(2, leg_symptoms=True)
    looked_at = asked(noted(CALM, ticked.answers)).after(
        SafetyEvent(kind=Happened.CHECKED, at=NOON.timestamp())
    )
    for safety, glides in ((looked_at, True), (asked(noted(CALM, ticked.answers)), False)):
        known = state(ticked, safety=safety)
        suits = Suits(rules=RULES, answers=known.answers(NOON), profile=known.profile)
        assert (suits.against(LIBRARY.exercises["sciatic-slider"]) is None) is glides
        assert suits.against(LIBRARY.exercises["supine-hamstring"]) is not None
        assert suits.against(LIBRARY.exercises["sphinx"]) is not None


def test_a_lock_stops_what_is_running_too():
    locked = state(check_in(0), safety=asked(CALM, "saddle"))
    for each in routines():
        assert reason(may_start(each, locked, NOON, going_on=True)) is Reason.LOCKED


def test_a_score_of_late_last_night_still_speaks_after_midnight():
    night = NOON.replace(hour=23, minute=50)
    sore = state(check_in(9, night))
    assert reason(may_start(GENTLE, sore, night + minutes(20))) is Reason.SEVERE
    assert may_start(GENTLE, sore, night + timedelta(hours=13)) == Allowed()


def test_every_refusal_says_why():
    for verdict in (
        may_start(QUICK, state(), NOON),
        may_start(QUICK, state(check_in(4)), NOON),
        may_start(QUICK, state(safety=asked(CALM, "fever")), NOON),
        may_start(QUICK, state(safety=Safety()), NOON),
    ):
        assert isinstance(verdict, Refused)
        assert verdict.text.endswith((".", "?"))


RUN_WALK = replace(QUICK, id="run-walk", phase="run", max_pain=5)
AS_A_WARM_UP = replace(RUN_WALK, phase="warm-up")


def test_a_run_walk_session_needs_a_fresh_check_in_that_allows_running():
    assert reason(may_start(RUN_WALK, state(), NOON)) is Reason.CHECK_IN
    assert reason(may_start(RUN_WALK, state(check_in(1, NOON - minutes(31))), NOON)) is Reason.CHECK_IN
    for score in range(6):
        assert may_start(RUN_WALK, state(check_in(score)), NOON) == Allowed()
    assert reason(may_start(RUN_WALK, state(check_in(6)), NOON)) is Reason.NO_RUN
    assert reason(may_start(RUN_WALK, state(check_in(3, new_pain=True)), NOON)) is Reason.NO_RUN
    assert reason(may_start(RUN_WALK, state(check_in(1, leg_symptoms=True)), NOON)) is Reason.GENTLE_ONLY


def test_a_run_walk_session_starts_in_no_state_that_keeps_a_warm_up_closed():
    allowed = 0
    for score, later, legs, fall in product(range(11), (None, *range(11)), (False, True), (False, True)):
        said = [check_in(score, NOON - minutes(10), leg_symptoms=legs, recent_fall=fall)]
        if later is not None:
            said.append(check_in(later, NOON - minutes(1), Moment.AFTER_WARM_UP))
        known = state(*said)
        if may_start(RUN_WALK, known, NOON) == Allowed():
            allowed += 1
            assert may_start(AS_A_WARM_UP, known, NOON) == Allowed()
    assert allowed
