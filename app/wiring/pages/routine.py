"""Furnishes the page of a routine."""

from pathlib import Path
from typing import Any

from app.core.back.eligibility import Allowed, Verdict
from app.core.cards import RoutineCard
from app.core.i18n import mark as _
from app.core.routine import Routine
from app.core.today.suggestions import Chooser
from app.data.files.problems import BadFileError
from app.data.library.cards import why
from app.data.library.own_files import MOST_TITLE, copy_routine
from app.ui.screens.routine.page import Doings, RoutinePage
from app.ui.start.back_service import BackService
from app.wiring.context import AppContext
from app.wiring.favourites import stars
from app.wiring.pages.library import open_exercise, open_routine
from app.wiring.pages.own_files import OwnFiles


def routine_page(house: AppContext, name: str) -> RoutinePage:
    """The page of a routine by its id; raises RefusedError where its file cannot be used."""
    routine = house.routines.routine(name)
    card = next((card for card in house.routines.cards() if card.id == name), None)
    own = card is not None and card.own
    minutes = house.routines.minutes
    files = OwnFiles(house)
    doings = Doings(
        start=lambda wanted: house.app.start(name, wanted),
        verdict=lambda version: _verdict(house, version),
        exercise=lambda exercise: open_exercise(house, exercise),
        copy=lambda: _copy(house, name, routine, own=own),
        share=_share(house, name),
        remove=(lambda: files.remove(card, after=house.back)) if own and card is not None else None,
        remember=lambda chosen: minutes.__setitem__(name, chosen),
        better=lambda wanted: _chooser(house).better(name, wanted),
        other=lambda other, wanted: _open_at(house, other, wanted),
        stars=stars(house),
    )
    first = next(routine.played())
    return RoutinePage(
        house.kit,
        routine,
        name,
        own=own,
        picture=card.exercise if card is not None and card.exercise else first.exercise.id,
        minutes=minutes.get(name),
        doings=doings,
        leave=house.back,
    )


def _verdict(house: AppContext, routine: Routine) -> Verdict:
    back = _back(house)
    return back.verdict(routine) if back is not None else Allowed()


def _back(house: AppContext) -> BackService | None:
    return house.app.gate.back if house.app.parts.back is not None else None


def _chooser(house: AppContext) -> Chooser:
    back = _back(house)
    return Chooser(
        cards=[card for card in house.routines.cards() if not card.problem],
        recent=(),
        favourites=(),
        state=back.state if back is not None else None,
        now=house.now(),
    )


def _open_at(house: AppContext, card: RoutineCard, minutes: int) -> None:
    house.routines.minutes[card.id] = minutes
    open_routine(house, card.id)


def _share(house: AppContext, name: str) -> Any:
    share = house.share_file()
    return None if share is None else lambda: share(house.routines.file_of(name))


def _copy(house: AppContext, name: str, routine: Routine, *, own: bool) -> None:
    tr = house.tr
    mine = tr(_("{title} (mine)"))
    ending = mine.format(title="")
    title = (routine.title if own else tr(routine.title)).removesuffix(ending)
    title = title[: MOST_TITLE - len(ending)]  # two cards of one name could not be told apart
    try:
        path: Path = copy_routine(
            house.routines.file_of(name),
            house.folder / "routines",
            mine.format(title=title),
        )
    except OSError as error:
        house.app.tell(tr(_("The copy cannot be written: {reason}.")).format(reason=error.strerror or error))
        return
    except BadFileError as error:  # it was changed after the list had been read
        house.app.tell(tr(_("The file can no longer be used: {reason}.")).format(reason=why(error)))
        return
    house.routines.lists.look(path)
    house.back()
    open_routine(house, path.stem)
    house.app.tell(tr(_("This copy is yours. Its file is {file}.")).format(file=path.name))
