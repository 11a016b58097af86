"""The small fixed vocabulary in which rules are written: comparisons of scores, facts, all, any and not."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Literal

Bound = Literal["at_least", "at_most", "above", "below"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a condition is asked about.

    Attributes:
        values: Scores by name (score, before, after, morning); a score that is not known is left out.
        facts: Names of the facts that are true.
    """

    values: Mapping[str, int] = field(default_factory=dict)
    facts: Set[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """A score against a bound: a number or another score, with something added.

    A comparison with a score that is not known does not hold.
    """

    value: str
    bound: Bound
    to: int | str
    plus: int = 0

    def holds(self, given: Given) -> bool:
        """Whether it is true."""
        mine = given.values.get(self.value)
        other = given.values.get(self.to) if isinstance(self.to, str) else self.to
        if mine is None or other is None:
            return False
        other += self.plus
        match self.bound:
            case "at_least":
                return mine >= other
            case "at_most":
                return mine <= other
            case "above":
                return mine > other
            case "below":
                return mine < other


@dataclass(frozen=True, slots=True)
class Holds:
    """A fact."""

    fact: str

    def holds(self, given: Given) -> bool:
        """Whether it is true."""
        return self.fact in given.facts


@dataclass(frozen=True, slots=True)
class Every:
    """All of several conditions."""

    of: "tuple[Condition, ...]"

    def holds(self, given: Given) -> bool:
        """Whether all are true."""
        return all(condition.holds(given) for condition in self.of)


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of several conditions."""

    of: "tuple[Condition, ...]"

    def holds(self, given: Given) -> bool:
        """Whether one is true."""
        return any(condition.holds(given) for condition in self.of)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    of: "Condition"

    def holds(self, given: Given) -> bool:
        """Whether it is false."""
        return not self.of.holds(given)


Condition = Compare | Holds | Every | Some | Not
