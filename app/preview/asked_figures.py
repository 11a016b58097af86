"""Which exercises `figures` is asked for, by id, by path, or by a routine that uses them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.data.files.ids import id_of
from app.data.files.problems import BadFileError, Problem, UnknownError, did_you_mean
from app.data.files.yaml_reader import Document, read
from app.data.library.check import exercises_used, is_exercise
from app.data.library.exercises import Exercises
from app.data.library.library import Library
from app.figure.errors import FigureError
from app.wiring.options import is_path

_NO_FIGURE = (
    'the key "figure" is missing, so there is nothing to draw; the page docs/posing.md says what goes into it'
)


class RequestedFigures:
    """The exercises asked for, as written.

    Attributes:
        specs: Data of each file with a `figure` block, by the name its sheet gets.
    """

    def __init__(self, library: Library, names: Iterable[str]) -> None:
        """Reads them.

        Args:
            library: Where ids are looked up.
            names: Ids and paths; none means every exercise there is that has a figure.

        Raises:
            UnknownError: There is no exercise of an id.
            BadFileError: A file cannot be read, or has no figure.
        """
        self.specs: dict[str, Mapping[str, Any]] = {}
        self._documents: dict[str, Document] = {}
        names = list(names)
        for name in names:
            if is_path(name) or Path(name).is_file():
                self._path(library, Path(name))
            else:
                self._id(library.exercises, name)
        if not names:
            self._those_with_a_figure(library.exercises, library.exercises)

    def placed(self, error: FigureError) -> str:
        """What cannot be posed, with file, line and column where a file says it."""
        document = self._documents.get(str(error.path[0])) if error.path else None
        return str(error) if document is None else str(document.problem(tuple(error.path[1:]), error.reason))

    def _path(self, library: Library, path: Path) -> None:
        document = read(path)
        if is_exercise(document.data) or not exercises_used(document.data):
            self._take(id_of(path) or path.stem, document)
            return
        before = len(self.specs)
        self._those_with_a_figure(library.exercises_for(path), exercises_used(document.data))
        if len(self.specs) == before:
            raise BadFileError([Problem(path, 1, 1, "none of the exercises in this routine has a figure")])

    def _id(self, exercises: Exercises, name: str) -> None:
        file = exercises.file(name)
        if file is None:
            hint = did_you_mean(name, exercises) or "; `limber list --exercises` shows those there are"
            raise UnknownError(f'there is no exercise "{name}"{hint}')
        self._take(name, read(file))

    def _those_with_a_figure(self, exercises: Exercises, ids: Iterable[str]) -> None:
        for name in ids:
            file = exercises.file(name)
            if file is not None and exercises.figure(name) is not None:
                self._take(name, read(file))

    def _take(self, name: str, document: Document) -> None:
        data = document.data
        if not isinstance(data, dict):
            raise BadFileError(
                [document.problem((), "this is no exercise; docs/posing.md shows what one is")]
            )
        if "figure" not in data:
            raise BadFileError([document.problem((), _NO_FIGURE)])
        if not isinstance(data["figure"], dict):
            message = "a figure is a block of keys with values; the page docs/posing.md shows one"
            raise BadFileError([document.problem(("figure",), message)])
        known = self._documents.get(name)
        if known is not None and known.path.resolve() == document.path.resolve():
            return
        free, number = name, 1
        while free in self._documents:  # another file with the same id: each gets a sheet
            number += 1
            free = f"{name}-{number}"
        areas = data.get("areas")
        plain = isinstance(areas, list) and all(isinstance(area, str) for area in areas)
        self._documents[free] = document
        self.specs[free] = {**data, "areas": areas if plain else ()}
