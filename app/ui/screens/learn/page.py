"""Short cards to read about running with a cranky back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.core.learn import LearnCard
from app.ui.pages.page import Page
from app.ui.screens.learn.faces import face_of, featured, in_order, opening
from app.ui.screens.learn.feature_card import FeatureCard
from app.ui.screens.learn.learn_cards import CardGrid, SmallCard
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.tab_bar import TabBar

_MOST_DP = 960


class LearnPage(Page):
    """All cards; one of them, another each day, is large.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        tabs: The bar of rooms.
        cards: All cards.
        today: The runner's day.
        choose: Called with the id of the card that was tapped.
    """

    def __init__(
        self,
        kit: PageContext,
        tabs: TabBar,
        cards: Sequence[LearnCard],
        today: Callable[[], date],
        choose: Callable[[str], None],
    ) -> None:
        super().__init__(kit, kit.tr(_("Learn")), tabs=tabs, most_dp=_MOST_DP)
        self._cards, self._today, self._choose = in_order(cards), today, choose
        self.featured: LearnCard | None = None
        self.grid: Any = None

    def shown(self) -> None:
        """Shows the card of the day."""
        if not self._cards:
            if not self.column.items:
                self.add(self.words(self.tr(_("There is nothing to read here.")), "advice", "ink_2"), dp(8))
            return
        card = featured(self._cards, self._today().toordinal())
        if card == self.featured:
            return
        self.featured = card
        self.column.clear()
        self.grid = None
        self.add(self._feature(card), dp(8))
        self.refit()
        self.kit.pictures.turns.last(self._add_grid)  # all cards in one frame would be felt

    def _add_grid(self) -> None:
        if self.grid is None:
            small = [self._small(other) for other in self._cards if other is not self.featured]
            self.grid = self.add(CardGrid(small), dp(12))
            self.refit()

    def _feature(self, card: LearnCard) -> FeatureCard:
        face = face_of(card)
        made = FeatureCard(self.theme, self.kit.pictures, lambda: self._choose(card.id))
        picture = self.kit.pictures.of(face.exercise, face.tint, glow=False) if face.exercise else None
        made.show(face.tint, self.tr(card.title), opening(self.tr(card.text)), picture)
        return made

    def _small(self, card: LearnCard) -> SmallCard:
        face, name = face_of(card), card.id
        return SmallCard(self.theme, face.icon, face.tint, self.tr(card.title), lambda: self._choose(name))
