"""What Today has to show, worked out elsewhere. Plain Python."""

from collections.abc import Callable
from typing import NamedTuple

from app.core.today.cards import AFTER, BEFORE, REST, TodayCard

NO_WEEK = ("",) * 7
TREND_DAYS = 14


class Suggestion(NamedTuple):
    """A routine that fits now.

    Attributes:
        title: In English as written; translated when shown.
        phase: before, after or rest.
        exercise: Id of the exercise in its picture.
        detail: Its length, and why it is suggested; translated.
    """

    id: str
    title: str
    phase: str
    exercise: str
    detail: str


class TodayView(NamedTuple):
    """What Today shows of the record.

    Attributes:
        weekday: Today's place in the week, 0 for Monday.
        week: What each day of this week shows, from Monday: run, gentle or "".
        weeks: Weeks in a row with a session.
        cards: The large one first; none while all is locked, and of the phase "stop" what takes their place.
        suggestion: None where nothing more is to be started.
        scores: Scores before a run of the last 14 days, oldest first.
        scored: The day of the last of them, translated; "" without one.
        usable: Some routine can be used.
    """

    weekday: int
    week: tuple[str, ...] = NO_WEEK
    weeks: int = 0
    cards: tuple[TodayCard, ...] = (BEFORE, AFTER, REST)
    suggestion: Suggestion | None = None
    scores: tuple[int, ...] = ()
    scored: str = ""
    usable: bool = True


class TodayLinks(NamedTuple):
    """Where Today leads.

    Attributes:
        follow: Does what a card leads to.
        start: Starts a routine by its id.
        history, library: Go to these rooms.
    """

    follow: Callable[[TodayCard], None]
    start: Callable[[str], None]
    history: Callable[[], None]
    library: Callable[[], None]
