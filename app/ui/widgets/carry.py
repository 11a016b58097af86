"""Lets a stage come from where it stood on the page before, so that two pages share what they share."""

from collections.abc import Iterable
from typing import Any

from kivy.animation import Animation
from kivy.event import EventDispatcher
from kivy.graphics import PopMatrix, PushMatrix, Scale, Translate
from kivy.metrics import dp
from kivy.properties import NumericProperty

from app.ui.base.theme import Theme

_RISE_DP, _FAINT = 36, 0.2
Place = tuple[float, float, float]  # middle and diameter, pixels of the window


def place_of(page: Any) -> Place | None:
    """Where a page shows its figure; None where it has none to hand on.

    A page, or any widget on it, offers that as `figure_place`.
    """
    waiting = [page]
    while waiting:
        widget = waiting.pop()
        if widget.opacity == 0 or widget.width <= 1 or widget.height <= 1:
            continue
        place: Place | None = getattr(widget, "figure_place", None)
        if place is not None:
            return place
        waiting.extend(widget.children)
    return None


def in_window(widget: Any) -> Place:
    """Middle and diameter of a widget, pixels of the window."""
    x, y = widget.to_window(*widget.center)
    return x, y, min(widget.size)


class Carry(EventDispatcher):
    """Moves and scales widgets by a matrix alone: nothing is laid out anew, and the figure keeps its size.

    Args:
        theme: Says how long it takes.
        stage: The one whose place counts.
        widgets: What goes with it.

    Attributes:
        share: How much of the way is behind it, 0 to 1.
    """

    share = NumericProperty(1.0)

    def __init__(self, theme: Theme, stage: Any, widgets: Iterable[Any]) -> None:
        super().__init__()
        self._theme, self._stage = theme, stage
        self._from: Place | None = None
        self._moves: list[tuple[Translate, Scale]] = []
        for widget in widgets:
            move, scale = Translate(0, 0, 0), Scale(1, 1, 1)
            for number, instruction in enumerate((PushMatrix(), move, scale)):
                widget.canvas.before.insert(number, instruction)
            widget.canvas.after.add(PopMatrix())
            self._moves.append((move, scale))
        self.fbind("share", self._move)
        for name in ("pos", "size"):
            stage.fbind(name, self._move)

    def start(self, place: Place) -> None:
        """Begins at a place of the window, and ends where everything stands."""
        self._from = place
        self.share = 0.0
        self._move()
        seconds = self._theme.number("motion_ms", "page") / 1000
        going = Animation(share=1.0, duration=seconds, t="out_cubic")
        going.bind(on_complete=lambda *_: self._arrived())
        going.start(self)

    def _arrived(self) -> None:
        self._from = None
        self._move()

    def _move(self, *_: Any) -> None:
        stage, begun = self._stage, self._from
        if begun is None or min(stage.size) <= 1:
            zoom, x, y = 1.0, 0.0, 0.0
        else:
            here_x, here_y, here = stage.center_x, stage.center_y, min(stage.size)
            from_x, from_y = stage.to_widget(begun[0], begun[1])
            share = self.share
            zoom = (begun[2] / here) * (1 - share) + share
            x = from_x * (1 - share) + here_x * share - zoom * here_x
            y = from_y * (1 - share) + here_y * share - zoom * here_y
        for move, scale in self._moves:
            move.xyz, scale.xyz = (x, y, 0), (zoom, zoom, 1)


class Rise(EventDispatcher):
    """Lets a widget rise to its place from a little below it, as it appears.

    Args:
        theme: Says how long it takes.
        widget: What rises.
    """

    share = NumericProperty(0.0)

    def __init__(self, theme: Theme, widget: Any) -> None:
        super().__init__()
        self._widget, self._move = widget, Translate(0, 0, 0)
        for number, instruction in enumerate((PushMatrix(), self._move)):
            widget.canvas.before.insert(number, instruction)
        widget.canvas.after.add(PopMatrix())
        self.fbind("share", self._step)
        self._step()
        seconds = theme.number("motion_ms", "rise") / 1000
        Animation(share=1.0, duration=seconds, t="out_cubic").start(self)

    def _step(self, *_: Any) -> None:
        self._move.xyz = (0, -dp(_RISE_DP) * (1 - self.share), 0)
        self._widget.opacity = _FAINT + (1 - _FAINT) * self.share
