"""What was being changed when the app went, so that it is seen again; the editor itself is loaded later."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from app.core.i18n import mark as _
from app.data.library.drafts import Drafts, UnsavedRoutine
from app.data.library.exercise_drafts import ExerciseDrafts
from app.wiring.context import AppContext


class Kept(NamedTuple):
    """Changes that are kept and not saved.

    Attributes:
        title: Says what was being changed, translated.
        go_on: Goes on with it.
        drop: Forgets the changes.
    """

    title: str
    go_on: Callable[[], None]
    drop: Callable[[], None]


def drafts(context: AppContext) -> Drafts:
    """Where changes to routines are kept that are not saved."""
    return Drafts(context.folder)


def unsaved(context: AppContext) -> Iterator[Kept]:
    """Everything that was being changed."""
    kept = drafts(context)
    for draft in kept.all():
        if kept.pending(context.folder / "routines" / draft.file) is None:
            continue
        title = context.tr(_("You were changing “{title}”")).format(title=_title_of(draft))
        yield Kept(title, partial(context.routes.open, "draft", draft), partial(kept.drop, draft.file))
    if ExerciseDrafts(context.folder).names():
        from app.wiring.pages.exercise_drafts import all_unfinished

        for each in all_unfinished(context):
            yield Kept(each.title, partial(context.routes.open, "exercise-draft", each), each.drop)


def _title_of(draft: UnsavedRoutine) -> str:
    from app.data.files.problems import BadFileError
    from app.data.files.yaml_reader import parse

    try:
        return str(parse(Path(draft.file), draft.now).data["title"])
    except (BadFileError, KeyError, TypeError):
        return draft.file
