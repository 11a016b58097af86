"""What stands on the printed page of a year, or of a part of one: plain values, every word translated."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from app.core.counting import counts
from app.core.days import short_day
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.paper.period import Period
from app.core.paper.stopped import TIMES, Stopped, hurting, stopped
from app.core.paper.words import NOT_ADVICE, for_template, language
from app.core.paper.year_days import MonthWords, months, scores
from app.core.spans import exact, length

PARTS = ("scores", "calendar", "routines", "stopped")
_MOST_LINES = 30  # of a list: more than fits on a page whatever else is there
_MOST_HURTING = 10
_MORE = several("and {count} more", "and {count} more")
_SESSIONS = several("session", "sessions")
_DAYS = several("day with a session", "days with a session")
_NEW_PAIN = several("New pain: {count} time.", "New pain: {count} times.")
_LEG = several(
    "Pain, tingling or numbness in a leg: {count} time.",
    "Pain, tingling or numbness in a leg: {count} times.",
)
_ILL = several("Feeling ill: {count} time.", "Feeling ill: {count} times.")
_FALL = several("A fall or accident: {count} time.", "A fall or accident: {count} times.")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSheet:
    """One page.

    Attributes:
        span: Its first and last day.
        numbers: What is said large: a number and what it counts.
        months: Rows of the calendar; () where that is left out.
        loops: Scores in time: place from 0 to 1, before, after, next morning, None where not given.
        ticks: Where months begin, 0 to 1, and what they are called.
        routines: Title, how often, how long; the most done first.
        stops: What was stopped: day, what, why; the newest first.
        more: For each list what is said of the lines that did not fit, by how many fit.
        answers: What was ticked in check-ins.
        hurting: Moves that hurt and how often, the most often first.
        parts: Those of PARTS that stand on it.
    """

    lang: str
    title: str
    span: str
    fields: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]
    labels: Mapping[str, str]
    months: tuple[MonthWords, ...] = ()
    loops: tuple[tuple[float, int | None, int | None, int | None], ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    routines: tuple[tuple[str, str, str], ...] = ()
    stops: tuple[Stopped, ...] = ()
    answers: tuple[str, ...] = ()
    hurting: tuple[tuple[str, str], ...] = ()
    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def data(self) -> dict[str, Any]:
        """As the template reads it, with dashes as printers set them."""
        data: dict[str, Any] = for_template(asdict(self))
        return data


def year_sheet(
    period: Period,
    tr: Translate,
    exercise: Callable[[str], str],
    *,
    parts: tuple[str, ...] = PARTS,
    name: str = "",
    printed: date | None = None,
) -> YearSheet:
    """The page of a stretch of the record.

    Args:
        period: What is on record.
        tr: Translates.
        exercise: The name of an exercise by its id, translated.
        parts: Those of PARTS that are wanted.
        name: Of the runner; "" leaves a line to write on.
        printed: The day of the print; the last day of the period by default.
    """
    rated = scores(period)
    days = max((period.until - period.since).days, 1)
    routines = _routines(period, tr) if "routines" in parts else ()
    stops = stopped(period, tr, exercise) if "stopped" in parts else ()
    loops = tuple(
        (max((each.day - period.since).days, 0) / days, each.before, each.after, each.morning)
        for each in rated
    )
    months_ = months(period, rated, tr)
    return YearSheet(
        lang=language(tr),
        title=tr(_("My back and my training")),
        span=tr(_("{first} to {last}")).format(first=_dated(period.since, tr), last=_dated(period.until, tr)),
        fields=((tr(_("Name")), name.strip()), (tr(_("Printed")), _dated(printed or period.until, tr))),
        numbers=_numbers(period, tr),
        parts=tuple(part for part in PARTS if part in parts),
        labels=_labels(tr, rated_days=len(rated)),
        months=months_ if "calendar" in parts else (),
        loops=loops if "scores" in parts else (),
        ticks=tuple(
            (max((each.first - period.since).days, 0) / days, each.short)
            for each in months_
            if each.first >= period.since
        ),
        routines=routines[:_MOST_LINES],
        stops=stops[:_MOST_LINES],
        answers=_answers(period, tr) if "stopped" in parts else (),
        hurting=hurting(period, tr, exercise)[:_MOST_HURTING] if "stopped" in parts else (),
        more={"routines": _more(len(routines), tr), "stops": _more(len(stops), tr)},
    )


def _dated(day: date, tr: Translate) -> str:
    return tr(_("{day} {year}")).format(day=short_day(day, tr), year=day.year)


def _more(count: int, tr: Translate) -> tuple[str, ...]:
    """What is said of lines that did not fit, for each number of them that did."""
    return tuple(
        counted(tr, _MORE, count - fit) if count > fit else "" for fit in range(min(count, _MOST_LINES) + 1)
    )


def _numbers(period: Period, tr: Translate) -> tuple[tuple[str, str], ...]:
    done = [session for session in period.sessions if counts(session)]
    active = len({session.day for session in done})
    spent = sum(session.done_s for session in done)
    return (
        (str(len(done)), counted(tr, _SESSIONS, len(done))),
        (length(spent, tr) if spent else "0", tr(_("of moving"))),
        (str(active), counted(tr, _DAYS, active)),
    )


def _routines(period: Period, tr: Translate) -> tuple[tuple[str, str, str], ...]:
    times: dict[str, list[float]] = {}
    titles: dict[str, str] = {}
    for session in period.sessions:
        if counts(session):
            times.setdefault(session.routine, []).append(session.done_s)
            titles[session.routine] = session.title  # as it is called now
    ordered = sorted(times, key=lambda name: (-len(times[name]), -sum(times[name]), name))
    return tuple(
        (tr(titles[name]), counted(tr, TIMES, len(times[name])), length(sum(times[name]), tr))
        for name in ordered
    )


def _answers(period: Period, tr: Translate) -> tuple[str, ...]:
    asked = [check_in.answers for check_in in period.check_ins]
    found = (
        (_NEW_PAIN, sum(answers.new_pain for answers in asked)),
        (_LEG, sum(answers.leg_symptoms for answers in asked)),
        (_FALL, sum(answers.recent_fall for answers in asked)),
        (_ILL, sum(answers.feeling_ill for answers in asked)),
    )
    return tuple(counted(tr, forms, count) for forms, count in found if count)


def _labels(tr: Translate, *, rated_days: int) -> dict[str, str]:
    alt = tr(
        _(
            "Chart of the lower back from 0 to 10 over the time of this page, {count} times: before, after "
            "and next morning. Their means by month stand in the calendar."
        )
    )
    return {
        "kind": tr(_("history")),
        "note": tr(NOT_ADVICE),
        "scores": tr(_("Lower back, 0 no pain to 10 worst imaginable")),
        "before": tr(_("before")),
        "after": tr(_("after")),
        "morning": tr(_("next morning")),
        "chart": alt.format(count=rated_days),
        "unrated": tr(_("No scores in this time.")),
        "calendar": tr(_("What was done, day by day")),
        "run": tr(_("around a run")),
        "gentle": tr(_("without a run")),
        "rated": tr(_("only a score")),
        "darker": tr(_("The darker, the longer: from {least} to {most} and more.")).format(
            least=exact(60, tr), most=exact(1200, tr)
        ),
        "month": tr(_("Month")),
        "sessions": tr(_("Sessions")),
        "time": tr(_("Time")),
        "mean": tr(_("Mean score")),
        "routines": tr(_("Routines")),
        "nothing": tr(_("Nothing was done in this time.")),
        "stopped": tr(_("Stopped, and why")),
        "hurting": tr(_("Moves that hurt")),
        "never": tr(_("Nothing was stopped.")),
    }
