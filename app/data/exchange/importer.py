"""Takes in what other places hold: told apart by what a file holds, never by its name."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.data.exchange.own_files import Stayed
from app.data.store.store import Store

_HEAD = 4096  # bytes by which a file is told apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import has added.

    Attributes:
        stayed: Own files that were not written, each with the reason.
        saved: False where the record cannot be written, so that nothing of it is kept when the app closes.
    """

    sessions: int = 0
    check_ins: int = 0
    safety_events: int = 0
    hurts: int = 0
    settings: int = 0
    files: int = 0
    stayed: tuple[Stayed, ...] = field(default=())
    saved: bool = True

    @property
    def kept(self) -> tuple[str, ...]:
        """Names of the own files that were not written; what is there of them stays as it is."""
        return tuple(each.file for each in self.stayed)

    @property
    def nothing(self) -> bool:
        """Whether nothing was added."""
        numbers = (self.sessions, self.check_ins, self.safety_events, self.hurts, self.settings, self.files)
        return not any(numbers)


class Importer(Protocol):
    """Takes in files of one format."""

    def recognises(self, head: bytes) -> bool:
        """Whether a file is of this format, by its first bytes; a broken file may be taken for one."""

    def take_in(self, store: Store, path: Path) -> Imported:
        """Adds what a file holds; what is there already stays as it is.

        Raises:
            BadFileError: The file cannot be used; nothing has changed.
        """


def take_in(store: Store, path: Path, importers: Sequence[Importer]) -> Imported:
    """Adds what a file holds.

    Args:
        store: The record, with the folder of own files beside it.
        path: The file.
        importers: One for each format. The last takes what none recognises, and says what was expected.

    Raises:
        BadFileError: The file cannot be used; nothing has changed.
    """
    return _of(path, importers).take_in(store, path)


def _of(path: Path, importers: Sequence[Importer]) -> Importer:
    head = head_of(path)
    return next((each for each in importers if each.recognises(head)), importers[-1])


def head_of(path: Path) -> bytes:
    """The first bytes of a file; none of what cannot be read, of which whoever tries says why."""
    with suppress(OSError, ValueError):
        if path.is_file():  # a pipe would never end
            with path.open("rb") as file:
                return file.read(_HEAD)
    return b""
