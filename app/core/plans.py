"""Plans over weeks: what comes next, as far as the back goes along.

Nothing here is pushed: a plan says what would come next, and the runner takes the step.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.core.back.after_run import RunScores, too_much, week_of
from app.core.back.eligibility import BackState

_STEP_DAYS = 7  # one step a week at most, and one step back
_MOST_WORDS = 4  # of a plan as it is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLevel:
    """One step of a plan.

    Attributes:
        routine: Id of what is done.
        sessions: How many before the next step, or before the plan is through; 0 where it goes on.
    """

    title: str
    routine: str
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyPlan:
    """Something to do for weeks.

    Attributes:
        a_week: Sessions in a week, from Monday.
        rest_days: Days without it between two sessions, at least.
        mornings: Settled mornings after runs, the last ones, before the next step.
    """

    id: str
    title: str
    purpose: str
    a_week: int
    rest_days: int
    levels: tuple[PlanLevel, ...]
    mornings: int = 0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A plan that the runner follows.

    Attributes:
        plan: Its id.
        level: Index of the step.
        since: First day of that step.
        eased: Day of the last step back; None without one.
    """

    plan: str
    level: int
    since: date
    eased: date | None = None

    def at(self, level: int, today: date) -> "Going":
        """On another step from today on."""
        eased = today if level < self.level else self.eased
        return replace(self, level=level, since=today, eased=eased)


class Do(StrEnum):
    """What comes next.

    SESSION: a session of the step. UP: the next step, where the runner likes. BACK: the step before, since
    the back asks for less. REST: nothing today. NOT_TODAY: the back leaves it closed today. THROUGH: done.
    """

    SESSION = "session"
    UP = "up"
    BACK = "back"
    REST = "rest"
    NOT_TODAY = "not-today"
    THROUGH = "through"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNext:
    """What comes next of a plan.

    Attributes:
        level: Index of the step that it is about.
        done: Sessions of this week.
        day: For REST: the first day on which one may come.
    """

    do: Do
    level: int
    done: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackSays:
    """What the back says to a step.

    Attributes:
        less: It asks for less.
        settled: How many of the last mornings after runs were settled in a row, those of this step alone.
    """

    less: bool = False
    settled: int = 0


def back_says(state: BackState, runs: Sequence[RunScores], since: date, now: datetime) -> BackSays:
    """What the back says to a step, by the rules of the check-in.

    It asks for less where the last run of the step was too much, where something rules a run out, or where
    the advice stands to pause running.

    Args:
        state: What is known about the back.
        runs: Oldest first.
        since: First day of the step.
        now: An aware time, in the runner's own zone.
    """
    rules = state.rules
    own = [run for run in runs if run.day >= since]
    less = state.seeking(now) or state.run_off_today(now) or bool(own and too_much(rules, own[-1]))
    settled = 0
    for run in reversed([run for run in own if run.morning is not None]):
        if too_much(rules, run):  # a morning that was not settled makes it so
            break
        settled += 1
    return BackSays(less=less, settled=settled)


def what_next(
    plan: WeeklyPlan,
    going: Going,
    sessions: Iterable[tuple[str, date]],
    says: BackSays,
    today: date,
    *,
    may: bool,
) -> PlanNext:
    """What comes next of a plan that is followed.

    Args:
        plan: The plan.
        going: How far it has come.
        sessions: Routine and day of every session that counts, of the last weeks at least.
        says: What the back says to it.
        today: The runner's day.
        may: Whether the step's routine may start today, once whatever is asked before has been answered.
    """
    level, names = plan.levels[going.level], {each.routine for each in plan.levels}
    days = sorted((name, day) for name, day in sessions if name in names)
    done = sum(week_of(day) == week_of(today) for _, day in days)
    eased = going.eased is not None and (today - going.eased).days < _STEP_DAYS
    if says.less and going.level and not eased:
        return PlanNext(do=Do.BACK, level=going.level - 1, done=done)
    first = _first_day(plan, [day for _, day in days], done, today)
    if first > today:
        return PlanNext(do=Do.REST, level=going.level, done=done, day=first)
    if not may or says.less:
        return PlanNext(do=Do.NOT_TODAY, level=going.level, done=done)
    own = sum(name == level.routine and day >= going.since for name, day in days)
    ripe = (today - going.since).days >= _STEP_DAYS and says.settled >= plan.mornings
    if level.sessions and own >= level.sessions and ripe:
        last = going.level + 1 == len(plan.levels)
        return PlanNext(do=Do.THROUGH if last else Do.UP, level=going.level + (not last), done=done)
    return PlanNext(do=Do.SESSION, level=going.level, done=done)


def _first_day(plan: WeeklyPlan, days: Sequence[date], done: int, today: date) -> date:
    """The first day from today on that has room for a session."""
    first = today
    if days:
        first = max(first, max(days) + timedelta(days=plan.rest_days + 1))
    if done >= plan.a_week:
        first = max(first, week_of(today) + timedelta(weeks=1))
    return first


def kept(going: Iterable[Going]) -> tuple[str, ...]:
    """Plans that are followed, as they are kept: "run-walk 1 2026-07-04", with the day of a step back."""
    return tuple(
        " ".join([each.plan, str(each.level), str(each.since), *([str(each.eased)] if each.eased else [])])
        for each in going
    )


def followed(texts: Iterable[str], plans: Mapping[str, WeeklyPlan]) -> tuple[Going, ...]:
    """The same, taken apart; each plan once.

    What makes no sense, or is of a plan that is gone, is passed over.
    """
    found: dict[str, Going] = {}
    for text in texts:
        words = text.split()
        plan = plans.get(words[0]) if words else None
        if plan is None or not 3 <= len(words) <= _MOST_WORDS:
            continue
        try:
            level, days = int(words[1]), [date.fromisoformat(word) for word in words[2:]]
        except ValueError:
            continue
        if 0 <= level < len(plan.levels):
            eased = days[1] if len(days) > 1 else None
            found.setdefault(plan.id, Going(plan=plan.id, level=level, since=days[0], eased=eased))
    return tuple(found.values())
