"""A thread that wakes the player exactly when its next cue is due."""

import threading
from collections.abc import Callable

from app.core.errors import report_uncaught
from app.player.bell import Bell
from app.player.player import Clock

# A wait counts no time asleep, the session's clock does: look again at least this often.
_LOOK_AGAIN_S = 0.5
_AGAIN_S = 0.25  # after a call that failed


class ThreadWaker:
    """Calls `wake` at the asked reading of the clock, from a thread of its own.

    The exactness of a cue then hangs neither on the frame rate nor on what the screen is doing, nor on the
    time of day, which may be set at any moment.
    """

    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock = clock
        self._wake = wake
        self._when: float | None = None
        self._closed = False
        self._lock = threading.Lock()
        self._bell: Bell | None = None
        self._thread: threading.Thread | None = None

    def wake_at(self, when: float | None) -> None:
        """Asks for one call at a reading of the clock, session seconds; None takes the wish back."""
        with self._lock:
            self._when = when
            if when is not None and self._thread is None and not self._closed:
                self._bell = Bell()
                self._thread = threading.Thread(
                    target=self._run, args=(self._bell,), name="cues", daemon=True
                )
                self._thread.start()
            elif threading.current_thread() is not self._thread:  # which looks by itself
                self._ring()

    def close(self) -> None:
        """Ends the thread."""
        with self._lock:
            self._closed = True
            self._ring()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout=2)

    def _ring(self) -> None:
        if self._bell is not None:
            self._bell.ring()

    def _run(self, bell: Bell) -> None:
        while True:
            with self._lock:
                if self._closed:
                    self._bell = None
                    break
                wait_s = None if self._when is None else self._left_s(self._when)
                if wait_s is not None and wait_s <= 0:
                    self._when = None
            if wait_s is None or wait_s > 0:
                bell.wait(wait_s if wait_s is None else min(wait_s, _LOOK_AGAIN_S))
            else:
                self._call()
        bell.close()

    def _left_s(self, when: float) -> float:
        return (when - self._clock.now()) / self._clock.speed

    def _call(self) -> None:
        try:
            self._wake()
        except Exception as error:  # noqa: BLE001 - without this thread no cue would come any more
            report_uncaught(error)
            with self._lock:
                if self._when is None:  # it did not come as far as asking for the next call
                    self._when = self._clock.now() + _AGAIN_S * self._clock.speed
