"""Furnishes the room."""

from app.ui.screens.page import Page
from app.wiring.house import House


def history_room(house: House) -> Page:
    """The room."""
    return Page(house.kit, "history", tabs=house.app.tabs("history"), two=True)
