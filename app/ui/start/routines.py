"""Where routines come from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a session needs these, the first frame does not
    from app.core.cards import RoutineCard
    from app.core.routine import Routine
    from app.core.timeline import Timeline


class RefusedError(Exception):
    """A routine cannot be started; the message says why, in words for the runner."""


class Routines(Protocol):
    """Where routines come from."""

    def cards(self) -> "Sequence[RoutineCard]":
        """Every routine, in the order lists show them."""

    def routine(self, name: str, minutes: float | None = None) -> "Routine":
        """A routine by its id or path, fitted to a length where one is given.

        Raises:
            RefusedError: Its file cannot be used.
        """

    def is_file(self, name: str) -> bool:
        """Whether a name means a file, which its author looks at."""

    def unposable(self, routine: "Routine") -> str:
        """What is wrong with the figures of a routine's own exercises, with places; "" for nothing."""

    def timeline(self, routine: "Routine") -> "Timeline":
        """A routine laid out in time."""

    def changed(self) -> None:
        """Forgets what was read, since files have changed."""
