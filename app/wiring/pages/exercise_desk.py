"""One exercise under change: its page, its file and its draft."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kivy.clock import Clock

from app.core.edits import EditError, same, unshared
from app.core.exercise_draft import both_changed, completed, merged, written_at
from app.core.exercise_editing import ExerciseEditing
from app.core.exercise_faults import said
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.sentences import sentence
from app.data.files.problems import BadFileError
from app.data.library import build
from app.data.library.cards import why
from app.data.library.check import Checker
from app.data.library.exercise_document import ExerciseDocument
from app.data.library.exercise_drafts import ExerciseDraft, ExerciseDrafts, shaped
from app.data.library.exercise_files import changed_exercise, write_exercise
from app.data.library.own_files import ChangedMeanwhileError, save_document
from app.ui.screens.exercise_editor.page import ExerciseEditorPage
from app.ui.screens.exercise_editor.ports import ExerciseEditorPorts, FieldFault
from app.ui.widgets.sheet import SheetContent, nothing
from app.wiring.context import AppContext
from app.wiring.figure_check import FigureCheck
from app.wiring.pages.figure_picker import figure_picker

Saved = Callable[[str], None]
_MOST_FIGURE_FAULTS = 2
_COMMENTS_GO = several("{count} comment goes with it.", "{count} comments go with it.")


def document_of(context: AppContext, path: Path | None) -> ExerciseDocument | None:
    """The file of an exercise; says so where it cannot be used."""
    if path is None:
        return None
    try:
        document = ExerciseDocument.read(path)
        # What has the wrong shape no field can show; what else is wrong is said beside its field.
        if not isinstance(document.data, Mapping) or "id" not in document.data or not shaped(document.data):
            raise BadFileError(context.routines.problems(path, exercise=True))
    except BadFileError as error:
        context.app.tell(context.tr(_("The file can no longer be used: {reason}.")).format(reason=why(error)))
        return None
    return document


def put_in_words(both: Sequence[str], tr: Translate) -> str:
    """What is said where one's own changes were put into a file that somebody else has changed too.

    Args:
        both: Keys whose value both have changed.
        tr: Translates.
    """
    if not both:
        return tr(_("Your changes are put in. Look it over and save it."))
    words = tr(_("Your changes are put in. Where both of you changed the same, yours counts: {parts}."))
    return words.format(parts=", ".join(both))


class ExerciseDesk:
    """One exercise under change: its page, its file and its draft.

    Args:
        context: What the app is built from.
        name: Its id; NEW where it has none yet.
        document: Its file; None where it has none yet.
        source: The file that it is a copy of, or None.
        copy_of: Id of that exercise, or "".
        saved: Called with its id when it has been saved.
    """

    def __init__(
        self,
        context: AppContext,
        name: str,
        document: ExerciseDocument | None,
        source: ExerciseDocument | None,
        copy_of: str,
        saved: Saved | None,
    ) -> None:
        self._context, self._name, self._document, self._source = context, name, document, source
        self._copy_of, self._saved = copy_of, saved
        self._drafts = ExerciseDrafts(context.folder)
        self._checker = Checker(context.share)
        self._ids = set(context.routines.exercise_ids())
        self._taken: dict[str, str] = {}  # figures of other exercises, by their looks
        self._figures = FigureCheck(_later, lambda spec: repr(spec) in self._taken)
        self._page: ExerciseEditorPage | None = None
        self._told = False

    def show(self, editing: ExerciseEditing) -> None:
        """Opens the page."""
        context, tr = self._context, self._context.tr
        if self._source is not None and (spec := self._source.data.get("figure")) is not None:
            self._taken[repr(unshared(spec))] = self._copy_of
        title = tr(_("New exercise")) if self._document is None else tr(_("Change an exercise"))
        self._page = ExerciseEditorPage(
            context.kit,
            editing,
            self._ports(),
            title,
            "" if self._document is None else self._name,
            self._original,
            fresh=self._document is None,
        )
        context.open(self._page)

    @property
    def _original(self) -> Mapping[str, Any] | None:
        """What the file holds that changes are put into."""
        return self._document.data if self._document is not None else None

    def _ports(self) -> ExerciseEditorPorts:
        context = self._context
        cards = context.routines.lists.exercises
        return ExerciseEditorPorts(
            faults=self._faults,
            keep=self._keep,
            save=self._save,
            leave=self._leave,
            later=self._leave_for_later,
            ask=context.app.sheets.show,
            open=context.open,
            back=context.back,
            moves=lambda: [card for card in cards() if not card.problem],
            poses=lambda: [card for card in cards() if not card.problem and not card.own],
            move=context.routines.exercise,
            pose=self._pose,
            pose_name=lambda spec: self._taken.get(repr(spec), "") if spec is not None else "",
            from_file=figure_picker(context),
            exercise=build.exercise,
        )

    # --- what is wrong with it ------------------------------------------------------------------------

    def _faults(self, now: Mapping[str, Any], then: Callable[[], None]) -> list[FieldFault]:
        tr = self._context.tr
        name = "new" if self._document is None else self._name
        data = completed(now, name, self._original)
        found = [
            FieldFault(written_at(now, fault.where), said(fault, data, tr), fault.missing)
            for fault in self._checker.exercise_breaks(data, self._ids)
            if not (fault.missing and fault.where[:1] == ("cues",) and "cues" not in now)
        ]
        return [*found, *self._figure_faults(data, then)]

    def _figure_faults(self, data: Mapping[str, Any], then: Callable[[], None]) -> list[FieldFault]:
        tr, spec = self._context.tr, data.get("figure")
        if spec is None or not isinstance(spec, dict):
            return []
        if self._document is not None and same(spec, unshared(self._document.data.get("figure"))):
            return []  # it is the author's own, and not what is being changed
        texts = self._figures.ask(spec, data["areas"], then)
        if texts is None:
            return [FieldFault(("figure",), tr(_("Looking whether a body can do this …")), waiting=True)]
        sentences = [sentence(text) for text in texts[:_MOST_FIGURE_FAULTS]]
        return [FieldFault(("figure",), " ".join(sentences))] if sentences else []

    def _pose(self, name: str) -> Any:
        spec = unshared(self._context.routines.figure(name))
        if spec is not None and self._context.routines.own_exercise_file(name) is None:
            self._taken[repr(spec)] = name
        return spec

    # --- its draft ------------------------------------------------------------------------------------

    def _keep(self, now: Mapping[str, Any]) -> bool:
        """Keeps what was made so far; False where it cannot be, which is said the first time."""
        document, folder = self._document, self._context.folder
        original = document.file.text if document is not None else None
        file = ""
        if document is not None:
            file = document.file.path.relative_to(folder).as_posix()
        try:
            if document is not None and same(unshared(document.data), unshared(now)):
                self._drafts.drop(self._name)
            else:
                draft = ExerciseDraft(file=file, original=original, copy_of=self._copy_of, now=now)
                self._drafts.keep(self._name, draft)
        except OSError as error:
            if not self._told:
                self._told = True
                self._tell(_("What you change cannot be kept before it is saved: {reason}."), error)
            return False
        self._told = False
        return True

    def _forget(self) -> None:
        try:
            self._drafts.drop(self._name)
        except OSError as error:
            self._tell(_("The draft cannot be removed: {reason}."), error)

    def _leave(self) -> None:
        self._forget()
        self._context.back()
        self._show_lists()

    def _leave_for_later(self) -> None:
        assert self._page is not None
        self._told = False  # it matters now, whatever was said before
        if not self._keep(self._page.editing.now):
            return
        self._context.back()
        self._show_lists()

    # --- its file -------------------------------------------------------------------------------------

    def _save(self, now: Mapping[str, Any]) -> None:
        try:
            if self._document is None:
                context = self._context
                context.routines.changed()  # files may have come and gone meanwhile
                taken = set(context.routines.exercise_ids())
                path, name = write_exercise(context.folder, now, taken, self._source)
                self._done(path, name)
                return
            edited = changed_exercise(self._document, now)
        except OSError as error:
            self._tell(_("The file cannot be written: {reason}."), error)
            return
        except (EditError, BadFileError) as error:
            self._context.app.tell(
                self._context.tr(_("This cannot be saved: {reason}.")).format(reason=error)
            )
            return
        if edited.faithful:
            self._write(edited, now)
            return
        tr = self._context.tr
        text = " ".join(
            [tr(edited.reason), *([counted(tr, _COMMENTS_GO, edited.lost)] if edited.lost else [])]
        )
        self._context.app.sheets.show(
            SheetContent(
                title=tr(_("Write this part anew?")),
                text=text,
                choices=[
                    ("check", tr(_("Write it")), lambda: self._write(edited, now)),
                    ("arrow_back", tr(_("Not now")), nothing),
                ],
                harmless=1,
            )
        )

    def _write(self, edited: Any, now: Mapping[str, Any]) -> None:
        assert self._document is not None, "only what has a file is written into it"
        try:
            self._document = save_document(self._document, edited)
        except ChangedMeanwhileError:
            self._ask_about_theirs(now)
        except OSError as error:
            self._tell(_("The file cannot be written: {reason}."), error)
        else:
            self._done(self._document.file.path, self._name)

    def _ask_about_theirs(self, now: Mapping[str, Any]) -> None:
        """The file is another one than was read: one's own changes are put into it, or go."""
        context, tr, mine = self._context, self._context.tr, self._document
        assert mine is not None
        path = mine.file.path
        theirs = document_of(context, path) if path.exists() else None

        def put_in() -> None:
            assert theirs is not None
            assert self._page is not None
            self._document = theirs
            editing = ExerciseEditing(theirs.data)
            editing.put_all(merged(unshared(mine.data), now, unshared(theirs.data)))
            self._page.go_on_with(editing, theirs.data)
            context.app.tell(put_in_words(both_changed(mine.data, now, theirs.data), tr))

        def anew() -> None:
            assert self._page is not None
            self._document = None
            self._page.ports.keep(now)
            self._page.become_new()

        choices = [
            ("edit", tr(_("Put my changes into it")), put_in),
            ("delete", tr(_("Leave mine out")), self._leave),
        ]
        text = _("Another program has written the file since you opened it. Nothing of it is lost.")
        if theirs is None:
            choices = [("add", tr(_("Make a new exercise of it")), anew), choices[1]]
            text = _("The file is gone, or cannot be used any more. What you have changed is still here.")
        context.app.sheets.show(
            SheetContent(
                title=tr(_("{file} has changed")).format(file=path.name),
                text=tr(text),
                small=str(path),
                choices=[*choices, ("arrow_back", tr(_("Not now")), nothing)],
                harmless=2,
            )
        )

    def _done(self, path: Path, name: str) -> None:
        """Everything is saved: leaves the page and shows what has become of it."""
        context = self._context
        self._forget()
        context.routines.changed()
        context.back()
        self._show_lists()
        words = context.tr(_("Saved in {file}.")).format(file=path.name)
        if self._saved is not None:
            self._saved(name)
        else:
            if getattr(getattr(context.app.screen, "exercise", None), "id", "") == name:
                context.back()  # its page shows what it was
            context.routes.open("exercise", name)
        context.app.tell(words)

    def _show_lists(self) -> None:
        self._context.routines.lists.tell()

    def _tell(self, words: str, error: OSError) -> None:
        context = self._context
        context.app.tell(context.tr(words).format(reason=error.strerror or error))


def _later(what: Callable[[], None]) -> None:
    Clock.schedule_once(lambda _dt: what())
