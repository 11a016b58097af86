"""Eleven stairs that fill up to a score; their colour is neutral, so that it does not steer the answer."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import RoundShape, Stroke

COUNT = 11
_LEAST_DP, _HIGH_DP, _GAP_DP, _RADIUS_DP = 12, 92, 5, 8


class Stairs(Widget):
    """The stairs; a finger that taps or goes over them chooses the one below it, however high it is.

    Args:
        theme: The look.
        moved: Called with the score below a finger, whenever it is another.
    """

    def __init__(self, theme: Theme, moved: Callable[[int], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._moved = theme, moved
        self._score: int | None = None
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

    def at(self, x: float) -> int:
        """The score whose stair is at or nearest to a place, pixels."""
        pitch = (self.width + dp(_GAP_DP)) / COUNT
        return min(max(int((x - self.x + dp(_GAP_DP) / 2) // pitch), 0), COUNT - 1)

    def on_touch_down(self, touch: Any) -> bool:
        """Takes a finger that comes down on them."""
        unseen = not self.opacity or getattr(touch, "is_mouse_scrolling", False)
        if unseen or not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        touch.ud["sv.stairs"] = True
        self._to(touch.x)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Follows the finger."""
        if touch.grab_current is not self:
            return False
        self._to(touch.x)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """The finger lets go."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        return True

    def _to(self, x: float) -> None:
        score = self.at(x)
        if score != self._score:
            self._moved(score)

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
