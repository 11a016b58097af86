"""Large numbers with what they count, beside each other in the foot of a card."""

from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.words import StyledLabel, extent

_SIDE_DP, _NUMBER_DP, _GAP_DP, _FOOT_DP = 18, 10, 2, 12


class Stats(Widget):
    """A line, and below it numbers in columns; in rows where their words do not fit.

    Args:
        theme: The look.
        count: How many.
    """

    def __init__(self, theme: Theme, count: int = 3) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        with self.canvas:
            self._colour, self._line = Color(), Rectangle()
        self._numbers = [self._label("heading_large", "ink") for _number in range(count)]
        self._words = [self._label("caption", "ink_2") for _number in range(count)]
        for part in (*self._numbers, *self._words):
            self.add_widget(part)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def _label(self, style: str, ink: str) -> StyledLabel:
        return StyledLabel(theme=self.theme, style=style, ink=ink, halign="left", size_hint=(None, None))

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._colour.rgba = self.theme.colours["line"]

    def show(self, facts: list[tuple[str, str]]) -> None:
        """Takes each number and its words; afterwards it has to be fitted."""
        for number, words, (value, text) in zip(self._numbers, self._words, facts, strict=True):
            number.words, words.words = value, text

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        count, side = len(self._numbers), dp(_SIDE_DP)
        pitch = (width - dp(8)) / count
        kinds = self.theme.type
        longest = max(
            extent(label.words, kinds[label.style].font, kinds[label.style].size)
            for label in (*self._numbers, *self._words)
        )
        self._places = []
        top = dp(_NUMBER_DP)
        if longest <= pitch - side + dp(6):
            numbers = max(number.fit(pitch - dp(4)) for number in self._numbers)
            words = max(label.fit(pitch - dp(4)) for label in self._words)
            for place, (number, label) in enumerate(zip(self._numbers, self._words, strict=True)):
                x = side + place * pitch
                self._places.append((number, x, top + numbers))
                self._places.append((label, x, top + numbers + dp(_GAP_DP) + label.height))
            height = top + numbers + dp(_GAP_DP) + words + dp(_FOOT_DP)
        else:
            height = self._below(width, top) + dp(_FOOT_DP)
        self.size = (width, height)
        self._place()
        return float(height)

    def _below(self, width: float, top: float) -> float:
        """Places each number in a row of its own, its words after it; returns the foot of the last."""
        side = dp(_SIDE_DP)
        for number, label in zip(self._numbers, self._words, strict=True):
            style = self.theme.type[number.style]
            wide = min(extent(number.words, style.font, style.size) + dp(4), width - 2 * side)
            high = number.fit(wide)
            room = width - 2 * side - wide - dp(10)
            under = label.least_width > room
            tall = label.fit(width - 2 * side if under else room)
            row = high + tall if under else max(high, tall)
            self._places.append((number, side, top + (high if under else (row + high) / 2)))
            self._places.append(
                (label, side if under else side + wide + dp(10), top + (row if under else (row + tall) / 2))
            )
            top += row + dp(_GAP_DP)
        return top

    def _place(self, *_: Any) -> None:
        side, thick = dp(_SIDE_DP), self.theme.size("stroke_dp", "hairline")
        self._line.pos, self._line.size = (self.x + side, self.top - thick), (self.width - 2 * side, thick)
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
