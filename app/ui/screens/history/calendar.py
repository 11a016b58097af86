"""One month: a circle for each day, the darker the more minutes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.days import month_title, weekday_letters
from app.core.history import Month
from app.core.i18n import Translate
from app.ui.base.theme import Theme
from app.ui.screens.history.calendar_parts import DayShapes, Legend
from app.ui.widgets.lettering import Lettering
from app.ui.widgets.shapes import Disc, Stroke
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import StyledLabel, extent

_HEAD_DP, _LETTERS_DP, _FIRST_DP = 29, 62, 97.5  # middles of title, weekdays and first row, from the top
_CIRCLE_DP, _ROW_GAP_DP, _LEGEND_DP, _FOOT_DP = 40, 6, 46, 10
_PITCH_DP = 64  # on wide windows days do not drift further apart
_SIDE_DP, _TOOL_DP, _TOOL_ASIDE_DP = 13, 48, 3
_DAYS = 42
_MOVED_DP = 8
_INSIDE = 0.72  # of a circle's width is room for its number


class Calendar(Widget):
    """A month of the record.

    Args:
        theme: The look.
        tr: Translates.
        choose: Called with the day that was tapped.
        turn: Called with -1 or 1 for the month before or after.
        refit: Called when its height has changed by itself.
    """

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        choose: Callable[[date], None],
        turn: Callable[[int], None],
        refit: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self._refit = refit
        self.theme, self.tr, self._choose = theme, tr, choose
        self._month, self._today = Month(first=date(2000, 1, 1)), date(2000, 1, 1)
        self._pitch, self._circle, self._letters_y, self._first_y, self._legend_y = 1.0, 1.0, 0.0, 0.0, 0.0
        self._touched: Any = None
        self._reached: date | None = None
        self._title = StyledLabel(
            theme=theme, style="heading", lines=1, halign="center", size_hint=(None, None)
        )
        self.earlier = self._tool("chevron_left", lambda: turn(-1))
        self.later = self._tool("chevron_right", lambda: turn(1))
        self.explain = self._tool("info", self._explain)
        self.explain.ink, self.explain.icon_size = "ink_3", self.theme.size("icon_sizes_dp", "inline")
        self._letters = [Lettering(self.canvas) for _day in range(7)]
        with self.canvas:
            self._pressed_colour = Color(0, 0, 0, 0)
            self._pressed = Disc()
        self._days = [DayShapes(self.canvas) for _day in range(_DAYS)]
        with self.canvas:
            self._ring_colour = Color(0, 0, 0, 0)
            self._ring = Stroke(width=theme.size("stroke_dp", "selected") / 2)
        self._legend = Legend(theme, tr)
        self._legend.opacity = 0
        for part in (self._title, self.earlier, self.later, self.explain, self._legend):
            self.add_widget(part)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        theme.follow(self)

    def _tool(self, icon: str, action: Callable[[], None]) -> Tap:
        tool = Tap(
            theme=self.theme,
            icon=icon,
            icon_size=self.theme.size("icon_sizes_dp", "row"),
            fill="",
            size=(dp(_TOOL_DP), dp(_TOOL_DP)),
            size_hint=(None, None),
        )
        tool.bind(on_release=lambda *_: action())
        return tool

    @property
    def month(self) -> Month:
        """The month that is shown."""
        return self._month

    def show(self, month: Month, today: date, *, earlier: bool, later: bool) -> None:
        """Shows a month.

        Args:
            month: The month.
            today: The runner's day; it has a ring.
            earlier: Whether there is a month to turn back to.
            later: Whether there is one to turn on to.
        """
        self._month, self._today = month, today
        self._title.words = month_title(month.first, self.tr)
        for tool, on in ((self.earlier, earlier), (self.later, later)):
            tool.ink = "ink" if on else "ink_3"
        self._place()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._place()

    @property
    def explained(self) -> bool:
        """Whether it is seen what the colours mean."""
        return bool(self._legend.opacity)

    def _explain(self) -> None:
        self._legend.opacity = 0 if self.explained else 1
        self.explain.ink = "ink" if self.explained else "ink_3"
        self._refit()

    def has(self, day: date) -> bool:
        """Whether there is something to see on a day."""
        month = self._month
        return day in month.days or day in month.rated or day in month.short

    @property
    def _rows(self) -> int:
        return -(-(self._month.first.weekday() + self._length) // 7)

    @property
    def _length(self) -> int:
        after = (self._month.first + timedelta(days=31)).replace(day=1)
        return (after - self._month.first).days

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of head, rows and legend."""
        kinds = self.theme.type
        grown = kinds["chip"].line / dp(20)
        self._pitch = min((width - 2 * dp(_SIDE_DP)) / 7, dp(_PITCH_DP) * max(grown, 1))
        self._circle = min(dp(_CIRCLE_DP) * max(grown, 1), self._pitch - dp(2))
        head = max(dp(_HEAD_DP), kinds["heading"].line / 2 + dp(14))
        more = 2 * (head - dp(_HEAD_DP)) + max(kinds["label"].line - dp(15), 0)
        self._title.size = (width - 2 * dp(_TOOL_DP + 32), 2 * head)  # the sign beside it has its room too
        self._letters_y = dp(_LETTERS_DP) + more - max(kinds["label"].line - dp(15), 0) / 2
        self._first_y = dp(_FIRST_DP) + more + (self._circle - dp(_CIRCLE_DP)) / 2
        last = self._first_y + (self._rows - 1) * (self._circle + self._row_gap)
        legend = self._legend.fit(width - 2 * dp(_SIDE_DP + 5))
        self._legend_y = last + (self._circle - dp(_CIRCLE_DP)) / 2 + dp(_LEGEND_DP) - dp(9)
        end = self._legend_y + legend if self.explained else last + self._circle / 2
        self.size = (width, end + dp(_FOOT_DP))
        self._place()
        return float(self.height)

    @property
    def _row_gap(self) -> float:
        return dp(_ROW_GAP_DP) + max(dp(_CIRCLE_DP) - self._circle, 0)

    def centre_of(self, day: date) -> tuple[float, float]:
        """The middle of a day's circle, in the coordinates of this widget's parent."""
        place = self._month.first.weekday() + (day - self._month.first).days
        row, column = divmod(place, 7)
        x = self.center_x + (column - 3) * self._pitch
        return x, self.top - self._first_y - row * (self._circle + self._row_gap)

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        colours, kinds = self.theme.colours, self.theme.type
        middle = self.top - self._title.height / 2
        self._title.pos = (self.center_x - self._title.width / 2, self.top - self._title.height)
        inset = dp(_TOOL_ASIDE_DP)
        self.earlier.pos = (self.x + inset, middle - self.earlier.height / 2)
        self.later.pos = (self.right - inset - self.later.width, middle - self.later.height / 2)
        style = kinds["heading"]
        words = min(extent(self._title.words, style.font, style.size), self._title.width)
        beside = min(self.center_x + words / 2 - dp(8), self.later.x - dp(_TOOL_DP) + dp(8))
        self.explain.pos = (beside, middle - self.explain.height / 2)
        for column, (letter, text) in enumerate(zip(self._letters, weekday_letters(self.tr), strict=True)):
            letter.show(text, kinds["label"], colours["ink_2"], self._pitch - dp(2))
            letter.centre(self.center_x + (column - 3) * self._pitch, self.top - self._letters_y)
        self._ring_colour.rgba = (0, 0, 0, 0)
        for number, shape in enumerate(self._days):
            if number < self._length:
                self._place_day(shape, self._month.first + timedelta(days=number))
            else:
                shape.hide()
        self._legend.pos = (
            self.x + dp(_SIDE_DP + 5),
            self.top - self._legend_y - self._legend.height,
        )

    @property
    def _digits(self) -> Any:
        """The type of all numbers: as large as the widest of them may be."""
        style = self.theme.type["chip"]
        return style.scaled(min(1.0, self._circle * _INSIDE / extent("30", style.font, style.size)))

    def _place_day(self, shape: DayShapes, day: date) -> None:
        colours, centre = self.theme.colours, self.centre_of(day)
        record = self._month.days.get(day)
        ink, fill = "ink_2", ""
        if record is not None:
            fill = f"heat_{record.ramp}"
            ink = "on_heat_hi" if record.ramp > 2 else "on_heat_lo"
        elif day > self._today:
            ink = "ink_3"
        if day == self._today:
            ink = ink if record is not None else "ink"
            self._ring_colour.rgba = colours["ink"]
            self._ring.circle = (*centre, self._circle / 2 - self._ring.width)
        shape.show(
            centre,
            self._circle,
            colours[fill] if fill else None,
            str(day.day),
            self._digits,
            colours[ink],
        )

    # --- a tap on a day -------------------------------------------------------------------------------

    def _day_at(self, x: float, y: float) -> date | None:
        near = min(
            (self._month.first + timedelta(days=number) for number in range(self._length)),
            key=lambda day: (self.centre_of(day)[0] - x) ** 2 + (self.centre_of(day)[1] - y) ** 2,
        )
        cx, cy = self.centre_of(near)
        within = abs(cx - x) <= self._pitch / 2 and abs(cy - y) <= max(self._circle, dp(44)) / 2 + dp(2)
        return near if within and self.has(near) else None

    @property
    def _to_see(self) -> list[date]:
        days = (self._month.first + timedelta(days=number) for number in range(self._length))
        return [day for day in days if self.has(day)]

    @property
    def inert(self) -> bool:
        """Whether no day of this month can be opened."""
        return not self._to_see

    @property
    def reached(self) -> date:
        """The day that the keyboard has reached: at first the last one that can be opened."""
        return self._reached if self._reached in self._to_see else self._to_see[-1]

    @property
    def ring_box(self) -> tuple[float, float, float, float]:
        """Left, foot, width and height of the day that was reached, pixels."""
        x, y = self.centre_of(self.reached)
        return x - self._circle / 2, y - self._circle / 2, self._circle, self._circle

    def arrow(self, name: str) -> bool:
        """Goes to another day that can be opened; False where there is none that way."""
        days, here = self._to_see, self.reached
        ways = {
            "left": [day for day in reversed(days) if day < here],
            "right": [day for day in days if day > here],
            "up": [day for day in reversed(days) if day <= here - timedelta(days=7)],
            "down": [day for day in days if day >= here + timedelta(days=7)],
            "home": days[:1],
            "end": days[-1:],
        }
        there = ways.get(name)
        if there:
            self._reached = there[0]
        return bool(there)

    def press(self) -> None:
        """Opens the day that was reached."""
        self._choose(self.reached)

    def on_touch_down(self, touch: Any) -> bool:
        """Remembers the day under the finger."""
        if super().on_touch_down(touch):
            return True
        day = self._day_at(*touch.pos) if self.collide_point(*touch.pos) else None
        if day is None:
            return False
        touch.grab(self)
        self._touched = day
        self._pressed_colour.rgba = self.theme.colours["surface_2"]
        size = self._circle + dp(10)
        x, y = self.centre_of(day)
        self._pressed.pos, self._pressed.size = (x - size / 2, y - size / 2), (size, size)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """A finger that moves away means no day."""
        if touch.grab_current is self and abs(touch.y - touch.oy) + abs(touch.x - touch.ox) > dp(_MOVED_DP):
            self._let_go(touch)
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: Any) -> bool:
        """Opens the day."""
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        day = self._touched
        self._let_go(touch)
        if day is not None and self._day_at(*touch.pos) == day:
            self._choose(day)
        return True

    def _let_go(self, touch: Any) -> None:
        touch.ungrab(self)
        self._touched = None
        self._pressed_colour.rgba = (0, 0, 0, 0)
