"""Short cards to read about running with a cranky back."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.core.learn import LearnCard
from app.ui.pages.page import Page
from app.ui.screens.learn.faces import by_topic, face_of, featured, in_order, opening
from app.ui.screens.learn.feature_card import FeatureCard
from app.ui.screens.learn.learn_cards import CardGrid, SmallCard
from app.ui.widgets.column import Column
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.tab_bar import TabBar

_MOST_DP = 960
_INDENT_DP, _HEADING_GAP_DP, _GRID_GAP_DP = 4, 24, 10


class LearnPage(Page):
    """All cards below the headings of their topics; one of them, another each day, is large and comes first.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        tabs: The bar of rooms.
        cards: All cards.
        today: The runner's day.
        choose: Called with the id of the card that was tapped.

    Attributes:
        featured: The large card; None before the page was shown.
        grids: The small ones, a grid for each topic; they come one after the other.
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
        self.grids: list[CardGrid] = []

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
        self.grids = []
        self.add(self._feature(card), dp(8))
        self.refit()
        others = by_topic(other for other in self._cards if other is not card)
        steps = [partial(self._add_topic, self.grids, heading, cards) for heading, cards in others.items()]
        self.kit.pictures.turns.last(*steps)  # all cards in one frame would be felt

    def _add_topic(self, grids: list[CardGrid], heading: str, cards: Sequence[LearnCard]) -> None:
        if grids is not self.grids:  # another day has come, and with it another list
            return
        if heading:
            margin = Column(margin=dp(_INDENT_DP))
            margin.add(self.words(self.tr(heading), "heading"))
            self.add(margin, dp(_HEADING_GAP_DP))
        grid = CardGrid([self._small(card) for card in cards])
        grids.append(grid)
        self.add(grid, dp(_GRID_GAP_DP))
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
