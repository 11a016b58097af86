"""A slider with stops."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import Disc, RoundShape
from app.ui.widgets.words import StyledLabel

_TRACK_DP, _THUMB_DP, _STOP_DP, _HIGH_DP = 12, 34, 6, 48


class StopSlider(Widget):
    """A track with stops; a tap or a drag goes to the nearest one.

    Args:
        theme: The look.
        stops: Values, from the least to the most.
        now: Index of the stop in force.
        chosen: Called with an index when a finger has let go of it.
        labels: Words below the stops; () for none.
        moved: Called with an index while a finger moves.
        ground: Colour role of what it lies on.
    """

    def __init__(
        self,
        theme: Theme,
        stops: Sequence[float],
        now: int,
        chosen: Callable[[int], None],
        labels: Sequence[str] = (),
        moved: Callable[[int], None] = lambda _: None,
        ground: str = "bg",
    ) -> None:
        super().__init__(size_hint=(None, None))
        self._ground = ground
        self.theme, self.stops, self._now = theme, stops, now
        self._chosen, self._moved = chosen, moved
        with self.canvas:
            self._track_colour = Color(1, 1, 1, 1)
            self._track = RoundShape(radius=[dp(_TRACK_DP / 2)])
            self._done_colour = Color(1, 1, 1, 1)
            self._done = RoundShape(radius=[dp(_TRACK_DP / 2)])
            self._below_colour = Color(1, 1, 1, 1)
            self._below = [Disc() for _ in stops]
            self._above_colour = Color(1, 1, 1, 1)
            self._above = [Disc() for _ in stops]
            self._rim_colour = Color(1, 1, 1, 1)
            self._rim = Disc()
            self._thumb_colour = Color(1, 1, 1, 1)
            self._thumb = Disc()
        self._labels = [
            StyledLabel(
                theme=theme, style="label", words=words, ink="ink_2", halign="center", size_hint=(None, None)
            )
            for words in labels
        ]
        for label in self._labels:
            self.add_widget(label)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    @property
    def now(self) -> int:
        """Index of the stop in force."""
        return self._now

    @now.setter
    def now(self, now: int) -> None:
        self._now = min(max(now, 0), len(self.stops) - 1)
        self._place()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._track_colour.rgba = colours["track" if self.theme.contrast else "surface_2"]
        self._done_colour.rgba = self._thumb_colour.rgba = colours["primary"]
        self._below_colour.rgba = colours["on_primary"]
        self._above_colour.rgba = colours["ink_2"]
        self._rim_colour.rgba = colours[self._ground]

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        line = self.theme.type["label"].line + dp(2) if self._labels else 0.0
        self.size = (width, dp(_HIGH_DP) + line)
        self._place()
        return float(self.height)

    def _x(self, index: int) -> float:
        inset = dp(_THUMB_DP / 2)
        part = index / (len(self.stops) - 1) if len(self.stops) > 1 else 0.0
        return self.x + inset + part * (self.width - 2 * inset)

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        y, track, thumb, stop = self.top - dp(_HIGH_DP / 2), dp(_TRACK_DP), dp(_THUMB_DP), dp(_STOP_DP)
        x = self._x(self._now)
        left, right = self._x(0) - track / 2, self._x(len(self.stops) - 1) + track / 2
        self._track.pos, self._track.size = (left, y - track / 2), (right - left, track)
        self._done.pos, self._done.size = (left, y - track / 2), (max(x - left, track), track)
        for index, (below, above) in enumerate(zip(self._below, self._above, strict=True)):
            shape, other = (below, above) if index < self._now else (above, below)
            shape.size, other.size = (stop, stop), (0, 0)
            shape.pos = (self._x(index) - stop / 2, y - stop / 2)
        rim = thumb + dp(6)
        self._rim.size, self._rim.pos = (rim, rim), (x - rim / 2, y - rim / 2)
        self._thumb.size, self._thumb.pos = (thumb, thumb), (x - thumb / 2, y - thumb / 2)
        wide = (self.width - thumb) / max(len(self.stops) - 1, 1)
        for index, label in enumerate(self._labels):
            label.fit(max(wide, dp(24)))
            label.ink = "ink" if index == self._now else "ink_2"
            label.pos = (self._x(index) - label.width / 2, self.y)

    def _nearest(self, x: float) -> int:
        return min(range(len(self.stops)), key=lambda index: abs(self._x(index) - x))

    @property
    def ring_box(self) -> tuple[float, float, float, float]:
        """Left, foot, width and height of the thumb, pixels."""
        return (*self._thumb.pos, *self._thumb.size)

    def arrow(self, name: str) -> bool:
        """Goes to the stop beside with the arrows, to the ends with Home and End."""
        last = len(self.stops) - 1
        steps = {"left": -1, "down": -1, "right": 1, "up": 1, "home": -last, "end": last}
        if name not in steps:
            return False
        before = self._now
        self.now = before + steps[name]
        if self._now != before:
            self._moved(self._now)
            self._chosen(self._now)
        return True

    def press(self) -> None:
        """It is moved, not pressed."""

    def on_touch_down(self, touch: Any) -> bool:
        """Takes a finger that comes down on it."""
        if not self.collide_point(*touch.pos) or getattr(touch, "is_mouse_scrolling", False):
            return False
        touch.grab(self)
        touch.ud["sv.slider"] = True
        self._to(touch.x)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Follows the finger."""
        if touch.grab_current is not self:
            return False
        self._to(touch.x)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Takes the stop where the finger let go."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self._chosen(self._now)
        return True

    def _to(self, x: float) -> None:
        index = self._nearest(x)
        if index != self._now:
            self.now = index
            self._moved(index)
