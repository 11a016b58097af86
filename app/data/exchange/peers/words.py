"""Words as they can be shown and compared: on one line, without what nobody sees."""

import re
from functools import lru_cache
from unicodedata import category, combining, normalize

MOST_NAME, MOST_TITLE = 60, 80  # the bounds of the schemas
_MOST_READ = 400  # characters of a text that are looked at
_WHOLE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "’": "", "'": ""}
)
_WORD = re.compile(r"[^\W_]+")
_TIME = re.compile(r"x|x?\d+(?:s|sec|secs|sek|min|mins|m|x|x\d+)?")
_SEEN_AS = {"Cc": " ", "Cf": "", "Cs": "", "Co": "", "Cn": ""}
_JOINERS = "\u200c\u200d"  # that hold some letters and emoji together


def plain(text: str) -> str:
    """A text of a file on one line: spaces are single, and what nobody sees is left out."""
    spaced = "".join(
        c if c in _JOINERS else _SEEN_AS.get((kind := category(c)), " " if kind[0] == "Z" else c)
        for c in text[:_MOST_READ]
    )
    return normalize("NFC", " ".join(spaced.split())).strip(f" {_JOINERS}")


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, with a sign where some are missing."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@lru_cache(maxsize=4096)
def folded(text: str) -> tuple[str, ...]:
    """The words of a text, without case, accents and signs."""
    # Taken apart on both sides: some letters are capital ones only then, some have accents only when small.
    small = normalize("NFKD", text[:_MOST_READ]).casefold().translate(_WHOLE)
    bare = normalize("NFKD", small)
    return tuple(_WORD.findall("".join(c for c in bare if not combining(c))))


def listed(words: str) -> frozenset[str]:
    """Words that are written as one text."""
    return frozenset(words.split())


def is_time(word: str) -> bool:
    """Whether a word is a number, as of seconds or of repetitions."""
    return _TIME.fullmatch(word) is not None


def slug(text: str, most: int) -> str:
    """What an id can be made of: the Latin letters and digits of a text; "" where there are none."""
    ascii_words = ("".join(c for c in word if c.isascii()) for word in folded(text))
    return "-".join(word for word in ascii_words if word)[:most].strip("-")
