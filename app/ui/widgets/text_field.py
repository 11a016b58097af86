"""A field to write in, with its name above and what is wrong with it below."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.ui.base.kivy_rules import FOR_TYPING, add_rules
from app.ui.base.theme import Theme
from app.ui.base.typesetting import typeface_for
from app.ui.widgets.column import scrolled_by
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.words import StyledLabel

_PAD_DP, _LEAST_DP, _NAME_DP, _MOST_LINES = 14, 52, 6, 6


class TextField(Widget):
    """One line of text, or several that the field grows with.

    Args:
        theme: The look.
        name: What is written in it.
        text: What stands in it at first.
        changed: Called with the text after each letter; what lies at its ends is no part of it.
        hint: Shown while it is empty.
        most: Letters that it takes.
        lines: It takes more than one line on the screen; a line's end that is typed is a space.
        done: Called when Enter is pressed in a field of one line.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str,
        changed: Callable[[str], None],
        *,
        hint: str = "",
        most: int = 400,
        lines: bool = False,
        done: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._changed, self._hint, self._most, self._lines = theme, changed, hint, most, lines
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[theme.size("radius_dp", "tile")])
            self._edge_colour = Color(1, 1, 1, 1)
            self._edge = Stroke()
        self._name = self._label("chip", "ink_2", name)
        self._fault = self._label("caption", "stop", "")
        add_rules(FOR_TYPING)
        self.input = _Typed(
            text=text,
            multiline=lines,
            do_wrap=lines,
            write_tab=False,
            input_type="text",
            keyboard_suggestions=True,
            background_normal="",
            background_active="",
            background_color=(0, 0, 0, 0),
            size_hint=(None, None),
        )
        self.input.most = most
        self.add_widget(self.input)
        self.input.cursor = (0, 0)  # its beginning is seen, not its end
        self.input.fbind("text", self._typed)
        self.input.fbind("focus", self._focused)
        self._refit = Clock.create_trigger(self._grown, -1)
        if lines:
            self.input.fbind("minimum_height", lambda *_: self._refit())
        else:
            self.input.bind(on_text_validate=lambda *_: done())
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def _label(self, style: str, ink: str, words: str) -> StyledLabel:
        label = StyledLabel(
            theme=self.theme, style=style, ink=ink, words=words, halign="left", size_hint=(None, None)
        )
        self.add_widget(label)
        return label

    @property
    def text(self) -> str:
        """What stands in it, on one line."""
        return " ".join(str(self.input.text).split())

    @text.setter
    def text(self, text: str) -> None:
        if text != self.text:
            self.input.text = text

    @property
    def fault(self) -> str:
        """What is wrong with it, or ""."""
        return str(self._fault.words)

    @fault.setter
    def fault(self, words: str) -> None:
        if words != self._fault.words:
            self._fault.words = words
            self.restyle()
            self._refit()

    def close(self) -> None:
        """Gives the keyboard back, for good; see `SearchField.close`."""
        self._refit.cancel()
        self.input.focus = False
        self.input.funbind("text", self._typed)
        self.input.funbind("focus", self._focused)
        self.remove_widget(self.input)

    def _typed(self, *_: Any) -> None:
        self.input.font_name = typeface_for(self.input.text, self.theme.type["body"].font)
        self._refit()
        self._changed(self.text)

    def _focused(self, _input: Any, focus: bool) -> None:
        self.restyle()
        view = scrolled_by(self)
        if focus and view is not None and hasattr(view, "reveal"):
            view.reveal(self)

    def _grown(self, *_: Any) -> None:
        if self.width <= 1:
            return
        before = self.height
        self.fit(self.width)
        above = self.parent
        while self.height != before and above is not None and above.parent is not above:
            if hasattr(above, "refit"):
                above.refit()
            above = above.parent

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, style = self.theme.colours, self.theme.type["body"]
        focus = bool(self.input.focus)
        self._colour.rgba = colours["surface"]
        edge = "stop" if self._fault.words else "primary" if focus else "line_strong"
        self._edge_colour.rgba = colours[edge]
        self._edge.width = self.theme.size("stroke_dp", "selected" if focus else "control") / 2
        field = self.input
        field.font_name, field.font_size = typeface_for(field.text, style.font), style.size
        field.foreground_color = field.disabled_foreground_color = colours["ink"]
        field.hint_text_color = colours["ink_2"]
        field.cursor_color = colours["primary"]
        field.selection_color = (*colours["primary"][:3], 0.3)
        self._place()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need."""
        name = self._name.fit(width - dp(8)) + dp(_NAME_DP)
        fault = self._fault.fit(width - dp(8)) + dp(4) if self._fault.words else 0.0
        field = self.input
        field.width = width - dp(4)
        pad = dp(_PAD_DP)
        line = field.line_height + field.line_spacing
        rows = 1
        if self._lines:
            rows = min(max(round((field.minimum_height - 2 * pad) / line), 2), _MOST_LINES)
        field.height = max(dp(_LEAST_DP), rows * line + 2 * pad)
        over = pad if self._lines else (field.height - line) / 2
        field.padding = [dp(12), over, dp(12), over]
        if self._lines and field.height >= field.minimum_height:
            field.scroll_y = 0
        self.size = (width, name + field.height + fault)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        field = self.input
        self._name.pos = (self.x + dp(4), self.top - self._name.height)
        field.pos = (self.x + dp(2), self._name.y - dp(_NAME_DP) - field.height)
        self._fault.pos = (self.x + dp(4), self.y)
        self._ground.pos, self._ground.size = (self.x, field.y), (self.width, field.height)
        radius = self.theme.size("radius_dp", "tile")
        self._edge.rounded_rectangle = (self.x, field.y, self.width, field.height, radius)
        if field.hint_text != self._hint:  # typeset only when its words change: not before it has room
            field.hint_text = self._hint


class _Typed(TextInput):
    """Takes so many letters, and only such as a file can hold on one line."""

    most = 400

    def insert_text(self, substring: str, from_undo: bool = False) -> None:
        """Puts letters in as far as there is room for them; a line's end is a space."""
        plain = "".join(letter if letter.isprintable() else " " for letter in substring)
        if substring == "\n" and not from_undo:
            return
        super().insert_text(plain[: max(self.most - len(self.text), 0)], from_undo=from_undo)

    @property
    def ring_on(self) -> Any:
        """What the keyboard's ring goes around."""
        return self.parent
