"""Answers to a question: one of two to four, or several ticks; none is chosen before the runner chooses."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.tap import Tap

_GAP_DP, _PAD_DP, _TICK_PAD_DP = 8, 10, 16


class Answer(Tap):
    """One answer: quiet, or filled with a tick once it is chosen.

    Args:
        mark, blank: Icon where it is chosen, and where it is not.
        strong: A chosen one is as loud as a main button.
    """

    def __init__(self, theme: Theme, words: str, mark: str, blank: str = "", *, strong: bool = True) -> None:
        self._mark, self._blank, self._strong, self._on = mark, blank, strong, False
        super().__init__(
            theme=theme,
            words=words,
            icon=blank,
            icon_size=theme.size("icon_sizes_dp", "row"),
            radius=theme.size("radius_dp", "key"),
            pad=dp(_PAD_DP),
            gap=dp(10),
            lines=3,
            size_hint=(None, None),
        )

    @property
    def on(self) -> bool:
        """Whether it is chosen."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        self._on = on
        self.icon = self._mark if on else self._blank
        loud = ("primary", "on_primary") if self._strong else ("primary_soft", "on_primary_soft")
        self.fill, self.ink = loud if on else ("surface_2", "ink")
        self.outline = "line_strong" if on and not self._strong and self.theme.contrast else ""

    @property
    def needs(self) -> float:
        """Width that it needs on one line, with the tick that may come, pixels."""
        return self.natural_width + (0 if self.icon else self.icon_size + self.gap)

    def fit_words(self, width: float, least: float) -> float:
        """Takes a width, pixels; returns the height that its words need, at least `least`."""
        self.size = (width, least)
        return max(least, float(self._words.natural_height) + dp(20))


class Tick(Answer):
    """One of several that may hold: its box and words begin at the left.

    Args:
        theme: The look.
        words: What it says.
        long: Whole sentences: as many lines as they need, in the type of rows.
    """

    def __init__(self, theme: Theme, words: str, *, long: bool = False) -> None:
        super().__init__(theme, words, "check_box", "check_box_outline_blank", strong=False)
        if long:
            self.lines, self.style = 0, "row"

    def _line_up(self) -> None:
        pad = dp(_TICK_PAD_DP)
        left = pad + self.icon_size + self.gap
        self._icon.size = (self.icon_size, self.icon_size)
        self._icon.pos = (self.x + pad, self.center_y - self.icon_size / 2)
        self._words.size = (max(self.width - left - pad, 2), self.height)
        self._words.pos = (self.x + left, self.y)
        self._words.words = self.words


class Ticks(Widget):
    """Answers of which several may hold, below each other.

    Args:
        theme: The look.
        names: What each says.
        changed: Called after every tap.
        ticked: Which of them hold already; none where it is left out.
        long: They are whole sentences.

    Attributes:
        ticked: Which of them hold.
    """

    def __init__(
        self,
        theme: Theme,
        names: Sequence[str],
        changed: Callable[[], None],
        ticked: Sequence[bool] = (),
        *,
        long: bool = False,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.ticked = list(ticked) or [False] * len(names)
        self._changed, self._least = changed, theme.size("touch_dp", "stepper")
        self.taps = [Tick(theme, name, long=long) for name in names]
        for index, tap in enumerate(self.taps):
            tap.on = self.ticked[index]
            tap.bind(on_release=lambda *_, index=index: self.tick(index))
            self.add_widget(tap)
        self.fbind("pos", self._place)

    def tick(self, index: int) -> None:
        """Turns one over."""
        self.ticked[index] = not self.ticked[index]
        self.taps[index].on = self.ticked[index]
        self._changed()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        gap, high = dp(_GAP_DP), 0.0
        for tap in self.taps:
            tap.height = tap.fit_words(width, self._least)
            high += tap.height + gap
        self.size = (width, high - gap)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        top = self.top
        for tap in self.taps:
            tap.pos = (self.x, top - tap.height)
            top -= tap.height + dp(_GAP_DP)
