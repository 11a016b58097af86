"""How far one has come: a few steps, or a bar."""

from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import RoundShape

_STEP_DP, _STEP_HIGH_DP, _GAP_DP, _INSET_DP, _BAR_HIGH_DP = 26, 6, 6, 4, 8


class Steps(Widget):
    """Short bars beside each other, filled as far as one has come; they stand in the bar of a page.

    Args:
        theme: The look.
        now: How many are filled.
        count: How many there are.
    """

    def __init__(self, theme: Theme, now: int, count: int) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._now = theme, now
        with self.canvas:
            self._bars = [(Color(1, 1, 1, 1), RoundShape()) for _ in range(count)]
        self.fbind("pos", self._place)
        self.fit(dp(count * (_STEP_DP + _GAP_DP) - _GAP_DP + 2 * _INSET_DP))
        theme.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        for number, (colour, _) in enumerate(self._bars):
            colour.rgba = self.theme.colours["primary" if number < self._now else "track"]

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self.size = (width, dp(_STEP_HIGH_DP))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        for number, (_, bar) in enumerate(self._bars):
            bar.pos = (self.x + dp(_INSET_DP + number * (_STEP_DP + _GAP_DP)), self.y)
            bar.size = (dp(_STEP_DP), self.height)
            bar.radius = [self.height / 2]


class FilledBar(Widget):
    """One long bar, filled by a part.

    Args:
        theme: The look.
        part: 0 to 1.

    Attributes:
        grows: In the bar of a page it takes the room that is left.
    """

    grows = True

    def __init__(self, theme: Theme, part: float = 0.0) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._part = theme, part
        with self.canvas:
            self._track_colour = Color(1, 1, 1, 1)
            self._track = RoundShape()
            self._done_colour = Color(1, 1, 1, 1)
            self._done = RoundShape()
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    @property
    def part(self) -> float:
        """How much is filled, 0 to 1."""
        return self._part

    @part.setter
    def part(self, part: float) -> None:
        self._part = part
        self._place()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._track_colour.rgba = self.theme.colours["track"]
        self._done_colour.rgba = self.theme.colours["primary"]
        self._place()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self.size = (width, dp(_BAR_HIGH_DP))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        inset = dp(_INSET_DP)
        wide = max(self.width - 2 * inset, 1)
        self._track.pos = self._done.pos = (self.x + inset, self.y)
        self._track.size = (wide, self.height)
        self._track.radius = self._done.radius = [self.height / 2]
        self._done.size = (max(wide * self._part, self.height if self._part else 0), self.height)
