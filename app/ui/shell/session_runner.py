"""A session's life in the app: begun, seen, looked after, over."""

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from kivy.clock import Clock

from app.core.i18n import mark as _
from app.ui.shell.dependencies import Dependencies
from app.ui.start.routines import RefusedError

if TYPE_CHECKING:
    from app.core.recorder import Recorder
    from app.core.records import SessionRecord
    from app.core.routine import Routine
    from app.core.session import Session
    from app.ui.pages.navigation import Pages
    from app.ui.screens.complete.stopped_page import After
    from app.ui.start.flow import StartFlow

_LOOK_S = 0.25
_NEVER = 1_000_000  # collections of the younger objects before one of all


class SessionHost(Protocol):
    """What a session asks of the app.

    Attributes:
        parts: What the app was handed.
        pages: The way between pages.
        root: What lies over them hangs here.
    """

    parts: Dependencies
    pages: "Pages"
    root: Any

    @property
    def has_record(self) -> bool:
        """Whether a runner is asked and the record opened."""

    @property
    def gate(self) -> "StartFlow":
        """What stands before every start; only where there is a record."""

    def refuse(self, why: str, title: str = ...) -> None:
        """Says that a routine's file cannot be used."""

    def show_today(self) -> None:
        """Goes to Today."""

    def start(self, name: str, minutes: float | None = None) -> None:
        """Starts a routine, or leads to what has to come first."""


