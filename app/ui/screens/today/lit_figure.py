"""The figure of Today: it stands in a soft light on a lit floor, and changes its pose with the phase."""

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi
from typing import Any

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.shapes import Disc

FIGURE_DP, REACH_DP = 289, 93  # its height, and half of its room
_FULL = 0.86  # of a picture's edge is a figure of full height
_FLOOR = 0.1  # of a picture lies below the feet
_FLOOR_DP, _FLOOR_UP_DP, _GLOW_DP, _GLOW_UP_DP = (186, 56), 4, (330, 400), 150
_MOST_PIXELS = 800  # finer than that nobody sees, and it would take the longer to come
_GLOW_STEPS, _GLOW = 48, 0.55
_LOW_GLOW_DP, _LOW_GLOW_UP_DP = (330, 180), 54  # where the figure lies
_LYING = ("rest",)
# Of a pose: part of the size, how far it is raised, and how far it stands left of the floor's middle, dp.
_POSES = {"before": (1.0, 0.0, 9.0), "after": (0.88, 0.0, -3.0), "rest": (0.7, -52.0, 9.0)}
_PLAIN = (1.0, 0.0, 0.0)

Picture = Callable[[int], Any]


@lru_cache(1)
def _light() -> Texture:
    """White that fades from the middle of a square to nothing at its edges."""
    texture = Texture.create(size=(_GLOW_STEPS, _GLOW_STEPS), colorfmt="rgba")
    middle, content = (_GLOW_STEPS - 1) / 2, bytearray()
    for row in range(_GLOW_STEPS):
        for column in range(_GLOW_STEPS):
            far = min(((row - middle) ** 2 + (column - middle) ** 2) ** 0.5 / middle, 1.0)
            content.extend((255, 255, 255, round(255 * (1 + cos(pi * far)) / 2)))
    pixels = bytes(content)

    def paint(empty: Texture) -> None:
        empty.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")

    paint(texture)
    texture.add_reload_observer(paint)  # after the system has taken the display's memory away
    return texture


class LitFigure(Widget):
    """Shows one of a few poses; what is drawn is kept, so that a pose that was seen comes back at once.

    Where a pose has to be drawn anew it is seen as it was until then.

    Args:
        theme: The look.
        pictures: Draws pictures one after the other.
    """

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__(size_hint=(None, None), size=(0, 0))
        self.theme, self._pictures = theme, pictures
        self._tint, self._pose, self._before = "before", "", ""
        self._wanted: dict[str, Picture] = {}
        self._drawn: dict[str, Any] = {}
        self._due: list[str] = []  # to be drawn, or drawn anew
        self._scale, self._pixels, self._part = 1.0, 0, 1.0
        self._glow = InstructionGroup()
        self.canvas.add(self._glow)
        with self.canvas:
            self._floor_colour, self._floor = Color(1, 1, 1, 1), Disc()
            self._layers = [(Color(1, 1, 1, 0), Rectangle()) for _ in range(2)]
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        theme.follow(self)

    def wait(self, poses: dict[str, Picture]) -> None:
        """Takes what draws each pose, by its name; the one that is seen comes first, the others after it."""
        self._wanted = poses
        self._drawn = {name: texture for name, texture in self._drawn.items() if name in poses}
        self.restyle()

    def pose(self, name: str, tint: str) -> None:
        """Goes over to a pose, on the floor of a phase; `fade` says how far it has come."""
        if name != self._pose:
            self._before, self._pose = self._pose, name
        self._tint = tint
        self._paint()
        self._place()
        self._ask()

    def fade(self, part: float) -> None:
        """How far it has come from the pose before, 0 to 1."""
        self._part = part
        self._paint()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._paint()
        self._ask_anew()

    def scale(self, scale: float) -> None:
        """Takes a part of its full size; 0 for not to be seen."""
        self._scale, self.opacity = scale, 1 if scale else 0
        pixels = min(round(dp(FIGURE_DP) / _FULL * scale), _MOST_PIXELS)
        if pixels != self._pixels:
            self._pixels = pixels
            self._ask_anew()
        self._place()

    @property
    def shown(self) -> Any:
        """The picture of the pose that is seen, a texture; None before it is drawn."""
        return self._drawn.get(self._pose)

    @property
    def place(self) -> tuple[float, float, float] | None:
        """Middle and size of its picture in the window; None where it is not seen."""
        if not self._scale:
            return None
        _, shape = self._layers[-1]
        (x, y), (wide, high) = shape.pos, shape.size
        return (*self.to_window(x + wide / 2, y + high / 2), wide)

    def draw(self) -> None:
        """Draws what is seen, or else a pose that may be seen next."""
        if not self._due or not self._pixels:
            return
        name = self._pose if self._pose in self._due else self._due[0]
        self._due.remove(name)
        self._drawn[name] = self._wanted[name](self._pixels)
        if not len(self._glow.children):
            self._glow_colour, self._glow_shape = Color(1, 1, 1, 0), Rectangle(texture=_light())
            self._glow.add(self._glow_colour)
            self._glow.add(self._glow_shape)
        self._paint()
        self._place()
        self._ask()

    def _ask_anew(self) -> None:
        self._due = list(self._wanted)
        self._ask()

    def _ask(self) -> None:
        if self._pixels and self._due:
            self._pictures.line_up(self)

    def _paint(self) -> None:
        colours, tint, contrast = self.theme.colours, self._tint, self.theme.contrast
        self._floor.blend = (colours[f"{tint}_chip_top"], colours[f"{tint}_chip_bot"])
        if len(self._glow.children):
            self._glow_colour.rgba = (*colours[f"{tint}_chip_top"][:3], 0 if contrast else _GLOW)
        for (colour, shape), name, part in zip(
            self._layers, (self._before, self._pose), (1 - self._part, self._part), strict=True
        ):
            texture = self._drawn.get(name)
            shape.texture, colour.a = texture, part if texture is not None else 0

    def _place(self, *_: Any) -> None:
        """Its place is the middle of the floor."""
        scale, (x, y) = self._scale, self.pos
        wide, high = (dp(value) * scale for value in _FLOOR_DP)
        self._floor.pos, self._floor.size = (x - wide / 2, y - high / 2), (wide, high)
        if len(self._glow.children):
            low = self._pose in _LYING
            wide, high = (dp(value) * scale for value in (_LOW_GLOW_DP if low else _GLOW_DP))
            middle = y + dp(_LOW_GLOW_UP_DP if low else _GLOW_UP_DP) * scale
            self._glow_shape.pos, self._glow_shape.size = (x - wide / 2, middle - high / 2), (wide, high)
        for (_, shape), name in zip(self._layers, (self._before, self._pose), strict=True):
            part, up, left = _POSES.get(name, _PLAIN)
            edge = dp(FIGURE_DP) / _FULL * scale * part
            foot = y - dp(_FLOOR_UP_DP) * scale - edge * _FLOOR + dp(up) * scale
            shape.pos, shape.size = (x - edge / 2 - dp(left) * scale, foot), (edge, edge)
