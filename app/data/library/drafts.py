"""Changes to routines that are not saved yet; see `draft_folder.py`."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.data.library.draft_folder import DraftFolder


@dataclass(frozen=True, slots=True)
class UnsavedRoutine:
    """A file that is being changed.

    Attributes:
        file: Its name.
        original: What it held when the changes began; None for one that is not there yet.
        now: What it would hold.
    """

    file: str
    original: bytes | None
    now: bytes


class Drafts:
    """The drafts of routines.

    Args:
        home: The runner's folder.
    """

    def __init__(self, home: Path) -> None:
        self._folder = DraftFolder(home, "routine")

    def keep(self, draft: UnsavedRoutine) -> None:
        """Writes a draft, in the place of an older one for the same file; it is there when this returns.

        Raises:
            OSError: It cannot be written.
        """
        data = {"file": draft.file, "original": _text(draft.original), "now": _text(draft.now)}
        self._folder.keep(draft.file, data)

    def show(self, content: bytes) -> Path:
        """Writes something to be played once, with the runner's own exercises beside it; returns its file.

        Raises:
            OSError: It cannot be written.
        """
        return self._folder.put_beside("preview.yaml", content)

    def drop(self, file: str) -> None:
        """Takes the draft for a file away, where there is one."""
        with suppress(OSError):
            self._folder.drop(file)

    def set_aside(self, file: str, today: date) -> None:
        """Moves the draft for a file to `removed/`, where nobody stumbles over it and nothing is lost."""
        with suppress(OSError):
            self._folder.set_aside(file, today)

    def of(self, file: str) -> UnsavedRoutine | None:
        """The draft for a file; None where there is none that can be read."""
        draft = _sound(self._folder.of(file))
        return draft if draft is not None and draft.file == file else None

    def pending(self, path: Path) -> UnsavedRoutine | None:
        """The draft for a file, where it is not what the file holds; None where there is none.

        An app that was killed between saving and forgetting leaves a draft that is saved: it goes.

        Args:
            path: The file; it may be gone, or not there yet.
        """
        draft = self.of(path.name)
        with suppress(OSError):
            if draft is not None and path.read_bytes() == draft.now:
                self.drop(path.name)
                return None
        return draft

    def all(self) -> Iterator[UnsavedRoutine]:
        """Every one, by name; one that cannot be read is passed over and stays."""
        for name in self._folder.names():
            draft = _sound(self._folder.of(name))
            if draft is not None:
                yield draft


def _sound(data: dict[str, object] | None) -> UnsavedRoutine | None:
    """A draft from data that anybody may have written; None where it is none."""
    if data is None:
        return None
    name, original, now = (data.get(key) for key in ("file", "original", "now"))
    if not isinstance(name, str) or not isinstance(now, str) or Path(name).name != name:
        return None
    if not (original is None or isinstance(original, str)):
        return None
    try:
        return UnsavedRoutine(name, None if original is None else original.encode(), now.encode())
    except UnicodeEncodeError:
        return None


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8")
