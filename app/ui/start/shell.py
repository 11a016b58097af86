"""What a flow may ask of the app; nothing else of it."""

from collections.abc import Callable
from typing import Protocol

from app.core.routine import Routine
from app.ui.pages.navigation import Pages
from app.ui.start.routines import Routines
from app.ui.widgets.sheet import Sheets


class SessionStarter(Protocol):
    """Begins and shows sessions."""

    running: str

    def begin(
        self,
        name: str,
        routine: Routine,
        loop: str | None = None,
        minutes: float | None = None,
        then: "Callable[[], None] | None" = None,
    ) -> None:
        """Starts a session; whether it may start has been asked. Without a loop it is off the record."""

    def show(self, name: str, *, joined: bool = False, minutes: float | None = None) -> None:
        """Shows the player's session."""


class Shell(Protocol):
    """What a flow may ask of the app.

    Attributes:
        pages: The way between pages.
        sheets: Asks one thing over a page.
    """

    pages: Pages
    sheets: Sheets

    @property
    def sessions(self) -> SessionStarter:
        """What begins and shows a session."""

    @property
    def routines(self) -> Routines:
        """Where routines come from."""

    def show_today(self) -> None:
        """Goes to Today."""

    def refuse(self, why: str) -> None:
        """Says that a routine's file cannot be used."""

    def other_instance(self, *, is_author_preview: bool = False, quietly: bool = False) -> bool:
        """Whether another copy of the app plays for this runner, and says so unless quietly."""

    def ensure_page(self) -> None:
        """Makes sure that there is a screen below the pages before a start."""

    def refresh_notes(self) -> None:
        """Shows on Today what has changed."""
