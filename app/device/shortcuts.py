"""What a long press on the app's icon offers."""

from collections.abc import Mapping
from typing import Protocol

from app.device.openings import Shortcut


class IconShortcuts(Protocol):
    """Puts shortcuts on the icon; like every port it never raises."""

    reason: str

    def offer(self, labels: Mapping[Shortcut, str]) -> None:
        """Puts these in place of those that are there.

        Args:
            labels: What stands beside each, in the runner's language; launchers cut off what is longer than
                about 15 letters. They stand in this order, the first next to the icon.
        """


class NullIconShortcuts:
    """For a device whose icons have none."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def offer(self, labels: Mapping[Shortcut, str]) -> None:
        """Does nothing."""
