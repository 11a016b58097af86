"""What has been done, and what the back said to it."""

from collections.abc import Callable, Sequence
from datetime import date, tzinfo
from typing import Any, NamedTuple, Protocol

from kivy.metrics import dp

from app.core.days import month_after, month_of
from app.core.history import History, Month, SessionLine, sentence
from app.core.words import mark as _
from app.ui.kit import Kit
from app.ui.screens.history_parts import bars, empty, first_scores, notice, totals
from app.ui.screens.page import Page
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.chart import Chart
from app.ui.widgets.panel import Panel
from app.ui.widgets.session_row import SessionRow
from app.ui.widgets.sheet_button import button
from app.ui.widgets.stats import Stats
from app.ui.widgets.tab_bar import TabBar

_NEWEST = 4  # sessions below everything else; the others have a page of their own


class Source(Protocol):
    """Where the record comes from; every read is quick."""

    def all(self, today: date) -> History:
        """The whole record, added up."""

    def month(self, first: date) -> Month:
        """One month of the calendar, by its first day."""

    def newest(self, count: int) -> Sequence[SessionLine]:
        """The last sessions, newest first."""


class Named(NamedTuple):
    """A length of time by name, in English as written."""

    name: str
    seconds: float


class Facts(NamedTuple):
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
    areas: Callable[[History], Sequence[Named]]
    exercises: Callable[[History], Sequence[Named]]
    troubles: Callable[[], Sequence[str]]
    today: Callable[[], date]
    zone: Callable[[], tzinfo | None]


class Ways(NamedTuple):
    """Where the page leads.

    Attributes:
        today: To Today.
        day: To a day.
        everything: To the list of all sessions.
    """

    today: Callable[[], None]
    day: Callable[[date], None]
    everything: Callable[[], None]


class HistoryPage(Page):
    """Calendar, totals, scores, what was worked, and the last sessions.

    Args:
        kit: What every page is made with.
        tabs: The bar of rooms.
        facts: What it shows.
        ways: Where it leads.
    """

    def __init__(self, kit: Kit, tabs: TabBar, facts: Facts, ways: Ways) -> None:
        super().__init__(kit, kit.tr(_("History")), tabs=tabs, two=True)
        self._facts, self._ways = facts, ways
        self._shows: Any = None
        self._month: date | None = None
        self._all: set[str] = set()  # lists of bars that are shown in full
        self.calendar: Any = None
        self.chart: Any = None
        self._history: Any = None

    def shown(self) -> None:
        """Reads the record, and shows it anew where it has changed."""
        facts = self._facts
        today = facts.today()
        history = facts.source.all(today)
        newest, troubles = facts.source.newest(_NEWEST), facts.troubles()
        now = (today, history, newest, tuple(troubles))
        if now == self._shows:
            return
        before, self._shows = self._shows, now
        self._history = history
        if before is None or before[0] != today:
            self._month = None
        self._keeping_place(lambda: self._show(history, today, newest, troubles))

    def key(self, name: str) -> bool:
        """The arrows turn the calendar."""
        steps = {"left": -1, "right": 1}
        if name in steps and self.calendar is not None:
            self._turn(steps[name])
            return True
        return super().key(name)

    def _show(
        self, history: History, today: date, newest: Sequence[SessionLine], troubles: Sequence[str]
    ) -> None:
        self.column.clear()
        self.foot.clear()
        self.calendar = self.chart = None
        for trouble in troubles:
            self.add(notice(self, trouble), dp(6) if not self.column.items else None)
        if history.since is None:
            empty(self, self._ways.today)
            return
        self.column.block()
        self._add_calendar(history, today)
        self.add(totals(Stats(self.theme), history, self.tr))
        self.column.block()
        self._add_chart(history)
        for name, title, named in (
            ("areas", _("Most worked"), self._facts.areas(history)),
            ("exercises", _("Exercises"), self._facts.exercises(history)),
        ):
            if named:
                self.column.block()
                self._add_bars(name, self.tr(title), named)
        if newest:
            self.column.block()
            self._add_newest(newest, history.totals.sessions)

    # --- the calendar ---------------------------------------------------------------------------------

    def _add_calendar(self, history: History, today: date) -> None:
        card = Panel(self.theme, pad=0)
        self.calendar = card.add(Calendar(self.theme, self.tr, self._ways.day, self._turn))
        self.add(card, dp(6))
        self._month = self._month or month_of(today)
        self._fill_calendar()

    def _span(self) -> tuple[date, date]:
        """First and last month there is to turn to."""
        today, history = self._facts.today(), self._history
        ends = [day for day in (history.since, history.until, today) if day is not None]
        return month_of(min(ends)), month_of(max(ends))

    def _fill_calendar(self) -> None:
        first, last = self._span()
        month = self._month
        assert month is not None, "set before the calendar is filled"
        self.calendar.show(
            self._facts.source.month(month),
            self._facts.today(),
            self._history.since,
            earlier=month > first,
            later=month < last,
        )

    def _turn(self, step: int) -> None:
        first, last = self._span()
        assert self._month is not None, "the calendar is there"
        month = month_after(self._month, step)
        if first <= month <= last:
            self._month = month
            self._keeping_place(self._fill_calendar)

    # --- scores, bars and sessions --------------------------------------------------------------------

    def _add_chart(self, history: History) -> None:
        runs = [scores for scores in history.series if scores.rated]
        card = Panel(self.theme, pad=0)
        if runs:
            self.chart = card.add(Chart(self.theme, self.tr, self._ways.day))
            self.chart.show(runs)
        else:
            card = first_scores(self)
        self.add(card)
        said = sentence(history.series, self.tr)
        if said:
            panel = Panel(self.theme, "before_tint")
            panel.add(self.words(said, "advice", "before_ontint"))
            self.add(panel)

    def _add_bars(self, name: str, title: str, named: Sequence[Named]) -> None:
        whole = name in self._all

        def change() -> None:
            self._all ^= {name}
            self._keeping_place(lambda: self._show(self._history, *self._again()))

        self.add(bars(self, title, named, change, whole=whole))

    def _again(self) -> tuple[date, Sequence[SessionLine], Sequence[str]]:
        today, _history, newest, troubles = self._shows
        return today, newest, troubles

    def _add_newest(self, newest: Sequence[SessionLine], count: int) -> None:
        self.add(self.words(self.tr(_("Sessions")), "heading"), dp(20))
        for line in newest:
            row = SessionRow(self.theme, self.tr, self._facts.zone(), self._ways.day)
            row.show(line)
            self.add(row, dp(8))
        if count > len(newest):
            words = self.tr(_("All {count} sessions")).format(count=count)
            tap = button(self.theme, "", words, "surface_2", "ink")
            tap.bind(on_release=lambda *_: self._ways.everything())
            self.add(tap, dp(8))

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Changes what is shown; what is at the top of the view stays there."""
        scroll = self.scroll
        away = (1 - scroll.scroll_y) * max(scroll.children[0].height - scroll.height, 0)
        change()
        self._arrange()
        over = scroll.children[0].height - scroll.height
        scroll.scroll_y = min(max(1 - away / over, 0.0), 1.0) if over > 1 else 1.0
