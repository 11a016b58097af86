"""The notification that stands for a session whose screen is not to be seen."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the notification shows.

    Attributes:
        title: The exercise, with its side where it has one.
        text: One line below it.
        left_s: Seconds left in this step; None while the session stands still.
        paused: Whether the first action goes on instead of pausing.
    """

    title: str
    text: str
    left_s: float | None
    paused: bool


class Notifier(Protocol):
    """One notification with the actions `pause`, `resume` and `skip`; like every port it never raises."""

    reason: str

    def show(self, notice: Notice) -> None:
        """Shows or replaces the notification."""

    def clear(self) -> None:
        """Takes the notification away."""

    def close(self) -> None:
        """Listens to no action after this."""


class NullNotifier:
    """For a device without notifications, or a runner who does not allow them."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def show(self, notice: Notice) -> None:
        """Does nothing."""

    def clear(self) -> None:
        """Does nothing."""

    def close(self) -> None:
        """Does nothing."""
