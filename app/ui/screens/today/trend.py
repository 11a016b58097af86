"""How the back has been over the last days: a score, a line, and a word on where it goes."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.screens.today.view import BackScore
from app.ui.widgets.column import Column, Row
from app.ui.widgets.panel import TapPanel
from app.ui.widgets.shapes import Disc, RoundShape, Stroke
from app.ui.widgets.words import Icon, StyledLabel, extent

_WIDE_DP, _LEAST_WIDE_DP, _MOST_WIDE_DP, _HIGH_DP, _PAD_DP = 0.6, 150, 560, 76, 18
_LAST_DP, _CLEAR_DP, _BAND_RADIUS_DP = 5.5, 8, 7  # radii
_CALM, _RUN_LESS, _WORST = 3, 6, 10  # scores that the axis names: below the first all is calm
_DASH_DP, _DASH_GAP_DP, _AXIS_GAP_DP, _EDGE_DP = 3, 4, 10, 6
_SCORE_PART = 0.84  # of the largest type


class Sparkline(Widget):
    """Scores as a line over the days they are of; the last one is a dot. Words say what the axes mean.

    Args:
        theme: The look.

    Attributes:
        natural_width: Width it wants, pixels.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(size_hint=(None, None), height=dp(_HIGH_DP))
        self.theme = theme
        self.natural_width = dp(_LEAST_WIDE_DP)
        self._scores: tuple[BackScore, ...] = ()
        self._drawing = InstructionGroup()
        self.canvas.add(self._drawing)
        self._marks = [self._label("right") for _score in range(4)]
        self._ends = [self._label("left"), self._label("right")]
        for name in ("pos", "size"):
            self.fbind(name, self._draw)
        theme.follow(self)

    def _label(self, side: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style="label", ink="ink_2", lines=1, halign=side, size_hint=(None, None)
        )

    def show(self, scores: Sequence[BackScore], days: tuple[str, str]) -> None:
        """Shows scores, oldest first, and the days of the first and of the last of them."""
        self._scores = tuple(scores)
        alone = len(self._scores) < 2 or self._scores[0].day == self._scores[-1].day
        for label, words in zip(self._ends, ("", days[1]) if alone else days, strict=True):
            label.words = words
        marks = self._named if self._scores else ()
        for number, label in enumerate(self._marks):
            label.words = str(marks[number]) if number < len(marks) else ""
        for label in (*self._marks, *self._ends):  # what says nothing costs nothing to draw
            if label.words and label.parent is None:
                self.add_widget(label)
            elif not label.words and label.parent is self:
                self.remove_widget(label)
        self._draw()

    @property
    def _named(self) -> tuple[int, ...]:
        """Scores that stand beside the axis."""
        return (0, _CALM, _RUN_LESS, *((_WORST,) if self._most > _RUN_LESS else ()))

    @property
    def _most(self) -> int:
        return max((_RUN_LESS, *(each.score for each in self._scores)))

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._draw()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self.size = (width, dp(_HIGH_DP) + (self._line if self._scores else 0.0))
        self._draw()
        return float(self.height)

    @property
    def _line(self) -> float:
        return self.theme.type["label"].line + dp(4)

    def _extent(self, label: StyledLabel) -> float:
        style = self.theme.type["label"]
        return extent(label.words, style.font, style.size) + dp(3)

    def _draw(self, *_: Any) -> None:
        group, colours = self._drawing, self.theme.colours
        group.clear()
        if self.width <= 1:
            return
        axis = max(map(self._extent, self._marks)) + dp(_AXIS_GAP_DP) if self._scores else 0.0
        right = self.right - axis
        foot = self.y + (self._line if self._scores else 0.0) + dp(_EDGE_DP)
        top = self.top - dp(_EDGE_DP)
        step = (top - foot) / (_WORST if self._most > _RUN_LESS else _RUN_LESS)
        contrast = self.theme.contrast
        group.add(Color(*colours["track" if contrast else "surface_2"]))
        radius = [dp(_BAND_RADIUS_DP)]
        group.add(RoundShape(pos=(self.x, foot), size=(right - self.x, _CALM * step), radius=radius))
        group.add(Color(*colours["line_strong" if contrast else "line"]))
        self._dashes(foot + _RUN_LESS * step, right)
        for label, score in zip(self._marks, self._named, strict=False):
            label.size = (self._extent(label), self.theme.type["label"].line)
            label.pos = (self.right - label.width, foot + score * step - label.height / 2)
        self._place_days(right)
        if self._scores:
            self._trace(foot, step, right)

    def _place_days(self, right: float) -> None:
        first, last = self._ends
        widths = [self._extent(label) if label.words else 0.0 for label in self._ends]
        room = right - self.x
        if sum(widths) + dp(8) > room:  # the later one says more
            widths[0] = 0.0
        first.opacity = 1 if widths[0] else 0
        for label, wide, x in ((first, widths[0], self.x), (last, widths[1], right - widths[1])):
            label.size = (max(min(wide, self.width), 2), self.theme.type["label"].line)
            label.pos = (max(x, self.x), self.y - dp(2))

    def _trace(self, foot: float, step: float, right: float) -> None:
        group, colours, scores = self._drawing, self.theme.colours, self._scores
        first, last = self.x + dp(_LAST_DP + 0.5), right - dp(_CLEAR_DP)
        begin, days = scores[0].day, max((scores[-1].day - scores[0].day).days, 1)
        alone = scores[0].day == scores[-1].day
        points: list[tuple[float, float]] = []
        for number, (day, score) in enumerate(scores):
            part = number / max(len(scores) - 1, 1) if alone else (day - begin).days / days
            x = first + part * (last - first) if len(scores) > 1 else last
            points.append((x, foot + score * step))
        group.add(Color(*colours["primary"]))
        if len(points) > 1:
            flat = [value for point in points for value in point]
            width = self.theme.size("stroke_dp", "chart_line") / 2
            group.add(Stroke(points=flat, width=width))
        self._circle(*points[-1], dp(_CLEAR_DP), "surface")
        self._circle(*points[-1], dp(_LAST_DP), "primary")

    def _dashes(self, y: float, right: float) -> None:
        x = self.x
        while x < right:
            size = (min(dp(_DASH_DP), right - x), dp(1.5))
            self._drawing.add(Rectangle(pos=(x, y - dp(0.75)), size=size))
            x += dp(_DASH_DP + _DASH_GAP_DP)

    def _circle(self, x: float, y: float, radius: float, role: str) -> None:
        self._drawing.add(Color(*self.theme.colours[role]))
        self._drawing.add(Disc(pos=(x - radius, y - radius), size=(2 * radius, 2 * radius)))


