"""Where changes are kept that are not saved, so that an app that is killed loses none of them.

Each lies in `drafts/` of the runner's folder, as JSON. It is written at each change, and taken away when the
change is saved or dropped.
"""

import json
import logging
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.data.files.atomic import write_whole
from app.data.files.listing import must_be_inside

_FOLDER, _MOST_BYTES = "drafts", 8_000_000
_log = logging.getLogger(__name__)


class DraftFolder:
    """The drafts of one kind.

    Args:
        home: The runner's folder.
        kind: "routine" or "exercise"; the names of their files begin with it.
    """

    def __init__(self, home: Path, kind: str) -> None:
        self._home, self._kind = home, kind

    def keep(self, name: str, data: Mapping[str, Any]) -> None:
        """Writes a draft in the place of an older one; when this returns it survives the app.

        Raises:
            OSError: It cannot be written; the one before is still there.
        """
        write_whole(self._made() / self._file(name), json.dumps(data, ensure_ascii=False) + "\n")

    def put_beside(self, name: str, content: bytes) -> Path:
        """Writes another file into the folder, and returns it.

        Raises:
            OSError: It cannot be written.
        """
        path = self._made() / name
        write_whole(path, content)
        return path

    def of(self, name: str) -> dict[str, Any] | None:
        """What a draft holds; None where there is none that can be read, which is then left where it is."""
        path = self.path(name)
        try:
            with path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
            data: Any = json.loads(content) if len(content) <= _MOST_BYTES else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            _log.warning("%s cannot be read: %s", path.name, error)
            return None
        return data if isinstance(data, dict) else None

    def names(self) -> list[str]:
        """Of all drafts of this kind, in order."""
        own = re.compile(rf"{self._kind}-(.+)\.json", re.DOTALL)
        try:
            return sorted(match[1] for path in self._folder.iterdir() if (match := own.fullmatch(path.name)))
        except OSError:
            return []

    def drop(self, name: str) -> None:
        """Forgets a draft, where there is one; raises OSError where it cannot be."""
        self.path(name).unlink(missing_ok=True)

    def set_aside(self, name: str, today: date) -> None:
        """Moves a draft to `removed/`, where nobody stumbles over it and nothing is lost.

        Raises:
            OSError: It cannot be moved.
        """
        from app.data.library.own_files import set_aside  # it reads YAML, which drafts do not need

        set_aside(self.path(name), self._home, today)

    def path(self, name: str) -> Path:
        """Where a draft lies, or would."""
        return self._folder / self._file(name)

    @property
    def _folder(self) -> Path:
        return self._home / _FOLDER

    def _file(self, name: str) -> str:
        return f"{self._kind}-{name}.json"

    def _made(self) -> Path:
        must_be_inside(self._folder, self._home)
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder
