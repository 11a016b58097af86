"""Whose figure the exercise has."""

from collections.abc import Callable, Mapping
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.exercise import Sides
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.ui.screens.exercise_editor.ports import ExerciseEditorPorts
from app.ui.widgets.cell import KIND_TOKENS
from app.ui.widgets.column import Column
from app.ui.widgets.form_field import FormField
from app.ui.widgets.moving_figure import FigureSlot, MovingFigure
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.sheet import button
from app.ui.widgets.words import StyledLabel

Data = Mapping[str, Any]
_STAGE_DP = 232


class FigureChoice(Column):
    """The figure as it would move, and the ways to another.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        ports: What the page is handed.
        choose: Opens the page on which a figure is chosen.
        put: Called with a `figure` block, or None for none.
    """

    def __init__(
        self,
        kit: PageContext,
        ports: ExerciseEditorPorts,
        choose: Callable[[], None],
        put: Callable[[Any], None],
    ) -> None:
        super().__init__(gap=dp(8))
        self._kit, self._ports = kit, ports
        tr = kit.tr
        self._stage = _Stage(kit)
        self._caption = StyledLabel(
            theme=kit.theme, style="body", ink="ink_2", halign="left", size_hint=(None, None)
        )
        self._shown: Any = ()
        choices = [("accessibility_new", tr(_("Choose a figure")), choose)]
        if (pick := ports.from_file) is not None:
            choices.append(("upload", tr(_("From a file")), lambda: pick(put)))
        self._buttons = [self._button(*choice) for choice in choices]
        self._none = self._button("close", tr(_("No figure")), lambda: put(None))
        self._dress(has_one=False)

    def _button(self, icon: str, words: str, action: Callable[[], None]) -> Any:
        tap = button(self._kit.theme, icon, words, "surface_2", "ink", "chip")
        tap.bind(on_release=lambda *_: action())
        return tap

    def _dress(self, *, has_one: bool) -> None:
        self.clear()
        for part in (self._stage, self._caption, *self._buttons, *([self._none] if has_one else [])):
            self.add(part)

    def show(self, _now: Data, full: Data) -> None:
        """Shows the figure of an exercise."""
        spec = full.get("figure")
        about = (
            spec,
            full["kind"],
            full["sides"],
            full.get("tempo_s"),
            full.get("turns_round"),
            full["areas"],
        )
        if about == self._shown:
            return
        self._shown = about
        exercise = self._ports.exercise(full)
        side = "left" if exercise.sides is Sides.EACH else None
        tint = KIND_TOKENS[str(exercise.kind)]
        self._stage.show(MovingFigure(self._kit, exercise, tint, side, spec), tint)
        self._caption.words = says_figure(full, self._ports, self._kit.tr)
        self._dress(has_one=spec is not None)

    def run(self, *, on: bool) -> None:
        """Moves, or stands still."""
        self._stage.slot.run(on=on)

    def close(self) -> None:
        """Stands still for good."""
        self.run(on=False)


class _Stage(Widget):
    """A card in the colours of a phase with the figure on it."""

    def __init__(self, kit: PageContext) -> None:
        super().__init__(size_hint=(None, None))
        self._theme, self._tint = kit.theme, "before"
        with self.canvas.before:
            Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[kit.theme.size("radius_dp", "tile")])
        self.slot = FigureSlot()
        self.add_widget(self.slot)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        kit.theme.follow(self)
        self.restyle()

    def show(self, figure: MovingFigure, tint: str) -> None:
        """Shows another figure."""
        self._tint = tint
        self.slot.show(figure)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self._theme.colours
        self._ground.blend = (colours[f"{self._tint}_top"], colours[f"{self._tint}_bot"])

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self.size = (width, min(dp(_STAGE_DP), width))
        return float(self.height)

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        edge = self.height - dp(12)
        self.slot.size = (edge, edge)
        self.slot.pos = (self.center_x - edge / 2, self.y + dp(6))


def figure_field(
    kit: PageContext, ports: ExerciseEditorPorts, choose: Callable[[], None], put: Callable[[Any], None]
) -> FormField:
    """The field with the figure."""
    control = FigureChoice(kit, ports, choose, put)
    return FormField(kit.theme, ("figure",), "", control, control.show)


def says_figure(full: Data, ports: ExerciseEditorPorts, tr: Translate) -> str:
    """Whose figure it is, in a line."""
    spec = full.get("figure")
    if spec is None:
        return tr(_("None. In a session the words take its room."))
    move = ports.move(ports.pose_name(spec))
    return tr(_("Its own")) if move is None else tr(_("As in “{move}”")).format(move=tr(move.name))
