"""What the app does for the gatekeeper."""

from typing import Protocol

from app.ui.shell.dependencies import Routines
from app.ui.shell.navigation import Pages
from app.ui.shell.session_runner import SessionRunner
from app.ui.widgets.sheet import Sheets


class Shell(Protocol):
    """What the app does for the gatekeeper.

    Attributes:
        sessions: What begins and shows a session.
        pages: The way between pages.
        sheets: Asks one thing over a page.
    """

    sessions: SessionRunner
    pages: Pages
    sheets: Sheets

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
        """Makes sure that there is a screen below a page of the gate."""

    def refresh_notes(self) -> None:
        """Shows on Today what has changed."""
