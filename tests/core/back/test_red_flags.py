"""The lock: what closes it, what does not open it, and the one thing that does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.back.check_in import Answers, Profile, raised_by
from app.core.back.red_flags import Happened, Safety, SafetyEvent, answered, fold, questions
from app.core.back.rules import Level
from tests.core.back_cases import CALM, RULES, all_no, asked, noted

ADVISED = SafetyEvent(kind=Happened.ADVISED)
READ = SafetyEvent(kind=Happened.READ)
CHECKED = SafetyEvent(kind=Happened.CHECKED)
GONE = SafetyEvent(kind=Happened.GONE)
TOLD = SafetyEvent(kind=Happened.TOLD)
MISTAKEN = SafetyEvent(kind=Happened.MISTAKEN)
SEVERE = [q.id for q in RULES.safety.questions if q.level.locks and not q.profile_fact]


@pytest.mark.parametrize("question", SEVERE)
def test_one_yes_locks(question):
    safety = asked(CALM, question)
    assert safety.locked
    assert safety.level is RULES.safety.level_of(question)


def test_an_emergency_yes_locks_before_the_other_questions_are_answered():
    event, _ = answered(RULES.safety, {"saddle": True})
    safety = Safety().after(event)
    assert safety.level is Level.EMERGENCY
    assert safety.to_ask(RULES.safety)


def test_having_read_it_only_closes_the_page():
    safety = asked(CALM, "saddle").after(READ)
    assert safety.read
    assert safety.locked


def test_answering_no_everywhere_does_not_unlock_without_advice():
    assert asked(asked(CALM, "fever")).locked


def test_advice_alone_does_not_unlock():
    assert asked(CALM, "fever").after(ADVISED).locked


def test_answers_from_before_the_advice_do_not_count():
    assert asked(asked(CALM, "fever")).after(ADVISED).locked


def test_advice_and_then_no_to_every_question_unlocks():
    safety = asked(asked(CALM, "saddle", "weeks").after(READ).after(ADVISED))
    assert safety == replace(CALM, unlocked_at=0.0)


def test_an_unlock_keeps_what_is_worth_looking_at_and_asks_of_it_no_more():
    safety = asked(asked(CALM, "saddle").after(ADVISED), "oneleg", "weeks")
    assert not safety.locked
    assert (safety.concerns, safety.advice) == ({"oneleg"}, {"weeks"})


def test_what_still_holds_and_a_professional_knows_of_can_be_told_and_locks_no_more():
    still = asked(asked(CALM, "cough").after(ADVISED), "cough")
    assert still.locked
    assert still.still == {"cough"}
    told = still.after(TOLD)
    assert not told.locked
    assert not asked(told, "cough").locked  # asked again after a month
    gone = asked(told)
    assert asked(gone, "cough").locked  # what comes back is new


def test_nobody_can_tell_an_emergency_away():
    still = asked(asked(CALM, "saddle", "cough").after(ADVISED), "saddle", "cough")
    assert still.after(TOLD).locked
    assert asked(CALM, "cough").after(TOLD).locked  # nor anything without having been examined


def test_a_new_yes_beside_an_old_one_cannot_be_told_away():
    other = asked(asked(CALM, "cough").after(ADVISED), "cough", "fever")
    assert other.after(TOLD).locked


def test_a_slip_can_be_taken_back_for_two_minutes_and_is_asked_again():
    event, _ = answered(RULES.safety, {"saddle": True}, at=1000.0)
    locked = asked(CALM, "oneleg").after(event)
    for at, holds in ((1060.0, False), (1120.0, False), (1121.0, True), (950.0, False), (900.0, True)):
        after = locked.after(SafetyEvent(kind=Happened.MISTAKEN, at=at))
        assert after.locked is holds
        assert after.concerns == {"oneleg"}
        assert holds or after.due


def test_a_slip_beside_an_older_lock_leaves_the_older_one():
    event, _ = answered(RULES.safety, {"saddle": True}, at=1000.0)
    after = asked(CALM, "fever").after(event).after(SafetyEvent(kind=Happened.MISTAKEN, at=1010.0))
    assert set(after.locks) == {"fever"}


def test_a_concern_that_has_gone_goes_with_fresh_answers_only():
    gone = asked(CALM, "oneleg").after(GONE)
    assert gone.concerns
    assert gone.to_ask(RULES.safety)
    assert not asked(gone).concerns
    assert asked(gone, "daily").concerns == {"daily"}
    assert not asked(asked(asked(CALM, "oneleg").after(GONE), "oneleg"), "oneleg").gone


def test_the_questions_are_asked_again_after_a_month():
    asked_then = asked(CALM, at=1000.0)
    month = RULES.safety.ask_again_s
    assert not asked_then.as_of(RULES.safety, 1000.0 + month - 1).to_ask(RULES.safety)
    assert asked_then.as_of(RULES.safety, 1000.0 + month).to_ask(RULES.safety)


def test_long_standing_pain_is_worth_an_appointment_and_closes_nothing():
    safety = asked(CALM, "weeks")
    assert safety.level is Level.ADVISE
    assert not safety.concerns


def test_what_an_older_limber_took_for_a_concern_is_taken_as_the_rules_of_today_take_it():
    old = SafetyEvent(kind=Happened.ANSWERED, yes={"weeks": Level.ROUTINE}, complete=True, version=1)
    now = CALM.after(old).as_of(RULES.safety, 0.0)
    assert (now.concerns, now.advice) == (frozenset(), {"weeks"})


def test_a_lock_of_a_question_that_is_asked_no_longer_stands():
    old = SafetyEvent(kind=Happened.ANSWERED, yes={"bone": Level.URGENT}, complete=True, version=1)
    assert asked(CALM.after(old)).locked
    assert {question.id for question in RULES.safety.retired} >= {"bone", "immune"}


def test_a_no_to_past_cancer_is_asked_again_after_a_year_and_a_yes_never():
    day = date(2026, 7, 1)
    said_no = Profile(past_cancer=False, cancer_asked=day)
    assert said_no.cancer_known(day + timedelta(days=364)) is False
    assert said_no.cancer_known(day + timedelta(days=365)) is None
    assert Profile(past_cancer=True, cancer_asked=day).cancer_known(day + timedelta(days=4000)) is True
    assert Profile(past_cancer=False).cancer_known(day) is None  # nobody knows when it was said


def test_one_question_left_out_does_not_unlock():
    answers = all_no(Profile(past_cancer=False))
    answers.pop("cough")
    event, _ = answered(RULES.safety, answers, past_cancer=False)
    assert asked(CALM, "saddle").after(ADVISED).after(event).locked


@pytest.mark.parametrize("question", ["fever", "saddle"])
def test_a_yes_that_locks_does_not_unlock(question):
    assert asked(asked(CALM, "saddle").after(ADVISED), question).locked


def test_a_new_yes_after_advice_needs_advice_of_its_own():
    safety = asked(asked(CALM, "fever").after(ADVISED), "saddle")
    assert not safety.advised
    assert asked(safety).locked


def test_it_has_been_checked_ends_a_concern_but_no_lock():
    assert asked(CALM, "daily").level is Level.ROUTINE
    assert asked(CALM, "daily").after(CHECKED).level is Level.NONE
    assert asked(CALM, "daily", "fever").after(CHECKED).concerns


def test_answering_no_does_not_end_a_concern():
    assert asked(asked(CALM, "oneleg")).concerns


def test_leg_symptoms_are_a_concern_until_checked():
    safety = asked(noted(CALM, Answers(score=1, leg_symptoms=True)))
    assert safety.in_a_leg
    assert safety.level is Level.ROUTINE
    assert noted(safety, Answers(score=0)).in_a_leg
    assert not safety.after(CHECKED).in_a_leg


@pytest.mark.parametrize(
    "answers",
    [
        Answers(score=6),
        Answers(score=10),
        Answers(score=0, new_pain=True),
        Answers(score=0, leg_symptoms=True),
        Answers(score=0, recent_fall=True),
        Answers(score=0, feeling_ill=True),
    ],
)
def test_some_answers_bring_the_questions_first(answers):
    safety = noted(CALM, answers)
    assert safety.to_ask(RULES.safety)
    assert not asked(safety).due


def test_a_calm_check_in_does_not_take_due_questions_back():
    assert noted(noted(CALM, Answers(score=7)), Answers(score=0)).to_ask(RULES.safety)


def test_the_questions_come_at_first_use_and_when_the_list_has_changed():
    assert Safety().to_ask(RULES.safety)
    assert not CALM.to_ask(RULES.safety)
    older = fold([SafetyEvent(kind=Happened.ANSWERED, complete=True, version=RULES.safety.version - 1)])
    assert older.to_ask(RULES.safety)


def test_past_cancer_is_asked_once_and_then_known():
    assert "cancer" in {q.id for q in questions(RULES.safety, None)}
    assert "cancer" not in {q.id for q in questions(RULES.safety, past_cancer=True)}
    assert "cancer" not in {q.id for q in questions(RULES.safety, past_cancer=False)}
    event, known = answered(RULES.safety, all_no() | {"cancer": True})
    assert known is True
    assert event.complete
    assert event.yes == {}


def test_past_cancer_is_urgent_with_new_pain_only():
    assert not asked(CALM, past_cancer=True).locked
    assert asked(CALM, past_cancer=True, new_pain=True).level is Level.URGENT
    known = Profile(past_cancer=True)
    assert not noted(CALM, Answers(score=2), known).locked
    assert noted(CALM, Answers(score=2, new_pain=True), known).level is Level.URGENT
    assert not noted(CALM, Answers(score=2, new_pain=True)).locked


def test_past_cancer_can_be_unlocked_once_the_pain_is_not_new_any_more():
    locked = noted(CALM, Answers(score=2, new_pain=True), Profile(past_cancer=True)).after(ADVISED)
    assert asked(locked, past_cancer=True, new_pain=True).locked
    assert not asked(locked, past_cancer=True).locked


def test_an_answer_to_no_question_is_refused():
    with pytest.raises(ValueError, match="horoscope"):
        answered(RULES.safety, {"horoscope": True})


EVENTS = st.lists(
    st.one_of(
        st.just(READ),
        st.just(ADVISED),
        st.just(CHECKED),
        st.just(GONE),
        st.just(TOLD),
        st.just(MISTAKEN),
        st.just(SafetyEvent(kind=Happened.DUE)),
        st.builds(
            SafetyEvent,
            kind=st.sampled_from([Happened.ANSWERED, Happened.RAISED]),
            yes=st.dictionaries(
                st.sampled_from(["a", "b", "c"]),
                st.sampled_from([Level.ROUTINE, Level.URGENT, Level.EMERGENCY]),
            ),
            complete=st.booleans(),
            version=st.just(1),
        ),
    ),
    max_size=12,
)


@given(events=EVENTS)
def test_whatever_happens_only_answers_after_advice_a_professionals_word_or_a_slip_taken_back_unlock(events):
    safety = Safety()
    for event in events:
        after = safety.after(event)
        if safety.locked and not after.locked:
            match event.kind:
                case Happened.ANSWERED:
                    assert event.complete
                    assert safety.advised
                    assert {n for n, level in event.yes.items() if level.locks} <= safety.told
                case Happened.TOLD:
                    assert safety.advised
                    assert safety.still
                case Happened.MISTAKEN:
                    assert safety.may_be_mistaken(event.at)
                    assert after.due
                case other:
                    raise AssertionError(f"{other} unlocks")
        safety = after


@given(events=EVENTS)
def test_without_advice_nothing_but_a_slip_taken_back_unlocks(events):
    events = [event for event in events if event.kind not in (Happened.ADVISED, Happened.MISTAKEN)]
    assert fold(events).locked == any(level.locks for event in events for level in event.yes.values())


@given(events=EVENTS)
def test_nobody_can_be_told_away_an_emergency_that_still_holds(events):
    safety = Safety()
    for event in events:
        if event.kind is Happened.ANSWERED:
            said = {name for name, level in event.yes.items() if level is Level.EMERGENCY}
            assert safety.after(event).locked or not said
            assert not safety.after(event).still & said
        safety = safety.after(event)


def test_an_emergency_that_is_said_again_after_the_advice_cannot_be_told_away():
    both = asked(CALM, "saddle", "night").after(ADVISED)
    still = asked(both, "night").after(ADVISED)
    cut_short, _ = answered(RULES.safety, {"saddle": True}, past_cancer=False)
    again = still.after(cut_short)
    assert again.still == frozenset()
    assert again.after(TOLD).locked


def test_what_a_check_in_raises_later_is_not_swallowed_by_a_concern_that_has_gone():
    pending = asked(CALM, "daily").after(GONE)
    later = noted(pending, Answers(score=2, leg_symptoms=True))
    assert asked(later).in_a_leg
    checked = pending.after(CHECKED)
    assert asked(noted(checked, Answers(score=2, leg_symptoms=True))).in_a_leg


def test_a_slip_takes_back_the_lock_and_not_what_was_raised_with_it():
    profile = Profile(past_cancer=True)
    locked = noted(CALM, Answers(score=2, new_pain=True, leg_symptoms=True), profile)
    assert locked.locked
    assert locked.after(MISTAKEN).in_a_leg


def test_a_slip_can_be_taken_back_once():
    event, _ = answered(RULES.safety, {"saddle": True}, at=1000.0)
    first = asked(CALM, "fever", at=995.0).after(event)
    after = first.after(SafetyEvent(kind=Happened.MISTAKEN, at=1010.0))
    assert after.locked
    assert not after.may_be_mistaken(1011.0)


def test_an_unlock_leaves_what_no_question_has_asked_about():
    legs = asked(noted(CALM, Answers(score=1, leg_symptoms=True)))
    opened = asked(asked(legs, "fever").after(ADVISED))
    assert not opened.locked
    assert opened.in_a_leg


def test_what_one_was_told_ends_with_something_new():
    told = asked(asked(CALM, "fever").after(ADVISED), "fever").after(TOLD)
    assert not asked(told, "fever").locked
    new = noted(told, Answers(score=5, feeling_ill=True))
    assert asked(new, "fever").locked


def test_what_one_was_told_never_covers_an_emergency():
    told = replace(CALM, told=frozenset({"saddle"}))
    assert asked(told, "saddle").locked


def test_an_old_concern_that_is_answered_no_is_no_advice_for_ever():
    old = SafetyEvent(kind=Happened.ANSWERED, yes={"weeks": Level.ROUTINE}, complete=True, version=1)
    now = asked(CALM.after(old)).as_of(RULES.safety, 0.0)
    assert (now.concerns, now.advice) == (frozenset(), frozenset())


LEG = Answers(score=2, leg_symptoms=True)


def test_symptoms_in_a_leg_that_somebody_has_looked_at_may_go_on():
    checked = asked(noted(CALM, LEG)).after(CHECKED)
    assert checked.leg_known
    assert raised_by(RULES, LEG, Profile(), leg_known=True) == ()
    assert not checked.gentle_only(leg_symptoms=True)
    assert checked.after(SafetyEvent(kind=Happened.DUE)).leg_known


@pytest.mark.parametrize("new", ["new_pain", "recent_fall", "feeling_ill"])
def test_symptoms_in_a_leg_with_something_new_are_a_concern_of_their_own(new):
    checked = asked(noted(CALM, LEG)).after(CHECKED)
    for event in raised_by(RULES, replace(LEG, **{new: True}), Profile(), leg_known=True):
        checked = checked.after(event)
    assert checked.in_a_leg
    assert checked.due
    assert not checked.leg_known


def test_what_was_looked_at_was_a_leg_only_where_a_leg_was_the_concern():
    assert not asked(CALM, "daily").after(CHECKED).leg_known
    assert asked(CALM, "oneleg").after(CHECKED).leg_known


def test_a_check_of_a_leg_grows_old_like_the_answers():
    day = 24 * 3600.0
    checked = asked(noted(CALM, LEG)).after(replace(CHECKED, at=5 * day))
    assert checked.as_of(RULES.safety, 34.9 * day).leg_known
    assert not checked.as_of(RULES.safety, 35 * day).leg_known


def test_a_leg_after_a_run_is_a_concern_however_well_it_is_known():
    checked = asked(noted(CALM, LEG)).after(CHECKED)
    assert noted(checked, LEG).in_a_leg
    assert not noted(checked, LEG).leg_known
