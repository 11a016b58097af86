"""Ids for what is new: lower-case letters, digits and hyphens, short enough, and free.

An id is the name of a file too, so none is one that Windows keeps for a device.
"""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import chain, count

from app.core.cards import folded

MOST_ID = 60  # characters; the schemas' own bound
_MOST_ALIKE = 50
_NO_ID = re.compile(r"[^a-z0-9]+")
# Names that Windows gives to devices, whatever ending they have.
_DEVICES = {
    *("con", "prn", "aux", "nul", "conin$", "conout$"),
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
}


def is_device(name: str) -> bool:
    """Whether Windows takes the name of a file for a device."""
    return name.partition(".")[0].rstrip(" ").lower() in _DEVICES


def free_id(words: str, taken: Container[str], fallback: str, ends: Iterable[str] = ()) -> str:
    """An id that nothing has yet: what words make, else the first of the same with something at its end.

    Args:
        words: What it is made of, such as a title; an id stays as it is.
        taken: Ids that are there, and names of files without their endings, in lower case.
        fallback: What it is made of where no letter of the words can stand in an id.
        ends: What comes at its end, the first that makes it free; after these, and without any, numbers.
    """
    numbers = (f"-{number}" for number in count(2))
    tried = (with_end(words, end, fallback) for end in chain(("",), ends, numbers))
    return next(each for each in tried if each not in taken and not is_device(each))


def numbered(name: str) -> Iterator[str]:
    """The ids that others of the name get: `my-warmup-2`, `my-warmup-3` and so on, the first fifty."""
    return (with_end(name, f"-{number}") for number in range(2, 2 + _MOST_ALIKE))


def with_end(words: str, end: str, fallback: str = "") -> str:
    """Words as an id with something at its end, which stays whole where both are too long."""
    plain = _NO_ID.sub("-", folded(words)).strip("-") or fallback
    return plain[: MOST_ID - len(end)].rstrip("-") + end
