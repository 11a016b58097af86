"""What is wrong with a file, said so that a person can mend it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at one place.

    Attributes:
        line, column: From 1.
        message: One sentence: what is wrong, what was expected.
    """

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class BadFileError(Exception):
    """A file cannot be used; carries every problem that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class UnknownError(KeyError):
    """There is nothing of that name; the message suggests one."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion to end a sentence with, or nothing where no known word is close."""
    from difflib import get_close_matches  # a file without a mistake does without

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""
