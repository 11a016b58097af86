"""What days before, and facts about the runner, say about a run now."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.core.back.after_run import RunScores, after_run, baseline_rising, plateau, seek_stands
from app.core.back.check_in import Answers, Direction, Moment, Profile
from app.core.back.eligibility import Allowed, BackState, Reason, Refused, may_start
from app.core.back.red_flags import Happened, SafetyEvent
from tests.core.back_cases import CALM, NOON, RULES, asked, check_in, minutes, noted, routine, routines, state

QUICK, STIFF = routine("warmup-5-quick"), routine("warmup-8-stiff-back")
GENTLE, COOL = routine("gentle-12-not-running"), routine("cooldown-5-static")
DAY = timedelta(days=1)


def reason(verdict):
    return verdict.reason if isinstance(verdict, Refused) else None


def known(*check_ins, runs=(), safety=CALM, tags=(), cleared=None) -> BackState:
    profile = Profile(tags=frozenset(tags), past_cancer=False, cleared=cleared or {})
    return BackState(rules=RULES, safety=safety, profile=profile, check_ins=check_ins, runs=tuple(runs))


def no_run(back: BackState, now=NOON) -> bool:
    outcome = back.outcome(now)
    assert outcome is not None
    starts = [
        each for each in routines() if each.phase == "warm-up" and may_start(each, back, now) == Allowed()
    ]
    assert bool(starts) == outcome.may_run  # what is said and what can be started are one thing
    assert all(may_start(routine(name), back, now) == Allowed() for name in outcome.offer)
    return not outcome.may_run


# --- a bad day ----------------------------------------------------------------------------------------


def test_ten_yesterday_and_one_today_is_no_running_day():
    assert no_run(known(check_in(10, NOON - DAY), check_in(1)))


def test_nine_before_midnight_and_one_after_it_is_no_run():
    late = NOON.replace(hour=23, minute=30)
    after = late + minutes(40)
    assert no_run(known(check_in(9, late), check_in(1, after)), after)


def test_a_bad_day_is_over_after_two_days():
    assert not no_run(known(check_in(6, NOON - 2 * DAY - minutes(1)), check_in(1)))


@pytest.mark.parametrize("moment", list(Moment))
def test_a_bad_score_counts_whenever_it_was_given(moment):
    assert no_run(known(check_in(6, NOON - DAY, moment, loop="b"), check_in(0)))


def test_a_warm_up_that_made_it_sorer_before_midnight_counts_after_it():
    late = NOON.replace(hour=23, minute=40)
    stirred = [check_in(1, late - minutes(10)), check_in(4, late, Moment.AFTER_WARM_UP)]
    assert no_run(known(*stirred, check_in(1, late + minutes(40), loop="b")), late + minutes(40))


# --- a run that was too much --------------------------------------------------------------------------


def test_too_much_this_morning_rules_out_the_run_of_that_day():
    ran = RunScores(day=NOON.date() - DAY, before=0, after=0, morning=2, loop="b")
    assert after_run(RULES, [ran], CALM).state == "too-much"
    assert no_run(known(check_in(2), runs=[ran]))
    assert not no_run(known(check_in(2), runs=[RunScores(day=ran.day - DAY, before=0, after=0, morning=2)]))


def test_too_much_straight_after_the_run_rules_out_another_one_that_day_and_the_next():
    ran = RunScores(day=NOON.date(), before=1, after=4, loop="b")
    assert no_run(known(check_in(1), runs=[ran]))
    assert no_run(known(check_in(1, NOON + DAY), runs=[ran]), NOON + DAY)
    assert not no_run(known(check_in(1, NOON + 2 * DAY), runs=[ran]), NOON + 2 * DAY)


def runs(*scores, every=3):
    first = NOON.date() - 2 * DAY - timedelta(days=every * (len(scores) - 1))
    return [
        RunScores(day=first + timedelta(days=every * n), before=b, after=a, morning=m)
        for n, (b, a, m) in enumerate(scores)
    ]


def test_see_somebody_keeps_runs_short_until_two_calm_mornings():
    bad = [(1, 4, 1), (1, 4, 1)]
    for calm, eases in (([], True), ([(1, 1, 1)], True), ([(1, 1, 1), (1, 1, 1)], False)):
        back = known(check_in(1), runs=runs(*bad, *calm))
        outcome = back.outcome(NOON)
        assert outcome is not None
        assert (outcome.state == "ease") is eases
        assert (reason(may_start(QUICK, back, NOON)) is Reason.TOO_SORE) is eases
        assert may_start(STIFF, back, NOON) == Allowed()
        assert (RULES.after_run.seeking in outcome.notes) is eases


def test_see_somebody_ends_when_somebody_was_seen():
    bad = runs((1, 4, 1), (1, 4, 1))
    assert seek_stands(RULES, bad)
    assert not seek_stands(RULES, bad, bad[-1].day + DAY)
    assert seek_stands(RULES, bad, bad[-1].day)  # seen in the morning, and run too far in the evening


def test_too_much_twice_five_months_apart_is_no_trend():
    apart = [
        RunScores(day=date(2026, 1, 10), before=1, after=4, morning=1),
        RunScores(day=date(2026, 6, 10), before=1, after=4, morning=1),
    ]
    assert after_run(RULES, apart, CALM).state == "too-much"


# --- what creeps --------------------------------------------------------------------------------------


def test_a_back_that_starts_a_little_sorer_each_time_is_told_so():
    creeping = runs(*((score, score, score) for score in range(6)))
    assert (creeping[-1].day - creeping[0].day).days == 15
    assert baseline_rising(RULES, creeping)
    assert after_run(RULES, creeping, CALM).state == "seek"  # its mornings rise too, which weighs more
    unrated = [replace(run, after=min(run.after, 2), morning=None) for run in creeping]
    assert after_run(RULES, unrated, CALM).state == "creep"


def test_two_runs_that_differ_are_no_trend():
    assert not baseline_rising(RULES, runs((0, 0, 0), (2, 2, 2), every=8))
    assert not baseline_rising(RULES, [])


def test_a_back_that_stays_at_five_is_told_that_it_has_not_settled():
    same = runs(*[(5, 5, 5)] * 12)
    told = [after_run(RULES, same[: n + 1], CALM).state for n in range(12)]
    assert told == ["accepted"] * 7 + ["plateau"] * 5
    assert not plateau(RULES, runs(*[(5, 5, 5)] * 11, (2, 2, 2)))


# --- concerns, new pain, facts ------------------------------------------------------------------------


@pytest.mark.parametrize("concern", ["oneleg", "daily", "bonestress"])
def test_a_good_score_after_the_run_does_not_undo_a_concern(concern):
    outcome = after_run(RULES, [RunScores(day=NOON.date(), before=0, after=1)], asked(CALM, concern))
    assert outcome.state == "routine"
    assert outcome.offer == ("gentle-12-not-running", "gentle-8-standing")


@pytest.mark.parametrize("what", ["new_pain", "recent_fall"])
@pytest.mark.parametrize("score", [2, 3, 5])
def test_new_pain_or_a_fall_from_three_up_means_a_gentle_day_and_easing_in_the_next(what, score):
    answers = {what: True}
    safety = asked(noted(CALM, Answers(score=score, **answers)), new_pain=what == "new_pain")
    today = check_in(score, **answers)
    assert no_run(known(today, safety=safety)) is (score >= 3)
    tomorrow = NOON + DAY
    outcome = known(today, check_in(0, tomorrow, loop="b"), safety=safety).outcome(tomorrow)
    assert outcome.state == ("ease" if score >= 3 else "go")
    if score >= 3:
        later = known(today, check_in(0, NOON + minutes(60), loop="b"), safety=safety)
        assert no_run(later, NOON + minutes(60))


ASK = ["recent-surgery", "spinal-fracture", "spondylolysis", "impact-pain"]


@pytest.mark.parametrize("tag", ASK)
@pytest.mark.parametrize("score", [0, 4])
def test_some_facts_mean_ask_before_you_run_until_a_professional_said_so(tag, score):
    back = known(check_in(score), tags=[tag])
    assert no_run(back)
    assert back.outcome(NOON).words.heading == "Ask before you run, and walk today"
    assert reason(may_start(STIFF, back, NOON)) is Reason.ASK_RUN
    assert may_start(GENTLE, back, NOON) == Allowed()
    assert not no_run(known(check_in(score), tags=[tag], cleared={tag: NOON.date()}))
    assert no_run(known(check_in(score), tags=[tag, "knee-pain"], cleared={"knee-pain": NOON.date()}))


def test_every_fact_that_asks_first_is_known_here():
    assert sorted(t.tag for t in RULES.profile if t.ask_to_run) == sorted(ASK)


def test_who_is_pregnant_is_told_whom_to_tell():
    outcome = known(check_in(1), tags=["pregnant"]).outcome(NOON)
    assert outcome.may_run
    assert any("midwife" in note for note in outcome.notes)


# --- after an unlock ----------------------------------------------------------------------------------


def test_an_unlock_leads_through_a_week_of_easing_in():
    at = NOON.timestamp()
    locked = asked(CALM, "saddle", at=at - 60)
    advised = locked.after(SafetyEvent(kind=Happened.ADVISED, at=at - 30))
    opened = asked(advised, at=at)
    assert not opened.locked
    for days, eases in ((0, True), (6.9, True), (7, False)):
        now = NOON + timedelta(days=days)
        outcome = state(check_in(2, now), safety=opened).outcome(now)
        assert outcome.may_run
        assert (outcome.state == "ease") is eases
        assert (RULES.safety.easing_in in outcome.notes) is eases


def test_what_eases_holds_at_the_end_of_the_warm_up_too():
    at = NOON.timestamp()
    opened = asked(asked(CALM, "saddle", at=at - 60).after(SafetyEvent(kind=Happened.ADVISED, at=at)), at=at)
    back = state(check_in(1), check_in(1, NOON + minutes(9), Moment.AFTER_WARM_UP), safety=opened)
    assert back.outcome(NOON + minutes(10)).state == "ease"


def test_advice_that_closes_nothing_is_said_with_the_score():
    outcome = state(check_in(1), safety=asked(CALM, "weeks")).outcome(NOON)
    assert outcome.may_run
    assert any("appointment" in note for note in outcome.notes)


# --- in the middle of a session -----------------------------------------------------------------------


def midway(score):
    return check_in(score, NOON, Moment.DURING, ran=False)


def test_only_a_bad_score_in_a_cool_down_rules_a_run_out():
    for score in range(6):
        assert not no_run(known(check_in(2, NOON - minutes(20)), midway(score)))
    assert no_run(known(check_in(2, NOON - minutes(20)), midway(6)))
    assert known(check_in(None, NOON, Moment.DURING)).run_off_today(NOON)


def test_a_score_in_a_cool_down_speaks_from_then_on_and_is_no_check_in_before_a_run():
    assert reason(may_start(GENTLE, known(midway(4)), NOON)) is None
    assert reason(may_start(routine("backcare-8-core"), known(midway(4)), NOON)) is Reason.TOO_SORE
    assert reason(may_start(STIFF, known(midway(4)), NOON)) is Reason.CHECK_IN


@pytest.mark.parametrize(
    ("before", "score", "goes_on"), [(0, 2, True), (4, 4, True), (2, 3, False), (5, 6, False)]
)
def test_a_score_in_a_warm_up_is_judged_by_what_it_did_to_the_back(before, score, goes_on):
    back = known(check_in(before, NOON - minutes(5)), check_in(score, NOON, Moment.AFTER_WARM_UP))
    assert isinstance(may_start(STIFF, back, NOON, going_on=True), Allowed) is goes_on


def test_a_clock_that_is_set_back_forgets_no_bad_score():
    nine = check_in(9, NOON + minutes(58))
    assert no_run(known(nine, check_in(0, NOON, loop="b")))


def test_the_way_of_bending_that_hurts_is_known_past_midnight():
    late = NOON.replace(hour=23, minute=50)
    back = known(check_in(2, late, direction=Direction.FORWARD))
    assert back.answers(late + minutes(12)).direction is Direction.FORWARD
