"""The library as the screens see it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.data.paths import share_folder
from app.wiring.options import is_path, open_library, user_folder

if TYPE_CHECKING:
    from app.core.cards import RoutineCard
    from app.core.routine import Routine
    from app.core.suits import Catalogue
    from app.core.timeline import Timeline
    from app.data.library import Library
    from app.data.problems import Problem
    from app.wiring.lists import Lists


class LibraryRoutines:
    """The library as the screens see it.

    Attributes:
        lists: What lists show of it.
        tempo: Tick once per repetition.
        minutes: Lengths chosen since the app was opened, by the routine's id.
    """

    def __init__(self, asked: Path | None, *, tempo: bool) -> None:
        self._asked, self.tempo = asked, tempo
        self.minutes: dict[str, int] = {}

    @cached_property
    def lists(self) -> "Lists":
        """What lists show of it; the runner's own may follow a moment later."""
        from app import __version__
        from app.wiring.lists import Lists

        user = user_folder(self._asked)
        return Lists(user, share_folder(), __version__, lambda: open_library(self._asked), _later)

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

        found = self._library.exercises.get(name)
        return found if isinstance(found, Exercise) else None

    def problems(self, name: str, *, exercise: bool = False) -> "Sequence[Problem]":
        """Everything that is wrong with the file of a routine, or of an exercise; as it is now."""
        from app.data.problems import BadFileError, UnknownError

        library = open_library(self._asked)  # the file may have been mended a moment ago
        if exercise:
            found = library.exercises.get(name)
            return found.problems if isinstance(found, BadFileError) else ()
        try:
            library.routine(name)
        except BadFileError as error:
            return error.problems
        except UnknownError:
            pass
        return ()

    def routine(self, name: str, minutes: float | None = None) -> "Routine":
        """A routine by id or path, fitted to a length; raises RefusedError where its file cannot be used."""
        from app.data.problems import BadFileError, UnknownError
        from app.ui.parts import RefusedError

        try:
            library = self._library
            routine = library.open(Path(name)) if is_path(name) else library.routine(name)
        except BadFileError as error:
            raise RefusedError("\n".join(map(str, error.problems[:3]))) from None
        except UnknownError as error:
            raise RefusedError(str(error.args[0])) from None
        if minutes is None:
            return routine
        from app.core.fit import fit

        return fit(routine, minutes).routine

    def is_file(self, name: str) -> bool:
        """Whether a name means a file, which its author looks at."""
        return is_path(name)

    def timeline(self, routine: "Routine") -> "Timeline":
        """A routine laid out in time."""
        from app.core.timeline import lay_out

        return lay_out(routine, tempo=self.tempo)

    def exercises(self) -> "Catalogue":
        """Every exercise by its id."""
        return self._library.exercises

    def figure(self, exercise: str) -> Any:
        """How the figure does an exercise, by its id; None where nobody has said."""
        return self._library.exercises.figure(exercise)

    def bases(self) -> Any:
        """The base poses that figures start from."""
        from app.data.reader import read

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
