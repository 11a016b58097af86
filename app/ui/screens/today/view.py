"""What Today has to show, worked out elsewhere. Plain Python."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from app.core.today.cards import TodayCard

NO_WEEK = ("",) * 7
PHASES = ("before", "after", "rest")


class StageFace(NamedTuple):
    """What the stage shows of one phase, translated.

    Attributes:
        card: Whose words these are, and where they lead.
        title: A few words, large.
        name: What it is called, or why it is suggested; "" for nothing more.
        lines: Quieter lines below it.
        button: What the main button says.
        routine: Id of the routine that it stands for, or "".
        other: Id of a routine that may be started besides, or "".
        other_words: What the button for that one says.
    """

    card: TodayCard
    title: str
    name: str = ""
    lines: tuple[str, ...] = ()
    button: str = ""
    routine: str = ""
    other: str = ""
    other_words: str = ""

    @property
    def phase(self) -> str:
        """before, after or rest."""
        return self.card.phase


class Insight(NamedTuple):
    """What the record says in one sentence, translated; its first words are its title."""

    icon: str
    title: str
    detail: str


class BackScore(NamedTuple):
    """A score before a run, and its day."""

    day: date
    score: int


class TodayView(NamedTuple):
    """What Today shows of the record.

    Attributes:
        weekday: Today's place in the week, 0 for Monday.
        week: What each day of this week shows, from Monday: run, gentle or "".
        weeks: Weeks in a row with a session.
        faces: The one that is seen first, then the others, each of its own phase; none while all is locked.
        stops: Instead of faces: what takes the place of all.
        scores: Scores before a run of the last 14 days, oldest first.
        scored: The day of the first and of the last of them, translated; "" without one.
        insight: None where the record says nothing clearly.
        usable: Some routine can be used.
    """

    weekday: int
    week: tuple[str, ...] = NO_WEEK
    weeks: int = 0
    faces: tuple[StageFace, ...] = ()
    stops: tuple[TodayCard, ...] = ()
    scores: tuple[BackScore, ...] = ()
    scored: tuple[str, str] = ("", "")
    insight: Insight | None = None
    usable: bool = True


class TodayLinks(NamedTuple):
    """Where Today leads.

    Attributes:
        follow: Does what a card leads to.
        start: Starts a routine by its id.
        open: Opens the page of a routine by its id.
        change: Asks which routine takes the place of the one of a phase.
        history, library: Go to these rooms.
    """

    follow: Callable[[TodayCard], None]
    start: Callable[[str], None]
    open: Callable[[str], None]
    change: Callable[[str], None]
    history: Callable[[], None]
    library: Callable[[], None]
