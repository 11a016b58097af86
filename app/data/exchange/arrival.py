"""What a file from elsewhere would bring: shown before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["routines", "exercises"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivingFile:
    """A YAML file that would be added to the runner's own.

    Attributes:
        kind: The folder it belongs in.
        id: Of the routine or exercise in it, lower case with hyphens; also the stem of its file's name.
        text: What it would hold; nothing in it has been trusted, it has not been checked yet.
        came: As it stands in the file it comes in, where that is another text; else "".
        data: What would stand in it, where that is another text.
        line: Lines of the file it comes in that stand before it; faults are said to be where they are there.
        file: What that file is called, where several come at once; else "".
    """

    kind: Kind
    id: str
    text: str
    came: str = ""
    data: Any = None
    line: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCarried:
    """Something that could not be carried over, or was carried over differently.

    Attributes:
        says: A sentence in English with names in braces, translated when it is shown.
        values: What fills it in.
    """

    says: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A move as the other app calls it, and what it becomes here.

    Attributes:
        name: As it stands in the file.
        exercise: The id of an exercise of the catalogue; "" where it becomes a step with only its words.
        sure: Whether the names mean the same; else it is a likely guess that is worth a look.
        others: Ids that it could be as well, the likeliest first.
    """

    name: str
    exercise: str
    sure: bool
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """All that one file would bring.

    Attributes:
        source: The app it comes from, by its name: "Limber", "OpenHIIT" ...
        files: What would be added.
        matches: How the names of another app were understood; none for Limber's own.
        notes: What did not come along, in the order it stands in the file.
    """

    source: str
    files: tuple[ArrivingFile, ...]
    matches: tuple[Match, ...] = ()
    notes: tuple[NotCarried, ...] = ()
