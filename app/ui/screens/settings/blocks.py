"""Blocks of a card of settings: a switch that can be tried, and a title above what is chosen with."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.column import fit
from app.ui.widgets.row_card import BELOW_DP, LEAD_DP, PAD_DP, SwitchRow
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Icon, StyledLabel, extent

_TRY_DP, _GAP_DP, _SWITCH_DP = 40, 14, 60


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
            min(tap.natural_width, width - dp(LEAD_DP)),
            max(dp(_TRY_DP), self.theme.type["chip"].line + dp(16)),
        )
        taken = (
            dp(LEAD_DP + _SWITCH_DP + 2 * _GAP_DP)
            + tap.width
            + extent(self.row.words, style.font, style.size)
        )
        self._below = bool(self.row.detail) or taken > width
        height = self.row.fit(width) + (tap.height + dp(BELOW_DP) if self._below else 0.0)
        self.size = (width, height)
        self._place()
        return float(height)

    def _place(self, *_: Any) -> None:
        row, tap = self.row, self.try_it
        row.pos = (self.x, self.top - row.height)
        if self._below:
            tap.pos = (self.x + dp(LEAD_DP), self.y + dp(BELOW_DP))
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
            StyledLabel(theme=theme, style=style, ink=ink, words=words, halign=side, size_hint=(None, None))
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
        self._head = max(self.title.fit(width - dp(LEAD_DP) - value), self.theme.type["row"].line)
        body = fit(self._body, width + 2 * self._out)
        self.size = (width, dp(PAD_DP) + self._head + self._below + body + self._foot)
        self._place()
        return float(self.height)

    def scale_title(self, scale: float) -> None:
        """Shows the title, a part smaller or larger, in the room that it has."""
        self.title.smaller = self.value.smaller = scale
        self._place()

    def _place(self, *_: Any) -> None:
        middle = self.top - dp(PAD_DP) - self._head / 2
        self._icon.pos = (self.x, middle - self._icon.height / 2)
        self.title.pos = (self.x + dp(LEAD_DP), middle - self.title.height / 2)
        self.value.pos = (self.right - self.value.width, middle - self.value.height / 2)
        self._body.pos = (self.x - self._out, self.y + self._foot)
