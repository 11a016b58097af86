"""What was being changed when the app went, so that it is seen again; the editor itself is loaded later."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from app.data.library.drafts import Draft, Drafts
from app.wiring.context import AppContext


class Kept(NamedTuple):
    """Changes that are kept and not saved.

    Attributes:
        title: What was being changed.
        go_on: Goes on with it.
        drop: Forgets the changes.
    """

    title: str
    go_on: Callable[[], None]
    drop: Callable[[], None]


def drafts(context: AppContext) -> Drafts:
    """Where changes to routines are kept that are not saved."""
    return Drafts(context.folder, "routine")


def unsaved(context: AppContext) -> Iterator[Kept]:
    """Everything that was being changed."""
    kept = drafts(context)
    for draft in kept.all():
        yield Kept(_title_of(draft), _going_on(context, draft), _dropping(kept, draft))


def _going_on(context: AppContext, draft: Draft) -> Callable[[], None]:
    def go_on() -> None:
        from app.wiring.pages.editor import open_draft

        open_draft(context, draft)

    return go_on


def _dropping(kept: Drafts, draft: Draft) -> Callable[[], None]:
    return lambda: kept.drop(draft.file)


def _title_of(draft: Draft) -> str:
    from app.data.files.problems import BadFileError
    from app.data.files.yaml_reader import parse

    try:
        return str(parse(Path(draft.file), draft.now).data["title"])
    except (BadFileError, KeyError, TypeError):
        return draft.file
