"""An exercise under one's hands: each change can be taken back, and done again."""

from collections.abc import Mapping
from typing import Any

from app.core.edit_history import EditHistory
from app.core.edits import same, unshared


class ExerciseEditing:
    """An exercise, what it was before each change, and what it was before that was taken back.

    Args:
        now: What one begins with; it is left as it is.
    """

    def __init__(self, now: Mapping[str, Any]) -> None:
        self._history: EditHistory[dict[str, Any]] = EditHistory(unshared(now))

    @property
    def now(self) -> dict[str, Any]:
        """The exercise as it is; never changed in place."""
        return self._history.now

    @property
    def is_changed(self) -> bool:
        """Whether it is another than one began with."""
        return not same(self.now, self._history.first)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is one to do again."""
        return bool(self._history.future)

    def put(self, key: str, value: Any, typing: str = "") -> bool:
        """Gives a part another value; None takes it away. Returns whether that changed anything.

        Args:
            key: Of the part.
            value: Plain data.
            typing: Names the text that is being typed; letters of one word are one change.
        """
        made = {name: each for name, each in self.now.items() if name != key or value is not None}
        if value is not None:
            made[key] = unshared(value)
        return self._take(self._history.done(made, typing))

    def put_all(self, data: Mapping[str, Any]) -> bool:
        """Makes another exercise of it, as one change."""
        return self._take(self._history.done(unshared(data)))

    def undo(self) -> bool:
        """Takes the last change back; False where there is none."""
        return self._take(self._history.undone())

    def redo(self) -> bool:
        """Does again what was taken back last; False where there is nothing."""
        return self._take(self._history.redone())

    def end_word(self) -> None:
        """What is typed from now on is another change."""
        self._history = self._history.settled()

    def _take(self, history: EditHistory[dict[str, Any]]) -> bool:
        changed = history is not self._history
        self._history = history
        return changed
