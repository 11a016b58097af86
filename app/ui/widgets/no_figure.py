"""What stands where a figure would: a drawing in a few strokes, for an exercise that nobody has posed."""

from typing import Any

from kivy.graphics import ClearBuffers, ClearColor, Color, Fbo
from kivy.uix.widget import Widget

from app.ui.base.theme import Colour, Theme
from app.ui.widgets.shapes import Disc, Stroke, lay_out

# A runner who leans over to one side, in a square of edge 1 with its foot at 0.
_HEAD, _HEAD_SIZE = (0.605, 0.715), 0.125
_LIMBS = (
    (0.465, 0.42, 0.475, 0.485, 0.495, 0.545, 0.525, 0.6),  # trunk
    (0.525, 0.6, 0.475, 0.7, 0.5, 0.805, 0.565, 0.86, 0.665, 0.87),  # the arm overhead
    (0.535, 0.59, 0.625, 0.52, 0.54, 0.44),  # the hand on the hip
    (0.465, 0.42, 0.415, 0.28, 0.37, 0.14),  # legs
    (0.465, 0.42, 0.535, 0.29, 0.575, 0.14),
)
_FLOOR = (0.24, 0.085, 0.72, 0.085)
_THICK, _FLOOR_THICK = 0.062, 0.026
_QUIET, _FAINT = 0.62, 0.34  # how much of the ink is in it, and in the floor


class _Strokes:
    """The drawing on a canvas; made once, then moved.

    Args:
        canvas: Gets its instructions.
    """

    def __init__(self, canvas: Any) -> None:
        with canvas:
            self._floor_colour = Color(1, 1, 1, 1)
            self._floor = Stroke(cap="round")
            self._colour = Color(1, 1, 1, 1)
            self._limbs = [Stroke(cap="round") for _ in _LIMBS]
            self._head = Disc()

    def paint(self, theme: Theme, phase: str) -> None:
        """Takes on the colours of a phase: its own ink, held back by its own ground."""
        top, ink = (theme.colours[f"{phase}_{role}"] for role in ("top", "on2"))
        quiet, faint = (1.0, 0.6) if theme.contrast else (_QUIET, _FAINT)
        self._colour.rgba, self._floor_colour.rgba = _between(top, ink, quiet), _between(top, ink, faint)

    def place(self, x: float, y: float, edge: float) -> None:
        """Puts it into a square, pixels."""
        for stroke, way in zip((*self._limbs, self._floor), (*_LIMBS, _FLOOR), strict=True):
            stroke.points = [(y if number % 2 else x) + edge * part for number, part in enumerate(way)]
            stroke.width = edge * (_FLOOR_THICK if way is _FLOOR else _THICK) / 2
        size = edge * _HEAD_SIZE
        self._head.size = (size, size)
        self._head.pos = (x + edge * _HEAD[0] - size / 2, y + edge * _HEAD[1] - size / 2)


class NoFigure(Widget):
    """The drawing, as large as it has room.

    Args:
        theme: The look.
        phase: before, after or rest.
    """

    def __init__(self, theme: Theme, phase: str) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._phase = theme, phase
        self._strokes = _Strokes(self.canvas)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    @property
    def phase(self) -> str:
        """Whose colours it has."""
        return self._phase

    @phase.setter
    def phase(self, phase: str) -> None:
        if phase != self._phase:
            self._phase = phase
            self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._strokes.paint(self.theme, self._phase)

    def _place(self, *_: Any) -> None:
        edge = min(self.size)
        self._strokes.place(self.center_x - edge / 2, self.center_y - edge / 2, edge)


def no_figure_picture(theme: Theme, phase: str, pixels: int) -> Any:
    """The drawing as a texture with a clear ground and straight alpha, as small pictures are."""
    from app.ui.widgets.figure_thumbnail import straight

    big = Fbo(size=(2 * pixels, 2 * pixels))
    with big:
        ClearColor(0, 0, 0, 0)
        ClearBuffers()
    strokes = _Strokes(big)
    strokes.paint(theme, phase)
    strokes.place(0, 0, 2 * pixels)
    lay_out()
    big.draw()
    return straight(big.texture, (pixels, pixels))


def _between(ground: Colour, ink: Colour, part: float) -> Colour:
    red, green, blue = (g + (i - g) * part for g, i in zip(ground[:3], ink[:3], strict=True))
    return red, green, blue, 1.0
