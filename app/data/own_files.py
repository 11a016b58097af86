"""Changes to the runner's own files: copied, set aside, brought back; never destroyed."""

import os
import re
from datetime import date
from pathlib import Path

from app.data.files import must_be_inside

_TITLE = re.compile(r"^title[ \t]*:.*(?:\n[ \t]+\S.*)*", re.MULTILINE)
_ID = re.compile(r"^id[ \t]*:.*$", re.MULTILINE)
_SCHEMA = re.compile(r"^# yaml-language-server:.*\n", re.MULTILINE)
_NO_ID = re.compile(r"[^a-z0-9]+")
_MOST_ID, _MOST_TITLE = 60, 80  # the schema's own bounds


def set_aside(file: Path, home: Path, today: date) -> Path:
    """Moves a file, or a link as it is, to `removed/` in the runner's folder; returns where it is now.

    Raises:
        OSError: It cannot be moved; it is where it was.
    """
    folder = home / "removed"
    must_be_inside(folder, home)
    folder.mkdir(parents=True, exist_ok=True)
    to = _free(folder / f"{today.isoformat()} {file.name}")
    file.rename(to)
    return to


def bring_back(aside: Path, file: Path) -> None:
    """Undoes `set_aside`; where a file of the name has come in the meantime, that one stays too.

    Raises:
        OSError: It cannot be moved; it is where it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    aside.rename(_free(file))


def copy_routine(source: Path, folder: Path, title: str) -> Path:
    """Writes a copy of a routine's file with an id and a title of its own, and every comment; returns it.

    Args:
        source: A file that can be used.
        folder: Where the copy goes, a folder in the runner's own; made where there is none.
        title: Of the copy; what goes beyond a title's length is left out.

    Raises:
        OSError: It cannot be read or written.
    """
    must_be_inside(folder, folder.parent)
    folder.mkdir(parents=True, exist_ok=True)
    taken = {path.stem for path in folder.iterdir()}
    number, stem = 1, _short(source.stem, "-mine")
    while stem in taken:
        number += 1
        stem = _short(source.stem, f"-mine-{number}")
    text = _SCHEMA.sub("", source.read_text("utf-8-sig"))  # it names a file that does not lie beside the copy
    text = _ID.sub(lambda _: f"id: {stem}", text, count=1)
    quoted = title[:_MOST_TITLE].replace("\\", "\\\\").replace('"', '\\"')
    text = _TITLE.sub(lambda _: f'title: "{quoted}"', text, count=1)
    to = folder / f"{stem}.yaml"
    beside = to.with_name(f"{to.name}.{os.getpid()}")
    beside.write_text(text, "utf-8")
    beside.replace(to)
    return to


def _short(stem: str, end: str) -> str:
    plain = _NO_ID.sub("-", re.sub(r"(-mine(-\d+)?)$", "", stem).lower()).strip("-") or "routine"
    return plain[: _MOST_ID - len(end)].rstrip("-") + end


def _free(path: Path) -> Path:
    """The path, or one with a number where that is taken."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free
