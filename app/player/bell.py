"""Waiting that no change of the time of day can lengthen.

Below Android 11 the C library knows no timed wait on a lock but until a time of day, and Python for Android
is built for older phones still: where the network sets the time back by an hour, half a second on a condition
or an event becomes an hour and half a second. The waits here, and `time.sleep`, the system itself counts.
"""

import contextlib
import select
import socket
import time

_FINE_S = 0.002  # what the system would round up is slept instead


class Bell:
    """Rung by any thread, waited for by one; what rings before the wait is heard as well."""

    def __init__(self) -> None:
        self._ear, self._rope = socket.socketpair()
        self._ear.setblocking(False)
        self._rope.setblocking(False)

    def ring(self) -> None:
        """Ends the wait, or the next one. Never blocks."""
        with contextlib.suppress(OSError):  # full: it rings already; closed: nobody listens
            self._rope.send(b"\0")

    def wait(self, seconds: float | None) -> None:
        """Waits until it rings.

        Args:
            seconds: At most so many; it may end 2 ms early, but never late. None for no limit.
        """
        if seconds is not None and seconds <= _FINE_S:
            time.sleep(max(seconds, 0.0))
            return
        self._listen(None if seconds is None else seconds - _FINE_S / 2)
        with contextlib.suppress(BlockingIOError):
            while self._ear.recv(64):
                pass

    def close(self) -> None:
        """Gives it back; nobody may wait any more."""
        self._ear.close()
        self._rope.close()

    def _listen(self, seconds: float | None) -> None:
        if hasattr(select, "poll"):  # unlike `select` it takes a file of any number
            ears = select.poll()
            ears.register(self._ear, select.POLLIN)
            ears.poll(None if seconds is None else int(seconds * 1000))
        else:
            select.select([self._ear], [], [], seconds)
