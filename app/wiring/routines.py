"""The library as the screens see it."""

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

_PHASES = ("warm-up", "cool-down", "gentle")


class LibraryRoutines:
    """The library as the screens see it."""

    def __init__(self, asked: Path | None, *, tempo: bool) -> None:
        self._asked, self._tempo = asked, tempo

    @cached_property
    def _library(self) -> "Library":
        return open_library(self._asked)

    def cards(self) -> "list[RoutineCard]":
        """Every routine, warm-ups first, short ones before long ones, broken files last."""
        from app import __version__
        from app.core.cards import RoutineCard
        from app.data.card_cache import remembered

        user, share = user_folder(self._asked), share_folder()
        own = (share / "routines", share / "assets" / "exercises")
        folders = (*own, user / "routines", user / "exercises")
        kept = remembered(user / "cache" / "cards.json", folders, __version__, self._make_cards)
        cards = [RoutineCard(*card) for card in kept]
        return sorted(cards, key=lambda c: (bool(c.problem), _PHASES.index(c.phase), c.minutes, c.title))

    def _make_cards(self) -> list[list[Any]]:
        from app.core.cards import RoutineCard
        from app.data.problems import BadFileError

        cards: list[RoutineCard] = []
        library = self._library
        for name in library.routine_ids():
            own = library.is_mine(name)
            file = library.file_of(name).name
            try:
                routine = library.routine(name)
            except BadFileError as error:
                first = error.problems[0]
                problem = f"{first.path.name}, line {first.line}: {first.message}"
                cards.append(RoutineCard(name, name, "gentle", 0, 0, "", "", 0, own, file, problem))
                continue
            steps = list(routine.played())
            # The opening move is much the same everywhere; one from the middle tells routines apart.
            picture = steps[len(steps) // 2].exercise.id
            cards.append(
                RoutineCard(
                    name,
                    routine.title,
                    routine.phase,
                    routine.total_s,
                    len(steps),
                    routine.posture,
                    picture,
                    routine.max_pain,
                    own,
                    file,
                )
            )
        return [list(card) for card in cards]

    def file_of(self, name: str) -> Path:
        """Where a routine is written."""
        return self._library.file_of(name)

    def exercise(self, name: str) -> Any:
        """An exercise by its id; None where there is none, or its file cannot be used."""
        from app.core.exercise import Exercise

        found = self._library.exercises.get(name)
        return found if isinstance(found, Exercise) else None

    def routine(self, name: str) -> "Routine":
        """A routine by id or path; raises RefusedError where its file cannot be used."""
        from app.data.problems import BadFileError
        from app.ui.app import RefusedError

        try:
            library = self._library
            return library.open(Path(name)) if is_path(name) else library.routine(name)
        except BadFileError as error:
            raise RefusedError("\n".join(map(str, error.problems[:3]))) from None
        except KeyError as error:
            raise RefusedError(str(error.args[0])) from None

    def is_file(self, name: str) -> bool:
        """Whether a name means a file, which its author looks at."""
        return is_path(name)

    def timeline(self, routine: "Routine") -> "Timeline":
        """A routine laid out in time."""
        from app.core.timeline import lay_out

        return lay_out(routine, tempo=self._tempo)

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
        """Forgets what was read, since a file has changed."""
        self.__dict__.pop("_library", None)
