"""A session in a list: when it was, how long, and what the back said."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, tzinfo
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.core.counting import too_short
from app.core.days import at_clock, short_day, short_weekday
from app.core.history import SessionLine
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.spans import length, of_planned
from app.ui.base.theme import PHASE_TOKENS, Theme
from app.ui.widgets.shapes import Disc, RoundShape, Stroke
from app.ui.widgets.words import Icon, StyledLabel, extent

_LEAST_DP, _PAD_DP, _DISC_DP, _GAP_DP = 72, 12, 44, 14
PHASE_ICONS = {"warm-up": "directions_run", "run": "directions_walk", "cool-down": "bedtime", "gentle": "spa"}
_LEAST_EM = 9  # a title that would have less room has its scores below it


class SessionRow(ButtonBehavior, Widget):
    """One session; it may be filled again with another.

    Args:
        theme: The look.
        tr: Translates.
        zone: The runner's own time.
        choose: Called with the day of the session that was tapped.
    """

    def __init__(
        self, theme: Theme, tr: Translate, zone: tzinfo | None, choose: Callable[[date], None]
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.tr, self._zone, self._choose = theme, tr, zone, choose
        self.words = ""
        self._line: SessionLine | None = None
        with self.canvas.before:
            self._colour = Color(0, 0, 0, 0)
            self._ground = RoundShape(radius=[theme.size("radius_dp", "card")])
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Stroke(width=dp(1))
            self._disc_colour = Color(0, 0, 0, 0)
            self._disc = Disc()
        size = theme.size("icon_sizes_dp", "row")
        self._icon = Icon(theme=theme, icon_size=size, size=(size, size), size_hint=(None, None))
        self._title = self._label("row", "ink", balance=True)
        self._detail = self._label("caption", "ink_2")
        self._scores = self._label("row", "ink", lines=1)
        for part in (self._icon, self._title, self._detail, self._scores):
            self.add_widget(part)
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        self.fbind("state", lambda *_: self.restyle())
        theme.follow(self)

    def _label(self, style: str, ink: str, **more: Any) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, ink=ink, halign="left", size_hint=(None, None), **more
        )

    def show(self, line: SessionLine, *, in_month: bool = False) -> None:
        """Shows a session; `in_month` where a heading names the month already."""
        tr = self.tr
        self._line = line
        self.words = self._title.words = tr(line.title)
        self._detail.words = detail(line, tr, self._zone, in_month=in_month)
        self._scores.words = scores(line) if line.counts else ""
        self._title.ink = "ink" if line.counts else "ink_2"
        self._icon.icon = PHASE_ICONS.get(line.phase, "directions_run")
        self.restyle()
        self._place()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, line = self.theme.colours, self._line
        self._colour.rgba = colours["surface_2" if self.state == "down" else "surface"]
        self._edge_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        phase = PHASE_TOKENS.get(line.phase, "before") if line else "before"
        disc, ink = (
            (f"{phase}_bot", f"{phase}_on") if self.theme.contrast else (f"{phase}_tint", f"{phase}_ontint")
        )
        if line is not None and not line.counts:  # grey, and a sentence says why
            disc, ink = "surface_2", "ink_2"
        self._disc_colour.rgba, self._icon.ink = colours[disc], ink
        worse = line is not None and _rises(line)
        self._scores.ink = "stop" if worse else "ink"

    def on_release(self) -> None:
        """Opens its day."""
        if self._line is not None:
            self._choose(self._line.day)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its own words need."""
        self.size = (width, max(dp(_LEAST_DP), self._set(width) + 2 * dp(_PAD_DP)))
        return float(self.height)

    def needs(self, width: float, titles: Iterable[str], example: SessionLine) -> float:
        """The height that any of these titles needs in a width, pixels, the other words as in an example."""
        high = 0.0
        for title in titles:
            self.show(replace(example, title=title), in_month=True)
            high = max(high, self.fit(width))
        return high

    def _set(self, width: float) -> float:
        """Sets the words in a width, pixels; returns their height."""
        room, beside = self._room(width)
        high = float(self._title.fit(room) + dp(2) + self._detail.fit(room))
        if self._scores.words:
            self._scores.halign = "right" if beside else "left"
            self._scores.fit(_score_width(self.theme) if beside else room)
        return high if beside else high + dp(2) + self.theme.type["row"].line

    def _room(self, width: float) -> tuple[float, bool]:
        """Width for the title in a row, pixels, and whether scores, if there are any, stand beside it."""
        room = width - 2 * dp(_PAD_DP) - dp(4 + _DISC_DP + _GAP_DP)
        if not self._scores.words:
            return room, True
        beside = room - dp(10) - _score_width(self.theme)
        return (beside, True) if beside >= _LEAST_EM * self.theme.type["row"].size else (room, False)

    def _place(self, *_: Any) -> None:
        if self.width <= 1 or self._line is None:
            return
        pad, disc = dp(_PAD_DP), dp(_DISC_DP)
        self._ground.pos, self._ground.size = self.pos, self.size
        radius = self.theme.size("radius_dp", "card")
        self._edge.rounded_rectangle = (*self.pos, self.width, self.height, radius)
        self._disc.pos, self._disc.size = (self.x + pad, self.center_y - disc / 2), (disc, disc)
        self._icon.center = (self.x + pad + disc / 2, self.center_y)
        high = self._set(self.width)
        x, top = self.x + pad + disc + dp(_GAP_DP), self.center_y + high / 2
        self._title.pos = (x, top - self._title.height)
        self._detail.pos = (x, self._title.y - dp(2) - self._detail.height)
        if self._room(self.width)[1]:
            right = self.right - pad - dp(4)
            self._scores.pos = (right - self._scores.width, self.center_y - self._scores.height / 2)
        else:
            self._scores.pos = (x, self._detail.y - dp(2) - self._scores.height)


def _score_width(theme: Theme) -> float:
    style = theme.type["row"]
    return extent("10 ↓ 10", style.font, style.size) + dp(2)


def detail(line: SessionLine, tr: Translate, zone: tzinfo | None, *, in_month: bool) -> str:
    """When a session was and how long its work took."""
    if in_month:
        day = tr(_("{weekday} {day}")).format(weekday=short_weekday(line.day, tr), day=line.day.day)
    else:
        day = short_day(line.day, tr)
    # What was done counts; of one ended early what was planned is said without a word of blame.
    done = of_planned(line.done_s, line.planned_s, tr) if line.early else length(line.done_s, tr)
    if not line.counts:
        done = too_short(early=line.early, took_s=line.took_s, done_s=line.done_s, tr=tr)
    return " · ".join((day, at_clock(line.started, zone, line.offset_s), done))


def scores(line: SessionLine) -> str:
    """The scores before and after; one alone where the other was not given."""
    if line.before is None or line.after is None:
        return "" if line.before is None else str(line.before)
    way = "↑" if line.after > line.before else "↓" if line.after < line.before else "–"
    return f"{line.before} {way} {line.after}"


def _rises(line: SessionLine) -> bool:
    return line.before is not None and line.after is not None and line.after > line.before
