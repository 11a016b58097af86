"""The marks of runs beside each other: an open circle before, a filled one after, a diamond next morning."""

from collections.abc import Callable, Sequence
from datetime import date
from math import ceil, floor
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from app.core.days import short_month
from app.core.history import Scores
from app.core.i18n import Translate
from app.ui.base.theme import Colour, Theme
from app.ui.widgets.lettering import Lettering
from app.ui.widgets.shapes import Disc, Polygon, Stroke

OPEN_DP, STROKE_DP, FILLED_DP, STEM_DP = 7.2, 3, 7.8, 5
SAME_RING_DP, SAME_STROKE_DP, SAME_DOT_DP = 9.2, 2.5, 5.3
DIAMOND_DP = 5
_ARROW_DP = (14, 7, 9)  # above the filled circle's middle, half its width, its height
_ASIDE_DP = 14.5
_EDGE_DP = 8  # between the keyboard's ring and what cuts it off


class Plot(ButtonBehavior, Widget):
    """Runs in columns; only those that are seen are drawn.

    Args:
        theme: The look.
        tr: Translates.
        choose: Called with the day of the run that was tapped.

    Attributes:
        pitch: Width of a column, pixels.
        mornings: Whether the scores of the mornings after are shown.
        words: What it says, for whoever looks for it by its words.
    """

    def __init__(self, theme: Theme, tr: Translate, choose: Callable[[date], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.tr, self._choose, self.words = theme, tr, choose, ""
        self.pitch = 1.0
        self.mornings = False
        self._runs: Sequence[Scores] = ()
        self._y_of: Callable[[int], float] = float
        self._days_y, self._months_y = 0.0, 0.0
        self._marks: list[_Mark] = []
        self._reached: int | None = None
        self.fbind("pos", self.draw)
        self.bind(on_release=self._tapped)
        theme.follow(self)

    def lay(
        self,
        runs: Sequence[Scores],
        height: float,
        y_of: Callable[[int], float],
        days_y: float,
        months_y: float,
    ) -> None:
        """Takes runs, oldest first, and where things stand, in pixels from its foot.

        Args:
            runs: Each with a score before and after.
            height: Its height.
            y_of: Where a score stands.
            days_y: Where the days stand.
            months_y: Where their months stand; 0 for none.
        """
        self._runs, self._y_of, self._days_y, self._months_y = runs, y_of, days_y, months_y
        least = self.parent.width if isinstance(self.parent, ScrollView) else 0.0
        self.size = (max(len(runs) * self.pitch, least), height)
        self.draw()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self.draw()

    @property
    def seen(self) -> range:
        """The runs that are in view, one more at each side."""
        view = self.parent
        if not isinstance(view, ScrollView) or self.width <= view.width:
            return range(len(self._runs))
        left = max(min(view.scroll_x, 1), 0) * (self.width - view.width)
        first = max(floor(left / self.pitch) - 1, 0)
        return range(first, min(ceil((left + view.width) / self.pitch) + 1, len(self._runs)))

    @property
    def leading(self) -> int:
        """The first run that is wholly in view; it says which month it is."""
        view = self.parent
        if not isinstance(view, ScrollView) or self.width <= view.width:
            return 0
        left = max(min(view.scroll_x, 1), 0) * (self.width - view.width)
        return ceil(left / self.pitch - 0.25)

    def x_of(self, number: int) -> float:
        """Where a run stands, in the coordinates of this widget's parent."""
        return float(self.x + self.pitch * (number + 0.5))

    @property
    def inert(self) -> bool:
        """Whether there is no run to open."""
        return not self._runs

    @property
    def reached(self) -> int:
        """The run that the keyboard has reached: at first the last."""
        last = len(self._runs) - 1
        return last if self._reached is None else min(self._reached, last)

    @property
    def ring_box(self) -> tuple[float, float, float, float]:
        """Left, foot, width and height of the column that was reached, pixels."""
        edge = dp(_EDGE_DP)
        return self.x_of(self.reached) - self.pitch / 2, self.y + edge, self.pitch, self.height - 2 * edge

    def arrow(self, name: str) -> bool:
        """Goes to the run before or after with the arrows, to the ends with Home and End."""
        last = len(self._runs) - 1
        to = {"left": self.reached - 1, "right": self.reached + 1, "home": 0, "end": last}.get(name)
        if to is None:
            return False
        self._reached = min(max(to, 0), last)
        return True

    def press(self) -> None:
        """Opens the day of the run that was reached."""
        self._choose(self._runs[self.reached].day)

    def draw(self, *_: Any) -> None:
        """Draws what is in view."""
        seen = self.seen
        while len(self._marks) < len(seen):
            self._marks.append(_Mark(self.canvas))
        for mark, number in zip(self._marks, seen, strict=False):
            self._draw_one(mark, number)
        for mark in self._marks[len(seen) :]:
            mark.hide()

    def _draw_one(self, mark: "_Mark", number: int) -> None:
        run, x, colours = self._runs[number], self.x_of(number), self.theme.colours
        assert run.before is not None, "only runs with scores on both sides are shown"
        assert run.after is not None, "likewise"
        rises = run.after > run.before
        mark.show(
            x,
            self.y + self._y_of(run.before),
            self.y + self._y_of(run.after),
            None if run.morning is None or not self.mornings else self.y + self._y_of(run.morning),
            colours["stop" if rises else "primary"],
            colours["surface"],
            colours["ink_2"],
            rises=rises,
        )
        kinds = self.theme.type
        mark.day.show(str(run.day.day), kinds["chip"].scaled(_small(self.theme)), colours["ink_2"])
        mark.day.centre(x, self.y + self._days_y)
        before = self._runs[number - 1].day if number else None
        new = before is None or (before.year, before.month) != (run.day.year, run.day.month)
        if self._months_y and (new or number == self.leading):
            room = self.pitch * 1.6
            mark.month.show(short_month(run.day, self.tr), kinds["label"], colours["ink_2"], room)
            mark.month.centre(x, self.y + self._months_y)
        else:
            mark.month.hide()

    def _tapped(self, *_: Any) -> None:
        x = self.last_touch.x - self.x
        number = int(x // self.pitch)
        if 0 <= number < len(self._runs):
            self._choose(self._runs[number].day)


def _small(theme: Theme) -> float:
    """What makes a chip's type as small as a caption's."""
    return theme.type["caption"].size / theme.type["chip"].size


class _Mark:
    """The shapes of one run."""

    def __init__(self, canvas: Any) -> None:
        with canvas:
            self._colour = Color(0, 0, 0, 0)
            self._stem = Stroke(width=dp(STEM_DP) / 2, cap="none")
            self._arrow = Polygon()
            self._inside_colour = Color(0, 0, 0, 0)
            self._inside = Disc()
            self._line_colour = Color(0, 0, 0, 0)
            self._ring = Stroke(width=dp(STROKE_DP) / 2)
            self._dot = Disc()
            self._morning_colour = Color(0, 0, 0, 0)
            self._morning = Polygon()
        self.day, self.month = Lettering(canvas), Lettering(canvas)

    def show(
        self,
        x: float,
        before: float,
        after: float,
        morning: float | None,
        colour: Colour,
        ground: Colour,
        quiet: Colour,
        *,
        rises: bool,
    ) -> None:
        same = before == after
        self._colour.rgba = self._line_colour.rgba = colour
        self._inside_colour.rgba = ground
        self._stem.points = [x, before, x, after]
        ring = dp(SAME_RING_DP if same else OPEN_DP)
        self._inside.pos, self._inside.size = (x - ring, before - ring), (2 * ring, 2 * ring)
        self._ring.width = dp(SAME_STROKE_DP if same else STROKE_DP) / 2
        self._ring.circle = (x, before, ring)
        dot = dp(SAME_DOT_DP if same else FILLED_DP)
        self._dot.pos, self._dot.size = (x - dot, after - dot), (2 * dot, 2 * dot)
        up, half, high = (dp(part) for part in _ARROW_DP)
        foot = after + up
        self._arrow.points = (
            [x - half, foot, x + half, foot, x, foot + high] if rises else [x, after, x, after, x, after]
        )
        self._morning_colour.rgba = quiet if morning is not None else (0, 0, 0, 0)
        if morning is not None:
            self._morning.points = diamond(x + dp(_ASIDE_DP), morning, dp(DIAMOND_DP))

    def hide(self) -> None:
        for colour in (self._colour, self._inside_colour, self._line_colour, self._morning_colour):
            colour.rgba = (0, 0, 0, 0)
        self.day.hide()
        self.month.hide()


def diamond(x: float, y: float, half: float) -> list[float]:
    """Corners of a diamond around a point."""
    return [x - half, y, x, y - half, x + half, y, x, y + half]
