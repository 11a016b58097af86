"""What the system around the app says about itself: its theme, languages, and the edges to keep free."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Edges:
    """Pixels at each edge of the window that bars, a notch or rounded corners cover."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


class Surroundings(Protocol):
    """Read at the start and each time the app comes back; like every port it never raises."""

    reason: str

    def dark(self) -> bool | None:
        """Whether the system is dark; None where it does not say."""

    def languages(self) -> tuple[str, ...]:
        """Language tags, best first, such as `de-AT`; empty where unknown."""

    def text_scale(self) -> float:
        """The system's size of text; 1 where unknown."""

    def reduced_motion(self) -> bool:
        """Whether the runner has asked the system for less motion."""

    def edges(self) -> Edges:
        """What is covered right now."""


class NullSurroundings:
    """For a system that says nothing."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def dark(self) -> bool | None:
        """Unknown."""
        return None

    def languages(self) -> tuple[str, ...]:
        """Unknown."""
        return ()

    def text_scale(self) -> float:
        """As designed."""
        return 1.0

    def reduced_motion(self) -> bool:
        """Motion as designed."""
        return False

    def edges(self) -> Edges:
        """Nothing is covered."""
        return Edges()
