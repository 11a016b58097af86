"""Characters that no text of a file may hold, since they could be neither shown nor stored."""

import re
from collections.abc import Iterator
from typing import Any

# What YAML calls printable; control characters and halves of characters are left.
_ODD = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def odd_character(text: str) -> re.Match[str] | None:
    """The first character that no text may hold."""
    return _ODD.search(text)


def odd_places(data: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where in plain data such characters stand, each with its path of keys and indexes."""
    if isinstance(data, str):
        odd = odd_character(data)
        if odd:
            yield where, odd.group()
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from odd_places(key, where)
            yield from odd_places(value, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from odd_places(value, (*where, number))


def control_character(character: str) -> str:
    """What is said of one."""
    return f"the control character U+{ord(character):04X} does not belong here"
