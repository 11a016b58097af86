"""Stands before every way of starting a routine, and knows which page comes next."""

from collections.abc import Callable

from app.core.back.adaptation import Adapted
from app.core.back.check_in import Outcome
from app.core.back.eligibility import Allowed, Reason, Refused
from app.core.back.run_cycle import AskNext
from app.core.i18n import mark as _
from app.core.routine import Routine
from app.core.spans import start_words
from app.ui.base.back_service import BackService
from app.ui.base.theme import PHASE_TOKENS
from app.ui.screens.check_in.adapted_page import AdaptedPage
from app.ui.screens.check_in.back_picture import BackPicture
from app.ui.screens.today.page import Notes
from app.ui.start.advice import AdviceFlow, AdviceLinks
from app.ui.start.check_in_flow import CheckInFlow
from app.ui.start.hurt_flow import HurtFlow, Say
from app.ui.start.links import NoticeAsk, StartLinks
from app.ui.start.on_open import OnOpen
from app.ui.start.pages import StartPages
from app.ui.start.request import NO_WISH, StartRequest
from app.ui.start.routines import RefusedError
from app.ui.start.run_cycle_flow import RunCycleFlow
from app.ui.start.safety_flow import SafetyFlow
from app.ui.start.shell import Shell
from app.ui.start.today_notes import TodayNotes
from app.ui.widgets.page_context import PageContext


