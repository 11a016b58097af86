"""What keeps a session going while the screen is off: a process of its own and a processor kept awake."""

from pathlib import Path
from typing import Protocol


class BackgroundPlayer(Protocol):
    """Starts and stops the process that plays while the app is not seen; like every port it never raises."""

    reason: str

    def start(self, folder: Path) -> bool:
        """Starts it; one that runs already goes on. It stays silent for as long as the app is to be seen.

        Args:
            folder: Where app and service meet.

        Returns:
            Whether it was asked to start; False where there is none or the system refuses.
        """

    def stop(self) -> None:
        """Ends it at once, whatever it is doing."""


class Awake(Protocol):
    """Keeps the processor running while the screen is off; like every port it never raises."""

    reason: str

    def hold(self, on: bool) -> None:
        """Keeps it running, or lets it sleep again."""


class NullBackgroundPlayer:
    """For a device on which the app itself plays on, or the session catches up when it is seen again."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def start(self, folder: Path) -> bool:
        """Starts nothing."""
        return False

    def stop(self) -> None:
        """Does nothing."""


class NullAwake:
    """For a device that stays awake by itself."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def hold(self, on: bool) -> None:
        """Does nothing."""
