"""The ring around what the keyboard has come to."""

from typing import Any

from kivy.graphics import Color, InstructionGroup
from kivy.metrics import dp

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import Stroke

_WIDTH_DP, _GAP_DP = 3, 3


class Ring:
    """Stands around one widget at a time and moves with it.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._colour, self._line = Color(0, 0, 0, 0), Stroke(width=dp(_WIDTH_DP) / 2)
        self._group = InstructionGroup()
        self._group.add(self._colour)
        self._group.add(self._line)
        self._around: Any = None
        theme.follow(self)

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._colour.rgba = self._theme.colours["ink"]

    def around(self, widget: Any) -> None:
        """Goes around a widget; None for nowhere."""
        before, self._around = self._around, widget
        if before is not None:
            before.canvas.after.remove(self._group)
            for name in ("pos", "size"):
                before.funbind(name, self._place)
        if widget is not None:
            self.restyle()
            widget.canvas.after.add(self._group)
            for name in ("pos", "size"):
                widget.fbind(name, self._place)
            self._place()

    def _place(self, *_: Any) -> None:
        widget, gap = self._around, dp(_GAP_DP)
        radius = self._theme.size("radius_dp", "button")
        place = (widget.x - gap, widget.y - gap, widget.width + 2 * gap, widget.height + 2 * gap, radius)
        self._line.rounded_rectangle = place


class Walk:
    """Goes through widgets by the arrow keys, and back to the start at the end.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme) -> None:
        self._ring = Ring(theme)
        self._all: list[Any] = []
        self._at = -1

    @property
    def now(self) -> Any:
        """The widget that it has come to; None before the first step."""
        return self._all[self._at] if 0 <= self._at < len(self._all) else None

    def through(self, widgets: list[Any]) -> None:
        """Takes what there is to go through, in order; it starts anew."""
        self._ring.around(None)
        self._all, self._at = widgets, -1

    def key(self, name: str) -> bool:
        """Up and down go on; False for another key, or where there is nothing."""
        if name not in ("up", "down") or not self._all:
            return False
        first = -1 if name == "up" else 0
        self._at = (self._at + (1 if name == "down" else -1)) % len(self._all) if self._at >= 0 else first
        self._at %= len(self._all)
        self._ring.around(self.now)
        return True
