"""Opens the page on which an exercise is made or changed, also where it was left half changed."""

from functools import partial
from typing import Any

from app.core.edits import unshared
from app.core.exercise_draft import begun, both_changed, merged
from app.core.exercise_editing import ExerciseEditing
from app.core.i18n import mark as _
from app.data.files.problems import BadFileError
from app.data.library.exercise_document import ExerciseDocument
from app.data.library.exercise_drafts import NEW
from app.ui.widgets.sheet import Choice, SheetContent, nothing
from app.wiring.context import AppContext
from app.wiring.pages.exercise_desk import ExerciseDesk, Saved, document_of, put_in_words
from app.wiring.pages.exercise_drafts import UnfinishedExercise, unfinished_of

_MOST_NAME = 60


def open_exercise_editor(
    context: AppContext, exercise_id: str | None, copy_of: str | None = None, saved: Saved | None = None
) -> None:
    """Opens the page of an exercise under change.

    Where it was left half changed before, the runner is asked whether to go on with that.

    Args:
        context: What the app is built from.
        exercise_id: Of an exercise of the runner's own; None for a new one.
        copy_of: Id of the exercise that a new one begins as a copy of.
        saved: Called with its id when it has been saved and its page has been left; without it, the exercise
            is shown on its own page.
    """
    name = exercise_id or NEW
    unfinished = unfinished_of(context, name)
    anew = partial(_open, context, exercise_id, copy_of, saved)
    if unfinished is None:
        anew()
        return
    tr = context.tr

    def drop() -> None:
        unfinished.drop()
        anew()

    text = tr(_("You have changed it before, and those changes are kept. Go on with them?"))
    choices: list[Choice] = [
        ("edit", tr(_("Resume")), lambda: go_on(context, unfinished, saved)),
        ("delete", tr(_("Drop them and begin anew")), drop),
    ]
    page = SheetContent(title=unfinished.title, text=text, choices=choices, leave=nothing)
    context.app.sheets.show(page)


def go_on(context: AppContext, unfinished: UnfinishedExercise, saved: Saved | None = None) -> None:
    """Goes on with an exercise where it was left."""
    draft = unfinished.draft
    if draft.file:
        _go_on_with_file(context, unfinished, saved)
        return
    source = None
    if draft.copy_of:
        source = document_of(context, context.routines.exercise_file(draft.copy_of))
    base = _copy_begun(context, source) if source is not None else begun()
    editing = ExerciseEditing(base)
    editing.put_all(draft.now)
    ExerciseDesk(context, unfinished.name, None, source, draft.copy_of, saved).show(editing)


def _go_on_with_file(context: AppContext, unfinished: UnfinishedExercise, saved: Saved | None) -> None:
    draft = unfinished.draft
    document = document_of(context, context.folder / draft.file)
    if document is None:  # it is gone, or broken: what was made of it is not
        editing = ExerciseEditing(begun())
        editing.put_all({key: each for key, each in draft.now.items() if key != "id"})
        context.app.tell(context.tr(_("Its file is gone. Save it, and it has a new one.")))
        ExerciseDesk(context, unfinished.name, None, None, "", saved).show(editing)
        return
    now, base = draft.now, document.data
    if draft.original is not None and draft.original != document.file.text:
        try:
            before = ExerciseDocument.parse(document.file.path, draft.original.encode()).data
        except BadFileError:
            before = base
        both = both_changed(before, now, base)
        now = merged(before, now, base)
        words = context.tr(_("The file has changed meanwhile. Your changes are put into it as it is now."))
        context.app.tell(put_in_words(both, context.tr) if both else words)
    editing = ExerciseEditing(base)
    editing.put_all(now)
    ExerciseDesk(context, str(base["id"]), document, None, "", saved).show(editing)


def _open(context: AppContext, exercise_id: str | None, copy_of: str | None, saved: Saved | None) -> None:
    if exercise_id is not None:
        document = document_of(context, context.routines.own_exercise_file(exercise_id))
        if document is not None:
            editing = ExerciseEditing(document.data)
            ExerciseDesk(context, exercise_id, document, None, "", saved).show(editing)
        return
    if copy_of is None:
        ExerciseDesk(context, NEW, None, None, "", saved).show(ExerciseEditing(begun()))
        return
    source = document_of(context, context.routines.exercise_file(copy_of))
    if source is not None:
        editing = ExerciseEditing(_copy_begun(context, source))
        ExerciseDesk(context, NEW, None, source, copy_of, saved).show(editing)


def _copy_begun(context: AppContext, source: ExerciseDocument) -> dict[str, Any]:
    """What a copy begins as: in the runner's own words, and with a name of its own."""
    tr = context.tr
    data: dict[str, Any] = unshared(source.data)
    own = context.routines.own_exercise_file(str(data["id"])) is not None
    ending = tr(_("{title} (mine)")).format(title="")
    name = (data["name"] if own else tr(data["name"])).removesuffix(ending)
    return {**data, "name": f"{name[: _MOST_NAME - len(ending)]}{ending}"}
