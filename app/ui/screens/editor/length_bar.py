"""Where the length of a routine stands among those that are usual."""

from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import Disc, RoundShape
from app.ui.widgets.words import StyledLabel

_TRACK_DP, _THUMB_DP, _HIGH_DP, _BEYOND = 8, 16, 22, 0.4


class LengthBar(Widget):
    """A track with the usual part of it filled, and a dot where the routine is.

    Args:
        theme: The look.
        low: What stands below the start of the usual part.
        high: What stands below its end.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        self._low, self._high = 5, 10
        self._seconds = 0
        self.usual = False
        with self.canvas:
            self._track_colour = Color(1, 1, 1, 1)
            self._track = RoundShape(radius=[dp(_TRACK_DP / 2)])
            self._part_colour = Color(1, 1, 1, 1)
            self._part = RoundShape(radius=[dp(_TRACK_DP / 2)])
            self._rim_colour = Color(1, 1, 1, 1)
            self._rim = Disc()
            self._dot_colour = Color(1, 1, 1, 1)
            self._dot = Disc()
        self._labels = [
            StyledLabel(theme=theme, style="label", ink="ink_2", halign="center", size_hint=(None, None))
            for _ in range(2)
        ]
        for label in self._labels:
            self.add_widget(label)
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def show(self, seconds: int, low: int, high: int, *, usual: bool, words: tuple[str, str]) -> None:
        """Shows a length in seconds among so many minutes, with what stands below the two ends."""
        self._seconds, self._low, self._high, self.usual = seconds, low, high, usual
        for label, said in zip(self._labels, words, strict=True):
            label.words = said
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._track_colour.rgba = colours["track" if self.theme.contrast else "surface_2"]
        self._part_colour.rgba = colours["line_strong"]
        self._rim_colour.rgba = colours["bg"]
        self._dot_colour.rgba = colours["primary" if self.usual else "ink_2"]
        self._place()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        self.size = (width, dp(_HIGH_DP) + self.theme.type["label"].line)
        self._place()
        return float(self.height)

    def _x(self, minutes: float) -> float:
        """Where a length stands; some room lies beyond the usual part at both sides."""
        wide = self._high - self._low
        first, last = max(self._low - _BEYOND * wide, 0.0), self._high + _BEYOND * wide
        part = min(max((minutes - first) / (last - first), 0.0), 1.0)
        inset = dp(_THUMB_DP / 2)
        return float(self.x + inset + part * (self.width - 2 * inset))

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        y, track = self.top - dp(_HIGH_DP / 2), dp(_TRACK_DP)
        self._track.pos, self._track.size = (self.x, y - track / 2), (self.width, track)
        left, right = self._x(self._low), self._x(self._high)
        self._part.pos, self._part.size = (left, y - track / 2), (max(right - left, track), track)
        x, dot = self._x(self._seconds / 60), dp(_THUMB_DP)
        rim = dot + dp(6)
        self._rim.pos, self._rim.size = (x - rim / 2, y - rim / 2), (rim, rim)
        self._dot.pos, self._dot.size = (x - dot / 2, y - dot / 2), (dot, dot)
        for label, at in zip(self._labels, (left, right), strict=True):
            label.fit(max(right - left, dp(40)))
            label.pos = (min(max(at - label.width / 2, self.x), self.right - label.width), self.y)
