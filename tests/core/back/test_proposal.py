"""The morning's score is proposed to the check-in that follows shortly, and never counts as one."""

from datetime import timedelta

import pytest

from app.core.back.check_in import Moment
from app.core.back.eligibility import Reason, Refused, may_start
from app.core.back.proposal import PROPOSED_FOR_S, Proposed, proposed_score
from tests.core.back_cases import NOON, RULES, check_in, minutes, routine, state

MORNING = NOON.replace(hour=7, minute=40)
SAID = check_in(3, MORNING, Moment.MORNING)


def proposed(*check_ins, after=1.0):
    return proposed_score(state(*check_ins), MORNING + minutes(after))


def test_what_was_said_a_minute_ago_is_proposed_with_its_time():
    found = proposed(SAID)
    assert found == Proposed(score=3, at=MORNING.timestamp())
    assert found.words(lambda text: text, NOON.tzinfo) == "as you said at 7:40"


@pytest.mark.parametrize("score", range(11))
def test_every_score_is_proposed_as_it_was_given(score):
    found = proposed(check_in(score, MORNING, Moment.MORNING))
    assert found is not None
    assert found.score == score


def test_it_is_proposed_for_as_long_as_a_check_in_could_start_a_warm_up_and_no_longer():
    assert RULES.fresh_s == PROPOSED_FOR_S
    assert proposed(SAID, after=30) is not None
    assert proposed(SAID, after=30.1) is None
    assert proposed(SAID, after=-0.5) is not None  # the clock was set back a little
    assert proposed(SAID, after=-2) is None


def test_only_the_mornings_score_is_proposed():
    for moment in Moment:
        found = proposed(check_in(3, MORNING, moment))
        assert (found is not None) == (moment is Moment.MORNING), moment


def test_what_was_scored_since_has_the_last_word():
    assert proposed(SAID, check_in(5, MORNING + minutes(2), Moment.BEFORE, "b"), after=5) is None
    assert proposed(SAID, check_in(5, MORNING, Moment.BEFORE, "b"), after=5) is None


def test_a_question_passed_over_proposes_nothing_and_takes_nothing_away():
    assert proposed(check_in(None, MORNING, Moment.MORNING)) is None
    assert proposed(SAID, check_in(None, MORNING + minutes(1), Moment.AFTER_WARM_UP), after=2) is not None
    assert proposed() is None


def test_the_newer_of_two_mornings_is_meant():
    before = check_in(6, MORNING - timedelta(days=1), Moment.MORNING, "z")
    found = proposed(before, SAID)
    assert found is not None
    assert found.score == 3


@pytest.mark.parametrize("score", range(3))
def test_a_morning_never_starts_a_warm_up_by_itself(score):
    morning = state(check_in(score, MORNING, Moment.MORNING))
    assert morning.fresh(MORNING + minutes(1)) is None
    verdict = may_start(routine("warmup-5-quick"), morning, MORNING + minutes(1))
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.CHECK_IN
