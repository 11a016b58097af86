"""Checks files and whole folders, and the exercises that routines among them use."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from app.data.files.ids import Named
from app.data.files.listing import yaml_files
from app.data.files.problems import BadFileError, Problem
from app.data.files.yaml_reader import Document, read
from app.data.library.check import Checker, exercises_used, is_exercise
from app.data.library.exercises import Exercises, holds_exercise


class FileCheck:
    """One check of many files; each is looked at once.

    Args:
        checker: Checks documents.
        exercises: Those of the library.
        around: Gives the exercises for a file, from its path, other exercises, and resolved paths of files
            that are known already.
        homes: Folders in which an id may stand only once, whichever of their files are given.

    Attributes:
        sound: The routines in which nothing is wrong, each with the exercises that it may use.
    """

    def __init__(
        self,
        checker: Checker,
        exercises: Exercises,
        around: Callable[[Path, Exercises, Iterable[Path]], Exercises],
        homes: Iterable[Path] = (),
    ) -> None:
        self._checker, self._library, self._around = checker, exercises, around
        self._homes = {home.resolve() for home in homes}
        self.sound: list[tuple[Document, Exercises]] = []
        self._problems: list[Problem] = []
        self._files: dict[Path, Path] = {}  # by what each is with all links followed
        self._folders: dict[Path, Named] = {}

    def check(self, paths: Iterable[Path]) -> tuple[list[Problem], list[Path]]:
        """The problems of files and folders, in order, and every file that was looked at."""
        for path in paths:
            self._take(path)
        exercises, routines = self._read(list(self._files.values()))
        known = list(self._files)
        given = Exercises(Named(document.path for document in exercises).files, self._checker, self._library)
        for document in exercises:
            self._problems += self._checker.exercise(document, self._around(document.path, given, known))
        for document in routines:
            around = self._around(document.path, given, known)
            problems = self._checker.routine(document, around)
            if not problems:
                self.sound.append((document, around))
            self._problems += problems
            self._check_used(document, around)
        self._problems += [*_same_ids(exercises), *_same_ids(routines)]
        for document in (*exercises, *routines):
            if document.path.resolve().parent in self._homes:
                self._check_neighbours(document)
        return sorted(set(self._problems)), list(self._files.values())

    def _take(self, path: Path) -> None:
        """Takes up a file, or those of a folder."""
        try:
            missing = not path.exists()
        except OSError:  # a name too long, a folder one may not look into
            missing = True
        if missing:
            self._problems.append(Problem(path, 1, 1, "there is no such file or folder"))
            return
        files, problems = yaml_files(path, deep=True) if path.is_dir() else ([path], [])
        self._problems += problems
        for file in files:
            self._files.setdefault(file.resolve(), file)

    def _read(self, files: Iterable[Path]) -> tuple[list[Document], list[Document]]:
        """Exercises and routines among files."""
        exercises: list[Document] = []
        routines: list[Document] = []
        for path in files:
            try:
                document = read(path)
            except BadFileError as error:
                self._problems += error.problems
            else:
                (exercises if is_exercise(document.data) else routines).append(document)
        return exercises, routines

    def _check_used(self, routine: Document, around: Exercises) -> None:
        """Checks the exercises of its author's that a routine uses, as far as that has not been done."""
        for name in exercises_used(routine.data):
            file = around.own_file(name)
            if file is None or file.resolve() in self._files:
                continue
            self._files[file.resolve()] = file
            for document in self._read([file])[0]:
                self._problems += self._checker.exercise(document, around)
                self._check_doubles(file)

    def _check_doubles(self, file: Path) -> None:
        """Names the other files beside an exercise that have its id."""
        for double, first in self._folder(file.parent).doubles.items():
            if first == file and holds_exercise(double):
                self._say_taken(double, first)

    def _check_neighbours(self, document: Document) -> None:
        """Says where another file of the user's has the id of this one, and counts."""
        first = self._folder(document.path.parent).doubles.get(document.path)
        if first is not None and first.resolve() not in self._files:
            self._problems.append(taken(document, first))

    def _folder(self, folder: Path) -> Named:
        if folder not in self._folders:
            self._folders[folder] = Named(yaml_files(folder)[0])
        return self._folders[folder]

    def _say_taken(self, double: Path, first: Path) -> None:
        try:
            self._problems.append(taken(read(double), first))
        except BadFileError as error:
            self._problems += error.problems


def taken(document: Document, first: Path) -> Problem:
    """What is wrong with a file whose id is that of another one, which counts."""
    try:
        line = read(first).values.get(("id",), (1, 1))[0]
    except BadFileError:
        line = 1
    name = str(document.data["id"])[:60] if isinstance(document.data, Mapping) else document.path.stem
    message = (
        f'the id "{name}" is taken by {first}:{line}, and that file is the one that is used; '
        "give this one an id of its own or remove it"
    )
    return document.problem(("id",), message)


def _same_ids(documents: list[Document]) -> Iterator[Problem]:
    named = Named(document.path for document in documents if _id(document.data))
    for document in documents:
        if document.path in named.doubles:
            yield taken(document, named.doubles[document.path])


def _id(data: Any) -> bool:
    return isinstance(data, Mapping) and isinstance(data.get("id"), str)
