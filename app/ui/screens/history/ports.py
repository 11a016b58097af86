"""What the history page is handed."""

from collections.abc import Callable, Sequence
from datetime import date, tzinfo
from typing import NamedTuple, Protocol

from app.core.history import History, Month, SessionLine
from app.ui.screens.history.bars_page import NamedSpan


class Source(Protocol):
    """Where the record comes from; every read is quick."""

    def all(self, today: date) -> History:
        """The whole record, added up."""

    def month(self, first: date) -> Month:
        """One month of the calendar, by its first day."""

    def newest(self, count: int) -> Sequence[SessionLine]:
        """The last sessions, newest first."""


class HistoryPorts(NamedTuple):
    """What the page is handed.

    Attributes:
        source: The record.
        areas: Time by area of the body, the most worked first.
        exercises: Time by exercise, the most done first.
        troubles: Sentences about a record that cannot be kept or was damaged, translated.
        today: The runner's day.
        zone: The runner's own time.
    """

    source: Source
    areas: Callable[[History], Sequence[NamedSpan]]
    exercises: Callable[[History], Sequence[NamedSpan]]
    troubles: Callable[[], Sequence[str]]
    today: Callable[[], date]
    zone: Callable[[], tzinfo | None]


class HistoryLinks(NamedTuple):
    """Where the page leads.

    Attributes:
        today: To Today.
        day: To a day.
        everything: To the list of all sessions.
        bars: To all of something: its name, and what there is.
        paper: To the page from which a year is printed; None where nothing is printed.
    """

    today: Callable[[], None]
    day: Callable[[date], None]
    everything: Callable[[], None]
    bars: Callable[[str, Sequence[NamedSpan]], None]
    paper: Callable[[], None] | None = None
