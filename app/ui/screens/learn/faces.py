"""What each card to read looks like, and how they stand below each other."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.core.learn import TOPICS, LearnCard


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
    "what-running-can-do": Face("insights", "before", "a-skip"),
    "run-and-walk": Face("steps", "before", "march-in-place"),
    "load-and-surface": Face("trending_up", "before", "walking-lunge"),
    "trail": Face("landscape", "before", "lateral-lunge"),
    "shoes": Face("directions_walk", "before", "butt-kicks"),
    "feet-and-arches": Face("straighten", "before", "calf-raise"),
    "why-warm-up": Face("timer", "before", "hip-circles"),
    "move-first": Face("swap_horiz", "before", "leg-swing-front-back"),
    "cool-down": Face("bedtime", "after", "standing-quad-stretch"),
    "begin-easy": Face("flag", "before", "jog-in-place"),
    "run-tall": Face("visibility", "before", "easy-walk"),
    "quick-steps": Face("animation", "before", "high-knees"),
    "gentle-brace": Face("accessibility_new", "before", "bird-dog"),
    "land-softly": Face("arrow_downward", "before", "a-skip"),
    "common-and-harmless": Face("health_and_safety", "after", "torso-rotation"),
    "what-is-behind-it": Face("search", "after", "half-squat"),
    "how-long": Face("calendar_month", "after", "rest-breathing"),
    "long-sitting": Face("weekend", "after", "hip-gate"),
    "bending-and-lifting": Face("exercise", "after", "hip-hinge"),
    "get-checked": Face("local_hospital", "stop", ""),
    "bad-back-day": Face("spa", "rest", "cat-cow"),
    "instead-of-running": Face("self_improvement", "rest", "childs-pose"),
    "heat-and-massage": Face("wb_sunny", "rest", "side-lying-rest"),
    "see-a-pro": Face("record_voice_over", "rest", "glute-bridge"),
}


def face_of(card: LearnCard) -> Face:
    """The look of a card; one that nobody has drawn looks like a book."""
    return _FACES.get(card.id, _UNKNOWN)


def in_order(cards: Iterable[LearnCard]) -> tuple[LearnCard, ...]:
    """Cards as the list shows them: topic by topic, as they are written; last those about none."""
    order = list(TOPICS)
    return tuple(
        sorted(cards, key=lambda card: order.index(card.topic) if card.topic in TOPICS else len(order))
    )


def by_topic(cards: Iterable[LearnCard]) -> dict[str, list[LearnCard]]:
    """The same, below the headings of their topics in English; below "" those about nothing known."""
    groups: dict[str, list[LearnCard]] = {}
    for card in in_order(cards):
        groups.setdefault(TOPICS.get(card.topic, ""), []).append(card)
    return groups


def featured(cards: Sequence[LearnCard], day: int) -> LearnCard:
    """The card of the day: another one each day, in their order."""
    return cards[day % len(cards)]


def opening(text: str) -> str:
    """The first sentence of a text."""
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]
