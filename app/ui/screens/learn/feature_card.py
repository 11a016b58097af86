"""The card of the day: words beside a figure."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.words import Icon, StyledLabel, extent

_FEATURE_DP, _FIGURE_DP, _HANGS_DP, _BUTTON_DP = 196, 190, 6, (64, 40)
_WORDS_PART = 0.37  # of the card's width, beside the figure
_HIGHEST_DP = 330  # beside a figure; with longer words the figure goes
_PRESSED = 0.82


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
            self._ground = RoundShape(radius=[theme.size("radius_dp", "card")])
            self._rim_colour = Color(0, 0, 0, 0)
            self._rim = Stroke(width=dp(1))
            self._figure_colour = Color(1, 1, 1, 0)
            self._figure = Rectangle()
            self._button_colour = Color(1, 1, 1, 1)
            self._button = RoundShape(radius=[dp(_BUTTON_DP[1] / 2)])
        self._title = StyledLabel(theme=theme, style="title", halign="left", size_hint=(None, None))
        self._text = StyledLabel(theme=theme, style="body", halign="left", size_hint=(None, None))
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
        self._ground.blend = (colours[f"{tint}_top"], colours[f"{tint}_bot"]) if phase else None
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
        radius = self.theme.size("radius_dp", "card")
        self._rim.rounded_rectangle = (*self.pos, max(self.width, 1), max(self.height, 1), radius)
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
        wide, high = (dp(part) for part in _BUTTON_DP)
        self._button.pos, self._button.size = (self.x + dp(18), self.y + dp(16)), (wide, high)
        self._arrow.center = (self.x + dp(18) + wide / 2, self.y + dp(16) + high / 2)
        seen = bool(self._edge) and self._texture is not None
        self._figure_colour.a = 1 if seen else 0
        if seen:
            edge, hangs, texture = self._edge, dp(_HANGS_DP), self._texture
            cut = round(texture.height * hangs / edge)  # the foot of a picture is floor
            self._figure.texture = texture.get_region(0, cut, texture.width, texture.height - cut)
            self._figure.size = (edge, edge - hangs)
            self._figure.pos = (self.right - dp(84) - edge / 2, self.y)
