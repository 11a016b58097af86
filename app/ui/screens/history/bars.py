"""A name, a number and a bar as long as the number."""

from typing import Any, NamedTuple

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.words import StyledLabel, extent

_BAR_DP, _GAP_DP, _LEAST_BESIDE_DP = 10, 6, 96


class Amount(NamedTuple):
    """What a bar shows.

    Attributes:
        name: What it is.
        value: The number in words.
        part: Length, 0 to 1.
    """

    name: str = ""
    value: str = ""
    part: float = 0.0


NOTHING = Amount()


class Bar(Widget):
    """One bar; it may be filled again with another."""

    def __init__(self, theme: Theme, amount: Amount = NOTHING) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._part = theme, amount.part
        with self.canvas:
            self._track_colour = Color(1, 1, 1, 1)
            self._track = RoundShape(radius=[dp(_BAR_DP / 2)])
            self._bar_colour = Color(1, 1, 1, 1)
            self._bar = RoundShape(radius=[dp(_BAR_DP / 2)])
        self._name = self._label("row", "ink", amount.name)
        self._value = self._label("body", "ink_2", amount.value)
        self.add_widget(self._name)
        self.add_widget(self._value)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def _label(self, style: str, ink: str, words: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, ink=ink, words=words, halign="left", size_hint=(None, None)
        )

    @property
    def words(self) -> str:
        """What it is."""
        return str(self._name.words)

    def show(self, amount: Amount) -> None:
        """Shows something else, in the size that it has."""
        self._name.words, self._value.words, self._part = amount
        given = float(self.height)
        self.fit(self.width)
        self.size = (self.width, given)
        self._place()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._track_colour.rgba = colours["track" if self.theme.contrast else "surface_2"]
        self._bar_colour.rgba = colours["primary"]

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of the words and the bar."""
        style = self.theme.type["body"]
        value = min(extent(self._value.words, style.font, style.size) + dp(3), width)
        beside = width - value - dp(12)
        row = self.theme.type["row"]
        longest = max(extent(word, row.font, row.size) for word in self._name.words.split(" "))
        below = beside < max(dp(_LEAST_BESIDE_DP), longest)
        name = self._name.fit(width if below else beside)
        high = self._value.fit(value)
        top = name + high if below else max(name, high)
        self._places = [
            (self._name, 0.0, name if below else (top + name) / 2),
            (self._value, 0.0 if below else width - value, top if below else (top + high) / 2),
        ]
        height = top + dp(_GAP_DP + _BAR_DP)
        self.size = (width, height)
        self._place()
        return float(height)

    def _place(self, *_: Any) -> None:
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
        high = dp(_BAR_DP)
        self._track.pos, self._track.size = self.pos, (self.width, high)
        self._bar.pos, self._bar.size = self.pos, (max(self.width * min(self._part, 1.0), high), high)
