"""What a sheet shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Choice = tuple[str, str, Callable[[], None]]  # icon, words, action


def nothing() -> None:
    """Closes a sheet and does no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """What a sheet shows.

    Attributes:
        choices: Icon, words and action of each choice; the first is the main one.
        equal: No choice stands out, and they stand beside each other where there is room.
        harmless: Index of the choice that Back, or a tap beside the sheet, means.
        leave: What these mean where no choice is harmless; shown as a cross.
        plain: Index of a choice that stands there as text without a button's ground, such as "Not now".
        body: Widgets between text and choices; each has `fit(width) -> height`.
        small: Fine print below the text.
    """

    title: str
    text: str = ""
    choices: Sequence[Choice] = ()
    equal: bool = False
    harmless: int = 0
    leave: Callable[[], None] | None = None
    plain: int = -1
    body: Sequence[Any] = ()
    small: str = ""
