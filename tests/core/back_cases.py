"""What the tests about the back share: the shipped rules and routines, a state, and a day."""

from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from app.core.back.check_in import Answers, CheckIn, Moment, Profile, raised_by
from app.core.back.eligibility import BackState
from app.core.back.red_flags import Safety, answered, questions
from app.core.routine import Routine
from app.data.library.library import Library
from app.data.shipped.checkin_rules import load_rules

SHARE = Path(__file__).resolve().parents[2]
RULES = load_rules(SHARE)
LIBRARY = Library(SHARE)
ZONE = timezone(timedelta(hours=2))
NOON = datetime(2026, 7, 1, 12, 0, tzinfo=ZONE)  # a Wednesday


@cache
def routine(name: str) -> Routine:
    return LIBRARY.routine(name)


def routines() -> list[Routine]:
    return [routine(name) for name in LIBRARY.routine_ids()]


def all_no(profile: Profile | None = None) -> dict[str, bool]:
    past = (profile or Profile()).past_cancer
    return {question.id: False for question in questions(RULES.safety, past)}


def asked(
    safety: Safety | None = None,
    *yes: str,
    new_pain: bool = False,
    past_cancer: bool = False,
    at: float = 0.0,
) -> Safety:
    """The safety state after all questions were answered: no, but for those named."""
    answers = all_no(Profile(past_cancer=past_cancer)) | dict.fromkeys(yes, True)
    event, _ = answered(RULES.safety, answers, past_cancer=past_cancer, new_pain=new_pain, at=at)
    return (safety or Safety()).after(event)


CALM = asked()


def noted(safety: Safety, answers: Answers, profile: Profile | None = None) -> Safety:
    for event in raised_by(RULES, answers, profile or Profile(past_cancer=False)):
        safety = safety.after(event)
    return safety


def check_in(
    score: int | None,
    now: datetime = NOON,
    moment: Moment = Moment.BEFORE,
    loop: str = "a",
    *,
    ran: bool = True,
    **more,
) -> CheckIn:
    answers = Answers(score=score, **more)
    return CheckIn(at=now.timestamp(), day=now.date(), moment=moment, answers=answers, loop=loop, ran=ran)


def state(*check_ins: CheckIn, safety: Safety = CALM, profile: Profile | None = None) -> BackState:
    """The state in which all of these were recorded and the questions, where they came due, answered no."""
    return BackState(
        rules=RULES, safety=safety, profile=profile or Profile(past_cancer=False), check_ins=check_ins
    )


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)
