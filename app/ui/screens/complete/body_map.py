"""Where a session has worked: the body from the front and from the back, its areas aglow."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.ui.base.theme import Theme
from app.ui.widgets.column import Column
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.words import StyledLabel

_NAMED = 3
_VIEWS = ("front", "back")
_WIDE, _GAP_DP, _TEXT_GAP_DP, _LEAST_TEXT_DP = 0.62, 4, 16, 150
_CORNER = 0.45  # of a radius: a square corner reaches a little less beyond a round one
_SHOWN = 0.46  # of the height of a picture: enough to tell the areas apart on a small tile
# Where areas lie, of a picture's height from its foot: middle of what is shown for them.
_HIGH = {"upper-back": 0.72, "shoulders": 0.74}
_MIDDLE = {"lower-back": 0.55, "abdominals": 0.58, "obliques": 0.58}
_LOW = {"ankles": 0.24, "calves": 0.27, "shins": 0.27}
_THIGHS = 0.42  # hips and thighs, and where nothing says more
_PLACES = {**_HIGH, **_MIDDLE, **_LOW}
_HEADINGS = {"warm-up": _("You warmed"), "cool-down": _("You stretched")}
_ELSE = _("You moved")


class BodyView(Widget):
    """The body from one side, cut to where it was worked; it stands on the page itself."""

    def __init__(
        self, theme: Theme, pictures: Pictures, phase: str, picture: Callable[[int], Any], middle: float
    ) -> None:
        super().__init__(size_hint=(None, None))
        self._theme, self._pictures, self._phase = theme, pictures, phase
        self._picture, self._middle, self._drawn = picture, middle, 0
        self.whole = False
        with self.canvas:
            self._colour, self._ground = Color(1, 1, 1, 1), RoundShape()
            self._shown_colour, self._shown = Color(1, 1, 1, 0), Rectangle()
            self._frame_colour, self._frame = Color(), Stroke()
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, phase = self._theme.colours, self._phase
        self._ground.blend = (colours[f"{phase}_top"], colours[f"{phase}_bot"])
        self._frame_colour.rgba = colours["bg"]
        self._drawn = 0
        self._pictures.line_up(self)

    @property
    def _edge(self) -> int:
        """Pixels of the whole picture, of which a part is shown."""
        return round(self.height if self.whole else self.height / _SHOWN)

    def draw(self) -> None:
        """Draws its picture, as large as it is now."""
        pixels = self._edge
        if pixels == self._drawn or self.height <= 1:
            return
        self._drawn, texture = pixels, self._picture(pixels)
        self._shown_colour.a = 1 if texture is not None else 0
        if texture is not None:
            wide, high = min(round(self.width), texture.width), min(round(self.height), texture.height)
            left = (texture.width - wide) / 2
            foot = min(max(texture.height * self._middle - high / 2, 0), texture.height - high)
            self._shown.texture = texture.get_region(left, 0 if self.whole else foot, wide, high)
        self._place()

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        radius = self._theme.size("radius_dp", "segment") * 2
        self._ground.radius = [radius]
        # The page's own colour lies over the square corners of the picture.
        half = radius * _CORNER / 2
        box = (self.x - half, self.y - half, self.width + 2 * half, self.height + 2 * half)
        self._frame.width, self._frame.rounded_rectangle = half, (*box, radius + half)
        self._shown.pos, self._shown.size = self.pos, self.size
        if self._edge != self._drawn:
            self._pictures.line_up(self)


def _most_telling(areas: Sequence[str]) -> list[str]:
    """The first few; "whole body" only where nothing else is said."""
    return [area for area in areas if area != "whole-body"][:_NAMED] or list(areas)


class BodyMap(Widget):
    """Two views of the body with its areas aglow, and their names beside them.

    Args:
        theme: The look.
        tr: Translates.
        phase: Of the routine: warm-up, run, cool-down or gentle.
        token: The same among the colours: before, after or rest.
        areas: Ids of the areas, the most worked first.
        pictures: Draws pictures one after the other.
        who: Id of the routine, which decides who is seen.
        high_dp: Height of the views; from `whole_from_dp` on they show the whole body.
    """

    whole_from_dp = 150

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        phase: str,
        token: str,
        areas: Sequence[str],
        pictures: Pictures,
        high_dp: float,
        who: str = "",
    ) -> None:
        super().__init__(size_hint=(None, None))
        self._high = dp(high_dp)
        known = [area for area in areas if area in AREAS]
        middle = _PLACES.get(next((area for area in known if area != "whole-body"), ""), _THIGHS)
        self.areas = tuple(known)
        self._views = [
            BodyView(theme, pictures, token, pictures.body(known, view, token, who), middle)
            for view in _VIEWS
        ]
        for view in self._views:
            view.whole = high_dp >= self.whole_from_dp
            self.add_widget(view)
        self._text = Column(gap=dp(2))
        names = ", ".join(tr(AREAS[area]) for area in _most_telling(known))
        for style, words, ink in (
            ("heading", tr(_HEADINGS.get(phase, _ELSE)), "ink"),
            ("body", names, "ink_2"),
        ):
            label = StyledLabel(
                theme=theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None)
            )
            self._text.add(label)
        self.add_widget(self._text)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of views and names."""
        wide, gap = round(self._high * _WIDE), dp(_GAP_DP)
        beside = width - 2 * wide - gap - dp(_TEXT_GAP_DP)
        below = beside < dp(_LEAST_TEXT_DP)
        text = self._text.fit(width if below else beside)
        high = self._high + dp(8) + text if below else max(self._high, text)
        top = 0.0 if below else (high - self._high) / 2
        self._places = []
        for number, view in enumerate(self._views):
            view.size = (wide, self._high)
            self._places.append((view, number * (wide + gap), top + self._high))
        if below:
            self._places.append((self._text, 0.0, high))
        else:
            self._places.append((self._text, width - beside, (high + text) / 2))
        self.size = (width, high)
        self._place()
        return float(high)

    def _place(self, *_: Any) -> None:
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
