"""An exercise under one's hands: each change can be taken back, and done again."""

from collections.abc import Mapping
from typing import Any

from app.core.edits import same, unshared

_MOST = 400  # changes that can be taken back


class ExerciseEditing:
    """An exercise, what it was before each change, and what it was before that was taken back.

    Args:
        now: What one begins with; it is left as it is.

    Attributes:
        now: The exercise as it is; never changed in place.
    """

    def __init__(self, now: Mapping[str, Any]) -> None:
        self.now: dict[str, Any] = unshared(now)
        self._begun = self.now
        self._before: list[dict[str, Any]] = []
        self._after: list[dict[str, Any]] = []
        self._typed = ""

    @property
    def is_changed(self) -> bool:
        """Whether it is another than one began with."""
        return not same(self.now, self._begun)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is one to do again."""
        return bool(self._after)

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
        return self._take(made, typing)

    def put_all(self, data: Mapping[str, Any]) -> bool:
        """Makes another exercise of it, as one change."""
        return self._take(unshared(data), "")

    def undo(self) -> bool:
        """Takes the last change back; False where there is none."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Does again what was taken back last; False where there is nothing."""
        return self._step(self._after, self._before)

    def end_word(self) -> None:
        """What is typed from now on is another change."""
        self._typed = ""

    def _take(self, made: dict[str, Any], typing: str) -> bool:
        if same(made, self.now):
            return False
        if not typing or typing != self._typed:
            self._before.append(self.now)
            del self._before[:-_MOST]
        self._after.clear()
        self.now, self._typed = made, typing
        return True

    def _step(self, source: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
        self._typed = ""
        if not source:
            return False
        other.append(self.now)
        self.now = source.pop()
        return True
