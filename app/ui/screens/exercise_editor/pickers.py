"""Pages on which an exercise is chosen: as a gentler version, or for its figure."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp

from app.core.cards import ExerciseCard, finds, spellings
from app.core.exercise import Exercise, Sides
from app.core.i18n import in_alphabet
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.ui.pages.page import Page
from app.ui.widgets.cell import KIND_TOKENS, LARGE_TEXT
from app.ui.widgets.exercise_tile import ExerciseTile
from app.ui.widgets.hero import Hero
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.moving_figure import FigureSlot, MovingFigure
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.recycled import Recycled
from app.ui.widgets.row_card import RowCard
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.section import note
from app.ui.widgets.wide_tap import WideTap

_TILE_DP, _HERO_DP, _FIGURE_DP = 116, 232, 224


class _ChoicePage(Page):
    """Exercises as tiles, with a field that looks for some of them.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        cards: The exercises.
        chosen: Called with the id of the one that is tapped.
        leave: Leads back.
        more: For the page.
    """

    def __init__(
        self,
        kit: PageContext,
        cards: Sequence[ExerciseCard],
        chosen: Callable[[str], None],
        leave: Callable[[], None],
        **more: Any,
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, most_dp=0, **more)
        self._cards = sorted(cards, key=lambda card: in_alphabet(kit.tr, self._name(card)))
        self._said = {card.id: spellings(self._text(card)) for card in self._cards}
        self.search = SearchField(self.theme, kit.tr(_("Search")), lambda _text: self._look(), lambda: None)
        said = kit.tr(_("Try another word, or part of one."))
        self._nothing = note(self.theme, kit.tr(_("Nothing found")), said)
        self.tiles = Recycled(
            lambda: ExerciseTile(kit, chosen),
            lambda width: ExerciseTile.high(self.theme, width),
            least=lambda: dp(_TILE_DP) * max(self.theme.text_scale, 1.0),
            columns=lambda: 3 if self.theme.text_scale <= LARGE_TEXT else 2,
            gap=dp(10),
            line_gap=dp(18),
        )

    def _name(self, card: ExerciseCard) -> str:
        return card.name if card.own else self.tr(card.name)

    def _text(self, card: ExerciseCard) -> str:
        return " ".join([self._name(card), *(self.tr(AREAS.get(area, area)) for area in card.areas.split())])

    def list_them(self) -> None:
        """Adds the field and the tiles."""
        self.add(self.search, dp(14))
        self.add(self.tiles, dp(14))
        self.tiles.show(self._cards)

    def _look(self) -> None:
        wanted = spellings(self.search.text)
        found = [card for card in self._cards if not any(wanted) or finds(wanted, self._said[card.id])]
        self.tiles.show(found)
        self.column.drop(self._nothing)
        if not found:
            self.add(self._nothing, dp(14))
        self.refit()

    def close(self) -> None:
        """Called when the page is left for good."""
        self.search.close()
        super().close()


class EasierPage(_ChoicePage):
    """Which exercise takes the place of this one where it is too much.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        cards: The exercises.
        chosen: Called with an id, or "" for the exercise itself.
        leave: Leads back.
    """

    def __init__(
        self,
        kit: PageContext,
        cards: Sequence[ExerciseCard],
        chosen: Callable[[str], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(kit, cards, chosen, leave)
        tr = kit.tr
        self.add(self.words(tr(_("Something gentler")), "title"), dp(6))
        text = _("It takes the place of your exercise where a back is too sore for it.")
        self.add(self.words(tr(text), "body", "ink_2"), dp(6))
        row = ListRow(
            kit.theme,
            tr(_("Nothing is gentler")),
            tr(_("It is left out instead.")),
            icon="block",
            action=lambda: chosen(""),
        )
        self.add(RowCard(kit.theme, [row]), dp(14))
        self.list_them()


class PosePage(_ChoicePage):
    """Whose figure an exercise takes; the one that is tapped moves at the top.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        cards: Exercises that have a figure.
        move: Gives one by its id.
        take: Called with the id of the one that is taken.
        leave: Leads back.
        now: Id of the one whose figure it has by now, or "".
    """

    def __init__(
        self,
        kit: PageContext,
        cards: Sequence[ExerciseCard],
        move: Callable[[str], Exercise | None],
        take: Callable[[str], None],
        leave: Callable[[], None],
        now: str = "",
    ) -> None:
        super().__init__(kit, cards, self.choose, leave, tint="before")
        self._move, self._take = move, take
        self.chosen = ""
        self.slot = FigureSlot()
        self._hero = Hero(self.theme, "before", least_dp=_HERO_DP, live=self.slot, figure_dp=_FIGURE_DP)
        self._caption = self.words("", "heading_large", "ink")
        self.main = WideTap(kit.theme, kit.tr(_("Take this figure")), lambda: self._take(self.chosen))
        self.foot.add(self.main)
        self.add(self._hero, 0)
        self.add(self._caption, dp(14))
        first = now if any(card.id == now for card in cards) else next((card.id for card in self._cards), "")
        self.choose(first)
        self.list_them()

    def choose(self, name: str) -> None:
        """Shows the figure of an exercise, at work."""
        exercise = self._move(name)
        if exercise is None or name == self.chosen:
            return
        self.chosen, tint = name, KIND_TOKENS[str(exercise.kind)]
        side = "left" if exercise.sides is Sides.EACH else None
        self.slot.show(MovingFigure(self.kit, exercise, tint, side))
        self._caption.words = self.tr(exercise.name)
        self._hero.tint = self.tint = tint
        self.scroll.scroll_y = 1
        self.refit()

    def shown(self) -> None:
        """Lets the figure move."""
        self.slot.run(on=True)

    def on_parent(self, _page: Any, parent: Any) -> None:
        """Covered, it stands still."""
        if parent is None:
            self.slot.run(on=False)

    def close(self) -> None:
        """Stands still for good."""
        self.slot.run(on=False)
        super().close()
