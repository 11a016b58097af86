"""Eleven stairs that fill up to a score; their colour is neutral, so that it does not steer the answer."""

from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import RoundShape, Stroke

COUNT = 11
_LEAST_DP, _HIGH_DP, _GAP_DP, _RADIUS_DP = 12, 92, 5, 8


class Stairs(Widget):
    """The stairs.

    Args:
        theme: The look.
        score: 0 to 10, or None for none yet.
    """

    def __init__(self, theme: Theme, score: int | None = None) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._score = theme, score
        with self.canvas:
            self._steps = [
                (Color(1, 1, 1, 1), RoundShape(), Color(0, 0, 0, 0), Stroke(width=dp(1)))
                for _ in range(COUNT)
            ]
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    @property
    def score(self) -> int | None:
        """How far they are filled."""
        return self._score

    @score.setter
    def score(self, score: int | None) -> None:
        self._score = score
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        for number, (fill, _, edge, _line) in enumerate(self._steps):
            on = self._score is not None and number <= self._score
            fill.rgba = colours["primary" if on else "surface_2"]
            edge.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self.size = (width, dp(_HIGH_DP))
        return float(self.height)

    def _place(self, *_: Any) -> None:
        gap = dp(_GAP_DP)
        wide = max((self.width - gap * (COUNT - 1)) / COUNT, 1)
        least = self.height * _LEAST_DP / _HIGH_DP
        rise = (self.height - least) / (COUNT - 1)
        for number, (_, shape, _edge, line) in enumerate(self._steps):
            high = least + rise * number
            radius = min(dp(_RADIUS_DP), high / 2, wide / 2)
            shape.pos = (self.x + number * (wide + gap), self.y)
            shape.size, shape.radius = (wide, high), [radius]
            line.rounded_rectangle = (*shape.pos, wide, high, radius)
