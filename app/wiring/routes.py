"""How each of the five rooms is furnished; a room is loaded when it is first entered."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.wiring.context import AppContext


def _today(house: "AppContext") -> Any:
    from app.wiring.pages.today import today_room

    return today_room(house)


def _library(house: "AppContext") -> Any:
    from app.wiring.pages.library import library_room

    return library_room(house)


def _history(house: "AppContext") -> Any:
    from app.wiring.pages.history import history_room

    return history_room(house)


def _learn(house: "AppContext") -> Any:
    from app.wiring.pages.learn import learn_room

    return learn_room(house)


def _settings(house: "AppContext") -> Any:
    from app.wiring.pages.settings import settings_room

    return settings_room(house)


ROOMS: "Mapping[str, Callable[[AppContext], Any]]" = {
    "today": _today,
    "library": _library,
    "history": _history,
    "learn": _learn,
    "settings": _settings,
}
