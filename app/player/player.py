"""Drives one session: fires its cues on time and carries out the runner's wishes."""

import logging
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import RLock

from app.core.cues import Cue, CueKind
from app.core.errors import report_uncaught
from app.core.session import Frame, Session
from app.core.timeline import Timeline
from app.player.ports import Clock as Clock
from app.player.ports import Fired as Fired
from app.player.ports import Outlet as Outlet
from app.player.ports import PlayerPosition
from app.player.ports import Waker as Waker

_LATE_S = 1.0  # real seconds after which a cue helps no more
_log = logging.getLogger(__name__)


class Player:
    """One session and its cues, safe to use from several threads.

    Attributes:
        listeners: Called after every cue.
        changed: Called after every verb and at the end of the session, from whichever thread it was.
    """

    def __init__(self, clock: Clock, outlet: Outlet) -> None:
        self._clock = clock
        self._outlet = outlet
        self._waker: Waker | None = None
        self._lock = RLock()
        self._session: Session | None = None
        self._next = 0
        self._over = False
        self._resting = False
        self._skipping = False
        self._due_at: float | None = None
        self.listeners: list[Callable[[Fired], None]] = []
        self.changed: list[Callable[[], None]] = []

    def wake_with(self, waker: Waker) -> None:
        """Sets who wakes the player; without one, `tick` has to be called often enough."""
        self._waker = waker

    @property
    def session(self) -> Session | None:
        """The session as it is now, or None before the first."""
        return self._session

    @property
    def frame(self) -> Frame | None:
        """Where the session stands, or None before the first."""
        with self._lock:
            return self._session.frame(self._clock.now()) if self._session else None

    def start(self, timeline: Timeline) -> None:
        """Begins a session from the top, at once; one that was running is forgotten."""
        with self._lock:
            self._outlet.interrupt()
            self._session = Session(timeline=timeline, started=self._clock.now())
            self._next = 0
            self._over = self._resting = False
            self.tick()
        self._tell()

    def take_up(self, session: Session) -> None:
        """Goes on with a session begun before, where it stands; what lies behind is not said again."""
        with self._lock:
            self._outlet.interrupt()
            self._session = session
            now = self._clock.now()
            elapsed, index = session.elapsed(now), session.index(now)
            self._next = sum(
                cue.segment < index or (cue.segment == index and cue.at_s < elapsed)
                for cue in session.timeline.cues
            )
            self._over = session.over(now)
            self._resting = False
            self.tick()
        self._tell()

    @property
    def resting(self) -> bool:
        """Whether another player plays this session, or nobody does."""
        return self._resting

    def hold(self, use: Callable[[PlayerPosition], None]) -> None:
        """Calls with where it stands; nothing is played and no wish carried out meanwhile."""
        with self._lock:
            if self._session is not None:
                use(PlayerPosition(session=self._session, next_cue=self._next, at=self._clock.now()))

    def rest(self) -> None:
        """Plays no more cues and follows no more wishes until a session is taken over, taken up or begun.

        What is sounding may end: it belongs to a cue that will not be played again.
        """
        with self._lock:
            if self._session is None:
                return
            self.tick()
            self._resting = True
            self._due_at = None
            if self._waker is not None:
                self._waker.wake_at(None)

    def take_over(self, session: Session, next_cue: int) -> None:
        """Goes on in the place of another player, at the cue that was to come next there.

        Unlike after `take_up`, a cue that came due in between is played, unless it is too late to be useful.
        """
        with self._lock:
            self._session = session
            self._next = next_cue
            self._over = self._resting = False
            self.tick()
        self._tell()

    def pause(self) -> None:
        """Stops the clock and whatever is sounding."""
        self._do(Session.pause)

    def resume(self) -> None:
        """Lets the clock go on."""
        self._do(Session.resume)

    def toggle(self) -> None:
        """Pauses or resumes; at a gate, gives the tap it waits for."""
        frame = self.frame
        if frame is None:
            return
        if frame.paused:
            self.resume()
        elif frame.state == "gate":
            self.proceed()
        else:
            self.pause()

    def skip(self) -> None:
        """To the next segment."""
        self._do(Session.skip, jumps=True, skips=True)

    def skip_step(self) -> None:
        """To the step after this one, both sides left behind."""
        self._do(Session.skip_step, jumps=True, skips=True)

    def proceed(self) -> None:
        """The tap a gate waits for."""
        self._do(Session.proceed, jumps=True)

    def back(self) -> None:
        """To the start of this step; from there, to the step before."""
        self._do(Session.back, jumps=True)

    def restart_step(self) -> None:
        """To the start of this step."""
        self._do(Session.restart_step, jumps=True)

    def go_to_step(self, step: int) -> None:
        """To the start of a step, counted from 0."""
        self._do(lambda session, now: session.go_to_step(now, step), jumps=True, skips=True)

    def restart(self) -> None:
        """To the very start."""
        self._do(Session.restart, jumps=True)

    def renew(self, timeline: Timeline) -> None:
        """Puts the same timeline, made afresh, in place of the one that is played; nothing is heard of it."""
        with self._lock:
            if self._session is not None:
                self._session = replace(self._session, timeline=timeline)
        self._tell()

    def add_time(self) -> None:
        """Makes the current segment 15 s longer."""
        self._do(Session.add_time)

    def apply(self, change: Callable[[Session, float], Session]) -> None:
        """Carries out a change that leads to another place or another timeline, such as a gentler move."""
        self._do(change, jumps=True)

    def end(self) -> None:
        """Ends the session early."""
        self._do(Session.end)

    @property
    def muted(self) -> bool:
        """Whether sound and voice keep quiet for this session."""
        return self._outlet.muted

    def mute(self, on: bool) -> None:
        """Lets sound and voice keep quiet for this session, or be heard again; vibration goes on."""
        with self._lock:
            self._outlet.mute(on)
        self._tell()

    @property
    def paused_s(self) -> float:
        """Real seconds that the present pause has lasted, also while the device slept; 0 outside one."""
        with self._lock:
            session, now = self._session, self._clock.now()
            if session is None or session.paused is None or session.over(now):
                return 0.0
            return (now - session.paused) / self._clock.speed

    def next_cue_in(self) -> float:
        """Real seconds until the next cue is due; endless in a pause, at a gate and after the last."""
        due_at = self._due_at  # read without the lock: a screen must never wait for a cue
        return math.inf if due_at is None else (due_at - self._clock.now()) / self._clock.speed

    def tick(self) -> None:
        """Fires every cue that is due and asks to be woken for the next one.

        A cue more than a second late is dropped: what was missed in sleep is not made up in a burst.
        """
        with self._lock:
            session = self._session
            if session is None or self._over or self._resting:
                return
            now = self._clock.now()
            due = self._take_due(session, now)
            elapsed = session.elapsed(now)
            # By the clock, not by the place: at a gate and at the end the place stands still, lateness grows.
            useful = [cue for cue in due if (now - _due_at(session, cue)) / self._clock.speed <= _LATE_S]
            for moment in _by_moment(useful):
                self._fire(moment, session.timeline, elapsed)
            if session.over(now):
                self._over = True
            self._ask_to_be_woken(session, now)
            over = self._over
        if over:
            self._tell()

    def _take_due(self, session: Session, now: float) -> list[Cue]:
        elapsed, index = session.elapsed(now), session.index(now)
        cues = session.timeline.cues
        first = self._next
        while (
            self._next < len(cues)
            and cues[self._next].segment <= index
            and cues[self._next].at_s <= elapsed
            and session.ended is None
            and session.paused is None
        ):
            self._next += 1
        return list(cues[first : self._next])

    def _fire(self, cues: Sequence[Cue], timeline: Timeline, elapsed: float) -> None:
        if self._skipping:
            cues = [replace(cue, skipped_to=True) if cue.kind is CueKind.DONE else cue for cue in cues]
        try:
            taken = self._outlet.fire(cues, timeline, elapsed)
        except Exception:  # noqa: BLE001 - a broken device must never stop the clock
            _log.exception("A cue could not be played")
            taken = [()] * len(cues)
        for cue, channels in zip(cues, taken, strict=True):
            fired = Fired(cue=cue, timeline=timeline, fired_s=elapsed, channels=channels)
            for listener in self.listeners:
                try:
                    listener(fired)
                except Exception as error:  # noqa: BLE001 - whoever listens must never stop the clock either
                    report_uncaught(error)

    def _ask_to_be_woken(self, session: Session, now: float) -> None:
        cues = session.timeline.cues
        waiting = session.paused is not None or self._over or self._next >= len(cues)
        if waiting or (session.index(now) < cues[self._next].segment and self._at_gate(session, now)):
            self._due_at = None
        else:
            self._due_at = _due_at(session, cues[self._next])
        if self._waker is not None:
            self._waker.wake_at(self._due_at)

    @staticmethod
    def _at_gate(session: Session, now: float) -> bool:
        return session.timeline.segments[session.index(now)].kind == "gate"

    def _do(
        self, verb: Callable[[Session, float], Session], *, jumps: bool = False, skips: bool = False
    ) -> None:
        with self._lock:
            if self._session is None or self._over or self._resting:
                return
            self.tick()
            now = self._clock.now()
            before = self._session
            after = verb(before, now)
            if after.paused is not None and after.ended is None and after.over(now):
                # The end is no place to wait at, and it has a sound.
                after = replace(after, paused=None, lost=after.lost + now - after.paused)
            self._session = after
            if after is not before:
                self._outlet.interrupt()
                if jumps:  # every cue of the segment jumped to is to come; otherwise nothing is said twice
                    index = after.index(now)
                    self._next = sum(cue.segment < index for cue in after.timeline.cues)
                self._over = after.ended is not None
                self._skipping = skips
                self.tick()
                self._skipping = False
                self._ask_to_be_woken(after, self._clock.now())
        self._tell()

    def _tell(self) -> None:
        for listener in list(self.changed):
            try:
                listener()
            except Exception as error:  # noqa: BLE001 - the wish is carried out, whoever is told of it
                report_uncaught(error)


def _due_at(session: Session, cue: Cue) -> float:
    """Reading of the clock at which a cue is due while the session runs."""
    return session.started + session.lost + cue.at_s


def _by_moment(cues: Sequence[Cue]) -> list[list[Cue]]:
    moments: list[list[Cue]] = []
    for cue in cues:
        if moments and cue.at_s - moments[-1][0].at_s < 1e-6:
            moments[-1].append(cue)
        else:
            moments.append([cue])
    return moments
