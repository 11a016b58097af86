"""The routines and exercises there are: Limber's own and the user's."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.exercise import Exercise
from app.core.routine import Routine
from app.data.files.ids import Named, id_of
from app.data.files.listing import beside, yaml_files
from app.data.files.problems import BadFileError, Problem, UnknownError, did_you_mean
from app.data.files.yaml_reader import bytes_of, parse, read
from app.data.library.check import Checker
from app.data.library.check_files import FileCheck, taken
from app.data.library.exercises import Exercises, Without, holds_exercise
from app.data.library.routine_document import RoutineDocument

if TYPE_CHECKING:
    from app.data.library.lint import RoutineLint


class Library:
    """All routines and exercises. The id that is written in a file is its name; see `Named` for two alike.

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
        self._own = Named(exercises)
        limbers = Exercises({path.stem: path for path in own}, self._checker)
        self.exercises = Exercises(self._own.files, self._checker, limbers)
        self.left_out = (*no_exercises, *no_routines)
        self._shipped = {path.stem: path for path in shipped}
        self._mine = Named(routines)
        self._listed = {user / "routines": self._mine, user / "exercises": self._own} if user else {}

    @property
    def checker(self) -> Checker:
        """What its files are checked by."""
        return self._checker

    def routine_ids(self) -> list[str]:
        """Every routine there is: Limber's own first, then the user's."""
        return [*self._shipped, *(name for name in self._mine.files if name not in self._shipped)]

    def file_of(self, name: str) -> Path:
        """The file of a routine, the user's own before Limber's; raises KeyError where there is none."""
        return self._mine.files.get(name) or self._shipped[name]

    def routine(self, name: str) -> Routine:
        """A routine by its id, the user's own before Limber's.

        Raises:
            UnknownError: There is no such routine; the message suggests one.
            BadFileError: Its file cannot be used.
        """
        if name in self._mine.files:
            path = self._mine.files[name]
            return self._open(path, self._beside(path))
        if name in self._shipped:
            return self.shipped(name)
        if (path_ := self._mine.called(name)) is not None:
            hint = f'; the id in {path_.name} is "{self._mine.ids[path_]}"'
        else:
            hint = did_you_mean(name, self.routine_ids())
        raise UnknownError(f'there is no routine "{name}"{hint}')

    def shipped(self, name: str) -> Routine:
        """One of Limber's own, even where the user has one of the same name.

        Raises:
            BadFileError: It uses an exercise of the user's whose file cannot be used.
        """
        return RoutineDocument.read(self._shipped[name]).routine(lambda one: _usable(self.exercises, one))

    def take_in(self, path: Path) -> None:
        """Adds a routine to the user's that was written after the library was opened."""
        self._mine.add(path)

    def routine_name(self, path: Path) -> str:
        """What a routine of the user's goes by; where another one has its id, the name of its file."""
        return _name(self._mine, path)

    def exercise_name(self, path: Path) -> str:
        """The same of an exercise."""
        return _name(self._own, path)

    def doubles(self, *, exercises: bool = False) -> list[Problem]:
        """What is said of the user's files whose id another one has and counts for."""
        found: list[Problem] = []
        for path in (self._own if exercises else self._mine).doubles:
            try:
                self.own_exercise(path) if exercises else self.own_routine(path)
            except BadFileError as error:
                found.append(error.problems[0])
            except KeyError:
                pass
        return found

    def own_routine(self, path: Path) -> Routine:
        """The routine in a file of the user's, whether or not it is the one that goes by its id.

        Raises:
            BadFileError: The file cannot be used, or another one has its id.
            KeyError: It is gone.
        """
        if not path.exists():
            raise KeyError(path)
        routine = self._open(path, self._beside(path))
        if path in self._mine.doubles:
            raise BadFileError([taken(read(path), self._mine.doubles[path])])
        return routine

    def own_exercise(self, path: Path) -> Exercise:
        """The same of an exercise."""
        if path not in self._own.doubles:
            return _usable(self.exercises, self._own.ids[path])
        problems = self._checker.exercise(document := read(path), self.exercises)
        raise BadFileError(problems or [taken(document, self._own.doubles[path])])

    def prepare(self) -> None:
        """Does now what the first of the user's routines would have to wait for."""
        if self._mine.files:
            self._beside(next(iter(self._mine.ids)))

    def open(self, path: Path, exercises: Exercises | None = None) -> Routine:
        """A routine from any file; exercises lying beside it may be used.

        Args:
            path: The file.
            exercises: What `exercises_for` it has given.

        Raises:
            BadFileError: The file cannot be used.
        """
        return self._open(path, self.exercises_for(path) if exercises is None else exercises)

    def exercises_for(self, routine: str | Path) -> Exercises:
        """The exercises that a routine is made with: those of the library, and those beside its file.

        Args:
            routine: A file, or an id.
        """
        if isinstance(routine, Path):
            return self._around(routine, self.exercises)
        return self.beside_mine if routine in self._mine.files else self.exercises

    @cached_property
    def beside_mine(self) -> Exercises:
        """The exercises for the user's routines; listed once, since there may be thousands of files."""
        path = next(iter(self._mine.ids), None)
        return self._around(path, self.exercises, itself=False, home=self.user) if path else self.exercises

    def _beside(self, path: Path) -> Mapping[str, Any]:
        """The exercises for one of the user's routines: what its own file holds is none of them."""
        around, name = self.beside_mine, self._mine.ids.get(path, "")
        return Without(around, name) if around.file(name) == path else around

    def _open(self, path: Path, exercises: Mapping[str, Any]) -> Routine:
        document = RoutineDocument.read(path)
        problems = self._checker.routine(document.file, exercises)
        if problems:
            raise BadFileError(problems)
        return document.routine(lambda one: _usable(exercises, one))

    def check(self, paths: Iterable[Path]) -> tuple[list[Problem], list[Path]]:
        """Everything wrong with files, and with every YAML file of folders and those below them.

        Exercises among them may be used by the routines among them. Those that lie beside a routine and are
        used by it are checked along with it; each once.

        Returns:
            The problems, and every file that was looked at.
        """
        return self._file_check().check(paths)

    def check_and_lint(
        self, paths: Iterable[Path], not_drawn: Callable[[str], list[str]]
    ) -> "tuple[list[Problem], list[Path], list[RoutineLint]]":
        """The same, and each routine that can be used looked through for what could be better.

        Args:
            paths: Files and folders.
            not_drawn: Which letters of a text the typeface lacks.
        """
        from app.data.library.lint import RoutineLint  # not before somebody asks

        check = self._file_check()
        problems, files = check.check(paths)
        sound = (RoutineLint(*routine, self._checker, not_drawn) for routine in check.sound)
        return problems, files, list(sound)

    def lint(
        self,
        path: Path,
        not_drawn: Callable[[str], list[str]],
        held: bytes | None = None,
        exercises: Exercises | None = None,
    ) -> "RoutineLint":
        """A routine's file looked through for what could be better in it.

        Args:
            path: The file.
            not_drawn: Which letters of a text the typeface lacks.
            held: What it would hold, for changes that are not saved yet; None for what it holds.
            exercises: What `exercises_for` it has given.

        Raises:
            BadFileError: The file cannot be used.
        """
        from app.data.library.lint import RoutineLint

        document = parse(path, bytes_of(path) if held is None else held)
        exercises = self.exercises_for(path) if exercises is None else exercises
        problems = self._checker.routine(document, exercises)
        if problems:
            raise BadFileError(problems)
        return RoutineLint(document, exercises, self._checker, not_drawn)

    def _file_check(self) -> FileCheck:
        folders = tuple(self.user / kind for kind in ("routines", "exercises")) if self.user else ()
        return FileCheck(self._checker, self.exercises, self._around, folders)

    def _around(
        self,
        path: Path,
        others: Exercises,
        known: Iterable[Path] = (),
        *,
        itself: bool = True,
        home: Path | None = None,
    ) -> Exercises:
        """The exercises for a file: those beside it, in `exercises/` and in `../exercises/`, and the others.

        Of several with one id the nearest counts, in the same folder the one that `Named` says.

        Args:
            path: The file.
            others: What there is besides.
            known: Resolved paths of files already sorted into routines and `others`.
            itself: The file itself is none of them, whatever it holds.
            home: The folder that no link may lead out of; None where each is its own.
        """
        out = {*known, path.resolve()} if itself else set(known)
        found: dict[str, list[Path]] = {}
        for place in beside(path):
            # Following links takes time, and nothing has to be left out of a folder with thousands of files.
            named = self._listed.get(place) if not out else None
            if named is None:
                files = yaml_files(place, home=home)[0]
                named = Named(f for f in files if not (out and f.resolve() in out))
            for name, alike in named.alike.items():
                found.setdefault(name, []).extend(alike)
        mine = {name: file for name, files in found.items() if (file := _chosen(name, files, others))}
        return Exercises(mine, self._checker, others)


def _name(named: Named, path: Path) -> str:
    if path in named.doubles:
        return path.name
    return named.ids.get(path) or id_of(path) or path.stem  # it may have come since the library was opened


def _chosen(name: str, files: list[Path], others: Exercises) -> Path | None:
    """Which of the files with an id counts as its exercise; only in doubt they are looked into."""
    if name not in others and len(files) == 1:
        return files[0]
    there = others.file(name)
    if files == [there]:
        return None
    sure = next((file for file in files if file == there or holds_exercise(file)), None)
    return sure or (None if name in others else files[0])


def _usable(exercises: Mapping[str, Any], name: str) -> Exercise:
    found = exercises[name]
    if isinstance(found, BadFileError):
        raise found
    assert isinstance(found, Exercise)
    return found
