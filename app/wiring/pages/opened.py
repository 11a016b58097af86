"""Leads to what Limber is opened for from outside, as soon as nothing that matters more is in its way."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock

from app.core.i18n import mark as _
from app.device.openings import Openings, Shortcut, Wish

if TYPE_CHECKING:
    from app.wiring.context import AppContext

_LOOK_S = 0.25
_MOST_WAITING = 5  # whoever asks more often gets the last ones
_PHASES = {"warm-up": "before", "cool-down": "after"}


class OpenedFromOutside:
    """Follows each wish in turn: never over a session or its end, and never over a question.

    Args:
        context: What the app is built from.
        openings: Where wishes come from.
    """

    def __init__(self, context: "AppContext", openings: Openings) -> None:
        self._context, self._openings = context, openings
        self._waiting: deque[Wish] = deque()
        self._looking: Any = None
        openings.follow(self._asked)

    def close(self) -> None:
        """Hears of nothing more; what still waits is dropped."""
        self._openings.close()
        while self._waiting:
            self._openings.forget(self._waiting.popleft().files)
        self._rest()

    def _asked(self, wish: Wish) -> None:
        context = self._context
        if context.app.ready and context.app.running:
            if wish.shortcut:
                return  # the session is what the runner sees, and it is well under way
            context.tell(_("What you have opened is shown when the session is over."))
        self._waiting.append(wish)
        while len(self._waiting) > _MOST_WAITING:
            self._openings.forget(self._waiting.popleft().files)
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and self._looking is None:
            self._looking = Clock.schedule_once(self._look, _LOOK_S)

    def _look(self, _dt: float) -> None:
        self._looking = None
        app = self._context.app
        if app.ready and app.running:  # also one taken back at the start, or begun by an answer meanwhile
            self._waiting = deque(wish for wish in self._waiting if not wish.shortcut)
        try:
            if self._waiting and self._is_free():
                self._follow(self._waiting.popleft())  # one at a time: it may well be the next one's obstacle
        finally:
            self._go_on()  # one that fails is none of the others' business

    def _is_free(self) -> bool:
        """Whether nothing is seen that matters more."""
        app = self._context.app
        if not app.ready or app.running or app.screen is None or app.sheets.now is not None:
            return False
        return not getattr(app.screen, "ends_session", False)

    def _rest(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _follow(self, wish: Wish) -> None:
        from app.wiring.pages.receive import receive, receive_text

        context = self._context
        if wish.problem:
            context.tell(wish.problem)
        elif wish.files:
            receive(context, wish.files, self._done_with(wish), is_asked=False, beyond=wish.beyond)
        elif wish.text:
            receive_text(context, wish.text)
        elif wish.shortcut:
            lead_to(context, wish.shortcut)

    def _done_with(self, wish: Wish) -> Callable[[], None]:
        return lambda: self._openings.forget(wish.files)


def lead_to(context: "AppContext", shortcut: Shortcut) -> None:
    """Goes where a shortcut of the icon says; whatever stands before a start there stands before it here."""
    app = context.app
    if context.options.ask and not app.gate.back.state.safety.version:
        return  # the first pages are on the screen, and lead on themselves
    app.show_today()
    if shortcut in _PHASES:
        context.guide.lead(_PHASES[shortcut])
    elif context.options.ask:
        app.gate.check_in()
