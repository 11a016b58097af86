"""The cards of Today, one for each phase of a day: what they say, and where each leads."""

from enum import StrEnum
from typing import NamedTuple

from app.core.i18n import mark as _


class Lead(StrEnum):
    """Where a card leads.

    CHECK_IN: the check-in. ROUTINE: the page of its routine. WHY: says why its routine may not start now, and
    what may. ADVICE: the outcome that still speaks. QUESTION: what is due in the loop. SAFETY: the safety
    questions. DAY: what was done today. LIBRARY: there is no routine for it.
    """

    CHECK_IN = "check-in"
    ROUTINE = "routine"
    WHY = "why"
    ADVICE = "advice"
    QUESTION = "question"
    SAFETY = "safety"
    DAY = "day"
    LIBRARY = "library"


class TodayCard(NamedTuple):
    """One card.

    Attributes:
        phase: before, after or rest; "stop" for what stands in the place of all cards.
        title, detail: In English as written; translated when shown.
        routine: Id of the routine that it leads to, or "".
        does: What its button says, in the same way; "" for what its lead is always called.
    """

    phase: str
    title: str
    detail: str
    lead: Lead
    routine: str = ""
    does: str = ""

    @property
    def button(self) -> str:
        """What its button says, in English as written."""
        return self.does or _DOES[self.lead]

    @property
    def has_routine(self) -> bool:
        """Whether it stands for a routine, and not for something to answer or to read."""
        return bool(self.routine) and self.lead in (Lead.CHECK_IN, Lead.ROUTINE)

    @property
    def notes(self) -> tuple[str, ...]:
        """What it says besides what a routine and a button say already, in English as written."""
        words = (self.title, self.detail)
        return tuple(said for said in words if said and said not in _PLAIN)


_DOES = {
    Lead.CHECK_IN: _("Check in"),
    Lead.ROUTINE: _("Start"),
    Lead.WHY: _("See why"),
    Lead.ADVICE: _("See why"),
    Lead.QUESTION: _("Answer"),
    Lead.SAFETY: _("To the questions"),
    Lead.DAY: _("See the day"),
    Lead.LIBRARY: _("Open the library"),
}

BEFORE = TodayCard("before", _("Before your run"), _("Check in, then warm up"), Lead.CHECK_IN)
AFTER = TodayCard("after", _("After your run"), _("Cool down"), Lead.ROUTINE)
REST = TodayCard("rest", _("Not running today"), _("Gentle moves"), Lead.ROUTINE)
WARM_UP = _("Warm up")
_PLAIN = frozenset(words for card in (BEFORE, AFTER, REST) for words in card[1:3]) | {WARM_UP}
