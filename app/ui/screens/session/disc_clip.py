"""Shows its children only inside a disc."""

from typing import Any

from kivy.graphics import Color, Ellipse, StencilPop, StencilPush, StencilUnUse, StencilUse
from kivy.uix.floatlayout import FloatLayout


class DiscClip(FloatLayout):
    """A round window onto its children: a wall behind the figure must not reach beyond the stage."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            StencilPush()
            Color(1, 1, 1, 1)
            self._opening = Ellipse(segments=180)
            StencilUse()
        with self.canvas.after:
            StencilUnUse()
            Color(1, 1, 1, 1)
            self._closing = Ellipse(segments=180)
            StencilPop()
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)

    def _arrange(self, *_: Any) -> None:
        for disc in (self._opening, self._closing):
            disc.pos, disc.size = self.pos, self.size
