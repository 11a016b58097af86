"""The telephone, for emergencies."""

from typing import Protocol


class Dialler(Protocol):
    """Opens the telephone without a number: emergency numbers differ from country to country."""

    reason: str

    def open(self) -> None:
        """Opens it; the runner dials."""


class NullDialler:
    """For a device that is no telephone."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def open(self) -> None:
        """Does nothing."""
