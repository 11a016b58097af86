"""Writes from a thread of its own, so that neither the screen nor the clock ever waits for the disk."""

import logging
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)


class WriterThread:
    """Carries out the last wish, at most once in so many seconds.

    Args:
        pause_s: Seconds between two writes; a wish in between waits, and a later one takes its place.
    """

    def __init__(self, pause_s: float) -> None:
        self._pause_s = pause_s
        self._wish: Callable[[], None] | None = None
        self._hurry = False
        self._working = False
        self._closed = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def put(self, wish: Callable[[], None], *, at_once: bool = False) -> None:
        """Asks for a write; returns at once."""
        with self._changed:
            if self._closed:
                return
            self._wish = wish
            self._hurry = self._hurry or at_once
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="record", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def drop(self) -> None:
        """Takes a wish back, and waits for one that is being carried out."""
        with self._changed:
            self._wish = None
            self._changed.wait_for(lambda: not self._working)

    def flush(self) -> None:
        """Waits until what was asked for has been written."""
        with self._changed:
            self._hurry = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._thread is None or (self._wish is None and not self._working))

    def close(self) -> None:
        """Writes what is left and ends the thread."""
        self.flush()
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wish is not None or self._closed)
                if self._wish is None:
                    return
                wish, self._wish, self._hurry, self._working = self._wish, None, False, True
            try:
                wish()
            except Exception:  # noqa: BLE001 - a record that cannot be written must not end the session
                _log.exception("The position could not be saved")
            with self._changed:
                self._working = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._hurry or self._closed, timeout=self._pause_s)
