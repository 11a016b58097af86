"""Says which exercise of the catalogue a name of another app means."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log
from typing import Any

from app.core.exercise import Exercise, Kind
from app.data.exchange.peers.synonyms import LIKELY, SURE
from app.data.exchange.peers.words import folded, is_time, listed

_FILLERS = listed(
    "the of with and on in to at your my for und mit im auf der die das den dem zur zum am an et de du "
    "des d l la le les au aux en sur avec y con el los las del al por e di da della delle il lo gli i w "
    "na z ze do het een met op van com no dos os as"
)
# That something is stretched goes without saying where a muscle is named.
_STRETCHES = listed(
    "stretch stretching dehnung dehnen dehn etirement etirements etirer estiramiento estiramientos "
    "estirar rozciaganie allungamento stiramento rek rekken alongamento alongar"
)
_SINGULAR = {"calves": "calf", "feet": "foot", "thighs": "thigh"}
_PARTED = re.compile(r"[;\n]")
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_LYING = listed(
    "lying supine liegend liegende liegen allonge allongee tumbado lezac sdraiato liggend deitado"
)
_POSTURES = {
    "standing": listed("standing stehend stehen debout pie stojac piedi staand"),
    "seated": listed("seated sitting sitzend sitzen assis assise sentado siedzac siadzie seduto zittend"),
    "kneeling": listed("kneeling kniend knien genoux rodillas kleczac ginocchio geknield ajoelhado"),
    "supine": _LYING,
    "prone": _LYING | listed("prone bauchlage"),
    "side-lying": _LYING,
}
_LIKELY_FROM, _WORTH_NAMING_FROM = 0.7, 0.3  # of a likeness from 0 to 1
_MOST_OTHERS = 4
_CLOSE = 0.84  # two words of so many letters in common mean the same, but for a slip of the finger
_SLIP, _PART = 0.9, 0.85  # what such a word counts, and one that is a part of a longer one
_LONG, _SHORT = 6, 5  # letters from which a word can be known in a longer one, and with a slip in it
_MOST_GUESSED = 500  # unknown words that are looked at; whoever names more of them is no runner

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name may mean.

    Attributes:
        exercise: An id; "" where nothing in the catalogue is like it.
        sure: Whether it is called so; else it is only likely.
        others: Further ids, the likeliest first.
    """

    exercise: str
    sure: bool
    others: tuple[str, ...]


