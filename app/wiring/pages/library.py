"""Furnishes the library."""

from app.device.environment import on_a_phone
from app.ui.pages.page import Page
from app.ui.screens.library.page import LibraryScreen
from app.ui.screens.library.shelf import LibraryLinks
from app.wiring.context import AppContext
from app.wiring.favourites import stars
from app.wiring.pages.own_files import OwnFiles


def library_room(context: AppContext) -> Page:
    """The room."""
    files = OwnFiles(context)
    doors = LibraryLinks(
        lambda name: context.routes.open("routine", name),
        lambda name: context.routes.open("exercise", name),
        files.see,
        files.remove,
        stars(context),
        None if on_a_phone() else files.begin,  # there nothing else reaches Limber's files
    )
    return LibraryScreen(context.kit, context.app.tabs("library"), context.routines.lists, doors)
