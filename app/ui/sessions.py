"""A session's life in the app: begun, seen, looked after, over."""

import gc
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock

from app.ui.parts import Parts, RefusedError

if TYPE_CHECKING:
    from app.core.routine import Routine
    from app.ui.app import LimberApp

_LOOK_S = 0.25
_NEVER = 1_000_000  # collections of the younger objects before one of all


class Sessions:
    """Shows the player's session and says what is after it.

    Attributes:
        running: Name of the routine that a session runs, or "".
    """

    def __init__(self, app: "LimberApp") -> None:
        self._app = app
        self.running = ""
        self._thresholds = gc.get_threshold()
        self._minutes: float | None = None
        self._looking: Any = None

    @property
    def _parts(self) -> Parts:
        return self._app.parts

    def begin(
        self, name: str, routine: "Routine", loop: str | None = None, minutes: float | None = None
    ) -> None:
        """Starts a session; whether it may start has been asked.

        Args:
            name: Id or path of the routine.
            routine: As it is done today.
            loop: The loop it belongs to; None keeps it off the record.
            minutes: Length it was fitted to, so that it keeps it when its file changes.
        """
        player = self._parts.player()
        player.mute(False)
        player.start(self._parts.routines.timeline(routine))
        if self._app.asks and loop is not None:
            self._app.gate.back.follow(loop)
        self.show(name)
        self._minutes = minutes

    def show(self, name: str, *, joined: bool = False) -> None:
        """Shows the player's session.

        Args:
            name: Of its routine.
            joined: It has been going on in the background.
        """
        from app.ui.screens.session import SessionScreen  # not needed for the first frame
        from app.ui.screens.session_questions import Help

        parts, kit, app = self._parts, self._parts.kit, self._app
        parts.keep_on(True)
        gate = app.gate if app.asks else None
        screen = SessionScreen(
            kit.theme,
            parts.tr,
            parts.player(),
            self.finish,
            kit.insets,
            kit.figures(),
            kit.pictures,
            calm=kit.calm(),
            help_=Help(gate.this_hurts, gate.back.gentler, gate.questions_in_session) if gate else None,
        )
        self.leave()
        # A full garbage collection holds up every thread, that of the cues too. A session makes little
        # garbage, and what is left of it is found afterwards.
        gc.set_threshold(*self._thresholds[:2], _NEVER)
        app.pages.start(screen)
        self.running, self._minutes = name, None
        if parts.away is not None and not joined:
            parts.away.begun(name)
        self._looking = Clock.schedule_interval(self.look, _LOOK_S)

    def show_afresh(self) -> None:
        """Shows the running session on a new page, after the one that showed it broke."""
        minutes = self._minutes
        self.show(self.running, joined=True)
        self._minutes = minutes

    def leave(self) -> None:
        """The session's page is left for another."""
        self.running = ""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
            gc.set_threshold(*self._thresholds)

    def look(self, _dt: float = 0.0) -> None:
        """A few times a second while a session is seen: the record, and the notification's buttons."""
        if self._app.asks:
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

    def reload(self) -> None:
        """The routine's file has changed: goes on with it as it is now, at the start of its step."""
        parts, app = self._parts, self._app
        try:
            routine = parts.routines.routine(self.running, self._minutes)
        except RefusedError as error:
            app.refuse(str(error))
            return
        if app.asks:
            again = app.gate.again(routine, at_a_desk=parts.routines.is_file(self.running))
            if again is None:
                return
            routine = again
        player = parts.player()
        frame = player.frame
        player.start(parts.routines.timeline(routine))
        if frame is not None:
            player.go_to_step(frame.step - 1)
            if frame.paused:
                player.pause()
        if parts.away is not None:
            parts.away.begun(self.running)

    def finish(self) -> None:
        """Shows what is after a session that is over."""
        from app.ui.screens.complete import CompleteScreen, Leaving
        from app.ui.screens.complete_view import done_of, rating_due

        parts, app = self._parts, self._app
        self.leave()
        parts.player().mute(False)  # what comes next, such as a cue that is tried, is to be heard
        parts.keep_on(False)
        gate = app.gate if app.asks else None
        frame, session = parts.player().frame, parts.player().session
        assert frame is not None, "a session that is over has a last frame"
        assert session is not None, "a session that is over was there"
        record = gate.back.take_record() if gate is not None else None
        if gate is None or gate.ended():
            done = done_of(frame, session.timeline, record)
            rating = rating_due(gate.back, done.phase) if gate is not None and record is not None else None
            leaving = Leaving(app.show_today, gate.tell if gate is not None else lambda *_: None)
            app.pages.start(CompleteScreen(parts.kit, done, rating, leaving, recorded=record is not None))
        parts.over(frame)
