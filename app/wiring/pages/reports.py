"""What the runner can do with the reports of problems: see them, share them, remove them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.days import clock_face, day_title
from app.core.i18n import mark as _

if TYPE_CHECKING:
    from app.ui.screens.today.page import Note
    from app.wiring.context import AppContext

_WHEN = "limber-report-%Y-%m-%d-%H%M%S"
_STAMP = len("limber-report-2026-01-01-120000")


def open_reports(context: "AppContext") -> None:
    """Shows the reports there are."""
    from app.ui.screens.crash.reports_page import Listed, ReportsPage

    def listed() -> Sequence[Listed]:
        return [Listed(_when(context, path), path) for path in context.reports.all()]

    def remove() -> None:
        gone = context.reports.remove()
        context.back()
        if not gone:
            context.tell(_("Not every report could be removed."))

    page = ReportsPage(
        context.kit, listed(), lambda path: context.routes.open("report", path), remove, context.back
    )
    context.open(page)


def open_report(context: "AppContext", path: Path) -> None:
    """Shows what a report says."""
    from app.ui.screens.crash.reports_page import ReportPage

    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        text = str(getattr(error, "strerror", "") or error)
    share = context.share_file()
    way = path if share is None else partial(share, path)
    context.open(ReportPage(context.kit, _when(context, path), text, way, context.back))


class ReportOffer:
    """Tells of a new report once, on Today, for as long as the runner has not put it away.

    Args:
        context: What the app is built from.
    """

    def __init__(self, context: "AppContext") -> None:
        self._context, self._without = context, context.options.bare
        self._told: bool | None = None  # whether there is something to tell; None before it was looked up

    def notes(self) -> "Sequence[Note]":
        """For Today."""
        from app.ui.screens.today.page import Note

        context, tr = self._context, self._context.tr
        if self._told is None:
            self._told = context.reports.new()
            if self._told:
                context.reports.seen()  # the next start says nothing of it
        notes: list[Note] = []
        if self._without:
            text = tr(
                _(
                    "Limber could not start twice in a row. Your own routines and exercises are left out "
                    "this time; they are all still there, and the next start tries with them."
                )
            )
            notes.append(Note(text=text, dismiss=self._dismiss_without))
        if self._told:
            text = tr(_("Something in the app went wrong last time. There is a report you can share."))
            note = Note(
                text=text,
                icon="info",
                words=tr(_("See the report")),
                action=self._see,
                dismiss=self._dismiss,
            )
            notes.append(note)
        return notes

    def _see(self) -> None:
        reports = self._context.reports.all()
        self._dismiss()
        if reports:
            self._context.routes.open("report", reports[0])

    def _dismiss(self) -> None:
        self._told = False
        self._context.app.refresh_notes()

    def _dismiss_without(self) -> None:
        self._without = False
        self._context.app.refresh_notes()


def _when(context: "AppContext", path: Path) -> str:
    """The time of a report in the runner's own zone, in words, as its name says it."""
    when = datetime.strptime(path.stem[:_STAMP], _WHEN).replace(tzinfo=UTC).astimezone(context.zone())
    day = day_title(when.date(), context.tr, context.now().date())
    return context.tr(_("{day}, {time}")).format(day=day, time=clock_face(when))
