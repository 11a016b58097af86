"""Which file goes by which id: the id that is written in a file is its name everywhere."""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LINE = re.compile(rb"""^id[ \t]*:[ \t]+(["']?)([a-z0-9-]+)\1[ \t]*(?:[ \t]#.*)?\r?$""", re.MULTILINE)
_MARK = b"\xef\xbb\xbf"
_HEAD = 16_384  # bytes in which nearly every file has said its id


def id_of(path: Path) -> str:
    """The id that is written in a file, or "" where there is none that could be one.

    Nearly every file says it in a line of its own, also one that is broken further down; so a folder with
    thousands of files is known without YAML being read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).removeprefix(_MARK)
    except OSError:
        return ""
    if len(head) >= _HEAD - len(_MARK):  # the last line may be cut
        head = head[: head.rfind(b"\n") + 1]
    found = _LINE.findall(head)
    name = found[0][1].decode() if len(found) == 1 else _read_id(path)
    return name if isinstance(name, str) and _ID.fullmatch(name) else ""


def _read_id(path: Path) -> Any:
    from app.data.problems import BadFileError
    from app.data.reader import read  # brings YAML along, for which no list waits

    try:
        data = read(path).data
    except BadFileError:
        return None
    return data.get("id") if isinstance(data, dict) else None


class Named:
    """Files by id.

    Of several with one id the file that is named after it counts, else the first in the order given. A file
    without an id goes by its name, and gives way to any that has written it.

    Args:
        files: In the order of their names.

    Attributes:
        ids: The id of each file.
        alike: The files of each id, the one that counts first.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self.ids: dict[Path, str] = {}
        self.alike: dict[str, list[Path]] = {}
        ranks: dict[Path, tuple[bool, bool]] = {}
        for path in files:
            written = id_of(path)
            name = self.ids[path] = written or path.stem
            ranks[path] = (not written, path.stem != name)
            self.alike.setdefault(name, []).append(path)
        for paths in self.alike.values():
            paths.sort(key=ranks.__getitem__)

    @cached_property
    def files(self) -> dict[str, Path]:
        """The file that counts, by id."""
        return {name: paths[0] for name, paths in self.alike.items()}

    @cached_property
    def doubles(self) -> dict[Path, Path]:
        """Files that do not count, each with the one that has its id."""
        return {path: paths[0] for paths in self.alike.values() for path in paths[1:]}

    def called(self, stem: str) -> Path | None:
        """The file of a name, without the ending, which is not what it goes by; None where there is none."""
        return next((path for path in self.ids if path.stem == stem), None)
