"""A row that starts a routine."""

from typing import Any

from kivy.graphics import Color, Line, RoundedRectangle
from kivy.metrics import dp
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.widgets.stage import gradient
from app.ui.widgets.words import Icon, Words

_ICONS = {"before": "directions_run", "after": "self_improvement", "rest": "spa"}
_TILE_DP, _PLAY_DP, _PAD_DP = 56, 48, 12


class RoutineRow(ButtonBehavior, Widget):
    """A card with the phase's tile, title, length and a play mark; the whole card is the target.

    Attributes:
        words, detail: Title, and length with what the ground must allow.
        phase: before, after or rest.
    """

    theme = ObjectProperty(None, allownone=True)
    words = StringProperty("")
    detail = StringProperty("")
    phase = StringProperty("before")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(size_hint=(None, None), **kwargs)
        with self.canvas:
            self._card_colour = Color(1, 1, 1, 1)
            self._card = RoundedRectangle()
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Line(width=dp(1))
            self._tile_colour = Color(1, 1, 1, 1)
            self._tile = RoundedRectangle()
            self._play_colour = Color(1, 1, 1, 1)
            self._play = RoundedRectangle()
        self._title = Words(style="row", halign="left", size_hint=(None, None))
        self._detail = Words(style="caption", ink="ink_2", halign="left", size_hint=(None, None))
        self._icon = Icon(icon_size=dp(30), size_hint=(None, None))
        self._arrow = Icon(icon="play_arrow", icon_size=dp(28), ink="on_primary", size_hint=(None, None))
        for part in (self._title, self._detail, self._icon, self._arrow):
            part.theme = self.theme
            self.add_widget(part)
        for name in ("size", "pos", "words", "detail"):
            self.fbind(name, self._arrange)
        for name in ("state", "phase"):
            self.fbind(name, self._paint)
        self.theme.follow(self)
        self._paint()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need."""
        self.width = width
        self._arrange()
        return float(self.height)

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._paint()

    def _paint(self, *_: Any) -> None:
        colours = self.theme.colours
        self._card_colour.rgba = colours["surface_2" if self.state == "down" else "surface"]
        self._edge_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._tile.texture = gradient(colours[f"{self.phase}_bot"], colours[f"{self.phase}_top"])
        self._play_colour.rgba = colours["primary"]
        self._icon.icon, self._icon.ink = _ICONS[self.phase], f"{self.phase}_ring"

    def _arrange(self, *_: Any) -> None:
        if self.width <= 1:
            return
        tile, play, pad = dp(_TILE_DP), dp(_PLAY_DP), dp(_PAD_DP)
        text_x = self.x + pad + tile + dp(14)
        width = self.right - pad - play - dp(10) - text_x
        self._title.words, self._detail.words = self.words, self.detail
        for part in (self._title, self._detail):
            part.width = max(width, dp(40))
            part.height = part.natural_height
        block = self._title.height + dp(2) + self._detail.height
        self.height = max(tile, block) + 2 * pad
        self._card.pos, self._card.size = self.pos, self.size
        radius = self.theme.size("radius_dp", "card")
        self._card.radius = [radius]
        self._edge.rounded_rectangle = (*self.pos, *self.size, radius)
        self._tile.pos, self._tile.size = (self.x + pad, self.center_y - tile / 2), (tile, tile)
        self._tile.radius = [self.theme.size("radius_dp", "tile")]
        self._icon.pos, self._icon.size = self._tile.pos, self._tile.size
        self._play.pos = (self.right - pad - play, self.center_y - play / 2)
        self._play.size, self._play.radius = (play, play), [play / 2]
        self._arrow.pos, self._arrow.size = self._play.pos, self._play.size
        top = self.center_y + block / 2
        self._title.pos = (text_x, top - self._title.height)
        self._detail.pos = (text_x, top - block)
