"""Exercises as tiles beside and below each other, by the areas they work."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp

from app.core.cards import ExerciseCard
from app.core.names import AREAS
from app.ui.base.theme import Theme
from app.ui.widgets.cell import KIND_TOKENS, LARGE_TEXT, PRESSED, Cell
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.recycled import Recycled
from app.ui.widgets.words import least_scale


class ExerciseTile(Cell):
    """An exercise: its picture, and its name below.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        action: What a tap does, with the exercise's id.
    """

    def __init__(self, kit: PageContext, action: Callable[[str], None]) -> None:
        super().__init__(kit)
        self._card: ExerciseCard | None = None
        self._tile = self._picture(120, "card")
        self._name = self._label("chip", lines=2, balance=True)
        self.bind(on_release=lambda *_: action(self._card.id) if self._card else None)
        self._begin()

    @staticmethod
    def high(theme: Theme, width: float) -> float:
        """Height of every tile with its name, pixels."""
        name = theme.type["chip"]  # two lines, or three of the least size
        return width + dp(6) + max(2 * name.line, 3 * name.line * least_scale(name))

    @property
    def fill(self) -> str:
        """The page's own."""
        return "bg"

    def restyle(self) -> None:
        """Takes on the look in force."""
        super().restyle()
        self._edge_colour.rgba = (0, 0, 0, 0)
        self._tile.opacity = PRESSED if self.state == "down" else 1

    def show(self, card: ExerciseCard) -> None:
        """Shows an exercise."""
        self._card = card
        self.words = self._name.words = card.name if card.own else self.tr(card.name)
        phase = KIND_TOKENS[card.kind]
        self._tile.show(phase, self.kit.pictures.of(card.id, phase, tile=True))
        self._place()

    def _place(self, *args: Any) -> None:
        super()._place(*args)
        if self.width <= 1 or not hasattr(self, "_name"):
            return
        self._tile.size = (self.width, self.width)
        self._tile.pos = (self.x, self.top - self.width)
        self._name.fit(self.width - dp(6))
        self._name.pos = (self.x + dp(4), self._tile.y - dp(6) - self._name.height)


def tiles(kit: PageContext, action: Callable[[str], None]) -> Recycled:
    """A list of tiles, as many beside each other as there is room for; at least two.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        action: What a tap on one does, with the exercise's id.
    """
    theme = kit.theme
    return Recycled(
        lambda: ExerciseTile(kit, action),
        lambda width: ExerciseTile.high(theme, width),
        least=lambda: dp(134) * max(theme.text_scale, 1.0),
        columns=lambda: 3 if theme.text_scale <= LARGE_TEXT else 2,
        gap=dp(10),
        line_gap=dp(18),
    )


def areas_of(cards: Sequence[ExerciseCard]) -> list[str]:
    """Ids of the areas that exercises work, the lower back first."""
    there = {area for card in cards for area in card.areas.split()}
    return sorted(there & set(AREAS), key=lambda area: (area != "lower-back", list(AREAS).index(area)))
