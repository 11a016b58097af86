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
        buttons: One or two, from the left.
        first: Share of the width for the left one of two; below a half it gets what its words need.
    """

    def __init__(self, buttons: Sequence[SheetButton], first: float = 0.5) -> None:
        super().__init__(size_hint=(None, None))
        self._buttons, self._first = buttons, first
        for one in buttons:
            self.add_widget(one)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of the buttons."""
        gap = dp(_GAP_DP)
        widths = self._beside(width, gap)
        beside = all(one.natural_width <= wide for one, wide in zip(self._buttons, widths, strict=True))
        if not beside:
            widths = [width] * len(widths)
        each = list(zip(self._buttons, widths, strict=True))
        high = max(max(one.fit(wide) for one, wide in each), dp(_HEIGHT_DP))
        self._places = []
        x = top = 0.0
        for one, wide in each if beside else reversed(each):  # the way on comes first
            one.size = (wide, high)
            self._places.append((one, x, top + high))
            x, top = (x + wide + gap, top) if beside else (x, top + high + dp(_BELOW_DP))
        self.size = (width, max(foot for _one, _x, foot in self._places))
        self._place()
        return float(self.height)

    def _beside(self, width: float, gap: float) -> list[float]:
        """How wide each would be in one line, pixels."""
        if len(self._buttons) == 1:
            return [width]
        room = width - gap
        left = room * self._first
        if self._first < 0.5:
            left = max(left, self._buttons[0].natural_width)
        return [left, room - left]

    def _place(self, *_: Any) -> None:
        for one, x, foot in self._places:
            one.pos = (self.x + x, self.top - foot)
