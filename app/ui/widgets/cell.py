"""What the cells of the library's lists have in common."""

from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.widgets.page_context import PageContext
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.star import Star, Stars
from app.ui.widgets.tile import Tile
from app.ui.widgets.words import StyledLabel

KIND_TOKENS = {"dynamic": "before", "activation": "before", "static": "after", "gentle": "rest"}
LARGE_TEXT = 1.3  # from here on, what stands beside a text goes below it
PRESSED = 0.82


class Cell(ButtonBehavior, Widget):
    """A rounded ground that is one target."""

    radius = "card"

    def __init__(self, kit: PageContext) -> None:
        super().__init__(size_hint=(None, None))
        self.kit, self.theme, self.tr = kit, kit.theme, kit.tr
        self.words = ""
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[self.theme.size("radius_dp", self.radius)])
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Stroke(width=dp(1))
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        self.fbind("state", lambda *_: self.restyle())

    def _begin(self) -> None:
        self.theme.follow(self)
        self.restyle()

    @property
    def fill(self) -> str:
        """Colour role of its ground."""
        return "surface"

    def restyle(self) -> None:
        """Takes on the look in force."""
        strength = PRESSED if self.state == "down" else 1.0
        self._colour.rgba = (*self.theme.colours[self.fill][:3], strength)
        self._edge_colour.rgba = self.theme.colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._place()

    def _label(self, style: str, ink: str = "ink", **more: Any) -> StyledLabel:
        label = StyledLabel(
            theme=self.theme, style=style, ink=ink, halign="left", size_hint=(None, None), **more
        )
        self.add_widget(label)
        return label

    def _picture(self, size_dp: float, radius: str = "tile") -> Tile:
        tile = Tile(self.theme, self.kit.pictures, "before", lambda _: None, size_dp, radius)
        self.add_widget(tile)
        return tile

    def _starred(self, stars: Stars | None) -> Star | None:
        if stars is None:
            return None
        star = Star(self.theme, stars)
        self.add_widget(star)
        return star

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        radius = self.theme.size("radius_dp", self.radius)
        self._edge.rounded_rectangle = (*self.pos, max(self.width, 1), max(self.height, 1), radius)
