"""Deletes sessions and scores, and takes that back for a while."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from app.core.back.check_in import CheckIn
from app.core.i18n import counted, several
from app.core.i18n import mark as _
from app.core.records import SessionRecord
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.sheet import SheetContent, Sheets, nothing
from app.ui.widgets.toast import Toast, show_undo

_DELETED = several("{count} entry is deleted.", "{count} entries are deleted.")


class SessionsKept(Protocol):
    """Sessions on record."""

    def delete(self, uid: str) -> SessionRecord | None:
        """Deletes one; returns it."""

    def add(self, record: SessionRecord) -> SessionRecord:
        """Puts it back."""


class ScoresKept(Protocol):
    """Check-ins on record."""

    def rules_out(self, uid: str, now: datetime) -> bool:
        """Whether one still rules something out."""

    def delete(self, uid: str, now: datetime) -> CheckIn | None:
        """Deletes one; returns it."""

    def put_back(self, check_in: CheckIn) -> None:
        """Puts it back."""


class Deletable(Protocol):
    """What can be deleted."""

    @property
    def sessions(self) -> SessionsKept:
        """Sessions."""

    @property
    def back(self) -> ScoresKept:
        """Check-ins."""


class Deleting:
    """Deletes at once, and offers to take it back wherever the runner goes next.

    What is deleted is gone from the disk; until the offer passes, this holds it in memory. So an app that is
    killed meanwhile has deleted it, or not begun to.

    Args:
        kept: The record.
        kit: Theme, words, insets, figures and pictures of a page.
        root: Gives what lies over every page.
        sheets: Asks one thing over a page.
        now: The time of day, aware, in the runner's own zone.
        changed: Called after every change of the record.
    """

    def __init__(
        self,
        kept: Deletable,
        kit: PageContext,
        root: Callable[[], Any],
        sheets: Callable[[], Sheets],
        now: Callable[[], datetime],
        changed: Callable[[], None],
    ) -> None:
        self._kept, self._kit, self._root, self._sheets = kept, kit, root, sheets
        self._now, self._changed = now, changed
        self._toast: Toast | None = None
        self._undo: list[Callable[[], object]] = []

    def session(self, uid: str) -> None:
        """Deletes a session."""
        record = self._kept.sessions.delete(uid)
        if record is not None:
            title = self._kit.tr(record.title)
            words = self._kit.tr(_("{title} is deleted.")).format(title=title)
            self._deleted(words, lambda: self._kept.sessions.add(record))

    def score(self, uid: str) -> None:
        """Deletes a check-in; says first where that does not do all that one might think."""
        if not self._kept.back.rules_out(uid, self._now()):
            self._score(uid)
            return
        tr = self._kit.tr
        text = _(
            "It goes from your history, but what it rules out stays ruled out; for that alone Limber "
            "keeps it, out of sight, for three days."
        )
        page = SheetContent(
            title=tr(_("Delete this score?")),
            text=tr(text),
            choices=[
                ("delete", tr(_("Delete it")), lambda: self._score(uid)),
                ("arrow_back", tr(_("Keep it")), nothing),
            ],
            harmless=1,
        )
        self._sheets().show(page)

    def _score(self, uid: str) -> None:
        check_in = self._kept.back.delete(uid, self._now())
        if check_in is not None:
            words = self._kit.tr(_("The score is deleted."))
            self._deleted(words, lambda: self._kept.back.put_back(check_in))

    def _deleted(self, words: str, put_back: Callable[[], object]) -> None:
        tr, there = self._kit.tr, self._toast
        if there is None or there.parent is None:
            self._undo.clear()
        self._undo.append(put_back)  # what was deleted a moment before can still be taken back, too
        if len(self._undo) > 1:
            words = counted(tr, _DELETED, len(self._undo))
        self._toast = show_undo(self._root(), self._kit.theme, words, tr(_("Undo")), self._take_back)
        self._changed()

    def _take_back(self) -> None:
        for put_back in reversed(self._undo):
            put_back()
        self._undo.clear()
        self._changed()
