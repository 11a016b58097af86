"""One control for a score: stairs to drag or tap, what their ends mean, and a key for each."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.column import fit
from app.ui.widgets.score_keys import ScoreKeys
from app.ui.widgets.stairs import Stairs
from app.ui.widgets.words import StyledLabel, extent

_INSET_DP, _ABOVE_STAIRS_DP, _ABOVE_WORDS_DP, _ABOVE_KEYS_DP, _CLOSE_DP = 4, 14, 8, 14, 6
_KEY_DP = 64


class ScoreScale(Widget):
    """Asks for a score, 0 to 10; words stand at the ends only.

    Args:
        theme: The look.
        least, most: What the ends mean.
        chosen: Called with the score that was tapped.
        typed: Called with one that was typed, or that a finger on the stairs has come to.

    Attributes:
        compact: No stairs of its own.
    """

    def __init__(
        self,
        theme: Theme,
        least: str,
        most: str,
        chosen: Callable[[int], None],
        typed: Callable[[int], None],
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.compact = theme, False
        self._ends = (least, most)
        self._stairs = Stairs(theme, typed)
        self._words = [
            StyledLabel(theme=theme, style="chip", ink="ink_2", halign=side, lines=1, size_hint=(None, None))
            for side in ("left", "right")
        ]
        self.keys = ScoreKeys(theme, chosen, _KEY_DP, typed=typed)
        for part in (self._stairs, *self._words, self.keys):
            self.add_widget(part)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)

    def show(self, score: int | None) -> None:
        """Fills the stairs and the key."""
        self._stairs.score = self.keys.score = score

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        inset, high = dp(_INSET_DP), 0.0
        inner = width - 2 * inset
        self._places = []
        self._stairs.opacity = 0 if self.compact else 1
        if not self.compact:
            high = dp(_ABOVE_STAIRS_DP) + self._stairs.fit(inner)
            self._places.append((self._stairs, inset, high))
            high += dp(_ABOVE_WORDS_DP)
        high += self._fit_ends(inner)
        for words, x in zip(self._words, (inset, inset + inner - self._words[1].width), strict=True):
            self._places.append((words, x, high))
        high += dp(_CLOSE_DP if self.compact else _ABOVE_KEYS_DP)
        high += self.keys.fit(width)
        self._places.append((self.keys, 0.0, high))
        self.size = (width, high)
        self._place()
        return high

    def _fit_ends(self, inner: float) -> float:
        """The words at the ends; with their numbers where there is room for these."""
        style = self.theme.type["chip"]
        texts = [f"{number}  {words}" for number, words in zip((0, 10), self._ends, strict=True)]
        wide = [extent(text, style.font, style.size) + dp(4) for text in texts]
        if sum(wide) + dp(12) > inner:
            texts = list(self._ends)
            wide = [extent(text, style.font, style.size) + dp(4) for text in texts]
        left = max(min(wide[0], inner * 0.45), inner - dp(12) - wide[1])
        for words, text, room in zip(self._words, texts, (left, inner - dp(12) - left), strict=True):
            words.words = text
            fit(words, room)
        high = max(words.height for words in self._words)
        for words in self._words:
            words.height = high
        return float(high)

    def _place(self, *_: Any) -> None:
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
