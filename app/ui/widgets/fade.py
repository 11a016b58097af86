"""Where a list ends under something: a texture from the page's colour to clear."""

from functools import lru_cache
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Colour, Theme

FADE_DP = 36  # as high as it usually is
_STEPS, _LINE_DP = 64, 1


@lru_cache(1)
def fading() -> Texture:
    """White, full at its foot and clear at its top, 1 x 64."""
    texture = Texture.create(size=(1, _STEPS), colorfmt="rgba")
    rows = (round(255 * (1 - row / (_STEPS - 1))) for row in range(_STEPS))
    content = bytes(value for alpha in rows for value in (255, 255, 255, alpha))

    def paint(empty: Texture) -> None:
        empty.blit_buffer(content, colorfmt="rgba", bufferfmt="ubyte")

    paint(texture)
    texture.add_reload_observer(paint)  # after the system has taken the display's memory away
    texture.wrap = "clamp_to_edge"
    return texture


class Fade(Widget):
    """Full of the page's colour at its foot, clear at its top; touches pass. In high contrast it is a line.

    Args:
        theme: The look.
        role: Colour role of the page.
    """

    _strength = 0.0
    _over: Colour | None = None

    def __init__(self, theme: Theme, role: str = "bg") -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._role = theme, role
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._shade = Rectangle()
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._dye()
        self._shade.texture = None if self.theme.contrast else fading()
        self._place()

    def go_into(self, colour: Colour | None) -> None:
        """Takes the colour of what lies at its foot; None for the page's own."""
        if colour != self._over:
            self._over = colour
            self._dye()

    def _dye(self) -> None:
        contrast, colours = self.theme.contrast, self.theme.colours
        colour = colours["line_strong"] if contrast else self._over or colours[self._role]
        self._colour.rgba = (*colour[:3], self._strength)

    @property
    def strength(self) -> float:
        """How much of it is seen, 0 to 1: 0 where nothing more comes."""
        return self._strength

    @strength.setter
    def strength(self, strength: float) -> None:
        if strength != self._strength:
            self._strength = strength
            self._colour.a = strength

    def lie_over(self, scroll: Any) -> None:
        """Shows itself as far as what scrolls below it has more to come."""
        left = scroll.over - scroll.down if scroll.do_scroll_y else 0.0
        self.strength = min(max(left / dp(FADE_DP), 0.0), 1.0)

    def on_touch_down(self, _touch: Any) -> bool:
        """Lets every touch pass."""
        return False

    def _place(self, *_: Any) -> None:
        high = dp(_LINE_DP) if self.theme.contrast else self.height
        self._shade.pos, self._shade.size = self.pos, (self.width, high)
