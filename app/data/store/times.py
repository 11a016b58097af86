"""Times on record: UTC milliseconds there, seconds here."""

import uuid
from datetime import datetime

MOST_MS = 99_999_999_999_999  # in the year 5138; no clock that is set right is beyond


def to_ms(now: datetime | float) -> int:
    """A time as the record keeps it: an aware time, or seconds since 1970; held within 1970 to 5138."""
    return bounded_ms(round((now.timestamp() if isinstance(now, datetime) else now) * 1000))


def bounded_ms(at_ms: int) -> int:
    """A time on record, held within 1970 to 5138."""
    return min(max(at_ms, 0), MOST_MS)


def from_ms(at_ms: int) -> float:
    """Seconds since 1970."""
    return at_ms / 1000


def offset_of(now: datetime) -> int | None:
    """How far an aware time's clock is ahead of UTC, seconds."""
    offset = now.utcoffset()
    return None if offset is None else round(offset.total_seconds())


def new_id() -> str:
    """An id that no other record has, on any device."""
    return uuid.uuid4().hex
