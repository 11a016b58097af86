"""Carries the runner's data in and out; files are read and written beside the thread that draws."""

import contextlib
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app import __version__
from app.core.days import local
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.data.reports.crash_runs import LAST_WORDS
from app.ui.screens.settings.ports import Found, Tell, Told
from app.ui.widgets.toast import withdraw_offer
from app.wiring.beside import beside
from app.wiring.context import AppContext
from app.wiring.pages.busy import busy

if TYPE_CHECKING:
    from app.data.exchange.left_out import NotExported
    from app.data.files.problems import BadFileError
    from app.device.files import Files
    from app.wiring.pages.arrival_plan import Prepared

_INBOX = (".json", ".yaml", ".yml", ".zip", ".feeel", ".txt")  # of Limber and of other timers
_MOST_PROBLEMS, _MOST_SAID, _MOST_FOUND = 3, 5, 50


class TransferPorts:
    """The runner's data, for Settings.

    Args:
        context: What the app is built from.
        begin: Shows the app as on its first day.
    """

    def __init__(self, context: AppContext, begin: Callable[[], None]) -> None:
        self._context, self._begin = context, begin
        self._files: Files | None = pickers(context)
        self.is_path = self._files is None
        inside = _("In Limber’s own folder on this device, where no other app can read it.")
        self.place = str(context.folder) if self.is_path else context.tr(inside)
        self.inbox = out_folder(context) if self._files is None else None

    def export(self, tell: Tell, *, table: bool) -> None:
        """Puts everything, or the table of sessions, into a file."""
        context = self._context
        now = context.now()
        if self._files is None:
            target = _free(out_folder(context), now, "csv" if table else "json")

            def done(wrote: _Wrote) -> None:
                tell(self._not_written(wrote.problem) if wrote.problem else self._written(target, wrote.left))

        else:
            files, target = self._files, context.folder / "cache" / _name(now, "csv" if table else "json")

            def done(wrote: _Wrote) -> None:
                if wrote.problem:
                    tell(self._not_written(wrote.problem))
                else:
                    files.save(target, lambda saved: kept(saved, wrote.left))

            def kept(saved: bool, left: "Sequence[NotExported]") -> None:
                with contextlib.suppress(OSError):  # what is left in the cache goes with the cache
                    target.unlink(missing_ok=True)
                if saved:
                    tell(Told(self._saved(left), self._left_out(left)))
                else:
                    tell(self._not_done(_("Nothing was saved"), files.problem))

        beside(lambda: _write(context, target, now, table=table), done)

    def pick(self, tell: Tell) -> None:
        """Lets the runner pick a file, and takes it in."""
        files = self._files
        if files is None:
            return

        def picked(path: Path | None) -> None:
            if path is None:
                tell(self._not_done(_("Nothing was changed"), files.problem))
            else:
                self.take_in(path, tell, lambda: files.forget(path))

        files.open((), picked)  # other timers have endings of their own

    def found(self) -> Sequence[Found]:
        """Files in the inbox, the newest first."""
        folder = self.inbox
        if folder is None:
            return ()
        files = []
        for path in (each for each in folder.glob("*") if each.suffix.lower() in _INBOX):
            try:
                stat = path.stat()
            except OSError:
                continue
            files.append((stat.st_mtime, stat.st_size, path))
        files.sort(reverse=True)
        return [Found(path, self._detail(when, size)) for when, size, path in files[:_MOST_FOUND]]

    def take_in(
        self, path: Path, tell: Tell, read: Callable[[], None] = lambda: None, *, is_asked: bool = True
    ) -> None:
        """Adds what a file holds; a broken one changes nothing. `read` is called once it is not needed.

        Routines and exercises are shown before anything of them is written.

        Args:
            path: The file.
            tell: Says how it has ended.
            read: See above.
            is_asked: The runner has chosen this file; else an export is added only after a yes.
        """
        context = self._context

        def done(what: "Told | Prepared | BadFileError | None") -> None:
            # A session may have begun, or a question come, while it was read.
            if not isinstance(what, Told) and busy(context):
                if what is None:
                    read()
                return
            if isinstance(what, Exception):
                tell(refused(context.tr, what))
                return
            if what is None:
                self._ask_first(path, tell, read)
                return
            if not isinstance(what, Told):  # nothing has been written yet
                from app.wiring.pages.arrival import show

                show(context, what)
                return
            context.routines.changed()
            context.preferences.changed()
            context.app.rebuild()
            context.app.refresh_notes()
            tell(what)

        def work() -> "Told | Prepared | BadFileError | None":
            from app.data.files.problems import BadFileError
            from app.wiring.pages.arrival_plan import prepared

            waits = False
            try:
                found = prepared(context, path)
                waits = found is None and not is_asked
                return None if waits else found or self._import(path)
            except BadFileError as error:
                return error
            finally:
                if not waits:
                    read()

        beside(work, done)

    def _ask_first(self, path: Path, tell: Tell, read: Callable[[], None]) -> None:
        """Any app can hand in an export, so the runner says whether what it holds is theirs."""
        from app.data.exchange.left_out import plainly
        from app.ui.widgets.sheet_page import SheetContent

        context, tr = self._context, self._context.tr
        text = _(
            "{file} is an export of Limber. Its sessions and check-ins would be added to your history; "
            "nothing that is here is changed or lost."
        )
        content = SheetContent(
            title=tr(_("Add this to your history?")),
            text=tr(text).format(file=plainly(path.name)),
            choices=[
                ("history", tr(_("Add")), lambda: self.take_in(path, tell, read)),
                ("schedule", tr(_("Not now")), read),
            ],
            harmless=1,
            plain=1,
        )
        context.app.sheets.show(content)

    def erase(self, tell: Tell) -> None:
        """Erases everything and begins afresh."""
        context = self._context
        if context.alone.other_instance():
            from app.wiring.single_instance import ERASE_THERE

            tell(Told(context.tr(_("Nothing was erased")), context.tr(ERASE_THERE)))
            return

        def work() -> bool:
            folders = (context.folder / name for name in ("cache", "drafts"))
            return all([context.store.erase(context.now()), *map(_clear, folders)])

        def done(erased: bool) -> None:
            withdraw_offer(context.app.root)  # what it would put back is of what was erased
            context.routines.changed()
            context.preferences.changed()
            self._begin()
            if not erased:
                text = _("The system did not let go of every file. Close Limber and delete this folder:")
                tell(Told(context.tr(_("Not everything is gone")), context.tr(text), str(context.folder)))

        beside(work, done)

    def reports(self) -> int:
        """How many reports of problems with the app there are."""
        return len(self._context.reports.all())

    def open_reports(self) -> None:
        """Shows them."""
        self._context.routes.open("reports")

    def troubles(self) -> Sequence[str]:
        """What is wrong with what is kept, translated."""
        return [trouble.words(self._context.tr) for trouble in self._context.store.troubles]

    def _import(self, path: Path) -> Told:
        from app.data.exchange.formats import import_file
        from app.data.exchange.left_out import shortened
        from app.data.exchange.report import what_stayed, what_was_added

        context, tr = self._context, self._context.tr
        added = import_file(context.store, path, context.share)
        title = _("Nothing was changed") if added.nothing and not added.saved else _("Imported")
        stayed = shortened(what_stayed(added, tr), tr, _MOST_SAID)
        return Told(tr(title), "\n".join([what_was_added(added, tr), *stayed]))

    def _written(self, target: Path, left: "Sequence[NotExported]") -> Told:
        said = [self._left_out(left), self._context.tr(_("Your file is here:"))]
        return Told(self._saved(left), "\n\n".join(filter(None, said)), str(target))

    def _saved(self, left: "Sequence[NotExported]") -> str:
        return self._context.tr(_("Saved, but not everything") if left else _("Saved"))

    def _left_out(self, left: "Sequence[NotExported]") -> str:
        from app.data.exchange.left_out import shortened

        tr = self._context.tr
        return "\n".join(shortened([each.words(tr) for each in left], tr, _MOST_SAID))

    def _not_written(self, problem: str) -> Told:
        text = self._context.tr(_("The file could not be written: {reason}."))
        return Told(self._context.tr(_("Nothing was saved")), text.format(reason=problem))

    def _not_done(self, what: str, problem: str) -> Told:
        """What is said of a picker's answer; nothing where the runner chose nothing."""
        tr = self._context.tr
        return Told(tr(what), tr(problem)) if problem else Told("")

    def _detail(self, when: float, size: int) -> str:
        day = local(when, self._context.zone())
        kilobytes = (
            self._context.tr(_("{size} kB")).format(size=max(round(size / 1000), 1)).replace(" ", "\u00a0")
        )
        return f"{day:%Y-%m-%d %H:%M}  {kilobytes}"


