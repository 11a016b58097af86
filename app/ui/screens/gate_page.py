"""A page between a wish to start and the start."""

from typing import Any

from app.ui.screens.page import Page


class GatePage(Page):
    """A page on which the second tap of two means nothing: it was meant for the page before."""

    def on_touch_down(self, touch: Any) -> bool:
        """Takes a touch; keeps the second of two to itself."""
        return bool(getattr(touch, "is_double_tap", False)) or bool(super().on_touch_down(touch))
