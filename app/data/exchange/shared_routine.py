"""A routine as it is handed on: as one file, and as the short text that a QR code holds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.edits import unshared
from app.data.exchange.share_file import joined, needed
from app.data.exchange.short_form import short_text
from app.data.files.yaml_reader import bytes_of, parse
from app.data.library.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRoutine:
    """What is handed on.

    Attributes:
        title: Of the routine, as written.
        file: The routine's own.
        content: Of the file to hand on: the routine's byte for byte where it needs nothing beside it.
        beside: How many exercises of its author's come with it.
        text: The shortest that means the same.
    """

    title: str
    file: Path
    content: bytes
    beside: int
    text: str


def shared_routine(library: Library, routine: str | Path) -> SharedRoutine:
    """A routine by its id, or in a file, with the exercises of its author's that it needs.

    Raises:
        BadFileError: It cannot be used, or an exercise cannot be read.
        UnknownError: There is none of that id.
    """
    exercises = library.exercises_for(routine)
    if isinstance(routine, Path):
        file, title = routine, library.open(routine, exercises).title
    else:
        title = library.routine(routine).title
        file = library.file_of(routine)
    content = bytes_of(file)
    data = parse(file, content).data
    beside = [(each, bytes_of(each)) for each in needed(data, exercises, file)]
    others = [parse(each, held).data for each, held in beside]
    return SharedRoutine(
        title=title,
        file=file,
        content=joined([content, *(held for _, held in beside)]),
        beside=len(beside),
        text=short_text(data, others, exercises, _figures(library) if others else None),
    )


def _figures(library: Library) -> dict[str, Any]:
    """How the figure does Limber's own exercises, by their ids."""
    exercises = library.exercises
    found = ((name, exercises.figure(name)) for name in exercises if exercises.own_file(name) is None)
    return {name: unshared(figure) for name, figure in found if figure is not None}
