"""What was stopped, and what is known of why."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.core.back.check_in import CheckIn, Moment
from app.core.days import short_day
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.paper.period import Period
from app.core.records import Ending, SessionRecord, StepState
from app.core.spans import of_planned

TIMES = several("{count} time", "{count} times")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A session or a run that did not go as planned, translated.

    Attributes:
        day: Its day, in short.
        what: The routine, or the run.
        why: What happened, and what is known of why.
    """

    day: str
    what: str
    why: str


def stopped(period: Period, tr: Translate, exercise: Callable[[str], str]) -> tuple[Stopped, ...]:
    """Sessions that ended early or in which a move hurt, and runs that were stopped; the newest first.

    Args:
        period: What is on record.
        tr: Translates.
        exercise: The name of an exercise by its id, translated.
    """
    in_the_middle = [
        check_in
        for check_in in period.check_ins
        if check_in.moment is Moment.DURING and check_in.answers.score is not None
    ]
    found: list[tuple[float, Stopped]] = []
    told: set[str] = set()
    for session in period.sessions:
        meant = [each for each in in_the_middle if session.started <= each.at <= session.ended]
        why = list(_why(session, meant, tr, exercise))
        if why:
            told |= {each.id for each in meant}
            words = Stopped(day=short_day(session.day, tr), what=tr(session.title), why="; ".join(why))
            found.append((session.started, words))
    for each in in_the_middle:
        if each.id not in told:
            what = tr(_("Run")) if each.ran else tr(_("Session"))
            words = Stopped(day=short_day(each.day, tr), what=what, why=_scored(each, tr))
            found.append((each.at, words))
    return tuple(words for _at, words in sorted(found, key=lambda one: -one[0]))


def hurting(period: Period, tr: Translate, exercise: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Moves that hurt, and how often that was, the most often first."""
    steps = (step for session in period.sessions for step in session.steps)
    times = Counter(step.exercise for step in steps if step.state is StepState.SWAPPED)
    ordered = sorted(times.items(), key=lambda item: (-item[1], item[0]))
    return tuple((exercise(name), counted(tr, TIMES, count)) for name, count in ordered)


def _why(
    session: SessionRecord, meant: Sequence[CheckIn], tr: Translate, exercise: Callable[[str], str]
) -> Iterator[str]:
    hurt = [step for step in session.steps if step.state is StepState.SWAPPED]
    if session.ending is Ending.EARLY:
        yield tr(_("ended after {done}")).format(done=of_planned(session.done_s, session.planned_s, tr))
    for step in hurt:
        words = _("{move} hurt, {gentler} instead") if step.swapped_to else _("{move} hurt and was left out")
        gentler = exercise(step.swapped_to) if step.swapped_to else ""
        yield tr(words).format(move=exercise(step.exercise), gentler=gentler)
    if session.ending is Ending.EARLY or hurt:
        for each in meant:
            yield _scored(each, tr)


def _scored(check_in: CheckIn, tr: Translate) -> str:
    return tr(_("back at {score} in the middle")).format(score=check_in.answers.score)