class SessionRunner:
    """Shows the player's session and says what is after it.

    Attributes:
        running: Name of the routine that a session runs, or "".
    """

    def __init__(self, app: SessionHost) -> None:
        self._app = app
        self.running = ""
        self._thresholds = gc.get_threshold()
        self._minutes: float | None = None
        self._looking: Any = None
        self._then: Callable[[], None] | None = None
        self._unkept: Recorder | None = None  # counts a session that is put on record nowhere
        self._done: SessionRecord | None = None  # what became of it

    @property
    def _parts(self) -> Dependencies:
        return self._app.parts

    def begin(
        self,
        name: str,
        routine: "Routine",
        loop: str | None = None,
        minutes: float | None = None,
        then: "Callable[[], None] | None" = None,
    ) -> None:
        """Starts a session; whether it may start has been asked.

        Args:
            name: Id or path of the routine.
            routine: As it is done today.
            loop: The loop it belongs to; None keeps it off the record.
            minutes: Length it was fitted to, so that it keeps it when its file changes.
            then: Where its end leads instead of the page that sums it up, for one that is only looked at.
        """
        player = self._parts.player()
        player.mute(False)
        player.start(self._parts.routines.timeline(routine))
        if self._app.has_record and loop is not None:
            self._app.gate.back.follow(loop)
        self.show(name, minutes=minutes)
        self._then = then

    def show(self, name: str, *, joined: bool = False, minutes: float | None = None) -> None:
        """Shows the player's session.

        Args:
            name: Of its routine.
            joined: It has been going on in the background.
            minutes: Length it was fitted to, so that it keeps it when its file changes.
        """
        from app.ui.screens.session.page import SessionScreen  # not needed for the first frame
        from app.ui.screens.session.questions import Help
        from app.ui.widgets.toast import withdraw_offer

        parts, kit, app = self._parts, self._parts.kit, self._app
        parts.keep_on(True)
        gate = app.gate if app.has_record else None
        light, session = parts.light_session(), parts.player().session
        screen = SessionScreen(
            kit.theme.by_day() if light else kit.theme,
            parts.tr,
            parts.player(),
            self.finish,
            kit.insets,
            kit.figures(),
            kit.pictures,
            calm=kit.calm(),
            light=light,
            who=session.timeline.routine.id if session is not None else name,
            help_=Help(gate.this_hurts, gate.back.gentler, gate.questions_in_session) if gate else None,
        )
        self.leave()
        self._follow(joined=joined)
        withdraw_offer(app.root)  # nothing lies over Pause
        # A full garbage collection holds up every thread, that of the cues too. A session makes little
        # garbage, and what is left of it is found afterwards.
        gc.set_threshold(*self._thresholds[:2], _NEVER)
        app.pages.start(screen)
        self.running, self._minutes, self._then = name, minutes, None
        parts.player().changed.append(self._count)
        if parts.away is not None and not joined:
            parts.away.begun(name)
        self._looking = Clock.schedule_interval(self.look, _LOOK_S)

    def show_afresh(self) -> None:
        """Shows the running session on a new page, after the one that showed it broke."""
        self.show(self.running, joined=True, minutes=self._minutes)

    def leave(self) -> None:
        """The session's page is left for another."""
        self.running = ""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
            gc.set_threshold(*self._thresholds)
            changed = self._parts.player().changed
            if self._count in changed:
                changed.remove(self._count)

    def _follow(self, *, joined: bool) -> None:
        """Has somebody count what is done, where nobody puts it on record."""
        session = self._parts.player().session
        if (self._app.has_record and self._app.gate.back.follows) or session is None:
            self._unkept = self._done = None
        elif self._unkept is None or not joined:
            self._unkept, self._done = self._parts.unkept(), None
            self._unkept.finished.append(self._note)
            self._unkept.start(session)

    def _note(self, record: "SessionRecord") -> None:
        self._done = record

    def _count(self) -> None:
        """After every verb, and now and then in between."""
        if self._unkept is not None:
            self._unkept.look(self._parts.player().session)

    def look(self, _dt: float = 0.0) -> None:
        """A few times a second while a session is seen: the record, and the notification's buttons."""
        self._count()
        if self._app.has_record:
            self._app.gate.back.look()
        if self._parts.away is not None:
            self._parts.away.look()

    def take_back(self) -> bool:
        """When the app has come up: goes on with what plays in the background; False where nothing does."""
        playing = self._parts.away.join() if self._parts.away is not None else None
        if playing is None:
            return False
        self.running = playing
        if self._app.gate.may_go_on():
            self.show(playing, joined=True)
        else:
            self.running = ""
        return True

    def reload(self) -> bool:
        """Files have changed: goes on with the routine as it is now, at the start of its step.

        Where only a figure, or nothing that is played, has changed it goes on where it stands. Where
        something is wrong it goes on as it was.

        Returns:
            Whether all is well; if not, that is said.
        """
        parts, app = self._parts, self._app
        try:
            routine = parts.routines.routine(self.running, self._minutes)
        except RefusedError as error:
            app.refuse(str(error))
            return False
        if wrong := parts.routines.unposable(routine):
            app.refuse(wrong, _("This figure cannot be shown"))
            return False
        if app.has_record:
            again = app.gate.again(routine, is_author_preview=parts.routines.is_file(self.running))
            if again is None:
                return True
            routine = again
        player, timeline = parts.player(), parts.routines.timeline(routine)
        frame, session = player.frame, player.session
        if session is not None and session.timeline == timeline:
            player.renew(timeline)
            return True
        player.start(timeline)
        if frame is not None:
            player.go_to_step(frame.step - 1)
            if frame.paused:
                player.pause()
        if parts.away is not None:
            parts.away.begun(self.running)
        return True

    def finish(self) -> None:
        """Shows what is after a session that is over."""
        from app.ui.screens.complete.page import CompleteScreen, Leaving
        from app.ui.screens.complete.stopped_page import StoppedScreen
        from app.ui.screens.complete.view import done_of, over_a_run, rating_due, run_ahead

        parts, app = self._parts, self._app
        name, minutes, then = self.running, self._minutes, self._then
        self._count()
        self.leave()
        parts.player().mute(False)  # what comes next, such as a cue that is tried, is to be heard
        parts.keep_on(False)
        gate = app.gate if app.has_record else None
        frame, session = parts.player().frame, parts.player().session
        assert frame is not None, "a session that is over has a last frame"
        assert session is not None, "a session that is over was there"
        record = gate.back.take_record() if gate is not None else None
        if gate is None or gate.ended():
            if then is not None:
                app.show_today()
                parts.over(frame)
                then()
                return
            weeks = self._weeks() if record is not None else 0
            kept = record or self._done or _as_it_ran(session)
            done = done_of(frame, session.timeline, kept, weeks=weeks)
            if not done.counts:
                app.pages.start(StoppedScreen(parts.kit, done, self._after_stop(name, minutes, record)))
                parts.over(frame)
                return
            rating = rating_due(gate.back, done.phase) if gate is not None and record is not None else None
            leaving = Leaving(app.show_today, gate.tell if gate is not None else lambda *_: None)
            running = gate is not None and record is not None and run_ahead(done, gate.back.outcome())
            tip = parts.next_tip() if running else None
            remind = parts.remind() if record is not None and over_a_run(done) else None
            page = CompleteScreen(
                parts.kit, done, rating, leaving, recorded=record is not None, tip=tip, remind=remind
            )
            app.pages.start(page)
        parts.over(frame)

    def _weeks(self) -> int:
        """Weeks in a row with a session, this one counted."""
        back = self._app.gate.back
        return back.record.history.today(back.now().date()).streak.weeks

    def _after_stop(self, name: str, minutes: float | None, record: "SessionRecord | None") -> "After":
        """Where the end of a session that does not count leads."""
        from app.ui.screens.complete.stopped_page import After

        app = self._app

        def delete(uid: str) -> None:
            app.show_today()
            self._parts.doors.delete_session(uid)

        kept = record is not None and app.has_record
        can_go_on = kept and app.gate.back.stopped() is not None
        return After(
            today=app.show_today,
            go_on=(lambda: app.gate.unstop(name, minutes)) if can_go_on else None,
            again=lambda: app.start(name, minutes),
            delete=partial(delete, record.id) if record is not None else None,
        )


def _as_it_ran(session: "Session") -> "SessionRecord":
    """Of a session that was lost from the record meanwhile: all that lies behind it counts as done."""
    from app.core.records import Tally

    return Tally(session=session).look(session, session.ends_at).record(session.started, session.ends_at)
