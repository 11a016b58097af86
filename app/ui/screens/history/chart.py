"""Scores before and after each run: a card that scrolls back through the runs."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
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
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import StyledLabel, extent

# From the top of the card: where its words begin; from the words' foot to the keys' middle, from there to the
# highest line and the lowest, and from that to the days and the foot, with and without months below the days.
_WORDS_DP, _KEYS_DP, _TOP_DP, _LOW_DP = 19, 16.5, 51, 165.5
_DAYS_DP, _FOOT_DP, _MONTHS_UP_DP, _MONTHS_DAYS_DP, _MONTHS_DP = 23, 48.5, 7.5, 20.5, 17.5
_SIDE_DP, _AXIS_DP, _NUMBERS_DP = 18, 30, 20
_COLUMNS, _PITCH_DP = 8, 56  # as drawn on a phone; on wide windows they come no further apart
_KEY_DP = 22
_SCALE, _TALL_SCALE, _WHOLE_SCALE = (0, 3, 6), (0, 3, 6, 8), (0, 3, 6, 10)
_DASH_DP = 8
_BELOW_KEYS_DP = 25  # from there on a finger moves the runs; above it means a key


@lru_cache(1)
def _dashes() -> Texture:
    """Half a dash and half a gap, again and again."""
    texture = Texture.create(size=(8, 1), colorfmt="rgba")
    content = b"\xff\xff\xff\xff" * 4 + b"\xff\xff\xff\x00" * 4

    def paint(empty: Texture) -> None:
        empty.blit_buffer(content, colorfmt="rgba", bufferfmt="ubyte")

    paint(texture)
    texture.add_reload_observer(paint)  # after the system has taken the display's memory away
    texture.wrap, texture.mag_filter, texture.min_filter = "repeat", "nearest", "nearest"
    return texture


class LegendMark(Widget):
    """What a mark means.

    Args:
        theme: The look.
        mark: open or filled.
        words: Its meaning.
    """

    def __init__(self, theme: Theme, mark: str, words: str) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._mark, self.words = theme, mark, words
        with self.canvas:
            self._colour = Color(0, 0, 0, 0)
            self._shape: Any = Disc() if mark == "filled" else Stroke(width=dp(STROKE_DP) / 2)
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
        self._colour.rgba = self.theme.colours["primary"]

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
        else:
            half = dp(FILLED_DP - 1.2)
            self._shape.pos, self._shape.size = (x - half, y - half), (2 * half, 2 * half)
        self._words.pos = (self.x + dp(_KEY_DP - 2), self.y)


class MorningKey(Tap):
    """What the diamonds mean, and a tap that shows them."""

    def __init__(self, theme: Theme, words: str, action: Callable[[], None]) -> None:
        self._on = False
        super().__init__(
            theme=theme, words=words, style="pill", fill="", ink="ink_2", pad=dp(20), size_hint=(None, None)
        )
        with self.canvas:
            self._edge_colour, self._edge = Color(), Stroke(width=dp(0.75))
            self._full_colour, self._full = Color(), Polygon()
        self.bind(on_release=lambda *_: action())
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        self.restyle()

    @property
    def on(self) -> bool:
        """Whether they are shown; then its own is full."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        self._on = on
        self.ink = "ink" if on else "ink_2"
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        super().restyle()
        if hasattr(self, "_full"):
            self._edge_colour.rgba = self.theme.colours["ink_2"]
            self._full_colour.rgba = self.theme.colours["ink_2"] if self._on else (0, 0, 0, 0)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self.size = (width, self.theme.type[self.style].line)
        return float(self.height)

    def _place(self, *_: Any) -> None:
        self._full.points = corners = diamond(self.x + dp(7), self.center_y, dp(DIAMOND_DP))
        self._edge.points = [*corners, *corners[:2]]


