"""Which routine is to be copied."""

from collections.abc import Callable, Sequence

from kivy.metrics import dp

from app.core.cards import RoutineCard
from app.core.i18n import mark as _
from app.ui.pages.page import Page
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.recycled import Recycled
from app.ui.widgets.routine_cell import RoutineLine

_LEAST_DP = 340


class CopyPage(Page):
    """Every routine; a tap copies it.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        cards: The routines that can be copied.
        copy: Copies one by its id, and opens the copy.
        leave: Leads back.
    """

    def __init__(
        self,
        kit: PageContext,
        cards: Sequence[RoutineCard],
        copy: Callable[[str], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, most_dp=0)
        self.add(self.words(self.tr(_("Copy a routine")), "title"), dp(6))
        text = _("Tap the one to begin with. The copy is yours, and opens at once.")
        self.add(self.words(self.tr(text), "body", "ink_2"), dp(6))
        theme = kit.theme
        self.list = Recycled(
            lambda: RoutineLine(kit, copy),
            lambda width: RoutineLine.high(theme, width),
            least=lambda: dp(_LEAST_DP) * max(theme.text_scale, 1.0),
            most=2,
            line_gap=dp(8),
        )
        self.list.show(cards)
        self.add(self.list, dp(14))
