"""What sheets hold besides words: keys for a score, and ticks."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.theme import Theme
from app.ui.widgets.sheet import SheetButton, button
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Words

_KEYS, _LEAST_DP, _HEIGHT_DP, _GAP_DP = 11, 48, 64, 8
_LARGE_TEXT = 1.5


class ScoreKeys(Widget):
    """Eleven keys, 0 to 10; words stand at the ends only, and no key is coloured to steer the answer.

    Args:
        theme: The look.
        least, most: What the ends mean.
        chosen: Called with the score.
    """

    def __init__(self, theme: Theme, least: str, most: str, chosen: Callable[[int], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._theme = theme
        self.keys = [self._key(score, chosen) for score in range(_KEYS)]
        self._ends = [
            Words(theme=theme, style="caption", ink="ink_2", words=words, halign=side, size_hint=(None, None))
            for words, side in ((f"0: {least}", "left"), (f"10: {most}", "right"))
        ]
        for end in self._ends:
            self.add_widget(end)
        self.fbind("pos", self._arrange)
        self._columns = 6

    def _key(self, score: int, chosen: Callable[[int], None]) -> Tap:
        key = Tap(
            theme=self._theme,
            words=str(score),
            style="heading_large",
            pad=dp(4),
            radius=self._theme.size("radius_dp", "key"),
            size_hint=(None, None),
        )
        key.bind(on_release=lambda *_: chosen(score))
        self.add_widget(key)
        return key

    def fit(self, width: float) -> float:
        """Takes a width; returns the height it needs. Rows of six, or of four where keys would be small."""
        gap = dp(_GAP_DP)
        narrow = (width - 5 * gap) / 6 < dp(_LEAST_DP)
        self._columns = 4 if narrow or self._theme.text_scale > _LARGE_TEXT else 6
        for end in self._ends:
            end.width = (width - gap) / 2
            end.height = end.natural_height
        rows = -(-_KEYS // self._columns)
        ends = max(end.height for end in self._ends)
        self.size = (width, rows * (dp(_HEIGHT_DP) + gap) + ends)
        self._arrange()
        return float(self.height)

    def _arrange(self, *_: Any) -> None:
        gap, high = dp(_GAP_DP), dp(_HEIGHT_DP)
        for score, key in enumerate(self.keys):
            row, place = divmod(score, self._columns)
            in_row = min(self._columns, _KEYS - row * self._columns)
            wide = (self.width - (in_row - 1) * gap) / in_row
            key.size = (wide, high)
            key.pos = (self.x + place * (wide + gap), self.top - (row + 1) * high - row * gap)
        for end, x in zip(self._ends, (self.x, self.x + (self.width + gap) / 2), strict=True):
            end.pos = (x, self.y)


class Ticks(Widget):
    """Answers of which several may hold.

    Args:
        theme: The look.
        names: What each says.
        changed: Called with those ticked, after every tap.
    """

    def __init__(self, theme: Theme, names: Sequence[str], changed: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.ticked = [False] * len(names)
        self._changed = changed
        self._buttons = [self._button(theme, number, name) for number, name in enumerate(names)]
        self.fbind("pos", self._arrange)

    def _button(self, theme: Theme, number: int, name: str) -> SheetButton:
        tick = button(theme, "check_box_outline_blank", name, "surface_2", "ink")
        tick.bind(on_release=lambda *_: self._tick(number))
        self.add_widget(tick)
        return tick

    def _tick(self, number: int) -> None:
        on = self.ticked[number] = not self.ticked[number]
        tick = self._buttons[number]
        tick.icon = "check_box" if on else "check_box_outline_blank"
        tick.fill, tick.ink = ("primary_soft", "on_primary_soft") if on else ("surface_2", "ink")
        self._changed()

    def fit(self, width: float) -> float:
        """Takes a width; returns the height it needs."""
        gap = dp(_GAP_DP)
        self.size = (width, sum(tick.fit(width) + gap for tick in self._buttons) - gap)
        self._arrange()
        return float(self.height)

    def _arrange(self, *_: Any) -> None:
        top = self.top
        for tick in self._buttons:
            tick.pos = (self.x, top - tick.height)
            top -= tick.height + dp(_GAP_DP)
