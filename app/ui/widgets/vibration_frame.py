"""Shows vibration in the preview's window, where there is no motor to feel."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import Stroke


def shaking(pattern: Sequence[float], at_s: float) -> bool:
    """Whether a pattern of seconds on, off, on ... vibrates at a moment after its start."""
    edges = [0.0]
    for seconds in pattern:
        edges.append(edges[-1] + seconds)
    return any(begin <= at_s < end for number, (begin, end) in enumerate(pairwise(edges)) if number % 2 == 0)


class VibrationFrame(Widget):
    """A frame round the window that appears exactly as long as a phone would vibrate.

    It is of ink: in a muscle's colour it would pass for something that is at work.

    Serves as the preview's vibrator, and so may be called from any thread.
    """

    reason = ""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pattern: tuple[float, ...] = ()
        self._started = 0.0
        self._next: tuple[float, ...] | None = None
        with self.canvas:
            self._colour = Color(0, 0, 0, 0)
            self._line = Stroke(width=dp(4))
        self._moving = Clock.create_trigger(self._step, 0, interval=True)
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)

    @property
    def shows(self) -> bool:
        """Whether a pattern is on its way; on the drawing thread."""
        return bool(self._moving.is_triggered)

    def play(self, pattern: Sequence[float]) -> None:
        """Shows a pattern: seconds on, off, on ..."""
        self._next = tuple(pattern)
        self._moving()

    def _step(self, *_: Any) -> None:
        now = Clock.get_time()
        if self._next is not None:
            self._pattern, self._started, self._next = self._next, now, None
        into = now - self._started
        on = shaking(self._pattern, into)
        self._colour.rgba = (*self._theme.colours["ink"][:3], 1) if on else (0, 0, 0, 0)
        if into > sum(self._pattern):
            self._colour.a = 0
            self._moving.cancel()

    def _arrange(self, *_: Any) -> None:
        inset = dp(4)
        wide, high = self.width - 2 * inset, self.height - 2 * inset
        self._line.rounded_rectangle = (self.x + inset, self.y + inset, max(wide, 0), max(high, 0), 0)
