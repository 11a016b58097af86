"""The steps below each other: one may be open for changes, and each is carried by its handle."""

from collections.abc import Callable, Hashable, Sequence
from math import exp
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp

from app.core.edits import Where
from app.core.routine_edits import Line, Slot
from app.ui.screens.editor.lines import INDENT_DP, EditorLine
from app.ui.screens.editor.step_panel import StepPanel
from app.ui.widgets.in_view import InView
from app.ui.widgets.page_context import PageContext

_GAP_DP, _MARGIN_DP = 8, 60  # how near to the edge of the view a finger scrolls it
_LIFT_DP, _SETTLE_S, _SCROLL_DP = 6, 0.06, 14
_LINE, _OPEN = "line", "open"


class StepList(InView):
    """All lines; only those in view exist.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        make_line: Makes a line.
        make_panel: Makes what an open line is changed with.
        gaps: Where what stands at a place can be moved to.
        movable: What is moved where a line is.
        drop: Moves what stands at a place to another.
        settle: Closes the line that is open, before one is carried.
    """

    def __init__(
        self,
        kit: PageContext,
        make_line: Callable[[], EditorLine],
        make_panel: Callable[[], StepPanel],
        gaps: Callable[[Where], list[Slot]],
        movable: Callable[[Where], Where],
        drop: Callable[[Where, Where], None],
        settle: Callable[[], None],
    ) -> None:
        super().__init__()
        self.kit, self.theme = kit, kit.theme
        self._make_line, self._make_panel = make_line, make_panel
        self._gaps, self._movable, self._drop, self._settle = gaps, movable, drop, settle
        self.lines: Sequence[Line] = ()
        self.open: Where | None = None
        self.hints: frozenset[Where] = frozenset()
        self._tops: list[float] = []
        self._heights: list[float] = []
        self._at: dict[int, float] = {}  # where a line is drawn while others make room
        self._drag: _Drag | None = None
        self._moving: Any = None

    # --- what is shown --------------------------------------------------------------------------------

    def show(self, lines: Sequence[Line], open_: Where | None, hints: frozenset[Where]) -> None:
        """Shows other lines, or the same changed; whoever holds the list measures it again."""
        self.lines, self.open, self.hints = lines, open_, hints
        kept = {key for key in self._shown if key[0] < len(lines) and key == self._key(key[0])}
        for key in [key for key in self._shown if key not in kept]:
            self._put_away(key)
        self.refill()
        if self.width > 1:
            self.fit(self.width)
        self._look()

    def _key(self, number: int) -> tuple[int, str]:
        return (number, _OPEN if self.lines[number].where == self.open else _LINE)

    def _kind(self, key: Any) -> Hashable:
        return str(key[1])

    def _make_for(self, key: Any) -> Any:
        return self._make_panel() if key[1] == _OPEN else self._make_line()

    def _dress(self, key: Any, widget: Any) -> None:
        line = self.lines[key[0]]
        widget.show(line, hint=line.where in self.hints)

    def number_of(self, where: Where) -> int | None:
        """Which line stands for a place; None where none does."""
        return next((number for number, line in enumerate(self.lines) if line.where == where), None)

    def follow(self, before: int, after: int) -> None:
        """Has the widget that showed a line show it at its new place: the keyboard's ring stays with it."""
        widgets = [self._shown.pop((number, _LINE), None) for number in (before, after)]
        for number, widget in zip((after, before), widgets, strict=True):
            if widget is not None:
                self._shown[(number, _LINE)] = widget
                self._dress((number, _LINE), widget)
                self._place((number, _LINE), widget)
        self._look()

    @property
    def panel(self) -> StepPanel | None:
        """What the open line is changed with, while it is in view."""
        return next((widget for key, widget in self._shown.items() if key[1] == _OPEN), None)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all lines."""
        self._find_view()
        high, gap = EditorLine.high(self.theme), dp(_GAP_DP)
        self._heights = []
        for number, line in enumerate(self.lines):
            if line.where == self.open:
                key = (number, _OPEN)
                panel = self._shown.get(key)
                if panel is None:
                    panel = self._shown[key] = self._take(key)
                    self._dress(key, panel)
                inset = self._inset(line)
                self._heights.append(panel.fit(width - inset))
            else:
                self._heights.append(high)
        self._tops, top = [], 0.0
        for each in self._heights:
            self._tops.append(top)
            top += each + gap
        self.size = (width, max(top - gap, 0.0))
        for key, widget in self._shown.items():
            self._place(key, widget)
        self._look()
        return float(self.height)

    @staticmethod
    def _inset(line: Line) -> float:
        return min(line.depth, 4) * dp(INDENT_DP)

    def _wanted(self, first: float, last: float) -> Sequence[Any]:
        held = self._drag.numbers if self._drag is not None else range(0)
        return [
            self._key(number)
            for number, (top, high) in enumerate(zip(self._tops, self._heights, strict=True))
            if (self._top(number) < last + high and self._top(number) + high > first - high)
            or number in held
            or self.lines[number].where == self.open
        ]

    def _top(self, number: int) -> float:
        return self._at.get(number, self._tops[number])

    def _place(self, key: Any, widget: Any) -> None:
        number = key[0]
        if number >= len(self._tops):
            return
        line = self.lines[number]
        if key[1] == _OPEN:
            inset = self._inset(line)
            widget.pos = (self.x + inset, self.top - self._tops[number] - widget.height)
            return
        widget.size = (self.width, self._heights[number])
        drag = self._drag
        carried = drag is not None and number in drag.numbers
        widget.aside = drag.aside if drag is not None and carried else 0.0
        widget.pos = (self.x, self.top - self._top(number) - widget.height)

    # --- carrying -------------------------------------------------------------------------------------

    def grip(self, touch: Any) -> bool:
        """Takes a finger that comes down on a handle."""
        if touch.is_mouse_scrolling or self._drag is not None or self.parent is None:
            return False
        x, y = self.to_widget(*touch.pos)
        for key, widget in self._shown.items():
            handle = getattr(widget, "handle", None)
            if handle is None or widget.disabled or not widget.opacity or not handle.collide_point(x, y):
                continue
            line = self.lines[key[0]]
            touch.grab(self)
            handle.hold()
            grab = min(self.top - y - self._tops[key[0]], EditorLine.high(self.theme))
            self._drag = _Drag(self._movable(line.where), touch.pos, grab, handle)
            return True
        return False

    def on_touch_move(self, touch: Any) -> bool:
        """Carries the line with the finger."""
        if touch.grab_current is not self or self._drag is None:
            return bool(super().on_touch_move(touch))
        drag = self._drag
        drag.finger = self.to_window(*touch.pos)
        across, along = (now - then for now, then in zip(drag.finger, drag.start, strict=True))
        if not drag.lifted and (abs(along) >= dp(_LIFT_DP) or abs(across) >= 3 * dp(_LIFT_DP)):
            self._lift(drag)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Puts it down."""
        if touch.grab_current is not self or self._drag is None:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        self.put_down(self._drag.slot)
        return True

    @property
    def carrying(self) -> bool:
        """Whether a line is being carried."""
        return self._drag is not None and self._drag.lifted

    def put_down(self, slot: Slot | None = None) -> None:
        """Puts down what is carried: in a gap, or where it came from."""
        drag, self._drag = self._drag, None
        if self._moving is not None:
            self._moving.cancel()
            self._moving = None
        self._at.clear()
        if drag is None:
            return
        drag.handle.let_go()
        for key, widget in self._shown.items():
            if key[1] == _LINE:
                widget.lifted = False
        if slot is not None and slot.to != drag.moved:
            self._drop(drag.moved, slot.to)
        else:
            for key, widget in self._shown.items():
                self._place(key, widget)
            self._look()

    def _lift(self, drag: "_Drag") -> None:
        drag.handle.let_go()
        if self.open is not None:
            self._settle()  # lines of one height are carried past each other
        size = len(drag.moved)
        numbers = [i for i, line in enumerate(self.lines) if line.where[:size] == drag.moved]
        drag.numbers = range(numbers[0], numbers[-1] + 1)
        drag.depth = self.lines[numbers[0]].depth
        drag.slots = self._gaps(drag.moved)
        drag.lifted = True
        self._moving = Clock.schedule_interval(self._carry, 0)

    def _carry(self, dt: float) -> None:
        drag = self._drag
        if drag is None:
            return
        self._scroll(drag, dt)
        pitch = EditorLine.high(self.theme) + dp(_GAP_DP)
        top = self.top - self.to_widget(*drag.finger)[1] - drag.grab
        top = min(max(top, -pitch / 2), self.height - pitch / 2)
        slot = drag.slot = self._slot(drag, top, pitch)
        others = [i for i in range(len(self.lines)) if i not in drag.numbers]
        part = 1.0 if self.kit.calm() else 1 - exp(-dt / _SETTLE_S)
        room = len(drag.numbers) * pitch
        for order, number in enumerate(others):
            goal = order * pitch + (room if slot is not None and order >= slot.line else 0.0)
            there = self._top(number)
            self._at[number] = there + (goal - there) * part
        for order, number in enumerate(drag.numbers):
            self._at[number] = top + order * pitch
            self._raise(self._shown.get((number, _LINE)))
        aside = ((slot.depth if slot is not None else drag.depth) - drag.depth) * dp(INDENT_DP)
        drag.aside += (aside - drag.aside) * part
        for key, widget in self._shown.items():
            self._place(key, widget)
        self._look()

    def _raise(self, widget: Any) -> None:
        """Shows a line above the others."""
        if widget is not None and not widget.lifted:
            widget.lifted = True
            self.remove_widget(widget)
            self.add_widget(widget)

    def _slot(self, drag: "_Drag", top: float, pitch: float) -> Slot | None:
        """The gap that what is carried lies over; of several in one gap the one that the finger leans to."""
        if not drag.slots:
            return None
        line = round(top / pitch)
        nearest = min(abs(slot.line - line) for slot in drag.slots)
        there = [slot for slot in drag.slots if abs(slot.line - line) == nearest]
        lean = drag.depth + (drag.finger[0] - drag.start[0]) / dp(2 * INDENT_DP)
        return min(there, key=lambda slot: abs(slot.depth - lean))

    def _scroll(self, drag: "_Drag", dt: float) -> None:
        view = self._view
        if view is None or not hasattr(view, "move"):
            return
        low, high = view.to_window(view.x, view.y)[1], view.to_window(view.x, view.top)[1]
        margin, y = dp(_MARGIN_DP), drag.finger[1]
        into = max(margin - (y - low), 0.0) or -max(margin - (high - y), 0.0)
        if into:
            view.move(along=into / margin * dp(_SCROLL_DP) * min(dt * 60, 3.0), at_once=True)


class _Drag:
    """A line, or a whole group, on its way."""

    def __init__(self, moved: Where, start: tuple[float, float], grab: float, handle: Any) -> None:
        self.moved, self.start, self.grab, self.handle = moved, start, grab, handle
        self.finger = start  # in the window
        self.numbers = range(0)
        self.slots: list[Slot] = []
        self.slot: Slot | None = None
        self.lifted = False
        self.depth = 0
        self.aside = 0.0
