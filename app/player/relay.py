"""The app's side of handing a session to the background service and taking it back."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from app.player.app_side import AppSide, settle, until
from app.player.channels import Channels
from app.player.handover import Counted, Handover, Writer
from app.player.player import Player
from app.player.ports import Clock, PlayerPosition
from app.player.shared import SERVICE_OPENS_S, Shared

_SERVICE_LOOKS_S = 0.1  # whether a lock is free, by taking it for an instant
_SERVICE_LETS_GO_S = 1.0  # it looks every twentieth of a second
_SERVICE_TAKES_S = 0.5  # it looks every twentieth of a second, and a cue may be a second late
_SERVICE_STARTS_S = 20.0  # an interpreter on a slow phone
_WATCH_S = _SERVICE_STARTS_S + SERVICE_OPENS_S + 5.0  # until it is ready at the latest, and some more
_ASK_AGAIN_S = 5.0
_log = logging.getLogger(__name__)


def _in_a_thread(look: Callable[[], bool]) -> None:
    def run() -> None:
        tries = int(_WATCH_S / 0.05)
        while tries and not look():
            time.sleep(0.05)  # and no event: see `Bell`
            tries -= 1

    threading.Thread(target=run, name="relay", daemon=True).start()


class Relay:
    """Hands the session over when the app leaves the screen, and takes it back when it returns.

    Whoever holds the lock `sounding` plays, and notes where the session stands with every cue and every wish;
    so the other can go on from there even after a death. Without a service all this costs a small file, and
    the session catches up by the clock.

    Args:
        watch: Calls a function again and again until it returns True; for tests.
    """

    def __init__(
        self,
        player: Player,
        channels: Channels,
        clock: Clock,
        shared: Shared,
        app: AppSide,
        *,
        watch: Callable[[Callable[[], bool]], None] = _in_a_thread,
    ) -> None:
        self._player, self._channels, self._clock = player, channels, clock
        self._shared, self._app, self._watch = shared, app, watch
        self._writer = Writer()
        # Never wanted by a listener of the player's: whoever has this one may ask for the player's.
        self._lock = threading.RLock()
        self._run = self._name = ""
        self._in_front = True
        self._asked_at = self._left_at = -1e9
        self._wish: object = None
        player.changed.append(self._note)
        player.listeners.append(lambda _: self._note())

    def start_with_session(self, name: str) -> None:
        """A session has begun or was taken up, and the record follows it: lets the service start beside it.

        Args:
            name: Id or path of its routine; `join` returns it.
        """
        with self._lock:
            self._run, self._name, self._in_front = uuid4().hex, name, True
            self._wish = self._shared.wish.mark()
            if not self._take_front():  # a second Limber with the same profile: each plays its own
                self._run = ""
                return
            if not self._win():
                self._player.rest()
                return
            self._note()
            if self._app.keep_going():
                self._ask_to_serve()

    def to_background(self) -> None:
        """The app leaves the screen: the service plays on, or nobody where the runner does not want that.

        Where the service is not there yet the app plays on itself, for as long as the system lets it.
        """
        with self._lock:
            self._in_front = False
            self._shared.front.release()
            if not self._run or not self._shared.sounding.held:
                return
            if not self._app.keep_going():
                self._player.rest()
                self._app.stop()
            else:
                self._hand_over()
                if self._shared.sounding.held:
                    self._ask_to_serve()
                self._watch(self._is_left)

    def back(self) -> None:
        """The app is on the screen again: takes the session back where it stands now.

        Call it before anything else looks at the player.
        """
        with self._lock:
            self._in_front = True
            self._take_front()
            if not self._run:
                return
            if self._shared.sounding.held:
                if self._player.resting:
                    self._go_on_with_own()
            elif self._win():
                self._take_back()

    def join(self) -> str | None:
        """A new process: takes over what the service plays, if it does; call before the record is asked.

        A session that the service has ended, or that nobody plays any more, is put on record as it was left.

        Returns:
            The name of the routine, whose session the player now has; None where there is none to show.
        """
        with self._lock:
            self._in_front = True
            left = self._shared.read() if self._take_front() else None
            if left is None:
                return None
            # A service that lives has its session from this very clock, whatever the time of day is by now.
            if not self._shared.serving.taken_elsewhere() or left.over or not self._win():
                settle(left, self._app)
                self._shared.file.forget()
                return None
            left = self._shared.read() or left
            self._run, self._name = left.terms.run, left.terms.name
            self._wish = self._shared.wish.mark()
            on_record, recorder = self._app.cut_off(left.terms.record), self._app.recorder()
            if on_record is not None and recorder is not None and left.counted is not None:
                recorder.rejoin(left.counted.tally(left.session), on_record)
            self._take_back()
            return left.terms.name

    def look(self) -> None:
        """Sees to what could not be done at once; a few times a second while a session is on the screen."""
        with self._lock:
            if not self._run or not self._in_front:
                return
            if not self._shared.sounding.held:
                if self._shared.sounding.take():
                    self._take_back()
                return
            if self._wish != (wish := self._shared.wish.mark()):
                self._wish = wish
                self._carry_out(self._shared.wish.read() or "")
            waited_s = (self._clock.now() - self._asked_at) / self._clock.speed
            if self._app.keep_going() and waited_s > _ASK_AGAIN_S:
                self._asked_at = self._clock.now()
                if not self._shared.serving.taken_elsewhere():
                    self._ask_to_serve()

    def close(self) -> None:
        """The app ends; a service goes on playing."""
        with self._lock:
            if self._run and self._shared.sounding.held:
                self._player.rest()
                self._write(self._standing())
            self._run = ""
            self._shared.close()

    def _carry_out(self, wish: str) -> None:
        verbs = {"pause": self._player.pause, "resume": self._player.resume, "skip": self._player.skip}
        verb = verbs.get(wish.strip())
        if verb is not None:
            verb()

    def _ask_to_serve(self) -> None:
        self._asked_at = self._clock.now()
        self._app.start()

    def _take_front(self) -> bool:
        return until(self._shared.front.take, _SERVICE_LOOKS_S)

    def _win(self) -> bool:
        """Waits until this process may sound; a service that does not let go is ended."""
        if until(self._shared.sounding.take, _SERVICE_LETS_GO_S):
            return True
        _log.warning("The background service does not answer; it is ended.")
        self._app.stop()
        return until(self._shared.sounding.take, _SERVICE_LETS_GO_S)

    def _is_left(self) -> bool:
        """Leaves it to the service, and sees that it plays; returns whether nothing more is to be done."""
        with self._lock:
            if self._in_front or not self._run:
                return True
            if self._shared.sounding.held:
                return not self._hand_over()
            if self._shared.sounding.taken_elsewhere():
                return True
            if (self._clock.now() - self._left_at) / self._clock.speed > _SERVICE_TAKES_S:
                self._play_on()
            return False

    def _hand_over(self) -> bool:
        """Lets the service play if it can; returns False where it never will."""
        if not self._shared.ready.taken_elsewhere():  # it may live, and still be opening its devices
            return True
        self._player.rest()
        if not self._run:  # that was its last cue
            return False
        if not self._write(self._standing()):  # the service would not know where to go on
            self._go_on_with_own()
            return False
        self._left_at = self._clock.now()
        self._shared.sounding.release()
        return True

    def _play_on(self) -> None:
        """The service has gone in the very moment it was to play."""
        if self._shared.sounding.take():
            self._go_on_with_own()
            self._ask_to_serve()

    def _take_back(self) -> None:
        left = self._shared.read()
        if left is None or left.terms.run != self._run:
            self._go_on_with_own()
            return
        session, own = left.session, self._player.session
        if own is not None and own.timeline == session.timeline:  # the very same to those who compare
            session = replace(session, timeline=own.timeline)
        recorder = self._app.recorder()
        if recorder is not None and left.counted is not None:
            recorder.adopt(left.counted.tally(session))
        self._channels.sounding = left.sounding
        self._channels.wanted = replace(self._channels.wanted, muted=left.terms.wanted.muted)
        self._player.take_over(session, left.next_cue)

    def _go_on_with_own(self) -> None:
        standing = self._standing()
        self._player.take_over(standing.session, standing.next_cue)

    def _standing(self) -> PlayerPosition:
        found: list[PlayerPosition] = []
        self._player.hold(found.append)
        return found[0]

    def _note(self) -> None:
        """Writes where the session stands, and clears up after its end; called from any thread."""
        ended: list[bool] = []

        def note(standing: PlayerPosition) -> None:
            # Under the player's lock: once it rests, another may be writing already.
            if self._run and self._shared.sounding.held and not self._player.resting:
                self._write(standing)
                ended.append(standing.session.over(standing.at))

        self._player.hold(note)
        if any(ended):
            self._run = ""
            self._shared.file.forget()
            self._app.stop()
            self._shared.sounding.release()

    def _write(self, standing: PlayerPosition) -> bool:
        recorder = self._app.recorder()
        tally = recorder.tally if recorder is not None else None
        looked = tally.look(standing.session, standing.at) if tally is not None else None
        handover = Handover(
            session=standing.session,
            next_cue=standing.next_cue,
            sounding=self._channels.sounding,
            counted=Counted.of(looked) if looked is not None else None,
            terms=replace(
                self._app.terms(), run=self._run, name=self._name, record=recorder.id if recorder else ""
            ),
            at=standing.at,
            wall=self._app.wall().timestamp(),
        )
        return self._shared.file.write(self._writer.text(handover))
