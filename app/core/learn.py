"""Cards to read about running with a cranky back, and which of them is offered after a warm-up."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.i18n import mark as _

TOPICS = {
    "running": _("Running with a sore back"),
    "around": _("Before and after a run"),
    "form": _("How you run"),
    "back": _("Your back"),
    "sore": _("Sore days and help"),
}
"""What cards are about, in the order of the list, with their headings in English as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnCard:
    """One card.

    Attributes:
        title, text: In English as written; translated when shown. The text has at most 60 words.
        sources: article, or references of the evidence list.
        topic: One of TOPICS; "" for none of them.
        tip: In English, what to take along on a run in one or two sentences; "" for nothing.
    """

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    topic: str = ""
    tip: str = ""


def next_tip(cards: Sequence[LearnCard], last: str) -> LearnCard | None:
    """The card whose tip is offered next: the one after the last, and after all of them the first again.

    Args:
        cards: All cards, in their order.
        last: Id of the card that was offered last; "", or one that is there no longer, begins anew.

    Returns:
        A card with a tip; None where there is none.
    """
    tips = [card for card in cards if card.tip]
    ids = [card.id for card in tips]
    following = ids.index(last) + 1 if last in ids else 0
    return tips[following % len(tips)] if tips else None
