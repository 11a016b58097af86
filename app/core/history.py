"""What the record says: weeks in a row, totals, series, a calendar, and what they say."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from app.core.back.after_run import week_of
from app.core.i18n import counted, several

if TYPE_CHECKING:
    from app.core.records import SessionRecord

_WEEK = timedelta(days=7)
_LOOK_BACK = 8  # warm-ups, or runs, that the sentence speaks of at most
_AT_LEAST = 6  # fewer say nothing
_CLEAR = 0.75  # of them have to agree; one point up or down alone is noise (Childs 2005)
_CALM = 2
_RAMP_MIN = (8, 14, 20)  # minutes from which a day's colour is one step stronger
STRONGEST = len(_RAMP_MIN) + 1

# By how many there were of them, out of a number that is never one.
_CALMER = several(
    "Calmer after moving, {count} time out of {total}", "Calmer after moving, {count} times out of {total}"
)
_SORER = several(
    "Sorer after moving, {count} time out of {total}", "Sorer after moving, {count} times out of {total}"
)
_THE_SAME = several(
    "Much the same after moving, {count} time out of {total}",
    "Much the same after moving, {count} times out of {total}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRecord:
    """One day of the record, by its sessions that count.

    Attributes:
        phases: Phases of the day's sessions.
        seconds: Work seconds done.
        sessions: How many.
    """

    day: date
    phases: frozenset[str]
    seconds: float
    sessions: int

    @property
    def mark(self) -> str:
        """What the day's dot shows: run or gentle."""
        return "run" if self.phases & {"warm-up", "run", "cool-down"} else "gentle"

    @property
    def ramp(self) -> int:
        """How strong the day's colour is in the calendar, 1 to STRONGEST (20 minutes or more)."""
        return 1 + sum(self.seconds >= 60 * minutes for minutes in _RAMP_MIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """Weeks in a row with at least one session that counts, a gentle one too; never made of pain scores.

    Attributes:
        weeks: Up to this week, or up to the last one while this week is still open.
        this_week: This week has its session already.
    """

    weeks: int
    this_week: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scores of one loop; None where one was not given.

    Attributes:
        day: Day of the loop.
    """

    day: date
    before: int | None = None
    after_warm_up: int | None = None
    after_run: int | None = None
    morning: int | None = None

    @property
    def after(self) -> int | None:
        """The score after the run or, where there is none, after the warm-up."""
        return self.after_warm_up if self.after_run is None else self.after_run

    @property
    def rated(self) -> bool:
        """Whether there is a score on both sides."""
        return self.before is not None and self.after is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month of the calendar.

    Attributes:
        first: Its first day.
        days: Days with a session that counts.
        rated: Days with a check-in.
        short: Days with a session that was too short to count.
    """

    first: date
    days: Mapping[date, DayRecord] = field(default_factory=dict)
    rated: frozenset[date] = frozenset()
    short: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """A session as lists show it.

    Attributes:
        started: Seconds since 1970.
        planned_s: Length of the routine.
        done_s: Work seconds done.
        early: It was ended before its end.
        counts: It is long enough to count.
        took_s: From its start to its end, pauses and all; 0 where that does not matter.
        before, after: Scores of the loop it belongs to; None where one was not given.
        offset_s: How far the runner's clock was ahead of UTC then, seconds; None where that was not kept.
    """

    title: str
    phase: str
    day: date
    started: float
    planned_s: float
    done_s: float
    early: bool
    counts: bool = True
    took_s: float = 0.0
    before: int | None = None
    after: int | None = None
    offset_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A check-in as a day shows it.

    Attributes:
        moment: Name of a Moment.
        day: When it was given; a morning belongs to the run of the day before.
        at: Seconds since 1970.
        offset_s: As in a SessionLine.
        ran: As in CheckIn.
    """

    moment: str
    score: int
    day: date
    at: float
    offset_s: int | None = None
    id: str = ""
    ran: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """Everything of one day.

    Attributes:
        sessions: In the order they were done.
        ratings: Check-ins of the day in their order, and the morning after it.
    """

    day: date
    sessions: "tuple[SessionRecord, ...]" = ()
    ratings: tuple[Rating, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseTotal:
    """One exercise over all sessions."""

    exercise: str
    seconds: float
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Everything over all time.

    Attributes:
        sessions: Those that count.
        seconds: Their work seconds.
        days: Days with one of them.
        listed: All there are, with those that were too short to count.
    """

    sessions: int = 0
    seconds: float = 0.0
    days: int = 0
    listed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The record as the first screen shows it.

    Attributes:
        week: This week's seven days from Monday; None without a session.
        series: The last loops, oldest first.
        latest: The last score before a run, or None.
    """

    streak: Streak
    week: tuple[DayRecord | None, ...]
    series: tuple[Scores, ...] = ()

    @property
    def latest(self) -> int | None:
        """The last score before a run, or None."""
        return next((loop.before for loop in reversed(self.series) if loop.before is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The record as the history screen shows it.

    Attributes:
        since, until: First and last day with a session or a check-in; None where there is nothing yet.
        series: The last loops, oldest first.
        exercises: The most done first.
    """

    streak: Streak
    totals: Totals
    since: date | None = None
    until: date | None = None
    series: tuple[Scores, ...] = ()
    exercises: tuple[ExerciseTotal, ...] = ()


def streak(weeks: Iterable[date], today: date) -> Streak:
    """Weeks in a row.

    Args:
        weeks: Any day of each week that has a session.
        today: The runner's day; a session dated ahead of it does not count.
    """
    active = {week_of(day) for day in weeks if day <= today}
    this = week_of(today)
    count = 0
    week = this if this in active else this - _WEEK
    while week in active:
        count += 1
        week -= _WEEK
    return Streak(weeks=count, this_week=this in active)


def week_days(records: Mapping[date, DayRecord], today: date) -> tuple[DayRecord | None, ...]:
    """The seven days of this week from Monday; None without a session."""
    monday = week_of(today)
    return tuple(records.get(monday + timedelta(days=ahead)) for ahead in range(7))


def by_area(
    totals: Iterable[ExerciseTotal], areas: Callable[[str], Iterable[str]]
) -> tuple[tuple[str, float], ...]:
    """Work seconds by area, the most worked first; an exercise counts for each of its areas.

    Args:
        totals: By exercise.
        areas: Gives the areas of an exercise by its id; () for one that is not known any more.
    """
    seconds: dict[str, float] = {}
    for total in totals:
        for area in areas(total.exercise):
            seconds[area] = seconds.get(area, 0.0) + total.seconds
    return tuple(sorted(seconds.items(), key=lambda item: (-item[1], item[0])))


def headline(series: Sequence[Scores], tr: Callable[[str], str]) -> str:
    """What the last runs had in common, counted; "" while there are too few, or while they say both.

    It counts the last 8 that were rated on both sides, of 6 at least, and says what was so most often:
    calmer, sorer or much the same. What was so once is not what they had in common, and nothing is left out
    because it is not welcome.
    """
    rated = [
        (loop.before, loop.after) for loop in series if loop.before is not None and loop.after is not None
    ][-_LOOK_BACK:]
    total = len(rated)
    if total < _AT_LEAST:
        return ""
    calmer = sum(after < before for before, after in rated)
    sorer = sum(after > before for before, after in rated)
    same = total - calmer - sorer
    if same > max(calmer, sorer):
        return counted(tr, _THE_SAME, same, total=total)
    if calmer == sorer:
        return ""
    return counted(tr, _CALMER if calmer > sorer else _SORER, max(calmer, sorer), total=total)


class Tendency(NamedTuple):
    """What the numbers say clearly.

    Attributes:
        kind: calmer (after the warm-up), calm (all through it) or settled (by the next morning).
        part: In how many it was so.
        total: Of how many warm-ups or runs.
    """

    kind: str
    part: int
    total: int


def finding(series: Sequence[Scores]) -> Tendency | None:
    """What the numbers say clearly; None while they do not.

    It speaks of the last 8 warm-ups or runs that were rated on both sides, of 6 at least, and only where
    three in four agree.
    """
    warm_ups = [
        (loop.before, loop.after_warm_up)
        for loop in series
        if loop.before is not None and loop.after_warm_up is not None
    ][-_LOOK_BACK:]
    mornings = [
        (loop.before, loop.morning)
        for loop in series
        if loop.before is not None and loop.after_run is not None and loop.morning is not None
    ][-_LOOK_BACK:]
    calmer = sum(after < before for before, after in warm_ups)
    calm = sum(after <= _CALM for before, after in warm_ups if before <= _CALM)
    settled = sum(morning <= before for before, morning in mornings)
    for kind, part, total in (
        ("calmer", calmer, len(warm_ups)),
        ("calm", calm, len(warm_ups)),
        ("settled", settled, len(mornings)),
    ):
        if total >= _AT_LEAST and part >= total * _CLEAR:
            return Tendency(kind, part, total)
    return None
