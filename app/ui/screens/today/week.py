"""This week in seven dots, and the weeks in a row."""

from collections.abc import Sequence
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.days import weekday_letters
from app.core.i18n import Translate, counted, in_context, several
from app.ui.base.theme import Theme
from app.ui.screens.today.view import NO_WEEK
from app.ui.widgets.shapes import Disc, Stroke
from app.ui.widgets.words import Icon, StyledLabel, extent

_WEEKS = several("{count} week", "{count} weeks")
_ICONS = {"run": ("directions_run", "before"), "gentle": ("spa", "rest")}
_DOT_DP, _LEAST_DOT_DP, _MARK_DP, _PITCH_DP, _LEAST_PITCH_DP = 32, 26, 7, 38.67, 27
_EMPTY = 0.13  # strength of a day without a session
_RINGED = 0.75  # of a dot's size, inside today's ring
_GAP_DP = 12
_RIGHT_DP = 4  # the text margin is that much wider than the cards'


class Week(Widget):
    """Seven days from Monday, and at the right how many weeks in a row.

    Args:
        theme: The look.
        tr: Translates.
        weekday: Today's place in the week, 0 for Monday.
        tint: What it stands on: before, after, rest or stop.
    """

    def __init__(self, theme: Theme, tr: Translate, weekday: int, tint: str = "before") -> None:
        super().__init__(size_hint=(None, None))
        self._tint = tint
        self.theme, self._tr = theme, tr
        self._today, self._days = weekday, tuple(NO_WEEK)
        self._letters = [self._label("label", letter, "center") for letter in weekday_letters(tr)]
        with self.canvas.before:
            dots = [(Color(1, 1, 1, 1), Disc(), Color(0, 0, 0, 0), Stroke(width=dp(1))) for _ in NO_WEEK]
            self._colours, self._dots, self._edges, self._rims = zip(*dots, strict=True)
            self._mark_colour, self._mark = Color(0, 0, 0, 0), Disc()
        self._icons = [
            Icon(theme=theme, icon_size=theme.size("icon_sizes_dp", "inline"), size_hint=(None, None))
            for _ in NO_WEEK
        ]
        self._weeks = self._label("heading_large", "", "right")
        self._row = self._label("label", "", "right")
        for part in (*self._letters, *self._icons, self._weeks, self._row):
            self.add_widget(part)
        self._pitch, self._dot, self._below = 0.0, 0.0, False
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    def _label(self, style: str, words: str, side: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, lines=1, halign=side, size_hint=(None, None)
        )

    def show(self, weekday: int, days: Sequence[str], weeks: int) -> None:
        """Shows a week: run, gentle or "" for each day; and the weeks in a row, 0 for nothing."""
        tr = self._tr
        self._today, self._days = weekday, tuple(days)
        self._weeks.words = counted(tr, _WEEKS, weeks) if weeks else ""
        self._row.words = tr(in_context("below a number of weeks", "in a row")) if weeks else ""
        self.restyle()

    @property
    def tint(self) -> str:
        """What it stands on: before, after, rest or stop."""
        return self._tint

    @tint.setter
    def tint(self, tint: str) -> None:
        if tint != self._tint:
            self._tint = tint
            self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, contrast, tint = self.theme.colours, self.theme.contrast, self._tint
        plain = tint in colours  # a colour that means something by itself, and bears no other
        on, on_2, ring = (f"on_{tint}",) * 3 if plain else (f"{tint}_on", f"{tint}_on2", f"{tint}_ring")
        for index, day in enumerate(self._days):
            icon, phase = _ICONS.get(day, ("", ""))
            now = index == self._today
            full, sign = (on, tint) if plain else (f"{phase}_ring", f"{phase}_bot")
            self._colours[index].rgba = (
                colours[full] if phase else (*colours[on][:3], 0 if now or contrast else _EMPTY)
            )
            edge = ring if now else on if contrast and not phase else ""
            self._edges[index].rgba = colours[edge] if edge else (0, 0, 0, 0)
            self._icons[index].icon = icon or "check"
            self._icons[index].opacity = 1 if icon else 0
            self._icons[index].ink = sign if phase else on
            self._letters[index].ink = on if now else on_2
        open_day = not self._days[self._today]
        self._mark_colour.rgba = colours[ring] if open_day else (0, 0, 0, 0)
        self._weeks.ink, self._row.ink = on, on_2
        if self.width > 1:
            self.fit(self.width)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height. Large text goes below the dots."""
        dot, gap = dp(_LEAST_DOT_DP), dp(_GAP_DP)
        beside = max(_extent(self._weeks), _extent(self._row))
        pitch = min((width - beside - dp(_RIGHT_DP) - gap - dot) / 6, dp(_PITCH_DP)) if beside else 0.0
        self._below = bool(beside) and pitch < dp(_LEAST_PITCH_DP)
        self._pitch = pitch if beside and not self._below else min((width - dot) / 6, dp(_PITCH_DP))
        self._dot = dot = min(dp(_DOT_DP), self._pitch - dp(2))
        letters = max(label.fit(max(self._pitch - 1, 2)) for label in self._letters)
        high = letters + dp(5) + dot
        if self._below:
            high += dp(8) + self._weeks.fit(_extent(self._weeks))
        self.size = (width, high)
        self._place()
        return float(high)

    def _place(self, *_: Any) -> None:
        if self.width <= 1 or not self._pitch:
            return
        dot = self._dot
        high = max(label.height for label in self._letters)
        middle = self.top - high - dp(5) - dot / 2
        for index in range(7):
            x = self.x + dot / 2 + index * self._pitch
            now = index == self._today
            size = dot * _RINGED if now else dot
            self._letters[index].pos = (x - self._letters[index].width / 2, self.top - high)
            self._dots[index].size, self._dots[index].pos = (size, size), (x - size / 2, middle - size / 2)
            self._rims[index].circle = (x, middle, dot / 2 - dp(1))
            self._icons[index].size, self._icons[index].center = (size, size), (x, middle)
            self._icons[index].icon_size = self.theme.size("icon_sizes_dp", "inline") * size / dp(_DOT_DP)
            if now:
                mark = dp(_MARK_DP)
                self._mark.size, self._mark.pos = (mark, mark), (x - mark / 2, middle - mark / 2)
        self._place_weeks(middle - dot / 2)

    def _place_weeks(self, foot: float) -> None:
        weeks, row = self._weeks, self._row
        weeks.fit(max(_extent(weeks), 2))
        row.fit(max(_extent(row), 2))
        if self._below:
            top = foot - dp(8)
            weeks.pos = (self.x + dp(_RIGHT_DP), top - weeks.height)
            row.pos = (weeks.right + dp(8), weeks.y + (weeks.height - row.height) * 0.3)
            return
        right = self.right - dp(_RIGHT_DP)
        high = weeks.height + row.height - dp(4)
        top = self.y + (self.height + high) / 2 - dp(1)
        weeks.pos = (right - weeks.width, top - weeks.height)
        row.pos = (right - row.width, top - high)


def _extent(label: StyledLabel) -> float:
    if not label.words:
        return 0.0
    style = label.theme.type[label.style]
    return extent(label.words, style.font, style.size) + 2
