"""A part of the form that unfolds: closed, it says in a line what holds."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kivy.metrics import dp

from app.ui.base.theme import Theme
from app.ui.widgets.form_field import FormField
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.panel import Panel
from app.ui.widgets.words import Icon

Data = Mapping[str, Any]
_GAP_DP = 18


class Fold(Panel):
    """A card with a heading that opens and closes it.

    Args:
        theme: The look.
        icon, title: What it is about.
        keys: Of the parts that its fields fill in.
        make: Makes its fields when it is first opened.
        says: What holds, in a line.
        turned: Called with it when it has been opened or closed.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        keys: Sequence[str],
        make: Callable[[], list[FormField]],
        says: Callable[[Data], str],
        turned: Callable[["Fold"], None],
    ) -> None:
        super().__init__(theme, pad=dp(16), gap=dp(_GAP_DP))
        size = theme.size("icon_sizes_dp", "row")
        self._mark = Icon(
            theme=theme,
            icon="chevron_right",
            icon_size=size,
            ink="ink_2",
            size=(size, size),
            size_hint=(None, None),
        )
        self.head = ListRow(theme, title, " ", icon=icon, end=self._mark, action=self.turn, noted_dp=64)
        self.keys, self._make, self._says, self._turned = set(keys), make, says, turned
        self._made: list[FormField] | None = None
        self._shown: list[FormField] = []
        self.is_open = False
        self.add(self.head)

    @property
    def fields(self) -> list[FormField]:
        """Its fields that are seen."""
        return self._shown if self.is_open else []

    @property
    def all_fields(self) -> list[FormField]:
        """All that were made."""
        return self._made or []

    def turn(self) -> None:
        """Opens it, or closes it."""
        self.is_open = not self.is_open
        self._mark.icon = "expand_more" if self.is_open else "chevron_right"
        if self.is_open and self._made is None:
            self._made = self._make()
        self._turned(self)

    def show(self, now: Data, full: Data, problem: str) -> None:
        """Shows what holds; closed, it says what is wrong in it."""
        self.head.detail = problem or self._says(full)
        for field in self.all_fields:
            field.show(now, full)
        wanted = [field for field in self.all_fields if field.wanted(full)] if self.is_open else []
        if wanted != self._shown:
            self._shown = wanted
            self.column.clear()
            self.add(self.head)
            for field in wanted:
                self.add(field)

    def close(self) -> None:
        """Gives back what its fields hold, for good."""
        for field in self.all_fields:
            field.close()


class Card(Panel):
    """A card of fields that is always open."""

    def __init__(self, theme: Theme, fields: Sequence[FormField]) -> None:
        super().__init__(theme, pad=dp(16), gap=dp(_GAP_DP))
        self.fields = list(fields)
        for field in fields:
            self.add(field)

    def show(self, now: Data, full: Data) -> None:
        """Shows what holds."""
        for field in self.fields:
            field.show(now, full)

    def close(self) -> None:
        """Gives back what its fields hold, for good."""
        for field in self.fields:
            field.close()
