"""Eleven keys, 0 to 10; words stand at the ends only."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.tap import Tap

_KEYS, _GAP_DP, _HIGH_DP = 11, 8, 76
_MOST, _TYPED_S = _KEYS - 1, 1.0  # two digits typed within such a time are one number
_LARGE_TEXT, _LARGE = 1.5, 1.21  # from such a text size keys are higher by such a part


class ScoreKeys(Widget):
    """The keys, in rows of six and five, or of four where text is large or the window narrow.

    Args:
        theme: The look.
        chosen: Called with the score that was tapped.
        typed: Called with one that was typed, to which another digit may come; None for `chosen`.
        high_dp: Height of a key.
        before: A score of before, whose key has an outline; None for none.
    """

    def __init__(
        self,
        theme: Theme,
        chosen: Callable[[int], None],
        high_dp: float = _HIGH_DP,
        *,
        typed: Callable[[int], None] | None = None,
        before: int | None = None,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._chosen, self._high_dp = theme, chosen, high_dp
        self._score: int | None = None
        self._by_digit, self._typed = typed or chosen, (-1, 0.0)
        self.keys = [self._key(score) for score in range(_KEYS)]
        if before is not None:
            self.keys[before].outline = "primary"
        self._rows: list[list[Tap]] = []
        self.fbind("pos", self._place)

    def _key(self, score: int) -> Tap:
        key = Tap(
            theme=self.theme,
            words=str(score),
            style="digit" if self._high_dp >= _HIGH_DP else "heading_large",
            fill="surface",
            pad=dp(4),
            radius=self.theme.size("radius_dp", "key"),
            size_hint=(None, None),
        )
        key.bind(on_release=lambda *_: self._chosen(score))
        self.add_widget(key)
        return key

    @property
    def score(self) -> int | None:
        """The score whose key is filled."""
        return self._score

    @score.setter
    def score(self, score: int | None) -> None:
        self._score = score
        for number, key in enumerate(self.keys):
            on = number == score
            key.fill, key.ink = ("primary", "on_primary") if on else ("surface", "ink")

    @property
    def members(self) -> list[Any]:
        """The controls of this set, in order."""
        return list(self.keys)

    @property
    def member_now(self) -> int | None:
        """Index of the one in force; None for none."""
        return self._score

    def type(self, digit: int) -> bool:
        """Chooses by a digit, 0 to 9; a 0 soon after a 1 makes it 10."""
        now, (last, at) = Clock.time(), self._typed
        score = _MOST if digit == 0 and last == 1 and now - at < _TYPED_S else digit
        self._typed = (digit, now)
        self._by_digit(score)
        return True

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        gap, least = dp(_GAP_DP), self.theme.size("touch_dp", "min_target")
        large = self.theme.text_scale > _LARGE_TEXT
        counts = [4, 4, 3] if large or (width - 5 * gap) / 6 < least else [6, 5]
        high = dp(self._high_dp) * (_LARGE if large else 1)
        self._rows, first = [], 0
        for count in counts:
            row = self.keys[first : first + count]
            for tap in row:
                tap.size = ((width - gap * (count - 1)) / count, high)
            self._rows.append(row)
            first += count
        self.size = (width, len(counts) * (high + gap) - gap)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        gap, top = dp(_GAP_DP), self.top
        for row in self._rows:
            for number, key in enumerate(row):
                key.pos = (self.x + number * (key.width + gap), top - key.height)
            top -= row[0].height + gap
