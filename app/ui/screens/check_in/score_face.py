"""A score as large as it gets, and the back it is about."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Ellipse, Line
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.stage import gradient
from app.ui.widgets.stairs import Stairs
from app.ui.widgets.words import StyledLabel, extent

_DISC_DP, _GAP_DP, _INSET_DP, _RISE_DP, _LOW = 208, 8, -2, 6, 0.6
_CAPITALS = 0.85  # of a line: digits have nothing below it
_OF, _OF_PART = "/ 10", 24 / 28  # of the size of a cue
_NONE = "?"  # as on the card that compares two scores


class ScoreFace(Widget):
    """The score and the disc; where there is little room the stairs stand in the disc's place.

    Args:
        theme: The look.
        picture: Gives the picture of the back for a score and an edge in pixels, or None.

    Attributes:
        compact: Stairs instead of the disc.
        low: The score is smaller, too.
    """

    def __init__(self, theme: Theme, picture: Callable[[int | None, int], Any] | None) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._picture = theme, picture
        self.compact = self.low = False
        self._score: int | None = None
        with self.canvas:
            self._disc_colour = Color(1, 1, 1, 1)
            self._disc = Ellipse(segments=120)
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Line(width=dp(1))
            self._back_colour = Color(1, 1, 1, 0)
            self._back = Ellipse(segments=120)
        self._number = self._label("score", "ink")
        self._of = self._label("cue", "ink_2", smaller=_OF_PART)
        self._of.words = _OF
        self.stairs = Stairs(theme)
        for part in (self._number, self._of, self.stairs):
            self.add_widget(part)
        self._draw = Clock.create_trigger(self._show_back, 0)
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.score = None
        self.restyle()

    def _label(self, style: str, ink: str, smaller: float = 1.0) -> StyledLabel:
        return StyledLabel(
            theme=self.theme,
            style=style,
            ink=ink,
            smaller=smaller,
            halign="left",
            lines=1,
            size_hint=(None, None),
        )

    @property
    def score(self) -> int | None:
        """What is shown; None before an answer."""
        return self._score

    @score.setter
    def score(self, score: int | None) -> None:
        self._score = self.stairs.score = score
        self._number.words = _NONE if score is None else str(score)
        self._number.ink = "ink_3" if score is None else "ink"
        self._place()
        self._draw()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._disc.texture = gradient(colours["before_top"], colours["before_bot"])
        self._edge_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._draw()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self._number.smaller = _LOW if self.low else 1.0
        line = self.theme.type["score"].line * self._number.smaller
        self.size = (width, max(line * _CAPITALS, self.stairs.fit(width)) if self.compact else dp(_DISC_DP))
        self._place()
        self._draw()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        style = self.theme.type["score"].scaled(self._number.smaller)
        number = extent(self._number.words, style.font, style.size) + dp(4)
        self._number.size = (number, style.line)
        self._number.pos = (self.x + dp(_INSET_DP), self.center_y - style.line / 2 + dp(_RISE_DP))
        disc = dp(_DISC_DP)
        beside = self.theme.type["cue"].scaled(_OF_PART)
        of = extent(_OF, beside.font, beside.size) + dp(4)
        free = self.width - dp(_INSET_DP) - number - (0 if self.compact else disc) - dp(_GAP_DP)
        shows = not self.compact and free >= of and self._score is not None
        self._of.opacity = 1 if shows else 0
        self._of.size = (of, beside.line)
        self._of.pos = (self._number.right + dp(_GAP_DP), self._number.center_y - style.size * 0.35 - dp(5))
        self._disc_colour.a = 0 if self.compact else 1
        self.stairs.opacity = 1 if self.compact else 0
        widest = extent("10", style.font, style.size) if self._score == 10 else style.size * 0.66
        left = dp(_INSET_DP) + widest + 2 * dp(_GAP_DP)
        self.stairs.size = (max(self.width - left, 1), self.stairs.height)
        self.stairs.pos = (self.x + left, self._number.center_y - style.size * 0.35)
        place = (self.right - disc, self.center_y - disc / 2)
        for shape in (self._disc, self._back):
            shape.pos, shape.size = place, (disc, disc)
        self._edge.ellipse = (*place, disc, disc) if not self.compact else (*place, 1, 1)

    def _show_back(self, _dt: float) -> None:
        if self.compact or self._picture is None or self.width <= 1:
            self._back_colour.a = 0
            return
        self._back.texture = texture = self._picture(self._score, round(dp(_DISC_DP)))
        self._back_colour.a = 1 if texture is not None else 0
