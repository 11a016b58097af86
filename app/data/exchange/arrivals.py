"""What a file, or a pasted text, from elsewhere would bring: each kind of file has a reader of its own.

An export of Limber's is not among them; it goes into the record (`formats.py`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import Any, Protocol

from app.core.i18n import mark as _
from app.data.exchange import peers
from app.data.exchange.arrival import Arrival, ArrivingFile, NotCarried
from app.data.exchange.left_out import plainly
from app.data.exchange.long_form import is_pasted, long_text
from app.data.exchange.share_file import Part, parts
from app.data.exchange.short_form import is_short, readable, with_figure, written_out
from app.data.files.problems import BadFileError, Problem
from app.data.files.yaml_reader import Document, parse
from app.data.library.check import is_exercise

LIMBER = "Limber"
_MOST_NAMED = 5
_BEYOND = _(
    "At most {most} files come in at once. Those beyond are left out, to be brought in next: {count}"
    " ({files})."
)
_COMMENTS = _("Comments that could not be kept where the short form is written out: {count}.")


class Incoming(Protocol):
    """A file that was read, and understood as far as it goes."""

    def arrival(self, catalogue: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Arrival:
        """What it would bring.

        Args:
            catalogue: Exercises by id, the runner's own among them.
            chosen: What the runner has said a name means: the id of an exercise, or "" for only its words.
        """


class LimberFile:
    """Routines and exercises as Limber writes them: one, or several with `---` between; short or long.

    Args:
        content: What the file holds.
        name: Of the file; where faults are said to be.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._name = Path(name)
        self._documents = [
            (part, parse(self._name, ("\n" * part.line + part.mark + part.text).encode()))
            for part in parts(content, self._name)
        ]
        for _part, document in self._documents:
            if not _is_ours(document.data):
                raise BadFileError([Problem(self._name, *document.values[()], _FOREIGN)])

    def arrival(self, catalogue: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Arrival:
        """What it would bring; nothing in it has to be chosen.

        Raises:
            BadFileError: A step in the short form cannot be understood.
        """
        comments = 0
        files = []
        for part, document in self._documents:
            file, lost = _arriving(part, document, catalogue)
            files.append(file)
            comments += lost
        notes = (NotCarried(says=_COMMENTS, values={"count": comments}),) if comments else ()
        return Arrival(source=LIMBER, files=tuple(files), notes=notes)


def _arriving(part: Part, document: Document, catalogue: Mapping[str, Any]) -> tuple[ArrivingFile, int]:
    """A file that would be added, and how many comments of its author's would not be in it."""
    data, text, lost = document.data, part.text, 0
    exercise = is_exercise(data)
    if not exercise and is_short(data):
        data, problems = written_out(document, catalogue)
        if problems:
            raise BadFileError(problems)
        text, lost = long_text(text, data)
    elif exercise and isinstance(data.get("figure"), str):
        data = with_figure(document, getattr(catalogue, "figure", lambda _name: None))
        text, lost = long_text(text, data)
    elif text.lstrip().startswith("{") and is_pasted(text):
        text = readable(data)
    name, came = data.get("id"), part.mark + part.text
    file = ArrivingFile(
        kind="exercises" if exercise else "routines",
        id=name if isinstance(name, str) else "",
        text=text,
        line=part.line,
    )
    return (file if came == text else replace(file, came=came, data=data)), lost


class Several:
    """Files that come at once, such as a routine and an exercise that it needs.

    Args:
        incoming: What was read, by the names of the files.
        beyond: Names of files that were not even read, since so many do not come in at once.
    """

    def __init__(self, incoming: Mapping[str, Incoming], beyond: Sequence[str] = ()) -> None:
        self._incoming, self._beyond = incoming, beyond

    def arrival(self, catalogue: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Arrival:
        """What they would bring together."""
        found = {name: each.arrival(catalogue, chosen) for name, each in self._incoming.items()}
        return Arrival(
            source=" + ".join(dict.fromkeys(each.source for each in found.values())),
            files=tuple(replace(file, file=name) for name, each in found.items() for file in each.files),
            matches=tuple(match for each in found.values() for match in each.matches),
            notes=(*self._left_out(), *(note for each in found.values() for note in each.notes)),
        )

    def _left_out(self) -> Iterator[NotCarried]:
        if self._beyond:
            names = [plainly(name) for name in self._beyond[:_MOST_NAMED]]
            files = ", ".join([*names, *(["…"] if len(self._beyond) > _MOST_NAMED else [])])
            most, left = len(self._incoming), len(self._beyond)
            yield NotCarried(says=_BEYOND, values={"most": most, "count": left, "files": files})


def told_apart(names: Sequence[str]) -> list[str]:
    """Names of files, equal ones with numbers: `plan.yaml`, `plan.yaml (2)`."""
    said: list[str] = []
    for name in names:
        numbers = (f"{name} ({number})" for number in count(2))
        said.append(next(each for each in chain((name,), numbers) if each not in said))
    return said


_FOREIGN = "this is neither a routine nor an exercise of Limber, nor a file of another app that Limber knows"


def _is_ours(data: Any) -> bool:
    """Whether it means to be a routine or an exercise, however much is wrong with it."""
    return is_exercise(data) or (
        isinstance(data, dict) and ("steps" in data or {"id", "title"} <= data.keys())
    )


Reader = Callable[[bytes, str], Incoming | None]
# Each says None to what is not of its kind; what none of them knows is read as Limber's own.
READERS: tuple[Reader, ...] = (peers.read,)


def read(content: bytes, name: str) -> Incoming:
    """Reads what has come.

    Args:
        content: Of the file, or the pasted text.
        name: Of the file, or what else it is called where faults are said to be.

    Raises:
        BadFileError: It is nothing that Limber knows, or it cannot be read.
    """
    found = (reader(content, name) for reader in READERS)
    return next((incoming for incoming in found if incoming is not None), None) or LimberFile(content, name)
