"""Cards of rows, as Settings and the pages behind it are made of."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.theme import Theme
from app.ui.widgets.column import Column, fit
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.panel import Panel
from app.ui.widgets.switch import OnOff, toggle
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Icon, Words, extent

ROW_NOTED_DP = 72
_PAD_DP, _LEAD_DP, _INDENT_DP, _ABOVE_DP, _BELOW_DP = 16, 39, 4, 7, 8
_TRY_DP, _GAP_DP, _SWITCH_DP = 40, 14, 60


class Heading(Widget):
    """The name of a section above its card, or another text between cards.

    Args:
        theme: The look.
        words: The name.
        style: Of the text.
    """

    def __init__(self, theme: Theme, words: str, style: str = "chip") -> None:
        super().__init__(size_hint=(None, None))
        self._words = Words(
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
        self._indent = dp(_LEAD_DP) if indent else 0.0
        super().__init__(theme, pad=dp(_PAD_DP), gap=0)
        with self.canvas.before:
            self._line_colour = Color(1, 1, 1, 1)
        self.restyle()
        for row in rows:
            self.add(row)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all rows."""
        height = self.column.fit(width - 2 * dp(_PAD_DP))
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
        self.column.pos = (self.x + dp(_PAD_DP), self.top - self.column.height)
        between = self.column.items[1:]
        while len(self._lines) < len(between):
            with self.canvas.before:
                self._lines.append(Rectangle())
        thick, left = self.theme.size("stroke_dp", "hairline"), self.x + dp(_PAD_DP) + self._indent
        for row, line in zip(between, self._lines, strict=False):
            line.pos, line.size = (left, row.top - thick / 2), (self.right - dp(_PAD_DP) - left, thick)
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
            self.add(part, dp(_BELOW_DP) if number == 0 else dp(12))


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


class TryRow(Widget):
    """A switch with a button that lets one hear or feel what it is for.

    Args:
        theme: The look.
        row: The switch.
        words: What the button says.
        action: What it does.
    """

    def __init__(self, theme: Theme, row: SwitchRow, words: str, action: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.row = theme, row
        self.try_it = Tap(
            theme=theme, words=words, style="chip", fill="surface_2", pad=dp(14), size_hint=(None, None)
        )
        self.try_it.bind(on_release=lambda *_: action())
        self.add_widget(row)
        self.add_widget(self.try_it)
        self._below = False
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; the button goes below where the words need the room."""
        style, tap = self.theme.type["row"], self.try_it
        tap.size = (
            min(tap.natural_width, width - dp(_LEAD_DP)),
            max(dp(_TRY_DP), self.theme.type["chip"].line + dp(16)),
        )
        taken = (
            dp(_LEAD_DP + _SWITCH_DP + 2 * _GAP_DP)
            + tap.width
            + extent(self.row.words, style.font, style.size)
        )
        self._below = bool(self.row.detail) or taken > width
        height = self.row.fit(width) + (tap.height + dp(_BELOW_DP) if self._below else 0.0)
        self.size = (width, height)
        self._place()
        return float(height)

    def _place(self, *_: Any) -> None:
        row, tap = self.row, self.try_it
        row.pos = (self.x, self.top - row.height)
        if self._below:
            tap.pos = (self.x + dp(_LEAD_DP), self.y + dp(_BELOW_DP))
        else:
            tap.pos = (self.right - dp(_SWITCH_DP + _GAP_DP) - tap.width, row.center_y - tap.height / 2)


class Titled(Widget):
    """A block of a card: icon and title, and below them what is chosen with.

    Args:
        theme: The look.
        icon, title: What it is.
        body: What is chosen with; has `fit(width) -> height`.
        value: Quiet words at the end of the title's line, or "".
        below, foot: Room between title and body, and below the body, dp.
        out: How far the body reaches beyond the margin at both sides, dp.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        body: Any,
        *,
        value: str = "",
        below: float = 12,
        foot: float = 11,
        out: float = 0,
    ) -> None:
        super().__init__(size_hint=(None, None))
        size = theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=theme, icon=icon, icon_size=size, filled=False, size=(size, size), size_hint=(None, None)
        )
        self.title, self.value = (
            Words(theme=theme, style=style, ink=ink, words=words, halign=side, size_hint=(None, None))
            for style, ink, words, side in (("row", "ink", title, "left"), ("chip", "ink_2", value, "right"))
        )
        self.theme, self._body = theme, body
        self._below, self._foot, self._out = dp(below), dp(foot), dp(out)
        self._head = 0.0
        for part in (self._icon, self.title, self.value, body):
            self.add_widget(part)
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        chip = self.theme.type["chip"]
        value = extent(self.value.words, chip.font, chip.size) + dp(8) if self.value.words else 0.0
        if value:
            self.value.fit(value)
        self._head = max(self.title.fit(width - dp(_LEAD_DP) - value), self.theme.type["row"].line)
        body = fit(self._body, width + 2 * self._out)
        self.size = (width, dp(_PAD_DP) + self._head + self._below + body + self._foot)
        self._place()
        return float(self.height)

    def scale_title(self, scale: float) -> None:
        """Shows the title, a part smaller or larger, in the room that it has."""
        self.title.smaller = self.value.smaller = scale
        self._place()

    def _place(self, *_: Any) -> None:
        middle = self.top - dp(_PAD_DP) - self._head / 2
        self._icon.pos = (self.x, middle - self._icon.height / 2)
        self.title.pos = (self.x + dp(_LEAD_DP), middle - self.title.height / 2)
        self.value.pos = (self.right - self.value.width, middle - self.value.height / 2)
        self._body.pos = (self.x - self._out, self.y + self._foot)
