"""What the system keeps for itself at the edges of the window."""

from typing import NamedTuple


class Insets(NamedTuple):
    """Cut-outs, bars and gestures at each edge, dp."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