class Catalogue:
    """The exercises there are, by all that they are called.

    Args:
        exercises: By id; what cannot be used, a BadFileError, is passed over.

    Attributes:
        exercises: Those that can be used, by id.
    """

    def __init__(self, exercises: Mapping[str, Any]) -> None:
        self._sure: dict[Words, str] = {}
        self._called: dict[Words, str] = {}  # sure and likely
        likely: list[tuple[str, str]] = []
        ids = [name for name, exercise in exercises.items() if isinstance(exercise, Exercise)]
        for name in ids:
            for called in (exercises[name].name, name.replace("-", " "), *_names(SURE.get(name, ""))):
                self._sure.setdefault(key_of(called), name)
            likely += [(called, name) for called in _names(LIKELY.get(name, ""))]
        self._sure.pop((), None)
        self._called.update(self._sure)
        for called, name in likely:
            self._called.setdefault(key_of(called), name)
        self._order = {name: number for number, name in enumerate(ids)}
        self._keys: dict[str, list[Words]] = {}
        for key in self._called:
            for word in key:
                self._keys.setdefault(word, []).append(key)
        self._weights = self._weigh(len(ids))
        self._unknown = log(1 + max(len(ids), 1))
        self._asked: dict[str, Meant] = {}
        self._guessed: dict[str, dict[str, float]] = {}
        self.exercises: Mapping[str, Exercise] = {name: exercises[name] for name in ids}

    def meant(self, name: str) -> Meant:
        """What a name means, without the side in it."""
        if name not in self._asked:
            self._asked[name] = self._meant(name)
        return self._asked[name]

    def _meant(self, name: str) -> Meant:
        ranked = self._ranked(key_of(name))
        for called in (name, _BRACKETS.sub(" ", name)):
            key = key_of(called)
            found = self._called.get(key)
            if found is not None and (key in self._sure or self._may_be(found, name)):
                return Meant(found, key in self._sure, _others(ranked, found))
            muscle = self._called.get(tuple(word for word in key if word not in _STRETCHES), "")
            if muscle and self.exercises[muscle].kind is Kind.STATIC and self._may_be(muscle, name):
                return Meant(muscle, sure=False, others=_others(ranked, muscle))
            ranked = ranked or self._ranked(key)
        for called in (_BRACKETS.sub(" ", name), *_BRACKETS.findall(name)):
            best = self._ranked(key_of(called))
            if best and best[0][1] >= _LIKELY_FROM and self._may_be(best[0][0], name):
                return Meant(best[0][0], sure=False, others=_others(best, best[0][0]))
        return Meant("", sure=False, others=_others(ranked, ""))

    def _may_be(self, exercise: str, name: str) -> bool:
        """Whether a name that is only like an exercise's says no other posture than that has."""
        said = {posture for posture, words in _POSTURES.items() if words.intersection(folded(name))}
        return (not said or self.exercises[exercise].posture in said) and self._may_stretch(exercise, name)

    def _may_stretch(self, exercise: str, name: str) -> bool:
        """Whether a name that speaks of stretching may mean a move: no squat is meant by a squat stretch."""
        move = self.exercises[exercise]
        still = move.kind in (Kind.STATIC, Kind.GENTLE) or _STRETCHES.intersection(folded(move.name))
        return bool(still) or not _STRETCHES.intersection(folded(name))

    def _weigh(self, total: int) -> dict[str, float]:
        """What each word tells: much where few exercises are called by it."""
        counts = Counter(word for word, _ in {(w, name) for key, name in self._called.items() for w in key})
        return {word: log(1 + total / count) for word, count in counts.items()}

    def _ranked(self, words: Words) -> list[tuple[str, float]]:
        """Exercises that are called alike, with how much, the likest first."""
        known = {word: self._known(word) for word in words}
        keys = {key for close in known.values() for other in close for key in self._keys[other]}
        mine = sum(max((self._weights[w] for w in close), default=self._unknown) for close in known.values())
        best: dict[str, float] = {}
        for key in keys:
            shared = sum(
                max((self._weights[other] * how for other, how in close.items() if other in key), default=0.0)
                for close in known.values()
            )
            all_ = mine + sum(self._weights[word] for word in key)
            name = self._called[key]
            best[name] = max(best.get(name, 0.0), shared / max(all_ - shared, shared))
        return sorted(best.items(), key=lambda item: (-round(item[1], 6), self._order[item[0]]))

    def _known(self, word: str) -> dict[str, float]:
        """The words of the catalogue that a word may be, with how much each counts."""
        if word in self._weights:
            return {word: 1.0}
        if word not in self._guessed:
            if len(self._guessed) >= _MOST_GUESSED:
                return {}
            self._guessed[word] = {other: how for other in self._weights if (how := _alike(word, other))}
        return self._guessed[word]


def _alike(word: str, other: str) -> float:
    """How much a word counts for another one, 0 for not at all."""
    if len(other) >= _LONG and len(word) > len(other) + 2:
        return _PART if word.startswith(other) or word.endswith(other) else 0.0
    if len(word) < _SHORT or word[0] != other[0] or abs(len(other) - len(word)) > 2:
        return 0.0
    match = SequenceMatcher(None, word, other, autojunk=False)
    close = match.real_quick_ratio() >= _CLOSE <= match.quick_ratio() and match.ratio() >= _CLOSE
    return _SLIP if close else 0.0


def key_of(name: str) -> Words:
    """What a name is compared by: its words without plurals and fillers, in the order of the alphabet."""
    words = [_singular(word) for word in folded(name) if not is_time(word)]
    telling = [word for word in words if word not in _FILLERS] or words
    return tuple(sorted(set(telling)))


def _singular(word: str) -> str:
    if word in _SINGULAR:
        return _SINGULAR[word]
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _names(listed: str) -> Iterator[str]:
    return (name for name in map(str.strip, _PARTED.split(listed)) if name)


def _others(ranked: list[tuple[str, float]], besides: str) -> tuple[str, ...]:
    alike = [name for name, how in ranked if name != besides and how >= _WORTH_NAMING_FROM]
    return tuple(alike[:_MOST_OTHERS])
