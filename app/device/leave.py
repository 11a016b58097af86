"""The runner's leave to show notifications, where a system wants to be given it."""

from collections.abc import Callable
from typing import Protocol


class NoticeLeave(Protocol):
    """Has the system ask; like every port it never raises."""

    reason: str

    def needed(self) -> bool:
        """Whether nothing would be seen without it, so that asking makes sense."""

    def ask(self, then: Callable[[], None]) -> None:
        """Has the system ask, which covers the app while it does.

        Args:
            then: Called once it is answered, whichever way, on the thread that draws.
        """


class NullNoticeLeave:
    """For a system that asks for nothing."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def needed(self) -> bool:
        """It is not."""
        return False

    def ask(self, then: Callable[[], None]) -> None:
        """Goes on at once."""
        then()
