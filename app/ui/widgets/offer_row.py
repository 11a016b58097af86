"""A card that leads to one thing: a tile, words, and what stands at its end."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.column import Column, Row
from app.ui.widgets.even_words import EvenWords
from app.ui.widgets.panel import TapPanel
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.words import Icon, StyledLabel, extent

TILE_DP = 56
_PAD_DP, _GAP_DP = 10, 12


class IconTile(Widget):
    """An icon on a quiet tile.

    Args:
        theme: The look.
        icon: Its icon.
        fill, ink: Colour roles.
        edge_dp: Its edge.
        radius: Name of a radius of the tokens, or "" for a disc.
        size: Name of an icon size of the tokens.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        fill: str = "surface_2",
        ink: str = "ink",
        edge_dp: float = TILE_DP,
        radius: str = "tile",
        size: str = "button",
    ) -> None:
        super().__init__(size_hint=(None, None), size=(dp(edge_dp), dp(edge_dp)))
        self.theme, self._fill = theme, fill
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            corner = theme.size("radius_dp", radius) if radius else dp(edge_dp) / 2
            self._ground = RoundShape(radius=[corner], size=self.size)
        icon_size = theme.size("icon_sizes_dp", size)
        self._icon = Icon(theme=theme, icon=icon, ink=ink, icon_size=icon_size, size_hint=(None, None))
        self._icon.size = self.size
        self.add_widget(self._icon)
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._colour.rgba = self.theme.colours[self._fill]

    def _place(self, *_: Any) -> None:
        self._ground.pos = self._icon.pos = self.pos


class OfferRow(TapPanel):
    """One offer; the whole card is the target.

    Args:
        theme: The look.
        tile: What stands at its start.
        title, detail: Words.
        action: What a tap does.
        end: Words at its end, or "".
        kicker: Quiet words above the title, or "".
        pad_dp: Room inside.
    """

    def __init__(
        self,
        theme: Theme,
        tile: Any,
        title: str,
        detail: str,
        action: Callable[[], None],
        end: str = "",
        kicker: str = "",
        pad_dp: float = _PAD_DP,
    ) -> None:
        super().__init__(theme, action, title, pad=dp(pad_dp))
        words = Column(gap=dp(1))
        if kicker:
            words.add(self._words("chip", kicker, "ink_2"))
        words.add(self._words("row", title, "ink", even=True))
        if detail:
            words.add(self._words("caption", detail, "ink_2"))
        size = theme.size("icon_sizes_dp", "row")
        chevron = Icon(
            theme=theme,
            icon="chevron_right",
            icon_size=size,
            ink="ink_2",
            size=(size, size),
            size_hint=(None, None),
        )
        parts = [tile, words, *([self._words("row", end, "ink", own=True)] if end else []), chevron]
        self.add(Row(*parts, grow=1, gap=dp(_GAP_DP)))

    def _words(
        self, style: str, words: str, ink: str, *, own: bool = False, even: bool = False
    ) -> StyledLabel:
        kind = _Short if own else EvenWords if even else StyledLabel
        return kind(
            theme=self.theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None)
        )


class _Short(StyledLabel):
    """Words that are as wide as they are."""

    @property
    def natural_width(self) -> float:
        """Width of its one line, pixels."""
        style = self.theme.type[self.style]
        return extent(self.words, style.font, style.size) + dp(2)
