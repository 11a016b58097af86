"""Furnishes the room."""

from app.ui.screens.page import Page
from app.wiring.house import House


def settings_room(house: House) -> Page:
    """The room."""
    return Page(house.kit, "settings", tabs=house.app.tabs("settings"), two=True)
