"""Buttons as wide as their column that grow with their words."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from app.ui.base.theme import Theme
from app.ui.widgets.tap import Tap

_LINES, _ROOM_DP = 3, 20


class WideTap(Tap):
    """A button across a page.

    Args:
        theme: The look.
        words, icon: What it says.
        action: What a tap does.
        fill, ink, outline: Colour roles.
        high_dp: Its height where the words need no more; 0 for that of a main button.
        missing: What a tap does while the button is not ready.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        action: Callable[[], None],
        *,
        icon: str = "",
        fill: str = "primary",
        ink: str = "on_primary",
        outline: str = "",
        high_dp: float = 0,
        missing: Callable[[], None] = lambda: None,
        **more: Any,
    ) -> None:
        self._least = dp(high_dp) or theme.size("touch_dp", "main_button_height")
        self._colours, self._ready = (fill, ink), True
        self._action, self._missing = action, missing
        super().__init__(
            theme=theme,
            words=words,
            icon=icon,
            icon_size=theme.size("icon_sizes_dp", "button"),
            fill=fill,
            ink=ink,
            outline=outline,
            radius=theme.size("radius_dp", "button"),
            lines=_LINES,
            size_hint=(None, None),
            **more,
        )

    @property
    def ready(self) -> bool:
        """Whether a tap does what the button says; else it looks faint, and a tap shows what is missing."""
        return self._ready

    @ready.setter
    def ready(self, ready: bool) -> None:
        self._ready = ready
        self.fill, self.ink = self._colours if ready else ("surface_2", "ink_3")

    def on_release(self) -> None:
        """Does what it says, or shows what is missing."""
        (self._action if self._ready else self._missing)()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need."""
        self.size = (width, self._least)
        self.height = max(self._least, self._words.natural_height + dp(_ROOM_DP))
        return float(self.height)
