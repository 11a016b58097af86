"""Opens the pages from which a routine's sheet and a year of the history are printed, on desktops."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kivy.clock import Clock

from app.core.i18n import counted, several
from app.core.i18n import mark as _
from app.data.files.atomic import write_whole
from app.data.files.problems import BadFileError, UnknownError
from app.data.library.cards import why
from app.data.paper.typeset import INSTALL, PAPERS, Paper, PrintError, can_typeset
from app.device.files import safe_name
from app.ui.screens.printing.page import PrintPage, PrintView, PrintWish
from app.wiring.beside import beside
from app.wiring.context import AppContext
from app.wiring.options import open_library
from app.wiring.pages.saving import keep_copy, tell_unwritten
from app.wiring.pages.transfer import pickers

if TYPE_CHECKING:
    from app.wiring.paper import PaperMaker, Picture, SheetJob

_MISSING = _("Printing needs Typst, which is not installed here. Install it with: {command}")
_NOT_DRAWN = _("The sheet could not be made: {reason}")
_SPANS = (12, 6, 3)
_DAYS_A_MONTH = 365 / 12
_IN_MONTHS = several("{count} month", "{count} months")


def open_print(context: AppContext, name: str) -> None:
    """Opens the page from which a routine's sheet is printed."""
    card = next((card for card in context.routines.cards() if card.id == name), None)
    title = card.title if card is not None else name
    own = card is not None and card.own
    text = _("One or two pages with two pictures of each move, its dose, and fourteen days to tick.")
    view = PrintView(
        title if own else context.tr(title),
        context.tr(text),
        missing=_missing(context),
        paper=PAPERS.index(_last.get("paper", PAPERS[0])),
    )

    def save(wish: PrintWish) -> None:
        try:
            printing.routine(name, wish, own=own)
        except BadFileError as error:
            said = context.tr(_("The file can no longer be used: {reason}."))
            context.app.tell(said.format(reason=why(error)))
        except UnknownError as error:
            context.app.tell(str(error.args[0]))

    page = PrintPage(context.kit, view, save, context.back)
    printing = _Printing(context, page)
    context.open(page)


def open_print_history(context: AppContext) -> None:
    """Opens the page from which a stretch of the history is printed."""
    tr = context.tr
    parts = (
        ("scores", tr(_("Scores of your back"))),
        ("calendar", tr(_("Calendar, with sums by month"))),
        ("routines", tr(_("Routines: how often, how long"))),
        ("stopped", tr(_("What was stopped, and what hurt"))),
    )
    view = PrintView(
        tr(_("A year on one page")),
        tr(
            _("For a visit to a physiotherapist, or for yourself. Nothing is on it but what you choose here.")
        ),
        missing=_missing(context),
        paper=PAPERS.index(_last.get("paper", PAPERS[0])),
        therapist=False,
        spans=tuple((months, counted(tr, _IN_MONTHS, months)) for months in _SPANS),
        parts=parts,
    )
    page = PrintPage(context.kit, view, lambda wish: printing.history(wish), context.back)
    printing = _Printing(context, page)
    context.open(page)


_last: dict[str, Paper] = {}  # what was chosen, for as long as the app is open


def _missing(context: AppContext) -> str:
    return "" if can_typeset() else context.tr(_MISSING).format(command=INSTALL)


class _Printing:
    """Makes a PDF: its pictures one a frame, the rest beside the thread that draws.

    Args:
        context: What the app is built from.
        page: Where it was asked for; shows how far it is.
    """

    def __init__(self, context: AppContext, page: PrintPage) -> None:
        self._context, self._page = context, page

    def routine(self, name: str, wish: PrintWish, *, own: bool) -> None:
        """The sheet of a routine, by its id.

        Raises:
            BadFileError, UnknownError: It cannot be used any more.
        """
        from app.wiring.paper import sheet_job

        context = self._context
        _last["paper"] = _paper(wish)
        job = sheet_job(
            open_library(context.options.data),
            name,
            context.tr,
            own=own,
            name=wish.name,
            therapist=wish.therapist,
        )
        maker, paper, now = self._maker(), _paper(wish), context.now()

        def drawn(pictures: "dict[str, Picture]") -> None:
            self._write(f"{name}.pdf", lambda: maker.sheet(job, pictures, paper, now))

        self._draw(maker, job, name, drawn)

    def history(self, wish: PrintWish) -> None:
        """A stretch of the history that ends today."""
        from app.core.paper.year_sheet import year_sheet
        from app.wiring.paper import move_names, of_record

        context = self._context
        _last["paper"] = _paper(wish)
        now = context.now()
        today = now.date()
        since = None if wish.months == 12 else today - timedelta(days=round(wish.months * _DAYS_A_MONTH))
        maker, paper = self._maker(), _paper(wish)
        names = move_names(open_library(context.options.data), context.tr)

        def made() -> bytes:
            period = of_record(context.store.history, since, today, today)
            sheet = year_sheet(period, context.tr, names, parts=wish.parts, name=wish.name, printed=today)
            return maker.year(sheet, paper, now)

        self._write(f"limber-history-{today:%Y-%m-%d}.pdf", made)

    def _maker(self) -> "PaperMaker":
        from app.wiring.paper import PaperMaker

        return PaperMaker(self._context.share, self._context.theme.figure_tokens)

    def _draw(
        self, maker: "PaperMaker", job: "SheetJob", who: str, then: "Callable[[dict[str, Picture]], None]"
    ) -> None:
        """Draws one move a frame, so that the app goes on meanwhile."""
        try:
            figures = maker.figures()
        except PrintError as error:
            self._fail(str(error))
            return
        steps: Iterator[dict[str, Picture]] = maker.drawn(figures, job, self._context.theme.figure_look(who))
        last: dict[str, Picture] = {}
        forms = self._context.tr(_("Drawing {number} of {count}"))

        def step(_dt: float) -> None:
            nonlocal last
            self._page.say(forms.format(number=min(len(last) + 1, len(job.specs)), count=len(job.specs)))
            found = next(steps, None)
            if found is not None:
                last = found
                Clock.schedule_once(step)
                return
            figures.close()
            then(last)

        Clock.schedule_once(step)

    def _write(self, name: str, make: Callable[[], bytes]) -> None:
        context = self._context
        self._page.say(context.tr(_("Setting the page")))
        path = context.folder / "cache" / "printed" / safe_name(name)

        def work() -> Path | OSError | PrintError:
            try:
                made = make()
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, made)
            except (OSError, PrintError) as error:
                return error
            return path

        def done(what: Path | OSError | PrintError) -> None:
            self._page.say("")
            if isinstance(what, PrintError):
                self._fail(str(what))
            elif isinstance(what, OSError):
                tell_unwritten(context, what)
            else:
                keep_copy(context, pickers(context), what)

        beside(work, done)

    def _fail(self, reason: str) -> None:
        self._page.say("")
        self._context.app.tell(self._context.tr(_NOT_DRAWN).format(reason=reason))


def _paper(wish: PrintWish) -> Paper:
    return next(paper for paper in PAPERS if paper == wish.paper)