def refused(tr: Translate, error: "BadFileError") -> Told:
    """What is said of a file that cannot be used."""
    where = tr(_("{file}, line {line}: {message}."))
    problems = [
        where.format(file=one.path.name, line=one.line, message=one.message)
        for one in error.problems[:_MOST_PROBLEMS]
    ]
    return Told(tr(_("Nothing was changed")), "\n".join(problems))


def pickers(context: AppContext) -> "Files | None":
    """The system's own pickers; None where there are none."""
    files: Files | None = getattr(context.machine.device, "files", None)
    return None if files is None or files.reason else files


def out_folder(context: AppContext) -> Path:
    """Where files go that the runner takes along: the documents, or in a profile of its own that profile."""
    if context.options.data is not None:
        return context.folder / "exports"
    from platformdirs import user_documents_path  # only where something is taken along

    return user_documents_path() / "Limber"


def _name(now: datetime, ending: str) -> str:
    return f"limber-{now:%Y-%m-%d}.{ending}"


def _free(folder: Path, now: datetime, ending: str) -> Path:
    """A path in a folder that nothing has yet: what was kept before is never overwritten."""
    first = folder / _name(now, ending)
    names = (first.with_name(f"{first.stem}-{number}.{ending}") for number in range(2, 10_000))
    # A link that leads nowhere is there as well, and would be followed.
    return next(path for path in (first, *names) if not os.path.lexists(path))


class _Wrote(NamedTuple):
    """How writing a file has ended.

    Attributes:
        problem: What went wrong, in the system's words, or "".
        left: What the file does not hold.
    """

    problem: str = ""
    left: "Sequence[NotExported]" = ()


def _write(context: AppContext, target: Path, now: datetime, *, table: bool) -> _Wrote:
    from app.data.exchange.backup import export_file
    from app.data.exchange.sessions_csv import export_csv

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if table:
            export_csv(context.store, target, context.zone())
            return _Wrote()
        return _Wrote(left=export_file(context.store, target, now, __version__))
    except OSError as error:
        return _Wrote(str(error.strerror or error))


def _clear(folder: Path) -> bool:
    """Deletes all that a folder holds; whether nothing of it is left.

    Where this process would write its last words stays: it is open, and holds nothing of the runner's. A link
    goes itself: what lies where it leads is not Limber's to erase.
    """
    if folder.is_symlink():
        with contextlib.suppress(OSError):
            folder.unlink()
        return not folder.is_symlink()
    for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder before the folder
        if path.suffix != LAST_WORDS:
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()
    return not any(path.is_file() and path.suffix != LAST_WORDS for path in folder.rglob("*"))
