"""A number between two buttons, one for less and one for more."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import StyledLabel

_BUTTON_DP, _GAP_DP, _WIDE_DP = 56, 8, 320


class Stepper(Widget):
    """Less, what it is now, more.

    Args:
        theme: The look.
        words: What is said of a value.
        now: The value.
        changed: Called with the value after a tap.
        lower, higher: Give the next value down and up; the same one where there is none.
    """

    def __init__(
        self,
        theme: Theme,
        words: Callable[[float], str],
        now: float,
        changed: Callable[[float], None],
        lower: Callable[[float], float],
        higher: Callable[[float], float],
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._words, self.now, self._changed = theme, words, now, changed
        self._lower, self._higher = lower, higher
        self.less, self.more = self._tap("remove", lower), self._tap("add", higher)
        self._label = StyledLabel(
            theme=theme, style="row", words=words(now), halign="center", lines=2, size_hint=(None, None)
        )
        for part in (self.less, self._label, self.more):
            self.add_widget(part)
        self.fbind("pos", self._place)
        self._dress()

    def _tap(self, icon: str, way: Callable[[float], float]) -> Tap:
        tap = Tap(
            theme=self.theme,
            icon=icon,
            icon_size=self.theme.size("icon_sizes_dp", "row"),
            fill="surface_2",
            size_hint=(None, None),
        )
        tap.bind(on_release=lambda *_: self._step(way))
        return tap

    def show(self, now: float) -> None:
        """Shows another value; nobody is told."""
        if now != self.now:
            self.now = now
            self._dress()

    def _step(self, way: Callable[[float], float]) -> None:
        value = way(self.now)
        if value != self.now:
            self.show(value)
            self._changed(value)

    def _dress(self) -> None:
        self._label.words = self._words(self.now)
        for tap, way in ((self.less, self._lower), (self.more, self._higher)):
            tap.ink = "ink" if way(self.now) != self.now else "ink_3"

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of buttons and words."""
        edge = dp(_BUTTON_DP)
        room = min(width, dp(_WIDE_DP) * max(self.theme.text_scale, 1.0)) - 2 * (edge + dp(_GAP_DP))
        high = max(edge, self._label.fit(max(room, dp(40))))
        self.less.size = self.more.size = (edge, edge)
        self.size = (width, high)
        self._place()
        return float(high)

    def _place(self, *_: Any) -> None:
        middle, gap = self.center_y, dp(_GAP_DP)
        self.less.pos = (self.x, middle - self.less.height / 2)
        self._label.pos = (self.less.right + gap, middle - self._label.height / 2)
        self.more.pos = (self._label.right + gap, middle - self.more.height / 2)


def steps_of(least: float, most: float, step: float) -> tuple[Callable[[float], float], ...]:
    """What gives the next value down and up in even steps."""

    def lower(now: float) -> float:
        return max(least, -(-now // step) * step - step)

    def higher(now: float) -> float:
        return min(most, now // step * step + step)

    return lower, higher


def rungs(values: list[float]) -> tuple[Callable[[float], float], ...]:
    """What gives the next value down and up on a ladder of any rungs, in order."""

    def lower(now: float) -> float:
        return max((value for value in values if value < now), default=now)

    def higher(now: float) -> float:
        return min((value for value in values if value > now), default=now)

    return lower, higher
