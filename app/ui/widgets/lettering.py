"""Short texts that are drawn on a canvas: numbers in circles and along axes, too many for a label each."""

from functools import lru_cache
from typing import Any

from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, Rectangle

from app.ui.base.theme import Colour, TextStyle
from app.ui.widgets.text import fineness


@lru_cache(maxsize=256)
def _texture(text: str, font: str, size: float, fine: int) -> Any:
    label = CoreLabel(text=text, font_name=font, font_size=size * fine)
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
        fine = fineness()
        texture = _texture(text, style.font, style.size, fine)
        if most and texture.width > most * fine:
            texture = _texture(text, style.font, style.size * most * fine / texture.width, fine)
        self._shape.texture, self._shape.size = texture, (texture.width / fine, texture.height / fine)
        self._colour.rgba = colour
        return float(self._shape.size[0]), float(self._shape.size[1])

    def hide(self) -> None:
        """Shows nothing."""
        self._colour.rgba = (0, 0, 0, 0)

    def centre(self, x: float, y: float) -> None:
        """Puts its middle somewhere, on whole pixels, or its edges would blur."""
        width, height = self._shape.size
        self._shape.pos = (round(x - width / 2), round(y - height / 2))
