"""A card to read about running with a cranky back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnCard:
    """One card.

    Attributes:
        title, text: In English as written; translated when shown. The text has at most 60 words.
        sources: article, or references of the evidence list.
    """

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
