"""Scores and months of a printed page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.back.check_in import CheckIn, Moment
from app.core.counting import counts
from app.core.days import month_after, month_of, short_month
from app.core.history import DayRecord, Scores
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.paper.period import Period
from app.core.spans import length

_NONE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthWords:
    """A month's row in the calendar.

    Attributes:
        first: Its first day.
        short: Its name in about three letters.
        name: The same with its year.
        days: A mark for each of its days: "" for nothing, "r" or "g" and how dark (1 to 4) for a day around a
            run or without one, "s" for a score alone, "x" for a day that is not of the page.
        sessions, time: How many counted, and how long.
        before, after, morning: Mean scores with one decimal.
    """

    first: date
    short: str
    name: str
    days: tuple[str, ...]
    sessions: str
    time: str
    before: str
    after: str
    morning: str


def scores(period: Period) -> tuple[Scores, ...]:
    """The scores of each loop that has one, oldest first; the day is that of its first check-in."""
    loops: dict[str, list[CheckIn]] = {}
    for check_in in period.check_ins:
        if check_in.answers.score is not None:
            loops.setdefault(check_in.loop or check_in.id, []).append(check_in)
    return tuple(_scores(of) for of in loops.values())


def _scores(check_ins: Sequence[CheckIn]) -> Scores:
    given = {check_in.moment: check_in.answers.score for check_in in reversed(check_ins)}
    last = {check_in.moment: check_in.answers.score for check_in in check_ins}
    morning = check_ins[0].moment is Moment.MORNING
    return Scores(
        day=check_ins[0].day - timedelta(days=1) if morning else check_ins[0].day,
        before=given.get(Moment.BEFORE),
        after_warm_up=last.get(Moment.AFTER_WARM_UP),
        after_run=given.get(Moment.AFTER_RUN),
        morning=given.get(Moment.MORNING),
    )


def months(period: Period, rated: Sequence[Scores], tr: Translate) -> tuple[MonthWords, ...]:
    """A row for each month that the period touches."""
    records = _records(period)
    scored = {each.day for each in rated}
    rows = []
    first = month_of(period.since)
    while first <= period.until:
        after = month_after(first)
        days = [first + timedelta(days=ahead) for ahead in range((after - first).days)]
        inside = [records[day] for day in days if day in records]
        spent = sum(record.seconds for record in inside)
        of_month = [each for each in rated if first <= each.day < after]
        rows.append(
            MonthWords(
                first=first,
                short=short_month(first, tr),
                name=tr(_("{month} {year}")).format(month=short_month(first, tr), year=first.year),
                days=tuple(_mark(day, period, records, day in scored) for day in days),
                sessions=str(sum(record.sessions for record in inside) or _NONE),
                time=length(spent, tr) if spent else _NONE,
                before=_mean(each.before for each in of_month),
                after=_mean(each.after for each in of_month),
                morning=_mean(each.morning for each in of_month),
            )
        )
        first = after
    return tuple(rows)


def _records(period: Period) -> dict[date, DayRecord]:
    by_day: dict[date, DayRecord] = {}
    for session in period.sessions:
        if counts(session):
            before = by_day.get(session.day)
            by_day[session.day] = DayRecord(
                day=session.day,
                phases=frozenset({session.phase}) | (before.phases if before else frozenset()),
                seconds=session.done_s + (before.seconds if before else 0.0),
                sessions=1 + (before.sessions if before else 0),
            )
    return by_day


def _mark(day: date, period: Period, records: dict[date, DayRecord], scored: bool) -> str:
    if not period.since <= day <= period.until:
        return "x"
    record = records.get(day)
    if record is not None:
        return f"{record.mark[0]}{record.ramp}"
    return "s" if scored else ""


def _mean(given: Iterable[int | None]) -> str:
    found = [score for score in given if score is not None]
    return f"{sum(found) / len(found):.1f}" if found else _NONE
