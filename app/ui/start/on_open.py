"""What is asked when the app comes up: what was cut off, what is new, what is due."""

from collections.abc import Callable

from app.core.back.eligibility import Reason, Refused
from app.core.back.run_cycle import Asking, AskNext
from app.core.records import Unfinished
from app.ui.base.back_service import BackService
from app.ui.start.request import NO_WISH, StartRequest
from app.ui.start.run_cycle_flow import RunCycleFlow
from app.ui.start.safety_flow import SafetyFlow
from app.ui.start.shell import Shell

_BACK_SOON_S = 10 * 60.0  # nobody is back from a run sooner


class OnOpen:
    """Asks one thing when Today comes up, and goes on with a session that was cut off.

    Args:
        shell: The app.
        back: The record about the back.
        safety: Asks the safety questions.
        loop: Asks what is next in a loop.
        refused: Shows why a session may not go on.
        delete: Deletes a session by its id on record, and offers to take that back.
    """

    def __init__(
        self,
        shell: Shell,
        back: BackService,
        safety: SafetyFlow,
        loop: RunCycleFlow,
        refused: Callable[[Refused, StartRequest], None],
        delete: Callable[[str], None],
    ) -> None:
        self._shell, self._back, self._safety, self._loop = shell, back, safety, loop
        self._refused, self._delete = refused, delete

    def opened(self) -> None:
        """The app has come up: what is urgent first, and one thing only."""
        state = self._back.state
        if state.safety.locked:
            return  # Today says so
        left = self._back.unfinished()
        if left is not None:
            self._loop.go_on(left, lambda: self._go_on(left), self._give_up, self._remove)
        elif not state.safety.version:
            self._safety.welcome(self._shell.refresh_notes)
        elif self._is_time(asked := self._back.ask_next()):
            self._loop.ask(asked)

    def _is_time(self, asked: AskNext) -> bool:
        if asked.asking is not Asking.BACK_FROM_RUN:
            return asked.asking is not Asking.NOTHING
        if asked.ran:
            return True
        loop = next(
            (loop for loop in self._back.record.back.loops(now=self._back.now()) if loop.id == asked.loop),
            None,
        )
        ended = loop.warmed_up if loop else None
        return ended is not None and self._back.now().timestamp() - ended >= _BACK_SOON_S

    def _go_on(self, left: Unfinished) -> None:
        """Checks at that moment whether it may start; the offer may have stood there for long."""
        routine = self._back.routine_of(left)
        if routine is None:
            self._give_up()
            return
        verdict = self._back.verdict(routine, going_on=True)
        if not isinstance(verdict, Refused):
            self._back.go_on(left)
            self._shell.sessions.show(routine.id)
        elif verdict.reason is Reason.SAFETY_QUESTIONS:
            self._safety.intro(lambda: self._go_on(left))
        else:
            self._refused(verdict, NO_WISH)

    def _give_up(self) -> None:
        self._back.record.sessions.give_up()
        self._shell.refresh_notes()

    def _remove(self) -> None:
        """Deletes it as any other, so that it can be taken back."""
        kept = self._back.record.sessions.give_up()
        if kept is not None:
            self._delete(kept.id)
        self._shell.refresh_notes()
