"""The lock: what closes it, what does not open it, and the one thing that does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.checkin import Answers, Profile
from app.core.checkin_rules import Level
from app.core.redflags import Happened, Safety, SafetyEvent, answered, fold, questions
from tests.core.back import CALM, RULES, all_no, asked, noted

ADVISED = SafetyEvent(kind=Happened.ADVISED)
READ = SafetyEvent(kind=Happened.READ)
CHECKED = SafetyEvent(kind=Happened.CHECKED)
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
    assert safety == CALM


def test_one_question_left_out_does_not_unlock():
    answers = all_no(Profile(past_cancer=False))
    answers.pop("cough")
    event, _ = answered(RULES.safety, answers, past_cancer=False)
    assert asked(CALM, "saddle").after(ADVISED).after(event).locked


@pytest.mark.parametrize("question", ["weeks", "fever", "saddle"])
def test_one_yes_afresh_does_not_unlock(question):
    assert asked(asked(CALM, "saddle").after(ADVISED), question).locked


def test_a_new_yes_after_advice_needs_advice_of_its_own():
    safety = asked(asked(CALM, "fever").after(ADVISED), "saddle")
    assert not safety.advised
    assert asked(safety).locked


def test_it_has_been_checked_ends_a_concern_but_no_lock():
    assert asked(CALM, "weeks").level is Level.ROUTINE
    assert asked(CALM, "weeks").after(CHECKED).level is Level.NONE
    assert asked(CALM, "weeks", "fever").after(CHECKED).concerns


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
def test_whatever_happens_only_advice_and_then_a_clean_set_of_answers_unlocks(events):
    safety = Safety()
    for event in events:
        after = safety.after(event)
        if safety.locked and not after.locked:
            assert event.kind is Happened.ANSWERED
            assert event.complete
            assert not event.yes
            assert safety.advised
        safety = after
    locking = [n for n, event in enumerate(events) if any(level.locks for level in event.yes.values())]
    if locking and not any(e.kind is Happened.ADVISED for e in events[locking[-1] :]):
        assert safety.locked
