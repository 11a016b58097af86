"""A field to search with."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.ui.base.kivy_rules import FOR_TYPING, add_rules
from app.ui.base.theme import Theme
from app.ui.base.typesetting import typeface_for
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Icon

_HIGH_DP, _TOOL_DP, _CALM_S = 52, 48, 0.15


class SearchField(Widget):
    """One line of text with a magnifier before it and a cross behind it.

    Args:
        theme: The look.
        hint: What may be searched for, shown while it is empty.
        changed: Called with the text a moment after the last letter.
        closed: Called by the cross when there is nothing left to clear; None for a field that stays, whose
            cross is only there while there is something to clear.
    """

    def __init__(
        self,
        theme: Theme,
        hint: str,
        changed: Callable[[str], None],
        closed: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._changed, self._closed = theme, changed, closed
        self._hint = hint
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape()
            self._edge_colour = Color(1, 1, 1, 1)
            self._edge = Stroke()
        size = theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=theme,
            icon="search",
            icon_size=size,
            ink="ink_2",
            size=(size, size),
            size_hint=(None, None),
        )
        add_rules(FOR_TYPING)
        self.input = _OneLine(
            multiline=False,
            write_tab=False,
            input_type="text",
            keyboard_suggestions=True,
            background_normal="",
            background_active="",
            background_color=(0, 0, 0, 0),
            size_hint=(None, None),
        )
        self.cross = Tap(theme=theme, icon="close", icon_size=dp(22), fill="", size_hint=(None, None))
        self.cross.bind(on_release=lambda *_: self.clear())
        for part in (self._icon, self.input, self.cross):
            self.add_widget(part)
        self._soon = Clock.create_trigger(lambda _dt: self._changed(self.text), _CALM_S)
        self.input.fbind("text", self._typed)
        self.input.fbind("focus", self._focused)
        self.fbind("pos", self._place)
        self._show_cross()
        theme.follow(self)
        self.restyle()

    @property
    def text(self) -> str:
        """What is searched for."""
        return str(self.input.text).strip()

    def close(self) -> None:
        """Gives the keyboard back, for good.

        Kivy keeps the line that was typed in last (its `triggered` holds on to what it was called with), and
        that must not keep the page that it stood on.
        """
        self._soon.cancel()
        self.input.focus = False
        self.input.funbind("text", self._typed)
        self.input.funbind("focus", self._focused)
        self.remove_widget(self.input)

    def _show_cross(self) -> None:
        shows = self._closed is not None or bool(self.input.text)
        self.cross.opacity, self.cross.disabled = (1, False) if shows else (0, True)

    def _typed(self, *_: Any) -> None:
        self._show_cross()
        self.input.font_name = typeface_for(self.input.text, self.theme.type["body"].font)
        self._soon()

    def _focused(self, *_: Any) -> None:
        self.restyle()

    def clear(self) -> None:
        """Empties the field; an empty one is closed."""
        if not self.input.text:
            self.input.focus = False
            if self._closed is not None:
                self._closed()
            return
        self.input.text = ""
        self.input.focus = True

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, style = self.theme.colours, self.theme.type["body"]
        focus = bool(self.input.focus)
        self._colour.rgba = colours["surface"]
        self._edge_colour.rgba = colours["primary" if focus else "line_strong"]
        self._edge.width = self.theme.size("stroke_dp", "selected" if focus else "control") / 2
        field = self.input
        field.font_name, field.font_size = typeface_for(field.text, style.font), style.size
        field.foreground_color = field.disabled_foreground_color = colours["ink"]
        field.hint_text_color = colours["ink_2"]
        field.cursor_color = colours["primary"]
        field.selection_color = (*colours["primary"][:3], 0.3)
        self._place()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        self.size = (width, max(dp(_HIGH_DP), self.theme.type["body"].line + dp(24)))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        self._ground.pos, self._ground.size = self.pos, self.size
        radius = dp(_HIGH_DP / 2)
        self._ground.radius = [radius]
        self._edge.rounded_rectangle = (*self.pos, *self.size, radius)
        self._icon.pos = (self.x + dp(16), self.center_y - self._icon.height / 2)
        self.cross.size = (dp(_TOOL_DP), dp(_TOOL_DP))
        self.cross.pos = (self.right - dp(_TOOL_DP) - dp(4), self.center_y - dp(_TOOL_DP / 2))
        field = self.input
        left = self._icon.right + dp(10)
        field.pos, field.size = (left, self.y), (max(self.cross.x - left, dp(8)), self.height)
        over = max((self.height - field.line_height) / 2, 0)
        field.padding = [0, over, 0, over]
        if field.hint_text != self._hint:  # typeset only when its words change: not before it has room
            field.hint_text = self._hint


class _OneLine(TextInput):
    """Brings up the keyboard without moving the page: it stands at the top of the screen."""

    @property
    def ring_on(self) -> Any:
        """What the keyboard's ring goes around."""
        return self.parent

    def on_focus(self, _input: Any, focus: bool) -> None:
        """Leaves the page where it is."""
        if focus:
            Window.softinput_mode = ""
