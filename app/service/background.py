"""The service: silent while the app is to be seen, playing while it is not."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import Translate
from app.core.session_codec import RESUME_WITHIN_S
from app.device.notifier import Notice, Notifier
from app.player.channels import Outputs
from app.player.handover import Handover
from app.player.ports import Clock, Fired, PlayerPosition
from app.player.shared import SERVICE_OPENS_S, Shared
from app.player.waker import ThreadWaker
from app.service.notice import notice_of
from app.service.playback import ClosableWaker, ServicePlayback

LOOK_EVERY_S = 0.05
_LAST_WORDS_S = 4.0  # the longest signal and "Done. Well done."
_SEEN_S = 0.5  # by so much the time left must be out before it is shown anew
_UNREAD = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceParts:
    """Everything the service is handed.

    Attributes:
        clock: The sleep-proof clock at a speed, session seconds per real second.
        wall: The time of day, aware.
        outputs: Vibration, sound and voice for a language.
        words: Translates into a language.
        awake: Keeps processor and speaker awake for the cues to come, or lets them sleep.
        ready: Whether what it plays on is open; until then the app plays on, also when it is not seen.
        heard: Called after every cue it plays.
        placed: Called with "took" or "gave", and where the session stands, when it changes hands.
        waker: Makes what wakes the player.
    """

    shared: Shared
    clock: Callable[[float], Clock]
    wall: Callable[[], datetime]
    outputs: Callable[[str], Outputs]
    words: Callable[[str], Translate]
    notifier: Notifier
    awake: Callable[[bool], None]
    ready: Callable[[], bool] = lambda: True
    heard: Callable[[Fired], None] = lambda _: None
    placed: Callable[[str, PlayerPosition], None] = lambda _what, _standing: None
    waker: Callable[[Clock, Callable[[], None]], ClosableWaker] = ThreadWaker


class Background:
    """Looks about twenty times a second whether it is to play, and who takes the session back.

    The app holds the lock `front` for as long as it is to be seen. Once that is free, since the app has gone
    to the background or has died, the service takes `sounding` when the app lets go of it, and plays on.
    """

    def __init__(self, parts: ServiceParts) -> None:
        self._parts, self._shared = parts, parts.shared
        self._stint: ServicePlayback | None = None
        self._taking_over = threading.Lock()
        self._seen: Handover | None = None
        self._mark: object = _UNREAD
        self._shown: tuple[object, ...] = ()
        self._until = 0.0
        self._awake = False
        self._waits_since: float | None = None
        self._opens_since: float | None = None
        self._run: str | None = None  # of the session whose clock was seen to be that of this process

    @property
    def playing(self) -> bool:
        """Whether it is the service that plays."""
        return self._stint is not None

    def look(self) -> bool:
        """One look around; False when there is nothing left to do and the process should end."""
        return self._play() if self._stint is not None else self._listen()

    def act(self, action: str) -> None:
        """Carries out a button of the notification, or passes it on to the app; from any thread."""
        with self._taking_over:  # the first cue is heard before the stint is there to be told
            stint = self._stint
        if stint is None or not stint.act(action):
            self._shared.wish.write(action)

    def close(self) -> None:
        """Leaves the session to whoever comes next; from here on it may be left to play no more."""
        self._shared.ready.release()
        stint, self._stint = self._stint, None
        if stint is not None:
            stint.leave()
            stint.close()
        self._shared.sounding.release()
        self._keep_awake(False)
        self._parts.notifier.clear()

    def _listen(self) -> bool:
        self._read_again()
        if self._seen is None:
            return False
        if not self._shared.front.taken_elsewhere() and self._shared.sounding.take():
            return self._take_over()
        seen = self._seen
        clock = self._parts.clock(seen.terms.speed)
        self._knows(seen, clock)
        if not self._shared.ready.held and self._is_ready(clock):
            self._shared.ready.take()
        self._show(notice_of(seen.session.frame(clock.now()), clock.speed, self._words(seen)))
        return True

    def _knows(self, left: Handover, clock: Clock) -> bool:
        """Whether what was left goes by this process's clock; the time of day may have been set since."""
        if left.terms.run != self._run and left.same_clock(clock.now(), self._parts.wall().timestamp()):
            self._run = left.terms.run
        return left.terms.run == self._run

    def _is_ready(self, clock: Clock) -> bool:
        now = clock.now()
        if self._opens_since is None:
            self._opens_since = now
        return self._parts.ready() or (now - self._opens_since) / clock.speed >= SERVICE_OPENS_S

    def _read_again(self) -> None:
        mark = self._shared.file.mark()
        if mark != self._mark:
            self._mark = mark
            self._seen = self._shared.read() or (self._seen if mark is not None else None)

    def _take_over(self) -> bool:
        parts, left = self._parts, self._shared.read()
        clock = parts.clock(left.terms.speed) if left is not None else None
        if left is None or clock is None or not self._knows(left, clock):
            self._shared.sounding.release()
            return False
        self._seen, self._waits_since = left, None
        outputs = parts.outputs(left.terms.language)
        with self._taking_over:
            self._stint = ServicePlayback(
                left, self._shared, clock, outputs, self._words(left), parts.wall, parts.waker, parts.heard
            )
        self._stint.hold(lambda standing: parts.placed("took", standing))
        return self._play()

    def _play(self) -> bool:
        stint, seen = self._stint, self._seen
        assert stint is not None, "called only while playing"
        assert seen is not None, "what is played was read before"
        if self._shared.front.taken_elsewhere():
            self._hand_back(stint)
            return True
        frame, clock = stint.frame, self._parts.clock(seen.terms.speed)
        self._show(notice_of(frame, clock.speed, self._words(seen)))
        if not stint.waits:
            self._waits_since = None
        elif self._waits_since is None:
            self._waits_since = clock.now()
        waited_s = 0.0 if self._waits_since is None else (clock.now() - self._waits_since) / clock.speed
        last_words = frame.over and waited_s < _LAST_WORDS_S
        self._keep_awake(not stint.waits or last_words)
        if waited_s < (_LAST_WORDS_S if frame.over else RESUME_WITHIN_S):
            return True
        self._hand_back(stint)
        return False

    def _hand_back(self, stint: ServicePlayback) -> None:
        stint.leave()
        stint.hold(lambda standing: self._parts.placed("gave", standing))
        self._stint = None
        self._shared.sounding.release()
        self._keep_awake(False)
        stint.close()
        self._mark = _UNREAD

    def _keep_awake(self, on: bool) -> None:
        if on != self._awake:
            self._awake = on
            self._parts.awake(on)

    def _words(self, handover: Handover) -> Translate:
        return self._parts.words(handover.terms.language)

    def _show(self, notice: Notice) -> None:
        """Shows what has changed; the time left runs by itself."""
        words = (notice.title, notice.text, notice.paused, notice.left_s is None)
        until = self._parts.wall().timestamp() + (notice.left_s or 0.0)
        if words != self._shown or (notice.left_s is not None and abs(until - self._until) > _SEEN_S):
            self._shown, self._until = words, until
            self._parts.notifier.show(notice)
