"""The runner's files outside the app: picked, saved and handed on by the system's own pickers."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class Files(Protocol):
    """Opens, saves and shares; every answer comes back later, on the thread that draws."""

    reason: str

    def open(self, endings: tuple[str, ...], then: Callable[[Path | None], None]) -> None:
        """Lets the runner pick one file.

        Args:
            endings: Without the dot, such as `yaml`; what else is picked is handed on all the same.
            then: Gets a readable copy that keeps the file's name, or None when nothing was picked.
        """

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        """Lets the runner choose where a copy of `source` goes; the answer says whether it was written."""

    def share(self, source: Path) -> None:
        """Offers `source` to other apps."""


class NullFiles:
    """For a device that has no pickers."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def open(self, endings: tuple[str, ...], then: Callable[[Path | None], None]) -> None:
        """Picks nothing."""
        then(None)

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        """Writes nothing."""
        then(False)

    def share(self, source: Path) -> None:
        """Does nothing."""
