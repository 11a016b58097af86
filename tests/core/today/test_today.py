"""What Today offers follows the day, and never contradicts what still speaks of the back."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest

from app.core.back.after_run import RunScores
from app.core.back.check_in import CheckIn, Moment
from app.core.back.eligibility import Allowed, Reason, may_start
from app.core.back.red_flags import Happened, Safety, SafetyEvent
from app.core.back.run_cycle import Asking, RunCycle
from app.core.cards import RoutineCard
from app.core.history import SessionLine
from app.core.today.cards import Lead, TodayCard
from app.core.today.day import DayStage, Known
from app.core.today.today import Offers, choices_now, offers_now
from app.core.today.why import Why
from tests.core.back_cases import CALM, NOON, RULES, asked, check_in, minutes, noted, routines, state


def card_of(routine, **more) -> RoutineCard:
    return RoutineCard(
        id=routine.id,
        title=routine.title,
        phase=routine.phase,
        total_s=round(routine.total_s),
        steps=1,
        posture=routine.posture,
        exercise="",
        max_pain=routine.max_pain,
        own=False,
        file="",
    )._replace(**more)


SHIPPED = [card_of(routine) for routine in routines()]
OWN = [
    card_of(routines()[0], id=f"my-{phase}-{pain}", phase=phase, max_pain=pain, own=True)
    for phase in ("warm-up", "cool-down", "gentle")
    for pain in (0, 3, 10)
]
CARDS = sorted([*SHIPPED, *OWN], key=lambda card: ["warm-up", "run", "cool-down", "gentle"].index(card.phase))
BY_ID = {card.id: card for card in CARDS}
SAFETIES = {
    "never asked": Safety(),
    "all no": CALM,
    "due": CALM.after(SafetyEvent(kind=Happened.DUE)),
    "concern": asked(CALM, "daily"),
    "urgent": asked(CALM, "fever"),
    "emergency": asked(CALM, "saddle"),
}


def session(phase: str, at: datetime, *, early: bool = False, done_s: float = 250.0) -> SessionLine:
    return SessionLine(
        title="",
        phase=phase,
        day=at.date(),
        started=at.timestamp(),
        planned_s=300,
        done_s=done_s,
        early=early,
    )


def looked(now: datetime, *check_ins: CheckIn, warmed_up: datetime | None = None, **more) -> Offers:
    """What is offered with one loop on record."""
    safety = more.pop("safety", CALM)
    loops = [RunCycle(id="a", warmed_up=warmed_up.timestamp() if warmed_up else None, check_ins=check_ins)]
    runs = [loop.run for loop in loops if loop.run is not None]
    known = {"cards": CARDS, "loops": loops if check_ins else [], "runs": lambda: runs, **more}
    return offers_now(Known(state=state(*check_ins, safety=safety), **known), now)


# --- every state --------------------------------------------------------------------------------------

AGES = (
    minutes(2),
    minutes(40),
    timedelta(hours=4),
    timedelta(hours=11),
    timedelta(hours=13),
    timedelta(days=2),
)
LOOPS = {  # moments and scores before the last one, and whether a warm-up was done
    Moment.BEFORE: [((), False), (((Moment.BEFORE, 7),), False)],
    Moment.AFTER_WARM_UP: [(((Moment.BEFORE, 2),), True), (((Moment.BEFORE, 5),), True)],
    Moment.DURING: [(((Moment.BEFORE, 2),), True)],
    Moment.AFTER_RUN: [
        (((Moment.BEFORE, 1), (Moment.AFTER_WARM_UP, 1)), True),
        (((Moment.BEFORE, 5), (Moment.AFTER_WARM_UP, 5)), True),
    ],
    Moment.MORNING: [
        (((Moment.BEFORE, 1), (Moment.AFTER_WARM_UP, 1), (Moment.AFTER_RUN, 2)), True),
        (((Moment.BEFORE, 1), (Moment.AFTER_WARM_UP, 1), (Moment.AFTER_RUN, 4)), True),
    ],
}
NOWS = (NOON.replace(hour=1), NOON.replace(hour=7), NOON, NOON.replace(hour=23, minute=30))
LIKES = (
    (),
    ("my-warm-up-10", "my-gentle-10", "gone"),
    ("my-cool-down-10", "warmup-10-full", "backcare-8-core"),
)


def every_state():
    """Check-ins up to a last one of every kind, score and age; every lock and concern; what the runner likes."""
    for moment, before in LOOPS.items():
        for earlier, warm in before:
            for score, legs, age, now in product((*range(11), None), (False, True), AGES, NOWS):
                last = now - age
                gap = timedelta(hours=9 if moment is Moment.MORNING else 0, minutes=2)
                given = [
                    check_in(s, last - gap - minutes(8 * (len(earlier) - n)), m)
                    for n, (m, s) in enumerate(earlier)
                ]
                symptoms = {"leg_symptoms": True} if legs and moment is Moment.BEFORE else {}
                if legs and not symptoms:
                    continue
                given.append(check_in(score, last, moment, **symptoms))
                warmed = given[0].at + 300 if warm else None
                yield now, tuple(given), RunCycle(id="a", warmed_up=warmed, check_ins=tuple(given))
    for now in NOWS:
        yield now, (), None


def within(check_ins, now, hours):
    """Those of today, and those of the hours before."""
    return [c for c in check_ins if c.day == now.date() or now.timestamp() - c.at <= hours * 3600]


def too_much(run: RunScores) -> bool:
    """The rule in words, written down a second time."""
    if run.after > 5 or (run.after >= 3 and run.after >= run.before + 2):
        return True
    morning = run.morning
    return morning is not None and morning > run.before and not (morning <= 2 and morning - run.before <= 1)


def may_run(back, check_ins, loop, now) -> bool:
    """Whether nothing speaks against a run, told from the scores alone."""
    latest = back.latest(now)
    if (
        back.safety.locked
        or back.safety.concerns
        or any((c.answers.score or 0) >= 6 for c in within(check_ins, now, 48))
        or any(c.moment is Moment.DURING for c in within(check_ins, now, 12))
    ):
        return False
    if latest is None:
        return True
    if latest.answers.leg_symptoms or latest.answers.score >= 6:
        return False
    before = next((c.answers.score for c in check_ins if c.moment is Moment.BEFORE), None)
    rated = [c for c in check_ins if c.moment is Moment.AFTER_WARM_UP and c.answers.score is not None]
    speaking = [c.answers.score for c in rated if c in within(check_ins, now, 12) or c is latest]
    if any(before > 5 or score > 5 or (score >= 3 and score > before) for score in speaking):
        return False
    of_run = latest.moment in (Moment.AFTER_RUN, Moment.MORNING)
    return not (of_run and loop.run is not None and too_much(loop.run))


def shown(offers: Offers) -> list[tuple[str, RoutineCard]]:
    """Phase of the card, or "suggested", and the routine of everything that can be tapped to start one."""
    found = [(card.phase, BY_ID[card.routine]) for card in offers.cards if card.has_routine]
    assert {phase: pick.card for phase, pick in offers.picks.items()} == dict(found)
    return [*found, *([("suggested", offers.suggestion.card)] if offers.suggestion else [])]


@pytest.mark.parametrize("name", SAFETIES)
def test_whatever_is_shown_can_be_started_and_is_among_what_the_outcome_offers(name):
    seen: Counter[str] = Counter()
    for number, (now, check_ins, loop) in enumerate(every_state()):
        safety = SAFETIES[name]
        for given in check_ins:
            safety = noted(safety, given.answers)
            if name == "all no" and number % 2:
                safety = asked(safety)
        back = state(*check_ins, safety=safety)
        likes = LIKES[number % len(LIKES)]
        known = Known(
            cards=CARDS,
            recent=likes[::-1] * 2,
            favourites=likes[:1],
            state=back,
            loops=[loop] if loop else [],
            runs=lambda loop=loop: [loop.run] if loop and loop.run else [],
        )
        offers = offers_now(known, now)
        seen[offers.stage] += 1
        answered = replace(back, safety=replace(safety, due=False, version=RULES.safety.version))
        latest = back.latest(now)
        score = latest.answers.score if latest else None
        where = (name, now, check_ins, offers)

        if safety.locked:
            assert offers.stage is DayStage.LOCKED, where
            assert not offers.cards, where
            assert offers.suggestion is None, where
            continue
        if score is not None and score >= 8:
            assert offers.stage is DayStage.SEVERE, where
            assert {card.lead for card in offers.cards} <= {Lead.ADVICE, Lead.CHECK_IN}, where
            assert offers.suggestion is None, where
            assert offers.outcome is not None, where
            continue

        run = may_run(back, check_ins, loop, now)
        for place, card in shown(offers):
            verdict = may_start(card, answered, now)
            assert isinstance(verdict, Allowed) or verdict.reason is Reason.CHECK_IN, (place, card, where)
            if card.phase == "warm-up":
                assert run, (place, card, where)
                assert score is None or score <= 2 or card.id in RULES.band(score).offer, (place, card, where)
            if (score is not None and score >= 6) or safety.concerns:
                assert card.id == "gentle-12-not-running", (place, card, where)
            if not run and card.phase == "gentle":
                assert card.id == "gentle-12-not-running", (place, card, where)
            if card.phase == "cool-down" and score is not None and score >= 3:
                assert card.id in ("cooldown-8-lower-back", "cooldown-5-static"), (place, card, where)

        invites = [card for card in offers.cards if card.phase == "before" and card.lead is Lead.CHECK_IN]
        assert run or not invites, where
        refuses = [card for card in offers.cards if card.title in ("No run today", "No run for now")]
        assert not (run and refuses), where
        assert (
            run
            or refuses
            or offers.stage in (DayStage.SAFETY, DayStage.MORNING, DayStage.RATE, DayStage.DONE)
        ), where
        assert len({card.phase for card in offers.cards}) == len(offers.cards) == 3, where
        for card in offers.cards:
            assert card.title, where
            assert card.button, where
            assert (card.lead is Lead.WHY or card.has_routine) == bool(card.routine), where
            if card.lead is Lead.ADVICE:
                assert offers.outcome is not None, where
            if card.lead is Lead.QUESTION:
                assert offers.asked.asking is not Asking.NOTHING, where
        if safety.due:
            assert offers.stage is DayStage.SAFETY, where
            assert offers.suggestion is None, where
    assert set(seen) >= MUST_COME[name], seen


MUST_COME = {
    "never asked": {DayStage.OPEN, DayStage.SAFETY, DayStage.SEVERE, DayStage.MORNING, DayStage.DONE},
    "all no": set(DayStage) - {DayStage.LOCKED, DayStage.REST},
    "due": {DayStage.SAFETY, DayStage.SEVERE},
    "concern": {DayStage.GENTLE, DayStage.SAFETY, DayStage.SEVERE, DayStage.MORNING, DayStage.RATE},
    "urgent": {DayStage.LOCKED},
    "emergency": {DayStage.LOCKED},
}


# --- a day, hour by hour ------------------------------------------------------------------------------

SEVEN = NOON.replace(hour=7)
BEFORE = check_in(2, SEVEN)
WARM = SEVEN + minutes(10)
RATED = check_in(2, WARM + minutes(1), Moment.AFTER_WARM_UP)
HOME = SEVEN + minutes(60)
RAN = check_in(3, HOME, Moment.AFTER_RUN)


def large(offers: Offers) -> TodayCard:
    return offers.cards[0]


def test_on_a_day_without_anything_the_usual_is_offered():
    offers = looked(SEVEN)
    assert offers.stage is DayStage.OPEN
    assert [card.title for card in offers.cards] == ["Before your run", "After your run", "Not running today"]
    assert large(offers).lead is Lead.CHECK_IN
    assert offers.suggestion is not None
    assert offers.suggestion.card.id == "warmup-7-standard"
    assert offers.suggestion.reason(lambda text: text) == "a good start"


def test_every_card_that_stands_for_a_routine_says_which_and_why():
    offers = looked(SEVEN)
    said = {phase: (pick.card.id, pick.reason(str)) for phase, pick in offers.picks.items()}
    assert said == {
        "before": ("warmup-7-standard", "a good start"),
        "after": ("cooldown-5-static", "after your run"),
        "rest": ("gentle-12-not-running", "for a rest day"),
    }
    assert [card.notes for card in offers.cards] == [(), (), ()]  # a routine and a button say it all
    checked = looked(SEVEN + minutes(2), BEFORE)
    assert large(checked).notes == ("Checked in: now warm up",)


@pytest.mark.parametrize(
    ("likes", "phases"),
    [
        ((), ["before", "after", "rest"]),
        (("my-cool-down-10",), ["after", "before", "rest"]),
        (("my-gentle-10",), ["rest", "before", "after"]),
        (("my-gentle-10", "warmup-10-full"), ["before", "after", "rest"]),
    ],
)
def test_who_never_warms_up_sees_first_what_there_is_instead(likes, phases):
    offers = looked(SEVEN, recent=likes)
    assert [card.phase for card in offers.cards] == phases
    assert large(looked(SEVEN + minutes(2), BEFORE, recent=likes)).phase == "before"  # checked in for a run


@pytest.mark.parametrize("phase", ["before", "after", "rest"])
@pytest.mark.parametrize("score", [1, 4, 6, 9])
def test_what_can_be_chosen_instead_may_start(phase, score):
    back = state(check_in(score, SEVEN), safety=CALM)
    choices = choices_now(Known(cards=CARDS, state=back), SEVEN + minutes(2), phase)
    assert len({card.id for card in choices}) == len(choices)
    for card in choices:
        assert isinstance(may_start(card, back, SEVEN + minutes(2)), Allowed)
    assert bool(choices) == (score < 9 and (phase != "before" or score < 6))


def test_a_check_in_a_moment_ago_leads_straight_to_the_warm_up():
    offers = looked(SEVEN + minutes(2), BEFORE)
    assert offers.stage is DayStage.READY
    assert (large(offers).lead, large(offers).routine) == (Lead.ROUTINE, "warmup-7-standard")
    assert large(offers).detail == "Checked in: now warm up"
    later = looked(SEVEN + minutes(40), BEFORE)
    assert large(later).lead is Lead.CHECK_IN


def test_after_the_warm_up_its_score_is_asked_then_the_run_is_on_and_then_over():
    rate = looked(WARM + minutes(1), BEFORE, warmed_up=WARM)
    out = looked(WARM + minutes(5), BEFORE, RATED, warmed_up=WARM)
    back = looked(WARM + minutes(30), BEFORE, RATED, warmed_up=WARM)
    assert [offers.stage for offers in (rate, out, back)] == [DayStage.RATE, DayStage.OUT, DayStage.BACK]
    titles = [large(offers).title for offers in (rate, out, back)]
    assert titles == ["How is your back now?", "Off you go", "Back from your run?"]
    for offers in (rate, out, back):
        assert [card.phase for card in offers.cards] == ["after", "before", "rest"]
        assert large(offers).lead is Lead.QUESTION
        assert offers.suggestion is not None
        assert offers.suggestion.card.id == "cooldown-5-static"
        assert offers.suggestion.reason(lambda text: text) == "after your run"


def test_after_the_run_the_cool_down_is_large_and_then_it_is_done_for_today():
    day = {"warmed_up": WARM}
    home = looked(HOME + minutes(1), BEFORE, RATED, RAN, **day)
    assert home.stage is DayStage.COOL_DOWN
    assert (large(home).title, large(home).routine) == ("After your run", "cooldown-8-lower-back")
    assert home.suggestion is not None
    assert home.suggestion.why is Why.AFTER_RUN
    cool = [session("cool-down", HOME + minutes(3))]
    done = looked(HOME + minutes(12), BEFORE, RATED, RAN, sessions=cool, **day)
    assert done.stage is DayStage.DONE
    assert large(done).title == "Well moved"
    assert large(done).detail == "Done for today. Tomorrow morning: how is your back?"
    assert done.suggestion is None
    assert [card.title for card in done.cards[1:]] == ["Another run?", "Gentle moves"]


def test_a_cool_down_left_at_once_does_not_close_the_day_and_time_does():
    left = [session("cool-down", HOME + minutes(3), early=True, done_s=20)]
    assert (
        looked(HOME + minutes(5), BEFORE, RATED, RAN, warmed_up=WARM, sessions=left).stage
        is DayStage.COOL_DOWN
    )
    most = [session("cool-down", HOME + minutes(3), early=True, done_s=200)]
    assert looked(HOME + minutes(9), BEFORE, RATED, RAN, warmed_up=WARM, sessions=most).stage is DayStage.DONE
    assert looked(HOME + timedelta(hours=4), BEFORE, RATED, RAN, warmed_up=WARM).stage is DayStage.DONE


def test_a_cool_down_before_the_question_was_answered_leaves_the_question():
    cool = [session("cool-down", HOME)]
    offers = looked(HOME + minutes(9), BEFORE, RATED, warmed_up=WARM, sessions=cool)
    assert offers.stage is DayStage.DONE
    assert (large(offers).detail, large(offers).lead) == (
        "Done for today. How did your back take the run?",
        Lead.QUESTION,
    )


def test_no_morning_is_promised_where_none_will_be_asked_about():
    unsaid = check_in(None, HOME, Moment.AFTER_RUN)
    cool = [session("cool-down", HOME + minutes(3))]
    offers = looked(HOME + minutes(12), BEFORE, RATED, unsaid, warmed_up=WARM, sessions=cool)
    assert large(offers).detail == "Done for today. Rest well."
    without_any_question = looked(HOME + minutes(12), sessions=cool)
    assert (without_any_question.stage, large(without_any_question).lead) == (DayStage.DONE, Lead.DAY)


def test_next_morning_asks_and_after_that_the_day_is_open():
    morning = SEVEN + timedelta(days=1)
    day = {"warmed_up": WARM, "sessions": [session("cool-down", HOME + minutes(3))]}
    calm = check_in(1, HOME, Moment.AFTER_RUN)
    asks = looked(morning, BEFORE, RATED, calm, **day)
    assert (asks.stage, large(asks).title) == (DayStage.MORNING, "This morning")
    assert asks.suggestion is not None
    assert asks.suggestion.card.phase == "warm-up"
    said = check_in(1, morning, Moment.MORNING)
    after = looked(morning + minutes(5), BEFORE, RATED, calm, said, **day)
    assert after.stage is DayStage.OPEN
    assert large(after).lead is Lead.CHECK_IN
    assert after.suggestion is not None
    assert after.suggestion.reason(lambda text: text) == "fits a 1"


def test_a_run_over_midnight_is_done_for_the_night_and_the_morning_is_another_day():
    late = NOON.replace(hour=23, minute=30)
    given = (check_in(1, late - minutes(20)), check_in(1, late, Moment.AFTER_WARM_UP))
    ran = check_in(1, late + minutes(45), Moment.AFTER_RUN)
    cool = [session("cool-down", late + minutes(50))]
    night = looked(late + minutes(70), *given, ran, warmed_up=late, sessions=cool)
    assert night.stage is DayStage.DONE
    eight = late + timedelta(hours=8, minutes=30)
    assert looked(eight, *given, ran, warmed_up=late, sessions=cool).stage is DayStage.MORNING
    said = check_in(1, eight, Moment.MORNING)
    assert looked(eight + minutes(5), *given, ran, said, warmed_up=late, sessions=cool).stage is DayStage.OPEN


def test_another_check_in_opens_the_day_again():
    evening = HOME + timedelta(hours=9)
    first = RunCycle(id="a", warmed_up=WARM.timestamp(), check_ins=(BEFORE, RATED, RAN))
    again = check_in(2, evening, loop="b")
    second = RunCycle(id="b", warmed_up=None, check_ins=(again,))
    known = Known(
        cards=CARDS,
        state=state(BEFORE, RATED, RAN, again),
        loops=[first, second],
        sessions=[session("cool-down", HOME + minutes(3))],
    )
    assert offers_now(known, evening + minutes(1)).stage is DayStage.READY


# --- what speaks against a run ------------------------------------------------------------------------


@pytest.mark.parametrize("score", [6, 7])
def test_after_a_six_only_the_gentle_routine_is_left_and_the_card_before_a_run_says_so(score):
    offers = looked(NOON + minutes(3), check_in(score), favourites=["my-warm-up-10", "my-gentle-10"])
    assert offers.stage is DayStage.GENTLE
    assert [card.phase for card in offers.cards] == ["rest", "before", "after"]
    assert (offers.cards[1].title, offers.cards[1].lead) == ("No run today", Lead.ADVICE)
    assert offers.cards[2].detail == "Gentle only"
    assert offers.suggestion is not None
    assert offers.suggestion.card.id == "gentle-12-not-running"
    assert offers.suggestion.reason(lambda text: text) == f"fits a {score}"


def test_a_warm_up_that_stirred_the_back_leaves_no_run():
    stirred = check_in(4, WARM + minutes(1), Moment.AFTER_WARM_UP)
    offers = looked(WARM + minutes(2), BEFORE, stirred, warmed_up=WARM)
    assert offers.stage is DayStage.GENTLE
    assert offers.cards[1].title == "No run today"
    assert offers.suggestion is not None
    assert (offers.suggestion.card.id, offers.suggestion.why) == ("gentle-12-not-running", Why.GENTLE_DAY)


def test_a_run_that_was_too_much_leaves_a_gentle_day_straight_after_it_and_next_morning():
    hard = check_in(4, HOME, Moment.AFTER_RUN)
    home = looked(HOME + minutes(2), BEFORE, RATED, hard, warmed_up=WARM)
    assert home.stage is DayStage.COOL_DOWN
    assert home.cards[1].title == "No run today"
    assert home.outcome is not None
    assert home.outcome.state == "too-much"
    morning = SEVEN + timedelta(days=1)
    said = check_in(2, morning, Moment.MORNING)
    next_day = looked(morning + minutes(2), BEFORE, RATED, hard, said, warmed_up=WARM)
    assert next_day.stage is DayStage.GENTLE
    assert next_day.suggestion is not None
    assert next_day.suggestion.reason(lambda text: text) == "for a gentle day"


def test_a_concern_leaves_gentle_routines_until_it_has_been_checked():
    offers = looked(NOON, safety=SAFETIES["concern"])
    assert offers.stage is DayStage.GENTLE
    assert (offers.cards[1].title, offers.cards[1].lead) == ("No run for now", Lead.WHY)
    assert offers.suggestion is not None
    assert offers.suggestion.reason(lambda text: text) == "until it is checked"


def test_a_gentle_day_is_done_with_its_gentle_routine():
    gentle = [session("gentle", NOON + minutes(5))]
    offers = looked(NOON + minutes(30), check_in(6), sessions=gentle)
    assert (offers.stage, large(offers).phase) == (DayStage.DONE, "rest")
    assert large(offers).detail == "Done for today. Rest well."
    assert offers.suggestion is None
    again = looked(NOON + minutes(30), check_in(6, NOON + minutes(25)), sessions=gentle)
    assert again.stage is DayStage.GENTLE


def test_who_does_not_run_today_is_not_sent_to_run():
    none = check_in(None, HOME, Moment.AFTER_RUN, ran=False)
    offers = looked(HOME + minutes(5), BEFORE, RATED, none, warmed_up=WARM)
    assert offers.stage is DayStage.REST
    assert large(offers).phase == "rest"
    assert offers.suggestion is not None
    assert offers.suggestion.reason(lambda text: text) == "for a rest day"


def test_questions_that_are_due_come_first_and_nothing_is_suggested_until_they_are_answered():
    due = noted(CALM, check_in(3, new_pain=True).answers)
    offers = looked(NOON + minutes(3), check_in(3, new_pain=True), safety=due)
    assert offers.stage is DayStage.SAFETY
    assert (large(offers).title, large(offers).lead) == ("Questions first", Lead.ADVICE)
    assert offers.suggestion is None
    left = looked(NOON, safety=SAFETIES["due"])  # asked for from "Something feels wrong", and left
    assert (left.stage, large(left).lead) == (DayStage.SAFETY, Lead.SAFETY)


# --- which routine ------------------------------------------------------------------------------------


def why(offers: Offers) -> tuple[str, Why]:
    assert offers.suggestion is not None
    return offers.suggestion.card.id, offers.suggestion.why


def test_favourites_come_first_among_what_is_left_open():
    stars = ["my-cool-down-3", "my-warm-up-3", "gone", "my-gentle-10"]
    often = ["warmup-10-full"] * 5
    assert why(looked(NOON, recent=often, favourites=["gone"])) == ("warmup-10-full", Why.USUAL)
    assert why(looked(NOON, recent=often, favourites=["my-warm-up-3"])) == ("my-warm-up-3", Why.FAVOURITE)
    fresh = looked(NOON + minutes(2), check_in(1), recent=often, favourites=stars)
    assert why(fresh) == ("my-warm-up-3", Why.FAVOURITE)
    ease = looked(NOON + minutes(2), check_in(4), recent=often, favourites=stars)
    assert why(ease) == ("warmup-8-stiff-back", Why.SCORE)
    out = looked(WARM + minutes(5), BEFORE, RATED, warmed_up=WARM, favourites=stars)
    assert why(out) == ("my-cool-down-3", Why.AFTER_RUN)


def test_of_several_favourites_the_one_that_is_done_most():
    stars = ["warmup-5-quick", "warmup-10-full"]
    assert why(looked(NOON, favourites=stars)) == ("warmup-10-full", Why.FAVOURITE)  # the first of the list
    assert why(looked(NOON, favourites=stars, recent=["warmup-5-quick"]))[0] == "warmup-5-quick"


def test_the_usual_is_what_was_done_more_than_once():
    assert why(looked(NOON, recent=["warmup-5-quick"])) == ("warmup-5-quick", Why.KNOWN)
    assert why(looked(NOON, recent=["warmup-5-quick"] * 2)) == ("warmup-5-quick", Why.USUAL)
    assert why(looked(NOON + minutes(1), check_in(1), recent=["warmup-5-quick"])) == (
        "warmup-5-quick",
        Why.SCORE,
    )


def test_a_cool_down_is_not_suggested_before_a_run_but_to_who_does_nothing_else():
    cool = ["cooldown-10-static"] * 6
    assert why(looked(NOON, recent=[*cool, "warmup-5-quick"]))[0] == "warmup-5-quick"
    assert why(looked(NOON, recent=cool)) == ("cooldown-10-static", Why.USUAL)


def test_without_a_record_everything_leads_to_the_standard_routines():
    offers = offers_now(Known(cards=CARDS), NOON)
    assert [card.routine for card in offers.cards] == [
        "warmup-7-standard",
        "cooldown-5-static",
        "gentle-12-not-running",
    ]
    assert why(offers) == ("warmup-7-standard", Why.STANDARD)


def test_a_card_without_any_routine_leads_to_the_library():
    warm_ups = [card for card in CARDS if card.phase == "warm-up"]
    offers = looked(NOON, cards=warm_ups)
    assert [card.lead for card in offers.cards] == [Lead.CHECK_IN, Lead.LIBRARY, Lead.LIBRARY]
    assert looked(NOON, cards=[]).suggestion is None
    # Where nothing of what may start is left, nothing is put in its place.
    assert looked(NOON + minutes(1), check_in(7), cards=warm_ups).suggestion is None


@pytest.mark.parametrize("score", [3, 5, 6, 7])
def test_a_score_that_was_deleted_decides_as_before_and_is_not_named(score: int) -> None:
    one = check_in(score, NOON - minutes(5))
    before = offers_now(Known(cards=CARDS, state=state(one)), NOON)
    gone = replace(state(one), check_ins=(), withdrawn=(one,))
    after = offers_now(Known(cards=CARDS, state=gone), NOON)
    assert before.suggestion is not None
    assert after.suggestion is not None
    assert before.suggestion.why is Why.SCORE
    assert after.suggestion.card == before.suggestion.card
    assert str(score) not in after.suggestion.reason(str)


def test_a_cool_down_that_was_skipped_through_has_not_closed_the_day() -> None:
    end = session("cool-down", NOON - minutes(10), done_s=0.0)
    assert offers_now(Known(cards=CARDS, state=state(), sessions=[end]), NOON).stage is DayStage.DONE
    skipped = replace(end, counts=False)
    assert offers_now(Known(cards=CARDS, state=state(), sessions=[skipped]), NOON).stage is DayStage.OPEN
