"""Which file goes by which id: the id that is written in a file is its name everywhere."""

import re
from collections.abc import Iterable
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
    from app.data.files.problems import BadFileError
    from app.data.files.yaml_reader import read  # brings YAML along, for which no list waits

    try:
        data = read(path).data
    except BadFileError:
        return None
    return data.get("id") if isinstance(data, dict) else None


class Named:
    """Files by id.

    Of several with one id the file that is named after it counts, else the first in the order of their names.
    A file without an id goes by its name, and gives way to any that has written it.

    Args:
        files: Each once.

    Attributes:
        ids: The id of each file.
        alike: The files of each id, the one that counts first.
        files: The file that counts, by id.
        doubles: Files that do not count, each with the one that does.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self.ids: dict[Path, str] = {}
        self.alike: dict[str, list[Path]] = {}
        self.files: dict[str, Path] = {}
        self.doubles: dict[Path, Path] = {}
        self._ranks: dict[Path, tuple[bool, bool, str]] = {}
        for path in files:
            self.add(path)

    def add(self, path: Path) -> None:
        """Takes one more file, or one that was written anew."""
        if path in self.ids:
            self._order(self.ids[path], gone=path)
        written = id_of(path)
        name = self.ids[path] = written or path.stem
        self._ranks[path] = (not written, path.stem != name, str(path))
        self.alike.setdefault(name, []).append(path)
        self._order(name)

    def _order(self, name: str, gone: Path | None = None) -> None:
        paths = self.alike[name]
        if gone is not None:
            paths.remove(gone)
            self.doubles.pop(gone, None)
        if not paths:
            del self.alike[name], self.files[name]
            return
        if len(paths) > 1:
            paths.sort(key=self._ranks.__getitem__)
            self.doubles.update(dict.fromkeys(paths[1:], paths[0]))
        self.doubles.pop(paths[0], None)
        self.files[name] = paths[0]

    def called(self, stem: str) -> Path | None:
        """The file of a name, without the ending, which is not what it goes by; None where there is none."""
        return next((path for path in self.ids if path.stem == stem), None)
