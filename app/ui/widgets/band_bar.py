"""The four bands of scores, and where one lies in them; it stands on the colour of that band."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import Polygon, RoundShape, Stroke
from app.ui.widgets.words import Icon, StyledLabel, extent

_HIGH_DP, _GAP_DP, _ICON_GAP_DP, _MARK_DP = 40, 6, 7, (16, 9)
_PAD_DP, _LEAST_WORDS = 8, 0.8
_QUIET = 0.14  # strength of a band that is not the one


class ScoreRange(NamedTuple):
    """A range of scores, both ends included.

    Attributes:
        icon: What stands for it.
    """

    least: int
    most: int
    icon: str


class BandBar(Widget):
    """Bands side by side, as wide as they hold scores; a mark stands over the score.

    Args:
        theme: The look.
        bands: From the lowest.
        score: 0 to 10.
        tone: What it stands on: go, ease or stop.
    """

    def __init__(self, theme: Theme, bands: Sequence[ScoreRange], score: int, tone: str) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._bands, self._score, self._tone = theme, bands, score, tone
        self._shapes: list[tuple[Color, RoundShape, Color, Stroke]] = []
        with self.canvas.before:
            for _ in bands:
                self._shapes.append((Color(), RoundShape(), Color(), Stroke(width=dp(1))))
            self._mark_colour = Color()
            self._mark = Polygon()
        icon = theme.size("icon_sizes_dp", "inline")
        self._icons = [
            Icon(theme=theme, icon=band.icon, icon_size=icon, size=(icon, icon), size_hint=(None, None))
            for band in bands
        ]
        self._names = [self._label(f"{band.least}–{band.most}") for band in bands]
        self._number = StyledLabel(
            theme=theme,
            style="row",
            ink=f"on_{tone}",
            words=str(score),
            halign="center",
            size_hint=(None, None),
        )
        for part in (*self._icons, *self._names, self._number):
            self.add_widget(part)
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def _label(self, words: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style="chip", words=words, halign="center", lines=1, size_hint=(None, None)
        )

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, contrast, tone = self.theme.colours, self.theme.contrast, self._tone
        ink = colours[f"on_{tone}"]
        self._mark_colour.rgba = ink
        for band, shape, icon, name in zip(self._bands, self._shapes, self._icons, self._names, strict=True):
            here = band.least <= self._score <= band.most
            shape[0].rgba = (*ink[:3], 1.0 if here else 0.0 if contrast else _QUIET)
            shape[2].rgba = ink if contrast and not here else (0, 0, 0, 0)
            icon.ink = name.ink = tone if here else f"on_{tone}"

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        number = self.theme.type["row"].line
        high = max(dp(_HIGH_DP), self.theme.type["chip"].line + dp(16))
        self.size = (width, number + dp(3) + dp(_MARK_DP[1]) + dp(4) + high)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        gap = dp(_GAP_DP)
        high = max(dp(_HIGH_DP), self.theme.type["chip"].line + dp(16))
        scores = sum(band.most - band.least + 1 for band in self._bands)
        one = (self.width - gap * (len(self._bands) - 1)) / scores
        x = self.x
        for band, shape, icon, name in zip(self._bands, self._shapes, self._icons, self._names, strict=True):
            wide = one * (band.most - band.least + 1)
            self._place_band(shape, icon, name, (x, self.y, wide, high))
            if band.least <= self._score <= band.most:
                self._place_mark(x + one * (self._score - band.least + 0.5), self.y + high + dp(4))
            x += wide + gap

    def _place_band(self, shape: Any, icon: Icon, name: StyledLabel, box: tuple[float, ...]) -> None:
        x, y, wide, high = box
        radius = self.theme.size("radius_dp", "tile") * 0.8
        shape[1].pos, shape[1].size, shape[1].radius = (x, y), (wide, high), [radius]
        shape[3].rounded_rectangle = (x, y, wide, high, radius)
        style = self.theme.type["chip"]
        words = extent(name.words, style.font, style.size) + dp(2)
        beside = icon.width + dp(_ICON_GAP_DP)
        room = wide - dp(_PAD_DP)
        if words * _LEAST_WORDS > room - beside:  # the words and the place say it without the icon
            beside = 0.0
        icon.opacity = 1 if beside else 0
        words = min(words, room - beside)
        left = x + (wide - beside - words) / 2
        icon.pos = (left, y + (high - icon.height) / 2)
        name.size, name.pos = (words, high), (left + beside, y)

    def _place_mark(self, x: float, y: float) -> None:
        wide, high = (dp(value) for value in _MARK_DP)
        self._mark.points = [x - wide / 2, y + high, x + wide / 2, y + high, x, y]
        line = self.theme.type["row"].line
        self._number.size = (dp(80), line)
        self._number.pos = (x - dp(40), y + high + dp(3))
