"""What the first pages are made of: a stage with a figure that moves, and stairs to try."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Colour, Theme
from app.ui.widgets.column import Column, scrolled_by
from app.ui.widgets.gradients import gradient
from app.ui.widgets.stage import along
from app.ui.widgets.stairs import COUNT, Stairs

_MARGIN_DP, _TOP_DP, _FOOT_DP, _GAP_DP = 20, 12, 12, 8
_LEAST_FIGURE_DP, _MOST_FIGURE_DP, _FIGURE_SEEN = 190, 620, 0.86
_BESIDE_DP, _WORDS_PART = 560, 0.52


class StartStage(Widget):
    """Fills the page from edge to edge with the colours of a phase; words above a figure, or beside it.

    Args:
        theme: The look.
        phase: before, after or rest.
        figure: A widget that shows it, or None.

    Attributes:
        column: The words.
    """

    bleed = True

    def __init__(self, theme: Theme, phase: str, figure: Any) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._phase, self._figure = theme, phase, figure
        self._above = 0.0
        with self.canvas.before:
            self._colour, self._ground = Color(1, 1, 1, 1), Rectangle()
        self.column = Column(gap=dp(_GAP_DP))
        self.add_widget(self.column)
        if figure is not None:
            self.add_widget(figure)
        self._places: list[tuple[Any, float, float]] = []
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    @property
    def ends(self) -> tuple[Colour, Colour]:
        """The colours at the top of the bar above it and at its own foot."""
        colours = self.theme.colours
        return colours[f"{self._phase}_top"], colours[f"{self._phase}_bot"]

    def colour_at(self, down: float) -> Colour:
        """The colour of its ground so many pixels below its top."""
        return along(*self.ends, (self._above + down) / max(self._above + self.height, 1))

    def stand_below(self, bar: float) -> None:
        """Takes the height of the bar above it, pixels: one gradient runs through both."""
        self._above = bar
        self._shade()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._shade()

    def _shade(self) -> None:
        top, foot = self.ends
        self._ground.texture = gradient(top, foot)
        part = self._above / max(self._above + self.height, 1)
        self._ground.tex_coords = (0, 0, 1, 0, 1, 1 - part, 0, 1 - part)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of the view, or more where its words need that."""
        view = scrolled_by(self)
        seen = float(view.height) if view is not None else 0.0
        margin, top, foot = dp(_MARGIN_DP), dp(_TOP_DP), dp(_FOOT_DP)
        beside = self._figure is not None and width >= dp(_BESIDE_DP)
        room = width * _WORDS_PART - margin if beside else width - 2 * margin
        words = self.column.fit(room)
        height = max(seen, top + words + foot)
        self._places = [(self.column, margin, top + words)]
        edge = 0.0
        if beside:
            edge = min(height, width * (1 - _WORDS_PART), dp(_MOST_FIGURE_DP))
            x = width * (1 + _WORDS_PART) / 2 - edge / 2
            self._places = [(self.column, margin, (height + words) / 2), (self._figure, x, height)]
        elif self._figure is not None:
            left = seen - top - words - foot
            if left >= dp(_LEAST_FIGURE_DP):
                edge = min(left / _FIGURE_SEEN, dp(_MOST_FIGURE_DP), width)
            self._places.append((self._figure, (width - edge) / 2, height - foot / 2))
        if self._figure is not None:
            self._figure.size = (edge, edge)
        self.size = (width, height)
        self._shade()
        self._place()
        return float(height)

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)


class TryStairs(Stairs):
    """Stairs that follow a finger, the arrow keys too.

    Args:
        theme: The look.
        score: Where they begin.
        moved: Called with each score.
    """

    inert = False

    def __init__(self, theme: Theme, score: int, moved: Callable[[int], None]) -> None:
        super().__init__(theme, self._take)
        self._told, self.score = moved, score

    def arrow(self, name: str) -> bool:
        """Goes a stair up or down with the arrows, to the ends with Home and End."""
        steps = {"left": -1, "down": -1, "right": 1, "up": 1, "home": -COUNT, "end": COUNT}
        if name not in steps:
            return False
        score = min(max((self.score or 0) + steps[name], 0), COUNT - 1)
        if score != self.score:
            self._take(score)
        return True

    def press(self) -> None:
        """They are climbed, not pressed."""

    def _take(self, score: int) -> None:
        self.score = score
        self._told(score)
