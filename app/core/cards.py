"""Routines and exercises as lists show them, without their steps."""

import unicodedata
from math import ceil
from typing import NamedTuple


class RoutineCard(NamedTuple):
    """A routine as lists show it; plain values only, so that a cache can hold it.

    Attributes:
        id: What starts it; of a broken file its name.
        phase: warm-up, cool-down or gentle.
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
    """A text as searching sees it: without case, accents and hyphens."""
    text = text.replace("-", " ")
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def finds(query: str, text: str) -> bool:
    """Whether every word of a query stands somewhere in a text; both folded."""
    return all(word in text for word in query.split())
