"""Scores before and after each run: a card that scrolls back through the runs."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.history import Scores
from app.core.i18n import Translate, in_context
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.screens.history.plot import DIAMOND_DP, FILLED_DP, OPEN_DP, STROKE_DP, Plot, diamond
from app.ui.widgets.lettering import Lettering
from app.ui.widgets.scroller import Scroller
from app.ui.widgets.shapes import Disc, Polygon, Stroke
from app.ui.widgets.words import StyledLabel, extent

_HEAD_DP, _TOP_DP, _LOW_DP, _DAYS_DP, _FOOT_DP = 28, 58, 214, 234, 20  # from the top of the card
_SIDE_DP, _AXIS_DP, _NUMBERS_DP = 20, 42, 29
_COLUMNS, _PITCH_DP = 8, 56  # as drawn on a phone; on wide windows they come no further apart
_MONTHS_DP, _KEY_DP = 18, 22
_SCALE, _TALL_SCALE = (0, 2, 5, 8), (0, 2, 5, 8, 10)


class LegendMark(Widget):
    """What a mark means.

    Args:
        theme: The look.
        mark: open, filled or diamond.
        words: Its meaning.
    """

    def __init__(self, theme: Theme, mark: str, words: str) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._mark = theme, mark
        with self.canvas:
            self._colour = Color(0, 0, 0, 0)
            if mark == "open":
                self._shape: Any = Stroke(width=dp(STROKE_DP) / 2)
            else:
                self._shape = Disc() if mark == "filled" else Polygon()
        small = theme.type["caption"].size / theme.type["chip"].size
        self._words = StyledLabel(
            theme=theme,
            style="chip",
            ink="ink_2",
            words=words,
            halign="left",
            smaller=small,
            lines=1,
            size_hint=(None, None),
        )
        self.add_widget(self._words)
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    @property
    def natural_width(self) -> float:
        """Width it needs, pixels."""
        style = self.theme.type["chip"].scaled(self._words.smaller)
        return dp(_KEY_DP - 2) + extent(self._words.words, style.font, style.size) + dp(3)

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._colour.rgba = colours["ink_2" if self._mark == "diamond" else "ink"]

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        high = self._words.fit(max(width - dp(_KEY_DP - 2), dp(8)))
        self.size = (width, high)
        self._place()
        return float(high)

    def _place(self, *_: Any) -> None:
        x, y = self.x + dp(7), self.center_y
        if self._mark == "open":
            self._shape.circle = (x, y, dp(OPEN_DP - 1.6))
        elif self._mark == "filled":
            half = dp(FILLED_DP - 1.2)
            self._shape.pos, self._shape.size = (x - half, y - half), (2 * half, 2 * half)
        else:
            self._shape.points = diamond(x, y, dp(DIAMOND_DP))
        self._words.pos = (self.x + dp(_KEY_DP - 2), self.y)


class Chart(Widget):
    """Scores before and after, and next morning; the newest run is at the right.

    Args:
        theme: The look.
        tr: Translates.
        choose: Called with the day of the run that was tapped.
    """

    def __init__(self, theme: Theme, tr: Translate, choose: Callable[[date], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.tr = theme, tr
        self._runs: Sequence[Scores] = ()
        self._tops: dict[int, float] = {}
        self._lines, self._numbers = [], []
        for _number in _TALL_SCALE:
            with self.canvas:
                colour = Color(0, 0, 0, 0)
                self._lines.append((colour, Rectangle()))
            self._numbers.append(Lettering(self.canvas))
        self._title = StyledLabel(
            theme=theme,
            style="heading",
            words=tr(_("Before and after")),
            halign="left",
            size_hint=(None, None),
        )
        self._keys = [
            LegendMark(theme, "open", tr(in_context("score before the run", "before"))),
            LegendMark(theme, "filled", tr(in_context("score after the run", "after"))),
        ]
        self._morning = LegendMark(theme, "diamond", tr(_("next morning")))
        self._view = Scroller(theme, do_scroll_y=False, bar_width=0)
        self.plot = Plot(theme, tr, choose)
        self.plot.words = self._title.words
        self._view.add_widget(self.plot)
        self._view.fbind("scroll_x", self.plot.draw)
        for part in (self._title, *self._keys, self._morning, self._view):
            self.add_widget(part)
        self._places: list[tuple[Any, float, float]] = []
        self._axis = 0.0
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def show(self, runs: Sequence[Scores]) -> None:
        """Shows runs with a score on both sides, oldest first; afterwards it has to be fitted."""
        self._runs = runs
        self._morning.opacity = 1 if any(run.morning is not None for run in runs) else 0
        self._view.scroll_x = 1.0

    def restyle(self) -> None:
        """Takes on the look in force."""
        for colour, _line in self._lines:
            colour.rgba = self.theme.colours["track" if self.theme.contrast else "line"]

    @property
    def _scale(self) -> tuple[int, ...]:
        scores = [s for run in self._runs for s in (run.before, run.after, run.morning) if s is not None]
        high = any(run.after == 8 and run.before is not None and run.before < 8 for run in self._runs)
        return _TALL_SCALE if high or max(scores, default=0) > 8 else _SCALE

    @property
    def _with_months(self) -> bool:
        months = {(run.day.year, run.day.month) for run in self._runs}
        return len(months) > 1

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self._places = []
        shift = self._fit_head(width) - dp(_HEAD_DP) * 2
        caption, label = self.theme.type["caption"].line - dp(18), self.theme.type["label"].line
        low = dp(_LOW_DP) + shift
        self._axis = dp(_AXIS_DP) + self._more_for_numbers
        days = dp(_DAYS_DP) + shift + caption / 2
        end = days + caption / 2
        months = end + dp(_MONTHS_DP) + (label - dp(15)) / 2 if self._with_months else 0.0
        end = max(end, months + (label - dp(15)) / 2)
        bottom = end + dp(_FOOT_DP)
        if self._morning.opacity:
            high = self._morning.fit(min(self._morning.natural_width, width - 2 * dp(_SIDE_DP)))
            bottom = end + dp(14) + high
            self._places.append((self._morning, dp(_AXIS_DP), bottom))
            bottom += dp(16)
        self.size = (width, bottom)
        self._tops = {
            score: dp(_TOP_DP) + shift + (low - dp(_TOP_DP) - shift) * (1 - score / self._scale[-1])
            for score in self._scale
        }
        self._fit_plot(width, low, bottom, bottom - days, bottom - months if months else 0.0)
        self._place()
        return float(bottom)

    @property
    def _more_for_numbers(self) -> float:
        style = self.theme.type["chip"]
        return max(extent("10", style.font, style.size) - dp(20), 0)

    def _fit_head(self, width: float) -> float:
        """Places title and keys; returns the foot of both, from the top."""
        inner = width - 2 * dp(_SIDE_DP)
        style = self._title.theme.type["heading"]
        title = min(extent(self._title.words, style.font, style.size) + dp(4), inner)
        keys = [key.natural_width for key in self._keys]
        gap = dp(12)
        together = sum(keys) + gap
        high = self._title.fit(title)
        middle = max(dp(_HEAD_DP), high / 2 + dp(14))
        foot = 2 * middle
        self._places.append((self._title, dp(_SIDE_DP - 2), middle + high / 2))
        beside = title + gap + together <= inner
        x = width - dp(_SIDE_DP) + dp(3) - together if beside else dp(_SIDE_DP)
        line = middle if beside else middle + high / 2 + dp(6)
        for key, wide in zip(self._keys, keys, strict=True):
            tall = key.fit(min(wide, inner))
            if not beside and x > dp(_SIDE_DP) and x + wide > width - dp(_SIDE_DP):
                x, line = dp(_SIDE_DP), line + tall + dp(4)
            self._places.append((key, x, line + (tall / 2 if beside else tall)))
            foot = max(foot, line + tall + dp(24)) if not beside else foot
            x += wide + gap
        return foot

    def _fit_plot(self, width: float, low: float, bottom: float, days: float, months: float) -> None:
        room = width - self._axis - dp(_SIDE_DP)
        style = self.theme.type["caption"]
        least = extent("30", style.font, style.size) + dp(8)
        pitch = max(min(room / _COLUMNS, dp(_PITCH_DP)), least)
        pitch = room / max(int(room / pitch + 0.01), 1)  # whole columns only
        self.plot.pitch = pitch
        self._view.size = (room, bottom)
        top = self._scale[-1]
        unit = (low - self._tops[top]) / top
        self.plot.lay(self._runs, bottom, lambda score: bottom - low + score * unit, days, months)
        self._view.do_scroll_x = self.plot.width > room + 1
        self._places.append((self._view, self._axis, bottom))

    def _place(self, *_: Any) -> None:
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
        style = self.theme.type["chip"].scaled(self.theme.type["caption"].size / self.theme.type["chip"].size)
        left, right = self.x + self._axis, self.right - dp(_SIDE_DP)
        for number, ((_colour, line), text) in enumerate(zip(self._lines, self._numbers, strict=True)):
            if number >= len(self._tops):
                line.size = (0, 0)
                text.hide()
                continue
            score = self._scale[number]
            y = self.top - self._tops[score]
            thick = self.theme.size("stroke_dp", "hairline")
            line.pos, line.size = (left, round(y - thick / 2)), (right - left, thick)
            text.show(str(score), style, self.theme.colours["ink_2"])
            text.centre(self.x + dp(_NUMBERS_DP) + self._more_for_numbers / 2, y)
