"""Kivy's label without what Limber has no use for: a tenth of its time to make, an eighth of its memory."""

from functools import lru_cache
from typing import Any

from kivy.clock import Clock
from kivy.core.text import Label as CoreLabel
from kivy.core.text.markup import MarkupLabel
from kivy.graphics import Color, Rectangle
from kivy.metrics import Metrics
from kivy.uix.label import Label
from kivy.uix.widget import Widget
from kivy.utils import escape_markup

from app.ui.base.typesetting import LATIN, SetText, setting

_FINE_DENSITY = 2.0  # from such a density on a pixel is too small to be seen as a gap


def fineness() -> int:
    """Pixels that a text is typeset with for each pixel of the display.

    Letters are set on whole pixels, each a whole number of them wide. On a display of few pixels that makes
    gaps within words; there a text is typeset twice as large and shown at half its size.
    """
    return 1 if Metrics.density >= _FINE_DENSITY else 2


class _Ruler(CoreLabel):
    def __init__(self, font: str, size: float, fine: int, script: str, direction: str) -> None:
        super().__init__(
            font_name=font, font_size=size * fine, font_script_name=script, font_direction=direction
        )
        self._fine = fine
        self.tell()

    def tell(self) -> None:
        # Only drawing tells the typeface its script: before that it would measure without kerning.
        self._size = (1, 1)
        self._render_begin()
        self._render_text("a", 0, 0)

    def get_extents(self, text: str) -> tuple[float, float]:
        """Width and height of one line, pixels of the display."""
        wide, high = super().get_extents(text)
        return wide / self._fine, high / self._fine


_ruler = lru_cache(maxsize=64)(_Ruler)  # as many as Kivy keeps open


def ruler(font: str, size: float, script: str = LATIN, direction: str = "ltr") -> Any:
    """What measures texts of a typeface and size, in pixels, as they are drawn, also before the first is."""
    return _ruler(font, size, fineness(), script, direction)


def width_of(text: str, font: str, size: float) -> float:
    """Width of one line of text as it is drawn, pixels."""
    if text.isascii():
        return float(ruler(font, size).get_extents(text)[0])
    found = setting(text, font)
    wide = 0.0
    for piece, file in found.pieces:
        wide += _told(file, size, found, other=file != font).get_extents(piece)[0]
    return wide


def _told(file: str, size: float, found: SetText, *, other: bool) -> Any:
    if not other:
        return ruler(file, size)
    told = ruler(file, size, found.script, "rtl" if found.leftward else "ltr")
    told.tell()  # another text may have told the same typeface another script
    return told


class PlainLabel(Label):
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
        found = setting(self.text, self.font_name)
        label = self._label_for(found)
        fine = fineness()
        wide, high = self.text_size
        label.usersize = (wide and wide * fine, high and high * fine)
        options = label.options
        options["font_name"], options["font_size"] = found.pieces[0][1], self.font_size * fine
        options["font_script_name"] = found.script
        options["font_direction"] = "rtl" if found.leftward else "ltr"
        options["halign"], options["valign"] = self.halign, self.valign
        options["line_height"] = self.line_height
        options["color"] = self.color  # what cannot be used is made pale by whoever holds it
        for _piece, file in found.pieces:
            _told(file, self.font_size, found, other=file != self.font_name)
        label.refresh()
        if found.script != LATIN:  # which the other pieces have been told too
            ruler(self.font_name, self.font_size).tell()
        texture = label.texture
        self.texture, self.texture_size = texture, (texture.width / fine, texture.height / fine)
        self._shape.texture, self._shape.size = texture, self.texture_size
        self._centre()

    def _label_for(self, found: SetText) -> Any:
        """What draws a text: a plain label, or one that changes typefaces in the middle."""
        mixed = len(found.pieces) > 1
        if self._label is None or isinstance(self._label, MarkupLabel) != mixed:
            self._label = (MarkupLabel if mixed else CoreLabel)()
        parts = [f"[font={file}]{escape_markup(piece)}[/font]" for piece, file in found.pieces]
        self._label.text = "".join(parts) if mixed else found.pieces[0][0]
        return self._label

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
