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
from app.wiring.prints import prints

if TYPE_CHECKING:
    from app.core.cards import ExerciseCard


def history_room(context: AppContext) -> HistoryPage:
    """The room."""

    def areas(history: History) -> list[NamedSpan]:
        known = _known(context)
        by_id = by_area(history.exercises, lambda name: known[name].areas.split() if name in known else ())
        # What works the whole body would be the longest bar of all, and say nothing.
        return [
            NamedSpan(_area(area), seconds) for area, seconds in by_id if area != "whole-body" and seconds
        ]

    def exercises(history: History) -> list[NamedSpan]:
        known = _known(context)
        return [
            NamedSpan(_name(total.exercise, known), total.seconds)
            for total in history.exercises
            if total.seconds
        ]

    facts = HistoryPorts(
        source=context.store.history,
        areas=areas,
        exercises=exercises,
        troubles=lambda: [trouble.words(context.tr) for trouble in context.store.troubles],
        today=lambda: context.now().date(),
        zone=context.zone,
    )
    ways = HistoryLinks(
        today=context.app.show_today,
        day=lambda day: context.routes.open("day", day),
        everything=lambda: context.routes.open("sessions"),
        paper=(lambda: context.routes.open("print-history")) if prints(context) else None,
        bars=lambda title, named: context.open(BarsPage(context.kit, title, named, context.back)),
    )
    return HistoryPage(context.kit, context.app.tabs("history"), facts, ways)


def open_day(context: AppContext, day: date) -> None:
    """Opens a day of the record."""
    from app.ui.screens.history.day_page import DayPage, Deletes

    known = _known(context)
    context.open(
        DayPage(
            context.kit,
            lambda: context.store.history.day(day),
            context.now().date(),
            context.zone(),
            context.back,
            lambda exercise: _name(exercise, known),
            Deletes(context.deleting.session, context.deleting.score),
        )
    )


def open_sessions(context: AppContext) -> None:
    """Opens the list of all sessions."""
    from app.ui.screens.history.sessions_page import SessionsPage

    context.open(
        SessionsPage(
            context.kit,
            context.store.history,
            context.zone(),
            context.back,
            lambda day: context.routes.open("day", day),
        )
    )


def _known(context: AppContext) -> "Mapping[str, ExerciseCard]":
    """Exercises by their id, as lists know them."""
    return {card.id: card for card in context.routines.lists.exercises() if not card.problem}


def _name(exercise: str, known: "Mapping[str, ExerciseCard]") -> str:
    """Name of an exercise; one whose file is gone is called by its id, which no language translates."""
    return known[exercise].name if exercise in known else exercise.replace("-", " ").capitalize()


def _area(area: str) -> str:
    return AREAS.get(area, area)
