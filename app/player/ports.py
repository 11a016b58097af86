"""What a player is made with, and what it tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.core.cues import Cue
from app.core.session import Session
from app.core.timeline import Timeline


class Clock(Protocol):
    """A clock that keeps running in sleep."""

    @property
    def speed(self) -> float:
        """Session seconds per real second; 1 but for previews and tests."""

    def now(self) -> float:
        """Reading in session seconds; only differences mean something."""


class Waker(Protocol):
    """Wakes the player for its next cue, independent of any screen."""

    def wake_at(self, when: float | None) -> None:
        """Asks for one call of the player's `tick` at a clock reading; None for no call at all."""


class Outlet(Protocol):
    """Where cues go: decides their channels and plays them."""

    def fire(self, cues: Sequence[Cue], timeline: Timeline, elapsed_s: float) -> Sequence[tuple[str, ...]]:
        """Plays cues that are due at one moment; returns the channels each of them took. Never blocks."""

    def interrupt(self) -> None:
        """Silences what is still sounding, since the session has jumped or stopped."""

    @property
    def muted(self) -> bool:
        """Whether sound and voice keep quiet for the session that runs."""

    def mute(self, on: bool) -> None:
        """Lets sound and voice keep quiet, or be heard again. Never blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """A cue that was played.

    Attributes:
        fired_s: Seconds into the timeline at that moment.
        channels: vibration, sound, voice: those it took.
    """

    cue: Cue
    timeline: Timeline
    fired_s: float
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerPosition:
    """Where a player stands: all that another one needs to go on in its place.

    Attributes:
        next_cue: Index of the first cue of the timeline that has not been played, nor dropped.
        at: Reading of the clock.
    """

    session: Session
    next_cue: int
    at: float
