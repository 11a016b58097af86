"""Reports of problems: how many there are, what each of them says, and what can be done with it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.ui.pages.page import Page
from app.ui.screens.crash.page import HOLDS
from app.ui.widgets.column import Column
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.path_words import PathWords
from app.ui.widgets.row_card import ROW_NOTED_DP, RowCard
from app.ui.widgets.wide_tap import WideTap

_QUIET_DP = 56


class Listed(NamedTuple):
    """A report in the list.

    Attributes:
        when: As the runner reads it.
    """

    when: str
    path: Path


class ReportsPage(Page):
    """The reports there are.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        reports: The newest first.
        see: Shows one.
        remove: Removes all of them.
        leave: Goes back.
    """

    def __init__(
        self,
        kit: PageContext,
        reports: Sequence[Listed],
        see: Callable[[Path], None],
        remove: Callable[[], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(kit, kit.tr(_("Problem reports")), lead="arrow_back", leave=leave)
        about = Panel(self.theme)
        about.add(self.words(self.tr(_("Something in the app went wrong, and this was written down."))))
        about.add(self.words(self.tr(HOLDS), "caption", "ink_2"), dp(6))
        self.add(about, dp(8))
        rows = [
            ListRow(
                self.theme, report.when, icon="info", action=partial(see, report.path), noted_dp=ROW_NOTED_DP
            )
            for report in reports
        ]
        self.add(RowCard(self.theme, rows))
        self.add(
            WideTap(
                self.theme,
                self.tr(_("Remove all reports")),
                remove,
                icon="delete",
                fill="surface_2",
                ink="ink",
                style="row",
                high_dp=_QUIET_DP,
            )
        )


class ReportPage(Page):
    """What a report says, word for word.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        when: As the runner reads it.
        text: What it says.
        share: Hands it on, or the file itself where this device has no way to.
        leave: Goes back.
    """

    def __init__(
        self,
        kit: PageContext,
        when: str,
        text: str,
        share: Callable[[], None] | Path,
        leave: Callable[[], None],
    ) -> None:
        super().__init__(
            kit, kit.tr(in_context("one report of a problem", "Report")), lead="arrow_back", leave=leave
        )
        panel = Panel(self.theme, gap=dp(2))
        for line in filter(None, map(str.strip, text.splitlines())):
            panel.add(PathWords(line, theme=self.theme, style="caption"))
        about = Column(margin=dp(4))
        about.add(self.words(when, "heading"))
        about.add(self.words(self.tr(HOLDS), "body", "ink_2"), dp(4))
        self.add(about, dp(8))
        self.add(panel)
        if isinstance(share, Path):
            where = Panel(self.theme)
            where.add(self.words(self.tr(_("Your file is here:")), "row"))
            where.add(PathWords(str(share), theme=self.theme, style="caption", ink="ink_2"), dp(2))
            self.add(where)
            return
        tap = WideTap(self.theme, self.tr(_("Share the report")), share, icon="share")
        self.foot.add(tap)
        self.refit()
