"""A short fact on a hero."""

from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.words import Icon, StyledLabel, extent

_CHIP_DP = 36


class HeroChip(Widget):
    """A short fact on a hero: an icon and a few words that no finger is meant for.

    Args:
        theme: The look.
        tint: The hero's phase.
        icon: Its icon.
        words: What it says.
    """

    def __init__(self, theme: Theme, tint: str, icon: str, words: str) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._tint = theme, tint
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape()
            self._rim_colour = Color(0, 0, 0, 0)
            self._rim = Stroke(width=dp(1))
        size = theme.size("icon_sizes_dp", "inline")
        ink = f"{tint}_on"
        self._icon = Icon(
            theme=theme, icon=icon, icon_size=size, ink=ink, size=(size, size), size_hint=(None, None)
        )
        self._words = StyledLabel(
            theme=theme, style="chip", words=words, ink=ink, halign="left", size_hint=(None, None)
        )
        self.add_widget(self._icon)
        self.add_widget(self._words)
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    @property
    def words(self) -> str:
        """What it says."""
        return str(self._words.words)

    @property
    def style(self) -> str:
        """Its text style."""
        return str(self._words.style)

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._colour.rgba = self.theme.colours[f"{self._tint}_chip_bot"]
        self._rim_colour.rgba = self.theme.colours[self._words.ink] if self.theme.contrast else (0, 0, 0, 0)

    def fit(self, width: float) -> float:
        """Takes the most width there is, pixels; is as wide as its words, and returns its height."""
        style = self.theme.type["chip"]
        pad, gap = dp(12), dp(9)
        taken = 2 * pad + gap + self._icon.width
        wide = min(extent(self.words, style.font, style.size) + dp(3), max(width - taken, dp(24)))
        self._words.fit(wide)
        self.size = (wide + taken, max(dp(_CHIP_DP), self._words.height + dp(16)))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        radius = min(self.height / 2, dp(_CHIP_DP) / 2)
        self._ground.pos, self._ground.size, self._ground.radius = self.pos, self.size, [radius]
        self._rim.rounded_rectangle = (*self.pos, max(self.width, 1), max(self.height, 1), radius)
        self._icon.pos = (self.x + dp(12), self.center_y - self._icon.height / 2)
        self._words.pos = (self._icon.right + dp(9), self.center_y - self._words.height / 2)
