"""Which routine suits now, and why it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from app.core.back.eligibility import BackState, Reason, Refused, may_start
from app.core.cards import RoutineCard
from app.core.fit import better
from app.core.i18n import Translate
from app.core.needs import from_text
from app.core.today.why import WORDS, Why
from app.core.today.wish import NO_WISH, DayWish

STANDARD = {
    "warm-up": "warmup-7-standard",
    "run": "runwalk-20-a",
    "cool-down": "cooldown-5-static",
    "gentle": "gentle-12-not-running",
}
_MORNING, _FLOOR = "morning", "floor"
_HABIT = 2  # times among the last sessions that make a habit


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
        return tr(WORDS[self.why]).format(score=self.score)


@dataclass(frozen=True, kw_only=True)
class Chooser:
    """Chooses among routines.

    Attributes:
        cards: Every routine that can be used, in the order lists show them.
        recent: Ids of the routines of the last sessions.
        favourites: Ids; of one whose file is gone nothing is seen.
        state: What is known about the back; None where nothing is asked.
        now: An aware time, in the runner's own zone.
        wish: What was said about today.
        morning: Why what was made for the first hour after getting up comes first; None where it does not.
    """

    cards: Sequence[RoutineCard]
    recent: Sequence[str]
    favourites: Collection[str]
    state: BackState | None
    now: datetime
    wish: DayWish = NO_WISH
    morning: Why | None = None

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
        """What answers most of what was said about today; else a favourite, a habit, or the first.

        Of several favourites it is the one that is done most; early in the day, without a habit, what was
        made for it. None where there is nothing.
        """
        return max(self.within_reach(cards), key=self._worth, default=None)

    def _worth(self, card: RoutineCard) -> tuple[int, bool, bool, bool, int]:
        used = self._used[card.id]
        return (
            self.wish.apt(card),
            card.id in self.favourites,
            used >= _HABIT,
            self._for_morning(card),
            used,
        )

    def _for_morning(self, card: RoutineCard) -> bool:
        return self.morning is not None and _MORNING in card.suits.split()

    def within_reach(self, cards: Iterable[RoutineCard]) -> list[RoutineCard]:
        """What can be done with what is at hand: nothing on the floor where there is none.

        Whatever else is missing has a gentler move in its place. All of them where nothing would be left.
        """
        cards = list(cards)
        if _FLOOR not in self.wish.without:
            return cards
        return [card for card in cards if {_FLOOR} not in from_text(card.needs)] or cards

    def ordered(self, cards: Iterable[RoutineCard]) -> list[RoutineCard]:
        """Routines to choose from, what answers most of what was said about today first."""
        return sorted(self.within_reach(cards), key=lambda card: -self.wish.apt(card))

    def because(self, card: RoutineCard) -> Why:
        """Why a routine is the best where nothing but the runner's own choice speaks for it."""
        said = self.wish.why(card)
        if said is not None:
            return said
        if card.id in self.favourites:
            return Why.FAVOURITE
        used = self._used[card.id]
        if self.morning is not None and used < _HABIT and self._for_morning(card):
            return self.morning
        return Why.USUAL if used >= _HABIT else Why.KNOWN if used else Why.STANDARD
