"""The keyboard's way through the controls of a page.

What can be reached, and in which order, is `app.ui.base.reading`'s; this only remembers where one is.
"""

from collections.abc import Callable, Collection
from typing import Any
from weakref import WeakKeyDictionary, ref

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.metrics import dp
from kivy.uix.behaviors import FocusBehavior

from app.ui.base.reading import Control, controls, first_of, front
from app.ui.base.theme import Theme
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.in_view import InView
from app.ui.widgets.score_keys import ScoreKeys
from app.ui.widgets.scroller import NOTCH_DP, Scroller

_ARROWS = ("left", "right", "up", "down")
_SCROLLS = {"home": -float("inf"), "end": float("inf"), "pageup": -1.0, "pagedown": 1.0}
_BACK_S = 0.05  # after coming back to a page, until its lists are filled again


class Focus:
    """Which control the keyboard has reached.

    Nothing is there before the first key: it is made with it.

    Args:
        root: Holds the page, and what lies over it.
        page: Gives the page that is seen.
        theme: The look.
    """

    def __init__(self, root: Any, page: Callable[[], Any], theme: Theme) -> None:
        self._root, self._page = root, page
        self.ring = FocusRing(theme)
        self._now: Callable[[], Any] = lambda: None
        self._area: Callable[[], Any] = lambda: None
        self._number = 0
        self._left: WeakKeyDictionary[Any, Callable[[], Any]] = WeakKeyDictionary()
        Window.bind(on_touch_down=self._touched)

    def close(self) -> None:
        """Is not used after this."""
        Window.unbind(on_touch_down=self._touched)
        self.clear()

    # --- what there is --------------------------------------------------------------------------------

    @property
    def area(self) -> Any:
        """What one moves in: the topmost question, or all that is shown."""
        return front(self._root)

    @property
    def now(self) -> Any:
        """The control that was reached, as long as it can be seen; else None."""
        found = self._found()
        return found.widget if found is not None else None

    @property
    def typing(self) -> bool:
        """Whether letters go into a field."""
        return self._field() is not None

    def _field(self) -> Any:
        return next((one.widget for one in controls(self._root) if _is_typed_in(one.widget)), None)

    def _found(self) -> Control | None:
        widget = self._now()
        if widget is None:
            return None
        return next((one for one in controls(self.area) if one.widget is widget), None)

    def _stops(self) -> list[Control]:
        """Where Tab stops: at every control, and of a set at one."""
        now, stops, passed = self._now(), [], set()
        for control in controls(self.area):
            if control.group is None:
                stops.append(control)
            elif control.group not in passed:
                passed.add(control.group)
                stops.append(Control(_entry(control, now), control.group))
        return stops

    # --- keys -----------------------------------------------------------------------------------------

    def key(self, name: str, held: Collection[str] = ()) -> bool:
        """Does what a key means for the control that was reached; False where it means nothing here."""
        if name == "tab":
            return self.step(back="shift" in held)
        if name in ("up", "down") and self.area is not self._root:
            return self.step(back=name == "up")  # a question has nothing else to go through
        if name.isdecimal() and len(name) == 1:
            keys = first_of(self.area, ScoreKeys)
            return keys is not None and keys.type(int(name))
        found = self._found()
        if found is not None and not isinstance(found.widget, FocusBehavior):
            if name in ("enter", "spacebar"):
                self.press()
                return True
            if (name in _ARROWS or name in _SCROLLS) and self._arrow(found, name):
                return True
        return name in _SCROLLS and self._scroll(lambda view: view.page(_SCROLLS[name]))

    def scroll(self, name: str) -> bool:
        """Scrolls by a notch with the arrows up and down, which mean this where nothing else wants them."""
        way = {"up": -1, "down": 1}.get(name)
        return way is not None and self._scroll(lambda view: view.move(along=way * dp(NOTCH_DP)))

    def step(self, *, back: bool = False) -> bool:
        """Goes to the next control, or back to the one before; after the last comes the first."""
        stops = self._stops()
        if not stops:
            return True  # there is nothing else that the key could mean
        widgets = [stop.widget for stop in stops]
        now = self._now() or self._field()
        if now in widgets:
            number = widgets.index(now) + (-1 if back else 1)
        elif self._area() is self._here():  # what was reached is gone: on from where it was
            number = self._number - back
        else:
            number = -1 if back else 0
        self._go(stops[number % len(stops)].widget, number % len(stops))
        return True

    def press(self) -> None:
        """Does what a tap on the control would do."""
        widget = self.now
        if widget is None:
            return
        if hasattr(widget, "press"):
            widget.press()
            return
        widget.dispatch("on_press")
        widget.dispatch("on_release")

    def clear(self) -> None:
        """Nothing is reached."""
        widget = self._now()
        if isinstance(widget, FocusBehavior):
            widget.focus = False
        self.ring.hide()
        self._now = self._area = lambda: None

    def follow(self) -> None:
        """After a key: where another page or question is seen now, goes on there where one had been."""
        here, before = self._here(), self._area()
        if before is None:
            return
        if here is before:
            if self.ring.host is not None:
                self.ring.place()
            return
        self._left[before] = _place_of(self._now())
        self.clear()
        self._area = ref(here)
        self._number = 0
        if here in self._left:
            Clock.schedule_once(lambda _dt: self._go_back(here), _BACK_S)

    # --- the way --------------------------------------------------------------------------------------

    def _here(self) -> Any:
        area = self.area
        return self._page() if area is self._root else area

    def _go_back(self, here: Any) -> None:
        widget = self._left.pop(here, lambda: None)()
        if widget is None or self._here() is not here or self._now() is not None:
            return
        if any(control.widget is widget for control in controls(self.area)):
            self._go(widget, self._number)

    def _go(self, widget: Any, number: int) -> None:
        field = self._field()
        if field is not None and field is not widget:
            field.focus = False
        self._now, self._area, self._number = ref(widget), ref(self._here()), number
        _bring_into_view(widget)
        self.ring.show(getattr(widget, "ring_on", widget))
        if isinstance(widget, FocusBehavior):
            widget.focus = True

    def _arrow(self, found: Control, name: str) -> bool:
        widget, group = found
        if hasattr(widget, "arrow"):
            taken = bool(widget.arrow(name))
            _bring_into_view(widget)
            return taken
        if group is None:
            return False
        members = [control.widget for control in controls(group)]
        other = _beside(widget, members, name)
        if other is None:
            return name in ("left", "right")  # at the end of a set it stays there
        self._go(other, self._number)
        return True

    def _scroll(self, move: Callable[[Scroller], bool]) -> bool:
        view = self._view()
        if view is None:
            return False
        move(view)
        return True

    def _view(self) -> Scroller | None:
        """What scrolls up and down around the control, or the largest there is."""
        above = self._now()
        while above is not None and above.parent is not above:
            if isinstance(above, Scroller) and above.do_scroll_y and above.over > 1:
                return above
            above = above.parent
        views = [view for view in _scrollers(self.area) if view.do_scroll_y and view.over > 1]
        return max(views, key=lambda view: view.width * view.height, default=None)

    def _touched(self, _window: Any, touch: Any) -> None:
        """A finger or a mouse takes over: the ring goes."""
        if not touch.is_mouse_scrolling and self._now() is not None:
            if _is_typed_in(self._now()):
                self._now = lambda: None  # Kivy itself sees to what a touch means for it
            self.clear()


