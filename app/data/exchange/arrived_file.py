"""A file that has arrived and was read, and its text with changes."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.core.edits import Edit
from app.data.exchange.arrival import ArrivingFile
from app.data.files.problems import Problem
from app.data.files.schema import shown
from app.data.files.yaml_reader import Document
from app.data.library.routine_document import RoutineDocument

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ArrivedFile(NamedTuple):
    """A file that arrives and was read.

    Attributes:
        document: None where it cannot be read.
    """

    file: ArrivingFile
    document: Document | None
    problems: list[Problem]


def id_fault(document: Document) -> list[Problem]:
    """What is wrong with an id that a file would be named after, should the schema ever let one pass."""
    name = document.data["id"]
    if _ID.fullmatch(name):
        return []
    return [document.problem(("id",), f"{shown(name)} cannot be an id, such as my-warmup")]


def with_edits(text: str, path: Path, edits: Sequence[Edit]) -> str:
    """A file's text with changes, its comments and all else as they are."""
    if not edits:
        return text
    return RoutineDocument.parse(path, text.encode()).edited(edits).content.decode("utf-8-sig")
