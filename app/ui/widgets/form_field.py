"""One field of a form: its name, what it is filled in with, and what is wrong with it."""

from collections.abc import Callable, Mapping
from typing import Any

from kivy.metrics import dp

from app.ui.base.theme import Theme
from app.ui.widgets.column import Column, Row
from app.ui.widgets.words import Icon, StyledLabel

Data = Mapping[str, Any]


def _label(theme: Theme, words: str, style: str, ink: str) -> StyledLabel:
    """A text of the form."""
    return StyledLabel(theme=theme, style=style, ink=ink, words=words, halign="left", size_hint=(None, None))


class FormField(Column):
    """A field.

    Args:
        theme: The look.
        key: Of the part that it fills in; with a second one where that is a mapping.
        words: Its name; "" where its control says it.
        control: What it is filled in with.
        show: Shows what holds: all that is written, and the same with all that is usual filled in.
        note: A quiet line below its name.
        wanted: Whether it means anything for what is written.

    Attributes:
        problem: What is wrong, in a sentence; "" for nothing.
    """

    def __init__(
        self,
        theme: Theme,
        key: tuple[str, ...],
        words: str,
        control: Any,
        show: Callable[[Data, Data], None] = lambda _now, _full: None,
        *,
        note: str = "",
        wanted: Callable[[Data], bool] = lambda _: True,
    ) -> None:
        super().__init__(gap=dp(6))
        self.theme, self.key, self.control, self.show, self.wanted = theme, key, control, show, wanted
        if words:
            self.add(_label(theme, words, "chip", "ink"))
        if note:
            self.add(_label(theme, note, "caption", "ink_2"), dp(2))
        self.add(control)
        self._problem = ""
        self._row: Any = None

    def is_at(self, where: tuple[str | int, ...]) -> bool:
        """Whether what is wrong at a place belongs beside this field."""
        return where[: len(self.key)] == self.key or (len(self.key) > 1 and where == self.key[:1])

    @property
    def problem(self) -> str:
        """What is wrong, in a sentence; "" for nothing."""
        return self._problem

    def tell(self, problem: str, where: tuple[str | int, ...] = (), *, wrong: bool = True) -> None:
        """Says what is wrong beside the field, and marks what is filled in at a place.

        Args:
            problem: A sentence; "" for nothing.
            where: Keys and indexes of what is wrong.
            wrong: It is wrong; else it is only said.
        """
        mark = getattr(self.control, "mark", None)
        if mark is not None:
            mark(
                int(where[1]) if problem and wrong and len(where) > 1 and isinstance(where[1], int) else None
            )
        elif hasattr(self.control, "faulty"):
            self.control.faulty = bool(problem) and wrong
        if problem == self._problem:
            return
        self._problem = problem
        if self._row is not None:
            self.drop(self._row)
            self._row = None
        if problem:
            size = self.theme.size("icon_sizes_dp", "inline")
            ink = "stop" if wrong else "ink_2"
            icon = Icon(
                theme=self.theme,
                icon="error" if wrong else "info",
                icon_size=size,
                ink=ink,
                size=(size, size),
                size_hint=(None, None),
            )
            words = _label(self.theme, problem, "caption", ink)
            self._row = self.add(Row(icon, words, grow=1, gap=dp(8), top=True), dp(6))

    def close(self) -> None:
        """Gives back what it holds, for good."""
        if hasattr(self.control, "close"):
            self.control.close()
