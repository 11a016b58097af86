"""A file that has arrived and was read, and its text with changes."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.core.edits import Edit
from app.data.exchange.arrival import ArrivingFile
from app.data.files.problems import Problem
from app.data.files.yaml_reader import Document
from app.data.library.routine_document import RoutineDocument


class ArrivedFile(NamedTuple):
    """A file that arrives and was read.

    Attributes:
        document: None where it cannot be read.
    """

    file: ArrivingFile
    document: Document | None
    problems: list[Problem]


def with_edits(text: str, path: Path, edits: Sequence[Edit]) -> str:
    """A file's text with changes, its comments and all else as they are."""
    if not edits:
        return text
    return RoutineDocument.parse(path, text.encode()).edited(edits).content.decode("utf-8-sig")
