"""Text whose lines are about equally long, however many they are."""

from kivy.metrics import dp

from app.ui.widgets.words import Words

_STEPS = 6  # halvings; what is left is less than a letter


class EvenWords(Words):
    """Breaks a text so that no line is much shorter than the others; never into more lines than needed."""

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its lines need."""
        high = super().fit(width)
        if high <= self.theme.type[self.style].line * self.smaller * 1.5:
            return high
        least, most = width * 0.4, width
        for _ in range(_STEPS):
            middle = (least + most) / 2
            if super().fit(middle) > high + dp(0.5) or self.shrunk:
                least = middle
            else:
                most = middle
        return super().fit(most)

    @property
    def shrunk(self) -> bool:
        """Whether a word was too long for the line, so that the type had to shrink."""
        style = self.theme.type[self.style]
        return bool(self.font_size < style.size * self.smaller * 0.99)
