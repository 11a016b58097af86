"""The large cards of Today: what they say, and where each leads."""

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
    """

    phase: str
    title: str
    detail: str
    lead: Lead
    routine: str = ""


BEFORE = TodayCard("before", _("Before your run"), _("Check in, then warm up"), Lead.CHECK_IN)
AFTER = TodayCard("after", _("After your run"), _("Cool down"), Lead.ROUTINE)
REST = TodayCard("rest", _("Not running today"), _("Gentle moves"), Lead.ROUTINE)
