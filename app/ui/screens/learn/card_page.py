"""One card to read, with where it comes from."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.core.learn import LearnCard
from app.ui.pages.page import Page
from app.ui.screens.learn.faces import face_of, in_order
from app.ui.widgets.button_pair import ButtonPair, Onward
from app.ui.widgets.column import Column, Row
from app.ui.widgets.hero import Hero
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.sheet_button import button
from app.ui.widgets.words import Icon

_HERO_DP, _LOW_HERO_DP, _FIGURE_DP = 304, 150, 324  # below the bar, which is 88
_INDENT_DP = 6


class Origin(NamedTuple):
    """Where something on a card comes from.

    Attributes:
        says: What was taken from there, in plain words.
        citations: Authors, year, title and where; as they are printed.
    """

    says: str
    citations: Sequence[str] = ()


class CardPage(Page):
    """A card; the next one takes its place on the same page.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        cards: All cards.
        card: Id of the one to begin with; an unknown one means the first.
        origins: Gives where a card comes from.
        leave: Leaves the page.
    """

    least_view_dp = 320  # in a low window reading matters more than turning over

    def __init__(
        self,
        kit: PageContext,
        cards: Sequence[LearnCard],
        card: str,
        origins: Callable[[LearnCard], Sequence[Origin]],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, tint="before")
        self._cards, self._origins = in_order(cards), origins
        names = [one.id for one in self._cards]
        self._number = names.index(card) if card in names else 0
        self._show()

    @property
    def card(self) -> LearnCard:
        """The card that is read."""
        return self._cards[self._number]

    def key(self, name: str) -> bool:
        """The arrows turn over."""
        steps = {"left": -1, "right": 1}
        if name in steps:
            self.turn(steps[name])
            return True
        return super().key(name)

    def turn(self, step: int) -> None:
        """Goes on to the next card, or back to the one before; not beyond the last or the first."""
        number = self._number + step
        if 0 <= number < len(self._cards):
            self._number = number
            self._show()
            self.scroll.scroll_y = 1

    def _show(self) -> None:
        card, face = self.card, face_of(self.card)
        self.tint = face.tint
        self.column.clear()
        self.foot.clear()
        self.add(self._hero(), dp(0))
        words = Column(gap=dp(18), margin=dp(_INDENT_DP))
        if face.exercise:
            words.add(self.words(self.tr(card.title), "alert"))
        words.add(self.words(self.tr(card.text), "reading"))
        self._add_origins(words)
        self.add(words, dp(27))
        self.foot.add(self._buttons())
        self.refit()

    def _hero(self) -> Hero:
        face = face_of(self.card)
        if face.exercise:
            picture = self.kit.pictures.of(face.exercise, face.tint, glow=False)
            return Hero(
                self.theme,
                face.tint,
                least_dp=_HERO_DP,
                pictures=self.kit.pictures,
                picture=picture,
                figure_dp=_FIGURE_DP,
            )
        hero = Hero(self.theme, face.tint, least_dp=_LOW_HERO_DP)
        size = self.theme.size("icon_sizes_dp", "alert")
        sign = Icon(
            theme=self.theme,
            icon=face.icon,
            icon_size=size,
            ink=hero.ink,
            size=(size, size),
            size_hint=(None, None),
        )
        sign.natural_width = size  # a row that was narrow once would else keep it so
        hero.column.add(Row(sign, hero.words(""), grow=1))
        hero.column.add(hero.words(self.tr(self.card.title), "alert"), dp(12))
        return hero

    def _add_origins(self, words: Column) -> None:
        card = self.card
        if not card.sources:
            return

        def unfold() -> None:
            words.drop(row)
            words.add(self.words(self.tr(_("Where this comes from")), "heading"), dp(28))
            for origin in self._origins(card):
                words.add(self.words(origin.says, "body"), dp(14))
                for citation in origin.citations:
                    words.add(self.words(citation, "caption", "ink_2"), dp(8))
            self.refit()

        row = ListRow(self.theme, self.tr(_("Where this comes from")), icon="info", action=unfold)
        words.add(row, dp(12))

    def _buttons(self) -> ButtonPair:
        theme, tr, made = self.theme, self.tr, []
        if self._number:
            back = button(theme, "chevron_left", tr(_("Previous")), "surface_2", "ink", "row")
            back.bind(on_release=lambda *_: self.turn(-1))
            made.append(back)
        if self._number < len(self._cards) - 1:
            on = button(theme, "chevron_right", tr(_("Next")), "primary", "on_primary", "row", Onward)
            on.bind(on_release=lambda *_: self.turn(1))
        else:
            on = button(theme, "check", tr(_("All cards")), "primary", "on_primary", "row")
            on.bind(on_release=lambda *_: self.leave())
        return ButtonPair([*made, on])
