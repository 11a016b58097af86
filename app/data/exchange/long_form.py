"""The text that is kept of a routine in the short form: every step written out, every comment as it was."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from app.core.edits import Edit, EditError, RemoveKey, Where, same, unshared
from app.data.exchange.short_form import readable
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import Loader, parse
from app.data.files.yaml_splices import Splice, UnsafeError, joined
from app.data.files.yaml_tree import Node, Shape, Tree
from app.data.files.yaml_write import in_braces
from app.data.library.routine_document import RoutineDocument

_MOST_EDITS = 20  # each reads the whole file again
_COMMA = re.compile(r"\s*,[ \t]*")
_HERE = Path("came.yaml")
_CANNOT = (BadFileError, EditError, UnsafeError, yaml.YAMLError)


def is_pasted(text: str) -> bool:
    """Whether a text is one line without comments, as a code holds it: nobody has laid it out."""
    return len(text.strip().splitlines()) == 1 and not _comments(text)


def long_text(text: str, data: Mapping[str, Any]) -> tuple[str, int]:
    """A file with these contents, and how many comments could not be kept in it.

    Args:
        text: The short form.
        data: The same written out.
    """
    if is_pasted(text):
        return readable(data), 0
    try:
        made = _patched(text, data)
    except _CANNOT:
        made = ""
    made = made or readable(data)
    return made, max(len(_comments(text)) - len(_comments(made)), 0)


def _comments(text: str) -> list[str]:
    try:
        return Tree(text, Loader).comments()
    except yaml.YAMLError:
        return []


def _patched(text: str, wanted: Mapping[str, Any]) -> str:
    """The text with each short step written out where it stands; "" where more of it would have to change."""
    tree, data = Tree(text, Loader), parse(_HERE, text.encode()).data
    splices = list(_gone(tree, [key for key in data if key not in wanted]))
    for where, written, meant in _steps(data, wanted):
        node = tree.at(where)
        if isinstance(written, str) and node is not None and node.shape is Shape.SCALAR:
            splices.append(Splice(node.start, node.end, in_braces(meant)))
        elif isinstance(written, dict) and "block" not in written and "block" in meant and node is not None:
            splices += _with_block(tree, node, meant["block"])
    document = RoutineDocument.parse(_HERE, joined(text, splices).encode())
    edits: list[Edit] = [RemoveKey((key,)) for key in document.data if key not in wanted]
    edits += [
        RemoveKey((*where, "block"))
        for where, written, meant in _steps(data, wanted)
        if isinstance(written, dict) and "block" in written and "block" not in meant
    ]
    if len(edits) > _MOST_EDITS:
        return ""
    edited = document.edited(edits)
    made = edited.content.decode()
    whole = edited.faithful and same(unshared(parse(_HERE, made.encode()).data), unshared(wanted))
    return made if whole else ""


def _with_block(tree: Tree, step: Node, block: str) -> Iterator[Splice]:
    """Puts the block that a step is in behind its exercise, in braces or in a line below."""
    pair = step.pair("exercise")
    if pair is not None and step.flow:
        yield Splice(pair.end, pair.end, f", block: {block}")
    elif pair is not None:
        at, indent = tree.line_end(pair.end), " " * tree.column(pair.start)
        yield Splice(at, at, f"{tree.eol}{indent}block: {block}")


def _gone(tree: Tree, keys: Iterable[str]) -> Iterator[Splice]:
    """Takes keys out of a file in braces, each with the comma behind it alone; what else is there stays."""
    for key in keys if tree.root.flow else ():
        pair = tree.root.pair(key)
        comma = _COMMA.match(tree.text, pair.end) if pair is not None else None
        if pair is not None and comma is not None:
            yield Splice(pair.start, comma.end(), "")


def _steps(data: Any, wanted: Any, where: Where = ("steps",)) -> Iterator[tuple[Where, Any, Any]]:
    """Where each step stands, how it is written there, and the same written out."""
    both = data.get("steps"), wanted.get("steps")
    if not all(isinstance(each, list) for each in both):
        return
    for number, (written, meant) in enumerate(zip(*both, strict=True)):
        if isinstance(written, dict) and "repeat" in written:
            yield from _steps(written, meant, (*where, number, "steps"))
        else:
            yield (*where, number), written, meant
