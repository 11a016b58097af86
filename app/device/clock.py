"""The one place that reads a clock."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime


def _sleep_proof() -> Callable[[], float]:
    """The system's clock that keeps running while the device sleeps and never jumps."""
    if sys.platform == "win32":
        return time.perf_counter  # the performance counter runs on in standby
    if hasattr(time, "CLOCK_BOOTTIME"):  # Linux, Android
        return lambda: time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform in ("darwin", "ios"):  # here CLOCK_MONOTONIC counts sleep, time.monotonic() does not
        return lambda: time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic


class SleepProofClock:
    """Seconds that go on in sleep, at `speed` session seconds per real second."""

    def __init__(self, speed: float = 1.0) -> None:
        self._read = _sleep_proof()
        self._speed = speed

    @property
    def speed(self) -> float:
        """Session seconds per real second; 1 but for previews and tests."""
        return self._speed

    def now(self) -> float:
        """Reading in session seconds; only differences mean something."""
        return self._read() * self._speed


def local_now() -> datetime:
    """The time of day, aware, in the runner's own zone."""
    return datetime.now(UTC).astimezone()
