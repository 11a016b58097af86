"""The routines and exercises there are: Limber's own and the user's."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.core.exercise import Exercise
from app.core.routine import Routine
from app.data import build
from app.data.check import Checker, is_exercise
from app.data.problems import BadFileError, Problem, did_you_mean
from app.data.reader import read


class Exercises(Mapping[str, Any]):
    """Exercises by id, each file read when it is first asked for.

    The value of an id whose file is broken is the BadFileError that says why. A user's exercise takes the
    place of one of Limber's with the same id.
    """

    def __init__(self, share: Path, user: Path | None, checker: Checker) -> None:
        self._own = share / "assets" / "exercises"
        self._checker = checker
        self._paths = {path.stem: path for path in _files(self._own)}
        self._user: set[str] = set()
        for path in _files(user / "exercises" if user else None):
            self.add(path)
        self._read: dict[str, Exercise | BadFileError] = {}

    def add(self, path: Path) -> None:
        """Makes a file known under its name, in place of any other of that name."""
        self._paths[path.stem] = path
        self._user.add(path.stem)

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            path = self._paths[name]
            try:
                self._read[name] = self._load(path, trusted=name not in self._user)
            except BadFileError as error:
                self._read[name] = error
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def _load(self, path: Path, *, trusted: bool) -> Exercise:
        document = read(path)
        if trusted:  # the tests check Limber's own files; a phone need not do it again at every start
            return build.exercise(document.data)
        problems = self._checker.exercise(document, self)
        if not problems and document.data["id"] != path.stem:
            expected = (
                f'the id is "{document.data["id"]}" but the file is named {path.name}; make them the same'
            )
            problems = [document.problem(("id",), expected)]
        if problems:
            raise BadFileError(problems)
        return build.exercise(document.data)


class Library:
    """All routines and exercises.

    Attributes:
        exercises: By id.
        user: The user's folder, with `routines/` and `exercises/` in it; None for Limber's own only.
    """

    def __init__(self, share: Path, user: Path | None = None) -> None:
        self.user = user
        self._share = share
        self._checker = Checker(share)
        self.exercises = Exercises(share, user, self._checker)
        self._shipped = {path.stem: path for path in _files(share / "routines")}
        self._mine = {path.stem: path for path in _files(user / "routines" if user else None)}

    def routine_ids(self) -> list[str]:
        """Every routine there is: Limber's own first, then the user's."""
        return [*self._shipped, *(name for name in self._mine if name not in self._shipped)]

    def is_mine(self, name: str) -> bool:
        """Whether a routine is the user's own."""
        return name in self._mine

    def routine(self, name: str) -> Routine:
        """A routine by the name of its file, the user's own before Limber's.

        Raises:
            KeyError: There is no such routine; the message suggests one.
            BadFileError: Its file cannot be used.
        """
        if name in self._mine:
            return self.open(self._mine[name])
        if name in self._shipped:
            return build.routine(read(self._shipped[name]).data, self._exercise)
        raise KeyError(f'there is no routine "{name}"{did_you_mean(name, self.routine_ids())}')

    def open(self, path: Path) -> Routine:
        """A routine from any file; exercises lying beside it may be used.

        Raises:
            BadFileError: The file cannot be used.
        """
        document = read(path)
        problems = self._checker.routine(document, self.exercises)
        if problems:
            raise BadFileError(problems)
        return build.routine(document.data, self._exercise)

    def check(self, path: Path) -> list[Problem]:
        """Everything wrong with a routine or exercise file, in the order of its lines."""
        try:
            document = read(path)
        except BadFileError as error:
            return list(error.problems)
        if is_exercise(document.data):
            return self._checker.exercise(document, self.exercises)
        return self._checker.routine(document, self.exercises)

    def _exercise(self, name: str) -> Exercise:
        found = self.exercises[name]
        if isinstance(found, BadFileError):
            raise found
        assert isinstance(found, Exercise)
        return found


def _files(folder: Path | None) -> list[Path]:
    if folder is None or not folder.is_dir():
        return []
    return sorted(path for path in folder.glob("*.y*ml") if path.suffix in (".yaml", ".yml"))
