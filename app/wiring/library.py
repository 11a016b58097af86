"""Furnishes the room."""

from app.ui.screens.page import Page
from app.wiring.house import House


def library_room(house: House) -> Page:
    """The room."""
    return Page(house.kit, "library", tabs=house.app.tabs("library"), two=True)
