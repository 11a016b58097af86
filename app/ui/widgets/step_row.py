"""The steps of a routine as pages list them."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.cell import LARGE_TEXT
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.step_lines import StepLine
from app.ui.widgets.step_words import lay_words
from app.ui.widgets.tile import Tile
from app.ui.widgets.words import Icon, StyledLabel

_INDENT_DP, _MOST_INDENTS = 14, 3


class StepRow(ButtonBehavior, Widget):
    """One step, or the head of a group that is done several times; a step is a target.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        phase: before, after or rest.
        action: What a tap does, with the exercise's id.
        who: Id of the routine, which decides who shows it.
    """

    def __init__(self, kit: PageContext, phase: str, action: Callable[[str], None], who: str = "") -> None:
        super().__init__(size_hint=(None, None))
        self.kit, self.theme, self._phase, self._action = kit, kit.theme, phase, action
        self._who = who
        self.words, self._row = "", StepLine(None, "", "", "", 0)
        with self.canvas.before:
            self._colour = Color(0, 0, 0, 0)
            self._ground = RoundShape(radius=[self.theme.size("radius_dp", "tile")])
            self._rail_colour = Color(1, 1, 1, 1)
            self._rails = [Rectangle(size=(0, 0)) for _ in range(_MOST_INDENTS)]
        self._tile = Tile(self.theme, kit.pictures, phase, lambda _: None)
        size = self.theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=self.theme,
            icon="replay",
            icon_size=size,
            ink="ink",
            size=(size, size),
            size_hint=(None, None),
        )
        self._title = self._label("row", "ink", 2)
        self._detail = self._label("caption", "ink_2", 1)
        self._end = self._label("row", "ink", 1)
        for part in (self._tile, self._icon):
            self.add_widget(part)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        self.fbind("state", lambda *_: self.restyle())
        self.theme.follow(self)
        self.restyle()

    @staticmethod
    def high(theme: Theme, _width: float) -> float:
        """Height of every row, pixels."""
        row, caption = theme.type["row"].line, theme.type["caption"].line
        if theme.text_scale > LARGE_TEXT:
            return 3 * row + caption + dp(16)
        return max(dp(68), 2 * row + caption + dp(8))

    def _label(self, style: str, ink: str, lines: int) -> StyledLabel:
        label = StyledLabel(
            theme=self.theme, style=style, ink=ink, lines=lines, halign="left", size_hint=(None, None)
        )
        self.add_widget(label)
        return label

    def show(self, row: StepLine) -> None:
        """Shows a row of the list."""
        shown = self._row.step.exercise.id if self._row.step else ""
        self._row = row
        self.words = self._title.words = row.title
        self._title.style = "row" if row.step else "heading_large"
        self._detail.words, self._end.words = row.detail, row.end
        self._tile.opacity, self._icon.opacity = (1, 0) if row.step else (0, 1)
        if row.step is not None and row.step.exercise.id != shown:
            name, pictures = row.step.exercise.id, self.kit.pictures
            self._tile.show(self._phase, pictures.of(name, self._phase, tile=True, who=self._who))
        self.restyle()
        self._place()

    @property
    def inert(self) -> bool:
        """Whether it is the head of a group, which is only read."""
        return self._row.step is None

    def on_release(self) -> None:
        """Opens what the step does."""
        if self._row.step is not None:
            self._action(self._row.step.exercise.id)

    def on_touch_down(self, touch: Any) -> bool:
        """The head of a group leaves touches alone."""
        return bool(super().on_touch_down(touch)) if self._row.step is not None else False

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._colour.rgba = colours["surface_2"] if self.state == "down" else (0, 0, 0, 0)
        self._rail_colour.rgba = colours["line_strong"]
        self._place()

    def _place(self, *_: Any) -> None:
        if self.width <= 1 or not hasattr(self, "_end"):
            return
        edge = dp(8)
        self._ground.pos, self._ground.size = (self.x - edge, self.y), (self.width + 2 * edge, self.height)
        depth = min(self._row.depth, _MOST_INDENTS)
        for index, rail in enumerate(self._rails):
            rail.pos = (self.x + dp(3) + index * dp(_INDENT_DP), self.y - dp(1))
            rail.size = (dp(2), self.height + dp(2)) if index < depth else (0, 0)
        left = self.x + depth * dp(_INDENT_DP)
        self._tile.pos = (left, self.center_y - self._tile.height / 2)
        self._icon.center = self._tile.center
        x, right = self._tile.right + dp(13), self.right - dp(6)
        labels = self._title, self._detail, self._end
        lay_words(self.theme, labels, (x, right), self.center_y, self._fit_detail)

    def _fit_detail(self, room: float) -> float:
        """Sets the line below the title, without what needs a second line; returns height and gap."""
        parts = self._row.detail.split(" · ")
        self._detail.words = self._row.detail
        high = self._detail.fit(room)
        while len(parts) > 1 and high > 1.5 * self.theme.type["caption"].line:
            parts.pop(1)  # the first area is the most important one, and the last word may be a condition
            self._detail.words = " · ".join(parts)
            high = self._detail.fit(room)
        return high + dp(1)
