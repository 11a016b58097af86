"""Reads the cards of folders: from what is remembered where that is still true, else from the files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.cards import ExerciseCard, RoutineCard
from app.data.library.card_cache import remembered, states_of

if TYPE_CHECKING:
    from app.data.library.library import Library

Read = Callable[[], None]  # called before each file that has to be read


def _nothing() -> None:
    pass


class CardReader:
    """Reads the cards of folders; from any thread.

    Args:
        folder: Where they are remembered.
        version: Of the app; another one reads everything afresh.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._folder, self._version = folder, version

    def routines(
        self,
        files: Sequence[Path],
        made_from: Sequence[Any],
        library: "Callable[[], Library]",
        tick: Read = _nothing,
        *,
        own: bool,
    ) -> list[RoutineCard]:
        """Cards of routines.

        Args:
            files: Theirs.
            made_from: What a card depends on besides its file.
            library: Gives the library they are read with, where they have to be read.
            tick: Called before each file that has to be read.
            own: They are the runner's.
        """

        def make(file: Path) -> RoutineCard:
            from app.data.library.cards import routine_card  # brings YAML along

            tick()
            return routine_card(library(), file, own=own)

        kept = self._read("own-routines" if own else "routines", files, made_from, make, RoutineCard)
        return [RoutineCard(*card) for card in kept]

    def exercises(
        self,
        files: Sequence[Path],
        made_from: Sequence[Any],
        library: "Callable[[], Library]",
        tick: Read = _nothing,
        *,
        own: bool,
    ) -> list[ExerciseCard]:
        """Cards of exercises; see `routines`. An own one hangs together with the others of its folder."""

        def make(file: Path) -> ExerciseCard:
            from app.data.library.cards import exercise_card

            tick()
            return exercise_card(library(), file, own=own)

        kept = self._read("own-exercises" if own else "exercises", files, made_from, make, ExerciseCard)
        return [ExerciseCard(*card) for card in kept]

    def _read(
        self,
        name: str,
        files: Sequence[Path],
        made_from: Sequence[Any],
        make: Callable[[Path], Any],
        kind: Any,
    ) -> list[list[Any]]:
        by_name = {file.name: file for file in files}
        return remembered(
            self._folder / f"{name}.json",
            [self._version, *made_from],
            states_of(list(by_name.values())),
            lambda file: list(make(by_name[file])),
            kind.__annotations__,
        )
