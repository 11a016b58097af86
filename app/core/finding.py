"""Which routines fit what a runner is looking for: what for, how long, and what is at hand."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from app.core.cards import RoutineCard
from app.core.needs import from_text, met

_SORE = 5  # highest back score up to which a routine has to be meant, to be one for a sore back


def _phase(phase: str) -> Callable[[RoutineCard], bool]:
    return lambda card: card.phase == phase


def _made_for(word: str) -> Callable[[RoutineCard], bool]:
    return lambda card: word in card.suits.split()


def _sore(card: RoutineCard) -> bool:
    return "sore-back" in card.suits.split() or (card.phase != "run" and card.max_pain >= _SORE)


# What a routine can be for, by the names that filters have.
PURPOSES: Mapping[str, Callable[[RoutineCard], bool]] = {
    **{phase: _phase(phase) for phase in ("warm-up", "cool-down", "gentle", "run")},
    "sore-back": _sore,
    "strength": _made_for("strength"),
    "desk": _made_for("desk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineFilter:
    """What is looked for.

    Attributes:
        purpose: One of PURPOSES; "" for any.
        minutes: Longest a routine may take, whole minutes; 0 for any length.
        without: Things that are not at hand, of `needs.THINGS`.
    """

    purpose: str = ""
    minutes: int = 0
    without: Collection[str] = frozenset()

    def fits(self, card: RoutineCard) -> bool:
        """Whether a routine is one of those that are looked for."""
        return (
            (not self.purpose or PURPOSES[self.purpose](card))
            and (not self.minutes or card.total_s <= 60 * self.minutes)
            and met(from_text(card.needs), self.without)
        )

    def __bool__(self) -> bool:
        """Whether anything is wished for."""
        return bool(self.purpose or self.minutes or self.without)

    def looser(self) -> Iterator[tuple[str, "RoutineFilter"]]:
        """The wish with one thing taken away, and which: "purpose", "minutes" or one of the things."""
        if self.purpose:
            yield "purpose", replace(self, purpose="")
        if self.minutes:
            yield "minutes", replace(self, minutes=0)
        for thing in self.without:
            yield thing, replace(self, without=frozenset(self.without) - {thing})
