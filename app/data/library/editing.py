"""A routine that is being changed: every change is put into its file's text, checked, and kept."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from app.core.edit_history import EditHistory
from app.core.editing import Asks, Made, NotMade, Outcome
from app.core.edits import Edit, EditError, SetValue, Where
from app.core.exercise import Exercise
from app.core.i18n import mark as _
from app.core.lint.draft import RoutineDraft
from app.core.lint.finding import RoutineFinding
from app.core.routine_edits import from_step
from app.data.files.listing import must_be_inside
from app.data.files.problems import BadFileError
from app.data.files.yaml_write import afresh
from app.data.library.drafts import Drafts, UnsavedRoutine
from app.data.library.library import Library
from app.data.library.lint import NotDrawn, RoutineLint
from app.data.library.own_files import free_stem, save_routine, write_new
from app.data.library.routine_document import Edited, RoutineDocument

_MOST, _FEWEST, _MOST_BYTES = 500, 20, 10_000_000  # changes that can be undone, and what they may take
_LOWERED = _("The highest score is {score} now: a move of it is only for that.")


class RoutineEditing:
    """Changes to one routine, from its file's text to its file's text.

    Args:
        library: What there is.
        path: The file; for a routine that is not there yet, where it would go at present.
        original: What the file held when the changes began; None where it is not there yet.
        now: What it would hold; it can be used.
        not_drawn: Which letters of a text the typeface lacks.
        drafts: Where changes are kept that are not saved.
        resumed: It goes on with changes that were kept.
        aside: Why changes that were kept are not used and lie in `removed/`; "" for nothing.

    Attributes:
        aside: Likewise.
        not_kept: Why the last change could not be kept; "" where it is.

    Raises:
        BadFileError: `now` cannot be used.
    """

    def __init__(
        self,
        library: Library,
        path: Path,
        original: bytes | None,
        now: bytes,
        not_drawn: NotDrawn,
        drafts: Drafts,
        *,
        resumed: bool = False,
        aside: str = "",
    ) -> None:
        self._library, self.path, self._original = library, path, original
        self._not_drawn, self._drafts = not_drawn, drafts
        self._exercises = library.exercises_for(path)
        self._resumed, self.aside = resumed, aside
        self.not_kept = ""
        self.lint: RoutineLint = self._looked_at(now)
        start = now if original is None else original
        most = min(max(_MOST_BYTES // max(len(now), 1), _FEWEST), _MOST)
        self.history = EditHistory(start, most=most).done(now)

    # --- what there is --------------------------------------------------------------------------------

    @property
    def draft(self) -> RoutineDraft:
        """The routine as it is now: as it runs, and as it is written."""
        return self.lint.draft

    @property
    def findings(self) -> list[RoutineFinding]:
        """What could be better in it."""
        return self.lint.findings

    @property
    def exercises(self) -> dict[str, Exercise]:
        """Every exercise that it may use, by id."""
        return {name: move for name, move in self._exercises.items() if isinstance(move, Exercise)}

    @property
    def content(self) -> bytes:
        """What the file would hold."""
        return self.history.now

    @property
    def changed(self) -> bool:
        """Whether there is anything to save; a routine that is not there yet can always be saved."""
        return self._original is None or self.content != self._original

    @property
    def new(self) -> bool:
        """Whether its file is not there yet."""
        return self._original is None

    @property
    def touched(self) -> bool:
        """Whether anything would be lost if it were dropped."""
        return self._resumed or bool(self.history.past) or bool(self.history.future)

    @property
    def undoable(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self.history.past)

    @property
    def redoable(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return bool(self.history.future)

    @property
    def mark(self) -> object:
        """Something that is the same as long as nothing is changed, undone or done again."""
        return self.history.now, len(self.history.past)

    def refresh(self, library: Library | None = None) -> None:
        """Looks again at the exercises there are: one may have been made or mended meanwhile.

        Args:
            library: What there is now; None for what there was.

        Raises:
            BadFileError: One that it uses is gone, or cannot be used any more; all stays as it was.
        """
        library = library or self._library
        exercises = library.exercises_for(self.path)
        self.lint = library.lint(self.path, self._not_drawn, self.content, exercises)
        self._library, self._exercises = library, exercises

    # --- changes --------------------------------------------------------------------------------------

    def apply(self, edits: Iterable[Edit], control: str = "", *, agreed: bool = False) -> Outcome:
        """Makes changes, all of them or none.

        Args:
            edits: What is changed.
            control: What makes them; several of one control in a row are undone together.
            agreed: The author has agreed that more of the file is written than they concern.
        """
        document = RoutineDocument.parse(self.path, self.content)
        try:
            edited = document.edited(edits)
        except EditError as error:
            return NotMade(str(error))
        if not edited.faithful and not agreed:
            return Asks(edited.reason, edited.lost)
        made = Made()
        looked = self._try(edited)
        if isinstance(looked, NotMade):
            lowered = self._lowered(edited)
            if lowered is None:
                return looked
            looked, edited, score = lowered
            made = Made(_LOWERED, {"score": score})
        self._take(self.history.done(edited.content, control), looked)
        return made

    def undo(self) -> Made | NotMade | None:
        """Takes the last change back; None where there is none.

        It is refused where it would lead back to an exercise that is gone meanwhile.
        """
        return self._turn(self.history.undone())

    def redo(self) -> Made | NotMade | None:
        """Makes the change again that was taken back last; see `undo`."""
        return self._turn(self.history.redone())

    def settle(self) -> None:
        """The next change counts on its own, whatever makes it."""
        self.history = self.history.settled()

    def mend(self, finding: RoutineFinding) -> tuple[Edit, ...]:
        """The changes that take a finding away; none where only its author can say."""
        return self.lint.mend(finding)

    def rest(self, where: Where) -> Path:
        """Writes what is left of the routine from a step on into a file that can be played; returns it.

        It lies with the drafts, and the next one takes its place.

        Raises:
            OSError: It cannot be written.
        """
        data = from_step(self.draft.written, where)
        return self._drafts.show(afresh(data, "\n").encode())

    # --- saving ---------------------------------------------------------------------------------------

    def save(self) -> Path:
        """Puts the changes into the file, or makes the file; returns it.

        Raises:
            ChangedMeanwhileError: The file is no longer what it was when the changes began.
            OSError: It cannot be written. In either case the changes are kept.
        """
        if self._original is None:
            return self.save_beside()
        document = RoutineDocument.parse(self.path, self._original)
        save_routine(document, Edited(self.content))
        self._done()
        return self.path

    def save_beside(self) -> Path:
        """Writes the routine into a new file with an id of its own, made of its title; returns it.

        Raises:
            OSError: It cannot be written; the changes are kept.
        """
        folder = self.path.parent
        must_be_inside(folder, folder.parent)
        folder.mkdir(parents=True, exist_ok=True)
        name = free_stem(str(self.draft.written["title"]), folder, self._library.routine_ids())
        document = RoutineDocument.parse(self.path, self.content)
        path = folder / f"{name}.yaml"
        write_new(path, document.edited([SetValue(("id",), name)]).content)
        self._done()
        return path

    def keep(self) -> bool:
        """Keeps what was changed for later; False where it cannot be, for the reason in `not_kept`."""
        try:
            if self._as_at_first:
                self._drafts.drop(self.path.name)
            else:
                self._drafts.keep(UnsavedRoutine(self.path.name, self._original, self.content))
            self.not_kept = ""
        except OSError as error:  # what is not saved hangs on the app staying open
            self.not_kept = error.strerror or str(error)
        return not self.not_kept

    def drop(self) -> None:
        """Forgets the changes; the file is as it was."""
        self._done()

    # --- how ------------------------------------------------------------------------------------------

    def _done(self) -> None:
        self._drafts.drop(self.path.name)

    def _turn(self, history: EditHistory[bytes]) -> Made | NotMade | None:
        if history is self.history:
            return None
        try:
            looked = self._looked_at(history.now)
        except BadFileError as error:
            return NotMade(error.problems[0].message)
        self._take(history, looked)
        return Made()

    def _take(self, history: EditHistory[bytes], looked: RoutineLint) -> None:
        self.history, self.lint = history, looked
        self.keep()

    @property
    def _as_at_first(self) -> bool:
        """Whether there is nothing to go on with: what the file holds, or a new one that was not touched."""
        if self._original is not None:
            return self.content == self._original
        return not self._resumed and self.content == self.history.first

    def _looked_at(self, content: bytes) -> RoutineLint:
        return self._library.lint(self.path, self._not_drawn, content, self._exercises)

    def _try(self, edited: Edited) -> RoutineLint | NotMade:
        try:
            return self._looked_at(edited.content)
        except BadFileError as error:
            return NotMade(error.problems[0].message)

    def _lowered(self, edited: Edited) -> tuple[RoutineLint, Edited, int] | None:
        """The same with a lower highest score, where that is all that is wrong; None where it is not."""
        document = RoutineDocument.parse(self.path, edited.content)
        if "max_pain" not in document.data:
            return None
        scores = [
            move.max_pain
            for name in _used(document.data.get("steps"))
            if isinstance(move := self._exercises.get(name), Exercise)
        ]
        lowest = min(scores, default=0)
        if lowest >= document.data["max_pain"]:
            return None
        again = document.edited([SetValue(("max_pain",), lowest)])
        looked = self._try(again)
        return None if isinstance(looked, NotMade) else (looked, again, lowest)


def _used(steps: Any) -> list[str]:
    """Ids of the exercises that count for the highest score: those of steps that may not be left out."""
    found: list[str] = []
    for item in steps if isinstance(steps, list) else ():
        if "repeat" in item:
            found += _used(item["steps"])
        elif not item.get("optional", False):
            found.append(item["exercise"])
    return found


def editing_of(
    library: Library, path: Path, not_drawn: Callable[[str], list[str]], drafts: Drafts, today: date
) -> RoutineEditing:
    """The changes to a file; where some were kept and not saved, with these.

    Args:
        library: What there is.
        path: The file; it may be gone, or not there yet, where changes to it were kept.
        not_drawn: Which letters of a text the typeface lacks.
        drafts: Where changes are kept.
        today: Where what was kept cannot be used any more it is set aside under that date.

    Raises:
        BadFileError: The file cannot be used.
        OSError: It cannot be read.
    """
    kept, aside = drafts.pending(path), ""
    held = path.read_bytes() if path.is_file() else None
    if kept is not None:
        original = None if held is None else kept.original
        try:
            return RoutineEditing(library, path, original, kept.now, not_drawn, drafts, resumed=True)
        except BadFileError as error:  # an exercise of it is gone, say
            if held is None:
                raise  # it stays where it is, until that is there again
            aside = error.problems[0].message
            drafts.set_aside(path.name, today)
    if held is None:
        raise FileNotFoundError(path)
    return RoutineEditing(library, path, held, held, not_drawn, drafts, aside=aside)
