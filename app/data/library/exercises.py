"""The exercises of a folder, or of several, by their ids."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.core.exercise import Exercise
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import read
from app.data.library import build
from app.data.library.check import Checker, is_exercise


class Exercises(Mapping[str, Any]):
    """Exercises by id, each file read when it is first asked for.

    The value of an id whose file is broken is the BadFileError that says why. A file takes the place of
    one of `others` with the same id.
    """

    def __init__(
        self, files: Mapping[str, Path], checker: Checker, others: Mapping[str, Any] | None = None
    ) -> None:
        """Makes files known under their ids.

        Args:
            files: By the id of each.
            checker: Checks them.
            others: Exercises there are besides. None marks Limber's own files, which the tests have checked:
                a phone need not do it again at every start.
        """
        self._paths = files
        self._checker = checker
        self._others = others
        self._read: dict[str, Exercise | BadFileError] = {}
        self._figures: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._paths and self._others is not None:
            return self._others[name]
        if name not in self._read:
            path = self._paths[name]
            try:
                self._read[name] = self._load(name, path)
            except BadFileError as error:
                self._read[name] = error
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._paths or (self._others is not None and name in self._others)

    def figure(self, name: str) -> Any:
        """How the figure does an exercise: its `figure` block as written, or None where nobody has said."""
        if name not in self._paths and isinstance(self._others, Exercises):
            return self._others.figure(name)
        self.get(name)  # reading the exercise brings its figure along
        return self._figures.get(name)

    def file(self, name: str) -> Path | None:
        """The file of an exercise; None where there is none of that id."""
        if name not in self._paths and isinstance(self._others, Exercises):
            return self._others.file(name)
        return self._paths.get(name)

    def own_file(self, name: str) -> Path | None:
        """The same, but for Limber's own."""
        if self._others is None:
            return None
        if name not in self._paths and isinstance(self._others, Exercises):
            return self._others.own_file(name)
        return self._paths.get(name)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*(self._others or ()), *self._paths]))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _load(self, name: str, path: Path) -> Exercise:
        document = read(path)
        if self._others is not None:
            problems = self._checker.exercise(document, self)
            if problems:
                raise BadFileError(problems)
        self._figures[name] = document.data.get("figure")
        return build.exercise(document.data)


class Without(Mapping[str, Any]):
    """Exercises without one of them."""

    def __init__(self, exercises: Mapping[str, Any], name: str) -> None:
        self._exercises, self._name = exercises, name

    def __getitem__(self, name: str) -> Any:
        if name == self._name:
            raise KeyError(name)
        return self._exercises[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._exercises if name != self._name)

    def __len__(self) -> int:
        return len(self._exercises) - (self._name in self._exercises)


def holds_exercise(path: Path) -> bool:
    """Whether a file means to be an exercise; one that cannot be read does in a folder of that name."""
    try:
        return is_exercise(read(path).data)
    except BadFileError:
        return path.resolve().parent.name == "exercises"