class _Score(Widget):
    """A large score out of ten, both on one base line."""

    def __init__(self, theme: Theme, of: str) -> None:
        super().__init__(size_hint=(None, None))
        self._theme = theme
        self._score = self._label("display", smaller=_SCORE_PART)
        self._of = self._label("row", ink="ink_2", words=of)
        self.add_widget(self._score)
        self.add_widget(self._of)
        self.fbind("pos", self._place)

    def _label(self, style: str, **more: Any) -> StyledLabel:
        return StyledLabel(
            theme=self._theme, style=style, lines=1, halign="left", size_hint=(None, None), **more
        )

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
        title = tr(_("Your back"))
        super().__init__(theme, action, title, pad=dp(_PAD_DP), gap=0)
        self._title = self._label("chip", title, "ink_2")
        self._score = _Score(theme, tr(_("of 10")))
        self._way = Row(self._icon(), self._label("chip", "", "ink"), grow=1, gap=dp(6))
        self._line = Sparkline(theme)
        self._left = Column()
        self._row = Row(self._left, self._line, gap=dp(10))
        self._empty = self._label("caption", "", "ink_2")
        self.show((), ("", ""))

    def _label(self, style: str, words: str, ink: str, **more: Any) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None), **more
        )

    def _icon(self) -> Icon:
        size = dp(20)
        return Icon(
            theme=self.theme, icon="trending_flat", icon_size=size, size=(size, size), size_hint=(None, None)
        )

    def show(self, scores: Sequence[BackScore], days: tuple[str, str]) -> None:
        """Shows scores before a run, oldest first; none is a state of its own.

        Args:
            scores: Of the last days.
            days: When the first and the last of them were given, in words.
        """
        tr = self._tr
        self._left.clear()
        self._left.add(self._title)
        if scores:
            icon, label = self._way.children[1], self._way.children[0]
            icon.icon, label.words = _way([each.score for each in scores], tr)
            self._score.show(str(scores[-1].score))
            self._left.add(self._score, 0)
            self._left.add(self._way, dp(2))
        else:
            self._empty.words = tr(_("No score yet. Your first check-in begins the line."))
            self._left.add(self._empty, dp(4))
        self._line.show(scores, days)
        if self._row not in self.column.items:
            self.add(self._row)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        inner = width - 2 * dp(_PAD_DP)
        large = self.theme.text_scale >= 1.5
        wide = min(max(inner * _WIDE_DP, dp(_LEAST_WIDE_DP)), dp(_MOST_WIDE_DP))
        self._line.natural_width = inner if large else wide
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
