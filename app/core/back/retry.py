"""Which move that was left out because it hurt is offered again, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core.back.eligibility import BackState

RETRY_AFTER = timedelta(days=28)  # what hurt once need not hurt for ever, and nobody looks in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class HurtMove:
    """A move that hurt, on record.

    Attributes:
        exercise: Its id.
        instead: Id of the gentler move that comes in its place; "" where none does.
        changed: Day on which it was put away; of one that was brought back, that day.
        out: Whether it is left out.
        declined: Day on which the runner was asked last and left it out again; None where that never was.
    """

    exercise: str
    changed: date
    instead: str = ""
    out: bool = True
    declined: date | None = None

    @property
    def since(self) -> date:
        """Day from which it waits to be offered again."""
        return max(self.changed, self.declined or self.changed)

    def weeks(self, today: date) -> int:
        """Whole weeks since it hurt."""
        return (today - self.changed).days // 7


def to_try_again(moves: Iterable[HurtMove], state: BackState, now: datetime) -> HurtMove | None:
    """The move to offer again now, the one that has waited longest; None where none is.

    One a day: on a day on which a move was put away, brought back or left out again, nothing is offered. Nor
    is anything while something has to be looked at, or while there is no running.

    Args:
        moves: All on record, those that were brought back too.
        state: What is known about the back.
        now: An aware time, in the runner's own zone.
    """
    moves, today = tuple(moves), now.date()
    if not _at_ease(state, now) or any(today in (move.changed, move.declined) for move in moves):
        return None
    due = [move for move in moves if move.out and today - move.since >= RETRY_AFTER]
    return min(due, key=lambda move: (move.since, move.exercise), default=None)


def _at_ease(state: BackState, now: datetime) -> bool:
    """Whether nothing stands that has to be looked at first, and nothing rules a run out."""
    safety = state.safety
    if safety.locked or safety.concerns or safety.to_ask(state.rules.safety) or state.seeking(now):
        return False
    if state.run_off_today(now) or state.profile.must_ask(state.rules):
        return False
    outcome = state.outcome(now)
    return outcome is None or outcome.may_run
