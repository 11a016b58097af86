"""Opens the page of an exercise."""

from functools import partial
from typing import TYPE_CHECKING

from app.core.i18n import mark as _
from app.ui.screens.exercise.page import Around, ExercisePage
from app.ui.widgets.sheet import Choice
from app.wiring.context import AppContext
from app.wiring.pages.exercise_drafts import unfinished_of
from app.wiring.pages.own_files import OwnFiles

if TYPE_CHECKING:
    from app.wiring.pages.exercise_drafts import UnfinishedExercise


def open_exercise(context: AppContext, name: str) -> None:
    """Opens the page of an exercise; nothing happens where there is none that can be used."""
    exercise = context.routines.exercise(name)
    if exercise is None:
        return
    easier = context.routines.exercise(exercise.easier) if exercise.easier != name else None
    used_in = [card for card in context.routines.cards() if name in card.moves.split()]
    own = context.routines.own_exercise_file(name)
    left = unfinished_of(context, name) if own is not None else None
    around = Around(
        easier,
        used_in,
        lambda other: context.routes.open("exercise", other),
        lambda other: context.routes.open("routine", other),
        _doings(context, name, own=own is not None, left=left),
        None if left is None else (left.title, _left(context, name, left)),
    )
    context.open(ExercisePage(context.kit, exercise, around, context.back))


def _doings(context: AppContext, name: str, *, own: bool, left: "UnfinishedExercise | None") -> list[Choice]:
    """What can be done with an exercise: any can be copied, one's own changed and taken out of the way."""
    tr = context.tr
    copied: Choice = ("content_copy", tr(_("Make a copy")), partial(_edit, context, None, name))
    if not own:
        return [copied]
    change: Choice = ("edit", tr(_("Change")), partial(_edit, context, name, None))
    removed: Choice = ("delete", tr(_("Remove")), partial(_remove, context, name))
    return [*([change] if left is None else []), copied, removed]


def _left(context: AppContext, name: str, left: "UnfinishedExercise") -> list[Choice]:
    from app.wiring.pages.exercise_editor import go_on

    tr = context.tr

    def drop() -> None:
        left.drop()
        context.back()
        open_exercise(context, name)

    return [
        ("edit", tr(_("Resume")), partial(go_on, context, left)),
        ("delete", tr(_("Drop the changes")), drop),
    ]


def _edit(context: AppContext, name: str | None, copy_of: str | None) -> None:
    from app.wiring.pages.exercise_editor import open_exercise_editor  # most who read it change nothing

    open_exercise_editor(context, name, copy_of)


def _remove(context: AppContext, name: str) -> None:
    path = context.routines.own_exercise_file(name)
    if path is not None:
        exercise = context.routines.exercise(name)
        called = exercise.name if exercise is not None else path.name
        OwnFiles(context).remove_file(path, called, context.back)
