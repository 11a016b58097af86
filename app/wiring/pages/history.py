"""Furnishes the room of what has been done."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.core.history import History, by_area
from app.core.names import AREAS
from app.ui.screens.history.bars_page import BarsPage, NamedSpan
from app.ui.screens.history.page import HistoryPage
from app.ui.screens.history.ports import HistoryLinks, HistoryPorts
from app.wiring.context import AppContext

if TYPE_CHECKING:
    from app.core.cards import ExerciseCard


def history_room(house: AppContext) -> HistoryPage:
    """The room."""

    def areas(history: History) -> list[NamedSpan]:
        known = _known(house)
        by_id = by_area(history.exercises, lambda name: known[name].areas.split() if name in known else ())
        # What works the whole body would be the longest bar of all, and say nothing.
        return [
            NamedSpan(_area(area), seconds) for area, seconds in by_id if area != "whole-body" and seconds
        ]

    def exercises(history: History) -> list[NamedSpan]:
        known = _known(house)
        return [
            NamedSpan(_name(total.exercise, known), total.seconds)
            for total in history.exercises
            if total.seconds
        ]

    facts = HistoryPorts(
        source=house.store.history,
        areas=areas,
        exercises=exercises,
        troubles=lambda: [trouble.words(house.tr) for trouble in house.store.troubles],
        today=lambda: house.now().date(),
        zone=house.zone,
    )
    ways = HistoryLinks(
        today=house.app.show_today,
        day=lambda day: open_day(house, day),
        everything=lambda: open_sessions(house),
        bars=lambda title, named: house.open(BarsPage(house.kit, title, named, house.back)),
    )
    return HistoryPage(house.kit, house.app.tabs("history"), facts, ways)


def open_day(house: AppContext, day: date) -> None:
    """Opens a day of the record."""
    from app.ui.screens.history.day_page import DayPage, Deletes

    known = _known(house)
    house.open(
        DayPage(
            house.kit,
            lambda: house.store.history.day(day),
            house.now().date(),
            house.zone(),
            house.back,
            lambda exercise: _name(exercise, known),
            Deletes(house.deleting.session, house.deleting.score),
        )
    )


def open_sessions(house: AppContext) -> None:
    """Opens the list of all sessions."""
    from app.ui.screens.history.sessions_page import SessionsPage

    house.open(
        SessionsPage(
            house.kit, house.store.history, house.zone(), house.back, lambda day: open_day(house, day)
        )
    )


def _known(house: AppContext) -> "Mapping[str, ExerciseCard]":
    """Exercises by their id, as lists know them."""
    return {card.id: card for card in house.routines.lists.exercises() if not card.problem}


def _name(exercise: str, known: "Mapping[str, ExerciseCard]") -> str:
    """Name of an exercise; one whose file is gone is called by its id, which no language translates."""
    return known[exercise].name if exercise in known else exercise.replace("-", " ").capitalize()


def _area(area: str) -> str:
    return AREAS.get(area, area)
