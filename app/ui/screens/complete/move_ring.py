"""The ring of a session that is over, an arc for each move; the routine's bar curls into it."""

from collections.abc import Sequence
from math import ceil, cos, pi, sin
from typing import Any

from kivy.animation import Animation
from kivy.graphics import Color
from kivy.metrics import dp
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import Stroke

_STROKE_DP, _GAP_DP = 12, 7
_LEAST_SHARE_S = 10.0  # as on the routine's bar: a move that waits for a tap has no seconds of its own
_POINTS = 72  # round the whole ring
_FLAT = 1e-3
_PULSES, _PULSE_FROM_DP, _PULSE_GROWS_DP, _PULSE_STRENGTH, _APART = 2, 4, 22, 0.5, 0.5


class MoveRing(Widget):
    """An arc for each move, as long as the move was; those that were left out are faint.

    Args:
        theme: The look.
        phase: before, after or rest.
        moves: Seconds of every move, and whether it was done.

    Attributes:
        curl: How far the bar has curled into the ring, 0 to 1.
        pulse: How far the pulses after that have gone, 0 to 1.
    """

    curl = NumericProperty(1.0)
    pulse = NumericProperty(1.0)

    def __init__(self, theme: Theme, phase: str, moves: Sequence[tuple[float, bool]]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._phase = theme, phase
        self._shares = _shares([seconds for seconds, _ in moves])
        self._done = [done for _, done in moves]
        with self.canvas:
            self._pulse_colours: list[Color] = []
            self._pulses: list[Stroke] = []
            for _ in range(_PULSES):
                self._pulse_colours.append(Color(0, 0, 0, 0))
                self._pulses.append(Stroke(width=dp(1)))
            self._colours: list[Color] = []
            self._arcs: list[Stroke] = []
            for _ in self._shares:
                self._colours.append(Color(1, 1, 1, 1))
                self._arcs.append(Stroke(width=dp(_STROKE_DP) / 2))
        for name in ("pos", "size", "curl"):
            self.fbind(name, self._bend)
        for name in ("pos", "size", "pulse"):
            self.fbind(name, self._beat)
        theme.follow(self)
        self.restyle()

    @property
    def whole(self) -> bool:
        """Whether every move was done."""
        return bool(self._done) and all(self._done)

    def close_up(self) -> None:
        """Lets the bar curl into the ring before one's eyes, and then two soft pulses go out from it.

        One with moves left out just stands there: nothing is celebrated.
        """
        if not self.whole:
            return
        number = self.theme.number
        self.curl = self.pulse = 0.0
        curl = Animation(curl=1.0, duration=number("motion_ms", "complete_ring") / 1000, t="in_out_cubic")
        seconds = number("motion_ms", "complete_pulse") / 1000
        pulse = Animation(pulse=1.0, duration=seconds * (1 + (_PULSES - 1) * _APART), t="linear")
        (curl + pulse).start(self)

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, phase = self.theme.colours, self._phase
        for colour, done in zip(self._colours, self._done, strict=True):
            colour.rgba = colours[f"{phase}_ring" if done else f"{phase}_track"]
        self._beat()

    @property
    def _radius(self) -> float:
        return max(self.width / 2 - dp(_STROKE_DP) / 2, 1.0)

    def _bend(self, *_: Any) -> None:
        """Lays every arc along a line that is bent so far: straight at first, in the end the whole ring."""
        radius, curl = self._radius, self.curl
        length = (1 - curl) * self._flat_length + curl * 2 * pi * radius
        turn = 2 * pi * curl  # of the whole line
        ends = dp(_STROKE_DP + _GAP_DP) / max(length, 1.0) / 2  # round ends reach beyond a line
        x, top = self.center_x, self.center_y + radius
        begin = -0.5 if self.whole else 0.0  # its middle is at 12 o'clock, or there its first move begins
        for share, arc in zip(self._shares, self._arcs, strict=True):
            first, last = begin + ends, max(begin + share - ends, begin + ends)
            begin += share
            count = max(ceil((last - first) * _POINTS), 1)
            points: list[float] = []
            for step in range(count + 1):
                along = first + (last - first) * step / count
                if turn < _FLAT:
                    points += (x + along * length, top)
                else:
                    bow = length / turn
                    points += (x + bow * sin(along * turn), top - bow * (1 - cos(along * turn)))
            arc.points = points

    @property
    def _flat_length(self) -> float:
        """Length of the routine's bar that it begins as."""
        return self.width * 1.7

    def _beat(self, *_: Any) -> None:
        whole = 1 + (_PULSES - 1) * _APART
        tint = self.theme.colours[f"{self._phase}_ring"]
        for number, (colour, ring) in enumerate(zip(self._pulse_colours, self._pulses, strict=True)):
            part = min(max(self.pulse * whole - number * _APART, 0.0), 1.0)
            colour.rgba = (*tint[:3], _PULSE_STRENGTH * (1 - part) if part > 0 else 0.0)
            grown = dp(_PULSE_FROM_DP) + dp(_PULSE_GROWS_DP) * (1 - (1 - part) ** 2)
            ring.circle = (self.center_x, self.center_y, self.width / 2 + grown)


def _shares(seconds: Sequence[float]) -> list[float]:
    """Parts of the ring, together 1."""
    lengths = [max(value, _LEAST_SHARE_S) for value in seconds]
    return [value / sum(lengths) for value in lengths]
