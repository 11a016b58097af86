"""Furnishes the library, and opens what its lists lead to."""

from typing import Any

from app.device.environment import on_a_phone
from app.ui.screens.library.page import LibraryScreen
from app.ui.screens.library.shelf import LibraryLinks
from app.ui.screens.page import Page
from app.wiring.context import AppContext
from app.wiring.favourites import stars
from app.wiring.pages.own_files import OwnFiles


def library_room(house: AppContext) -> Page:
    """The room."""
    files = OwnFiles(house)
    doors = LibraryLinks(
        lambda name: open_routine(house, name),
        lambda name: open_exercise(house, name),
        files.see,
        files.remove,
        stars(house),
        None if on_a_phone() else files.begin,  # there nothing else reaches Limber's files
    )
    return LibraryScreen(house.kit, house.app.tabs("library"), house.routines.lists, doors)


def open_exercise(house: AppContext, name: str) -> None:
    """Opens the page of an exercise; nothing happens where there is none that can be used."""
    from app.ui.screens.exercise.page import Around, ExercisePage

    exercise = house.routines.exercise(name)
    if exercise is None:
        return
    easier = house.routines.exercise(exercise.easier) if exercise.easier != name else None
    used_in = [card for card in house.routines.cards() if name in card.moves.split()]
    around = Around(
        easier, used_in, lambda other: open_exercise(house, other), lambda other: open_routine(house, other)
    )
    house.open(ExercisePage(house.kit, exercise, around, house.back))


def open_routine(house: AppContext, name: str) -> None:
    """Opens the page of a routine, or says why its file cannot be used."""
    from app.ui.shell.dependencies import RefusedError
    from app.wiring.pages.routine import routine_page

    try:
        page: Any = routine_page(house, name)
    except RefusedError as error:
        house.app.refuse(str(error))
        return
    house.open(page)
