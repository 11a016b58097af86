"""The days of a week beside each other, each of which can be chosen."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import extent

_HIGH_DP, _GAP_DP, _PAD_DP, _WIDEST_DP = 56, 4, 3, 84


class WeekdayTaps(Widget):
    """Seven large buttons in one line; with large text in as many lines as their words need.

    Args:
        theme: The look.
        names: What each says, from Monday.
        changed: Called with the days that are chosen, 0 for Monday.
        chosen: Those chosen so far.
    """

    def __init__(
        self,
        theme: Theme,
        names: Sequence[str],
        changed: Callable[[frozenset[int]], None],
        chosen: Collection[int] = (),
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._changed, self._chosen = theme, changed, frozenset(chosen)
        self.taps = [self._tap(day, name) for day, name in enumerate(names)]
        self._places: list[tuple[Tap, float, float]] = []
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def _tap(self, day: int, name: str) -> Tap:
        tap = Tap(
            theme=self.theme,
            words=name,
            style="chip",
            pad=dp(_PAD_DP),
            radius=self.theme.size("radius_dp", "tile"),
            size_hint=(None, None),
        )
        tap.bind(on_release=lambda *_: self._turn(day))
        self.add_widget(tap)
        return tap

    def _turn(self, day: int) -> None:
        self.show(self._chosen ^ {day})
        self._changed(self._chosen)

    def show(self, chosen: Collection[int]) -> None:
        """Has others chosen; nobody is told."""
        self._chosen = frozenset(chosen)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        for day, tap in enumerate(self.taps):
            on = day in self._chosen
            tap.fill, tap.ink = ("primary", "on_primary") if on else ("surface_2", "ink")

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all lines."""
        style = self.theme.type["chip"]
        longest = max(extent(tap.words, style.font, style.size) for tap in self.taps) + dp(2 * _PAD_DP + 6)
        gap, high = dp(_GAP_DP), max(dp(_HIGH_DP), style.line + dp(28))
        fits = int((width + gap) // (longest + gap))
        a_line = next((count for count in (7, 4, 3, 2) if count <= fits), 1)
        wide = min((width - (a_line - 1) * gap) / a_line, dp(_WIDEST_DP) * max(self.theme.text_scale, 1.0))
        self._places = []
        for day, tap in enumerate(self.taps):
            line, place = divmod(day, a_line)
            tap.size = (wide, high)
            self._places.append((tap, place * (wide + gap), line * (high + gap) + high))
        lines = -(-len(self.taps) // a_line)
        self.size = (width, lines * (high + gap) - gap)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        for tap, x, foot in self._places:
            tap.pos = (self.x + x, self.top - foot)
