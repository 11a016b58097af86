"""What a monkey can do to the app: each step is a plain tuple that can be printed, kept and done again."""

from collections.abc import Callable
from typing import Any

from kivy.tests.common import UnitTestTouch

from app.device.surroundings import Edges
from tests.data.profile_helpers import totals, totals_of_sessions
from tests.soak.counts import collect
from tests.soak.world import SoakWorld

Step = tuple[Any, ...]
_FRAME_AFTER = 2
_LONG_S = 0.8
_BACK_AT_MOST = 20
ESCAPE = 27


class StuckError(AssertionError):
    """The app is in a state that it must never be in; the message says which."""


def do(world: SoakWorld, step: Step) -> None:
    """Does one step."""
    _DOES[step[0]](world, *step[1:])
    world.rest()


def tap(world: SoakWorld, x: float, y: float, *_: Any, double: bool = False, held_s: float = 0.0) -> None:
    """Touches a place, pixels, and lets go."""
    touch = UnitTestTouch(x, y)
    touch.is_double_tap = double
    touch.touch_down()
    world.hand.frames(1)
    if held_s:
        world.let_pass(held_s)
    touch.touch_up()
    # A list waits a moment for a drag before it passes a tap on; then it holds the button down for another.
    world.hand.frames(_FRAME_AFTER)
    world.pass_time(0.12)
    world.hand.frames(_FRAME_AFTER)


def _double(world: SoakWorld, x: float, y: float, *_: Any) -> None:
    tap(world, x, y)
    tap(world, x, y, double=True)


def _long(world: SoakWorld, x: float, y: float, *_: Any) -> None:
    tap(world, x, y, held_s=_LONG_S)


def _swipe(world: SoakWorld, x: float, y: float, to_x: float, to_y: float, *_: Any) -> None:
    touch = UnitTestTouch(x, y)
    touch.touch_down()
    for part in (0.25, 0.5, 0.75, 1.0):
        world.hand.frames(1)
        touch.touch_move(x + (to_x - x) * part, y + (to_y - y) * part)
    touch.touch_up()
    world.hand.frames(_FRAME_AFTER)
    world.pass_time(0.5)
    world.hand.frames(_FRAME_AFTER)


def _two(world: SoakWorld, x: float, y: float, other_x: float, other_y: float, *_: Any) -> None:
    first, second = UnitTestTouch(x, y), UnitTestTouch(other_x, other_y)
    first.touch_down()
    second.touch_down()
    world.hand.frames(1)
    second.touch_up()
    first.touch_up()
    world.hand.frames(_FRAME_AFTER)
    world.pass_time(0.12)
    world.hand.frames(_FRAME_AFTER)


def _key(world: SoakWorld, code: int, *_: Any) -> None:
    text = chr(code) if 32 <= code < 127 else ""
    world.hand.window.dispatch("on_key_down", code, 0, text, [])
    world.hand.frames(1)
    world.hand.window.dispatch("on_key_up", code, 0)
    world.hand.frames(_FRAME_AFTER)


def _type(world: SoakWorld, text: str) -> None:
    world.hand.window.dispatch("on_textinput", text)
    world.pass_time(0.2)
    world.hand.frames(_FRAME_AFTER)


def _away(world: SoakWorld, seconds: float) -> None:
    """The system puts the app away, and the runner comes back to it."""
    world.app.dispatch("on_pause")
    world.pass_time(seconds)
    world.now += _span(seconds)
    world.clock.advance(seconds)
    world.app.dispatch("on_resume")
    world.hand.frames(_FRAME_AFTER)


def _span(seconds: float) -> Any:
    from datetime import timedelta

    return timedelta(seconds=seconds)


def _turn(world: SoakWorld, width: int, height: int) -> None:
    world.hand.resize(width, height)


def _system(world: SoakWorld, dark: bool | None, scale: float, calm: bool, tag: str) -> None:
    """The system around the app has changed; the app hears of it when it comes back."""
    outside = world.outside
    outside.is_dark, outside.scale, outside.calm, outside.tags = dark, scale, calm, (tag,)
    outside.covered = Edges(top=24.0 * (scale > 1), bottom=16.0)
    _away(world, 1.0)


def _restart(world: SoakWorld) -> None:
    world.close()
    world.open()


def home(world: SoakWorld) -> None:
    """Goes to Today as a runner would who wants to get out of wherever the app is; raises StuckError."""
    seen = []
    for _ in range(_BACK_AT_MOST):
        app = world.app
        if app.at_home and app.sheets.now is None:
            return
        seen.append(name_of(world))
        if app.running and app.screen is not None and hasattr(app.screen, "press"):
            end_session(world)
        else:
            _key(world, ESCAPE)
    raise StuckError(f"back does not lead to Today; it went by {', '.join(seen)}")


