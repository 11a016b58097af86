"""Every combination of answers has exactly one outcome, and none that offers a routine past a red flag."""

from collections import Counter
from itertools import combinations, product

import pytest

from app.core.back.after_run import RunScores, after_run, too_much
from app.core.back.check_in import (
    Answers,
    Direction,
    after_warm_up,
    before_run,
    stopped_answers,
    stopped_run,
)
from app.core.back.eligibility import Allowed, may_start
from app.core.back.rules import Level
from tests.core.back_cases import CALM, NOON, RULES, asked, check_in, noted, routine, routines, state

SCORES = range(11)
SIGNS = [sign.id for sign in RULES.stop_signs]
YES = {
    Level.NONE: (),
    Level.ADVISE: ("weeks",),
    Level.ROUTINE: ("daily",),
    Level.URGENT: ("fever",),
    Level.EMERGENCY: ("saddle",),
}


def expected_run_outcome(before: int, after: int, morning: int) -> str:
    """The rules in words, written down a second time."""
    settled = morning <= before or (morning <= 2 and morning - before <= 1)
    if after > 5 or (after >= 3 and after - before >= 2) or not settled:
        return "too-much"
    return "good" if after <= 2 else "accepted"


def test_every_triple_of_scores_has_the_one_outcome_that_the_rules_say():
    day = NOON.date()
    seen = Counter()
    for before, after, morning in product(SCORES, SCORES, SCORES):
        run = RunScores(day=day, before=before, after=after, morning=morning)
        outcome = after_run(RULES, [run], CALM)
        assert outcome.state == expected_run_outcome(before, after, morning), run
        assert outcome.words.text
        assert not outcome.provisional
        seen[outcome.state] += 1
    assert sum(seen.values()) == 1331
    assert set(seen) == {"too-much", "good", "accepted"}


def test_every_combination_of_answers_and_flags_has_one_outcome():
    """1,331 score triples x direction x morning x leg symptoms x flags."""
    day = NOON.date()
    count = 0
    for direction, up, legs, level in product(Direction, (False, True), (False, True), Level):
        for before in SCORES:
            answers = Answers(score=before, direction=direction, got_up_recently=up, leg_symptoms=legs)
            due = noted(CALM, answers)
            first = before_run(RULES, answers, due)
            if legs or before >= 6:
                assert first.ask_safety
                assert not first.offer
                assert not first.may_run
            safety = asked(due, *YES[level])
            start = before_run(RULES, answers, safety)
            assert start.words.text
            assert start.state in expected_start(before, level, legs)
            assert start.may_run == (before <= 5 and level in (Level.NONE, Level.ADVISE) and not legs)
            if level.locks or before >= 8:
                assert not start.offer
                assert not start.phases
            for name in start.offer:
                assert routine(name).max_pain >= before
            for score in SCORES:
                warm = after_warm_up(RULES, before, score, noted(safety, Answers(score=score)))
                stops = before > 5 or score > 5 or (score >= 3 and score > before)
                assert warm.may_run == (start.may_run and not stops), (before, score, level, legs)
                assert not (level.locks and warm.offer)
                for morning in SCORES:
                    run = RunScores(day=day, before=before, after=score, morning=morning)
                    outcome = after_run(RULES, [run], safety)
                    count += 1
                    if level.locks:
                        assert outcome.state == str(level)
                        assert not outcome.offer
                    elif legs or level is Level.ROUTINE:
                        assert outcome.state == "routine"  # a good score does not undo what stands
                    else:
                        assert outcome.state == expected_run_outcome(before, score, morning)
    assert count == 1331 * len(Direction) * 2 * 2 * len(Level)


def expected_start(before: int, level: Level, legs: bool) -> set[str]:
    if level.locks:
        return {str(level)}
    if before >= 8:
        return {"severe"}
    if legs or level is Level.ROUTINE:
        return {"routine"}
    return {"go"} if before <= 2 else {"ease"} if before <= 5 else {"stop"}


@pytest.mark.parametrize("score", SCORES)
def test_a_band_offers_only_what_suits_its_sorest_score(score):
    band = next(band for band in RULES.bands if band.least <= score <= band.most)
    assert all(routine(name).max_pain >= band.most for name in band.rule.offer)
    assert all(routine(name).phase in band.rule.phases for name in band.rule.offer)
    cool = next(band for band in RULES.after_run.cool_down if band.least <= score <= band.most)
    for name in cool.rule.offer:
        assert routine(name).max_pain >= min(cool.most, 2)
        assert may_start(routine(name), state(check_in(score)), NOON) == Allowed() or cool.most <= 2


@pytest.mark.parametrize("level", [Level.URGENT, Level.EMERGENCY])
@pytest.mark.parametrize("score", SCORES)
def test_no_way_leads_to_a_routine_past_a_red_flag(level, score):
    safety = asked(CALM, *YES[level])
    locked = state(check_in(score), safety=safety)
    for each in routines():
        for going_on in (False, True):
            assert not isinstance(may_start(each, locked, NOON, going_on=going_on), Allowed)
    outcome = locked.outcome(NOON)
    assert outcome is not None
    assert outcome.offer == ()


@pytest.mark.parametrize(("before", "after"), list(product(SCORES, SCORES)))
def test_straight_after_the_run_the_outcome_is_provisional_until_the_morning(before, after):
    run = RunScores(day=NOON.date(), before=before, after=after)
    outcome = after_run(RULES, [run], CALM)
    assert outcome.provisional == (not too_much(RULES, run))
    assert (RULES.after_run.provisional in outcome.notes) == outcome.provisional


@pytest.mark.parametrize(
    "signs", [set(each) for n in range(len(SIGNS) + 1) for each in combinations(SIGNS, n)]
)
def test_a_run_that_was_stopped_is_over_and_its_signs_go_on_record(signs):
    outcome, kept = stopped_run(RULES, signs), stopped_answers(RULES, signs)
    assert (outcome.state, outcome.may_run, outcome.offer) == ("stop", False, ())
    assert set(outcome.signs) == signs
    assert outcome.ask_safety == kept.leg_symptoms == ("spreads" in signs)
    assert kept.score == (6 if "above-5" in signs else None)