class StartFlow:
    """Every start goes through `want` and ends in `_start`; what was cut off goes on through `OnOpen`.

    A file that its author looks at, named by its path, is refused only while everything is locked: whoever
    writes a routine at a desk does not do it, and nothing of it is recorded.

    Args:
        shell: The app.
        kit: Theme, words, insets, figures and pictures of a page.
        back: The record about the back.
        doors: Where pages lead to.
    """

    def __init__(self, shell: Shell, kit: PageContext, back: BackService, doors: StartLinks) -> None:
        self._shell, self._kit, self.back = shell, kit, back
        self._pages = pages = StartPages(shell.pages)
        self._notice: Callable[[], NoticeAsk | None] = doors.notice
        picture = BackPicture(kit.figures, kit.theme).of
        self.safety = SafetyFlow(kit, pages, shell.sheets, back, doors, self._changed, shell.ensure_page)
        self._check_ins = CheckInFlow(kit, pages, back, picture, doors.felt)
        self._hurt = HurtFlow(kit, pages, back, self.safety, picture, doors.felt, shell.refresh_notes)
        self._loop = RunCycleFlow(
            kit, pages, shell.sheets, back, picture, doors.felt, self.tell, shell.refresh_notes
        )
        doing = AdviceLinks(self._want, self._ask, self.check_in, self._checked, self._may_run)
        self._advising = AdviceFlow(shell, kit, pages, back, doors, doing)
        self._comeback = OnOpen(shell, back, self.safety, self._loop, self._refused, doors.delete_session)
        self._notes = TodayNotes(
            kit.tr,
            shell.sheets,
            back,
            shell.refresh_notes,
            self.safety.locked,
            lambda: self.safety.ask(self.safety.told, new_pain=None),
            doors.notes,
        )

    # --- starting -------------------------------------------------------------------------------------

    def want(self, name: str, loop: str = "", minutes: float | None = None) -> None:
        """Starts a routine if the back allows it, and else leads to what has to come first.

        Args:
            name: Id or path.
            loop: The loop it belongs to, or "".
            minutes: Length it is fitted to; None as it is written.
        """
        self._want(StartRequest(name, loop, minutes))

    def _want(self, wish: StartRequest) -> None:
        if self._shell.other_instance(is_author_preview=self._shell.routines.is_file(wish.name)):
            return
        try:
            routine = self._shell.routines.routine(wish.name, wish.minutes)
        except RefusedError as error:
            self._shell.refuse(str(error))
            return
        if self._shell.routines.is_file(wish.name):
            self._start(wish, routine, routine, None)
            return
        verdict = self.back.verdict(routine)
        if isinstance(verdict, Refused):
            self._refused(verdict, wish)
            return
        adapted = self.back.adapted(routine, wish.minutes)
        if adapted.routine is None or adapted.changes:
            self._explain(wish, routine, adapted)
        else:
            self._start(wish, adapted.routine, routine, self._loop_of(wish, routine))

    def preview(self, name: str, then: Callable[[], None]) -> None:
        """Plays a file that its author is changing, where the runner might do it now; nothing is recorded.

        What has to be asked first is asked, and then it plays.

        Args:
            name: Its path.
            then: Where its end leads.
        """
        if self._shell.other_instance():
            return
        try:
            routine = self._shell.routines.routine(name)
        except RefusedError as error:
            self._shell.refuse(str(error))
            return
        verdict = self.back.verdict(routine)
        if not isinstance(verdict, Refused):
            self._shell.sessions.begin(name, routine, then=then)
        elif verdict.reason is Reason.SAFETY_QUESTIONS:
            self.safety.intro(lambda: self.preview(name, then))
        elif verdict.reason is Reason.CHECK_IN:
            self._check_ins.ask(lambda: self.preview(name, then))
        else:
            self._refused(verdict, NO_WISH)

    def _loop_of(self, wish: StartRequest, routine: Routine) -> str:
        return wish.loop or self.back.loop_of(routine.phase)

    def _start(self, wish: StartRequest, version: Routine, written: Routine, loop: str | None) -> None:
        """The only place that starts a routine: checks once more at that moment whether it may."""
        verdict = self.back.verdict(written, is_author_preview=self._shell.routines.is_file(wish.name))
        if isinstance(verdict, Refused):
            self._refused(verdict, wish)
            return
        asking = self._notice()
        if asking is not None:
            self._ask_notice(asking, lambda: self._start(wish, version, written, loop))
            return
        self._shell.sheets.close()
        self._shell.sessions.begin(wish.name, version, loop, wish.minutes)

    def _ask_notice(self, asking: NoticeAsk, start: Callable[[], None]) -> None:
        """Says why the phone asks, and has it ask before the first countdown rather than over it."""
        from app.ui.screens.check_in.notice_page import NoticePage  # seen once

        def decided() -> None:
            self._notice = lambda: None  # also where it cannot be noted
            asking.note()

        def later() -> None:
            decided()
            start()

        def go_on() -> None:
            decided()
            asking.ask(answered)

        def answered() -> None:
            if self._pages.now is page:  # else the runner has gone elsewhere meanwhile
                start()

        page = NoticePage(self._kit, go_on, later, lambda: self._pages.leave(page))
        self._shell.sheets.close()
        self._shell.ensure_page()
        self._pages.over(page)

    def _explain(self, wish: StartRequest, written: Routine, adapted: Adapted) -> None:
        """Shows what was changed; answers given meanwhile may change it once more."""
        tr, version = self._kit.tr, adapted.routine
        if version is None:
            start, go_on = ("check", tr(_("All right"))), self._pages.close
        else:
            start = ("play_arrow", start_words(tr, version.total_s))

            def go_on() -> None:
                if self.back.adapted(written, wish.minutes) != adapted:
                    self._pages.leave(page)
                    self._want(wish)
                else:
                    self._start(wish, version, written, self._loop_of(wish, written))

        phase = PHASE_TOKENS[written.phase]
        page = AdaptedPage(
            self._kit,
            tr(written.title),
            phase,
            adapted.explain(tr),
            start,
            go_on,
            lambda: self._pages.leave(page),
            written.id,
        )
        self._shell.ensure_page()
        self._pages.over(page)

    def allows(self, routine: Routine, *, is_author_preview: bool = False) -> bool:
        """Whether a session that is running may go on with a routine as it is now."""
        verdict = self.back.verdict(routine, going_on=True, is_author_preview=is_author_preview)
        return isinstance(verdict, Allowed)

    def may_go_on(self) -> bool:
        """Whether a session that was out of sight may go on.

        One that may not is ended, and a page says why.
        """
        routine = self.back.running()
        if routine is None:
            return True
        verdict = self.back.verdict(
            routine,
            going_on=True,
            is_author_preview=self._shell.routines.is_file(self._shell.sessions.running),
        )
        if isinstance(verdict, Refused):
            self.back.end_session()
            self._refused(verdict, NO_WISH)
        return isinstance(verdict, Allowed)

    def again(self, routine: Routine, *, is_author_preview: bool) -> Routine | None:
        """The routine that runs, its file changed, as it suits the runner; None where it must not go on."""
        if not self.allows(routine, is_author_preview=is_author_preview):
            self.back.end_session()
            return None
        return routine if is_author_preview else self.back.adapted(routine).routine

    def unstop(self, name: str, minutes: float | None = None) -> None:
        """Goes on with the session that was ended a moment ago; where that is too late, starts it again.

        Args:
            name: Id or path of its routine.
            minutes: Length it was fitted to.
        """
        if self._shell.other_instance():
            return
        routine = self.back.stopped()
        if routine is None:
            self.want(name, minutes=minutes)
            return
        verdict = self.back.verdict(routine, going_on=True)
        if not isinstance(verdict, Refused):
            self.back.unstop()
            self._shell.sessions.show(name, minutes=minutes)
        elif verdict.reason is Reason.SAFETY_QUESTIONS:
            self.safety.intro(lambda: self.unstop(name, minutes))
        else:
            self._refused(verdict, StartRequest(name, "", minutes))

    def _refused(self, refused: Refused, wish: StartRequest) -> None:
        self._shell.ensure_page()
        match refused.reason:
            case Reason.LOCKED:
                self.safety.locked()
            case Reason.SAFETY_QUESTIONS:
                go_on = self._want if wish.name else self._outcome
                self.safety.intro(lambda: go_on(wish))
            case Reason.CHECK_IN:
                self._check_ins.ask(lambda: self._outcome(wish))
            case _:
                self._advising.refuse(refused, wish)

    # --- check-in and outcomes ------------------------------------------------------------------------

    def check_in(self, wish: StartRequest = NO_WISH) -> None:
        """A check-in for its own sake, or for what was asked for before."""
        if self.back.state.safety.locked:
            self.safety.locked()
            return
        self._shell.ensure_page()
        self._check_ins.ask(lambda: self._outcome(wish))

    def tell(self, outcome: Outcome | None, loop: str = "") -> None:
        """Shows an outcome; nothing is offered that may not start.

        Args:
            outcome: None shows nothing, but for the advice while everything is locked.
            loop: The loop that what is offered belongs to, or "".
        """
        self._tell(outcome, StartRequest(loop=loop))

    def _outcome(self, wish: StartRequest) -> None:
        self._shell.refresh_notes()
        self._tell(self.back.outcome(), wish)

    def _tell(self, outcome: Outcome | None, wish: StartRequest) -> None:
        if self.back.state.safety.locked:
            self.safety.locked()
        elif outcome is None:
            self._pages.close()
        else:
            self._advising.tell(outcome, wish)

    def _ask(self, wish: StartRequest) -> None:
        self.safety.ask(lambda: self._outcome(wish), new_pain=self.back.new_pain)

    def _checked(self) -> None:
        self.back.record.back.checked(self.back.now())
        self._pages.close()
        self._changed()

    def _may_run(self) -> None:
        self.back.may_run()
        self._pages.close()
        self._changed()

    # --- during a session -----------------------------------------------------------------------------

    def this_hurts(self, say: Say) -> bool:
        """Swaps the move at work for a gentler one, or asks how the back is first.

        Args:
            say: Says a sentence over the session.

        Returns:
            Whether the session goes on at once; else it waits for a tap.
        """
        return self._hurt.hurts(say)

    def questions_in_session(self) -> None:
        """The safety questions while a session waits; what they forbid does not go on."""
        self.safety.ask(self.safety.told, new_pain=None)

    def _changed(self) -> None:
        """Ends a session that must not go on, and shows the rest on Today."""
        routine = self.back.running()
        is_author_preview = self._shell.routines.is_file(self._shell.sessions.running)
        if routine is not None and not self.allows(routine, is_author_preview=is_author_preview):
            self.back.end_session()
        self._shell.refresh_notes()

    def ended(self) -> bool:
        """What comes at the end of a session; False where there is nothing to celebrate.

        While everything is locked, or where a score has ended it, the advice is shown at once, with Today
        below it.
        """
        stopped = self._hurt.take_stopped()
        if stopped is None and not self.back.state.safety.locked:
            return True
        self._shell.show_today()
        if stopped is None:
            self.safety.locked()
        else:
            self._closed(stopped)
        return False

    def _closed(self, routine: Routine) -> None:
        """Says why a session could not go on: the score, where that closes its phase, else the routine."""
        outcome, verdict = self.back.outcome(), self.back.verdict(routine, going_on=True)
        if isinstance(verdict, Refused) and outcome is not None and routine.phase in outcome.phases:
            self._refused(verdict, NO_WISH)
        else:
            self._tell(outcome, NO_WISH)

    # --- when Today is there --------------------------------------------------------------------------

    def ask(self, what: AskNext) -> None:
        """Asks what is next in a loop."""
        self._loop.ask(what)

    def opened(self) -> None:
        """The app has come up: what is urgent first, and one thing only; the copy that plays asks it."""
        if not self._shell.other_instance(quietly=True):
            self._comeback.opened()

    def notes(self) -> Notes:
        """What Today shows besides its cards."""
        return self._notes.now()
