"""One card to read, with where it comes from."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.learn import Card
from app.core.words import mark as _
from app.ui.kit import Kit
from app.ui.screens.learn_faces import face_of, in_order
from app.ui.screens.page import Page
from app.ui.widgets.column import Column, Row
from app.ui.widgets.hero import Hero
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.sheet import SheetButton, button
from app.ui.widgets.words import Icon

_HERO_DP, _LOW_HERO_DP, _FIGURE_DP = 304, 150, 330  # below the bar, which is 88
_INDENT_DP, _BUTTON_DP, _GAP_DP = 6, 64, 12


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
        kit: What every page is made with.
        cards: All cards.
        card: Id of the one to begin with; an unknown one means the first.
        origins: Gives where a card comes from.
        leave: Leaves the page.
    """

    def __init__(
        self,
        kit: Kit,
        cards: Sequence[Card],
        card: str,
        origins: Callable[[Card], Sequence[Origin]],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, tint="before")
        self._cards, self._origins = in_order(cards), origins
        names = [one.id for one in self._cards]
        self._number = names.index(card) if card in names else 0
        self._show()

    @property
    def card(self) -> Card:
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
        origins = self._origins(self.card)
        if not origins:
            return

        def unfold() -> None:
            words.drop(row)
            words.add(self.words(self.tr(_("Where this comes from")), "heading"), dp(28))
            for origin in origins:
                words.add(self.words(origin.says, "body"), dp(14))
                for citation in origin.citations:
                    words.add(self.words(citation, "caption", "ink_2"), dp(8))
            self.refit()

        row = ListRow(self.theme, self.tr(_("Where this comes from")), icon="info", action=unfold)
        words.add(row, dp(12))

    def _buttons(self) -> Widget:
        made = []
        if self._number:
            back = button(self.theme, "chevron_left", self.tr(_("Previous")), "surface_2", "ink", "row")
            back.bind(on_release=lambda *_: self.turn(-1))
            made.append(back)
        if self._number < len(self._cards) - 1:
            on = _onward(self, "chevron_right", self.tr(_("Next")))
            on.bind(on_release=lambda *_: self.turn(1))
        else:
            on = _onward(self, "check", self.tr(_("All cards")))
            on.bind(on_release=lambda *_: self.leave())
        return Pair([*made, on])


def _onward(page: Page, icon: str, words: str) -> "Onward":
    made = button(page.theme, icon, words, "primary", "on_primary", "row", Onward)
    assert isinstance(made, Onward), "that is what was asked for"
    return made


class Onward(SheetButton):
    """A button whose icon follows its words."""

    def _line_up(self) -> None:
        super()._line_up()
        icon, words = self._icon, self._words
        left = icon.x
        words.x = left
        icon.x = left + words.width + self.gap


class Pair(Widget):
    """One button, or two beside each other, or below each other where their words do not fit.

    Args:
        buttons: From the left.
    """

    def __init__(self, buttons: Sequence[SheetButton]) -> None:
        super().__init__(size_hint=(None, None))
        self._buttons = buttons
        for one in buttons:
            self.add_widget(one)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of the buttons."""
        gap, count = dp(_GAP_DP), len(self._buttons)
        half = (width - (count - 1) * gap) / count
        beside = all(one.natural_width <= half for one in self._buttons)
        wide = half if beside else width
        high = max(max(one.fit(wide) for one in self._buttons), dp(_BUTTON_DP))
        self._places = []
        order = self._buttons if beside else list(reversed(self._buttons))  # the way on comes first
        for place, one in enumerate(order):
            one.size = (wide, high)
            x, top = (place * (wide + gap), 0.0) if beside else (0.0, place * (high + dp(8)))
            self._places.append((one, x, top + high))
        self.size = (width, max(foot for _one, _x, foot in self._places))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        for one, x, foot in self._places:
            one.pos = (self.x + x, self.top - foot)
