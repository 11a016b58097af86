"""Chips in as many lines as they need, of which some are chosen."""

from collections.abc import Callable, Collection, Sequence
from math import isinf
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.tap import Tap

_CHIP_DP, _GAP_DP = 44, 8
# A tick or a number comes and goes within the room at both ends, so that no chip jumps to another line.
_PAD_DP, _TICK_DP, _TICK_GAP_DP = 19, 16, 4
_TICKED_PAD_DP = _PAD_DP - (_TICK_DP + _TICK_GAP_DP) / 2


class ChipCloud(Widget):
    """One of several, or several of them; those chosen carry a tick, or their number where order counts.

    Args:
        theme: The look.
        names: Words by the value that each stands for.
        changed: Called with the chosen values, in the order in which they were chosen.
        chosen: Values chosen so far.
        one: Exactly one is chosen.
        ranked: Their order means something.
    """

    def __init__(
        self,
        theme: Theme,
        names: dict[str, str],
        changed: Callable[[list[str]], None],
        chosen: Sequence[str] = (),
        *,
        one: bool = False,
        ranked: bool = False,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._names, self._changed = theme, names, changed
        self._chosen, self._one, self._ranked = list(chosen), one, ranked
        self._wide = 0.0  # before it was fitted
        self.taps = [self._tap(value) for value in names]
        self._places: list[tuple[Tap, float, float]] = []
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def _tap(self, value: str) -> Tap:
        tap = Tap(
            theme=self.theme,
            style="chip",
            icon_size=dp(_TICK_DP),
            gap=dp(_TICK_GAP_DP),
            pad=dp(_PAD_DP),
            lines=2,
            size_hint=(None, None),
        )
        tap.bind(on_release=lambda *_: self._turn(value))
        self.add_widget(tap)
        return tap

    @property
    def chosen(self) -> list[str]:
        """The values chosen, in order."""
        return list(self._chosen)

    def show(self, chosen: Collection[str]) -> None:
        """Has others chosen; nobody is told."""
        if list(chosen) != self._chosen:
            self._chosen = list(chosen)
            self.restyle()

    def _turn(self, value: str) -> None:
        if self._one:
            if value in self._chosen:
                return
            self._chosen = [value]
        elif value in self._chosen:
            self._chosen.remove(value)
        else:
            self._chosen.append(value)
        self.restyle()
        self._changed(list(self._chosen))

    def restyle(self) -> None:
        """Takes on the look in force."""
        for value, tap in zip(self._names, self.taps, strict=True):
            on = value in self._chosen
            numbered = on and self._ranked and len(self._chosen) > 1
            name = self._names[value]
            tap.words = f"{self._chosen.index(value) + 1} · {name}" if numbered else name
            tap.icon = "check" if on and not numbered else ""
            tap.pad = dp(_TICKED_PAD_DP if on else _PAD_DP)
            tap.fill, tap.ink = ("primary", "on_primary") if on else ("surface_2", "ink")
        if self._wide:
            self.fit(self._wide)  # a tick takes room

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all lines."""
        self._places, self._wide = [], width
        high = max(dp(_CHIP_DP), self.theme.type["chip"].line + dp(22))
        x = top = 0.0
        line = high
        for tap in self.taps:
            wide = min(tap.natural_width, width)
            needs = tap.height_at(wide) if wide == width else 0.0
            tall = high if isinf(needs) else max(high, needs + dp(10))
            if x and x + wide > width:
                x, top, line = 0.0, top + line + dp(_GAP_DP), high
            tap.size = (wide, tall)
            line = max(line, tall)
            self._places.append((tap, x, top + tall))
            x += wide + dp(_GAP_DP)
        self.size = (width, top + line)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        for tap, x, foot in self._places:
            tap.pos = (self.x + x, self.top - foot)
