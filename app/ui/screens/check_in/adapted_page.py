"""Says what was changed so that a routine fits today, before it starts."""

from collections.abc import Callable, Sequence

from kivy.metrics import dp

from app.core.back.adaptation import Said
from app.core.i18n import mark as _
from app.ui.pages.step_page import StepPage, space
from app.ui.widgets.column import Column, Row
from app.ui.widgets.even_words import EvenWords
from app.ui.widgets.offer_row import IconTile
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.tile import Tile
from app.ui.widgets.wide_tap import WideTap
from app.ui.widgets.words import Icon

_PAD_DP, _INSET_DP = 14, 4


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
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, two=True)
        self._phase = phase
        head = Column(margin=dp(_INSET_DP))
        head.add(self.words(self.tr(_("Made to fit your back today")), "title", kind=EvenWords))
        head.add(self.words(title, "body", "ink_2"), dp(6))
        self.add(head, dp(8))
        self.add(space(dp(8)), 0.0)
        for change in changes:
            self.column.block()
            self.add(self._panel(change))
        icon, words = start
        self.at_foot(WideTap(self.theme, words, go_on, icon=icon))

    def _panel(self, change: Said) -> Panel:
        panel = Panel(self.theme, pad=dp(_PAD_DP), gap=dp(12))
        if change.old:
            size = self.theme.size("icon_sizes_dp", "row")
            arrow = Icon(
                theme=self.theme,
                icon="arrow_forward",
                icon_size=size,
                ink="ink_2",
                size=(size, size),
                size_hint=(None, None),
            )
            after = self._tile(change.new) if change.new else IconTile(self.theme, "remove", ink="ink_2")
            panel.add(Row(self._tile(change.old), arrow, after, Column(), grow=3))
        panel.add(self.words(change.sentence, "body"))
        return panel

    def _tile(self, exercise: str) -> Tile:
        pictures = self.kit.pictures
        return Tile(self.theme, pictures, self._phase, pictures.of(exercise, self._phase, tile=True))
