"""A calendar entry as a file that calendars take in: iCalendar, RFC 5545."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from app.core.reminder import CalendarEntry

_MOST_BYTES = 75  # of a line, without its end (RFC 5545, 3.1)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # that a text must not hold; a tab may stay
_LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_PRODUCT = "-//Limber//Running days//EN"


def calendar_file(entry: CalendarEntry, uid: str, sequence: int, now: datetime) -> bytes:
    """The file of one entry.

    Its times have no zone, so that it begins at the same time by the clock on the wall all year round and
    wherever the runner is. It leaves the time free for whatever else is planned.

    Args:
        entry: The entry.
        uid: What calendars know it by: a later file with the same takes the place of this one.
        sequence: Higher in each later file, 0 or more.
        now: Aware.
    """
    title = _text(entry.title)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "BEGIN:VEVENT",
        f"UID:{_text(uid)}",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{entry.begins:%Y%m%dT%H%M%S}",
        f"DURATION:PT{entry.minutes}M",
        f"RRULE:{entry.rule}",
        f"SUMMARY:{title}",
        f"DESCRIPTION:{_text(entry.text)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{title}",
        f"TRIGGER:{_before(entry.alarm_min)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _text(words: str) -> str:
    r"""A text in one line: `\`, `;`, `,` and line ends are written as RFC 5545 (3.3.11) has it."""
    plain = _CONTROLS.sub("", _LINE_ENDS.sub("\n", words))
    for sign in "\\;,":
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _before(minutes: int) -> str:
    """A span before the beginning; whole hours and minutes, never days, which are not all as long."""
    if not minutes:
        return "PT0S"
    hours, rest = divmod(minutes, 60)
    return "-PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def _folded(line: str) -> Iterable[bytes]:
    """A line in pieces that are short enough, none of which ends within a character."""
    left, room = line.encode("utf-8", "replace"), _MOST_BYTES
    begin = b""
    while len(left) > room:
        cut = room
        while left[cut] & 0xC0 == 0x80:  # a byte that goes on with a character
            cut -= 1
        yield begin + left[:cut]
        left, begin, room = left[cut:], b" ", _MOST_BYTES - 1
    yield begin + left
