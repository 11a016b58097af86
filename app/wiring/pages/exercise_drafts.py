"""Exercises that were left half changed: what is said of them, and how they go."""

from contextlib import suppress
from typing import NamedTuple

from app.core.edits import same, unshared
from app.core.i18n import mark as _
from app.data.files.problems import BadFileError
from app.data.library.exercise_document import ExerciseDocument
from app.data.library.exercise_drafts import NEW, ExerciseDraft, ExerciseDrafts
from app.wiring.context import AppContext


class UnfinishedExercise(NamedTuple):
    """An exercise that was left half changed.

    Attributes:
        name: Its id; NEW where it has none yet.
        draft: What is kept of it.
        title: What is said of it, translated.
        context: What the app is built from.
    """

    name: str
    draft: ExerciseDraft
    title: str
    context: AppContext

    def drop(self) -> None:
        """Forgets the changes; what cannot be forgotten is said."""
        tr = self.context.tr
        try:
            ExerciseDrafts(self.context.folder).drop(self.name)
        except OSError as error:
            words = tr(_("The draft cannot be removed: {reason}."))
            self.context.app.tell(words.format(reason=error.strerror or error))


def unfinished_of(context: AppContext, name: str) -> UnfinishedExercise | None:
    """What was left half changed of an exercise; None where nothing was."""
    draft = ExerciseDrafts(context.folder).of(name)
    if draft is None or _is_saved(context, name, draft):
        return None
    tr = context.tr
    words = str(draft.now.get("name", "")).strip()
    if not words:
        title = tr(_("You were making a new exercise"))
    else:
        said = _("You were making “{move}”") if name == NEW else _("You were changing “{move}”")
        title = tr(said).format(move=words)
    return UnfinishedExercise(name, draft, title, context)


def _is_saved(context: AppContext, name: str, draft: ExerciseDraft) -> bool:
    """Whether its file holds it: an app that was killed between saving and forgetting leaves such a draft."""
    if not draft.file:
        return False
    try:
        data = ExerciseDocument.read(context.folder / draft.file).data
    except BadFileError:
        return False
    if not same(unshared(data), unshared(draft.now)):
        return False
    with suppress(OSError):
        ExerciseDrafts(context.folder).drop(name)
    return True


def all_unfinished(context: AppContext) -> list[UnfinishedExercise]:
    """Every exercise that was left half changed."""
    found = (unfinished_of(context, name) for name in ExerciseDrafts(context.folder).names())
    return [each for each in found if each is not None]
