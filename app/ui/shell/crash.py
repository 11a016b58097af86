"""Takes the runner past an error that nobody expected: the session goes on, and so does the app."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock

from app.core.errors import report_uncaught
from app.core.i18n import mark as _
from app.ui.base.theme import PHASE_TOKENS
from app.ui.screens.crash.page import Calm, CrashButton, CrashPage

if TYPE_CHECKING:
    from app.ui.shell.app import LimberApp

_LOOK_S = 0.5
_WRONG = _("Something in the app went wrong")
_QUIET_TINT = "primary_soft"


class CrashFlow:
    """Shows the calm page over whatever broke, and leads on from there.

    Args:
        app: The app.
        share: Gives what hands a report on; None where this device has no way to.
    """

    def __init__(self, app: "LimberApp", share: Callable[[], Callable[[Path], None] | None]) -> None:
        self._app, self._share = app, share
        self._page: Any = None
        self._running = ""
        self._looking: Any = None

    @property
    def shows(self) -> bool:
        """Whether the calm page is there, seen or below another."""
        return self._page is not None and not self._page.closed

    def show(self, report: Path | None, *, often: bool) -> None:
        """Shows the calm page.

        Args:
            report: The report's file; None where none could be written.
            often: The same screen breaks again and again, so that nothing leads back to it.
        """
        app = self._app
        self._leave()
        app.sheets.close()
        locked = self._end_what_is_locked()
        running = "" if locked else self._running_now()
        calm = self._locked() if locked else self._in_session(often) if running else self._outside(often)
        kit = app.parts.kit._replace(wrong=self._wrong)
        self._page, self._running = CrashPage(kit, calm, report, self._share()), running
        if running:
            self._looking = Clock.schedule_interval(self._look, _LOOK_S)
        if running or locked or self._nowhere:
            app.pages.start(self._page)  # the session's own page is made afresh; it may be what broke
        else:
            app.pages.open(self._page)

    # --- what it says ---------------------------------------------------------------------------------

    def _in_session(self, often: bool) -> Calm:
        tr, player = self._app.parts.tr, self._app.parts.player()
        frame, session = player.frame, player.session
        paused = frame is not None and frame.paused
        phase = PHASE_TOKENS[session.timeline.routine.phase] if session is not None else _QUIET_TINT
        end = CrashButton(icon="stop_circle", words=tr(_("End the session")), action=self._end)
        if paused:
            text, clock = _("Your session is paused. It waits for you."), ""
        else:
            text = _("Your session goes on.")
            clock = _("The clock runs on, and the cues go on telling you what comes next.")
        facts = [("timer", tr(clock))] if clock else []
        if often:
            facts.append(("visibility", tr(_("The screen of the session cannot be shown just now."))))
            return Calm(tint=phase, heading=tr(_WRONG), text=tr(text), facts=facts, main=end)
        back = _("“Resume” brings the session back at the second where it then is.")
        facts.append(("replay", tr(back)))
        go_on = CrashButton(icon="play_arrow", words=tr(_("Resume")), action=self._go_on)
        return Calm(tint=phase, heading=tr(_WRONG), text=tr(text), facts=facts, main=go_on, others=[end])

    def _outside(self, often: bool) -> Calm:
        tr, app = self._app.parts.tr, self._app
        text = _("Nothing that was recorded is lost.")
        today = CrashButton(icon="today", words=tr(_("Back to Today")), action=self._today)
        calm = Calm(tint=_QUIET_TINT, heading=tr(_WRONG), text=tr(text), facts=(), main=today)
        if often and (app.at_home or self._nowhere):
            text = _("It happens again and again. Close Limber and open it anew.")
            again = CrashButton(icon="replay", words=tr(_("Try again")), action=self._today)
            return Calm(tint=_QUIET_TINT, heading=tr(_WRONG), text=tr(text), facts=(), main=again)
        if often or app.at_home or self._nowhere:
            return calm
        go_on = CrashButton(icon="play_arrow", words=tr(_("Resume")), action=self._back)
        return Calm(tint=_QUIET_TINT, heading=tr(_WRONG), text=tr(text), facts=(), main=go_on, others=[today])

    def _locked(self) -> Calm:
        tr = self._app.parts.tr
        what = CrashButton(icon="medical_services", words=tr(_("What to do")), action=self._advice)
        why = tr(_("Nothing can be started until you have had medical advice."))
        return Calm(tint=_QUIET_TINT, heading=tr(_WRONG), text=why, facts=(), main=what)

    # --- where it leads -------------------------------------------------------------------------------

    def _go_on(self) -> None:
        app = self._app
        if self._over():
            self._leave()
            app.sessions.finish()
        elif self._may_go_on():
            self._leave()
            app.sessions.show_afresh()
        else:
            app.gate.back.end_session()
            self._advice()

    def _may_go_on(self) -> bool:
        """Checks at that moment whether it may start: answers may have been given since the session began."""
        app = self._app
        routine = app.gate.back.running() if app.has_record else None
        return routine is None or app.gate.allows(
            routine, is_author_preview=app.routines.is_file(self._running)
        )

    def _end(self) -> None:
        self._leave()
        self._app.parts.player().end()
        self._app.sessions.finish()

    def _back(self) -> None:
        page = self._page
        self._leave()
        self._app.pages.drop(page)

    def _today(self) -> None:
        self._leave()
        self._app.start_over()

    def _advice(self) -> None:
        """What is to be done now, instead of a session where one was running."""
        if self._app.running:
            self._leave()
            self._app.sessions.finish()
        else:
            self._today()
            self._app.gate.safety.locked()

    def _wrong(self) -> None:
        if self._running:
            self._app.parts.player().pause()
        self._app.wrong()

    def _look(self, _dt: float) -> None:
        """A session that ends meanwhile, planned or for safety's sake, ends as it would on its own page."""
        if not self.shows:
            self._leave()
        elif self._over():
            self._leave()
            self._app.sessions.finish()

    def _leave(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._page = self._looking = None
        self._running = ""

    # --- what there is --------------------------------------------------------------------------------

    @property
    def _nowhere(self) -> bool:
        """Whether there is no page to go back to: what broke was the way on from a calm page."""
        return self._app.screen is None or isinstance(self._app.screen, CrashPage)

    def _running_now(self) -> str:
        return self._app.running if self._app.running and not self._over() else ""

    def _over(self) -> bool:
        frame = self._app.parts.player().frame
        return frame is None or frame.over

    def _end_what_is_locked(self) -> bool:
        """Whether everything is locked; a session does not outlast that."""
        app = self._app
        if not app.has_record:
            return False
        try:
            locked = bool(app.gate.back.state.safety.locked)
            if locked:
                app.gate.back.end_session()
        except Exception as error:  # noqa: BLE001 - a record that cannot be asked is asked again at the next start
            report_uncaught(error)
            return False
        return locked
