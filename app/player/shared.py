"""What app and service share: one file that says where the session stands, and four locks."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.core.dataclass_json import BrokenDataError
from app.player.handover import Handover, Reader

SERVICE_OPENS_S = 5.0  # what the service plays on and has not answered by then never will
_log = logging.getLogger(__name__)


class Lock(Protocol):
    """A lock between processes; the system takes it back from one that dies."""

    @property
    def held(self) -> bool:
        """Whether this process holds it."""

    def take(self) -> bool:
        """Takes it unless another holds it; returns whether it is held now, at once."""

    def release(self) -> None:
        """Lets it go, if it is held."""

    def taken_elsewhere(self) -> bool:
        """Whether another holds it."""

    def close(self) -> None:
        """Lets it go, and its file with it."""


class SharedText(Protocol):
    """A text that is replaced whole; nothing of it raises."""

    def write(self, text: str) -> bool:
        """Puts a text in place of the one before; returns whether it is there."""

    def read(self) -> str | None:
        """The text; None where there is none."""

    def mark(self) -> object:
        """Something that changes with every write; None while there is none."""

    def forget(self) -> None:
        """Takes the text away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The place where app and service meet.

    Attributes:
        file: The session as whoever plays it has left it.
        wish: The last wish that reached the one that does not play: a button of the service's notification
            pressed while the app is to be seen.
        front: Held by the app for as long as it is to be seen.
        sounding: Held by the one that plays cues and carries out wishes; only that one writes the file.
        serving: Held by the service for as long as it lives.
        ready: Held by the service from when its devices are open: only then may it be left to play.
        reader: Reads the file.
    """

    file: SharedText
    wish: SharedText
    front: Lock
    sounding: Lock
    serving: Lock
    ready: Lock
    reader: Reader = field(default_factory=Reader)

    @staticmethod
    def within(folder: Path, file: Callable[[Path], SharedText], lock: Callable[[Path], Lock]) -> "Shared":
        """The place in a folder."""
        return Shared(
            file=file(folder / "session.json"),
            wish=file(folder / "wish"),
            front=lock(folder / "front.lock"),
            sounding=lock(folder / "sounding.lock"),
            serving=lock(folder / "serving.lock"),
            ready=lock(folder / "ready.lock"),
        )

    def close(self) -> None:
        """Lets go of all locks, and of their files."""
        for lock in (self.front, self.sounding, self.ready, self.serving):
            lock.close()

    def read(self) -> Handover | None:
        """What the file says; None where there is none, or a damaged one, which is logged."""
        text = self.file.read()
        if text is None:
            return None
        try:
            return self.reader.handover(text)
        except BrokenDataError as error:
            _log.warning("The session that was left by the other side cannot be used: %s", error)
            return None
