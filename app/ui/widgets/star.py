"""The star that makes a routine a favourite, and takes that back."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior

from app.ui.base.theme import Theme
from app.ui.widgets.words import Icon

SIZE_DP = 48
_PRESSED = 0.6  # strength under a finger


class Stars(NamedTuple):
    """Where stars are kept.

    Attributes:
        on: Whether a routine has one, by its id.
        turn: Gives it one or takes it away; what cannot be done is said.
    """

    on: Callable[[str], bool]
    turn: Callable[[str], None]


class Star(ButtonBehavior, Icon):
    """Filled for a favourite, hollow otherwise; a second tap takes the first back.

    Args:
        theme: The look.
        stars: Where stars are kept.
        routine: Id of its routine; "" until it is shown one.
        ink: Colour role.
    """

    def __init__(self, theme: Theme, stars: Stars, routine: str = "", ink: str = "ink") -> None:
        self._stars, self._routine = stars, routine
        super().__init__(
            theme=theme,
            icon="star",
            icon_size=theme.size("icon_sizes_dp", "row"),
            ink=ink,
            size=(dp(SIZE_DP), dp(SIZE_DP)),
            size_hint=(None, None),
        )
        self.look()

    def show(self, routine: str) -> None:
        """Shows the star of another routine."""
        self._routine = routine
        self.look()

    def look(self) -> None:
        """Shows what holds now."""
        self.filled = bool(self._routine) and self._stars.on(self._routine)

    def on_state(self, *_: Any) -> None:
        """Answers a finger."""
        self.opacity = _PRESSED if self.state == "down" else 1

    def on_release(self) -> None:
        """Turns it."""
        if self._routine:
            self._stars.turn(self._routine)
            self.look()
