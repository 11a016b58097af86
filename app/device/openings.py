"""What Limber is opened for from outside: files and texts of other apps, and the shortcuts on its icon."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

Shortcut = Literal["", "warm-up", "cool-down", "check-in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One thing that was asked for from outside; any app may ask, so nothing in it is to be believed.

    Attributes:
        shortcut: Where the icon's shortcut leads; "" where something else was asked for.
        files: Copies of what came, by names of their own; whoever has read them calls `forget`.
        beyond: Names of files that were not even copied, since so many do not come in at once.
        text: What was shared as a text.
        problem: Why what came cannot be had, in words to be translated, or "".
    """

    shortcut: Shortcut = ""
    files: Sequence[Path] = ()
    beyond: Sequence[str] = ()
    text: str = ""
    problem: str = ""


class Openings(Protocol):
    """Hears what the app is opened for; like every port it never raises."""

    reason: str

    def follow(self, asked: Callable[[Wish], None]) -> None:
        """Tells what the app was started for, and from then on each further wish, where things are drawn."""

    def forget(self, files: Sequence[Path]) -> None:
        """Deletes the copies of a wish."""

    def close(self) -> None:
        """Hears nothing after this."""


class NullOpenings:
    """For a device on which nobody opens anything with an app that runs."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def follow(self, asked: Callable[[Wish], None]) -> None:
        """Never tells anything."""

    def forget(self, files: Sequence[Path]) -> None:
        """Has copied nothing."""

    def close(self) -> None:
        """Does nothing."""
