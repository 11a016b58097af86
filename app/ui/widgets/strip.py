"""The bar at the top of a page: what scrolls passes below it without a seam."""

from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.floatlayout import FloatLayout

from app.ui.base.theme import Colour, Theme
from app.ui.widgets.fade import fading
from app.ui.widgets.gradients import Turning

_SHADE_DP, _LINE_DP = 12, 2


class Strip(FloatLayout):
    """Holds what stands in the bar.

    Args:
        theme: The look.

    Attributes:
        foot_colour: The colour along its lower edge.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = Rectangle()
        self.foot_colour: Colour = theme.colours["bg"]
        self._shade: tuple[Color, Rectangle] | None = None
        self._gradient: Turning | None = None

    def pass_below(
        self, colour: Colour, down: float, left: float, above: tuple[Colour, Colour, float] | None = None
    ) -> None:
        """Shows how far the page below it is scrolled.

        Args:
            colour: Of what the bar goes over into.
            down: Pixels; below 0 the page has been pulled down, and the bar closes the gap.
            left: How much of that colour is still to come, pixels; where nothing is, the bar ends sharply.
            above: The colours of a gradient that begins at the bar's top, and the part of it that it reaches.
        """
        gap = max(-down, 0.0)
        self.foot_colour = colour
        if above is None or self.theme.contrast:
            self._colour.rgba, self._ground.texture = colour, None
        else:
            top, foot, part = above
            if self._gradient is None:
                self._gradient = Turning()
            self._colour.rgba, self._ground.texture = (1, 1, 1, 1), self._gradient.show(top, foot)
            low = 1 - min(max(part, 0.0), 1.0)
            self._ground.tex_coords = (0, low, 1, low, 1, 1, 0, 1)
        self._ground.pos, self._ground.size = (self.x, self.y - gap), (self.width, self.height + gap)
        if down <= 0 and self._shade is None:  # nothing to draw on a page that was never scrolled
            return
        if self._shade is None:
            with self.canvas.before:
                shade = Color(1, 1, 1, 1), Rectangle()
            self._shade = shade
        tint, shape = self._shade
        high = dp(_LINE_DP if self.theme.contrast else _SHADE_DP)
        strength = min(max(min(down, left) / dp(_SHADE_DP), 0.0), 1.0)
        if self.theme.contrast:  # lines take the place of everything that fades
            tint.rgba, shape.texture = (*self.theme.colours["line_strong"][:3], 1 if down > 0 else 0), None
        else:
            tint.rgba, shape.texture = (*colour[:3], strength), fading()
        shape.pos, shape.size = (self.x, self.y - high), (self.width, high)
        # Full along its upper edge, where the texture is along its foot.
        shape.tex_coords = (0, 1, 1, 1, 1, 0, 0, 0)


def head_of(items: list[Any]) -> Any:
    """The first of a page's widgets, where it has colours that the bar goes over into; else None."""
    first: Any = items[0] if items else None
    return first if getattr(first, "bleed", False) and hasattr(first, "colour_at") else None
