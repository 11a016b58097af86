"""What a calendar is drawn with."""

from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.history import STRONGEST
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.widgets.lettering import Lettering
from app.ui.widgets.shapes import Disc, RoundShape, Stroke
from app.ui.widgets.words import StyledLabel, extent

_CHIP_DP = (22, 14, 7)  # of the legend: width, height, gap


class DayShapes:
    """The shapes of one day.

    Args:
        canvas: Gets its instructions.
    """

    def __init__(self, canvas: Any) -> None:
        with canvas:
            self._colour = Color(0, 0, 0, 0)
            self._circle = Disc()
        self._number = Lettering(canvas)

    def show(
        self, centre: tuple[float, float], size: float, fill: Any, number: str, style: Any, ink: Any
    ) -> None:
        """Shows a number in a circle.

        Args:
            centre: Of the circle, pixels.
            size: Its diameter, pixels.
            fill: Its colour, or None for none.
            number: What stands in it.
            style: Of the number.
            ink: Its colour.
        """
        x, y = centre
        self._colour.rgba = fill or (0, 0, 0, 0)
        self._circle.pos, self._circle.size = (x - size / 2, y - size / 2), (size, size)
        self._number.show(number, style, ink)
        self._number.centre(x, y)

    def hide(self) -> None:
        """Shows nothing."""
        self._colour.rgba = (0, 0, 0, 0)
        self._number.hide()


class Legend(Widget):
    """What the colours mean.

    Args:
        theme: The look.
        tr: Translates.
    """

    def __init__(self, theme: Theme, tr: Translate) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        self._none = self._label(tr(_("1 min")))
        self._most = self._label(tr(_("20 min or more")))
        self._chips = []
        for _step in range(STRONGEST):
            with self.canvas:
                self._chips.append(
                    (Color(1, 1, 1, 1), RoundShape(radius=[theme.size("radius_dp", "segment")]))
                )
        with self.canvas:
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Stroke(width=dp(0.75))
        self.add_widget(self._none)
        self.add_widget(self._most)
        self._below = False
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def _label(self, words: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style="caption", ink="ink_2", words=words, halign="left", size_hint=(None, None)
        )

    def restyle(self) -> None:
        """Takes on the look in force."""
        for step, (colour, _chip) in enumerate(self._chips, 1):
            colour.rgba = self.theme.colours[f"heat_{step}"]
        # Where the first step has the colour of the page only an edge shows that there is one.
        self._edge_colour.rgba = self.theme.colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        style = self.theme.type["caption"]
        wide, _high, gap = (dp(part) for part in _CHIP_DP)
        none = extent(self._none.words, style.font, style.size) + dp(2)
        self._none.fit(none)
        chips = none + dp(6) + len(self._chips) * (wide + gap) + dp(1)
        most = extent(self._most.words, style.font, style.size) + dp(3)
        self._below = chips + most > width
        self._most.fit(min(most, width))
        high = self._none.height + (self._most.height + dp(2) if self._below else 0.0)
        self.size = (width, high)
        self._place()
        return float(high)

    def _place(self, *_: Any) -> None:
        wide, high, gap = (dp(part) for part in _CHIP_DP)
        top = self.top - self._none.height
        middle = top + self._none.height / 2
        self._none.pos = (self.x, top)
        x = self._none.right + dp(6)
        self._edge.rounded_rectangle = (
            x,
            middle - high / 2,
            wide,
            high,
            self.theme.size("radius_dp", "segment"),
        )
        for _colour, chip in self._chips:
            chip.pos, chip.size = (x, middle - high / 2), (wide, high)
            x += wide + gap
        self._most.pos = (self.x, self.y) if self._below else (x + dp(1), top)
