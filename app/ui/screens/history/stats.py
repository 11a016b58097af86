"""Large numbers with what they count, beside each other."""

from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.panel import Panel
from app.ui.widgets.words import StyledLabel, extent

_HEIGHT_DP, _GAP_DP, _PAD_DP = 88, 10, 16
_NUMBER_DP, _WORDS_DP = 30, 61  # middles from the top


class Stats(Widget):
    """Three cards; they stand below each other where their words do not fit.

    Args:
        theme: The look.
        count: How many.
    """

    def __init__(self, theme: Theme, count: int = 3) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        self._cards = [Panel(theme, pad=0) for _card in range(count)]
        self._numbers = [self._label("title", "ink") for _card in range(count)]
        self._words = [self._label("caption", "ink_2") for _card in range(count)]
        for part in (*self._cards, *self._numbers, *self._words):
            self.add_widget(part)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)

    def _label(self, style: str, ink: str) -> StyledLabel:
        return StyledLabel(theme=self.theme, style=style, ink=ink, halign="left", size_hint=(None, None))

    def show(self, facts: list[tuple[str, str]]) -> None:
        """Takes a number and its words for each card; afterwards it has to be fitted."""
        for number, words, (value, text) in zip(self._numbers, self._words, facts, strict=True):
            number.words, words.words = value, text

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        count, gap, pad = len(self._cards), dp(_GAP_DP), dp(_PAD_DP)
        wide = (width - (count - 1) * gap) / count
        room = wide - pad - dp(6)
        kinds = self.theme.type
        longest = max(
            extent(word, kinds[label.style].font, kinds[label.style].size)
            for label in (*self._numbers, *self._words)
            for word in label.words.split(" ")
        )
        self._places = []
        height = self._beside(wide, room) if longest <= room else self._below(width)
        self.size = (width, height)
        self._place()
        return height

    def _beside(self, wide: float, room: float) -> float:
        numbers = max(number.fit(room) for number in self._numbers)
        words = max(label.fit(room) for label in self._words)
        top = max(dp(_NUMBER_DP) - dp(17), dp(12))
        gap = dp(_WORDS_DP - _NUMBER_DP) - dp(26)
        height = max(dp(_HEIGHT_DP), top + numbers + gap + words + dp(14))
        for place, card in enumerate(self._cards):
            x = place * (wide + dp(_GAP_DP))
            card.size = (wide, height)
            self._places.append((card, x, height))
            number, label = self._numbers[place], self._words[place]
            self._places.append((number, x + dp(_PAD_DP), top + number.height))
            self._places.append((label, x + dp(_PAD_DP), top + numbers + gap + label.height))
        return height

    def _below(self, width: float) -> float:
        style, pad, top = self.theme.type["title"], dp(_PAD_DP), 0.0
        column = max(extent(number.words, style.font, style.size) for number in self._numbers) + dp(4)
        for card, number, label in zip(self._cards, self._numbers, self._words, strict=True):
            number.fit(min(column, width - 2 * pad))
            beside = width - 2 * pad - column - dp(14)
            under = beside < dp(110)
            label.fit(width - 2 * pad if under else beside)
            inner = number.height + label.height if under else max(number.height, label.height)
            high = inner + dp(24)
            card.size = (width, high)
            self._places.append((card, 0.0, top + high))
            if under:
                self._places.append((number, pad, top + dp(12) + number.height))
                self._places.append((label, pad, top + dp(12) + inner))
            else:
                self._places.append((number, pad, top + (high + number.height) / 2))
                self._places.append((label, pad + column + dp(14), top + (high + label.height) / 2))
            top += high + dp(_GAP_DP)
        return top - dp(_GAP_DP)

    def _place(self, *_: Any) -> None:
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
