"""Furnishes Today."""

from app.ui.screens.today import TodayScreen
from app.wiring.house import House


def today_room(house: House) -> TodayScreen:
    """Today, with everything on it."""
    return TodayScreen(house.kit, house.app.tabs("today"), house.routines.cards, house.app.start)
