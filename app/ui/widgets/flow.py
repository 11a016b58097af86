"""Buttons beside each other that go on in the next line."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.tap import Tap

_HIGH_DP, _GAP_DP = 48, 8


class Flow(Widget):
    """Buttons of their own width, as many in a line as fit.

    Args:
        theme: The look.
        taps: In order.
    """

    def __init__(self, theme: Theme, taps: Sequence[Tap]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        self.taps: list[Tap] = []
        self._places: list[tuple[Tap, float, float]] = []
        self.fbind("pos", self._place)
        self.show(taps)

    def show(self, taps: Sequence[Tap]) -> None:
        """Shows other buttons; whoever holds it measures it again."""
        if list(taps) == self.taps:
            return
        self.clear_widgets()
        self.taps = list(taps)
        for tap in taps:
            self.add_widget(tap)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all lines."""
        gap, x, top, self._places = dp(_GAP_DP), 0.0, 0.0, []
        high = 0.0
        for tap in self.taps:
            wide = min(tap.natural_width, width)
            words = tap.height_at(wide)  # several lines where one would be wider than there is room
            tap.size = (wide, max(dp(_HIGH_DP), self.theme.type[tap.style].line + dp(22), words))
            if x and x + wide > width:
                x, top, high = 0.0, top + high + gap, 0.0
            self._places.append((tap, x, top + tap.height))
            x += wide + gap
            high = max(high, float(tap.height))
        self.size = (width, top + high)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        for tap, x, foot in self._places:
            tap.pos = (self.x + x, self.top - foot)


def pill(theme: Theme, icon: str, words: str, action: Callable[[], None]) -> Tap:
    """A button for a flow; words that are too long for a line go on in a second one."""
    tap = Tap(
        theme=theme,
        icon=icon,
        words=words,
        icon_size=theme.size("icon_sizes_dp", "inline"),
        gap=dp(7),
        pad=dp(14),
        style="chip",
        fill="surface_2",
        lines=2,
        size_hint=(None, None),
    )
    tap.bind(on_release=lambda *_: action())
    return tap
