"""A switch that carries a tick where it is on."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import Disc, RoundShape, Stroke
from app.ui.widgets.words import Icon

_WIDE_DP, _HIGH_DP, _THUMB_ON_DP, _THUMB_OFF_DP = 60, 36, 28, 24


class OnOff(Widget):
    """Shows on or off; the row around it is what is tapped.

    Args:
        theme: The look.
        on: How it stands.
    """

    def __init__(self, theme: Theme, *, on: bool) -> None:
        super().__init__(size_hint=(None, None), size=(dp(_WIDE_DP), dp(_HIGH_DP)))
        self.theme, self._on = theme, on
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[dp(_HIGH_DP / 2)])
            self._edge_colour = Color(1, 1, 1, 1)
            self._edge = Stroke(width=theme.size("stroke_dp", "control") / 2)
            self._thumb_colour = Color(1, 1, 1, 1)
            self._thumb = Disc()
        self._tick = Icon(theme=theme, icon="check", icon_size=dp(20), ink="primary", size_hint=(None, None))
        self.add_widget(self._tick)
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    @property
    def on(self) -> bool:
        """How it stands."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        self._on = on
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, on = self.theme.colours, self._on
        self._colour.rgba = colours["primary" if on else "surface_2"]
        self._edge_colour.rgba = colours["primary" if on else "line_strong"]
        self._thumb_colour.rgba = colours["on_primary" if on else "line_strong"]
        self._tick.opacity = 1 if on else 0
        self._place()

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        self._edge.rounded_rectangle = (*self.pos, *self.size, dp(_HIGH_DP / 2))
        thumb = dp(_THUMB_ON_DP if self._on else _THUMB_OFF_DP)
        inset = (self.height - thumb) / 2
        x = self.right - inset - thumb if self._on else self.x + inset
        self._thumb.size, self._thumb.pos = (thumb, thumb), (x, self.y + inset)
        self._tick.size, self._tick.pos = self._thumb.size, self._thumb.pos


def toggle(switch: OnOff, changed: Callable[[bool], None]) -> None:
    """Turns a switch over and says so."""
    switch.on = not switch.on
    changed(switch.on)
