"""A card that starts a routine: its picture, what it is, and a play mark."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Line, RoundedRectangle
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.stage import gradient
from app.ui.widgets.words import Icon, StyledLabel, extent

_TILE_DP, _PLAY_DP, _PAD_DP, _GAP_DP, _LEAST_DP = 64, 60, 14, 14, 92
_KICKER = 14 / 15  # part of the chip's type


class RoutineRow(ButtonBehavior, Widget):
    """A card with a picture, three lines and a play mark; the whole card is the target.

    Where text is so large that a word would not fit, the picture gives its room to the words.

    Args:
        theme: The look.
        kicker: A quiet line above the title.
        action: What a tap does.

    Attributes:
        words: The title.
    """

    def __init__(self, theme: Theme, kicker: str, action: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.words, self._phase = theme, "", "before"
        self.tile: Any = None
        with self.canvas.before:
            self._card_colour, self._card = Color(1, 1, 1, 1), RoundedRectangle()
            self._edge_colour, self._edge = Color(0, 0, 0, 0), Line(width=dp(1))
            self._tile_colour, self._tile = Color(1, 1, 1, 1), RoundedRectangle()
            self._play_colour, self._play = Color(1, 1, 1, 1), RoundedRectangle()
        self._kicker = self._label("chip", kicker, "ink_2", smaller=_KICKER)
        self._title = self._label("row", "", "ink", balance=True)
        self._detail = self._label("caption", "", "ink_2")
        self._arrow = Icon(
            theme=theme,
            icon="play_arrow",
            icon_size=theme.size("icon_sizes_dp", "main"),
            ink="on_primary",
            size_hint=(None, None),
        )
        for part in (self._kicker, self._title, self._detail, self._arrow):
            self.add_widget(part)
        self._tiled = True
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        self.fbind("state", lambda *_: self.restyle())
        self.bind(on_release=lambda *_: action())
        theme.follow(self)
        self.restyle()

    def _label(self, style: str, words: str, ink: str, **more: Any) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None), **more
        )

    def show(self, title: str, detail: str, phase: str, tile: Any = None) -> None:
        """Shows a routine.

        Args:
            title: Its title; "" while it is not known, and then the card waits for no tap.
            detail: A quiet line below.
            phase: before, after or rest.
            tile: A widget with its picture, or None.
        """
        if self.tile is not None:
            self.remove_widget(self.tile)
        self.words, self._phase, self.tile = title, phase, tile
        self._title.words, self._detail.words = title, detail
        self.disabled = not title
        if tile is not None:
            self.add_widget(tile)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._card_colour.rgba = colours["surface_2" if self.state == "down" else "surface"]
        self._edge_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        # A rounded rectangle lays its texture upside down.
        self._tile.texture = gradient(colours[f"{self._phase}_bot"], colours[f"{self._phase}_top"])
        known = bool(self.words)
        self._play_colour.rgba = colours["primary" if known else "surface_2"]
        self._arrow.ink = "on_primary" if known else "ink_3"

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need."""
        pad, gap = dp(_PAD_DP), dp(_GAP_DP)
        beside = width - 2 * pad - dp(_PLAY_DP) - gap
        style = self.theme.type["row"]
        longest = max((extent(word, style.font, style.size) for word in self.words.split()), default=0.0)
        self._tiled = longest + 3 <= beside - dp(_TILE_DP) - gap
        words = beside - (dp(_TILE_DP) + gap if self._tiled else 0.0)
        high = sum(part.fit(words) for part in self._lines)
        self.size = (width, max(dp(_LEAST_DP), high + 0.8 * pad))
        self._place()
        return float(self.height)

    @property
    def _lines(self) -> tuple[StyledLabel, ...]:
        return tuple(part for part in (self._kicker, self._title, self._detail) if part.words)

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        theme, pad = self.theme, dp(_PAD_DP)
        tile = dp(_TILE_DP) if self._tiled else 0.0
        self._card.pos, self._card.size = self.pos, self.size
        self._card.radius = [theme.size("radius_dp", "card")]
        self._edge.rounded_rectangle = (
            *self.pos,
            max(self.width, 1),
            max(self.height, 1),
            theme.size("radius_dp", "card"),
        )
        self._tile.pos, self._tile.size = (self.x + pad, self.center_y - tile / 2), (tile, tile)
        self._tile.radius = [theme.size("radius_dp", "tile")]
        if self.tile is not None:
            self.tile.size, self.tile.pos = self._tile.size, self._tile.pos
            self.tile.opacity = 1 if tile else 0
        play = dp(_PLAY_DP)
        self._play.pos = (self.right - pad - play, self.center_y - play / 2)
        self._play.size, self._play.radius = (play, play), [play / 2]
        self._arrow.pos, self._arrow.size = self._play.pos, self._play.size
        x = self.x + pad + (tile + dp(_GAP_DP) if tile else 0.0)
        top = self.center_y + sum(part.height for part in self._lines) / 2
        for part in self._lines:
            part.pos = (x, top - part.height)
            top -= part.height
