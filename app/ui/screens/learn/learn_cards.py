"""Cards to read, small, beside and below each other."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.words import Icon, StyledLabel, extent

_CARD_DP, _PAD_DP, _TOP_DP, _FOOT_DP = 120, 18, 14, 14
_LEAST_COLUMN_DP, _ROW_GAP_DP, _GAP_DP = 210, 10, 12
_PRESSED = 0.82


class SmallCard(ButtonBehavior, Widget):
    """A card of the list: an icon on a tint of its kind, and its title.

    Args:
        theme: The look.
        icon: Its icon.
        tint: before, after, rest or stop.
        words: Its title.
        action: What a tap does.
    """

    def __init__(self, theme: Theme, icon: str, tint: str, words: str, action: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._tint, self.words = theme, tint, words
        ink = f"on_{tint}_tint" if tint == "stop" else f"{tint}_ontint"
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[theme.size("radius_dp", "card")])
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Stroke(width=dp(1))
        size = theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=theme, icon=icon, icon_size=size, ink=ink, size=(size, size), size_hint=(None, None)
        )
        self._title = StyledLabel(
            theme=theme,
            style="row",
            ink=ink,
            words=words,
            halign="left",
            balance=True,
            size_hint=(None, None),
        )
        self.add_widget(self._icon)
        self.add_widget(self._title)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        self.fbind("state", lambda *_: self.restyle())
        self.bind(on_release=lambda *_: action())
        theme.follow(self)
        self.restyle()

    @property
    def longest(self) -> float:
        """Width of the longest word, pixels, with the room at both sides."""
        style = self.theme.type["row"]
        return max(extent(word, style.font, style.size) for word in self.words.split(" ")) + 2 * dp(_PAD_DP)

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        strength = _PRESSED if self.state == "down" else 1.0
        self._colour.rgba = (*colours[f"{self._tint}_tint"][:3], strength)
        self._edge_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its title needs, at least that of a card."""
        self.width = width
        title = self._title.fit(width - 2 * dp(_PAD_DP))
        self.height = max(dp(_CARD_DP), dp(_TOP_DP) + self._icon.height + dp(10) + title + dp(_FOOT_DP))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        radius = self.theme.size("radius_dp", "card")
        self._edge.rounded_rectangle = (*self.pos, max(self.width, 1), max(self.height, 1), radius)
        pad = dp(_PAD_DP)
        self._icon.pos = (self.x + pad - dp(2), self.top - dp(_TOP_DP) - self._icon.height)
        self._title.pos = (self.x + pad, self.y + dp(_FOOT_DP))


class CardGrid(Widget):
    """Cards in as many columns as there is room for; the cards of a line are of one height.

    Args:
        cards: In their order.
    """

    def __init__(self, cards: Sequence[SmallCard]) -> None:
        super().__init__(size_hint=(None, None))
        self.cards = cards
        for card in cards:
            self.add_widget(card)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all lines."""
        gap = dp(_GAP_DP)
        longest = max((card.longest for card in self.cards), default=0.0)
        columns = max(2, int(width // dp(_LEAST_COLUMN_DP)))
        while columns > 1 and (width - (columns - 1) * gap) / columns < longest:
            columns -= 1
        wide = (width - (columns - 1) * gap) / columns
        self._places, top = [], 0.0
        for first in range(0, len(self.cards), columns):
            line = self.cards[first : first + columns]
            high = max(card.fit(wide) for card in line)
            top += high
            for place, card in enumerate(line):
                card.height = high
                self._places.append((card, place * (wide + gap), top))
            top += dp(_ROW_GAP_DP)
        self.size = (width, max(top - dp(_ROW_GAP_DP), 0.0))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        for card, x, foot in self._places:
            card.pos = (self.x + x, self.top - foot)
