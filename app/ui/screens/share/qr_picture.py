"""A QR code: dark on light in every theme, each module as many whole pixels as there is room for."""

from collections.abc import Sequence
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.column import scrolled_by
from app.ui.widgets.shapes import RoundShape

QUIET = 4  # modules of light around it, without which nothing finds it
_LIGHT, _DARK = b"\xff\xff\xff", b"\x00\x00\x00"
_MOST_DP, _LEAST_DP, _LOW_DP = 560, 220, 12


class QrPicture(Widget):
    """A code that another phone reads.

    Args:
        theme: The look.
        rows: Its modules from the top, a byte each, 1 for dark; without the light around them.
        words: What it is, for whoever hears the page.
    """

    def __init__(self, theme: Theme, rows: Sequence[bytes], words: str) -> None:
        super().__init__(size_hint=(None, None))
        self.words = words
        self._across = len(rows) + 2 * QUIET
        self._pixels = self._drawn(rows)
        texture = Texture.create(size=(self._across, self._across), colorfmt="rgb")
        texture.min_filter = texture.mag_filter = "nearest"
        self._fill(texture)
        texture.add_reload_observer(self._fill)  # the system may take the display's memory
        with self.canvas:
            Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[theme.size("radius_dp", "card")])
            self._shown = Rectangle(texture=texture)
        self.fbind("pos", self._place)

    @property
    def module(self) -> int:
        """Pixels of one module's edge."""
        return int(min(self.size)) // self._across

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height: all of it can be seen at once where that is possible."""
        view = scrolled_by(self)
        room = view.height - 2 * dp(_LOW_DP) if view is not None and view.height > 1 else width
        edge = min(width, dp(_MOST_DP), max(room, dp(_LEAST_DP)))
        module = max(int(edge) // self._across, 1)
        self.size = (width, max(module * self._across, 1))
        self._place()
        return float(self.height)

    def _drawn(self, rows: Sequence[bytes]) -> bytes:
        """All pixels from the lowest row up, one for each module."""
        line, edge = _LIGHT * self._across, _LIGHT * QUIET
        drawn = [edge + b"".join(_DARK if dark else _LIGHT for dark in row) + edge for row in rows]
        return b"".join([line] * QUIET + drawn[::-1] + [line] * QUIET)

    def _fill(self, texture: Any) -> None:
        texture.blit_buffer(self._pixels, colorfmt="rgb", bufferfmt="ubyte")

    def _place(self, *_: Any) -> None:
        edge = self.module * self._across
        # On whole pixels: a module that is half a pixel off is grey at both sides.
        x, y = round(self.center_x - edge / 2), round(self.y)
        self._shown.pos = self._ground.pos = (x, y)
        self._shown.size = self._ground.size = (edge, edge)
