"""Times on record: UTC milliseconds there, seconds here."""

import uuid
from datetime import datetime


def to_ms(now: datetime | float) -> int:
    """A time as the record keeps it; seconds since 1970, or an aware time."""
    return round((now.timestamp() if isinstance(now, datetime) else now) * 1000)


def from_ms(at_ms: int) -> float:
    """Seconds since 1970."""
    return at_ms / 1000


def new_id() -> str:
    """An id that no other record has, on any device."""
    return uuid.uuid4().hex
