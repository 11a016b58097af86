"""The lit disc with the ring of time around it."""

from functools import lru_cache
from typing import Any

from kivy.graphics import Color, Ellipse
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.ui.base.theme import Colour
from app.ui.widgets.gradients import painted
from app.ui.widgets.shapes import Disc, Stroke

_STEPS = 64
_LAMP, _REACH = (
    0.62,
    0.72,
)  # where a lit disc is lightest, both ways, and how far that reaches, of its diameter
_PAGE_TOP, _PAGE_FOOT = 0.88, 0.66  # of a phase's own colours
_LIFT = 1.24  # its middle, of its edge
_LIT, _LIT_PART = 0.46, 0.55  # strength of the light from one side, and how far it reaches


@lru_cache(1)
def _fall() -> bytes:
    """How far each point of a lit disc is from where it is lightest, 0 there to 255."""
    ways = [(step / (_STEPS - 1) - _LAMP) ** 2 for step in range(_STEPS)]
    most = 2 * max(ways)
    fine = 512  # steps between none and the farthest
    falls = []
    for step in range(fine + 1):
        part = min((most * step / fine) ** 0.5 / _REACH, 1.0)
        falls.append(round(255 * part * part * (3 - 2 * part)))
    scale = fine / most
    return bytes([falls[int((up + across) * scale)] for up in ways for across in ways])


@lru_cache(maxsize=16)
def lamp(middle: tuple[float, ...], edge: tuple[float, ...]) -> Texture:
    """A disc lit from its upper right, 64 x 64, colours 0 to 1: lightest a little off its middle."""
    content = bytearray(3 * _STEPS * _STEPS)
    for channel, (m, e) in enumerate(zip(middle[:3], edge[:3], strict=True)):
        content[channel::3] = _fall().translate(bytes(round(m * (255 - f) + e * f) for f in range(256)))
    return painted(bytes(content), (_STEPS, _STEPS), "rgb")


@lru_cache(maxsize=16)
def side_light(colour: tuple[float, ...], side: str) -> Texture:
    """Light that comes in over one edge of a disc, left or right, 64 x 1, and is gone before its middle."""
    pixels = bytearray()
    for column in range(_STEPS):
        along_it = column / (_STEPS - 1)
        away = (along_it if side == "left" else 1 - along_it) / _LIT_PART
        strength = max(1 - away, 0.0) ** 1.5 * _LIT
        pixels.extend((*(round(255 * part) for part in colour[:3]), round(255 * strength)))
    return painted(bytes(pixels), (_STEPS, 1), "rgba")


def along(top: Colour, bottom: Colour, part: float) -> Colour:
    """The colour of a gradient, 0 at its top to 1 at its foot."""
    part = min(max(part, 0.0), 1.0)
    red, green, blue = (t + (b - t) * part for t, b in zip(top[:3], bottom[:3], strict=True))
    return red, green, blue, 1.0


def page_ends(top: Colour, bottom: Colour) -> tuple[Colour, Colour]:
    """Colours of a whole page, from the ends of its phase's gradient: deeper, so that a disc stands out."""
    return _shaded(top, _PAGE_TOP), _shaded(bottom, _PAGE_FOOT)


def _shaded(colour: Colour, part: float) -> Colour:
    red, green, blue = (value * part for value in colour[:3])
    return red, green, blue, 1.0


class Stage(Widget):
    """The disc, the track and the ring; a figure stands on it.

    Attributes:
        phase: before, after or rest.
        left: Part of the ring that is still there, 0 to 1; it empties towards 12 o'clock.
        pale: The ring is faint, since time stands still.
        clear: The disc is a shade lighter than the page, which has the phase's own gradient.
        lit: left or right: light falls in over that edge, in the ring's colour; "" for none.
        stroke: Width of the ring, pixels.
        inset: Of the ring within the disc, pixels; None for the usual one.
    """

    theme = ObjectProperty(None, allownone=True)
    phase = StringProperty("before")
    left = NumericProperty(1.0)
    pale = BooleanProperty(False)
    clear = BooleanProperty(False)
    lit = StringProperty("")
    stroke = NumericProperty(0)
    inset = NumericProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._disc_colour = Color(1, 1, 1, 1)
            self._disc = Disc()
            self._lamp_colour = Color(1, 1, 1, 1)
            self._lamp = Ellipse(segments=180)
            self._lit_colour = Color(1, 1, 1, 0)
            self._lit_shape = Ellipse(segments=180)
            self._track_colour = Color(1, 1, 1, 1)
            self._track = Stroke(cap="none")
            self._ring_colour = Color(1, 1, 1, 1)
            self._ring = Stroke(cap="round")
        for name in ("theme", "phase", "clear", "pale", "lit"):
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
        top, bottom = colours[f"{phase}_top"], colours[f"{phase}_bot"]
        lamp_on = self.clear and not self.theme.contrast
        if self.clear and self.theme.contrast:  # a shade of the page, which is black, would not be seen
            top, bottom = colours[f"{phase}_chip_top"], colours[f"{phase}_chip_bot"]
        self._disc.blend = (top, top if lamp_on else bottom)
        self._lamp_colour.a = 1 if lamp_on else 0
        if lamp_on:
            self._lamp.texture = lamp(tuple(min(part * _LIFT, 1.0) for part in top), top)
        self._lit_colour.a = 1 if self.lit and not self.theme.contrast else 0
        if self._lit_colour.a:
            self._lit_shape.texture = side_light(colours[f"{phase}_ring"], self.lit)
        self._track_colour.rgba = colours[f"{phase}_track"]
        self._ring_colour.rgba = colours[f"{phase}_on2" if self.pale else f"{phase}_ring"]

    @property
    def figure_place(self) -> Any:
        """Where the figure on it stands, for a page that lets it come from there."""
        from app.ui.widgets.carry import in_window  # not needed for the first frame

        return in_window(self)

    def _arrange(self, *_: Any) -> None:
        self._disc.pos, self._disc.size = self.pos, self.size
        # Their edges lie under the ring: without multisampling they would not be smooth.
        within_ring = self._radius - self.stroke / 2 + 1
        for shape, within in ((self._lamp, self._radius), (self._lit_shape, within_ring)):
            shape.pos = (self.center_x - within, self.center_y - within)
            shape.size = (2 * within, 2 * within)
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
