"""What becomes of a change that is made in an editor."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was made.

    Attributes:
        says: What else was changed along with it, to be translated; "" for nothing.
        values: What fills it in.
    """

    says: str = ""
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asks:
    """A change that needs more of the file written than it concerns; it was not made yet.

    Attributes:
        why: In a sentence, to be translated.
        lost: How many comments of the author's would go.
    """

    why: str
    lost: int


@dataclass(frozen=True, slots=True)
class NotMade:
    """A change that was not made.

    Attributes:
        why: In a sentence; what comes from the check of a file is in English.
    """

    why: str


Outcome = Made | Asks | NotMade
