"""What stands over the steps of the editor: the routine's title, and undo and redo between its figures."""

from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.widgets.page_context import PageContext
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Icon, StyledLabel


class TitleRow(ButtonBehavior, Widget):
    """Title, phase and score, with a pencil: a tap leads to where they are changed."""

    def __init__(self, kit: PageContext, action: Any) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.words = kit.theme, ""
        with self.canvas.before:
            self._line_colour = Color(1, 1, 1, 1)
            self._line = Rectangle()
        self._title, self._facts = (
            StyledLabel(theme=kit.theme, style=style, ink=ink, halign="left", size_hint=(None, None))
            for style, ink in (("title", "ink"), ("body", "ink_2"))
        )
        size = kit.theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=kit.theme,
            icon="edit",
            icon_size=size,
            ink="ink_2",
            size=(size, size),
            size_hint=(None, None),
        )
        for part in (self._title, self._facts, self._icon):
            self.add_widget(part)
        self.bind(on_release=lambda *_: action())
        self.fbind("pos", self._place)
        kit.theme.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._line_colour.rgba = self.theme.colours["ink"]

    def show(self, title: str, facts_: str) -> None:
        """Shows a title, and what stands below it."""
        self.words = self._title.words = title
        self._facts.words = facts_

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need."""
        room = width - self._icon.width - dp(20)
        high = self._title.fit(room) + dp(2) + self._facts.fit(room) + dp(12)
        self.size = (width, high)
        self._place()
        return float(high)

    def _place(self, *_: Any) -> None:
        self._title.pos = (self.x + dp(4), self.top - self._title.height)
        self._facts.pos = (self.x + dp(4), self._title.y - dp(2) - self._facts.height)
        self._icon.pos = (self.right - self._icon.width - dp(6), self._title.center_y - self._icon.height / 2)
        self._line.pos, self._line.size = self.pos, (self.width, dp(1.5))


class Tools(Widget):
    """How many steps, undo and redo, and how long it takes."""

    def __init__(self, kit: PageContext, undo: Any, redo: Any) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = kit.theme
        self._steps, self._total = (
            StyledLabel(theme=kit.theme, style=style, ink=ink, halign=side, lines=1, size_hint=(None, None))
            for style, ink, side in (("body", "ink_2", "left"), ("title", "ink", "right"))
        )
        self.undo, self.redo = (
            Tap(
                theme=kit.theme,
                icon=icon,
                icon_size=kit.theme.size("icon_sizes_dp", "row"),
                fill="surface_2",
                size_hint=(None, None),
                size=(dp(48), dp(48)),
            )
            for icon in ("undo", "redo")
        )
        self.undo.bind(on_release=lambda *_: undo())
        self.redo.bind(on_release=lambda *_: redo())
        for part in (self._steps, self.undo, self.redo, self._total):
            self.add_widget(part)
        self.fbind("pos", self._place)

    def show(self, steps: str, total_: str, editing: Any) -> None:
        """Shows how it is now."""
        self._steps.words, self._total.words = steps, total_
        for tap, on in ((self.undo, editing.undoable), (self.redo, editing.redoable)):
            tap.disabled, tap.opacity, tap.fill = not on, 1 if on else 0.5, "surface_2" if on else ""

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        taps = 2 * dp(48) + dp(8)
        self._total.fit(max((width - taps) / 2 - dp(16), dp(40)))
        self._steps.fit(max((width - taps) / 2 - dp(16), dp(40)))
        self.size = (width, max(dp(48), self._total.height, self._steps.height))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        middle = self.center_y
        self._steps.pos = (self.x + dp(4), middle - self._steps.height / 2)
        self.undo.pos = (self.center_x - dp(52), middle - dp(24))
        self.redo.pos = (self.center_x + dp(4), middle - dp(24))
        self._total.pos = (self.right - self._total.width - dp(4), middle - self._total.height / 2)
