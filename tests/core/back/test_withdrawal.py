"""What deleting a check-in must not undo."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.back.check_in import Answers, CheckIn, Direction, Moment
from app.core.back.eligibility import BackState, Reason, Refused, may_start
from app.core.back.red_flags import Safety
from app.core.back.withdrawal import still_rules
from tests.core.back_cases import LIBRARY, NOON, RULES, routines

SAFE = Safety(version=RULES.safety.version)
ROUTINES = routines()


def check_in(score, moment=Moment.BEFORE, minutes_ago=5.0, loop="loop", **answers):
    at = NOON - timedelta(minutes=minutes_ago)
    return CheckIn(
        id=f"{moment}-{minutes_ago}-{score}",
        at=at.timestamp(),
        day=at.date(),
        moment=moment,
        answers=Answers(score=score, **answers),
        loop=loop,
    )


def known(*check_ins):
    return BackState(rules=RULES, safety=SAFE, check_ins=tuple(sorted(check_ins, key=lambda one: one.at)))


def without(state, gone, now=NOON):
    """What is known after a deletion."""
    kept = tuple(one for one in state.check_ins if one.id != gone.id)
    withdrawn = (*state.withdrawn, gone) if still_rules(state, gone, now) else state.withdrawn
    return replace(state, check_ins=kept, withdrawn=withdrawn)


def refused(state, now=NOON):
    """Ids of routines that may not start whatever is asked before; and of warm-ups that want a check-in."""
    out = set()
    for routine in ROUTINES:
        verdict = may_start(routine, state, now)
        if isinstance(verdict, Refused):
            out.add((routine.id, verdict.reason is Reason.CHECK_IN))
    return out


def holds(before, after, now=NOON):
    forbidden = {name for name, asks in refused(before, now) if not asks}
    assert forbidden <= {name for name, _ in refused(after, now)}
    assert {name for name, _ in refused(before, now)} <= {name for name, _ in refused(after, now)}


@pytest.mark.parametrize("score", [0, 1, 2])
def test_a_calm_back_rules_nothing_out_and_goes_without_a_trace(score):
    one = check_in(score)
    state = known(one)
    assert not still_rules(state, one, NOON)
    assert without(state, one).withdrawn == ()


@pytest.mark.parametrize("score", range(3, 11))
@pytest.mark.parametrize("moment", list(Moment))
def test_a_sore_back_keeps_ruling_out_what_it_ruled_out(score, moment):
    one = check_in(score, moment)
    state = known(one)
    assert still_rules(state, one, NOON)
    holds(state, without(state, one))


def test_a_run_that_was_ruled_out_stays_so_for_two_days_after_a_calmer_answer_too():
    sore = check_in(7, minutes_ago=60)
    after = without(known(sore), sore)
    calmer = replace(after, check_ins=(check_in(1, minutes_ago=1, loop="other"),))
    assert calmer.run_off_today(NOON)
    verdict = may_start(LIBRARY.routine("warmup-7-standard"), calmer, NOON)
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.NO_RUN
    assert calmer.run_off_today(NOON + timedelta(days=1))
    assert not calmer.run_off_today(NOON + timedelta(days=2))


def test_a_warm_up_that_stirred_the_back_is_still_known_when_the_score_before_it_is_deleted():
    before = check_in(1, minutes_ago=20)
    stirred = check_in(4, Moment.AFTER_WARM_UP, minutes_ago=5)
    state = known(before, stirred)
    assert state.run_off_today(NOON)
    for gone in (before, stirred):
        assert still_rules(state, gone, NOON)
        assert without(state, gone).run_off_today(NOON)
    both = without(without(state, before), stirred)
    assert both.run_off_today(NOON)


def test_a_deleted_score_lets_no_warm_up_start():
    one = check_in(3)
    state = without(known(one), one)
    assert state.fresh(NOON) is None
    verdict = may_start(LIBRARY.routine("warmup-8-stiff-back"), state, NOON)
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.CHECK_IN


@pytest.mark.parametrize(
    "answers",
    [
        {"leg_symptoms": True},
        {"new_pain": True},
        {"recent_fall": True},
        {"direction": Direction.FORWARD},
        {"direction": Direction.BACKWARD},
        {"got_up_recently": True},
    ],
)
def test_answers_that_routines_are_adapted_to_outlive_a_calm_score(answers):
    one = check_in(1, **answers)
    state = known(one)
    assert still_rules(state, one, NOON)
    after = without(state, one)
    assert after.answers(NOON) == state.answers(NOON)


def test_a_lock_does_not_hide_what_a_score_rules_out():
    one = check_in(7)
    state = replace(known(one), safety=Safety(version=0, due=True))
    assert still_rules(state, one, NOON)


def test_what_does_not_speak_any_more_rules_nothing_out():
    one = check_in(9, minutes_ago=49 * 60)
    assert not still_rules(known(one), one, NOON)


@pytest.mark.parametrize("more", [{"score": 0, "leg_symptoms": True}, {"score": 6}])
def test_a_later_answer_of_a_loop_that_was_sore_before_still_rules_when_a_calm_loop_lies_between(more):
    sore = check_in(6, minutes_ago=3, loop="b")
    calm = check_in(0, minutes_ago=2, loop="a")
    last = check_in(moment=Moment.AFTER_WARM_UP, minutes_ago=1, loop="b", **more)
    state = known(sore, calm, last)
    assert still_rules(state, last, NOON)
    holds(state, without(without(state, calm), last))


SCORES = st.builds(
    check_in,
    st.integers(0, 10),
    st.sampled_from(Moment),
    st.integers(1, 30 * 60).map(float),
    st.sampled_from(["a", "b"]),
    leg_symptoms=st.booleans(),
    new_pain=st.booleans(),
    direction=st.sampled_from(Direction),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SCORES, min_size=1, max_size=5, unique_by=lambda one: one.at), st.data())
def test_nothing_can_start_after_deletions_that_could_not_before(check_ins, data):
    state = after = known(*check_ins)
    for gone in data.draw(st.lists(st.sampled_from(check_ins), unique_by=lambda one: one.id)):
        after = without(after, gone)
    for later in (timedelta(), timedelta(minutes=20), timedelta(hours=6), timedelta(hours=13)):
        holds(state, after, NOON + later)
