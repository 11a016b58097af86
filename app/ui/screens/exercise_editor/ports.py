"""What the page of an exercise under change is handed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.core.cards import ExerciseCard
from app.core.exercise import Exercise
from app.ui.widgets.sheet import SheetContent

Data = Mapping[str, Any]


class FieldFault(NamedTuple):
    """What keeps an exercise from being saved, for the field that it belongs to.

    Attributes:
        where: Keys and indexes of the part, as it stands while the exercise is made.
        words: A sentence, translated.
        missing: Nothing is wrong: something has still to be said.
        waiting: It is being found out; nothing can be done but wait.
    """

    where: tuple[str | int, ...]
    words: str
    missing: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseEditorPorts:
    """What the page is handed.

    Attributes:
        faults: What keeps an exercise from being saved; the second argument is called when that may have
            become something else.
        keep: Keeps what was made so far, whatever becomes of the app.
        save: Puts it into its file, and leaves the page where that went well.
        leave: Leaves the page; what was made so far is forgotten.
        later: Leaves the page; what was made so far is offered again.
        ask: Shows a sheet.
        open, back: Opens a page over this one, and comes back from it.
        moves: Every exercise that can be a gentler version.
        poses: Every exercise whose figure can be taken.
        move: An exercise by its id; None where there is none.
        pose: How the figure does one, by its id.
        pose_name: The id of the exercise that a figure was taken from; "" where nobody knows.
        from_file: Lets the runner pick a file, and hands on the figure in it; None where none can be picked.
        exercise: The exercise as it would be done.
    """

    faults: Callable[[Data, Callable[[], None]], Sequence[FieldFault]]
    keep: Callable[[Data], object]
    save: Callable[[Data], None]
    leave: Callable[[], None]
    later: Callable[[], None]
    ask: Callable[[SheetContent], None]
    open: Callable[[Any], None]
    back: Callable[[], None]
    moves: Callable[[], Sequence[ExerciseCard]]
    poses: Callable[[], Sequence[ExerciseCard]]
    move: Callable[[str], Exercise | None]
    pose: Callable[[str], Any]
    pose_name: Callable[[Any], str]
    from_file: Callable[[Callable[[Any], None]], None] | None
    exercise: Callable[[Data], Exercise]
