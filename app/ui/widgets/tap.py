"""A button: a filled or outlined shape with an icon, words, or both."""

from math import isinf
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.words import Icon, StyledLabel, balanced, extent, fitted, height_at

_LEAST_TARGET_DP = 48
_AIR_DP = 8  # above and below words together
_PRESSED = 0.82  # strength of the fill under a finger


class Tap(ButtonBehavior, Widget):
    """A button that is never smaller to a finger than 48 dp.

    Attributes:
        icon, words: What it shows; either may be empty.
        fill, ink, outline: Colour roles; an empty fill or outline is not drawn.
        stacked: Icon above the words instead of before them.
        icon_last: Icon after the words.
        radius: Corner radius, pixels; more than half the height makes a pill.
        gap, pad: Between icon and words, and at both ends, pixels.
    """

    theme = ObjectProperty(None, allownone=True)
    icon = StringProperty("")
    words = StringProperty("")
    style = StringProperty("button")
    fill = StringProperty("surface_2")
    ink = StringProperty("ink")
    outline = StringProperty("")
    stacked = BooleanProperty(False)
    icon_last = BooleanProperty(False)
    radius = NumericProperty(0)
    icon_size = NumericProperty(0)
    gap = NumericProperty(dp(10))
    pad = NumericProperty(dp(20))
    lines = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._icon = Icon(size_hint=(None, None))
        self._words = StyledLabel(halign="left", size_hint=(None, None))
        with self.canvas:
            self._fill_colour = Color(0, 0, 0, 0)
            self._shape = RoundShape()
            self._line_colour = Color(0, 0, 0, 0)
            self._line = Stroke(width=1)
        self.add_widget(self._icon)
        self.add_widget(self._words)
        arranged = ("theme", "icon", "words", "style", "stacked", "icon_last", "icon_size", "size", "pos")
        for name in (*arranged, "lines"):
            self.fbind(name, self._arrange)
        for name in ("theme", "fill", "ink", "outline", "state", "disabled"):
            self.fbind(name, self._paint)
        self.fbind("theme", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        if self.theme is not None:
            self.theme.follow(self)
            self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._arrange()
        self._paint()

    def collide_point(self, x: float, y: float) -> bool:
        """Whether a finger at a point means this button; small ones reach beyond their edges."""
        least = dp(_LEAST_TARGET_DP)
        beyond_x, beyond_y = max((least - self.width) / 2, 0), max((least - self.height) / 2, 0)
        return (
            self.x - beyond_x <= x <= self.right + beyond_x and self.y - beyond_y <= y <= self.top + beyond_y
        )

    @property
    def natural_width(self) -> float:
        """Width its icon and words need beside each other, with room at both ends, pixels."""
        return self._content_width() + 2 * self.pad

    @property
    def narrow_width(self) -> float:
        """Width at which its words, in two lines, are not broken worse than they have to be, pixels."""
        if not self.words or self.theme is None:
            return self.natural_width
        style = self.theme.type[self.style]
        lines = balanced(self.words, 0, lambda part: extent(part, style.font, style.size)).split("\n")
        longest = max(extent(line, style.font, style.size) for line in lines)
        return float((self.icon_size + self.gap if self.icon else 0) + longest + dp(4) + 2 * self.pad)

    def height_at(self, width: float) -> float:
        """Height that its words need at a width, pixels; endless where one of them would be torn."""
        if not self.words or self.theme is None:
            return 0.0
        room = self._room(width, self._icon_room(width))
        return height_at(self.words, room, self.theme.type[self.style], self.lines) + dp(_AIR_DP)

    def _icon_room(self, width: float) -> float:
        """Width of the icon and the gap after it, pixels; words that have no room beside it stand alone."""
        if not self.icon or not self.words:
            return self.icon_size if self.icon else 0.0
        beside = self.icon_size + self.gap
        torn = isinf(height_at(self.words, self._room(width, beside), self.theme.type[self.style]))
        return 0.0 if torn else beside

    def _room(self, width: float, icon: float) -> float:
        """Width left to its words beside an icon, pixels."""
        return width - icon - 1.6 * self.pad

    def _content_width(self) -> float:
        gap = self.gap if self.icon and self.words else 0
        return (self.icon_size if self.icon else 0) + gap + self._words_width()

    def _words_width(self) -> float:
        if not self.words or self.theme is None:
            return 0.0
        style = self.theme.type[self.style]
        return max(extent(line, style.font, style.size) for line in self.words.split("\n")) + 2

    def _lines_width(self, room: float) -> float:
        """Width of its words as they break into lines in a room, pixels: so they stand in the middle."""
        if not self.words or self.theme is None:
            return 0.0
        style = self.theme.type[self.style]
        if self._words_width() <= room:
            return self._words_width()
        broken, scale = fitted(self.words, room, self.lines, False, style)
        return min(max(extent(line, style.font, style.size * scale) for line in broken.split("\n")) + 3, room)

    def _paint(self, *_: Any) -> None:
        if self.theme is None:
            return
        colours = self.theme.colours
        strength = _PRESSED if self.state == "down" else 1.0
        filled = bool(self.fill)
        self._fill_colour.rgba = (*colours[self.fill][:3], strength) if filled else (0, 0, 0, 0)
        framed = self.theme.contrast and filled and not _loud(self.fill)
        outline = self.outline or ("line_strong" if framed else "")
        self._line_colour.rgba = colours[outline] if outline else (0, 0, 0, 0)
        self._line.width = dp(1) if self.theme.contrast else dp(0.75)
        self._icon.ink = self._words.ink = self.ink

    def _arrange(self, *_: Any) -> None:
        if self.theme is None or self.width <= 1:
            return
        radius = min(self.radius or self.height / 2, self.height / 2)
        self._shape.pos, self._shape.size = self.pos, self.size
        self._shape.radius = [radius]
        self._line.rounded_rectangle = (self.x, self.y, self.width, self.height, radius)
        self._icon.theme = self._words.theme = self.theme
        self._icon.icon, self._icon.icon_size = self.icon, self.icon_size
        self._icon.opacity = 1 if self.icon else 0
        self._words.style, self._words.lines = self.style, self.lines
        if self.stacked:
            self._stack()
        else:
            self._line_up()

    def _middle(self) -> tuple[float, float]:
        """Its middle; Kivy's own still tells the old one while a size is being told of."""
        return self.x + self.width / 2, self.y + self.height / 2

    def _stack(self) -> None:
        middle_x, middle_y = self._middle()
        line = self.theme.type[self.style].line if self.words else 0.0
        block = self.icon_size + line
        top = middle_y + block / 2
        self._icon.size = (self.icon_size, self.icon_size)
        self._icon.center = (middle_x, top - self.icon_size / 2)
        self._words.halign = "center"
        self._words.size = (self.width - dp(8), line)
        self._words.center = (middle_x, top - self.icon_size - line / 2)
        self._words.words = self.words

    def _line_up(self) -> None:
        middle_x, middle_y = self._middle()
        beside = self._icon_room(self.width)
        icon = self.icon_size if beside else 0
        words = self._lines_width(self._room(self.width, beside))
        left = middle_x - (beside + words) / 2
        self._icon.opacity = 1 if icon else 0
        self._icon.size = (icon, icon)
        last = self.icon_last and beside
        self._icon.pos = (left + words + self.gap if last else left, middle_y - icon / 2)
        self._words.halign = "left"
        self._words.size = (max(words, 2), self.height)
        self._words.pos = (left if last else left + beside, self.y)
        self._words.words = self.words


def _loud(fill: str) -> bool:
    return fill not in ("surface", "surface_2", "bg", "primary_soft") and not fill.endswith("_tint")
