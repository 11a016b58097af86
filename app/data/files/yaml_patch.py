"""Puts changes into a YAML file and leaves every other character of it as it stands.

What a change needs is found in the file's own tree; the text around is never written again. Each change is
read back by the reader and compared with what was meant, before it counts. Where a file is written so that a
change cannot be put in without touching what was not meant, that is said, and a text with the smallest such
part written out is offered.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml

from app.core.edits import (
    Edit,
    EditError,
    MoveItem,
    RemoveKey,
    ReplaceItem,
    SetValue,
    applied,
    part_of,
    same,
    unshared,
)
from app.data.files.problems import BadFileError
from app.data.files.yaml_splices import NAMES, UNUSUAL, Hand, Splice, UnsafeError, joined, rank
from app.data.files.yaml_tree import Shape, Tree
from app.data.files.yaml_write import Style, afresh, entry, in_braces, item, items

Read = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Patched:
    """A file's text with changes put in; every line that they do not concern is as it was."""

    text: str
    data: Any


@dataclass(frozen=True, slots=True)
class NeedsRewriting:
    """Changes that cannot be put in without writing more of the file than they concern: ask its author first.

    Attributes:
        reason: Why, in a sentence; translated when it is shown.
        text: The file with them, were it so written; it means exactly what was meant.
        lost: How many comments would go.
    """

    reason: str
    text: str
    data: Any
    lost: int


def patched(
    text: str, edits: Iterable[Edit], read: Read, loader: Any, order: Sequence[str] = ()
) -> Patched | NeedsRewriting:
    """Puts changes into a file's text, one after the other.

    Args:
        text: A file that the reader takes.
        edits: What is changed.
        read: Gives the data of a text, as the app reads it; raises BadFileError.
        loader: The class that reads YAML.
        order: In which a new key stands among the others; what is not named stands last.

    Raises:
        BadFileError: The text cannot be read.
        EditError: A change leads nowhere, or puts in what no file can hold, such as a control character.
    """
    data = unshared(read(text))
    before, reason = text, ""
    for edit in edits:
        for part in _smaller(edit, data, text, loader, order):
            after = applied(data, [part])
            if same(after, data):
                continue
            try:
                text, said = _put_in(text, part, data, after, read, loader, order)
            except UnsafeError as error:
                text, said = _rewritten(text, part, after, read, loader), error.reason
            reason = reason or said
            data = after
    if not reason:
        return Patched(text, data)
    old, new = (Counter(Tree(each, loader).comments()) for each in (before, text))
    return NeedsRewriting(reason, text, data, (old - new).total())


def _smaller(edit: Edit, data: Any, text: str, loader: Any, order: Sequence[str]) -> list[Edit]:
    """The changes of single keys that make up another step in the place of one, where there are such."""
    if not isinstance(edit, ReplaceItem):
        return [edit]
    old, new, node = part_of(data, edit.where), edit.item, Tree(text, loader).at(edit.where)
    if not isinstance(old, dict) or node is None or node.shape is Shape.ALIAS or not {*old} & {*new}:
        return [edit]
    nested = [key for key in {*old, *new} if isinstance(old.get(key, new.get(key)), list | dict)]
    if any(key not in old or key not in new or not same(old[key], unshared(new[key])) for key in nested):
        return [edit]
    ranked = sorted(new, key=lambda key: rank(key, order))
    other = [key for key in ranked if key not in old or not same(old[key], new[key])]
    put = [SetValue((*edit.where, key), new[key]) for key in other]
    return [*put, *(RemoveKey((*edit.where, key)) for key in old if key not in new)]


def _put_in(
    text: str, edit: Edit, data: Any, meant: Any, read: Read, loader: Any, order: Sequence[str]
) -> tuple[str, str]:
    """The text with one change, and why its author has to be asked, or "".

    Raises:
        UnsafeError: It would not mean what was meant.
    """
    tree = Tree(text, loader)
    for faithful in (True, False):  # a plain word may mean something where it stands; a quoted one cannot
        hand = Hand(tree, data, order, faithful=faithful)
        made = joined(text, hand.splices(edit))
        if _means(made, meant, read):
            return made, hand.reason
    # What repeats a part changes along with it, or is left without what it repeats.
    names = any(node.shape is Shape.ALIAS for node in tree.root.walk())
    raise UnsafeError(NAMES if names else UNUSUAL)


def _means(text: str, meant: Any, read: Read) -> bool:
    with suppress(BadFileError, yaml.YAMLError, UnicodeError):
        return same(unshared(read(text)), meant)
    return False


def _rewritten(text: str, edit: Edit, meant: Any, read: Read, loader: Any) -> str:
    """The text with the smallest part written out in which the change is; the whole at the worst."""
    tree = Tree(text, loader)
    for splice in _parts_written_out(tree, edit, meant):
        made = joined(text, [splice])
        if _means(made, meant, read):
            return made
    made = afresh(meant, tree.eol)
    if not _means(made, meant, read):
        raise EditError("this cannot be written into a file")
    return made


def _parts_written_out(tree: Tree, edit: Edit, meant: Any) -> Iterator[Splice]:
    where = edit.where
    if not isinstance(edit, MoveItem):
        for depth in range(len(where) - 1, 1, -1):  # a step or a group around the change
            owner = tree.at(where[: depth - 1])
            index = where[depth - 1]
            if isinstance(index, int) and owner is not None and owner.items and not owner.flow:
                each = owner.items[index]
                if tree.leads(each.dash):
                    new = part_of(meant, where[:depth])
                    style = Style(tree.column(each.dash), eol=tree.eol)
                    written = item(new, style) if isinstance(new, dict) else f"- {in_braces(new)}"
                    yield Splice(tree.line(each.dash), each.node.end, written)
    pair = tree.root.pair(str(where[0])) if where and not tree.root.flow else None
    whole = meant.get(where[0]) if isinstance(meant, dict) else None
    if pair is None or not isinstance(whole, list | dict) or not whole:
        return
    column = tree.column(pair.start)
    if isinstance(whole, dict):
        yield Splice(pair.key.end, pair.end, ":" + entry(whole, Style(column, eol=tree.eol)))
        return
    lines = tree.eol + items(whole, Style(column + 2, eol=tree.eol))
    yield Splice(pair.key.end, pair.end, ":" + lines)
