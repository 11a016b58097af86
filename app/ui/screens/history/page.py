"""What has been done, and what the back said to it."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.days import month_after, month_of
from app.core.history import History, Scores, SessionLine, Totals, headline
from app.core.i18n import counted, several
from app.core.i18n import mark as _
from app.ui.pages.page import Page
from app.ui.screens.history.bars_page import NamedSpan, bars
from app.ui.screens.history.calendar import Calendar
from app.ui.screens.history.chart import Chart
from app.ui.screens.history.parts import empty, first_scores, notice, totals
from app.ui.screens.history.ports import HistoryLinks, HistoryPorts
from app.ui.screens.history.ring import Walk
from app.ui.screens.history.session_row import SessionRow
from app.ui.screens.history.stats import Stats
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.sheet_button import button
from app.ui.widgets.tab_bar import TabBar

_ALL_AND_SHORT = several(
    "All {count} session, {short} too short to count", "All {count} sessions, {short} too short to count"
)
_ALL_SESSIONS = several("All {count} session", "All {count} sessions")
_NEWEST = 4  # sessions below everything else; the others have a page of their own


class HistoryPage(Page):
    """Scores below a sentence, a calendar with totals, what was worked, and the last sessions.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        tabs: The bar of rooms.
        facts: What it shows.
        ways: Where it leads.
    """

    def __init__(self, kit: PageContext, tabs: TabBar, facts: HistoryPorts, ways: HistoryLinks) -> None:
        super().__init__(kit, kit.tr(_("History")), tabs=tabs, two=True)
        self._facts, self._ways = facts, ways
        self._shows: Any = None
        self._month: date | None = None
        # What is below the first view is added frame by frame, since all at once would be felt.
        self._waiting: deque[Callable[[], None]] = deque()
        self._go_on = Clock.create_trigger(self._add_next, 0)
        self.calendar: Any = None
        self.chart: Any = None
        self._history: Any = None
        self._walk = Walk(kit.theme)

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

        def show() -> None:
            self._show(history, today, newest, troubles)
            if self.scroll.scroll_y < 1:  # what was looked at has to be there again at once
                while self._waiting:
                    self._waiting.popleft()()

        self._keeping_place(show)

    def reread(self) -> None:
        """Shows the record as it is now."""
        self.shown()

    def key(self, name: str) -> bool:
        """Left and right turn the calendar; up and down go through the last sessions, and Enter opens one."""
        if self._walk.key(name):
            self.scroll.scroll_to(self._walk.now, animate=False)
            return True
        if name == "enter" and self._walk.now is not None:
            self._walk.now.dispatch("on_release")
            return True
        steps = {"left": -1, "right": 1}
        if name in steps and self.calendar is not None:
            self._turn(steps[name])
            return True
        return super().key(name)

    def _show(
        self, history: History, today: date, newest: Sequence[SessionLine], troubles: Sequence[str]
    ) -> None:
        self._walk.through([])
        self.column.clear()
        self.foot.clear()
        self._waiting.clear()
        self.calendar = self.chart = None
        for trouble in troubles:
            self.add(notice(self, trouble), dp(6) if not self.column.items else None)
        if history.since is None:
            empty(self, self._ways.today)
            return
        if not self.column.items:
            # The first cards of both columns begin 8 below the bar, not 12 as below another card.
            self.add(Widget(size_hint=(None, None), height=-dp(4)))
        runs = [scores for scores in history.series if scores.rated]
        if runs:
            self._add_chart(history, runs)
        self.column.block()
        self._add_calendar(history, today)
        if not runs:
            self.column.block()
            self.add(first_scores(self))
        facts, named = self._facts, list[Sequence[NamedSpan]]()
        self._waiting.extend(
            (
                # The first time this reads every exercise, which is enough for one frame.
                lambda: named.extend((facts.areas(history), facts.exercises(history))),
                lambda: self._add_bars(_("Most worked"), named[0]),
                lambda: self._add_bars(_("Exercises"), named[1]),
                lambda: self._add_newest(newest, history.totals),
            )
        )
        self._go_on()

    def _add_next(self, *_args: Any) -> None:
        if self._waiting:
            self._keeping_place(self._waiting.popleft())
            self._go_on()

    # --- the calendar ---------------------------------------------------------------------------------

    def _add_calendar(self, history: History, today: date) -> None:
        card = Panel(self.theme, pad=0, gap=0)
        self.calendar = card.add(Calendar(self.theme, self.tr, self._ways.day, self._turn, self.refit))
        card.add(totals(Stats(self.theme), history, self.tr))
        self.add(card)
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

    def _add_chart(self, history: History, runs: Sequence[Scores]) -> None:
        self.column.block()
        card = Panel(self.theme, pad=0)
        self.chart = card.add(Chart(self.theme, self.tr, self._ways.day))
        self.chart.show(runs, headline(history.series, self.tr) or self.tr(_("Before and after")))
        self.add(card)

    def _add_bars(self, title: str, named: Sequence[NamedSpan]) -> None:
        if named:
            self.column.block()
            words = self.tr(title)
            self.add(bars(self, words, named, lambda: self._ways.bars(words, named)))

    def _add_newest(self, newest: Sequence[SessionLine], totals: Totals) -> None:
        if not newest:
            return
        walked: list[Any] = []
        self.column.block()
        self.add(self.words(self.tr(_("Sessions")), "heading"), dp(20))
        for line in newest:
            row = SessionRow(self.theme, self.tr, self._facts.zone(), self._ways.day)
            row.show(line)
            walked.append(self.add(row, dp(8)))
        if totals.listed > len(newest):
            short = totals.listed - totals.sessions
            words = counted(self.tr, _ALL_SESSIONS, totals.listed)
            if short:
                words = counted(self.tr, _ALL_AND_SHORT, totals.listed, short=short)
            tap = button(self.theme, "", words, "surface_2", "ink")
            tap.bind(on_release=lambda *_: self._ways.everything())
            walked.append(self.add(tap, dp(8)))
        paper = self._ways.paper
        if paper is not None:
            tap = button(self.theme, "view_agenda", self.tr(_("Print a year")), "surface_2", "ink")
            tap.bind(on_release=lambda *_: paper())
            walked.append(self.add(tap, dp(8)))
        self._walk.through(walked)

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Changes what is shown; what is at the top of the view stays there."""
        scroll = self.scroll
        away = (1 - scroll.scroll_y) * max(scroll.children[0].height - scroll.height, 0)
        change()
        self._arrange()
        over = scroll.children[0].height - scroll.height
        scroll.scroll_y = min(max(1 - away / over, 0.0), 1.0) if over > 1 else 1.0
