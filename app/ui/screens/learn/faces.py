"""What each card to read looks like, and the order in which they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from app.core.learn import LearnCard


class Face(NamedTuple):
    """The look of a card.

    Attributes:
        icon: In the list.
        tint: before, after, rest, or stop.
        exercise: Whose figure heads its page; "" for the icon, large.
    """

    icon: str
    tint: str
    exercise: str


_UNKNOWN = Face("menu_book", "before", "easy-walk")
_FACES = {
    "can-i-run": Face("directions_run", "before", "jog-in-place"),
    "why-warm-up": Face("timer", "before", "march-in-place"),
    "move-first": Face("swap_horiz", "before", "leg-swing-front-back"),
    "cool-down": Face("bedtime", "after", "standing-quad-stretch"),
    "run-tall": Face("visibility", "before", "easy-walk"),
    "quick-steps": Face("animation", "before", "high-knees"),
    "gentle-brace": Face("accessibility_new", "rest", "bird-dog"),
    "bad-back-day": Face("weekend", "rest", "cat-cow"),
    "get-checked": Face("local_hospital", "stop", ""),
    "see-a-pro": Face("record_voice_over", "after", "half-squat"),
    "shoes": Face("directions_walk", "before", "butt-kicks"),
    "load-and-surface": Face("trending_up", "rest", "rest-breathing"),
}


def face_of(card: LearnCard) -> Face:
    """The look of a card; one that nobody has drawn looks like a book."""
    return _FACES.get(card.id, _UNKNOWN)


def in_order(cards: Sequence[LearnCard]) -> tuple[LearnCard, ...]:
    """Cards as the list shows them; those that nobody has placed come last, as they are written."""
    order = list(_FACES)
    return tuple(sorted(cards, key=lambda card: order.index(card.id) if card.id in _FACES else len(order)))


def featured(cards: Sequence[LearnCard], day: int) -> LearnCard:
    """The card of the day: another one each day, in their order."""
    return cards[day % len(cards)]


def opening(text: str) -> str:
    """The first sentence of a text."""
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]
