"""Two buttons that belong together."""

from collections.abc import Sequence
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.widgets.sheet_button import SheetButton

_HEIGHT_DP, _GAP_DP, _BELOW_DP = 64, 12, 8


class Onward(SheetButton):
    """A button whose icon follows its words."""

    def _line_up(self) -> None:
        super()._line_up()
        icon, words = self._icon, self._words
        left = icon.x
        words.x = left
        icon.x = left + words.width + self.gap


class ButtonPair(Widget):
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
        high = max(max(one.fit(wide) for one in self._buttons), dp(_HEIGHT_DP))
        self._places = []
        order = self._buttons if beside else list(reversed(self._buttons))  # the way on comes first
        for place, one in enumerate(order):
            one.size = (wide, high)
            x, top = (place * (wide + gap), 0.0) if beside else (0.0, place * (high + dp(_BELOW_DP)))
            self._places.append((one, x, top + high))
        self.size = (width, max(foot for _one, _x, foot in self._places))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        for one, x, foot in self._places:
            one.pos = (self.x + x, self.top - foot)