def _is_typed_in(widget: Any) -> bool:
    return isinstance(widget, FocusBehavior) and bool(widget.focus)


def _bring_into_view(widget: Any) -> None:
    above = widget.parent
    while above is not None and above.parent is not above:
        if isinstance(above, Scroller):
            above.reveal(widget)
        above = above.parent


def _entry(control: Control, now: Any) -> Any:
    """Where Tab enters a set: where one is already, at the one in force, or at the first."""
    members = [one.widget for one in controls(control.group)]
    if now in members:
        return now
    number = control.group.member_now
    chosen = control.group.members[number] if number is not None else None
    return chosen if chosen in members else control.widget


def _beside(widget: Any, members: list[Any], name: str) -> Any:
    """The next of a set in the direction of an arrow, or None at its end."""
    if name in ("home", "end"):
        return members[0 if name == "home" else -1]
    if name in ("left", "right"):
        number = members.index(widget) + (1 if name == "right" else -1)
        return members[number] if 0 <= number < len(members) else None
    if name not in ("up", "down"):
        return None
    way = 1 if name == "up" else -1
    rows = [one for one in members if (one.center_y - widget.center_y) * way > widget.height / 2]
    return min(
        rows,
        key=lambda one: (round(abs(one.center_y - widget.center_y)), abs(one.center_x - widget.center_x)),
        default=None,
    )


def _place_of(widget: Any) -> Callable[[], Any]:
    """How to find a control again; a row of a long list may be another widget by then."""
    if widget is None:
        return lambda: None
    below, above = widget, widget.parent
    while above is not None and above.parent is not above:
        if isinstance(above, InView):
            return _row_of(ref(above), above.key_of(below))
        below, above = above, above.parent
    return ref(widget)


def _row_of(held: Callable[[], Any], key: Any) -> Callable[[], Any]:
    def row() -> Any:
        there = held()
        return None if there is None else there.widget_of(key)

    return row


def _scrollers(widget: Any) -> list[Scroller]:
    found = [widget] if isinstance(widget, Scroller) else []
    for child in widget.children:
        if child.opacity:
            found += _scrollers(child)
    return found
