"""Which move that hurt is offered again, and when."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.back.after_run import RunScores
from app.core.back.check_in import Moment, Profile
from app.core.back.red_flags import Happened, SafetyEvent
from app.core.back.retry import HurtMove, to_try_again
from tests.core.back_cases import CALM, NOON, asked, check_in, state

TODAY = NOON.date()
DAY = timedelta(days=1)


def hurt(name="bird-dog", ago=28, **more):
    return HurtMove(exercise=name, changed=TODAY - ago * DAY, **more)


def offered(*moves, known=None, now=NOON):
    move = to_try_again(moves, known or state(), now)
    return move.exercise if move else ""


def test_what_hurt_is_offered_again_after_28_days_and_no_sooner():
    assert offered(hurt(ago=27)) == ""
    assert offered(hurt(ago=28)) == "bird-dog"
    assert offered(hurt(ago=400)) == "bird-dog"


def test_what_was_brought_back_or_never_hurt_is_not_offered():
    assert offered() == ""
    assert offered(hurt(ago=60, out=False)) == ""


def test_left_out_again_it_waits_another_28_days_and_the_weeks_are_still_counted_from_the_day_it_hurt():
    declined = hurt(ago=60, declined=TODAY - 27 * DAY)
    assert offered(declined) == ""
    assert offered(declined, now=NOON + DAY) == "bird-dog"
    assert declined.weeks(TODAY) == 8


def test_what_hurts_once_more_waits_from_that_day():
    assert offered(hurt(ago=5, declined=TODAY - 40 * DAY)) == ""


def test_one_move_a_day_the_longest_waiting_first():
    cat, sphinx, dog = hurt("cat-cow", 30), hurt("sphinx", 50), hurt("bird-dog", 50)
    assert offered(cat, sphinx, dog) == "bird-dog"
    left_out = replace(dog, declined=TODAY)
    assert offered(cat, sphinx, left_out) == ""
    assert offered(cat, sphinx, left_out, now=NOON + DAY) == "sphinx"
    assert offered(cat, sphinx, hurt("bird-dog", 0, out=False)) == ""


def test_nothing_is_offered_on_a_day_on_which_a_move_hurt():
    assert offered(hurt(ago=40), hurt("cat-cow", 0)) == ""


@pytest.mark.parametrize(
    "known",
    [
        state(safety=asked(None, "oneleg")),
        state(safety=asked(None, "saddle")),
        state(safety=CALM.after(SafetyEvent(kind=Happened.DUE, at=NOON.timestamp()))),
        state(check_in(6, NOON - timedelta(hours=30))),
        state(check_in(2, NOON - timedelta(hours=2)), check_in(4, NOON, Moment.AFTER_WARM_UP)),
        state(check_in(None, NOON - timedelta(hours=1), Moment.DURING)),
        replace(state(), runs=(RunScores(day=TODAY - DAY, before=1, after=6),)),
        state(profile=Profile(tags=frozenset({"recent-surgery"}))),
    ],
    ids=["concern", "lock", "questions due", "bad day", "stirred", "stopped run", "too much", "ask first"],
)
def test_nothing_is_offered_while_a_concern_or_no_run_stands(known):
    assert offered(hurt(ago=40), known=known) == ""


def test_while_the_advice_to_see_somebody_stands_nothing_is_offered():
    runs = tuple(RunScores(day=TODAY - ago * DAY, before=1, after=6) for ago in (5, 3))
    known = replace(state(), runs=runs)
    assert known.seeking(NOON)
    assert offered(hurt(ago=40), known=known) == ""


def test_a_back_that_may_run_is_offered_it():
    assert offered(hurt(ago=40), known=state(check_in(2, NOON))) == "bird-dog"
    assert offered(hurt(ago=40), known=state(check_in(4, NOON))) == "bird-dog"


@given(
    days=st.lists(st.tuples(st.integers(-3, 90), st.none() | st.integers(0, 90)), max_size=5),
    answers=st.lists(st.booleans(), min_size=80, max_size=80),
)
def test_however_it_is_answered_one_is_offered_a_day_and_each_every_28_days_at_most(days, answers):
    moves = {
        str(n): hurt(str(n), ago, declined=None if declined is None else TODAY - declined * DAY)
        for n, (ago, declined) in enumerate(days)
    }
    last = {}
    for number, again in enumerate(answers):
        now = NOON + number * DAY
        move = to_try_again(moves.values(), state(), now)
        if move is None:
            continue
        assert move.out
        assert (now.date() - move.changed).days >= 28
        assert number - last.get(move.exercise, -28) >= 28
        last[move.exercise] = number
        gone = replace(move, out=False, changed=now.date())
        moves[move.exercise] = gone if again else replace(move, declined=now.date())
        assert to_try_again(moves.values(), state(), now) is None
