"""Kivy's label without what Limber has no use for: a tenth of its time to make, an eighth of its memory."""

from functools import lru_cache
from typing import Any

from kivy.clock import Clock
from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, Rectangle
from kivy.metrics import Metrics
from kivy.uix.label import Label
from kivy.uix.widget import Widget

_SCRIPT = "Latn"
_FINE_DENSITY = 2.0  # from such a density on a pixel is too small to be seen as a gap


def fineness() -> int:
    """Pixels that a text is typeset with for each pixel of the display.

    Letters are set on whole pixels, each a whole number of them wide. On a display of few pixels that makes
    gaps within words; there a text is typeset twice as large and shown at half its size.
    """
    return 1 if Metrics.density >= _FINE_DENSITY else 2


class _Ruler(CoreLabel):
    def __init__(self, font: str, size: float, fine: int) -> None:
        super().__init__(font_name=font, font_size=size * fine, font_script_name=_SCRIPT)
        self._fine = fine
        # Only drawing tells the typeface its script: before that it would measure without kerning.
        self._size = (1, 1)
        self._render_begin()
        self._render_text("a", 0, 0)

    def get_extents(self, text: str) -> tuple[float, float]:
        """Width and height of one line, pixels of the display."""
        wide, high = super().get_extents(text)
        return wide / self._fine, high / self._fine


_ruler = lru_cache(maxsize=64)(_Ruler)  # as many as Kivy keeps open


def ruler(font: str, size: float) -> Any:
    """What measures texts of a typeface and size, in pixels, as they are drawn, also before the first is."""
    return _ruler(font, size, fineness())


class Text(Label):
    """A plain label: text, typeface, size, colour, place in its box; no markup, no padding, no shortening.

    Kivy's own binds three dozen properties of each label one by one and takes its drawing from a kv rule.
    Here the class listens to the few that are used, once for all labels.
    """

    def __init__(self, **kwargs: Any) -> None:
        self._trigger_texture = Clock.create_trigger(self.texture_update, -1)
        self._label: Any = None
        self._shape: Any = None
        Widget.__init__(self, **kwargs)  # the label's own is what this class is to save
        with self.canvas:
            Color(1, 1, 1, 1)
            self._shape = Rectangle(size=(0, 0))
        self._trigger_texture()

    def apply_class_lang_rules(self, *_args: Any, **_kwargs: Any) -> None:
        """No kv rule is meant for it; its drawing is made above."""

    def _changed(self, *_: Any) -> None:
        self._trigger_texture()

    on_text = on_font_name = on_font_size = on_color = on_text_size = on_halign = on_valign = _changed
    on_line_height = on_disabled = _changed

    def texture_update(self, *_: Any) -> None:
        """Draws the text anew as it is now; before every frame for which something has changed."""
        if not self.text:
            self.texture, self.texture_size = None, (0, 0)
            self._shape.texture, self._shape.size = None, (0, 0)
            return
        label = self._label
        if label is None:
            label = self._label = CoreLabel(font_script_name=_SCRIPT)
        fine = fineness()
        wide, high = self.text_size
        label.text, label.usersize = self.text, (wide and wide * fine, high and high * fine)
        options = label.options
        options["font_name"], options["font_size"] = self.font_name, self.font_size * fine
        options["halign"], options["valign"] = self.halign, self.valign
        options["line_height"] = self.line_height
        options["color"] = self.disabled_color if self.disabled else self.color
        ruler(self.font_name, self.font_size)
        label.refresh()
        texture = label.texture
        self.texture, self.texture_size = texture, (texture.width / fine, texture.height / fine)
        self._shape.texture, self._shape.size = texture, self.texture_size
        self._centre()

    def _centre(self, *_: Any) -> None:
        shape = self._shape
        if shape is None:
            return
        wide, high = shape.size
        left = self.x + self.width / 2 - wide / 2
        if self.text_size[0] is None:  # a text that comes in lines stands in its box as its lines do
            left = {"left": self.x, "right": self.right - wide}.get(self.halign, left)
        # On whole pixels, or its edges would blur.
        shape.pos = (int(left), int(self.y + self.height / 2 - high / 2))

    on_pos = on_size = _centre