class Chart(Widget):
    """Scores before and after, and at a tap those of the mornings; the newest run is at the right.

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
        for _number in _WHOLE_SCALE:
            with self.canvas:
                colour = Color(0, 0, 0, 0)
                self._lines.append((colour, Rectangle()))
            self._numbers.append(Lettering(self.canvas))
        self._title = StyledLabel(
            theme=theme, style="heading_large", halign="left", balance=True, size_hint=(None, None)
        )
        self.morning = MorningKey(theme, tr(_("next morning")), self._turn)
        self._keys: list[Any] = [
            LegendMark(theme, "open", tr(in_context("score before the run", "before"))),
            LegendMark(theme, "filled", tr(in_context("score after the run", "after"))),
            self.morning,
        ]
        self._view = Scroller(theme, do_scroll_y=False, bar_width=0)
        self.plot = Plot(theme, tr, choose)
        self._view.add_widget(self.plot)
        self._view.fbind("scroll_x", self.plot.draw)
        for part in (self._title, self._view, *self._keys):
            self.add_widget(part)
        self._places: list[tuple[Any, float, float]] = []
        self._axis = 0.0
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def show(self, runs: Sequence[Scores], said: str) -> None:
        """Shows runs with a score on both sides, oldest first, below a sentence; then it has to be fitted."""
        self._runs = runs
        self._title.words = self.plot.words = said
        self.morning.opacity = 1 if any(run.morning is not None for run in runs) else 0
        self._view.scroll_x = 1.0

    def _turn(self) -> None:
        self.morning.on = self.plot.mornings = not self.plot.mornings
        self.plot.draw()

    def restyle(self) -> None:
        """Takes on the look in force."""
        for number, (colour, line) in enumerate(self._lines):
            colour.rgba = self.theme.colours["track" if number or self.theme.contrast else "line"]
            line.texture = _dashes() if number else None

    @property
    def _scale(self) -> tuple[int, ...]:
        """Scores that have a line; mornings count also while they are not shown, or the lines would jump."""
        scores = [s for run in self._runs for s in (run.before, run.after, run.morning) if s is not None]
        most = max(scores, default=0)
        return _SCALE if most <= _SCALE[-1] else _TALL_SCALE if most <= _TALL_SCALE[-1] else _WHOLE_SCALE

    @property
    def _with_months(self) -> bool:
        months = {(run.day.year, run.day.month) for run in self._runs}
        return len(months) > 1

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self._places = []
        keys = self._fit_head(width)
        with_months = self._with_months
        caption, label = self.theme.type["caption"].line - dp(18), self.theme.type["label"].line - dp(15)
        low = keys + dp(_LOW_DP - (_MONTHS_UP_DP if with_months else 0))
        self._axis = dp(_AXIS_DP) + self._more_for_numbers
        days = low + dp(_MONTHS_DAYS_DP if with_months else _DAYS_DP) + caption / 2
        months = days + caption / 2 + dp(_MONTHS_DP) + label / 2 if with_months else 0.0
        bottom = keys + dp(_LOW_DP + _FOOT_DP) + caption + (label if with_months else 0.0)
        self.size = (width, bottom)
        high = keys + dp(_TOP_DP)
        self._tops = {score: high + (low - high) * (1 - score / self._scale[-1]) for score in self._scale}
        self._fit_plot(
            width, low, bottom - keys - dp(_BELOW_KEYS_DP), bottom - days, bottom - months if months else 0.0
        )
        self._place()
        return float(bottom)

    @property
    def _more_for_numbers(self) -> float:
        style = self.theme.type["chip"]
        return max(extent("10", style.font, style.size) - dp(20), 0)

    def _fit_head(self, width: float) -> float:
        """Places words and keys; returns the middle of the last row of keys, from the top."""
        side = dp(_SIDE_DP)
        inner = width - 2 * side
        high = self._title.fit(inner)
        foot = dp(_WORDS_DP) + high
        self._places.append((self._title, side, foot))
        tall = max(key.fit(min(key.natural_width, inner)) for key in self._keys)
        line, x = foot + dp(_KEYS_DP) + max(tall - dp(18), 0) / 2, side
        for key in self._keys:
            if not key.opacity:
                key.size = (0, 0)  # or it would take touches where it was never placed
                continue
            wide = min(key.natural_width, inner)
            if x > side and x + wide > width - side:
                x, line = side, line + max(tall, dp(30))
            self._places.append((key, x, line + key.height / 2))
            x += wide + dp(14)
        return line

    def _fit_plot(self, width: float, low: float, view: float, days: float, months: float) -> None:
        room = width - self._axis - dp(14)
        style = self.theme.type["caption"]
        least = extent("30", style.font, style.size) + dp(8)
        pitch = max(min(room / _COLUMNS, dp(_PITCH_DP)), least)
        pitch = room / max(int(room / pitch + 0.01), 1)  # whole columns only
        self.plot.pitch = pitch
        self._view.size = (room, view)
        top, foot = self._scale[-1], self.height - low
        unit = (low - self._tops[top]) / top
        self.plot.lay(self._runs, view, lambda score: foot + score * unit, days, months)
        self._view.do_scroll_x = self.plot.width > room + 1
        self._places.append((self._view, self._axis, self.height))

    def _place(self, *_: Any) -> None:
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
        style = self.theme.type["chip"].scaled(self.theme.type["caption"].size / self.theme.type["chip"].size)
        left, right = self.x + self._axis, self.right - dp(14)
        for number, ((_colour, line), text) in enumerate(zip(self._lines, self._numbers, strict=True)):
            if number >= len(self._tops):
                line.size = (0, 0)
                text.hide()
                continue
            score = self._scale[number]
            y = self.top - self._tops[score]
            thick = self.theme.size("stroke_dp", "hairline")
            line.pos, line.size = (left, round(y - thick / 2)), (right - left, thick)
            if number:
                repeats = (right - left) / dp(_DASH_DP)
                line.tex_coords = (0, 0, repeats, 0, repeats, 1, 0, 1)
            text.show(str(score), style, self.theme.colours["ink_2"])
            text.centre(self.x + dp(_NUMBERS_DP) + self._more_for_numbers / 2, y)
