"""How the back has been over the last days: a score, a line, and a word on where it goes."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color, Ellipse, InstructionGroup, Line, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.screens.today.view import TREND_DAYS
from app.ui.widgets.column import Column, Row
from app.ui.widgets.panel import TapPanel
from app.ui.widgets.words import Icon, StyledLabel, extent

_WIDE_DP, _LEAST_WIDE_DP, _HIGH_DP, _PAD_DP = 190, 130, 82, 17
_POINT_DP, _LAST_DP, _CLEAR_DP = 4, 5.5, 8.5  # radii
_STEP_DP, _FOOT_DP = 11, 9  # height of one point of the score, and of the line of 0
_BANDS = (2.5, 5.5)  # between green, amber and red
_DASH_DP, _DASH_GAP_DP = 3, 4
_MOST_POINTS = 14
_YOUR_BACK = several("Your back, {count} day", "Your back, {count} days")
_SCORE_PART = 0.84  # of the largest type


class Sparkline(Widget):
    """Scores as a line of open circles; the last one is filled.

    Args:
        theme: The look.

    Attributes:
        natural_width: Width it wants, pixels.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(size_hint=(None, None), height=dp(_HIGH_DP))
        self.theme = theme
        self.natural_width = dp(_WIDE_DP)
        self._scores: tuple[int, ...] = ()
        self._drawing = InstructionGroup()
        self.canvas.add(self._drawing)
        for name in ("pos", "size"):
            self.fbind(name, self._draw)
        theme.follow(self)

    def show(self, scores: Sequence[int]) -> None:
        """Shows scores, oldest first."""
        self._scores = tuple(scores)[-_MOST_POINTS:]
        self._draw()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._draw()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self.size = (width, dp(_HIGH_DP))
        return float(self.height)

    def _draw(self, *_: Any) -> None:
        group, colours = self._drawing, self.theme.colours
        group.clear()
        if self.width <= 1:
            return
        # A score above 7 takes the whole height, and then one point of it is lower.
        step = min(dp(_STEP_DP), (self.height - dp(_LAST_DP + _FOOT_DP)) / max((*self._scores, 1)))
        foot = self.y + dp(_FOOT_DP)
        group.add(Color(*colours["line_strong" if self.theme.contrast else "line"]))
        group.add(Rectangle(pos=(self.x, foot - dp(1)), size=(self.width, dp(2))))
        for band in _BANDS:
            self._dashes(foot + band * step)
        if not self._scores:
            return
        first, last = self.x + dp(_LAST_DP + 0.5), self.right - dp(_CLEAR_DP)
        pitch = (last - first) / max(len(self._scores) - 1, 1)
        points = [
            (first + index * pitch if len(self._scores) > 1 else last, foot + score * step)
            for index, score in enumerate(self._scores)
        ]
        group.add(Color(*colours["primary"]))
        if len(points) > 1:
            flat = [value for point in points for value in point]
            group.add(
                Line(
                    points=flat,
                    width=self.theme.size("stroke_dp", "chart_line") / 2,
                    joint="round",
                    cap="round",
                )
            )
        for x, y in points[:-1]:
            self._circle(x, y, dp(_POINT_DP + 1.25), "primary")
            self._circle(x, y, dp(_POINT_DP - 1.25), "surface")
        self._circle(*points[-1], dp(_CLEAR_DP), "surface")
        self._circle(*points[-1], dp(_LAST_DP), "primary")

    def _dashes(self, y: float) -> None:
        x = self.x
        while x < self.right:
            self._drawing.add(
                Rectangle(pos=(x, y - dp(0.75)), size=(min(dp(_DASH_DP), self.right - x), dp(1.5)))
            )
            x += dp(_DASH_DP + _DASH_GAP_DP)

    def _circle(self, x: float, y: float, radius: float, role: str) -> None:
        self._drawing.add(Color(*self.theme.colours[role]))
        self._drawing.add(Ellipse(pos=(x - radius, y - radius), size=(2 * radius, 2 * radius)))


