"""Characters that no text of a file may hold, since they could be neither shown nor stored."""

import re
from collections.abc import Iterator
from typing import Any

# What YAML calls printable; control characters and halves of characters are left.
_ODD = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Path = tuple[
    Any, ...
]  # the path of what holds a value, and the value's key or index there; empty for the whole


def odd_character(text: str) -> re.Match[str] | None:
    """The first character that no text may hold."""
    return _ODD.search(text)


def odd_places(data: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where in plain data such characters stand, in the data's order, each with its path of keys and indexes.

    A list of what is left to look at stands in for calls within calls, which data may be nested too deep for.
    """
    left: list[tuple[_Path, Any]] = [((), data)]
    while left:
        path, value = left.pop()
        if isinstance(value, str):
            odd = odd_character(value)
            if odd:
                yield _steps(path), odd.group()
        elif isinstance(value, dict):
            for key, inner in reversed(value.items()):
                left += (((path, key), inner), (path, key))
        elif isinstance(value, list):
            left += [((path, number), inner) for number, inner in reversed(tuple(enumerate(value)))]


def deeper_than(data: Any, most: int) -> bool:
    """Whether plain data holds more lists and mappings within each other than that."""
    level = [data] if isinstance(data, dict | list) else []
    for _ in range(most):
        inside = (each.values() if isinstance(each, dict) else each for each in level)
        level = [inner for each in inside for inner in each if isinstance(inner, dict | list)]
    return bool(level)


def _steps(path: _Path) -> tuple[str | int, ...]:
    steps = []
    while path:
        path, step = path
        steps.append(step)
    return tuple(reversed(steps))


def control_character(character: str) -> str:
    """What is said of one."""
    return f"the control character U+{ord(character):04X} does not belong here"
