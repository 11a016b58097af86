"""A page between a wish to start and the start."""

from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.pages.page import Page

_ROOMY_DP, _LARGE_TEXT = 700, 1.3


class StepPage(Page):
    """A page on which the second tap of two means nothing: it was meant for the page before.

    Where room is short, only the main thing stands fast at its foot; the rest scrolls.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._at_foot: list[tuple[Any, float, bool]] = []
        self._is_roomy: bool | None = None
        super().__init__(*args, **kwargs)

    def at_foot(self, widget: Any, gap: float = dp(8), *, tucks: bool = False) -> Any:
        """Adds a widget at the foot and returns it; one that `tucks` scrolls where room is short."""
        self._at_foot.append((widget, gap, tucks))
        self._is_roomy = None
        self.refit()
        return widget

    def empty(self) -> None:
        """Takes everything away, to show something else."""
        self._at_foot.clear()
        self.column.clear()
        self.foot.clear()
        self._is_roomy = None
        self.refit()

    def on_touch_down(self, touch: Any) -> bool:
        """Takes a touch; keeps the second of two to itself."""
        second = getattr(touch, "is_double_tap", False) and not touch.is_mouse_scrolling
        return bool(second) or bool(super().on_touch_down(touch))

    def _arrange(self, *args: Any) -> None:
        roomy = self.height >= dp(_ROOMY_DP) and self.theme.text_scale <= _LARGE_TEXT
        if roomy is not self._is_roomy and self.height > 1:
            self._is_roomy = roomy
            self._share_out(roomy)
        super()._arrange(*args)

    def _share_out(self, roomy: bool) -> None:
        tucked = [widget for widget, _, tucks in self._at_foot if tucks]
        self.foot.clear()
        self.column.drop(*tucked)
        for widget, gap, tucks in self._at_foot:
            if roomy or not tucks:
                self.foot.add(widget, gap if self.foot.items else None)
        for widget, gap, tucks in self._at_foot:
            if tucks and not roomy:
                self.add(widget, max(gap, dp(12)))


def space(high: float) -> Widget:
    """Room in a column, pixels."""
    return Widget(size_hint=(None, None), height=high)
