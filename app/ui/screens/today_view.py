"""What Today has to show, worked out elsewhere. Plain Python."""

from collections.abc import Callable
from typing import NamedTuple

NO_WEEK = ("",) * 7
TREND_DAYS = 14


class Suggestion(NamedTuple):
    """A routine that fits now.

    Attributes:
        title: In English as written; translated when shown.
        phase: before, after or rest.
        exercise: Id of the exercise in its picture.
    """

    id: str
    title: str
    phase: str
    exercise: str


class TodayView(NamedTuple):
    """What Today shows of the record.

    Attributes:
        weekday: Today's place in the week, 0 for Monday.
        week: What each day of this week shows, from Monday: run, gentle or "".
        weeks: Weeks in a row with a session.
        suggestion: None where nothing can be started.
        last: The score of the last check-in before a run, or None.
        scores: Scores before a run of the last 14 days, oldest first.
        usable: Some routine can be used.
    """

    weekday: int
    week: tuple[str, ...] = NO_WEEK
    weeks: int = 0
    suggestion: Suggestion | None = None
    last: int | None = None
    scores: tuple[int, ...] = ()
    usable: bool = True


class Ways(NamedTuple):
    """Where Today leads.

    Attributes:
        before, after, rest: What the three cards do.
        start: Starts a routine by its id.
        history, library: Go to these rooms.
    """

    before: Callable[[], None]
    after: Callable[[], None]
    rest: Callable[[], None]
    start: Callable[[str], None]
    history: Callable[[], None]
    library: Callable[[], None]
