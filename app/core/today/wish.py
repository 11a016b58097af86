"""What the runner has said about today: the kind of run, the cold, how little time, and what is not at hand.

Nothing of it is asked for; it is there for whoever wants to say it, and it is gone with the day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from app.core.cards import RoutineCard
from app.core.i18n import mark as _
from app.core.needs import from_text, met
from app.core.today.why import Why

SHORT_MIN = 3  # minutes that "hardly any time" means
_SHORT_S = 60 * SHORT_MIN + 20
KINDS: Mapping[str, str] = {
    "easy": _("Easy run"),
    "trail": _("Trail"),
    "track": _("Track"),
    "race": _("Race"),
    "run": _("Run and walk"),
}
_WHY = {
    "easy": Why.EASY,
    "trail": Why.TRAIL,
    "track": Why.TRACK,
    "race": Why.RACE,
    "run": Why.RUN_WALK,
    "cold": Why.COLD,
    "hurry": Why.HURRY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWish:
    """What was said.

    Attributes:
        kind: One of KINDS; "" where it was not said.
        cold: It is cold outside.
        short: There are SHORT_MIN minutes.
        without: Things that are not at hand, of `needs.THINGS`.
    """

    kind: str = ""
    cold: bool = False
    short: bool = False
    without: frozenset[str] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return any(getattr(self, each.name) for each in fields(self))

    @property
    def minutes(self) -> int | None:
        """Longest that something may take, minutes; None for any length."""
        return SHORT_MIN if self.short else None

    def _answered(self, card: RoutineCard) -> list[str]:
        """What of it a routine was made for."""
        suits = card.suits.split()
        wanted = [self.kind, "cold" if self.cold else "", "hurry" if self.short else ""]
        found = [word for word in wanted if word and word in suits]
        if self.kind == "run" == card.phase:
            found.insert(0, "run")
        if self.short and "hurry" not in found and card.total_s <= _SHORT_S:
            found.append("hurry")
        return found

    def apt(self, card: RoutineCard) -> int:
        """How much of it a routine answers; what needs nothing that is missing comes before what does."""
        at_hand = bool(self.without) and met(from_text(card.needs), self.without)
        return 2 * len(self._answered(card)) + at_hand

    def why(self, card: RoutineCard) -> Why | None:
        """Why a routine answers it; None where it does not."""
        answered = self._answered(card)
        if answered:
            return _WHY[answered[0]]
        return Why.AT_HAND if self.without and met(from_text(card.needs), self.without) else None


NO_WISH = DayWish()
