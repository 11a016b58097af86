"""What the system keeps for itself at the edges of the window."""

from typing import NamedTuple


class Insets(NamedTuple):
    """Cut-outs, bars and gestures at each edge, dp."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


class SafeArea:
    """The insets in force; what moves them sets `now`, and the next change of size asks for them.

    Args:
        now: What they are at first.
    """

    def __init__(self, now: Insets) -> None:
        self.now = now

    def __call__(self) -> Insets:
        """What is covered right now, dp."""
        return self.now
