"""A move and what takes its place, beside each other in pictures."""

from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.words import Icon, StyledLabel

_HIGH_DP, _BETWEEN_DP, _BELOW_DP = 116, 40, 8
_GONE = 0.55  # strength of what goes


class Absence(Widget):
    """Stands in the place of a picture where nothing comes instead.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[theme.size("radius_dp", "card")])
        size = theme.size("icon_sizes_dp", "main")
        self._icon = Icon(
            theme=theme, icon="remove", icon_size=size, ink="ink_2", size=(size, size), size_hint=(None, None)
        )
        self.add_widget(self._icon)
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._colour.rgba = self.theme.colours["surface_2"]

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        self._icon.center = self.center


class MovePair(Widget):
    """Two pictures with names below them and an arrow between them.

    Args:
        theme: The look.
        old, new: A picture of each, which takes any size.
        old_words, new_words: What stands below them.
    """

    def __init__(self, theme: Theme, old: Any, new: Any, old_words: str, new_words: str) -> None:
        super().__init__(size_hint=(None, None))
        self._pictures = (old, new)
        old.opacity = _GONE
        size = theme.size("icon_sizes_dp", "row")
        self._arrow = Icon(
            theme=theme,
            icon="arrow_forward",
            icon_size=size,
            ink="ink_2",
            size=(size, size),
            size_hint=(None, None),
        )
        self._words = tuple(
            StyledLabel(theme=theme, style="heading", ink=ink, words=words, size_hint=(None, None))
            for words, ink in ((old_words, "ink_2"), (new_words, "ink"))
        )
        for part in (*self._pictures, self._arrow, *self._words):
            self.add_widget(part)
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        half, high = (width - dp(_BETWEEN_DP)) / 2, dp(_HIGH_DP)
        for picture in self._pictures:
            picture.size = (half, high)
        below = max(words.fit(half) for words in self._words)
        self.size = (width, high + dp(_BELOW_DP) + below)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        for picture, words, x in zip(
            self._pictures, self._words, (self.x, self.right - self._pictures[1].width), strict=True
        ):
            picture.pos = (x, self.top - picture.height)
            words.pos = (x, picture.y - dp(_BELOW_DP) - words.height)
        self._arrow.center = (self.center_x, self.top - dp(_HIGH_DP) / 2)
