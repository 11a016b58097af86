"""The library as the screens see it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.data.files.paths import share_folder
from app.wiring.options import is_path, open_library, user_folder

if TYPE_CHECKING:
    from app.core.back.suitability import Catalogue
    from app.core.cards import RoutineCard
    from app.core.routine import Routine
    from app.core.timeline import Timeline
    from app.data.files.problems import Problem
    from app.data.library.exercises import Exercises
    from app.data.library.index import LibraryIndex
    from app.data.library.library import Library

_MOST_SAID = 3  # problems that one sheet names


class _Opened(NamedTuple):
    """The routine that was opened last: its name, and what it is made with."""

    name: str = ""
    library: "Library | None" = None
    exercises: "Exercises | None" = None


class LibraryRoutines:
    """The library as the screens see it.

    Attributes:
        lists: What lists show of it.
        tempo: Tick once per repetition.
        minutes: Lengths chosen since the app was opened, by the routine's id.
        stands_for: By the path of a file that lies elsewhere, the file whose exercises are beside it too.
    """

    def __init__(self, asked: Path | None, *, tempo: bool) -> None:
        self._asked, self.tempo = asked, tempo
        self.minutes: dict[str, int] = {}
        self.stands_for: dict[str, Path] = {}
        self._opened = _Opened()

    @cached_property
    def lists(self) -> "LibraryIndex":
        """What lists show of it; the runner's own may follow a moment later."""
        from app import __version__
        from app.data.library.index import LibraryIndex

        user = user_folder(self._asked)
        return LibraryIndex(user, share_folder(), __version__, lambda: open_library(self._asked), _later)

    @property
    def _library(self) -> "Library":
        return self.lists.library

    def cards(self) -> "list[RoutineCard]":
        """Every routine known by now: warm-ups first, short ones before long ones, broken files last."""
        return self.lists.routines()

    def file_of(self, name: str) -> Path:
        """Where a routine is written."""
        return self._library.file_of(name)

    def exercise(self, name: str) -> Any:
        """An exercise by its id; None where there is none, or its file cannot be used."""
        from app.core.exercise import Exercise

        found = self._beside(name).get(name)
        return found if isinstance(found, Exercise) else None

    def exercise_file(self, name: str) -> Path | None:
        """Where an exercise is written; None where it is not. Before a routine is opened no YAML is read."""
        if self._opened.library is not None:
            return self._beside(name).file(name)
        return self.lists.exercise_file(name) or self._library.beside_mine.file(name)

    @property
    def library(self) -> "Library":
        """Everything there is, for whoever changes it."""
        return self._library

    def own_exercise_file(self, name: str) -> Path | None:
        """Where an exercise in the runner's folder is written; None where it is not in there."""
        file = self._beside(name).own_file(name)
        return file if file is not None and file.is_relative_to(user_folder(self._asked)) else None

    def exercise_ids(self) -> list[str]:
        """Ids of all exercises there are, also of those beside the runner's routines."""
        return list(dict.fromkeys([*self._library.exercises, *self._library.beside_mine]))

    def problems(self, path: Path, *, exercise: bool = False) -> "Sequence[Problem]":
        """Everything that is wrong with a file of a routine, or of an exercise; as it is now."""
        from app.data.files.problems import BadFileError

        library = open_library(self._asked)  # the file may have been mended a moment ago
        try:
            if exercise:
                library.own_exercise(path)
            else:
                library.own_routine(path)
        except BadFileError as error:
            return error.problems
        except KeyError:
            pass
        return ()

    def routine(self, name: str, minutes: float | None = None) -> "Routine":
        """A routine by id or path, fitted to a length; raises RefusedError where its file cannot be used."""
        from app.data.files.problems import BadFileError, UnknownError
        from app.ui.start.routines import RefusedError

        library = self._library
        file = Path(name) if is_path(name) else None
        around = library.exercises_for(self.stands_for.get(name) or file or name)
        try:
            routine = library.open(file, around) if file else library.routine(name)
        except (BadFileError, UnknownError) as error:
            if self._opened.name == name:  # a session that runs goes on with what it was made with
                self._opened = self._opened._replace(library=library)
            said = error.problems[:_MOST_SAID] if isinstance(error, BadFileError) else error.args[:1]
            raise RefusedError("\n".join(map(str, said))) from None
        self._opened = _Opened(name, library, around)
        if minutes is None:
            return routine
        from app.core.fit import fit

        return fit(routine, minutes).routine

    def is_file(self, name: str) -> bool:
        """Whether a name means a file, which its author looks at."""
        return is_path(name)

    def unposable(self, routine: "Routine") -> str:
        """What is wrong with the figures of a routine's own exercises, with places; "" for nothing."""
        from app.wiring.figure_files import pose_problems  # only a preview looks at changed files

        used = dict.fromkeys(step.exercise.id for step in routine.played())
        files = [file for name in used if (file := self._beside(name).own_file(name)) is not None]
        return "\n".join(map(str, pose_problems(files)[:_MOST_SAID]))

    def timeline(self, routine: "Routine") -> "Timeline":
        """A routine laid out in time."""
        from app.core.timeline import lay_out

        return lay_out(routine, tempo=self.tempo)

    def exercises(self) -> "Catalogue":
        """Every exercise by its id, as the routine that was opened last knows them."""
        return self._around

    def figure(self, exercise: str) -> Any:
        """How the figure does an exercise, by its id; None where nobody has said."""
        return self._beside(exercise).figure(exercise)

    @property
    def _around(self) -> "Exercises":
        """The exercises of the routine that was opened last, until files are read again."""
        library, opened = self._library, self._opened
        around = opened.exercises if opened.library is library else None
        return library.exercises if around is None else around

    def _beside(self, name: str) -> "Exercises":
        """Where an exercise is looked up: there, else beside the runner's own routines."""
        return self._around if name in self._around else self._library.beside_mine

    def bases(self) -> Any:
        """The base poses that figures start from."""
        from app.data.files.yaml_reader import read

        return read(share_folder() / "assets" / "figure" / "bases.yaml").data

    def changed(self) -> None:
        """Reads everything again, since a file has changed."""
        self.lists.changed()

    def close(self) -> None:
        """Reads no more."""
        self.lists.close()


def _later(what: Callable[[], None]) -> None:
    from kivy.clock import Clock

    Clock.schedule_once(lambda _dt: what())
