"""Short texts that are drawn on a canvas: numbers in circles and along axes, too many for a label each."""

from functools import lru_cache
from typing import Any

from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, Rectangle

from app.ui.theme import Colour, TextStyle


@lru_cache(maxsize=256)
def _texture(text: str, font: str, size: float) -> Any:
    label = CoreLabel(text=text, font_name=font, font_size=size)
    label.refresh()
    return label.texture


class Lettering:
    """A text on a canvas; made once, then moved.

    Args:
        canvas: Gets its instructions.
    """

    def __init__(self, canvas: Any) -> None:
        with canvas:
            self._colour = Color(0, 0, 0, 0)
            self._shape = Rectangle(size=(0, 0))

    def show(self, text: str, style: TextStyle, colour: Colour, most: float = 0.0) -> tuple[float, float]:
        """Shows a text, no wider than `most` pixels where that is given; returns its size."""
        if not text:
            self.hide()
            return 0.0, 0.0
        texture = _texture(text, style.font, style.size)
        if most and texture.width > most:
            texture = _texture(text, style.font, style.size * most / texture.width)
        self._shape.texture, self._shape.size = texture, texture.size
        self._colour.rgba = colour
        return float(texture.width), float(texture.height)

    def hide(self) -> None:
        """Shows nothing."""
        self._colour.rgba = (0, 0, 0, 0)

    def centre(self, x: float, y: float) -> None:
        """Puts its middle somewhere, on whole pixels, or its edges would blur."""
        width, height = self._shape.size
        self._shape.pos = (round(x - width / 2), round(y - height / 2))
