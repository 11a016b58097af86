"""The system's own calendar, to which an entry is handed; Limber never reads one and needs no permission."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the first frame does without
    from app.core.reminder import CalendarEntry


class CalendarDoor(Protocol):
    """Hands an entry to the calendar, where the runner looks at it and saves it; it never raises.

    Attributes:
        reason: Why there is no calendar, in words to be translated; "" where there is one.
        takes_file: Whether the calendar gets the file. Then it learns when to ring, and knows the entry again
            when it comes once more.
    """

    reason: str
    takes_file: bool

    def add(self, entry: "CalendarEntry", file: Path, then: Callable[[bool], None]) -> None:
        """Opens the calendar with an entry.

        Args:
            entry: The entry.
            file: The same as a file that calendars take in.
            then: Told whether a calendar has opened, on the thread that draws; at once or later.
        """


class NullCalendarDoor:
    """For a device without a calendar."""

    takes_file = True

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def add(self, entry: "CalendarEntry", file: Path, then: Callable[[bool], None]) -> None:
        """Opens nothing."""
        then(False)
