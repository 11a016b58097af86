"""What is shown when something in the app went wrong: what goes on, what to do, what the report holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.pages.step_page import StepPage
from app.ui.widgets.column import Column, Row
from app.ui.widgets.even_words import EvenWords
from app.ui.widgets.hero import Hero
from app.ui.widgets.offer_row import IconTile
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.path_words import PathWords
from app.ui.widgets.wide_tap import WideTap
from app.ui.widgets.words import Icon

Action = Callable[[], None]
HOLDS = _(
    "It holds Limber’s version, the kind of system you have, and when and where in the program it happened. "
    "It holds no scores, no answers and nothing you wrote. It leaves this device only if you share it."
)
_NO_REPORT = _("A report could not be written this time.")
_QUIET_DP, _TILE_DP, _HEADER_DP = 56, 44, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashButton:
    """A button, translated."""

    icon: str
    words: str
    action: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Calm:
    """What the page says, translated.

    Attributes:
        tint: Whose colours its head has: a phase, or a colour role.
        heading, text: In its head.
        facts: Icon and sentence of each thing that is good to know.
        main: The next tap.
        others: Quieter ones.
    """

    tint: str
    heading: str
    text: str
    facts: Sequence[tuple[str, str]]
    main: CrashButton
    others: Sequence[CrashButton] = ()


class CrashPage(StepPage):
    """A calm page.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        calm: What it says.
        report: The report's file; None where none could be written.
        share: Hands it on; None where this device has no way to.
        wrong: Shows "Something feels wrong".

    Attributes:
        closed: It has been left, whichever way.
    """

    def __init__(
        self,
        kit: PageContext,
        calm: Calm,
        report: Path | None,
        share: Callable[[Path], None] | None,
        *,
        wrong: bool = True,
    ) -> None:
        super().__init__(kit, tint=calm.tint, wrong=wrong)
        self._report, self._share = report, share
        self.closed = False
        self.add(self._head(calm), 0.0)
        if calm.facts:
            panel = Panel(self.theme, gap=dp(14))
            for icon, words in calm.facts:
                tile = IconTile(self.theme, icon, "primary_soft", "on_primary_soft", edge_dp=_TILE_DP)
                panel.add(Row(tile, self.words(words), grow=1))
            self.add(panel, dp(20))
        self.add(self._about_the_report(), dp(12 if calm.facts else 20))
        main = calm.main
        self.at_foot(WideTap(self.theme, main.words, main.action, icon=main.icon))
        for other in calm.others:
            tap = self._quiet(other.icon, other.words, other.action, fill="", outline="line_strong")
            self.at_foot(tap, dp(10), tucks=True)

    def close(self) -> None:
        """Called when the page is left for good."""
        self.closed = True
        super().close()

    def _head(self, calm: Calm) -> Hero:
        head = Hero(self.theme, calm.tint, least_dp=_HEADER_DP)
        size = self.theme.size("icon_sizes_dp", "main")
        sign = Icon(
            theme=self.theme,
            icon="info",
            icon_size=size,
            ink=head.ink,
            size=(size, size),
            size_hint=(None, None),
        )
        head.column.add(Row(sign, Column(), grow=1))
        head.column.add(self.words(calm.heading, "alert", head.ink, kind=EvenWords), dp(12))
        head.column.add(head.words(calm.text, "heading_large" if calm.facts else "advice"), dp(8))
        return head

    def _about_the_report(self) -> Panel:
        panel, report = Panel(self.theme), self._report
        if report is None:
            panel.add(self.words(self.tr(_NO_REPORT), "row"))
            return panel
        panel.add(self.words(self.tr(_("There is a report")), "row"))
        panel.add(self.words(self.tr(HOLDS), "caption", "ink_2"), dp(4))
        share = self._share
        if share is None:
            panel.add(PathWords(str(report), theme=self.theme, style="caption"), dp(8))
        else:
            tap = self._quiet("share", self.tr(_("Share the report")), lambda: share(report))
            panel.add(tap, dp(12))
        return panel

    def _quiet(self, icon: str, words: str, action: Action, **look: Any) -> WideTap:
        look = {"fill": "surface_2", "ink": "ink", "style": "row", "high_dp": _QUIET_DP, **look}
        return WideTap(self.theme, words, action, icon=icon, **{"ink": "ink", **look})
