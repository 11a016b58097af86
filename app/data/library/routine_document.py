"""A routine as its author wrote it, beside the routine as it runs."""

from collections.abc import Callable, Iterable

from app.core.edits import Edit, SetValue
from app.core.exercise import Exercise
from app.core.routine import Routine
from app.data.library import build
from app.data.library.authored_document import AuthoredDocument, Edited

__all__ = ["KEY_ORDER", "Edited", "RoutineDocument"]

_ROUTINE_KEYS = ("id", "title", "phase", "purpose", "max_pain", "posture", "order_note", "suits")
_STEP_KEYS = ("exercise", "seconds", "until", "prepare", "sides", "switch", "optional", "min", "max", "block")
KEY_ORDER = (*_ROUTINE_KEYS, "repeat", *_STEP_KEYS, "steps")


class RoutineDocument(AuthoredDocument):
    """The file of a routine.

    A `Routine` has every default filled in, and cannot be written back as it was; this can.
    """

    key_order = KEY_ORDER

    def routine(self, find: Callable[[str], Exercise]) -> Routine:
        """As it runs, with every default filled in; for a file that has been checked.

        Args:
            find: Gives an exercise by its id; raises KeyError for an unknown one.
        """
        return build.routine(self.data, find)

    def copy(self, name: str, title: str, edits: Iterable[Edit] = ()) -> Edited:
        """The file as another routine, for another place: with an id and a title of its own, and changes."""
        return self.copy_with((SetValue(("id",), name), SetValue(("title",), title), *edits))
