"""A time of day that is set while the app runs, and waiting as older phones do it.

Below Android 11 the C library knows no timed wait on a lock but until a time of day. Where that is set back by
an hour, `threading.Condition.wait(0.5)`, and all that is built on it, waits for an hour and half a second.
"""

import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

_real = threading.Lock
_GRAIN_S = 0.005


class Wall:
    """A time of day that tests set; several processes share it by a file.

    Args:
        file: Holds the seconds it is ahead.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self._ahead()

    def local_now(self) -> datetime:
        """Likewise, as the app reads it."""
        return datetime.fromtimestamp(self.now(), UTC).astimezone()

    def jump(self, seconds: float) -> None:
        """Is set forward, or back."""
        ahead = self._ahead() + seconds
        partial = self._file.with_suffix(".partial")
        partial.write_text(str(ahead))
        partial.replace(self._file)

    def rule(self, patch: pytest.MonkeyPatch) -> None:
        """Every timed wait of this process's goes by this time of day from now on."""
        patch.setattr(threading, "_allocate_lock", lambda: _WallLock(self))

    def _ahead(self) -> float:
        return float(self._file.read_text()) if self._file.exists() else 0.0


class _WallLock:
    """A lock whose timed wait ends at a time of day."""

    def __init__(self, wall: Wall) -> None:
        self._lock, self._wall = _real(), wall
        self.release, self.locked = self._lock.release, self._lock.locked

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if not blocking or timeout < 0:
            return self._lock.acquire(blocking)
        until = self._wall.now() + timeout
        while not self._lock.acquire(timeout=_GRAIN_S):
            if self._wall.now() >= until:
                return False
        return True

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: Any) -> None:
        self.release()
