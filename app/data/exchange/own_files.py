"""The runner's own files in an export, and back; none of it reaches out of the runner's folder."""

import errno
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import mark as _
from app.core.ids import is_device
from app.data.exchange.left_out import NotExported, plainly
from app.data.files.atomic import write_whole
from app.data.files.characters import odd_character
from app.data.files.listing import must_be_inside, yaml_files
from app.data.files.yaml_reader import MAX_BYTES

_ENDINGS = (".yaml", ".yml")
_NOT_EVERYWHERE = frozenset('/\\:*?"<>|')  # somewhere they part folders, name a stream or match any file
_LONGEST = 255  # bytes of a name, on most systems
_FOLDERS = ("routines", "exercises")

_BAD_NAME = _(
    "{file} is left out: no file can have that name on every system. Rename it, for instance to {example}."
)
_UNREADABLE = _("{file} is left out: {reason}.")
_TOO_LARGE = _("{file} is left out: it is larger than {size} kB.")
_NO_TEXT = _("{file} is left out: it is not text in UTF-8.")
_ODD = _("{file} is left out: a control character is in it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stayed:
    """An own file of an export that was not written.

    Attributes:
        file: Its folder and name.
        reason: Why it cannot be written, in the system's words; "" where it is there with other words in it.
        same_as: The file that is in its place, since this system takes both names for the same; or "".
    """

    file: str
    reason: str = ""
    same_as: str = ""


def is_file_name(name: str) -> bool:
    """Whether a name can be that of a plain YAML file, on every system and inside its folder."""
    return (
        name.lower().endswith(_ENDINGS)
        and not name.startswith(".")
        and len(name.encode("utf-8", "replace")) <= _LONGEST
        and not _NOT_EVERYWHERE.intersection(name)
        and not odd_character(name)
        and not {"Cc", "Zl", "Zp"}.intersection(map(unicodedata.category, name))
        and not is_device(name)
    )


def own_files(folder: Path) -> tuple[list[dict[str, str]], list[NotExported]]:
    """The runner's own files, with what is in them, and those that cannot be taken along.

    An own file is what the library takes for one. What leads outside, what cannot be read and what has a name
    that is none on another system stays where it is.
    """
    found, left = [], []
    for kind in _FOLDERS:
        files, problems = yaml_files(folder / kind, home=folder)
        for problem in problems:
            name = kind if problem.path.name == kind else f"{kind}/{problem.path.name}"
            left.append(NotExported(_UNREADABLE, {"file": plainly(name), "reason": problem.message}))
        for path in files:
            text = _text(path)
            if isinstance(text, str) and is_file_name(path.name):
                found.append({"folder": kind, "name": path.name, "text": text})
                continue
            why = (
                text
                if isinstance(text, NotExported)
                else NotExported(_BAD_NAME, {"example": f"my-{kind[:-1]}.yaml"})
            )
            left.append(why.of(file=plainly(f"{kind}/{path.name}")))
    return found, left


def _text(path: Path) -> str | NotExported:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            return NotExported(_TOO_LARGE, {"size": f"{MAX_BYTES // 1000}"})
        text = content.decode("utf-8")
    except OSError as error:
        return NotExported(_UNREADABLE, {"reason": error.strerror or str(error)})
    except UnicodeDecodeError:
        return NotExported(_NO_TEXT)
    return NotExported(_ODD) if odd_character(text) else text


def add_files(folder: Path, files: list[Mapping[str, str]]) -> tuple[int, tuple[Stayed, ...]]:
    """Writes files that are not there yet; returns how many, and those that were not written."""
    added, stayed = 0, []
    for item in files:
        path = folder / item["folder"] / item["name"]
        name = f"{item['folder']}/{item['name']}"
        try:
            must_be_inside(path.parent, folder)
            if os.path.lexists(path):  # a link that leads nowhere is there as well
                must_be_inside(path, folder)
                if not _holds(path, item["text"]):
                    stayed.append(Stayed(file=name, same_as=_same_as(path)))
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, item["text"])
            added += 1
        except OSError as error:
            stayed.append(Stayed(file=name, reason=error.strerror or str(error)))
    return added, tuple(stayed)


def _holds(path: Path, text: str) -> bool:
    """Whether a file holds a text."""
    if not path.is_file():  # a pipe would never end
        raise OSError(errno.EEXIST, "something else has that name")
    wanted = text.encode("utf-8")
    with path.open("rb") as file:
        return file.read(len(wanted) + 1) == wanted


def _same_as(path: Path) -> str:
    """What is there instead, where the system makes no difference of capital letters; else ""."""

    def one_way(name: str) -> str:  # some systems take letters with their accents apart
        return unicodedata.normalize("NFC", name)

    there = [one_way(name) for name in os.listdir(path.parent)]  # noqa: PTH208 - names are all that is needed
    mine = one_way(path.name)
    if mine in there:
        return ""
    other = next((name for name in there if name.casefold() == mine.casefold()), mine)
    return f"{path.parent.name}/{other}"
