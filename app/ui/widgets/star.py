"""The star that makes a routine a favourite, and takes that back."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.ui.theme import Theme
from app.ui.widgets.tap import Tap

SIZE_DP = 48


class Stars(NamedTuple):
    """Where stars are kept.

    Attributes:
        on: Whether a routine has one, by its id.
        turn: Gives it one or takes it away; what cannot be done is said.
    """

    on: Callable[[str], bool]
    turn: Callable[[str], None]


class Star(Tap):
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
            fill="",
            ink=ink,
            size=(dp(SIZE_DP), dp(SIZE_DP)),
            size_hint=(None, None),
        )
        self.look()

    @property
    def on(self) -> bool:
        """Whether its routine is a favourite, as it shows it."""
        return bool(self._icon.filled)

    def show(self, routine: str) -> None:
        """Shows the star of another routine."""
        self._routine = routine
        self.look()

    def look(self, *_: Any) -> None:
        """Shows what holds now."""
        self._icon.filled = bool(self._routine) and self._stars.on(self._routine)

    def on_release(self) -> None:
        """Turns it."""
        if self._routine:
            self._stars.turn(self._routine)
            self.look()
