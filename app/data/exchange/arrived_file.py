"""A file that has arrived and was read, and its text with changes."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from app.core.edits import SetValue, applied, same, unshared
from app.data.exchange.arrival import ArrivingFile
from app.data.exchange.short_form import readable
from app.data.files.problems import BadFileError, Problem
from app.data.files.schema import shown
from app.data.files.yaml_reader import Document, Loader, parse
from app.data.files.yaml_splices import Splice, joined
from app.data.files.yaml_tree import Shape, Tree
from app.data.library.routine_document import RoutineDocument

_MOST_EDITS = 20  # each reads the whole file again
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


def with_values(text: str, path: Path, values: Sequence[SetValue]) -> str:
    """A file's text with other ids in the place of some, its comments and all else as they are."""
    if not values:
        return text
    data = unshared(parse(path, text.encode()).data)
    wanted = applied(data, values)
    made = _at_once(text, path, values, wanted)
    if made or len(values) > _MOST_EDITS:
        return made or readable(wanted)
    return RoutineDocument.parse(path, text.encode()).edited(values).content.decode("utf-8-sig")


def _at_once(text: str, path: Path, values: Sequence[SetValue], wanted: Any) -> str:
    """The same without reading the file again for each value; "" where it does not come out as it should."""
    tree = Tree(text, Loader)
    splices = []
    for where, value in ((each.where, each.value) for each in values):
        node = tree.at(where)
        if node is None or node.shape is not Shape.SCALAR or node.style not in ("", "'", '"'):
            return ""
        splices.append(Splice(node.content, node.end, f"{node.style}{value}{node.style}"))
    made = joined(text, splices)
    with suppress(BadFileError):
        return made if same(unshared(parse(path, made.encode()).data), wanted) else ""
    return ""
