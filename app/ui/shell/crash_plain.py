"""The last thing that can be shown: one sentence, with nothing of ours around it that could break."""

from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import sp
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.label import Label

from app.core.i18n import Translate
from app.core.i18n import mark as _

_GROUND, _INK, _MARGIN = (0.06, 0.12, 0.11, 1), (1, 1, 1, 1), 24


def show_plainly(root: Any, tr: Translate) -> None:
    """Covers everything with a sentence; the cues of a session go on below it."""
    text = tr(_("Something in the app went wrong. Close Limber and open it again."))
    cover, label = FloatLayout(), Label(text=text, color=_INK, font_size=sp(24), halign="center")
    with cover.canvas:
        Color(*_GROUND)
        ground = Rectangle()
        Color(1, 1, 1, 1)
        words = Rectangle()  # drawn here: the rule that would have a label drawn is not loaded

    def place(*_args: Any) -> None:
        ground.pos, ground.size = cover.pos, cover.size
        label.text_size = (max(cover.width - 2 * sp(_MARGIN), 1), None)
        label.texture_update()
        words.texture, words.size = label.texture, label.texture_size
        words.pos = (cover.center_x - words.size[0] / 2, cover.center_y - words.size[1] / 2)

    cover.bind(size=place, pos=place)
    cover.add_widget(label)
    root.clear_widgets()
    root.add_widget(cover)
    place()
