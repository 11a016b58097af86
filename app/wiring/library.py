"""Furnishes the room."""

from app.ui.screens.library import LibraryScreen
from app.ui.screens.library_shelves import Doors
from app.ui.screens.page import Page
from app.wiring.house import House


def library_room(house: House) -> Page:
    """The room."""
    doors = Doors(lambda _id: None, lambda _id: None, lambda _card: None, lambda _card: None)
    screen = LibraryScreen(house.kit, house.app.tabs("library"), house.routines.lists, doors)
    house.routines.lists.listeners.append(screen.shown)
    return screen
