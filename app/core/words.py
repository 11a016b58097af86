"""Marks what is translated; the translating itself is handed in."""

from collections.abc import Callable

Translate = Callable[[str], str]


def mark(message: str) -> str:
    """Marks a sentence for the catalogue of translations; it is translated when it is shown or said."""
    return message
