"""Furnishes the editor of a routine, and keeps what is not saved in sight."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.edits import Where
from app.core.i18n import mark as _
from app.core.names import SOURCES
from app.data.files.problems import BadFileError
from app.data.library.cards import why
from app.data.library.drafts import UnsavedRoutine
from app.data.library.editing import RoutineEditing, editing_of
from app.data.library.new_routine import new_routine
from app.data.library.own_files import ChangedMeanwhileError
from app.ui.screens.editor.page import EditorPage
from app.ui.screens.editor.ports import EditorPorts
from app.ui.widgets.sheet import SheetContent, nothing
from app.ui.widgets.toast import show_undo, withdraw_offer
from app.wiring.context import AppContext
from app.wiring.pages.unsaved import drafts

if TYPE_CHECKING:
    from collections.abc import Callable

_WHOM_AND_WHEN = re.compile(r".*?\b(19|20)\d\d\b")
_TITLES = {
    "warm-up": _("My warm-up"),
    "run": _("My run-walk session"),
    "cool-down": _("My cool-down"),
    "gentle": _("My gentle routine"),
}


def open_editor(context: AppContext, name: str) -> None:
    """Opens the editor of a routine of the runner's own, by its id, with changes that were not saved."""
    _open(context, context.routines.file_of(name))


def open_new(context: AppContext, phase: str) -> None:
    """Opens the editor on a routine that is not there yet."""
    kept = drafts(context)
    number, name = 1, "new-routine"
    while kept.of(f"{name}.yaml") is not None:
        number += 1
        name = f"new-routine-{number}"
    path = context.folder / "routines" / f"{name}.yaml"
    content = new_routine(phase, context.tr(_TITLES[phase]))
    _show(
        context,
        RoutineEditing(context.routines.library, path, None, content, _letters(context.share), kept),
    )


def open_draft(context: AppContext, draft: UnsavedRoutine) -> None:
    """Opens the editor with changes that were kept, of a routine that may not be there yet, or any more."""
    _open(context, context.folder / "routines" / draft.file)


def _open(context: AppContext, path: Path) -> None:
    today, letters = context.now().date(), _letters(context.share)
    try:
        editing = editing_of(context.routines.library, path, letters, drafts(context), today)
    except (BadFileError, OSError) as error:
        reason = why(error) if isinstance(error, BadFileError) else str(error.strerror or error)
        words = _("The file can no longer be used: {reason}.")
        if isinstance(error, BadFileError) and not path.exists():
            words = _("It cannot be used now: {reason}. What you have changed is kept until it can.")
        context.app.tell(context.tr(words).format(reason=reason))
        return
    _show(context, editing)


@cache
def _letters(share: Path) -> "Callable[[str], list[str]]":
    from app.ui.base.typefaces import letters
    from app.ui.base.typesetting import lacking

    return lacking(letters(share / "assets" / "fonts" / "LimberSans-Regular.ttf"))


@cache
def _cited(share: Path) -> dict[str, str]:
    from app.data.shipped.sources import load_sources

    # Whom and when is enough here; the whole of it stands where all sources do.
    return {
        name: (found[0] if (found := _WHOM_AND_WHEN.match(text)) else text).rstrip(".")
        for topic in load_sources(share)
        for name, text in topic.sources.items()
    }


def _show(context: AppContext, editing: RoutineEditing) -> None:
    desk = _Desk(context, editing)
    context.open(EditorPage(context.kit, desk.ports()))
    if editing.aside:
        words = context.tr(
            _("What you changed before cannot be used: {reason}. It lies in Limber’s folder “removed”.")
        )
        context.app.tell(words.format(reason=editing.aside))


