"""Cards of rows, as Settings and the pages behind it are made of."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.column import Column
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.panel import Panel
from app.ui.widgets.switch import OnOff, toggle
from app.ui.widgets.words import StyledLabel

ROW_NOTED_DP = 72
PAD_DP, LEAD_DP, BELOW_DP = 16, 39, 8
_INDENT_DP, _ABOVE_DP = 4, 7


class Heading(Widget):
    """The name of a section above its card, or another text between cards.

    Args:
        theme: The look.
        words: The name.
        style: Of the text.
    """

    def __init__(self, theme: Theme, words: str, style: str = "chip") -> None:
        super().__init__(size_hint=(None, None))
        self._words = StyledLabel(
            theme=theme, style=style, ink="ink_2", words=words, halign="left", size_hint=(None, None)
        )
        self.add_widget(self._words)
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need."""
        self.size = (width, self._words.fit(width - dp(2 * _INDENT_DP)) + dp(_ABOVE_DP))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        self._words.pos = (self.x + dp(_INDENT_DP), self.y)


class RowCard(Panel):
    """A card of rows with hairlines between them.

    Args:
        theme: The look.
        rows: From the top.
        indent: Whether the lines begin where the words do.
    """

    def __init__(self, theme: Theme, rows: Sequence[Any] = (), *, indent: bool = True) -> None:
        self._lines: list[Rectangle] = []
        self._line_colour: Any = None
        self._indent = dp(LEAD_DP) if indent else 0.0
        super().__init__(theme, pad=dp(PAD_DP), gap=0)
        with self.canvas.before:
            self._line_colour = Color(1, 1, 1, 1)
        self.restyle()
        for row in rows:
            self.add(row)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all rows."""
        height = self.column.fit(width - 2 * dp(PAD_DP))
        self.size = (width, height)
        self._place()
        return float(height)

    def restyle(self) -> None:
        """Takes on the look in force."""
        super().restyle()
        if self._line_colour is not None:
            self._line_colour.rgba = self.theme.colours["line_strong" if self.theme.contrast else "line"]

    def _place(self, *args: Any) -> None:
        super()._place(*args)
        self.column.pos = (self.x + dp(PAD_DP), self.top - self.column.height)
        between = self.column.items[1:]
        while len(self._lines) < len(between):
            with self.canvas.before:
                self._lines.append(Rectangle())
        thick, left = self.theme.size("stroke_dp", "hairline"), self.x + dp(PAD_DP) + self._indent
        for row, line in zip(between, self._lines, strict=False):
            line.pos, line.size = (left, row.top - thick / 2), (self.right - dp(PAD_DP) - left, thick)
        for line in self._lines[len(between) :]:
            line.size = (0, 0)


class Section(Column):
    """A heading and what stands below it, kept together where a page has two columns.

    Args:
        theme: The look.
        title: The heading.
        parts: From the top.
    """

    def __init__(self, theme: Theme, title: str, *parts: Any) -> None:
        super().__init__()
        self.add(Heading(theme, title))
        for number, part in enumerate(parts):
            self.add(part, dp(BELOW_DP) if number == 0 else dp(12))


class SwitchRow(ListRow):
    """A row that is switched on or off.

    Args:
        theme: The look.
        words: What it is.
        changed: Called with how it stands after a tap.
        on: How it stands.
        detail: A quieter line below, or "".
        icon: At its start, or "".
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        changed: Callable[[bool], None],
        *,
        on: bool,
        detail: str = "",
        icon: str = "",
    ) -> None:
        self.switch = OnOff(theme, on=on)
        super().__init__(
            theme,
            words,
            detail,
            icon=icon,
            end=self.switch,
            action=lambda: toggle(self.switch, changed),
            noted_dp=ROW_NOTED_DP,
        )
