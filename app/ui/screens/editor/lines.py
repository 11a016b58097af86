"""One line of the list of steps: a step or the head of a group, with the handle that moves it."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.routine import Step
from app.core.routine_edits import Line
from app.ui.base.theme import Theme
from app.ui.screens.editor.view import line_words
from app.ui.widgets.cell import LARGE_TEXT, Cell
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.step_words import lay_words
from app.ui.widgets.words import Icon

INDENT_DP, _MOST_INDENTS, _HANDLE_DP, _PAD_DP = 16, 4, 44, 6
_SHADOW = (
    (18, 0.045),
    (12, 0.05),
    (7, 0.055),
    (3, 0.06),
)  # how far it reaches, dp, and how dark: softer further out
_LONG_S = 0.6


class Handle(Widget):
    """What a line is taken by: dragged with a finger, moved with the arrows, asked with a long press.

    Args:
        theme: The look.
        move: Moves the line up (-1) or down (1).
        menu: Offers where it can go.
    """

    def __init__(self, theme: Theme, move: Callable[[int], None], menu: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._move, self._menu = move, menu
        size = theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=theme,
            icon="drag_handle",
            icon_size=size,
            ink="ink_2",
            size=(size, size),
            size_hint=(None, None),
        )
        self.add_widget(self._icon)
        self._long: Any = None
        for name in ("size", "pos"):
            self.fbind(name, lambda *_: setattr(self._icon, "center", self.center))

    def arrow(self, name: str) -> bool:
        """Moves the line with the arrows up and down."""
        if name not in ("up", "down"):
            return False
        self._move(-1 if name == "up" else 1)
        return True

    def press(self) -> None:
        """Offers where the line can go."""
        self._menu()

    def hold(self) -> None:
        """A finger is down on it: where it stays there, what a press offers is offered."""
        self.let_go()
        self._long = Clock.schedule_once(lambda _dt: self._menu(), _LONG_S)

    def let_go(self) -> None:
        """The finger has moved on, or is gone."""
        if self._long is not None:
            self._long.cancel()
            self._long = None


class EditorLine(Cell):
    """A step, or the head of a group that is done several times.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        phase: before, after or rest.
        open_: Opens it for changes.
        move: Moves it up (-1) or down (1).
        menu: Offers where it can go.
    """

    def __init__(
        self,
        kit: PageContext,
        phase: str,
        open_: Callable[[Line], None],
        move: Callable[[Line, int], None],
        menu: Callable[[Line], None],
    ) -> None:
        super().__init__(kit)
        self._phase = phase
        self.line: Line | None = None
        self._shown = ""
        self._lifted, self._aside = False, 0.0
        with self.canvas.before:
            self._rail_colour = Color(1, 1, 1, 1)
            self._rails = [Rectangle(size=(0, 0)) for _ in range(_MOST_INDENTS)]
        self._shadows: list[tuple[Color, RoundShape]] = []
        for index in range(len(_SHADOW)):
            colour, shape = Color(0, 0, 0, 0), RoundShape(radius=[dp(26)])
            self.canvas.before.insert(2 * index, colour)
            self.canvas.before.insert(2 * index + 1, shape)
            self._shadows.append((colour, shape))
        self.handle = Handle(
            self.theme,
            lambda way: move(self._now, way),
            lambda: menu(self._now),
        )
        self.add_widget(self.handle)
        self._tile = self._picture(48)
        size = self.theme.size("icon_sizes_dp", "row")
        self._icon, self._hint = (
            Icon(
                theme=self.theme,
                icon=icon,
                icon_size=edge,
                ink=ink,
                size=(edge, edge),
                size_hint=(None, None),
            )
            for icon, edge, ink in (("replay", size, "ink"), ("lightbulb", dp(18), "ink_2"))
        )
        self.add_widget(self._icon)
        self.add_widget(self._hint)
        self._title = self._label("row", lines=2)
        self._detail = self._label("caption", "ink_2", lines=1)
        self._end = self._label("row", lines=1)
        self.bind(on_release=lambda *_: open_(self._now))
        self._begin()

    @property
    def _now(self) -> Line:
        assert self.line is not None, "a line that is shown stands for something"
        return self.line

    @staticmethod
    def high(theme: Theme) -> float:
        """Height of every line, pixels."""
        row, caption = theme.type["row"].line, theme.type["caption"].line
        if theme.text_scale > LARGE_TEXT:
            return 3 * row + caption + dp(20)
        return max(dp(68), 2 * row + caption + dp(12))

    @property
    def reading_order(self) -> list[Any]:
        """The handle comes after the line itself."""
        return [self.handle]

    def show(self, line: Line, *, hint: bool) -> None:
        """Shows a step or the head of a group; with a hint where something about it could be better."""
        self.line = line
        said = line_words(line, self.tr)
        self.words = self._title.words = said.title
        self._detail.words, self._end.words = said.detail, said.end
        self._hint.opacity = 1 if hint else 0
        step = isinstance(line.part, Step)
        self._title.style = "row" if step else "heading_large"
        self._tile.opacity, self._icon.opacity = (1, 0) if step else (0, 1)
        if isinstance(line.part, Step) and line.part.exercise.id != self._shown:
            self._shown = line.part.exercise.id
            self._tile.show(self._phase, self.kit.pictures.of(self._shown, self._phase, tile=True))
        self._place()

    @property
    def aside(self) -> float:
        """How far it is moved in from where it stands, while it is carried, pixels."""
        return self._aside

    @aside.setter
    def aside(self, aside: float) -> None:
        if aside != self._aside:
            self._aside = aside
            self._place()

    @property
    def lifted(self) -> bool:
        """Whether a finger carries it."""
        return self._lifted

    @lifted.setter
    def lifted(self, lifted: bool) -> None:
        self._lifted = lifted
        for (colour, _), (_, dark) in zip(self._shadows, _SHADOW, strict=True):
            colour.rgba = (0, 0, 0, dark if lifted else 0)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        super().restyle()
        self._rail_colour.rgba = self.theme.colours["line_strong"]
        if self._lifted and self.theme.contrast:
            self._edge_colour.rgba = self.theme.colours["primary"]

    def _place(self, *args: Any) -> None:
        if self.width <= 1 or not hasattr(self, "_end") or self.line is None:
            return
        depth = min(self.line.depth, _MOST_INDENTS)
        left = self.x + depth * dp(INDENT_DP) + self._aside
        radius = self.theme.size("radius_dp", self.radius)
        box = (left, self.y), (max(self.right - left, 1), self.height)
        self._ground.pos, self._ground.size = box
        self._edge.rounded_rectangle = (*box[0], *box[1], radius)
        for (_, shape), (beyond, _dark) in zip(self._shadows, _SHADOW, strict=True):
            out = dp(beyond)
            shape.pos = (left - out, self.y - out - dp(3))
            shape.size = (self.right - left + 2 * out, self.height + 2 * out)
            shape.radius = [radius + out]
        for index, rail in enumerate(self._rails):
            rail.pos = (self.x + dp(5) + index * dp(INDENT_DP), self.y - dp(8))
            rail.size = (dp(2), self.height + dp(8)) if index < depth else (0, 0)
        self.handle.size = (dp(_HANDLE_DP), self.height)
        self.handle.pos = (left + dp(2), self.y)
        self._tile.pos = (self.handle.right, self.center_y - self._tile.height / 2)
        self._icon.center = self._tile.center
        x, right = self._tile.right + dp(12), self.right - dp(14)
        if self._hint.opacity:
            right -= self._hint.width + dp(4)
            self._hint.pos = (right + dp(6), self.center_y - self._hint.height / 2)
        labels = self._title, self._detail, self._end
        lay_words(self.theme, labels, (x, right), self.center_y, self._fit_detail)

    def _fit_detail(self, room: float) -> float:
        """Sets the line below the title, if there is one; returns its height, with the gap."""
        if self._detail.words:
            return dp(1) + float(self._detail.fit(room))
        self._detail.height = 0
        return 0.0
