"""Opens the page of a routine, and makes copies of one."""

from pathlib import Path

from app.core.back.eligibility import Allowed, Verdict
from app.core.cards import RoutineCard
from app.core.i18n import mark as _
from app.core.routine import Routine
from app.core.today.suggestions import Chooser
from app.data.files.problems import BadFileError
from app.data.library.cards import why
from app.data.library.own_files import MOST_TITLE, copy_routine
from app.ui.base.back_service import BackService
from app.ui.screens.routine.page import Doings, RoutinePage
from app.ui.start.routines import RefusedError
from app.wiring.context import AppContext
from app.wiring.favourites import stars
from app.wiring.pages.own_files import OwnFiles
from app.wiring.prints import prints


def open_routine(context: AppContext, name: str) -> None:
    """Opens the page of a routine, or says why its file cannot be used."""
    try:
        page = routine_page(context, name)
    except RefusedError as error:
        context.app.refuse(str(error))
        return
    context.open(page)


def routine_page(context: AppContext, name: str) -> RoutinePage:
    """The page of a routine by its id; raises RefusedError where its file cannot be used."""
    routine = context.routines.routine(name)
    card = next((card for card in context.routines.cards() if card.id == name), None)
    own = card is not None and card.own
    minutes = context.routines.minutes
    files = OwnFiles(context)
    doings = Doings(
        start=lambda wanted: context.app.start(name, wanted),
        verdict=lambda version: _verdict(context, version),
        exercise=lambda exercise: context.routes.open("exercise", exercise),
        copy=lambda: _copy(context, name, routine, own=own),
        share=lambda: context.routes.open("share", name),
        remove=(lambda: files.remove(card, after=context.back)) if own and card is not None else None,
        change=(lambda: context.routes.open("editor", name)) if own else None,
        remember=lambda chosen: minutes.__setitem__(name, chosen),
        better=lambda wanted: _chooser(context).better(name, wanted),
        other=lambda other, wanted: _open_at(context, other, wanted),
        stars=stars(context),
        paper=(lambda: context.routes.open("print", name)) if prints(context) else None,
    )
    first = next(routine.played())
    return RoutinePage(
        context.kit,
        routine,
        name,
        own=own,
        picture=card.exercise if card is not None and card.exercise else first.exercise.id,
        minutes=minutes.get(name),
        doings=doings,
        leave=context.back,
    )


def _verdict(context: AppContext, routine: Routine) -> Verdict:
    back = _back(context)
    return back.verdict(routine) if back is not None else Allowed()


def _back(context: AppContext) -> BackService | None:
    return context.app.gate.back if context.app.parts.back is not None else None


def _chooser(context: AppContext) -> Chooser:
    back = _back(context)
    return Chooser(
        cards=[card for card in context.routines.cards() if not card.problem],
        recent=(),
        favourites=(),
        state=back.state if back is not None else None,
        now=context.now(),
    )


def _open_at(context: AppContext, card: RoutineCard, minutes: int) -> None:
    context.routines.minutes[card.id] = minutes
    context.routes.open("routine", card.id)


def copy_of(context: AppContext, name: str) -> None:
    """Copies a routine by its id, and opens the copy; says so where its file cannot be used any more."""
    card = next((card for card in context.routines.cards() if card.id == name), None)
    try:
        routine = context.routines.routine(name)
    except RefusedError as error:
        context.app.tell(str(error))
        return
    _copy(context, name, routine, own=card is not None and card.own)


def _copy(context: AppContext, name: str, routine: Routine, *, own: bool) -> None:
    tr = context.tr
    mine = tr(_("{title} (mine)"))
    ending = mine.format(title="")
    title = (routine.title if own else tr(routine.title)).removesuffix(ending)
    title = title[: MOST_TITLE - len(ending)]  # two cards of one name could not be told apart
    try:
        path: Path = copy_routine(
            context.routines.file_of(name),
            context.folder / "routines",
            mine.format(title=title),
        )
    except OSError as error:
        context.app.tell(
            tr(_("The copy cannot be written: {reason}.")).format(reason=error.strerror or error)
        )
        return
    except BadFileError as error:  # it was changed after the list had been read
        context.app.tell(tr(_("The file can no longer be used: {reason}.")).format(reason=why(error)))
        return
    context.routines.lists.look(path)
    context.back()
    context.routes.open("routine", path.stem)
    context.routes.open("editor", path.stem)
