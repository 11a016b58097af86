"""Every session there has been, month by month."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, tzinfo
from typing import Any, Protocol

from kivy.metrics import dp

from app.core.days import month_title
from app.core.history import SessionLine
from app.core.i18n import mark as _
from app.ui.pages.page import Page
from app.ui.screens.history.long_list import LongList
from app.ui.screens.history.session_row import SessionRow
from app.ui.widgets.page_context import PageContext

_CHUNK, _CHUNKS = 30, 12  # sessions read at once, and how many such reads are kept
_LONGEST = 12  # titles that are measured
_LATE_S = 72_000  # an hour with two digits, in any zone but the rarest


class Lines(Protocol):
    """Where sessions come from, in pieces."""

    def months(self) -> Sequence[tuple[date, int]]:
        """First days of the months with sessions and how many each has, newest first."""

    def lines(self, month: date, skip: int, count: int) -> Sequence[SessionLine]:
        """Sessions of a month, newest first."""

    def titles(self) -> Sequence[str]:
        """Every title that a session has."""


class SessionsPage(Page):
    """All sessions in a list of recycled rows.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        source: Gives the sessions, in pieces.
        zone: The runner's own time.
        leave: Leaves the page.
        choose: Called with the day of the session that was tapped.
    """

    def __init__(
        self,
        kit: PageContext,
        source: Lines,
        zone: tzinfo | None,
        leave: Callable[[], None],
        choose: Callable[[date], None],
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave)
        self._source, self._zone, self._choose = source, zone, choose
        self._months: Sequence[tuple[date, int]] = ()
        self._kept: OrderedDict[tuple[int, int], Sequence[SessionLine]] = OrderedDict()
        self.list = LongList(self._make, self._fill, self._row_height, lambda: self.words("", "heading"))
        self._titles: Sequence[str] = ()
        self.scroll.bar_width, self.scroll.scroll_type = dp(6), ["bars", "content"]
        self.add(self.words(kit.tr(_("Sessions")), "title"), dp(6))
        self.add(self.list, dp(0))

    def shown(self) -> None:
        """Reads which months there are; sessions are read as they come into view."""
        months = self._source.months()
        if months == self._months:
            self._kept.clear()  # a score may have gone meanwhile
            self.list.refill()
            return
        self._months, self._titles = months, self._source.titles()
        self._kept.clear()
        self.list.show([(month_title(month, self.tr), count) for month, count in months])
        self.refit()

    def reread(self) -> None:
        """Shows the record as it is now."""
        self.shown()

    def _make(self) -> SessionRow:
        return SessionRow(self.theme, self.tr, self._zone, self._choose)

    def _fill(self, row: Any, section: int, number: int) -> None:
        piece, within = divmod(number, _CHUNK)
        lines = self._piece(section, piece)
        if within < len(lines):  # a session may have been erased meanwhile
            row.show(lines[within], in_month=True)

    def _piece(self, section: int, piece: int) -> Sequence[SessionLine]:
        key = (section, piece)
        if key not in self._kept:
            month, _count = self._months[section]
            self._kept[key] = self._source.lines(month, piece * _CHUNK, _CHUNK)
            while len(self._kept) > _CHUNKS:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _row_height(self, width: float) -> float:
        """All rows are as high as the one that needs most, so that a place in the list is a sum."""
        # No day of the week is longer in short than another by more than a letter.
        example = SessionLine(
            title="",
            phase="",
            day=date(2000, 1, 26),
            started=_LATE_S,
            planned_s=1200,
            done_s=600,
            early=True,
            before=10,
            after=10,
        )
        longest = sorted(map(self.tr, self._titles), key=len)[-_LONGEST:] or [""]
        short = replace(example, counts=False, took_s=119.0, before=None, after=None)
        row = self._make()
        return max(row.needs(width, longest, one) for one in (example, short))
