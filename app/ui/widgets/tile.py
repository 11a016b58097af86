"""A small picture of an exercise on the colour of its phase."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.shapes import RoundShape


class Tile(Widget):
    """A tile; its picture comes when it is seen and its turn has come.

    Args:
        theme: The look.
        pictures: Draws pictures one after the other.
        phase: before, after or rest; "" for a clear ground.
        picture: Gives the texture for a size in pixels, or None where there is none.
        size_dp: Its edge.
        radius: Name of a radius of the tokens.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        phase: str,
        picture: Callable[[int], Any],
        size_dp: float = 56,
        radius: str = "tile",
    ) -> None:
        super().__init__(size_hint=(None, None), size=(dp(size_dp), dp(size_dp)))
        self.theme, self._pictures, self._phase, self._picture = theme, pictures, phase, picture
        self._shows: Any = None
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[theme.size("radius_dp", radius)])
            self._shown_colour = Color(1, 1, 1, 0)
            self._shown = Rectangle()
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    def show(self, phase: str, picture: Callable[[int], Any]) -> None:
        """Shows something else."""
        self._phase, self._picture = phase, picture
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, phase = self.theme.colours, self._phase
        if phase:
            self._ground.blend = (colours[f"{phase}_top"], colours[f"{phase}_bot"])
        self._colour.a = 1 if phase else 0
        self._shown_colour.a = 0
        self._shows = None
        self._pictures.line_up(self)

    def draw(self) -> None:
        """Draws its picture, as large as it is now."""
        pixels = round(min(self.size))
        if pixels == self._shows:
            return
        self._shows = pixels
        self._shown.texture = texture = self._picture(pixels)
        self._shown_colour.a = 1 if texture is not None else 0
        self._place()

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        edge = min(self.size)
        self._shown.size = (edge, edge)
        self._shown.pos = (self.center_x - edge / 2, self.center_y - edge / 2)
        if self._shows is not None and abs(round(edge) - self._shows) > 1:
            self._pictures.line_up(self)
