"""A thread that wakes the player exactly when its next cue is due."""

import threading
from collections.abc import Callable

from app.core.errors import report_uncaught
from app.player.player import Clock

# A wait counts no time asleep, the session's clock does: look again at least this often.
_LOOK_AGAIN_S = 0.5
_AGAIN_S = 0.25  # after a call that failed


class ThreadWaker:
    """Calls `wake` at the asked reading of the clock, from a thread of its own.

    The exactness of a cue then hangs neither on the frame rate nor on what the screen is doing.
    """

    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock = clock
        self._wake = wake
        self._when: float | None = None
        self._closed = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def wake_at(self, when: float | None) -> None:
        """Asks for one call at a reading of the clock, session seconds; None takes the wish back."""
        with self._changed:
            self._when = when
            if when is not None and self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="cues", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """Ends the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout=2)

    def _run(self) -> None:
        while True:
            with self._changed:
                if self._closed:
                    return
                if self._when is None:
                    self._changed.wait()
                    continue
                wait_s = (self._when - self._clock.now()) / self._clock.speed
                if wait_s > 0:
                    self._changed.wait(min(wait_s, _LOOK_AGAIN_S))
                    continue
                self._when = None
            self._call()

    def _call(self) -> None:
        try:
            self._wake()
        except Exception as error:  # noqa: BLE001 - without this thread no cue would come any more
            report_uncaught(error)
            with self._changed:
                if self._when is None:  # it did not come as far as asking for the next call
                    self._when = self._clock.now() + _AGAIN_S * self._clock.speed
