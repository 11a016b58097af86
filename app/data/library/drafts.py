"""Changes that are not saved yet, kept so that an app that is killed loses none of them.

A draft lies in `drafts/` of the runner's folder, as JSON: the file it is for, what that held, what it would
hold. It is written at each change and taken away when the change is saved or dropped.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.data.files.atomic import write_whole
from app.data.files.listing import must_be_inside

_FOLDER, _MOST_BYTES = "drafts", 8_000_000


@dataclass(frozen=True, slots=True)
class Draft:
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
    """The drafts of one kind of file.

    Args:
        home: The runner's folder.
        kind: "routine" or "exercise"; their names begin with it.
    """

    def __init__(self, home: Path, kind: str) -> None:
        self._home, self._kind = home, kind

    def keep(self, draft: Draft) -> None:
        """Writes a draft, in the place of an older one for the same file; it is there when this returns.

        Raises:
            OSError: It cannot be written.
        """
        folder = self._home / _FOLDER
        must_be_inside(folder, self._home)
        folder.mkdir(parents=True, exist_ok=True)
        data = {"file": draft.file, "original": _text(draft.original), "now": _text(draft.now)}
        write_whole(self._path(draft.file), json.dumps(data, ensure_ascii=False))

    def show(self, content: bytes) -> Path:
        """Writes something to be played once, with the runner's own exercises beside it; returns its file.

        Raises:
            OSError: It cannot be written.
        """
        folder = self._home / _FOLDER
        must_be_inside(folder, self._home)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "preview.yaml"
        write_whole(path, content)
        return path

    def drop(self, file: str) -> None:
        """Takes the draft for a file away, where there is one."""
        with suppress(OSError):
            self._path(file).unlink(missing_ok=True)

    def set_aside(self, file: str, today: date) -> None:
        """Moves the draft for a file to `removed/`, where nobody stumbles over it and nothing is lost."""
        from app.data.library.own_files import set_aside  # it reads YAML, which drafts do not need

        with suppress(OSError):
            set_aside(self._path(file), self._home, today)

    def of(self, file: str) -> Draft | None:
        """The draft for a file; None where there is none that can be read."""
        return _read(self._path(file))

    def all(self) -> Iterator[Draft]:
        """Every draft of this kind, by name; one that cannot be read is passed over and stays."""
        for path in sorted((self._home / _FOLDER).glob(f"{self._kind}-*.json")):
            draft = _read(path)
            if draft is not None:
                yield draft

    def _path(self, file: str) -> Path:
        return self._home / _FOLDER / f"{self._kind}-{Path(file).stem}.json"


def _read(path: Path) -> Draft | None:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        data: Any = json.loads(content) if len(content) <= _MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    name, original, now = (data.get(key) for key in ("file", "original", "now"))
    if not isinstance(name, str) or not isinstance(now, str) or Path(name).name != name:
        return None
    if not (original is None or isinstance(original, str)):
        return None
    try:
        return Draft(name, None if original is None else original.encode(), now.encode())
    except UnicodeEncodeError:
        return None


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8")