class _Desk:
    """What the editor of one routine leads to.

    Args:
        context: What the app is built from.
        editing: The routine.
    """

    def __init__(self, context: AppContext, editing: RoutineEditing) -> None:
        self._context, self._editing = context, editing

    def ports(self) -> EditorPorts:
        """What the page is handed."""
        context = self._context
        return EditorPorts(
            editing=self._editing,
            look=self._look,
            cards=context.routines.lists.exercises,
            save=self.save,
            drop=self._drop,
            play=self._play,
            exercise=lambda name: context.routes.open("exercise", name),
            source=self._source,
            new_exercise=self._new_exercise,
            ask=context.app.sheets.show,
            tell=context.app.tell,
            tell_undo=self._tell_undo,
            open=self._open,
            back=context.back,
        )

    def _new_exercise(self, made: "Callable[[str], None]") -> None:
        self._context.routes.open("new-exercise", made)

    def _look(self) -> None:
        routines = self._context.routines
        routines.lists.look()
        try:
            self._editing.refresh(routines.library)
        except BadFileError as error:  # an exercise of it cannot be used any more: the page shows what was
            words = self._context.tr(_("This routine cannot be used as it is now: {reason}."))
            self._context.app.tell(words.format(reason=why(error)))

    def _source(self, name: str) -> str:
        cited = _cited(self._context.share).get(name)
        return cited or self._context.tr(SOURCES.get(name, name))

    def _open(self, page: Any) -> None:
        withdraw_offer(self._context.app.root)
        self._context.open(page)

    def _tell_undo(self, words: str, action: "Callable[[], None]") -> None:
        context = self._context
        show_undo(context.app.root, context.theme, words, context.tr(_("Undo")), action)

    # --- saving ---------------------------------------------------------------------------------------

    def save(self) -> None:
        """Saves, and shows the routine; says so where that cannot be."""
        if not self._editing.changed:
            self._drop()
            return
        try:
            path = self._editing.save()
        except ChangedMeanwhileError:
            self._ask_changed()
            return
        except OSError as error:
            self._cannot(error)
            return
        self._saved(path)

    def _saved(self, path: Path) -> None:
        context = self._context
        fresh = self._editing.new or path != self._editing.path
        context.routines.lists.look(path)
        context.back()
        self._changed()
        if fresh:
            context.routes.open("routine", path.stem)
        else:
            self._show_afresh(path)
        context.app.tell(context.tr(_("Saved in {file}.")).format(file=path.name))

    def _show_afresh(self, path: Path) -> None:
        """The page of the routine below, if it is there, as it is now."""
        from app.ui.screens.routine.page import RoutinePage

        context = self._context
        if isinstance(context.app.screen, RoutinePage):
            context.back()
        context.routes.open("routine", self._editing.draft.routine.id)

    def _cannot(self, error: OSError) -> None:
        words = self._context.tr(_("The file cannot be written: {reason}. Your changes are kept."))
        self._context.app.tell(words.format(reason=error.strerror or error))

    def _ask_changed(self) -> None:
        tr = self._context.tr
        self._context.app.sheets.show(
            SheetContent(
                title=tr(_("The file has changed meanwhile")),
                text=tr(
                    _("Another program has written {file} since you began. Nothing of it is overwritten.")
                ).format(file=self._editing.path.name),
                choices=[
                    ("content_copy", tr(_("Save mine as another routine")), self._save_beside),
                    ("delete", tr(_("Drop my changes")), self._drop),
                    ("edit", tr(_("Keep changing")), nothing),
                ],
                harmless=2,
            )
        )

    def _save_beside(self) -> None:
        try:
            path = self._editing.save_beside()
        except OSError as error:
            self._cannot(error)
            return
        self._saved(path)

    def _drop(self) -> None:
        self._editing.drop()
        self._context.back()

    def _changed(self) -> None:
        lists = self._context.routines.lists
        lists.look()
        lists.tell()

    # --- playing --------------------------------------------------------------------------------------

    def _play(self, where: Where) -> None:
        try:
            path = self._editing.rest(where)
        except OSError as error:
            self._cannot(error)
            return
        self._context.routines.stands_for[str(path)] = self._editing.path
        self._context.app.preview(str(path), self._come_back)

    def _come_back(self) -> None:
        """After the session: the editor again, with all that can be undone."""
        self._context.open(EditorPage(self._context.kit, self.ports()))
