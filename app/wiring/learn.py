"""Furnishes the room."""

from app.ui.screens.page import Page
from app.wiring.house import House


def learn_room(house: House) -> Page:
    """The room."""
    return Page(house.kit, "learn", tabs=house.app.tabs("learn"), two=True)
