"""Guesses whether a plan is for before the run or after it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.core.exercise import Exercise, Kind
from app.data.exchange.peers.words import folded, listed

WARM_UP, COOL_DOWN = "warm-up", "cool-down"

# Beginnings of words, without accents; those in the last list are whole ones.
_AFTER = listed(
    "cooldown cool stretch after post dehn abwarm nach auslauf etir apres retour estir despues vuelta "
    "enfri rozciag schlodz wyciszen allung dopo defatic rek rekk afkoel cooling alonga depois desaquec "
    "relax entspann recover yin"
)
_BEFORE = listed(
    "warm warmup pre before activ mobil dynam aufwarm vor einlauf echauff avant calent antes rozgrzew "
    "przed riscald prima opwarm inlopen voor aquec erwarm"
)
_WHOLE = listed("rek nach vor voor pre post yin avant antes prima dopo przed")


def by_title(title: str) -> str:
    """The phase that a title names; "" where it names none, or both."""
    words = folded(title)
    both = " ".join(words)
    if "po biegu" in both or "po treningu" in both:
        return COOL_DOWN
    after, before = _has(words, _AFTER), _has(words, _BEFORE)
    if after == before:
        return ""
    return COOL_DOWN if after else WARM_UP


def by_moves(steps: Sequence[Mapping[str, Any]], exercises: Mapping[str, Exercise]) -> str:
    """The phase that the moves speak for: held ones come after a run."""
    held = moving = 0
    for exercise in _used(steps, exercises):
        held += exercise.kind is Kind.STATIC
        moving += exercise.kind is not Kind.STATIC
    return COOL_DOWN if held > moving else WARM_UP


def _has(words: Sequence[str], starts: Collection[str]) -> bool:
    return any(
        word == start if start in _WHOLE else word.startswith(start) for word in words for start in starts
    )


def _used(steps: Sequence[Mapping[str, Any]], exercises: Mapping[str, Exercise]) -> list[Exercise]:
    found: list[Exercise] = []
    for step in steps:
        found += _used(step["steps"], exercises) if "repeat" in step else [exercises[step["exercise"]]]
    return found
