"""The whole routine as a bar, one piece per step."""

from collections.abc import Sequence
from typing import Any

from kivy.graphics import Color
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.ui.widgets.shapes import RoundShape


class RoutineBar(Widget):
    """One piece per step, as wide as the step is long; what is over is filled.

    Attributes:
        seconds: Length of each step.
        step: Index of the current step.
        part: How much of it is over, 0 to 1.
        done, todo: Colour roles.
        gap: Between two pieces, pixels.
    """

    theme = ObjectProperty(None, allownone=True)
    seconds = ListProperty()
    step = NumericProperty(0)
    part = NumericProperty(0.0)
    done = StringProperty("primary")
    todo = StringProperty("track")
    gap = NumericProperty(3)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._todo_colour = Color(1, 1, 1, 1)
        self._todo: list[RoundShape] = []
        self._done: list[RoundShape] = []
        self._done_colour = Color(1, 1, 1, 1)
        self.fbind("seconds", self._build)
        for name in ("size", "pos", "gap"):
            self.fbind(name, self._arrange)
        for name in ("step", "part"):
            self.fbind(name, self._fill)
        for name in ("theme", "done", "todo"):
            self.fbind(name, self._paint)
        self.fbind("theme", self._follow)

    def _follow(self, *_: Any) -> None:
        if self.theme is not None:
            self.theme.follow(self)

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._paint()

    def _paint(self, *_: Any) -> None:
        if self.theme is not None:
            self._todo_colour.rgba = self.theme.colours[self.todo]
            self._done_colour.rgba = self.theme.colours[self.done]

    def _build(self, *_: Any) -> None:
        self._todo = [RoundShape() for _ in self.seconds]
        self._done = [RoundShape() for _ in self.seconds]
        self.canvas.clear()
        for instruction in (self._todo_colour, *self._todo, self._done_colour, *self._done):
            self.canvas.add(instruction)
        self._arrange()

    def _arrange(self, *_: Any) -> None:
        for piece, (x, width) in zip(self._todo, self._places(), strict=True):
            _place(piece, x, self.y, width, self.height)
        self._fill()

    def _places(self) -> list[tuple[float, float]]:
        return places(self.seconds, self.x, self.width, self.gap)

    def _fill(self, *_: Any) -> None:
        for index, (x, width) in enumerate(self._places()):
            part = 1.0 if index < self.step else self.part if index == self.step else 0.0
            _place(self._done[index], x, self.y, width * part, self.height)


def places(seconds: Sequence[float], x: float, width: float, gap: float) -> list[tuple[float, float]]:
    """Left edge and width of each piece; very many pieces get smaller gaps."""
    if not seconds:
        return []
    gap = min(gap, width / len(seconds) / 3)
    # A step that waits for a tap has no seconds of its own and is drawn as a short one.
    shares = [max(value, 10.0) for value in seconds]
    room = width - gap * (len(seconds) - 1)
    pieces = []
    for share in shares:
        piece = room * share / sum(shares)
        pieces.append((x, piece))
        x += piece + gap
    return pieces


def _place(piece: RoundShape, x: float, y: float, width: float, height: float) -> None:
    piece.pos, piece.size = (x, y), (width, height)
    piece.radius = [min(height, width) / 2]
