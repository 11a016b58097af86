"""The ring around the control that the keyboard has reached."""

from collections.abc import Callable
from typing import Any
from weakref import ref

from kivy.core.window import Window
from kivy.graphics import Color, InstructionGroup
from kivy.metrics import dp

from app.ui.base.theme import Theme
from app.ui.widgets.column import scrolled_by
from app.ui.widgets.shapes import RoundShape, Stroke

_GAP_DP, _THICK_DP, _HALO_DP = 3, 3, 2


class FocusRing:
    """Drawn on its control, so that it scrolls and goes with it.

    The ring is dark on light or light on dark, and a rim of the page's colour on both its sides makes it
    stand out on whatever lies around the control.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._held: Callable[[], Any] = lambda: None
        self._box = (0.0, 0.0, 0.0, 0.0)
        self._group = InstructionGroup()
        self._halo_colour, self._halo = Color(), Stroke(width=dp(_THICK_DP / 2 + _HALO_DP))
        self._colour, self._line = Color(), Stroke(width=dp(_THICK_DP / 2))
        for part in (self._halo_colour, self._halo, self._colour, self._line):
            self._group.add(part)
        theme.follow(self)
        self.restyle()

    @property
    def host(self) -> Any:
        """What it is drawn around; None where it is not seen. It does not keep the page that it stands on."""
        return self._held()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, foot, width and height of the ring, pixels in the coordinates of its control."""
        return self._box

    def show(self, host: Any) -> None:
        """Goes around a control."""
        self.hide()
        self._held = ref(host)
        host.canvas.after.add(self._group)
        for name in ("pos", "size"):
            host.fbind(name, self.place)
        self.place()

    def hide(self) -> None:
        """Is not seen."""
        host, self._held = self.host, lambda: None
        if host is None:
            return
        host.canvas.after.remove(self._group)
        for name in ("pos", "size"):
            host.funbind(name, self.place)

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._halo_colour.rgba = self._theme.colours["bg"]
        self._colour.rgba = self._theme.colours["ink"]
        self.place()

    def place(self, *_: Any) -> None:
        """Goes where its control is now."""
        host = self.host
        if host is None:
            return
        own = getattr(host, "ring_box", None)
        x, y, wide, high = (*host.pos, *host.size) if own is None else own
        gap = _gap(host) if own is None else dp(_GAP_DP)
        radius = min(wide, high) / 2 if own is not None else _corner(host)
        out = gap + dp(_THICK_DP / 2)
        self._box = (x - out, y - out, wide + 2 * out, high + 2 * out)
        shape = (*self._box, max(radius + out, dp(6)))
        self._line.rounded_rectangle = self._halo.rounded_rectangle = shape


def _gap(host: Any) -> float:
    """Room between a control and its ring, pixels: less where it would be cut off, or inside the control."""
    view = scrolled_by(host)
    x, y = host.to_window(*host.pos)
    if view is None:
        left, foot, (wide, high) = 0.0, 0.0, Window.size
    else:
        inside = view.children[0]
        (left, foot), (wide, high) = inside.to_window(*inside.pos), inside.size
    room = min(x - left, y - foot, left + wide - x - host.width, foot + high - y - host.height)
    if room < dp(_THICK_DP):
        return -dp(2 * _THICK_DP)
    return float(min(dp(_GAP_DP), room - dp(_THICK_DP)))


def _corner(host: Any) -> float:
    """Radius of what a control is drawn with, pixels."""
    for part in (*host.canvas.before.children, *host.canvas.children):
        if isinstance(part, RoundShape) and abs(part.size[0] - host.width) < dp(20):
            return float(part.radius[0]) if part.radius else 0.0
    return 0.0
