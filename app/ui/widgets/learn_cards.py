"""Cards to read: the large one of the day, and the small ones below it."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color, Line, Rectangle, RoundedRectangle
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.pictures import Pictures
from app.ui.theme import Theme
from app.ui.widgets.stage import gradient
from app.ui.widgets.words import Icon, Words, extent

_CARD_DP, _PAD_DP, _TOP_DP, _FOOT_DP = 120, 18, 14, 14
_LEAST_COLUMN_DP, _ROW_GAP_DP, _GAP_DP = 210, 10, 12
_FEATURE_DP, _FIGURE_DP, _BUTTON_DP = 196, 196, (64, 40)
_WORDS_PART = 0.43  # of the featured card's width, beside the figure
_HIGHEST_DP = 330  # beside a figure; with longer words the figure goes
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
            self._ground = RoundedRectangle(radius=[theme.size("radius_dp", "card")])
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Line(width=dp(1))
        size = theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=theme, icon=icon, icon_size=size, ink=ink, size=(size, size), size_hint=(None, None)
        )
        self._title = Words(
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


class FeatureCard(ButtonBehavior, Widget):
    """The card of the day, with a figure.

    Args:
        theme: The look.
        pictures: Draws pictures one after the other.
        action: What a tap does.
    """

    def __init__(self, theme: Theme, pictures: Pictures, action: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._pictures, self.words, self._tint = theme, pictures, "", "before"
        self._picture: Callable[[int], Any] | None = None
        self._texture: Any = None
        self._edge, self._drawn = 0.0, 0
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundedRectangle(radius=[theme.size("radius_dp", "hero")])
            self._rim_colour = Color(0, 0, 0, 0)
            self._rim = Line(width=dp(1))
            self._figure_colour = Color(1, 1, 1, 0)
            self._figure = Rectangle()
            self._button_colour = Color(1, 1, 1, 1)
            self._button = RoundedRectangle(radius=[dp(_BUTTON_DP[1] / 2)])
        self._title = Words(theme=theme, style="title", halign="left", size_hint=(None, None))
        self._text = Words(theme=theme, style="body", halign="left", size_hint=(None, None))
        size = theme.size("icon_sizes_dp", "button")
        self._arrow = Icon(
            theme=theme, icon="arrow_forward", icon_size=size, size=(size, size), size_hint=(None, None)
        )
        for part in (self._title, self._text, self._arrow):
            self.add_widget(part)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)
        self.fbind("state", lambda *_: self.restyle())
        self.bind(on_release=lambda *_: action())
        theme.follow(self)

    def show(self, tint: str, title: str, text: str, picture: Callable[[int], Any] | None) -> None:
        """Shows a card; `picture` gives the texture of its figure for a size in pixels."""
        self._tint, self.words, self._picture = tint, title, picture
        self._title.words, self._text.words = title, text
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, tint = self.theme.colours, self._tint
        phase = f"{tint}_top" in colours
        strength = _PRESSED if self.state == "down" else 1.0
        # A rounded rectangle lays its texture upside down.
        self._ground.texture = gradient(colours[f"{tint}_bot"], colours[f"{tint}_top"]) if phase else None
        self._colour.rgba = (1, 1, 1, strength) if phase else (*colours[tint][:3], strength)
        self._rim_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._title.ink = f"{tint}_on" if phase else f"on_{tint}"
        self._text.ink = f"{tint}_on2" if phase else f"on_{tint}"
        self._button_colour.rgba = colours[f"{tint}_ring" if phase else f"on_{tint}"]
        self._arrow.ink = f"{tint}_bot" if phase and tint != "before" else "on_accent" if phase else tint
        if self.state == "normal" and self._picture is not None:
            self._drawn = 0
            self._pictures.line_up(self)

    def draw(self) -> None:
        """Draws the figure, as large as it is now."""
        pixels = round(self._edge)
        if self._picture is None or pixels in (0, self._drawn):
            return
        self._drawn, self._texture = pixels, self._picture(pixels)
        self._place()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of its words, at least that of the card as drawn."""
        pad, style = dp(20), self.theme.type["title"]
        beside = width * _WORDS_PART if width < dp(560) else width * 0.55
        longest = max(extent(word, style.font, style.size) for word in self.words.split(" "))
        self._edge = dp(_FIGURE_DP) if self._picture is not None and longest <= beside else 0.0
        height = self._set(beside if self._edge else width - 2 * pad)
        if self._edge and height > dp(_HIGHEST_DP):
            self._edge = 0.0
            height = self._set(width - 2 * pad)
        self.size = (width, height)
        if self._edge and round(self._edge) != self._drawn:
            self._pictures.line_up(self)
        self._place()
        return height

    def _set(self, width: float) -> float:
        pad, top = dp(20), dp(25)
        title, text = self._title.fit(width), self._text.fit(width)
        self._places = [(self._title, pad, top + title), (self._text, pad, top + title + dp(8) + text)]
        return float(max(dp(_FEATURE_DP), top + title + dp(8) + text + dp(4 + _BUTTON_DP[1] + 16)))

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        radius = self.theme.size("radius_dp", "hero")
        self._rim.rounded_rectangle = (*self.pos, max(self.width, 1), max(self.height, 1), radius)
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
        wide, high = (dp(part) for part in _BUTTON_DP)
        self._button.pos, self._button.size = (self.x + dp(18), self.y + dp(16)), (wide, high)
        self._arrow.center = (self.x + dp(18) + wide / 2, self.y + dp(16) + high / 2)
        seen = bool(self._edge) and self._texture is not None
        self._figure_colour.a = 1 if seen else 0
        if seen:
            edge = self._edge
            self._figure.texture, self._figure.size = self._texture, (edge, edge)
            self._figure.pos = (self.right - dp(84) - edge / 2, self.y)
