"""Which routine suits now, and why it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from app.core.back.eligibility import BackState, Reason, Refused, may_start
from app.core.cards import RoutineCard
from app.core.fit import better
from app.core.i18n import Translate
from app.core.i18n import mark as _

STANDARD = {
    "warm-up": "warmup-7-standard",
    "cool-down": "cooldown-5-static",
    "gentle": "gentle-12-not-running",
}
_HABIT = 2  # times among the last sessions that make a habit


class Why(StrEnum):
    """Why a routine is suggested."""

    AFTER_RUN = "after-run"
    CHECKED_FIRST = "checked-first"
    SCORE = "score"
    GENTLE_DAY = "gentle-day"
    NO_RUN = "no-run"
    FAVOURITE = "favourite"
    USUAL = "usual"
    KNOWN = "known"
    STANDARD = "standard"
    CHOSEN = "chosen"


_WORDS = {
    Why.AFTER_RUN: _("after your run"),
    Why.CHECKED_FIRST: _("until it is checked"),
    Why.SCORE: _("fits a {score}"),
    Why.GENTLE_DAY: _("for a gentle day"),
    Why.NO_RUN: _("for a rest day"),
    Why.FAVOURITE: _("a favourite"),
    Why.USUAL: _("your usual"),
    Why.KNOWN: _("you know this one"),
    Why.STANDARD: _("a good start"),
    Why.CHOSEN: _("your choice"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A routine that suits now.

    Attributes:
        score: That it suits, for Why.SCORE.
    """

    card: RoutineCard
    why: Why
    score: int = 0

    def reason(self, tr: Translate) -> str:
        """Why it is suggested."""
        return tr(_WORDS[self.why]).format(score=self.score)


@dataclass(frozen=True, kw_only=True)
class Chooser:
    """Chooses among routines.

    Attributes:
        cards: Every routine that can be used, in the order lists show them.
        recent: Ids of the routines of the last sessions.
        favourites: Ids; of one whose file is gone nothing is seen.
        state: What is known about the back; None where nothing is asked.
        now: An aware time, in the runner's own zone.
    """

    cards: Sequence[RoutineCard]
    recent: Sequence[str]
    favourites: Collection[str]
    state: BackState | None
    now: datetime

    @cached_property
    def by_id(self) -> Mapping[str, RoutineCard]:
        """The routines by their id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def _used(self) -> Counter[str]:
        return Counter(self.recent)

    @cached_property
    def _verdicts(self) -> dict[tuple[str, int, str], bool]:
        return {}  # of thousands of routines most differ in none of these

    def may(self, card: RoutineCard) -> bool:
        """Whether a routine may start, once whatever is asked before a start has been answered."""
        if self.state is None:
            return True
        key = (card.phase, card.max_pain, card.suits)
        if key not in self._verdicts:
            verdict = may_start(card, self.state, self.now)
            asks = (Reason.CHECK_IN, Reason.SAFETY_QUESTIONS)
            self._verdicts[key] = not isinstance(verdict, Refused) or verdict.reason in asks
        return self._verdicts[key]

    def named(self, names: Iterable[str]) -> list[RoutineCard]:
        """The routines of these names that there are and that may start, in this order."""
        found = (self.by_id[name] for name in names if name in self.by_id)
        return [card for card in found if self.may(card)]

    def of(self, *phases: str) -> list[RoutineCard]:
        """All routines of some phases that may start, the standard of each phase first."""
        first = {STANDARD[phase] for phase in phases}
        cards = [card for card in self.cards if card.phase in phases and self.may(card)]
        return sorted(cards, key=lambda card: (card.id not in first, phases.index(card.phase)))

    def better(self, name: str, minutes: float) -> RoutineCard | None:
        """A routine that is written for about this length, where that of this name would not be itself.

        Of two equally near it is the one with more of the same moves. None where nothing is better.
        """
        chosen = self.by_id.get(name)
        if chosen is None:
            return None
        moves = set(chosen.moves.split())
        others = sorted(self.of(chosen.phase), key=lambda card: -len(moves & set(card.moves.split())))
        return better(chosen, others, minutes)

    def best(self, cards: Iterable[RoutineCard]) -> RoutineCard | None:
        """A favourite, else what the runner does most, else the first; None where there is nothing.

        Of several favourites it is the one that is done most.
        """
        favourites, used = self.favourites, self._used
        return max(cards, key=lambda card: (card.id in favourites, used[card.id]), default=None)

    def because(self, card: RoutineCard) -> Why:
        """Why a routine is the best where nothing but the runner's own choice speaks for it."""
        if card.id in self.favourites:
            return Why.FAVOURITE
        used = self._used[card.id]
        return Why.USUAL if used >= _HABIT else Why.KNOWN if used else Why.STANDARD
