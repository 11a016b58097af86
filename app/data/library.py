"""The routines and exercises there are: Limber's own and the user's."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from app.core.exercise import Exercise
from app.core.routine import Routine
from app.data import build
from app.data.check import Checker, is_exercise
from app.data.files import yaml_files
from app.data.problems import BadFileError, Problem, UnknownError, did_you_mean
from app.data.reader import Document, read


class Exercises(Mapping[str, Any]):
    """Exercises by id, each file read when it is first asked for.

    The value of an id whose file is broken is the BadFileError that says why. A file takes the place of
    one of `others` with the same id.
    """

    def __init__(
        self, files: Iterable[Path], checker: Checker, others: Mapping[str, Any] | None = None
    ) -> None:
        """Makes files known under their names.

        Args:
            files: Those of a folder; each is named after the id of its exercise.
            checker: Checks them.
            others: Exercises there are besides. None marks Limber's own files, which the tests have checked:
                a phone need not do it again at every start.
        """
        self._paths = {path.stem: path for path in files}
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
                self._read[name] = self._load(path)
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

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*(self._others or ()), *self._paths]))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _load(self, path: Path) -> Exercise:
        document = read(path)
        if self._others is not None:
            problems = self._checker.exercise(document, self)
            if problems:
                raise BadFileError(problems)
        self._figures[path.stem] = document.data.get("figure")
        return build.exercise(document.data)


class _Without(Mapping[str, Any]):
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


class Library:
    """All routines and exercises.

    Attributes:
        exercises: By id.
        user: The user's folder, with `routines/` and `exercises/` in it; None for Limber's own only.
        left_out: Links and folders of the user's that could not be followed or read.
    """

    def __init__(self, share: Path, user: Path | None = None) -> None:
        self.user = user
        self._checker = Checker(share)
        own, _ = yaml_files(share / "assets" / "exercises")
        shipped, _ = yaml_files(share / "routines")
        exercises, no_exercises = yaml_files(user / "exercises" if user else None, home=user)
        routines, no_routines = yaml_files(user / "routines" if user else None, home=user)
        self.exercises = Exercises(exercises, self._checker, Exercises(own, self._checker))
        self.left_out = (*no_exercises, *no_routines)
        self._shipped = {path.stem: path for path in shipped}
        self._mine = {path.stem: path for path in routines}

    def routine_ids(self) -> list[str]:
        """Every routine there is: Limber's own first, then the user's."""
        return [*self._shipped, *(name for name in self._mine if name not in self._shipped)]

    def is_mine(self, name: str) -> bool:
        """Whether a routine is the user's own."""
        return name in self._mine

    def file_of(self, name: str) -> Path:
        """The file of a routine, the user's own before Limber's; raises KeyError where there is none."""
        return self._mine.get(name) or self._shipped[name]

    def routine(self, name: str) -> Routine:
        """A routine by the name of its file, the user's own before Limber's.

        Raises:
            UnknownError: There is no such routine; the message suggests one.
            BadFileError: Its file cannot be used.
        """
        if name in self._mine:
            return self._open(self._mine[name], self._beside(name))
        if name in self._shipped:
            return self.shipped(name)
        raise UnknownError(f'there is no routine "{name}"{did_you_mean(name, self.routine_ids())}')

    def shipped(self, name: str) -> Routine:
        """One of Limber's own, even where the user has one of the same name.

        Raises:
            BadFileError: It uses an exercise of the user's whose file cannot be used.
        """
        return build.routine(read(self._shipped[name]).data, lambda one: _usable(self.exercises, one))

    def take_in(self, path: Path) -> None:
        """Adds a routine to the user's that was written after the library was opened."""
        self._mine[path.stem] = path

    def prepare(self) -> None:
        """Does now what the first of the user's routines would have to wait for."""
        if self._mine:
            self._beside(next(iter(self._mine)))

    def open(self, path: Path) -> Routine:
        """A routine from any file; exercises lying beside it may be used.

        Raises:
            BadFileError: The file cannot be used.
        """
        return self._open(path, self._around(path, self.exercises))

    @cached_property
    def _beside_mine(self) -> Exercises:
        """The exercises for the user's routines; listed once, since there may be thousands of files."""
        path = next(iter(self._mine.values()))
        return self._around(path, self.exercises, itself=False, home=self.user)

    def _beside(self, name: str) -> Mapping[str, Any]:
        """The exercises for one of the user's routines: what its own file holds is none of them."""
        around, path = self._beside_mine, self._mine[name]
        if name not in around or name in self.exercises:
            return around
        if (path.parent / "exercises" / path.name).exists():
            return self._around(path, self.exercises, home=self.user)
        return _Without(around, name)

    def _open(self, path: Path, exercises: Mapping[str, Any]) -> Routine:
        document = read(path)
        problems = self._checker.routine(document, exercises)
        if problems:
            raise BadFileError(problems)
        return build.routine(document.data, lambda one: _usable(exercises, one))

    def check_all(self, path: Path) -> list[Problem]:
        """Everything wrong with a file, or with every YAML file of a folder and those below it.

        Exercises among them may be used by the routines among them.
        """
        try:
            missing = not path.exists()
        except OSError:  # a name too long, a folder one may not look into
            missing = True
        if missing:
            return [Problem(path, 1, 1, "there is no such file or folder")]
        if not path.is_dir():
            return self._check([path])
        files, problems = yaml_files(path, deep=True)
        return sorted([*problems, *self._check(files)])

    def _check(self, files: list[Path]) -> list[Problem]:
        problems: list[Problem] = []
        exercises: list[Document] = []
        routines: list[Document] = []
        for path in files:
            try:
                document = read(path)
            except BadFileError as error:
                problems += error.problems
            else:
                (exercises if is_exercise(document.data) else routines).append(document)
        known = {path.resolve() for path in files}
        given = Exercises((document.path for document in exercises), self._checker, self.exercises)
        for document in exercises:
            problems += self._checker.exercise(document, self._around(document.path, given, known))
        for document in routines:
            problems += self._checker.routine(document, self._around(document.path, given, known))
        return [*problems, *_same_ids(exercises), *_same_ids(routines)]

    def _around(
        self,
        path: Path,
        others: Mapping[str, Any],
        known: Iterable[Path] = (),
        *,
        itself: bool = True,
        home: Path | None = None,
    ) -> Exercises:
        """The exercises for a file: those beside it, in `exercises/` and in `../exercises/`, and the others.

        Args:
            path: The file.
            others: What there is besides.
            known: Resolved paths of files already sorted into routines and `others`.
            itself: The file itself is none of them, whatever it holds.
            home: The folder that no link may lead out of; None where each is its own.
        """
        folder = path.parent
        folders = (folder.resolve().parent / "exercises", folder / "exercises", folder)
        files = (file for place in folders for file in yaml_files(place, home=home)[0])
        out = {*known, path.resolve()} if itself else set(known)
        # Following links takes time, and nothing has to be left out of a folder with thousands of files.
        mine = [
            file for file in files if not (out and file.resolve() in out) and _holds_exercise(file, others)
        ]
        return Exercises(mine, self._checker, others)


def _holds_exercise(path: Path, others: Mapping[str, Any]) -> bool:
    """Whether a file counts as an exercise: looked into only where its name is one that there is already."""
    if path.stem not in others:
        return True
    try:
        return is_exercise(read(path).data)
    except BadFileError:
        return False


def _usable(exercises: Mapping[str, Any], name: str) -> Exercise:
    found = exercises[name]
    if isinstance(found, BadFileError):
        raise found
    assert isinstance(found, Exercise)
    return found


def _same_ids(documents: list[Document]) -> Iterator[Problem]:
    first: dict[str, Document] = {}
    for document in documents:
        name = document.data.get("id") if isinstance(document.data, dict) else None
        if not isinstance(name, str):
            continue
        other = first.setdefault(name, document)
        if other is not document:
            message = f'the id "{name[:60]}" is taken by {other.path}; each has its own'
            yield document.problem(("id",), message)