def end_session(world: SoakWorld) -> None:
    """Ends the session that is seen by what is offered there; raises StuckError."""
    _key(world, ESCAPE)  # closes what is asked, or asks whether to finish
    # A paused page offers to finish too, and asks before it does. A sentence that is shown for a while may lie over
    # the button, and goes with the first tap: so the answer is the third at the latest.
    for _ in range(3):
        flag = next((w for w in controls_of(world) if getattr(w, "icon", "") == "flag"), None)
        if flag is None:
            return  # it closed what was asked
        world.hand.reach(flag)
        tap(world, *flag.to_window(*flag.center))
        world.hand.frames(4)
        if not world.playing and not world.app.running:
            return
    raise StuckError("the session does not end when the runner finishes it")


def controls_of(world: SoakWorld) -> list[Any]:
    """Everything that can be pressed: of a sheet that is open, only what is on it."""
    from kivy.uix.behaviors import ButtonBehavior
    from kivy.uix.textinput import TextInput

    from app.ui.widgets.sheet import Sheet

    hand = world.hand
    sheets = list(hand.widgets(Sheet))
    found = [w for w in hand.widgets() if isinstance(w, ButtonBehavior | TextInput) and not w.disabled]
    return [w for w in found if sheets[0] in _above(w)] if sheets else found


def _above(widget: Any) -> list[Any]:
    found = []
    while widget is not None and widget.parent is not widget:
        found.append(widget)
        widget = widget.parent
    return found


def visible(world: SoakWorld, widget: Any) -> tuple[float, float, float, float] | None:
    """What of a widget is inside the window and whatever scrolls it, pixels; None where nothing is."""
    from kivy.uix.scrollview import ScrollView

    left, low = widget.to_window(*widget.pos)
    right, top = left + widget.width, low + widget.height
    frames = [(0.0, 0.0, *map(float, world.hand.window.size))]
    for above in _above(widget)[1:]:
        if isinstance(above, ScrollView):
            x, y = above.to_window(*above.pos)
            frames.append((x, y, x + above.width, y + above.height))
    for frame in frames:
        left, low = max(left, frame[0]), max(low, frame[1])
        right, top = min(right, frame[2]), min(top, frame[3])
    return (left, low, right, top) if right - left > 2 and top - low > 2 else None


def scrolls(widget: Any) -> bool:
    """Whether a widget lies in something that scrolls."""
    from kivy.uix.scrollview import ScrollView

    return any(isinstance(above, ScrollView) for above in _above(widget)[1:])


def name_of(world: SoakWorld) -> str:
    """What is seen, in a word or two."""
    app = world.app
    sheet = " with a sheet" if app.sheets.now is not None else ""
    return type(app.screen).__name__ + sheet


class Watch:
    """Holds the promises that hold after every step.

    Args:
        world: The app.
    """

    def __init__(self, world: SoakWorld) -> None:
        import weakref

        self._world = world
        self._pages: Any = weakref.WeakSet()
        self.screens: set[str] = set()

    def look(self) -> None:
        """Raises StuckError for the first promise that is broken."""
        from app.ui.screens.session.page import SessionScreen
        from app.ui.widgets.sheet import Sheet

        world, app = self._world, self._world.app
        if world.faults.heard:
            raise StuckError("; ".join(world.faults.heard))
        screen = app.screen
        if screen is None or screen.parent is not app.root:
            raise StuckError(f"no page is shown: {screen} of {app.pages._pile}")
        self._pages.add(screen)
        self.screens.add(type(screen).__name__)
        pile = app.pages._pile
        shown = any(isinstance(page, SessionScreen) for page in pile)
        if bool(app.running) is not shown or bool(app.running) is not world.playing:
            raise StuckError(
                f"the app runs {app.running!r}, the screen shows {'a' if shown else 'no'} session,"
                f" the player {'plays' if world.playing else 'is over'}"
            )
        if world.playing and app.gate.back.state.safety.locked:
            raise StuckError("a session plays although everything is locked")
        sheets = list(world.hand.widgets(Sheet))
        if len(sheets) > 1:
            raise StuckError(f"{len(sheets)} sheets are open: {[sheet.page.title for sheet in sheets]}")
        if len(pile) > _MOST_PILED:
            raise StuckError(f"{len(pile)} pages lie on each other: {[type(p).__name__ for p in pile]}")

    def count(self) -> None:
        """Raises StuckError where pages stay alive that nobody can come back to, or where sums disagree."""
        database = self._world.store.database
        if database.read(totals) != database.read(totals_of_sessions):
            raise StuckError("the totals are not those of the sessions")
        collect()
        alive = len(self._pages)
        most = len(self._world.app.pages._pile) + _ROOMS + _LATE
        if alive > most:
            names = sorted(type(page).__name__ for page in self._pages)
            raise StuckError(f"{alive} pages are alive: {names}")


_MOST_PILED, _ROOMS, _LATE = 8, 5, 6  # the last are pages left a moment ago
_DOES: dict[str, Callable[..., None]] = {
    "tap": tap,
    "double": _double,
    "long": _long,
    "swipe": _swipe,
    "two": _two,
    "key": _key,
    "type": _type,
    "away": _away,
    "time": lambda world, seconds: world.let_pass(seconds),
    "turn": _turn,
    "system": _system,
    "restart": _restart,
    "draw": SoakWorld.draw,
    "home": home,
}
