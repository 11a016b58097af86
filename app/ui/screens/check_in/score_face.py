"""A score as large as it gets, and the back it is about."""

from collections.abc import Callable
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import Disc, Stroke
from app.ui.widgets.stairs import Stairs
from app.ui.widgets.words import StyledLabel, extent

_DISC_DP, _LOW = 240, 0.6
_CAPITALS = 0.85  # of a line: digits have nothing below it
_GAP_DP, _OF_PART = 8, 24 / 28  # of the size of a cue
_LEAST_BESIDE_DP = 120  # for the score; with less the disc makes room


class ScoreFace(Widget):
    """The score and the disc; where there is little room the stairs stand in the disc's place.

    Args:
        theme: The look.
        words: What stands in the place of the score before there is one, and below the score.
        picture: Gives the picture of the back for a score and an edge in pixels, or None.
        moved: Called with the score below a finger on the stairs.

    Attributes:
        compact: Stairs instead of the disc.
        low: The score is smaller, too.
        beyond: How far the disc reaches past the right edge, pixels.
        glows: How far the picture has come to that of the score, 0 to 1.
    """

    glows = NumericProperty(1.0)

    def __init__(
        self,
        theme: Theme,
        words: tuple[str, str],
        picture: Callable[[int | None, int], Any] | None,
        moved: Callable[[int], None],
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._picture = theme, picture
        self._none, self.beyond = words[0], 0.0
        self.compact = self.low = False
        self._score: int | None = None
        self._shown: Any = None
        with self.canvas:
            self._disc_colour = Color(1, 1, 1, 1)
            self._disc = Disc()
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Stroke(width=dp(1))
            self._backs = [(Color(1, 1, 1, 0), Rectangle()) for _ in range(2)]
        self._number = self._label("score", "ink")
        self._of = self._label("cue", "ink_2", smaller=_OF_PART)
        self._of.words = words[1]
        self.stairs = Stairs(theme, moved)
        for part in (self._number, self._of, self.stairs):
            self.add_widget(part)
        self._draw = Clock.create_trigger(self._show_back, 0)
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        self.fbind("glows", self._blend)
        theme.follow(self)
        self.score = None
        self.restyle()

    def _label(self, style: str, ink: str, smaller: float = 1.0) -> StyledLabel:
        return StyledLabel(
            theme=self.theme,
            style=style,
            ink=ink,
            smaller=smaller,
            halign="center",
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
        self._number.words = self._none if score is None else str(score)
        self._number.ink = "ink_2" if score is None else "ink"
        self._place()
        self._draw()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._disc.blend = (colours["before_top"], colours["before_bot"])
        self._edge_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._draw()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        line = self.theme.type["score"].line * (_LOW if self.low else 1.0)
        self.size = (width, max(line * _CAPITALS, self.stairs.fit(width)) if self.compact else dp(_DISC_DP))
        self._place()
        self._draw()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        if self.width <= 1:
            return
        disc = dp(_DISC_DP)
        left = self.x - self.beyond  # as far into the margin at the left as the disc goes at the right
        x = max(self.right + self.beyond - disc, left + dp(_LEAST_BESIDE_DP))
        self._disc_colour.a = 0 if self.compact else 1
        self.stairs.opacity = 1 if self.compact else 0
        self._place_number(self.x, self._beside if self.compact else x)
        self.stairs.size = (max(self.right - self._beside, 1), self.stairs.height)
        self.stairs.pos = (self._beside, self.center_y - self.stairs.height / 2)
        place = (x, self.center_y - disc / 2)
        self._disc.pos, self._disc.size = place, (disc, disc)
        for _, back in self._backs:  # inside the smooth edge of the disc
            back.pos, back.size = (place[0] + 1, place[1] + 1), (disc - 2, disc - 2)
        self._edge.circle = (x + disc / 2, self.center_y, 1 if self.compact else disc / 2)

    @property
    def _beside(self) -> float:
        """Where the stairs begin beside the score, pixels."""
        style = self.theme.type["score"].scaled(_LOW if self.low else 1.0)
        widest = extent("10", style.font, style.size) if self._score == 10 else style.size * 0.66
        return float(self.x + widest + 2 * dp(_GAP_DP))

    def _place_number(self, left: float, right: float) -> None:
        """The score, in the middle between two edges, as large as it fits; "of 10" stands below it."""
        number, of, room = self._number, self._of, right - left
        asked = self._score is None
        number.style, number.smaller = ("title", 1.0) if asked else ("score", _LOW if self.low else 1.0)
        style = self.theme.type[number.style].scaled(number.smaller)
        wide = extent(number.words, style.font, style.size) + dp(4)
        if wide > room:
            number.smaller *= room / wide
            style = self.theme.type[number.style].scaled(number.smaller)
        number.size = (room, style.line)
        below = self.theme.type["cue"].scaled(_OF_PART).line
        of.opacity = 0 if asked or self.compact else 1
        number.pos = (left, self.center_y - style.line / 2 + (below * 0.5 if of.opacity else 0))
        of.size = (room, below)
        of.pos = (left, number.center_y - style.size * 0.42 - below)

    def _show_back(self, _dt: float) -> None:
        if self.compact or self._picture is None or self.width <= 1:
            for colour, _ in self._backs:
                colour.a = 0
            return
        texture = self._picture(self._score, round(dp(_DISC_DP)))
        if texture is self._shown or texture is None:
            self._blend()
            return
        Animation.cancel_all(self, "glows")
        (_, before), (_, now) = self._backs
        first, self._shown = self._shown is None, texture
        before.texture, now.texture = now.texture, texture
        if first or self.theme.calm:
            self.glows = 1.0
            self._blend()
        else:
            self.glows = 0.0
            seconds = self.theme.number("motion_ms", "selection") / 1000
            Animation(glows=1.0, d=seconds, t="out_quad").start(self)

    def _blend(self, *_: Any) -> None:
        """The picture of the score comes over the one before it, which stays until it is covered."""
        (before_colour, _), (now_colour, _) = self._backs
        seen = not self.compact
        before_colour.a = 1 if seen and self.glows < 1 else 0
        now_colour.a = self.glows if seen and self._shown is not None else 0
