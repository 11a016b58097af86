"""What stands at the foot of the form: a change taken back, done again, and all of them saved."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import PopMatrix, PushMatrix, Scale
from kivy.metrics import dp

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.widgets.column import Row
from app.ui.widgets.tap import Tap
from app.ui.widgets.wide_tap import WideTap

_TOOL_DP = 60


class _Step(Tap):
    """A button that undoes, or the other way round."""

    def __init__(self, theme: Theme, action: Callable[[], None], *, mirrored: bool) -> None:
        super().__init__(
            theme=theme,
            icon="undo",
            icon_size=theme.size("icon_sizes_dp", "row"),
            fill="surface_2",
            size=(dp(_TOOL_DP), dp(_TOOL_DP)),
            size_hint=(None, None),
        )
        self._mirror: Any = None
        if mirrored:
            with self.canvas.before:
                PushMatrix()
                self._mirror = Scale(-1, 1, 1)
            with self.canvas.after:
                PopMatrix()
            for name in ("size", "pos"):
                self.fbind(name, lambda *_: setattr(self._mirror, "origin", self.center))
        self.bind(on_release=lambda *_: action())


class Foot(Row):
    """Undo, redo, Save.

    Args:
        theme: The look.
        tr: Translates.
        step: Called with undo or redo.
        save: Saves.
        missing: Called instead where it cannot be saved yet.
    """

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        step: Callable[[str], None],
        save: Callable[[], None],
        missing: Callable[[], None],
    ) -> None:
        self.undo = _Step(theme, lambda: step("undo"), mirrored=False)
        self.redo = _Step(theme, lambda: step("redo"), mirrored=True)
        self.save = WideTap(theme, tr(_("Save")), save, missing=missing, high_dp=_TOOL_DP)
        super().__init__(self.undo, self.redo, self.save, grow=2, gap=dp(8))

    def show(self, *, can_undo: bool, can_redo: bool, ready: bool) -> None:
        """Shows what can be done now."""
        for tap, can in ((self.undo, can_undo), (self.redo, can_redo)):
            tap.ink = "ink" if can else "ink_3"
            tap.fill = "surface_2" if can else ""
        self.save.ready = ready
