"""The one place that reads a clock."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo


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


class _SystemZone(tzinfo):
    """What the system's clock shows at any moment, with daylight saving as it was or will be then.

    The zone of `local_now` is that of now alone: in winter it would show every summer an hour early.
    """

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        return None if when is None else when.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, _when: datetime | None) -> timedelta | None:
        return None  # the system tells no more than what its clock shows

    def tzname(self, when: datetime | None) -> str | None:
        return None if when is None else when.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, when: datetime) -> datetime:
        there = when.replace(tzinfo=UTC).astimezone()
        local = there.replace(tzinfo=self)
        return local if local.utcoffset() == there.utcoffset() else local.replace(fold=1)


SYSTEM_ZONE: tzinfo = _SystemZone()


def zone_of(now: datetime) -> tzinfo | None:
    """The zone of a time of day at any other moment, also one long ago.

    Args:
        now: From `local_now`, or instead of it. A time of a clock that is not the system's keeps its zone.
    """
    fixed = isinstance(now.tzinfo, timezone) and now.tzinfo is not UTC
    return SYSTEM_ZONE if fixed and now.astimezone().utcoffset() == now.utcoffset() else now.tzinfo
