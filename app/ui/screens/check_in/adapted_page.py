"""Says what was changed so that a routine fits today, before it starts."""

from collections.abc import Callable, Sequence

from kivy.metrics import dp

from app.core.back.adaptation import Said
from app.core.i18n import mark as _
from app.ui.pages.step_page import StepPage
from app.ui.screens.check_in.move_pair import Absence, MovePair
from app.ui.widgets.hero import Hero
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.tile import Tile
from app.ui.widgets.wide_tap import WideTap

_PAD_DP = 16
_TITLE = 34 / 50  # of the largest type


class AdaptedPage(StepPage):
    """Every change with both moves in pictures.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        title: Of the routine, translated.
        phase: before, after or rest.
        changes: In the order of the routine.
        start: What the main button says.
        go_on: Starts; with none of it left, leads to what else there is.
        leave: Goes back.
        who: Id of the routine, which decides who is seen.
    """

    def __init__(
        self,
        kit: PageContext,
        title: str,
        phase: str,
        changes: Sequence[Said],
        start: tuple[str, str],
        go_on: Callable[[], None],
        leave: Callable[[], None],
        who: str = "",
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, tint=phase, two=True)
        self._phase, self._who = phase, who
        self.add(self._header(title, changes), 0.0)
        for number, change in enumerate(changes):
            self.column.block()
            self.add(self._panel(change), None if number else dp(16))
        icon, words = start
        self.at_foot(WideTap(self.theme, words, go_on, icon=icon))

    def _header(self, title: str, changes: Sequence[Said]) -> Hero:
        """What this is about, and the first of the moves that come instead."""
        pictures, phase = self.kit.pictures, self._phase
        new = next((change.new for change in changes if change.new), "")
        who = self._who
        picture = pictures.of(new, phase, who=who) if new else pictures.portrait(phase, phase, who)
        header = Hero(self.theme, phase, pictures=pictures, picture=picture)
        words = self.tr(_("Made to fit your back today"))
        header.column.add(header.words(words, "display", smaller=_TITLE, lines=3))
        header.column.add(header.words(title, "body"))
        return header

    def _panel(self, change: Said) -> Panel:
        panel = Panel(self.theme, pad=dp(_PAD_DP), gap=dp(12))
        if change.old:
            new = self._tile(change.new) if change.new else Absence(self.theme)
            gone = change.new_name or self.tr(_("Left out"))
            panel.add(MovePair(self.theme, self._tile(change.old), new, change.old_name, gone))
        panel.add(self.words(change.sentence, "body", "ink_2" if change.old else "ink"))
        return panel

    def _tile(self, exercise: str) -> Tile:
        pictures = self.kit.pictures
        picture = pictures.of(exercise, self._phase, tile=True, who=self._who)
        return Tile(self.theme, pictures, self._phase, picture, radius="card")
