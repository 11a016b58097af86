"""A field that is typed in, as high as its text."""

from collections.abc import Callable
from typing import Any

from kivy.core.window import Window
from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.ui.base.kivy_rules import FOR_TYPING, add_rules
from app.ui.base.theme import Theme
from app.ui.base.typesetting import typeface_for
from app.ui.widgets.column import scrolled_by
from app.ui.widgets.shapes import RoundShape, Stroke

_LEAST_DP, _SIDE_DP, _AIR_DP = 52, 16, 13
_CONTROL = {"ctrl", "meta"}


class TextField(Widget):
    """A text of one paragraph; its lines break, and the field grows with them.

    Args:
        theme: The look.
        words: What it is for, also where nothing else says so.
        text: What stands in it.
        changed: Called with the text after each change.
        hint: Shown while it is empty.
        most: Letters that it takes.
        entered: Called by the Enter key.
        grown: Called when it needs another height.
        step: Called with undo or redo, where those are the page's own.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        text: str,
        changed: Callable[[str], None],
        *,
        hint: str = "",
        most: int = 2000,
        entered: Callable[[], None] = lambda: None,
        grown: Callable[[], None] = lambda: None,
        step: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._changed, self._grown = theme, changed, grown
        self._hint, self._faulty, self._wide = hint, False, 0.0
        add_rules(FOR_TYPING)
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[theme.size("radius_dp", "tile")])
            self._edge_colour = Color(1, 1, 1, 1)
            self._edge = Stroke()
        self.input = _Paragraph(
            text=text,
            multiline=True,
            write_tab=False,
            input_type="text",
            keyboard_suggestions=True,
            background_normal="",
            background_active="",
            background_color=(0, 0, 0, 0),
            size_hint=(None, None),
        )
        self.input.words, self.input.most, self.input.entered, self.input.step = words, most, entered, step
        self.add_widget(self.input)
        self.input.cursor = (0, 0)  # its beginning is seen, not its end
        self.input.fbind("text", self._typed)
        self.input.fbind("focus", self._focused)
        self.input.fbind("minimum_height", self._measured)
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    @property
    def text(self) -> str:
        """What stands in it."""
        return str(self.input.text)

    def show(self, text: str) -> None:
        """Has another text stand in it; nobody is told."""
        if text != self.input.text:
            self.input.funbind("text", self._typed)
            self.input.text = text
            self.input.fbind("text", self._typed)
            self._dress()

    def hint(self, words: str) -> None:
        """Shows other words while it is empty."""
        if words != self._hint:
            self._hint = words
            self._break_hint()
            self._measured()

    @property
    def faulty(self) -> bool:
        """Whether something is wrong with what stands in it."""
        return self._faulty

    @faulty.setter
    def faulty(self, faulty: bool) -> None:
        if faulty != self._faulty:
            self._faulty = faulty
            self.restyle()

    def close(self) -> None:
        """Gives the keyboard back, for good; Kivy itself keeps the field that was typed in last."""
        self.input.focus = False
        self.input.funbind("text", self._typed)
        self.input.funbind("focus", self._focused)
        self.input.funbind("minimum_height", self._measured)
        self.input.entered, self.input.step = _nothing, None
        self.theme.unfollow(self)
        self.remove_widget(self.input)

    def _typed(self, _input: Any, text: str) -> None:
        self._dress()
        self._changed(text)

    def _dress(self) -> None:
        self.input.font_name = typeface_for(self.input.text, self.theme.type["body"].font)

    def _focused(self, _input: Any, focus: bool) -> None:
        self.restyle()
        view = scrolled_by(self)
        if focus and view is not None and hasattr(view, "reveal"):
            view.reveal(self)

    def _measured(self, *_: Any) -> None:
        if abs(self._high() - self.height) > 1:
            self._grown()

    def restyle(self, *_: Any) -> None:
        """Takes on the look in force."""
        colours, style, field = self.theme.colours, self.theme.type["body"], self.input
        focus = bool(field.focus)
        self._colour.rgba = colours["bg"]
        edge = "stop" if self._faulty else "primary" if focus else "line_strong"
        self._edge_colour.rgba = colours[edge]
        heavy = focus or self._faulty
        self._edge.width = self.theme.size("stroke_dp", "selected" if heavy else "control") / 2
        self._dress()
        field.font_size, field.line_spacing = style.size, max(style.line - style.size * 1.25, 0)
        field.foreground_color = field.disabled_foreground_color = colours["ink"]
        field.hint_text_color = colours["ink_2"]
        field.cursor_color = colours["primary"]
        field.selection_color = (*colours["primary"][:3], 0.3)
        field.padding = [dp(_SIDE_DP), dp(_AIR_DP), dp(_SIDE_DP), dp(_AIR_DP)]
        self._break_hint()
        self._place()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its lines need."""
        if width != self._wide:
            self._wide = self.input.width = self.width = width
            self._break_hint()
        self.height = self._high()
        self._place()
        return float(self.height)

    def _high(self) -> float:
        field = self.input
        lines = field.hint_lines
        hint = lines * (field.line_height + field.line_spacing) + 2 * dp(_AIR_DP)
        return max(dp(_LEAST_DP), float(field.minimum_height), hint if lines > 1 else 0)

    def _break_hint(self) -> None:
        """Typesets what is shown in an empty field, for its width."""
        if self._wide > 1:
            self.input.set_hint(self._hint)

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        self._ground.pos, self._ground.size = self.pos, self.size
        radius = self.theme.size("radius_dp", "tile")
        self._edge.rounded_rectangle = (*self.pos, *self.size, radius)
        self.input.pos, self.input.size = self.pos, self.size


def _nothing() -> None: ...


class _Paragraph(TextInput):
    """Has no line ends of its own; the page moves up where the keyboard would cover it."""

    words, most = "", 2000

    def __init__(self, **kwargs: Any) -> None:
        self.entered: Callable[[], None] = lambda: None
        self.step: Callable[[str], None] | None = None
        super().__init__(**kwargs)

    @property
    def hint_lines(self) -> int:
        """Lines that what is shown in an empty field is broken into; Kivy leaves no room for them itself."""
        return 0 if self.text else len(self._hint_text_lines)

    def set_hint(self, words: str) -> None:
        """Shows words while it is empty, broken for the width that it has now."""
        self.hint_text = words
        self._refresh_hint_text()

    @property
    def ring_on(self) -> Any:
        """What the keyboard's ring goes around."""
        return self.parent

    def on_focus(self, _input: Any, focus: bool) -> None:
        """Has the page move up, so that what is typed can be seen."""
        if focus:
            Window.softinput_mode = "below_target"

    def insert_text(self, substring: str, from_undo: bool = False) -> None:
        """Puts a text in; what ends a line becomes a space, and what no file can hold goes."""
        if substring == "\n":
            self.entered()
            return
        plain = "".join(letter if letter.isprintable() else " " for letter in substring)
        super().insert_text(plain[: max(self.most - len(self.text), 0)], from_undo)

    def keyboard_on_key_down(
        self, window: Any, keycode: tuple[int, str], text: str, modifiers: list[str]
    ) -> bool:
        """Undo and redo may be the page's: they take back what was done to other fields as well."""
        if self.step is not None and _CONTROL.intersection(modifiers) and keycode[1] in ("z", "y"):
            self.step("redo" if keycode[1] == "y" or "shift" in modifiers else "undo")
            return True
        return bool(super().keyboard_on_key_down(window, keycode, text, modifiers))
