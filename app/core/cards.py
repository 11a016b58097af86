"""Routines and exercises as lists show them, without their steps."""

from collections.abc import Callable, Sequence
from functools import cache
from math import ceil
from typing import Any, NamedTuple
from unicodedata import category, combining, decimal, lookup, name, normalize

_PLAIN = {  # that are no letter with something added, as Unicode sees them
    "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "ĸ": "k", "ŋ": "n", "ə": "e", "ɛ": "e",
    "ɔ": "o", "ƿ": "w", "\N{MINUS SIGN}": " ", "·": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "ʹ": "", "´": "",
    "`": "", "ـ": "",
}  # fmt: skip
_UNSEEN = "\ufe0e\ufe0f"  # which form of a sign is meant
_IN_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


class RoutineCard(NamedTuple):
    """A routine as lists show it; plain values only, so that a cache can hold it.

    Attributes:
        id: What starts it; of a broken file its name.
        phase: warm-up, run, cool-down or gentle.
        total_s: Length as written, seconds.
        steps: How many it has.
        posture: What the ground must allow.
        exercise: Id of an exercise that stands for it in a picture.
        max_pain: Highest back score at which it may be offered.
        own: It is the runner's own.
        file: Name of its file.
        problem: Why its file cannot be used, in words; "" for a sound one.
        purpose: What it is for, in English as written.
        areas: Ids of the areas it works, most used first, with spaces between them.
        moves: Ids of its exercises, with spaces between them.
        suits: What it was made for, in the words of its file, with spaces between them.
        needs: What has to be at hand, as `app.core.needs.in_text` puts it.
    """

    id: str
    title: str
    phase: str
    total_s: int
    steps: int
    posture: str
    exercise: str
    max_pain: int
    own: bool
    file: str
    problem: str = ""
    purpose: str = ""
    areas: str = ""
    moves: str = ""
    suits: str = ""
    needs: str = ""

    @property
    def minutes(self) -> int:
        """Length in begun minutes."""
        return ceil(self.total_s / 60)


class ExerciseCard(NamedTuple):
    """An exercise as lists show it; plain values only, so that a cache can hold it.

    Attributes:
        id: Its id; of a broken file its name.
        name: In English as written.
        kind: dynamic, activation, static or gentle.
        areas: Ids of its areas, most important first, with spaces between them.
        own: It is the runner's own.
        file: Name of its file.
        problem: Why its file cannot be used, in words; "" for a sound one.
    """

    id: str
    name: str
    kind: str
    areas: str
    own: bool
    file: str
    problem: str = ""


class LeftOut(NamedTuple):
    """A link or a folder of the runner's that could not be followed or read.

    Attributes:
        file: Its path.
        problem: Why, in words.
    """

    file: str
    problem: str


def folded(text: str) -> str:
    """A text as searching sees it: without case, accents, hyphens and apostrophes, in plain letters."""
    if not text.isascii():
        apart = normalize("NFKD", normalize("NFKD", text).casefold())  # what was one sign may have case
        text = "".join(map(_plain, apart))
    return text.replace("-", " ").replace("'", "").lower()


def spellings(text: str) -> tuple[str, ...]:
    """A text as searching sees it: also with two letters for one, and with hyphened words as one."""
    spelt = normalize("NFC", text).casefold().translate(_IN_TWO_LETTERS)
    joined = "".join(character for character in text if category(character) != "Pd")
    return tuple(dict.fromkeys((folded(text), folded(spelt), folded(joined))))


def finds(wanted: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether every word of one spelling of a query stands somewhere in a text."""
    return any(all(any(word in text for text in said) for word in spelling.split()) for spelling in wanted)


class CardSearch:
    """Finds cards by words; what a card says is taken apart once."""

    def __init__(self) -> None:
        self._texts: dict[Any, tuple[str, ...]] = {}

    def found(self, query: str, cards: Sequence[Any], text: Callable[[Any], str]) -> list[Any]:
        """Cards that hold every word of a query; all of them for an empty one.

        Args:
            query: As it was typed.
            cards: Named tuples; the first field tells those of a kind apart.
            text: All that a card says.
        """
        wanted = spellings(query)
        if not any(wanted):
            return list(cards)
        kept, found = self._texts, []
        for card in cards:
            key = (type(card), card[0])
            said = kept.get(key)
            if said is None:
                said = kept[key] = spellings(text(card))
            if finds(wanted, said):
                found.append(card)
        return found

    def forget(self) -> None:
        """Takes everything apart again, since cards or words have changed."""
        self._texts.clear()


@cache
def _plain(character: str) -> str:
    """A character of a text taken apart: the letter without its accent or stroke, or nothing."""
    kind = category(character)
    if character in _PLAIN:
        return _PLAIN[character]
    if combining(character) or kind == "Cf" or character in _UNSEEN:
        return ""
    if kind == "Pd":
        return " "
    if kind == "Nd":
        return str(decimal(character))
    letter, stroke, _ = name(character, "").partition(" WITH ")
    if not stroke or not kind.startswith("L"):
        return character
    try:
        return _plain(lookup(letter))
    except KeyError:
        return character