class _Score(Widget):
    """A large score out of ten, both on one base line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(size_hint=(None, None))
        self._theme = theme
        self._score = StyledLabel(
            theme=theme, style="display", smaller=_SCORE_PART, lines=1, halign="left", size_hint=(None, None)
        )
        self._of = StyledLabel(
            theme=theme,
            style="row",
            ink="ink_2",
            words="/ 10",
            lines=1,
            halign="left",
            size_hint=(None, None),
        )
        self.add_widget(self._score)
        self.add_widget(self._of)
        self.fbind("pos", self._place)

    def show(self, score: str) -> None:
        """Shows a score."""
        self._score.words = score

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        for part in (self._score, self._of):
            style = self._theme.type[part.style].scaled(part.smaller)
            part.fit(min(extent(part.words, style.font, style.size) + 3, width))
        self.size = (width, self._score.height)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        self._score.pos = self.pos
        # Half of the room around a line lies below it; figures stand on the base line.
        lower = (self._score.height - self._score.font_size) / 2 + 0.15 * self._score.font_size
        rise = lower - (self._of.height - self._of.font_size) / 2 - 0.15 * self._of.font_size
        self._of.pos = (self._score.right + dp(6), self.y + rise)


class TrendCard(TapPanel):
    """The card with the last score and the way to it; the whole card leads to the history.

    Args:
        theme: The look.
        tr: Translates.
        action: What a tap does.
    """

    def __init__(self, theme: Theme, tr: Translate, action: Callable[[], None]) -> None:
        self._tr = tr
        title = counted(tr, _YOUR_BACK, TREND_DAYS)
        super().__init__(theme, action, title, pad=dp(_PAD_DP), gap=0)
        self._title = self._label("chip", title, "ink_2", smaller=14 / 15)
        self._score = _Score(theme)
        self._day = self._label("caption", "", "ink_2")
        self._way = Row(self._icon(), self._label("chip", "", "ink", smaller=14 / 15), grow=1, gap=dp(6))
        self._line = Sparkline(theme)
        self._left = Column()
        self._row = Row(self._left, self._line, gap=dp(12))
        self._empty = self._label("caption", "", "ink_2")
        self.show(())

    def _label(self, style: str, words: str, ink: str, **more: Any) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None), **more
        )

    def _icon(self) -> Icon:
        size = dp(20)
        return Icon(
            theme=self.theme, icon="trending_flat", icon_size=size, size=(size, size), size_hint=(None, None)
        )

    def show(self, scores: Sequence[int], day: str = "") -> None:
        """Shows scores before a run, oldest first; none is a state of its own.

        Args:
            scores: Of the last days.
            day: When the last of them was given, in words.
        """
        tr = self._tr
        self._left.clear()
        self._left.add(self._title)
        if scores:
            icon, label = self._way.children[1], self._way.children[0]
            icon.icon, label.words = _way(scores, tr)
            self._score.show(str(scores[-1]))
            self._day.words = day
            self._left.add(self._score, 0)
            self._left.add(self._day, 0)
            self._left.add(self._way, 0)
        else:
            self._empty.words = tr(_("No score yet. Your first check-in begins the line."))
            self._left.add(self._empty, dp(4))
        self._line.show(scores)
        if self._row not in self.column.items:
            self.add(self._row)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        inner = width - 2 * dp(_PAD_DP)
        large = self.theme.text_scale >= 1.5
        self._line.natural_width = (
            inner if large else min(max(inner * 0.55, dp(_LEAST_WIDE_DP)), dp(_WIDE_DP))
        )
        return super().fit(width)


def _way(scores: Sequence[int], tr: Translate) -> tuple[str, str]:
    """Icon and words for where the scores go, from the first to the last."""
    first, last = scores[0], scores[-1]
    if len(scores) < 2:
        return "trending_flat", tr(_("first score"))
    if last == first:
        return "trending_flat", tr(_("same as at first"))
    if last < first:
        return "trending_down", tr(_("down from {score}")).format(score=first)
    return "trending_up", tr(_("up from {score}")).format(score=first)
