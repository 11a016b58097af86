"""Plans over weeks: those that are followed, with what comes next, and those that may be begun."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.pages.page import Page
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.section import SectionHead, note
from app.ui.widgets.sheet import Choice


class PlanCard(NamedTuple):
    """What is shown of a plan, translated.

    Attributes:
        title: Its name.
        text: How far it has come and what comes next; of one that is not followed what it is for.
        choices: What can be done: icon, words and action of each.
    """

    title: str
    text: str
    choices: Sequence[Choice]


class PlansView(NamedTuple):
    """All plans: those that are followed, and the others."""

    followed: Sequence[PlanCard]
    others: Sequence[PlanCard]


class PlansPage(Page):
    """The page.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        view: Gives what is to be seen, as of now.
        leave: Leads back.
    """

    def __init__(self, kit: PageContext, view: Callable[[], PlansView], leave: Callable[[], None]) -> None:
        super().__init__(kit, kit.tr(_("Plans")), lead="arrow_back", leave=leave)
        self._view = view
        self.again()

    def shown(self) -> None:
        """Shows what has changed meanwhile."""
        self.again()

    def again(self) -> None:
        """Shows the plans as of now."""
        tr, view = self.tr, self._view()
        self.column.clear()
        text = _("A plan says what comes next. Nothing is missed: your back sets the pace.")
        self.add(self.words(tr(text), "body", "ink_2"), dp(6))
        for heading, cards in ((_("Going on"), view.followed), (_("To begin"), view.others)):
            if cards:
                self.add(SectionHead(self.theme, tr(heading)), dp(20))
            for card in cards:
                self.add(note(self.theme, card.title, card.text, *card.choices), dp(10))
        self.refit()
