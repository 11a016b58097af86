"""What the editor of a routine is handed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from app.core.cards import ExerciseCard
from app.core.editing import Made, NotMade, Outcome
from app.core.edits import Edit, Where
from app.core.exercise import Exercise
from app.core.lint.draft import RoutineDraft
from app.core.lint.finding import RoutineFinding


class Editing(Protocol):
    """A routine that is being changed."""

    @property
    def draft(self) -> RoutineDraft:
        """As it is now: as it runs, and as it is written."""

    @property
    def findings(self) -> Sequence[RoutineFinding]:
        """What could be better in it."""

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """Every exercise that it may use, by id."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to save."""

    @property
    def touched(self) -> bool:
        """Whether anything would be lost if it were dropped."""

    @property
    def not_kept(self) -> str:
        """Why the last change would not outlive the app; "" where it does."""

    @property
    def undoable(self) -> bool:
        """Whether there is a change to take back."""

    @property
    def redoable(self) -> bool:
        """Whether a change that was taken back can be made again."""

    @property
    def mark(self) -> object:
        """Something that is the same as long as nothing is changed, undone or done again."""

    def apply(self, edits: Iterable[Edit], control: str = "", *, agreed: bool = False) -> Outcome:
        """Makes changes, all of them or none."""

    def undo(self) -> Made | NotMade | None:
        """Takes the last change back; None where there is none."""

    def redo(self) -> Made | NotMade | None:
        """Makes the change again that was taken back last; None where there is none."""

    def keep(self) -> bool:
        """Keeps what was changed for later; False where it cannot be, for the reason in `not_kept`."""

    def settle(self) -> None:
        """The next change counts on its own, whatever makes it."""

    def mend(self, finding: RoutineFinding) -> tuple[Edit, ...]:
        """The changes that take a finding away; none where only its author can say."""


class EditorPorts(NamedTuple):
    """What the editor is handed.

    Attributes:
        editing: The routine.
        look: Looks again at the exercises there are, after one may have been made or changed.
        cards: Exercises that a step may be made of.
        save: Saves, and leaves the page.
        drop: Forgets the changes, and leaves the page.
        play: Plays the routine from a step on.
        exercise: Opens the page of an exercise, by its id.
        source: What a source is called, by its reference.
        new_exercise: Makes an exercise of one's own and hands over its id.
        ask: Shows a sheet.
        tell: Shows a sentence for a while.
        tell_undo: Shows what was done, with a button that takes it back.
        open: Shows a page over the one that is seen.
        back: Leaves the page that is seen.
    """

    editing: Editing
    look: Callable[[], None]
    cards: Callable[[], Sequence[ExerciseCard]]
    save: Callable[[], None]
    drop: Callable[[], None]
    play: Callable[[Where], None]
    exercise: Callable[[str], None]
    source: Callable[[str], str]
    new_exercise: Callable[[Callable[[str], None]], None]
    ask: Callable[[Any], None]
    tell: Callable[[str], None]
    tell_undo: Callable[[str, Callable[[], None]], None]
    open: Callable[[Any], None]
    back: Callable[[], None]
