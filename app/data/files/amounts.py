"""What somebody meant who wrote a number in other words."""

import re
from collections.abc import Sequence

_TIME = re.compile(
    r"(?:(?P<hours>\d{1,2}) ?(?:h|hrs?|hours?))? ?(?:(?P<minutes>\d{1,3}) ?(?:m|min|mins|minutes?|'))?"
    r' ?(?:(?P<seconds>\d{1,4}) ?(?:s|secs?|seconds?|"|\'\'))?'
)
_CLOCK = re.compile(r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{1,2})")
_COMMA = re.compile(r"([-+]?\d{1,9}),(\d{1,9})")
_TIMES = re.compile(r"(?:[x×] ?)?(\d{1,4}) ?(?:[x×]|times)?")
_ALONE = re.compile(r"[-+]?\d{1,18}(\.\d+)?|true|false", re.IGNORECASE)


def reads_as(text: str, types: Sequence[str]) -> bool:
    """Whether a plain text would be read as a value of one of a schema's types."""
    if not _ALONE.fullmatch(text):
        return False
    kind = "boolean" if text[0] in "tTfF" else "number" if "." in text else "integer"
    return kind in types or (kind == "integer" and "number" in types)


def number_meant(text: str, types: Sequence[str]) -> str:
    """A hint to end a message with: how to write what a text means; "" where nobody could tell.

    Args:
        text: As written in place of a number.
        types: Those of the schema.
    """
    text = text.strip()
    if reads_as(text, types):
        return f"; write {text} without quotes"
    short = text.rstrip(",;. ")
    if short != text and reads_as(short, types):
        return f'; leave out the "{text[len(short) :].strip()}"'
    if not {"integer", "number"} & set(types):
        return ""
    comma = _COMMA.fullmatch(text)
    if comma and "number" in types:
        return f"; write {comma[1]}.{comma[2]} (with a point)"
    if comma:
        return f"; write {round(float(f'{comma[1]}.{comma[2]}'))}, without a fraction"
    clock = _CLOCK.fullmatch(text)
    time = clock or _TIME.fullmatch(text.lower())
    if time and text:
        hours, minutes, seconds = (int(part or 0) for part in time.group("hours", "minutes", "seconds"))
        total = 3600 * hours + 60 * minutes + seconds
        return f"; write {total} (seconds{'' if clock else ', without a unit'})"
    times = _TIMES.fullmatch(text.lower())
    return f"; write {times[1]}" if times else ""
