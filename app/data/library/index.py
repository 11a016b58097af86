"""What lists show of routines and exercises: Limber's own at once, the runner's as soon as they are read."""

import gc
import logging
import os
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from threading import Event, RLock, Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from app.core.cards import ExerciseCard, LeftOut, RoutineCard
from app.data.files.ids import Named
from app.data.files.listing import is_content, yaml_files
from app.data.library.card_cache import states, states_of
from app.data.library.card_reader import CardReader, Read

if TYPE_CHECKING:
    from app.data.library.library import Library

_AT_ONCE = 20  # files: reading so many takes less time than it takes to see that something is missing
_FEW = 50  # files, after which what they hold is left out of garbage collections
_PAUSE_S = 0.005  # after each file: whoever draws comes first
_PHASES = ("warm-up", "run", "cool-down", "gentle")


_log = logging.getLogger(__name__)


class Own(NamedTuple):
    """What the runner's folder holds.

    Attributes:
        seen: What it held when it was read: state of every file, and what was left out.
    """

    routines: tuple[RoutineCard, ...] = ()
    exercises: tuple[ExerciseCard, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    seen: Any = None


class _StoppedError(Exception):
    """What is being read is not wanted any more."""


class LibraryIndex:
    """Cards of all routines and exercises; many files of the runner's are read in a thread of their own.

    Args:
        user: The runner's folder.
        share: Limber's own.
        version: Of the app; another one reads everything afresh.
        open_library: Opens a library.
        later: Calls something on the thread that draws.

    Attributes:
        listeners: Called on the thread that draws when there is more to show.
        progress: Files looked at so far, and files there are; (0, 0) when nothing is being read.
    """

    def __init__(
        self,
        user: Path,
        share: Path,
        version: str,
        open_library: "Callable[[], Library]",
        later: Callable[[Callable[[], None]], None],
    ) -> None:
        self._user, self._share = user, share
        self._cards = CardReader(user / "cache", version)
        self._open, self._later = open_library, later
        self.listeners: list[Callable[[], None]] = []
        self.progress = (0, 0)
        self._library: Library | None = None
        self._limbers: tuple[Sequence[RoutineCard], Sequence[ExerciseCard]] | None = None
        self._own: Own | None = None
        self._exercise_files: dict[str, Path] | None = None
        self._sorted: tuple[int, int, list[RoutineCard]] = (0, 0, [])  # of what, and the cards
        self._thread: Thread | None = None
        self._round = 0  # what was read in an earlier round is not taken
        self._closing = False
        self._go_on = Event()
        self._go_on.set()
        self._alone = RLock()

    @property
    def library(self) -> "Library":
        """Everything there is; opened when it is first asked for."""
        with self._alone:
            if self._library is None:
                self._library = self._open()
            return self._library

    def routines(self) -> list[RoutineCard]:
        """Routines as far as they are known: warm-ups first, short before long, broken files last."""
        own, shipped = self._mine.routines, self._shipped[0]
        if self._sorted[:2] != (id(own), id(shipped)):
            taken = {card.id for card in own}
            cards = [*(card for card in shipped if card.id not in taken), *own]
            cards.sort(key=lambda c: (bool(c.problem), _PHASES.index(c.phase), c.minutes, c.title))
            self._sorted = (id(own), id(shipped), cards)
        return list(self._sorted[2])

    def exercises(self) -> list[ExerciseCard]:
        """Exercises as far as they are known, by name, broken files last."""
        own = self._mine.exercises
        taken = {card.id for card in own}
        cards = [card for card in self._shipped[1] if card.id not in taken]
        return sorted([*cards, *own], key=lambda card: (bool(card.problem), card.name.casefold()))

    def ahead(self) -> None:
        """Reads what lists show first, from any thread: after installing no file has been read before."""
        self.routines()

    def left_out(self) -> tuple[LeftOut, ...]:
        """Links and folders of the runner's that could not be followed or read."""
        return self._mine.left_out

    def exercise_file(self, name: str) -> Path | None:
        """The file of an exercise in the runner's folder or Limber's own, by its id; no YAML is read."""
        files = self._exercise_files
        if files is None:
            own = yaml_files(self._user / "exercises", home=self._user)[0]
            limbers = yaml_files(self._share / "assets" / "exercises")[0]
            files = self._exercise_files = {file.stem: file for file in limbers} | Named(own).files
        return files.get(name)

    def hold(self) -> None:
        """Leaves many files of the runner's until `go_on`: a thread that reads them slows every other."""
        self._go_on.clear()

    def go_on(self) -> None:
        """Reads them now, if they are asked for."""
        self._go_on.set()

    @property
    def reading(self) -> bool:
        """Whether there is more to come."""
        return self._thread is not None

    def wait(self) -> None:
        """Waits until everything is read; `later` still has to bring it."""
        self._go_on.set()
        if self._thread is not None:
            self._thread.join()

    def changed(self) -> None:
        """Reads all files again; until the runner's are read, lists show what they showed."""
        self._limbers = self._library = None
        self._read()

    def look(self, new: Path | None = None) -> None:
        """Reads the runner's files again where any has changed since.

        Args:
            new: A routine that was written a moment ago; it can be opened at once.
        """
        if new is not None:
            self.library.take_in(new)
        if self._own is not None:
            self._read()

    def tell(self) -> None:
        """Has everybody who shows lists show them as they are now; on the thread that draws."""
        for listener in list(self.listeners):
            listener()

    def close(self) -> None:
        """Reads no more."""
        self._closing = True
        self.wait()

    # --- reading --------------------------------------------------------------------------------------

    @property
    def _shipped(self) -> tuple[Sequence[RoutineCard], Sequence[ExerciseCard]]:
        with self._alone:
            return self._limbers or self._read_shipped()

    def _read_shipped(self) -> tuple[Sequence[RoutineCard], Sequence[ExerciseCard]]:
        folders = self._share / "routines", self._share / "assets" / "exercises"
        routines, exercises = (yaml_files(folder)[0] for folder in folders)
        made_from = [states(folders[1]), states(self._user / "exercises")]
        get = partial(getattr, self, "library")
        self._limbers = (
            self._cards.routines(routines, made_from, get, own=False),
            self._cards.exercises(exercises, [], get, own=False),
        )
        return self._limbers

    @property
    def _mine(self) -> Own:
        with self._alone:
            if self._own is None:
                self._own = Own()
                self._read()
            return self._own

    def _read(self) -> None:
        self._round += 1
        if self._thread is not None:
            return  # it begins again by itself
        folders = (self._user / "routines", self._user / "exercises")
        if sum(map(_count, folders)) <= _AT_ONCE:
            opened = cache(self._open)
            own = self._read_own(opened, lambda: None)
            if own is not None:
                self._own = own
                self._library = opened() if opened.cache_info().currsize else None
        else:
            self._thread = Thread(target=self._work, name="lists", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        self._go_on.wait()
        own = library = None
        while not self._closing:
            now, library = self._round, self._open()
            try:
                own = self._read_own(partial(_same, library), partial(self._tick, now))
            except _StoppedError:
                continue
            except Exception:  # noqa: BLE001 - a list that waits for ever would be worse
                _log.exception("The runner's files could not all be read")
                break  # what is known stays, and nobody waits for more
            if now == self._round:
                library.prepare()
                break
        self._later(lambda: self._take(own, library))

    def _tick(self, round_: int) -> None:
        if self._closing or round_ != self._round:
            raise _StoppedError
        self.progress = (self.progress[0] + 1, self.progress[1])
        if self.progress[0] % _FEW == 0:
            gc.freeze()  # what was read stays; going through all of it again and again would be felt
        time.sleep(_PAUSE_S)

    def _take(self, own: Own | None, library: "Library | None") -> None:
        self._thread, self.progress = None, (0, 0)
        if self._closing:
            return
        self._library = library or self._library
        self._own = own or self._own
        self.tell()

    def _read_own(self, library: "Callable[[], Library]", tick: Read) -> Own | None:
        """What the runner's folder holds; None where that is what it held before."""
        routines, out = yaml_files(self._user / "routines", home=self._user)
        exercises, more_out = yaml_files(self._user / "exercises", home=self._user)
        left_out = tuple(LeftOut(str(problem.path), problem.message) for problem in (*out, *more_out))
        beside = states(self._user / "routines" / "exercises")
        seen = (states_of(routines), states_of(exercises), left_out, beside)
        if self._own is not None and seen == self._own.seen:
            return None
        self._exercise_files = None
        self.progress = (0, len(routines) + len(exercises))
        limbers = states(self._share / "assets" / "exercises")
        made_from = [limbers, seen[1], beside, _doubles(routines)]
        names = [[file.name for file in exercises], _doubles(exercises)]
        own = Own(
            tuple(self._cards.routines(routines, made_from, library, tick, own=True)),
            tuple(self._cards.exercises(exercises, names, library, tick, own=True)),
            left_out,
            seen,
        )
        self.progress = (0, 0)
        return own


def _same(library: "Library") -> "Library":
    return library


def _doubles(files: Sequence[Path]) -> list[list[str]]:
    """Names of files whose id another one has, each with that one's: what a card says hangs on it."""
    return [[path.name, first.name] for path, first in Named(files).doubles.items()]


def _count(folder: Path) -> int:
    try:
        return sum(map(is_content, os.listdir(folder)))  # noqa: PTH208 - fastest
    except OSError:
        return 0
