"""A step, or a group of steps, open for changes."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.core.exercise import Sides
from app.core.i18n import counted
from app.core.i18n import mark as _
from app.core.routine import Repeat, Step
from app.core.routine_edits import PREPARE_RANGE_S, ROUNDS, SWITCH_RANGE_S, WORK_S, Line, repetitions, span_of
from app.core.spans import exact
from app.ui.base.theme import Theme
from app.ui.screens.editor.lines import Handle
from app.ui.screens.editor.view import MOVES_TIMES, group_s, in_all, line_words, ready_words
from app.ui.widgets.choices import Segments
from app.ui.widgets.column import Column
from app.ui.widgets.flow import Flow, pill
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.row_card import SwitchRow
from app.ui.widgets.section import text_button
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.stepper import Stepper
from app.ui.widgets.tap import Tap
from app.ui.widgets.tile import Tile
from app.ui.widgets.words import Icon, StyledLabel

_SMALL_DP, _HEAD_DP, _HANDLE_DP = 48, 60, 44
_SIDES = (Sides.ONCE, Sides.EACH, Sides.ALTERNATE)
SECONDS, REPETITIONS, UNTIL_DONE = "seconds", "repetitions", "until"


class PanelDoings(NamedTuple):
    """What the controls of an open line do; each gets the line.

    Attributes:
        close: Closes it.
        move: Moves it up (-1) or down (1).
        menu: Offers where it can go.
        delete: Takes it out.
        step: Makes a number smaller (-1) or larger (1), by its name: seconds, repetitions, prepare, switch,
            min, max, repeat.
        settle: A number has been let go of.
        until: Lets it wait for a tap, or count seconds again.
        sides: Gives it other sides.
        optional: Says whether it may be left out.
        auto: Lets getting ready follow by itself again.
        exchange, double, repeat, rest, play, take_next, dissolve, see: What the buttons say.
    """

    close: Callable[[], None]
    move: Callable[[Line, int], None]
    menu: Callable[[Line], None]
    delete: Callable[[Line], None]
    step: Callable[[Line, str, int], None]
    settle: Callable[[], None]
    until: Callable[[Line, bool], None]
    sides: Callable[[Line, Sides], None]
    optional: Callable[[Line, bool], None]
    auto: Callable[[Line], None]
    exchange: Callable[[Line], None]
    double: Callable[[Line], None]
    repeat: Callable[[Line], None]
    rest: Callable[[Line], None]
    play: Callable[[Line], None]
    take_next: Callable[[Line], None]
    dissolve: Callable[[Line], None]
    see: Callable[[Line], None]


class _Head(ButtonBehavior, Widget):
    """Handle, picture, name, and the bin; a tap on the rest closes the line."""

    def __init__(self, kit: PageContext, phase: str, handle: Handle, close: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme: Theme = kit.theme
        self._kit, self._phase, self._handle = kit, phase, handle
        self.words = ""
        with self.canvas.before:
            self._colour = Color(0, 0, 0, 0)
            self._ground = RoundShape(radius=[kit.theme.size("radius_dp", "tile")])
        self._tile = Tile(kit.theme, kit.pictures, phase, lambda _: None, 48)
        size = kit.theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=kit.theme, icon="replay", icon_size=size, size=(size, size), size_hint=(None, None)
        )
        self._title = StyledLabel(
            theme=kit.theme, style="row", ink="ink", halign="left", lines=2, size_hint=(None, None)
        )
        self.bin = Tap(theme=kit.theme, icon="delete", icon_size=size, fill="", size_hint=(None, None))
        self._shown = ""
        for part in (handle, self._tile, self._icon, self._title, self.bin):
            self.add_widget(part)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        self.fbind("state", lambda *_: self.restyle())
        self.bind(on_release=lambda *_: close())
        kit.theme.follow(self)

    @property
    def reading_order(self) -> list[Any]:
        """The handle and the bin come after the line itself."""
        return [self._handle, self.bin]

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._colour.rgba = self.theme.colours["surface_2"] if self.state == "down" else (0, 0, 0, 0)

    def show(self, words: str, exercise: str) -> None:
        """Shows a name, and the picture of an exercise; "" for a group."""
        self.words = self._title.words = words
        self._title.style = "row" if exercise else "heading_large"
        self._tile.opacity, self._icon.opacity = (1, 0) if exercise else (0, 1)
        if exercise and exercise != self._shown:
            self._tile.show(self._phase, self._kit.pictures.of(exercise, self._phase, tile=True))
        self._shown = exercise

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        room = width - dp(_HANDLE_DP + 48 + 12 + 52)
        self.size = (width, max(dp(_HEAD_DP), self._title.fit(max(room, dp(24))) + dp(8)))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        self._handle.size, self._handle.pos = (dp(_HANDLE_DP), self.height), self.pos
        self._tile.pos = (self._handle.right, self.center_y - self._tile.height / 2)
        self._icon.center = self._tile.center
        self._title.pos = (self._tile.right + dp(12), self.center_y - self._title.height / 2)
        self.bin.size = (dp(48), dp(48))
        self.bin.pos = (self.right - dp(50), self.center_y - dp(24))


class StepPanel(Panel):
    """The line with its controls; what is changed is shown at once by whoever holds it.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        phase: before, after or rest.
        doings: What the controls do.
    """

    def __init__(self, kit: PageContext, phase: str, doings: PanelDoings) -> None:
        self.kit, self.tr, self._doings = kit, kit.tr, doings
        self.line: Line | None = None
        self._form: Any = None
        self._by_count = self._more = False
        super().__init__(kit.theme, pad=dp(4), outline="primary")
        self.handle = Handle(
            kit.theme, lambda way: doings.move(self._now, way), lambda: doings.menu(self._now)
        )
        self._head = _Head(kit, phase, self.handle, doings.close)
        self._head.bin.bind(on_release=lambda *_: doings.delete(self._now))
        self._body = Column(gap=dp(10), margin=dp(12))
        self.add(self._head)
        self.add(self._body, dp(2))
        self._steppers: dict[str, Stepper] = {}
        self._segments: dict[str, Segments] = {}
        self._end: StyledLabel | None = None
        self._ready: StyledLabel | None = None
        self._left_out: SwitchRow | None = None

    @property
    def _now(self) -> Line:
        assert self.line is not None, "a line that is shown stands for something"
        return self.line

    def show(self, line: Line, *, hint: bool) -> None:
        """Shows a step or a group as it is now; its controls stay where they are as far as they can."""
        other = self.line is None or self.line.where != line.where
        self.line = line
        if other:
            self._by_count = isinstance(line.part, Step) and repetitions(line.part) > 0
            self._more = False
        part = line.part
        self._head.show(line_words(line, self.tr).title, part.exercise.id if isinstance(part, Step) else "")
        form = self._form_of(line)
        if form != self._form or other:
            self._form = form
            self._build(line)
        if isinstance(part, Step):
            self._say_step(part)
        else:
            self._say_group(part)

    def _form_of(self, line: Line) -> Any:
        """What decides which controls there are."""
        part = line.part
        if isinstance(part, Repeat):
            return ("group",)
        counted_ = part.counted
        return ("step", counted_, part.until_done, part.sides is Sides.EACH, self._more, self._by_count)

    # --- controls -------------------------------------------------------------------------------------

    def _build(self, line: Line) -> None:
        self._body.clear()
        self._steppers.clear()
        self._segments.clear()
        if isinstance(line.part, Step):
            self._build_step(line.part)
        else:
            self._build_group()

    def _build_step(self, step: Step) -> None:
        tr, body, doings = self.tr, self._body, self._doings
        kinds = [SECONDS, *([REPETITIONS] if step.counted else []), UNTIL_DONE]
        names = {SECONDS: _("Seconds"), REPETITIONS: _("Repetitions"), UNTIL_DONE: _("Until done")}
        now = UNTIL_DONE if step.until_done else REPETITIONS if self._by_count and step.counted else SECONDS
        self._segments["amount"] = Segments(
            self.theme,
            [tr(names[kind]) for kind in kinds],
            lambda index: self._measure_in(kinds[index]),
            kinds.index(now),
        )
        body.add(self._segments["amount"])
        if not step.until_done:
            each = step.sides is not Sides.ONCE
            count = _("Repetitions, each side") if each else _("Repetitions")
            time = _("Seconds, each side") if step.sides is Sides.EACH else _("Seconds")
            self._stepper(now, count if now == REPETITIONS else time, "digit")
        sides = [tr(_("Once")), tr(_("Each side")), tr(_("Alternate"))]
        self._segments["sides"] = Segments(
            self.theme, sides, lambda index: doings.sides(self._now, _SIDES[index]), _SIDES.index(step.sides)
        )
        body.add(self._segments["sides"])
        self._ready = StyledLabel(
            theme=self.theme, style="body", ink="ink_2", halign="left", size_hint=(None, None)
        )
        self._end = StyledLabel(
            theme=self.theme, style="row", ink="ink", halign="right", size_hint=(None, None)
        )
        body.add(_Ends(self._ready, self._end))
        more = text_button(
            self.theme,
            "expand_less" if self._more else "expand_more",
            tr(_("Fewer settings") if self._more else _("More settings")),
            self._turn_more,
        )
        if self._more:
            self._build_more(step)
        body.add(Flow(self.theme, [more]), dp(2))
        self._buttons(
            ("play_arrow", _("Play from here"), doings.play),
            ("swap_horiz", _("Another move"), doings.exchange),
            ("content_copy", _("Once more"), doings.double),
            ("replay", _("Repeat"), doings.repeat),
            ("timer", _("Rest before"), doings.rest),
            ("visibility", _("See the move"), doings.see),
        )

    def _build_more(self, step: Step) -> None:
        tr, body, doings = self.tr, self._body, self._doings
        self._stepper("prepare", _("Get ready, seconds"))
        if step.sides is Sides.EACH:
            self._stepper("switch", _("Change sides, seconds"))
        if not step.until_done:
            self._stepper("min", _("At least, when fitted to a length"))
            self._stepper("max", _("At most, when fitted to a length"))
        self._left_out = SwitchRow(
            self.theme,
            tr(_("May be left out")),
            lambda on: doings.optional(self._now, on),
            on=step.optional,
            detail=tr(_("Left out, not swapped, when the back is sorer than it is for")),
        )
        body.add(self._left_out, dp(4))

    def _build_group(self) -> None:
        doings = self._doings
        self._stepper("repeat", _("How often"), "digit")
        self._end = StyledLabel(
            theme=self.theme, style="row", ink="ink", halign="right", size_hint=(None, None)
        )
        self._ready = StyledLabel(
            theme=self.theme, style="body", ink="ink_2", halign="left", size_hint=(None, None)
        )
        self._body.add(_Ends(self._ready, self._end))
        self._buttons(
            ("add", _("Take the next move in"), doings.take_next),
            ("remove", _("No longer repeat"), doings.dissolve),
            ("content_copy", _("Once more"), doings.double),
            ("timer", _("Rest before each round"), doings.rest),
        )

    def _buttons(self, *buttons: tuple[str, str, Callable[[Line], None]]) -> None:
        taps = []
        ways = [
            ("arrow_upward", _("Up"), lambda line: self._doings.move(line, -1)),
            ("arrow_downward", _("Down"), lambda line: self._doings.move(line, 1)),
        ]
        for icon, words, action in (*buttons, *ways):
            taps.append(pill(self.theme, icon, self.tr(words), partial(self._go, action)))
        self._body.add(Flow(self.theme, taps), dp(4))
        self._body.add(Widget(size_hint=(None, None), height=dp(6)), 0)

    def _go(self, action: Callable[[Line], None]) -> None:
        action(self._now)

    def _stepper(self, name: str, words: str, style: str = "heading_large") -> None:
        doings = self._doings
        stepper = Stepper(
            self.theme,
            self.tr(words),
            lambda way: doings.step(self._now, name, way),
            doings.settle,
            style=style,
            edge_dp=0 if style == "digit" else _SMALL_DP,
        )
        self._steppers[name] = stepper
        self._body.add(stepper)

    # --- what they show -------------------------------------------------------------------------------

    def _say_step(self, step: Step) -> None:
        tr = self.tr
        assert self._ready is not None, "built with the step"
        assert self._end is not None, "built with the step"
        self._ready.words = ready_words(step, tr)
        self._end.words = in_all(step, tr)
        self._segments["sides"].now = _SIDES.index(step.sides)
        least, most = span_of(step)
        ends = step.seconds - step.grid_s < WORK_S[0], step.seconds + step.grid_s > WORK_S[1]
        shown = {
            SECONDS: (str(step.seconds), *ends),
            REPETITIONS: (str(repetitions(step)), *ends),
            "prepare": (
                str(step.prepare),
                step.prepare <= PREPARE_RANGE_S[0],
                step.prepare >= PREPARE_RANGE_S[1],
            ),
            "switch": (str(step.switch), step.switch <= SWITCH_RANGE_S[0], step.switch >= SWITCH_RANGE_S[1]),
            "min": (str(least), least <= WORK_S[0], least >= step.seconds),
            "max": (str(most), most <= step.seconds, most >= WORK_S[1]),
        }
        for name, stepper in self._steppers.items():
            value, low, high = shown[name]
            stepper.show(value, least=low, most=high)
        if self._more and self._left_out is not None:
            self._left_out.switch.on = step.optional

    def _say_group(self, group: Repeat) -> None:
        assert self._ready is not None, "built with the group"
        assert self._end is not None, "built with the group"
        self._steppers["repeat"].show(
            str(group.times), least=group.times <= ROUNDS[0], most=group.times >= ROUNDS[1]
        )
        self._ready.words = counted(self.tr, MOVES_TIMES, len(group.steps), times=group.times)
        self._end.words = exact(group_s(group), self.tr)

    def _measure_in(self, kind: str) -> None:
        self._by_count = kind == REPETITIONS
        step = self._now.part
        assert isinstance(step, Step), "only a step has an amount"
        if step.until_done != (kind == UNTIL_DONE):
            self._doings.until(self._now, kind == UNTIL_DONE)
        else:
            self._again()

    def _turn_more(self) -> None:
        self._more = not self._more
        self._again()

    def _again(self) -> None:
        self.show(self._now, hint=False)
        above = self.parent
        if above is not None:
            above.fit(above.width)
            above.parent.refit()


class _Ends(Widget):
    """A text at the start of a line and one at its end; where they do not fit, below each other."""

    def __init__(self, start: StyledLabel, end: StyledLabel) -> None:
        super().__init__(size_hint=(None, None))
        self._start, self._end = start, end
        self._below = False
        for part in (start, end):
            self.add_widget(part)
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        from app.ui.widgets.words import extent

        style = self._end.theme.type[self._end.style]
        wide = min(extent(self._end.words, style.font, style.size) + dp(6), width)
        room = width - wide - dp(10)
        self._below = room < max(width * 0.4, self._start.least_width)
        self._end.halign = "left" if self._below else "right"
        self._end.fit(wide)
        self._start.fit(width if self._below else room)
        high = self._start.height + self._end.height + dp(2) if self._below else 0.0
        self.size = (width, high or max(self._start.height, self._end.height))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        start, end = self._start, self._end
        if self._below:
            start.pos = (self.x, self.top - start.height)
            end.pos = (self.x, self.y)
        else:
            start.pos = (self.x, self.center_y - start.height / 2)
            end.pos = (self.right - end.width, self.center_y - end.height / 2)
