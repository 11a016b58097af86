"""Changes to the runner's own files: copied, set aside, brought back; never destroyed."""

import errno
import os
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from app.core.edits import Edit
from app.core.ids import free_id, with_end
from app.data.files.atomic import write_whole
from app.data.files.ids import Named
from app.data.files.listing import must_be_inside, yaml_files
from app.data.library.authored_document import AuthoredDocument
from app.data.library.routine_document import Edited, RoutineDocument

D = TypeVar("D", bound=AuthoredDocument)
_FALLBACK = "routine"  # what a file is called where no letter of a title can stand in an id
MOST_TITLE = 80  # the schema's own bound


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


class ChangedMeanwhileError(OSError):
    """A file is no longer what was read: somebody else has written it, and it was left as it is."""


def save_document(document: D, edited: Edited) -> D:
    """Puts a file with changes in the place of the file; returns it as it is then.

    Args:
        document: The file as it was read.
        edited: What `document.edited` made of it; where it needs more written, its author has agreed.

    Raises:
        ChangedMeanwhileError: The file has changed since it was read, or is gone.
        OSError: It cannot be written. In either case it is as it was.
    """
    path = document.file.path
    try:
        now = path.read_bytes()
    except FileNotFoundError:
        now = None
    if now != document.content:
        raise ChangedMeanwhileError(errno.ESTALE, "the file has been changed by another program", str(path))
    saved = type(document).parse(path, edited.content)
    write_whole(path, edited.content)
    return saved


def save_routine(document: RoutineDocument, edited: Edited) -> RoutineDocument:
    """`save_document` for a routine."""
    return save_document(document, edited)


def copy_routine(source: Path, folder: Path, title: str, edits: Iterable[Edit] = ()) -> Path:
    """Writes a copy of a routine's file with an id and a title of its own; returns it.

    Everything else stays byte for byte: comments, order, line ends, the way things are written. Where the
    file is written so that this cannot be, the copy means the same and has a part written out: nothing of
    the author's is lost, the source stays.

    Args:
        source: A file that can be used.
        folder: Where the copy goes, a folder in the runner's own; made where there is none.
        title: Of the copy; what goes beyond a title's length is left out.
        edits: Changes that the copy gets besides, such as those of a routine of Limber's own.

    Raises:
        BadFileError: The file can no longer be used.
        EditError: A change makes no sense for the file.
        OSError: It cannot be read or written.
    """
    must_be_inside(folder, folder.parent)
    folder.mkdir(parents=True, exist_ok=True)
    plain = re.sub(r"(-mine(-\d+)?)$", "", source.stem)
    stem = free_stem(with_end(plain, "-mine", _FALLBACK), folder)
    to = folder / f"{stem}.yaml"
    document = RoutineDocument.parse(source, source.read_bytes())
    write_whole(to, document.copy(stem, title[:MOST_TITLE], edits).content)
    return to


def free_stem(words: str, folder: Path, taken: Iterable[str] = ()) -> str:
    """A name for a new file in a folder, and an id for what is in it; no other there has either.

    Args:
        words: What it is made of, such as a title.
        folder: Where the file goes.
        taken: Ids that are taken elsewhere.
    """
    # Some discs take "A" and "a" for one name.
    there = {path.stem.lower() for path in folder.iterdir()} | {*Named(yaml_files(folder)[0]).alike, *taken}
    return free_id(words, there, _FALLBACK)


def write_new(path: Path, content: bytes) -> None:
    """Writes a file that is not there yet.

    Raises:
        OSError: It cannot be written; FileExistsError where something has that name.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "something else has that name", str(path))
    write_whole(path, content)


def _free(path: Path) -> Path:
    """The path, or one with a number where that is taken."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free
