"""What the app does for the gatekeeper."""

from typing import Protocol

from app.core.routine import Routine
from app.ui.pages import Pages
from app.ui.widgets.sheet import Sheets


class House(Protocol):
    """What the app does for the gatekeeper.

    Attributes:
        running: Name of the routine that a session runs, or "".
        pages: The way between pages.
        sheets: Asks one thing over a page.
    """

    running: str
    pages: Pages
    sheets: Sheets

    def load(self, name: str, minutes: float | None = None) -> Routine:
        """A routine by id or path, fitted to a length; raises RefusedError."""

    def is_file(self, name: str) -> bool:
        """Whether a name means a file that its author looks at."""

    def begin(self, name: str, routine: Routine, loop: str | None) -> None:
        """Starts a session; None for a loop keeps it off the record."""

    def show_session(self, name: str) -> None:
        """Shows the session that the player has taken up."""

    def show_today(self) -> None:
        """Goes to Today."""

    def refuse(self, why: str) -> None:
        """Says that a routine's file cannot be used."""

    def ground(self) -> None:
        """Makes sure that there is a screen below a page of the gate."""

    def dress(self) -> None:
        """Shows on Today what has changed."""
