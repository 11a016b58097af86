"""Opens rooms and pages by name, so that no page has to know where another one is made.

Each is loaded when it is first opened.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.data.library.drafts import UnsavedRoutine
    from app.wiring.context import AppContext
    from app.wiring.pages.exercise_drafts import UnfinishedExercise


class Routes:
    """The names that can be opened.

    Args:
        context: What pages are made with.

    Attributes:
        rooms: What makes each of the five rooms, by name; called when it is first entered.
    """

    def __init__(self, context: "AppContext") -> None:
        self._context = context
        self.rooms: Mapping[str, Callable[[], Any]] = {
            name: partial(make, context) for name, make in _ROOMS.items()
        }

    def open(self, name: str, *what: Any) -> None:
        """Opens a page over the one that is seen.

        Args:
            name: One of `PAGES`.
            what: What the page is about, such as the id of a routine.

        Raises:
            LookupError: There is no page of that name.
        """
        PAGES[name](self._context, *what)


# --- rooms --------------------------------------------------------------------------------------------


def _today(context: "AppContext") -> Any:
    from app.wiring.pages.today import today_room

    return today_room(context)


def _library(context: "AppContext") -> Any:
    from app.wiring.pages.library import library_room

    return library_room(context)


def _history(context: "AppContext") -> Any:
    from app.wiring.pages.history import history_room

    return history_room(context)


def _learn(context: "AppContext") -> Any:
    from app.wiring.pages.learn import learn_room

    return learn_room(context)


def _settings(context: "AppContext") -> Any:
    from app.wiring.pages.settings import settings_room

    return settings_room(context)


_ROOMS: "Mapping[str, Callable[[AppContext], Any]]" = {
    "today": _today,
    "library": _library,
    "history": _history,
    "learn": _learn,
    "settings": _settings,
}


# --- pages --------------------------------------------------------------------------------------------


def _routine(context: "AppContext", name: str) -> None:
    from app.wiring.pages.routine import open_routine

    open_routine(context, name)


def _share(context: "AppContext", name: str) -> None:
    from app.wiring.pages.share import open_share

    open_share(context, name)


def _print(context: "AppContext", name: str) -> None:
    from app.wiring.pages.paper import open_print

    open_print(context, name)


def _print_history(context: "AppContext") -> None:
    from app.wiring.pages.paper import open_print_history

    open_print_history(context)


def _editor(context: "AppContext", name: str) -> None:
    from app.wiring.pages.editor import open_editor

    open_editor(context, name)


def _new_routine(context: "AppContext", phase: str) -> None:
    from app.wiring.pages.editor import open_new

    open_new(context, phase)


def _draft(context: "AppContext", draft: "UnsavedRoutine") -> None:
    from app.wiring.pages.editor import open_draft

    open_draft(context, draft)


def _new_exercise(context: "AppContext", saved: "Callable[[str], None] | None" = None) -> None:
    from app.wiring.pages.exercise_editor import open_exercise_editor

    open_exercise_editor(context, None, saved=saved)


def _exercise_draft(context: "AppContext", unfinished: "UnfinishedExercise") -> None:
    from app.wiring.pages.exercise_editor import go_on

    go_on(context, unfinished)


def _exercise(context: "AppContext", name: str) -> None:
    from app.wiring.pages.exercise import open_exercise

    open_exercise(context, name)


def _card(context: "AppContext", name: str) -> None:
    from app.wiring.pages.learn import open_card

    open_card(context, name)


def _day(context: "AppContext", day: date) -> None:
    from app.wiring.pages.history import open_day

    open_day(context, day)


def _sessions(context: "AppContext") -> None:
    from app.wiring.pages.history import open_sessions

    open_sessions(context)


def _reports(context: "AppContext") -> None:
    from app.wiring.pages.reports import open_reports

    open_reports(context)


def _report(context: "AppContext", path: Path) -> None:
    from app.wiring.pages.reports import open_report

    open_report(context, path)


def _about(context: "AppContext") -> None:
    from app.wiring.pages.about import open_about

    open_about(context)


def _plans(context: "AppContext") -> None:
    from app.wiring.pages.plans import open_plans

    open_plans(context)


PAGES: "Mapping[str, Callable[..., None]]" = {
    "routine": _routine,  # by its id
    "share": _share,  # a routine, by its id
    "print": _print,  # a routine, by its id
    "print-history": _print_history,
    "editor": _editor,  # of a routine of the runner's own, by its id
    "draft": _draft,  # of a routine, with changes that were kept
    "new-exercise": _new_exercise,
    "exercise-draft": _exercise_draft,
    "new-routine": _new_routine,  # of a phase
    "exercise": _exercise,  # by its id
    "card": _card,  # to read, by its id
    "day": _day,  # of the record
    "sessions": _sessions,
    "reports": _reports,
    "report": _report,  # by its file
    "about": _about,
    "plans": _plans,
}
