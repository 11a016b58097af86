"""What Limber asks of a device, and how it does without.

A port never blocks and never raises: it is called from the thread that keeps the time. Each has a Null
version for a device that lacks the thing; `reason` says in the runner's words what is missing.
"""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable


@runtime_checkable
class Opening(Protocol):
    """A port that takes its time to open."""

    @property
    def ready(self) -> bool:
        """Whether it can be used by now, or has found out that it never can."""


class Vibrator(Protocol):
    """The vibration motor."""

    reason: str

    def play(self, pattern: Sequence[float]) -> None:
        """Vibrates: seconds on, off, on ... A new pattern replaces the old one."""


class Sounds(Protocol):
    """Short sounds."""

    reason: str

    def play(self, name: str) -> None:
        """Plays a sound by its name."""

    def stop(self) -> None:
        """Stops what is playing."""

    def awake(self, on: bool) -> None:
        """Keeps the output awake while a session runs, or lets it sleep again.

        A Bluetooth speaker that sleeps between cues swallows the beginning of the next one.
        """


class Voice(Protocol):
    """Speech."""

    reason: str

    def say(self, text: str) -> None:
        """Says one utterance; what was being said stops."""

    def stop(self) -> None:
        """Stops what is being said."""

    def close(self) -> None:
        """Gives the engine back; nothing is said after this."""


class Display(Protocol):
    """The display."""

    reason: str

    def keep_on(self, on: bool) -> None:
        """Keeps the display from going dark, or lets it again."""


class NullVibrator:
    """For a device without a vibration motor."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def play(self, pattern: Sequence[float]) -> None:
        """Does nothing."""


class NullSounds:
    """For a device without sound."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def play(self, name: str) -> None:
        """Does nothing."""

    def stop(self) -> None:
        """Does nothing."""

    def awake(self, on: bool) -> None:
        """Does nothing."""


class NullVoice:
    """For a device without speech."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def say(self, text: str) -> None:
        """Does nothing."""

    def stop(self) -> None:
        """Does nothing."""

    def close(self) -> None:
        """Does nothing."""


class NullScreen:
    """For a display that cannot be kept on."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def keep_on(self, on: bool) -> None:
        """Does nothing."""
