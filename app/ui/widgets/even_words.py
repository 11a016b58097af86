"""Text whose lines are about equally long, however many they are."""

from collections.abc import Sequence

from kivy.metrics import dp

from app.ui.widgets.words import StyledLabel, extent

_STEPS = 7  # halvings; what is left is less than a letter
_LEAST = 0.4


class EvenWords(StyledLabel):
    """Breaks a text so that no line is much shorter than the others; never into more lines than needed."""

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its lines need."""
        high = super().fit(width)
        style = self.theme.type[self.style].scaled(self.smaller)
        if high <= style.line * 1.5 or self.font_size < style.size * 0.99:
            return high
        sizes = [extent(word, style.font, style.size) for word in self.words.split()]
        gap = extent(" ", style.font, style.size)
        rows, least, most = round(high / style.line), max(width * _LEAST, *sizes), width
        for _ in range(_STEPS):
            middle = (least + most) / 2
            if _rows(sizes, gap, middle) > rows:
                least = middle
            else:
                most = middle
        evenly = super().fit(min(most + dp(3), width))
        return evenly if evenly <= high else super().fit(width)


def _rows(sizes: Sequence[float], gap: float, width: float) -> int:
    rows, at = 1, 0.0
    for size in sizes:
        if at and at + gap + size > width:
            rows, at = rows + 1, size
        else:
            at += (gap if at else 0.0) + size
    return rows
