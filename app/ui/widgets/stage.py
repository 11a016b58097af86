"""The lit disc with the ring of time around it."""

from functools import lru_cache
from typing import Any

from kivy.graphics import Color
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.ui.base.theme import Colour
from app.ui.widgets.shapes import Disc, Stroke

_STEPS = 64


@lru_cache(maxsize=64)  # the few there are serve every tile and card
def gradient(top: tuple[float, ...], bottom: tuple[float, ...]) -> Texture:
    """A vertical gradient, 1 x 64, colours 0 to 1, for ellipses and rectangles.

    A rounded rectangle lays its texture the other way up: give it the two colours in reverse.
    """
    texture = Texture.create(size=(1, _STEPS), colorfmt="rgb")
    rows = bytearray()
    for row in range(_STEPS):
        part = row / (_STEPS - 1)
        rows.extend(round(255 * (b + (t - b) * part)) for t, b in zip(top[:3], bottom[:3], strict=True))
    content = bytes(rows)

    def paint(empty: Texture) -> None:
        empty.blit_buffer(content, colorfmt="rgb", bufferfmt="ubyte")

    paint(texture)
    texture.add_reload_observer(paint)  # after the system has taken the display's memory away
    texture.wrap = "clamp_to_edge"
    return texture


def along(top: Colour, bottom: Colour, part: float) -> Colour:
    """The colour of a gradient, 0 at its top to 1 at its foot."""
    part = min(max(part, 0.0), 1.0)
    red, green, blue = (t + (b - t) * part for t, b in zip(top[:3], bottom[:3], strict=True))
    return red, green, blue, 1.0


class Stage(Widget):
    """The disc, the track and the ring; a figure stands on it.

    Attributes:
        phase: before, after or rest.
        left: Part of the ring that is still there, 0 to 1; it empties towards 12 o'clock.
        pale: The ring is faint, since time stands still.
        clear: The disc is a shade lighter than the page, which has the phase's own gradient.
        stroke: Width of the ring, pixels.
        inset: Of the ring within the disc, pixels; None for the usual one.
    """

    theme = ObjectProperty(None, allownone=True)
    phase = StringProperty("before")
    left = NumericProperty(1.0)
    pale = BooleanProperty(False)
    clear = BooleanProperty(False)
    stroke = NumericProperty(0)
    inset = NumericProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._disc_colour = Color(1, 1, 1, 1)
            self._disc = Disc()
            self._track_colour = Color(1, 1, 1, 1)
            self._track = Stroke(cap="none")
            self._ring_colour = Color(1, 1, 1, 1)
            self._ring = Stroke(cap="round")
        for name in ("theme", "phase", "clear", "pale"):
            self.fbind(name, self._paint)
        for name in ("size", "pos", "stroke", "inset"):
            self.fbind(name, self._arrange)
        self.fbind("left", self._turn)
        self.fbind("theme", self._follow)
        self._follow()
        self._paint()

    def _follow(self, *_: Any) -> None:
        if self.theme is not None:
            self.theme.follow(self)

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._paint()

    def _paint(self, *_: Any) -> None:
        if self.theme is None:
            return
        colours, phase = self.theme.colours, self.phase
        ends = (f"{phase}_chip_top", f"{phase}_chip_bot") if self.clear else (f"{phase}_top", f"{phase}_bot")
        self._disc.blend = (colours[ends[0]], colours[ends[1]])
        self._track_colour.rgba = colours[f"{phase}_track"]
        self._ring_colour.rgba = colours[f"{phase}_on2" if self.pale else f"{phase}_ring"]

    def _arrange(self, *_: Any) -> None:
        self._disc.pos, self._disc.size = self.pos, self.size
        self._track.width = self._ring.width = max(self.stroke / 2, 0.5)
        self._track.circle = (*self.center, self._radius)
        self._turn()

    @property
    def _radius(self) -> float:
        inset = self.inset
        if inset is None:
            inset = self.theme.size("stage", "ring_inset") if self.theme is not None else dp(4)
        return max(self.width / 2 - inset - self.stroke / 2, 1)

    def _turn(self, *_: Any) -> None:
        # A ring of no length still has round ends, a dot at 12 o'clock, which means "nearly over".
        degrees = max(min(self.left, 1.0), 0.0) * 360
        self._ring.circle = (*self.center, self._radius, 0, max(degrees, 0.1))
