"""What is suggested once the runner has said what today is like."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, combinations

import pytest

from app.core.back.adaptation import adapt
from app.core.back.after_run import RunScores
from app.core.back.check_in import Moment
from app.core.back.eligibility import Allowed, may_start
from app.core.back.run_cycle import RunCycle
from app.core.back.shortening import shortened
from app.core.fit import fit
from app.core.needs import THINGS, lacking
from app.core.today.day import DayStage, Known
from app.core.today.today import Offers, choices_now, offers_now
from app.core.today.why import WORDS, Why
from app.core.today.wish import KINDS, DayWish
from app.data.library.cards import routine_card
from tests.core.back_cases import CALM, LIBRARY, NOON, RULES, asked, check_in, minutes, routine, state

CARDS = [routine_card(LIBRARY, LIBRARY.file_of(name), own=False) for name in LIBRARY.routine_ids()]
EVERY_LACK = [
    frozenset(lack)
    for lack in chain.from_iterable(combinations(THINGS, count) for count in range(len(THINGS) + 1))
]
BEFORE = check_in(1, NOON - minutes(10))
RATED = check_in(1, NOON - minutes(5), Moment.AFTER_WARM_UP)


NOTHING = DayWish()


def known(*check_ins, wish=NOTHING, safety=CALM, warmed_up: datetime | None = None, runs=(), **more) -> Known:
    loops = [RunCycle(id="a", warmed_up=warmed_up.timestamp() if warmed_up else None, check_ins=check_ins)]
    return Known(
        cards=CARDS,
        state=replace(state(*check_ins, safety=safety), runs=tuple(runs)),
        loops=loops if check_ins else [],
        runs=lambda: runs,
        wish=wish,
        **more,
    )


def offered(wish: DayWish, *check_ins, now=NOON, **more) -> Offers:
    return offers_now(known(*check_ins, wish=wish, **more), now)


def suggested(wish: DayWish, *check_ins, **more):
    found = offered(wish, *check_ins, **more).suggestion
    assert found is not None
    return found


# --- every state, whatever one has --------------------------------------------------------------------


def states() -> Iterator[tuple[str, Known]]:
    yield "nothing said", known()
    for score in range(8):
        yield f"score {score}", known(check_in(score))
    for score in (3, 5):
        yield f"new pain at {score}", known(check_in(score, new_pain=True))
    yield "a leg", known(check_in(2, leg_symptoms=True), safety=asked(CALM))
    yield "a concern", known(check_in(1), safety=asked(CALM, "daily"))
    yield "just up", known(check_in(4, got_up_recently=True))
    for after in range(8):
        ran = check_in(after, NOON - minutes(2), Moment.AFTER_RUN)
        yield f"after a run at {after}", known(BEFORE, RATED, ran, warmed_up=NOON - minutes(60))


@pytest.mark.parametrize(("said", "about"), list(states()), ids=[said for said, _ in states()])
def test_whatever_one_has_and_however_little_time_something_sensible_is_offered(said, about):
    """States x what one has x whether there is time: nothing that is missing is needed, and it is in time."""
    seen = 0
    for without in EVERY_LACK:
        for short in (False, True):
            wish = DayWish(short=short, without=without)
            found = offers_now(replace(about, wish=wish), NOON)
            assert found.stage not in (DayStage.LOCKED, DayStage.SEVERE, DayStage.SAFETY), said
            assert found.suggestion is not None, (said, wish)
            chosen = routine(found.suggestion.card.id)
            going_on = may_start(chosen, about.state, NOON, going_on=True)
            assert going_on == Allowed(), (said, wish, chosen.id)
            version = as_started(chosen, about, wish)
            assert version is not None, (said, wish, chosen.id)
            assert not any(lacking(step.exercise, without) for step in version.played())
            assert not short or version.total_s <= 3 * 60 + 30, (said, wish, chosen.id, version.total_s)
            assert len({step.exercise.id for step in version.played()}) >= (2 if wish else 3)
            seen += 1
    assert seen == 64


def as_started(chosen, about: Known, wish: DayWish):
    asked_for = fit(chosen, wish.minutes).routine if wish.minutes else chosen
    assert about.state is not None
    adapted = adapt(
        asked_for,
        about.state.answers(NOON),
        about.state.profile,
        LIBRARY.exercises,
        (),
        RULES,
        without=wish.without,
    )
    return (shortened(adapted, wish.minutes) if wish.minutes else adapted).routine


# --- what was said ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["trail", "track", "race"])
def test_the_kind_of_run_is_answered_by_what_was_made_for_it(kind):
    found = suggested(DayWish(kind=kind), BEFORE)
    assert kind in found.card.suits.split()
    assert found.reason(str) == WORDS[Why(kind)]
    assert kind in KINDS


def test_cold_and_hurry_are_answered_too():
    assert "cold" in suggested(DayWish(cold=True), BEFORE).card.suits
    short = suggested(DayWish(short=True), BEFORE)
    assert (short.card.suits, short.reason(str)) == ("hurry", "for a hurry")


def test_what_was_said_comes_before_a_favourite_and_a_favourite_before_nothing_said():
    known_routines = {"favourites": frozenset({"warmup-10-full"}), "recent": ["warmup-5-quick"] * 5}
    assert suggested(DayWish(kind="trail"), BEFORE, **known_routines).card.suits == "trail"
    assert suggested(DayWish(), BEFORE, **known_routines).card.id == "warmup-10-full"


def test_a_sore_back_is_not_sent_to_the_track():
    sore = suggested(DayWish(kind="track"), check_in(4))
    assert sore.card.max_pain >= 4
    assert sore.reason(str) == "fits a 4"


def test_what_answers_most_stands_first_among_the_choices():
    first = choices_now(known(BEFORE, wish=DayWish(kind="trail", cold=True)), NOON, "before")[:2]
    assert {word for card in first for word in card.suits.split()} == {"trail", "cold"}


def test_nothing_said_changes_nothing():
    assert not DayWish()
    assert suggested(DayWish(), BEFORE).why is Why.SCORE


# --- running and walking --------------------------------------------------------------------------------

CALM_RUN = RunScores(day=NOON.date() - timedelta(days=2), before=1, after=1, morning=1)
STIRRED = RunScores(day=NOON.date() - timedelta(days=3), before=1, after=2, morning=4)


def test_a_run_walk_session_is_offered_where_it_is_wanted_after_calm_mornings():
    wish = DayWish(kind="run")
    for runs in ((), (CALM_RUN,), (STIRRED, CALM_RUN)):
        found = suggested(wish, BEFORE, runs=runs)
        assert (found.card.phase, found.reason(str)) == ("run", "to run and walk")
    assert suggested(wish, BEFORE, runs=(STIRRED,)).card.phase != "run"


def test_no_run_walk_session_is_offered_by_itself_nor_on_a_day_without_a_run():
    assert suggested(DayWish(), BEFORE).card.phase == "warm-up"
    for sore in (check_in(6), check_in(4, new_pain=True)):
        found = offered(DayWish(kind="run"), sore)
        cards = [*found.picks.values(), found.suggestion]
        assert all(pick.card.phase == "gentle" or pick.card.phase == "cool-down" for pick in cards if pick)


# --- the hour -------------------------------------------------------------------------------------------

DAWN = NOON.replace(hour=6)


def test_who_got_up_a_short_while_ago_gets_what_was_made_for_it():
    up = check_in(1, DAWN, got_up_recently=True)
    found = suggested(DayWish(), up, now=DAWN + minutes(5))
    assert ("morning" in found.card.suits, found.reason(str)) == (True, "you got up a short while ago")


def test_what_was_said_of_getting_up_goes_before_the_clock():
    found = suggested(DayWish(), check_in(1, DAWN), now=DAWN + minutes(5))
    assert "morning" not in found.card.suits
    early = suggested(DayWish(), now=DAWN)
    assert ("morning" in early.card.suits, early.reason(str)) == (True, "for an early start")
    assert "morning" not in suggested(DayWish(), now=NOON).card.suits


def test_a_habit_and_a_favourite_are_kept_also_in_the_morning():
    usual = suggested(DayWish(), now=DAWN, recent=["warmup-5-quick"] * 3)
    assert (usual.card.id, usual.why) == ("warmup-5-quick", Why.USUAL)
    favourite = suggested(DayWish(), now=DAWN, favourites=frozenset({"warmup-7-standard"}))
    assert favourite.card.id == "warmup-7-standard"


# --- shorter than can be ----------------------------------------------------------------------------------


def test_a_run_walk_session_is_never_cut():
    session = routine("runwalk-20-a")
    adapted = adapt(session, state().answers(NOON), state().profile, LIBRARY.exercises, (), RULES)
    assert shortened(adapted, 3) == adapted


def test_what_goes_is_said_and_what_opens_and_ends_it_stays():
    long = routine("gentle-12-not-running")
    adapted = adapt(long, state().answers(NOON), state().profile, LIBRARY.exercises, (), RULES)
    short = shortened(adapted, 4)
    assert short.routine is not None
    steps = list(short.routine.played())
    before = list(long.played())
    assert (steps[0].exercise.id, steps[-1].exercise.id) == (before[0].exercise.id, before[-1].exercise.id)
    assert short.routine.total_s <= 4 * 60 + 30
    gone = {change.old.id for change in short.changes}
    assert gone == {step.exercise.id for step in before} - {step.exercise.id for step in steps}
    assert all("there is little time" in said.sentence for said in short.explain(str))
