"""An exercise as a picture with its name below."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from app.core.cards import ExerciseCard
from app.ui.base.theme import Theme
from app.ui.widgets.cell import KIND_TOKENS, PRESSED, Cell
from app.ui.widgets.page_context import PageContext
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
