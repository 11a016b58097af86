"""What one change to a YAML file has to write, and where; all other characters stay as they stand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from app.core.edits import (
    DeleteItem,
    DissolveGroup,
    Edit,
    InsertItem,
    MakeGroup,
    MoveItem,
    RemoveKey,
    ReplaceItem,
    SetValue,
    Where,
    part_of,
    unshared,
)
from app.core.i18n import mark as _
from app.data.files.yaml_tree import BREAKS, Item, Node, Pair, Shape, Tree
from app.data.files.yaml_write import Style, block, entry, in_braces, item, scalar

BRACKETS = _("These moves stand in brackets, so Limber would have to write them one below the other.")
NAMES = _("This file repeats a part by a name (& and *), so Limber would have to write it out each time.")
UNUSUAL = _("This part is written in an unusual way, so Limber would have to write it out in its own.")

_COMMENT = re.compile(rf"(?:^|[ \t])(#[^{BREAKS}]*)")
_FULL_WIDTH = 80  # characters of a line at least, before a text goes on in the next


class Splice(NamedTuple):
    """Characters that take the place of others."""

    start: int
    end: int
    text: str


class UnsafeError(Exception):
    """A change cannot be put in where it belongs.

    Attributes:
        reason: Why, in a sentence for people.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def joined(text: str, splices: Iterable[Splice]) -> str:
    """A text with other characters in some of its places; raises UnsafeError where these overlap."""
    parts, at = [], 0
    for splice in sorted(splices):
        if splice.start < at:
            raise UnsafeError(UNUSUAL)
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:]])


def rank(key: str, order: Sequence[str]) -> int:
    """Where a key stands among others; what is not named stands last."""
    return order.index(key) if key in order else len(order)


class Hand:
    """Finds what one change has to write where.

    Args:
        tree: Of the file.
        data: What it holds.
        order: Of keys.
        faithful: Values are written as those were that they replace; else in double quotes.

    Attributes:
        reason: Why the author has to be asked, "" where only what is meant is touched.
    """

    def __init__(self, tree: Tree, data: Any, order: Sequence[str], *, faithful: bool) -> None:
        self._tree, self._text, self._data = tree, tree.text, data
        self._order, self._faithful = order, faithful
        self.reason = ""

    def splices(self, edit: Edit) -> list[Splice]:
        """What is written where; raises UnsafeError where nothing can be."""
        match edit:
            case SetValue(where, value):
                return self._set(where, value)
            case RemoveKey(where):
                return self._remove(where)
            case InsertItem(where, new):
                if (texts := self._texts(where[:-1], new)) is not None:
                    return [self._beside(texts, int(where[-1]), new)]
                return [self._inserted(self._steps(where[:-1]), int(where[-1]), new)]
            case DeleteItem(where):
                if (texts := self._texts(where[:-1])) is not None:
                    return self._taken(texts, int(where[-1]), where)
                steps, number = self._steps(where[:-1]), int(where[-1])
                return [self._cut(self._start(steps.items[number]), self._stop(steps, number))]
            case ReplaceItem(where, new):
                return self._replace(where, new)
            case MoveItem(where, to):
                return self._move(where, to)
            case MakeGroup(where, count, times):
                return self._group(where, count, times)
            case DissolveGroup(where):
                return self._dissolve(where)

    # --- keys ---

    def _mapping(self, where: Where) -> Node:
        node = self._tree.at(where)
        if node is None or node.shape is not Shape.MAPPING:
            raise UnsafeError(NAMES)
        return node

    def _set(self, where: Where, value: Any) -> list[Splice]:
        mapping, key = self._mapping(where[:-1]), str(where[-1])
        pair = mapping.pair(key)
        if pair is None:
            return [self._added(mapping, key, value)]
        node = pair.value
        if node.shape is Shape.EMPTY:
            return [Splice(node.end, node.end, f" {self._scalar(value, '', mapping)}")]
        old = part_of(self._data, where)
        whole = isinstance(value, list | Mapping) or node.shape in (Shape.MAPPING, Shape.LIST)
        written = self._whole(pair, value, mapping) if whole else self._over(node, value, mapping)
        return [written, *self._written_out(node, old)]

    def _whole(self, pair: Pair, value: Any, mapping: Node) -> Splice:
        """A list or a mapping in the place of a value, or the other way round."""
        node = pair.value
        flat = self._scalar(value, "", mapping)
        if mapping.flow or (node.flow and len(flat) <= _FULL_WIDTH):
            start, written = node.content, flat
        elif node.shape in (Shape.MAPPING, Shape.LIST) and not node.flow:  # what stands beside the key stays
            start = self._tree.line_end(pair.key.end)
            written = self._behind(pair.start, value, apart=True)
            if written.startswith(" "):
                start, written = pair.key.end, f":{written}"
        else:
            start, written = pair.key.end, f":{self._behind(pair.start, value)}"
        if self._tree.comments(start, pair.end):
            self.reason = UNUSUAL
        return Splice(start, pair.end, written)

    def _behind(self, key: int, value: Any, *, apart: bool = False) -> str:
        """What stands behind the colon of a key that begins at a place."""
        quote = "" if self._faithful else '"'
        style = Style(
            self._tree.column(key), quote=quote, eol=self._tree.eol, nested=self._nested() if key else 2
        )
        return entry(unshared(value), style, apart=apart)

    def _over(self, node: Node, value: Any, mapping: Node) -> Splice:
        """A value in the place of another."""
        start, end = node.content, node.end
        if node.shape is Shape.SCALAR and node.style in ("|", ">"):
            tree = self._tree
            header = self._text[start : tree.line_end(start)]
            body = tree.next_line(start)
            width = max((tree.column(tree.line_end(at)) for at in self._lines(body, end)), default=0)
            indent = len(self._text[body:end]) - len(self._text[body:end].lstrip(" "))
            if self._faithful and isinstance(value, str):
                written = block(value, header, indent, max(width, _FULL_WIDTH), tree.eol)
                if written is not None:
                    return Splice(start, end, written)
            comment = _COMMENT.search(header)
            kept = header[comment.start() :] if comment else ""
            spaces = header[: comment.start()] if comment else ""
            return Splice(start, end, self._scalar(value, "", mapping) + _gap(spaces) + kept)
        # What is marked as text ("! 30") would stay text as a number.
        marks = self._text[node.start : start].split()
        keeps = isinstance(value, str) or not any(one.startswith("!") for one in marks)
        return Splice(start if keeps else node.start, end, self._scalar(value, node.style, mapping))

    def _scalar(self, value: Any, style: str, mapping: Node) -> str:
        quote = style if style in ("'", '"') else ""
        quote = quote if self._faithful else '"'
        if isinstance(value, list | Mapping):
            return in_braces(unshared(value), quote)
        return scalar(value, quote, flow=mapping.flow)

    def _written_out(self, node: Node, old: Any) -> Iterator[Splice]:
        """The old value wherever it is repeated by its name, until the name is given to something else."""
        if not node.anchor:
            return
        behind = False
        for other in self._tree.root.walk():
            if other is node:
                behind = True
            elif behind and other.anchor == node.anchor:
                return
            elif behind and other.shape is Shape.ALIAS and other.name == node.anchor:
                self.reason = NAMES
                yield Splice(other.start, other.end, in_braces(old, '"'))

    def _added(self, mapping: Node, key: str, value: Any) -> Splice:
        place = rank(key, self._order)
        before = [pair for pair in mapping.pairs if rank(pair.key.name, self._order) <= place]
        last = before[-1] if before else None
        if mapping.flow:
            words = self._in_flow(mapping, key, value)
            if not mapping.pairs:
                return Splice(mapping.content + 1, mapping.content + 1, words)
            if last is None:
                return Splice(mapping.pairs[0].start, mapping.pairs[0].start, f"{words}, ")
            return Splice(last.end, last.end, f", {words}")
        words = f"{key}:{self._behind(mapping.pairs[0].start, value)}"
        if not isinstance(value, list | Mapping):
            words = f"{key}: {self._scalar(value, '', mapping)}"
        eol, indent = self._tree.eol, " " * self._tree.column(mapping.pairs[0].start)
        if last is None:
            at = mapping.pairs[0].start
            return Splice(at, at, f"{words}{eol}{indent}")
        at = self._tree.line_end(self._tree.own_end(last.end, len(indent)) - 1)
        if self._text[at - 1 : at] in BREAKS:  # a text that keeps the empty lines after it
            raise UnsafeError(UNUSUAL)
        return Splice(at, at, f"{eol}{indent}{words}")

    def _in_flow(self, mapping: Node, key: str, value: Any) -> str:
        sign = mapping.pairs[0].key.style if mapping.pairs else ""
        quote = mapping.pairs[0].value.style if mapping.pairs else ""
        return f"{scalar(key, sign, flow=True)}: {self._scalar(value, quote, mapping)}"

    def _remove(self, where: Where) -> list[Splice]:
        mapping, key = self._mapping(where[:-1]), str(where[-1])
        number = next((n for n, pair in enumerate(mapping.pairs) if pair.key.name == key), -1)
        if number < 0 or len(mapping.pairs) == 1:
            raise UnsafeError(UNUSUAL)
        pair = mapping.pairs[number]
        after = mapping.pairs[number + 1] if number + 1 < len(mapping.pairs) else None
        out = [*self._written_out(pair.value, part_of(self._data, where))]
        if mapping.flow:
            before = mapping.pairs[number - 1].end
            between = self._text[pair.end : after.start] if after else self._text[before : pair.start]
            if _COMMENT.search(between):
                raise UnsafeError(UNUSUAL)
            return [Splice(pair.start, after.start, "") if after else Splice(before, pair.end, ""), *out]
        if self._tree.leads(pair.start):
            if (comment := self._comment_beside(pair)) is not None:  # it stays, on a line of its own
                return [Splice(pair.start, comment, ""), *out]
            return [self._cut(self._tree.line(pair.start), self._tree.next_line(pair.end - 1)), *out]
        if after is None:
            raise UnsafeError(UNUSUAL)
        between = self._text[pair.end : after.start]
        beside = pair.end + len(between) - len(between.lstrip(" \t"))
        return [Splice(pair.start, beside if between.strip() else after.start, ""), *out]

    def _comment_beside(self, pair: Pair) -> int | None:
        """Where the comment begins that stands behind a key with its value on one line; None for none."""
        line = self._text[pair.start : self._tree.line_end(pair.start)]
        found = _COMMENT.search(line, pair.end - pair.start) if pair.end - pair.start <= len(line) else None
        return None if found is None else pair.start + line.index("#", found.start())

    # --- texts in brackets ---

    def _texts(self, where: Where, new: Any = "") -> Node | None:
        """A list of texts and numbers in brackets; None where it is another one, or becomes one."""
        node = self._tree.at(where)
        if node is None or not node.flow or node.shape is not Shape.LIST or not node.items:
            return None
        plain = all(each.node.shape is Shape.SCALAR for each in node.items)
        return None if not plain or isinstance(new, list | Mapping) else node

    def _beside(self, texts: Node, number: int, new: Any) -> Splice:
        like = texts.items[min(number, len(texts.items) - 1)].node
        words = self._scalar(new, like.style, texts)
        if number < len(texts.items):
            at = texts.items[number].dash
            return Splice(at, at, f"{words}, ")
        return Splice(like.end, like.end, f", {words}")

    def _taken(self, texts: Node, number: int, where: Where) -> list[Splice]:
        each, last = texts.items[number], number == len(texts.items) - 1
        start = texts.items[number - 1].node.end if last else each.dash
        end = each.node.end if last else texts.items[number + 1].dash
        if self._tree.comments(start, end):
            raise UnsafeError(UNUSUAL)
        return [Splice(start, end, ""), *self._written_out(each.node, part_of(self._data, where))]

    # --- parts of a list ---

    def _steps(self, where: Where) -> Node:
        """A list with a line of its own for each of its dashes."""
        node = self._tree.at(where)
        if node is None or node.shape is Shape.ALIAS:
            raise UnsafeError(NAMES)
        if node.flow:
            raise UnsafeError(BRACKETS)
        if node.shape is not Shape.LIST or not all(self._tree.leads(each.dash) for each in node.items):
            raise UnsafeError(UNUSUAL)
        return node

    def _start(self, each: Item) -> int:
        return self._tree.line(each.dash)

    def _stop(self, steps: Node, number: int) -> int:
        each = steps.items[number]
        return self._tree.own_end(each.node.end, self._tree.column(each.dash))

    def _above(self, steps: Node, number: int) -> int:
        floor = self._stop(steps, number - 1) if number else self._tree.next_line(self._before(steps))
        return self._tree.above(self._start(steps.items[number]), floor)

    def _before(self, steps: Node) -> int:
        """The end of what stands before a list: its key, or its name."""
        owner = max(
            (pair.key.end for node in self._tree.root.walk() for pair in node.pairs if pair.value is steps),
            default=0,
        )
        return max(owner, steps.start if steps.start != steps.content else owner)

    def _style(self, steps: Node, like: int) -> Style:
        """How the steps of a list are written, such as one of them."""
        each = steps.items[like]
        node, column = each.node, self._tree.column(each.dash)
        pad = 2
        if node.shape is Shape.MAPPING and self._tree.line(node.content) == self._tree.line(each.dash):
            pad = node.content - each.dash
        elif node.shape is Shape.MAPPING and not node.flow:
            pad = self._tree.column(node.content) - column
        if node.shape is Shape.SCALAR and self._tree.line(node.start) == self._tree.line(each.dash):
            pad = node.start - each.dash
        first = node.pair("exercise")
        like_it = first.value if first is not None else node
        quote = like_it.style if like_it.style in ("'", '"') else ""
        return Style(
            column, max(pad, 2), node.flow, quote if self._faithful else '"', self._tree.eol, self._nested()
        )

    def _nested(self) -> int:
        """How far a list stands behind its key in this file."""
        for node in self._tree.root.walk():
            for pair in node.pairs:
                steps = pair.value
                if steps.shape is Shape.LIST and not steps.flow and steps.items:
                    return max(self._tree.column(steps.items[0].dash) - self._tree.column(pair.start), 0)
        return 2

    def _inserted(self, steps: Node, number: int, new: Any) -> Splice:
        if not steps.items:
            raise UnsafeError(UNUSUAL)
        style = self._style(steps, min(number, len(steps.items) - 1))
        return self._laid_in(steps, number, item(unshared(new), style))

    def _laid_in(self, steps: Node, number: int, lines: str) -> Splice:
        """Lines, without the end of the last, before a part of a list, or behind its last."""
        eol = self._tree.eol
        if number < len(steps.items):
            at = self._above(steps, number)
            return Splice(at, at, lines + eol)
        at = self._tree.line_end(self._stop(steps, number - 1) - 1)
        return Splice(at, at, eol + lines)

    def _cut(self, start: int, stop: int) -> Splice:
        """Takes lines out; a file that ends without the end of a line still does."""
        if stop == len(self._text) and self._text[-1:] not in BREAKS and start:
            start = len(self._text[:start].rstrip(f" {BREAKS}"))
        return Splice(start, stop, "")

    def _replace(self, where: Where, new: Any) -> list[Splice]:
        texts = self._texts(where[:-1], new)
        steps, number = texts or self._steps(where[:-1]), int(where[-1])
        each, plain = steps.items[number], not isinstance(new, list | Mapping)
        if plain and each.node.shape is Shape.SCALAR:
            return [
                self._over(each.node, new, steps),
                *self._written_out(each.node, part_of(self._data, where)),
            ]
        if each.node.shape is Shape.ALIAS:
            words = self._scalar(new, "", steps) if plain else in_braces(unshared(new))
            return [Splice(each.node.start, each.node.end, words)]
        style = self._style(steps, number)
        start, stop = self._start(each), self._stop(steps, number)
        end = self._text[self._tree.line_end(stop - 1) : stop]
        return [Splice(start, stop, item(unshared(new), style) + end)]

    def _move(self, where: Where, to: Where) -> list[Splice]:
        if where == to:
            return []
        source, number = self._steps(where[:-1]), int(where[-1])
        home, place = self._as_it_stands(where, to)
        target = self._steps(home)
        if not target.items:
            raise UnsafeError(UNUSUAL)
        start, stop = self._above(source, number), self._stop(source, number)
        shift = self._tree.column(target.items[0].dash) - self._tree.column(source.items[number].dash)
        lines = self._shifted(start, stop, shift)
        laid = self._laid_in(target, place, lines.rstrip(BREAKS))
        if start <= laid.start <= stop:  # the last step of a group comes to stand right behind it
            return [Splice(start, stop, lines)]
        return [self._cut(start, stop), laid]

    @staticmethod
    def _as_it_stands(where: Where, to: Where) -> tuple[Where, int]:
        """The list and the place that are meant by `to`, while what is moved still stands where it is."""
        inside, number = where[:-1], int(where[-1])
        path = list(to)
        depth = len(inside)
        if path[:depth] == list(inside) and int(path[depth]) >= number:
            path[depth] = int(path[depth]) + 1
        return tuple(path[:-1]), int(path[-1])

    def _lines(self, start: int, stop: int) -> Iterator[int]:
        """Where each line between two places begins."""
        while start < stop:
            yield start
            start = self._tree.next_line(start)

    def _shifted(self, start: int, stop: int, by: int) -> str:
        """Lines set further in, or out by as much as they can be."""
        made = []
        for at in self._lines(start, stop):
            line = self._text[at : min(self._tree.next_line(at), stop)]
            if line.strip():
                line = " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]
            made.append(line)
        return "".join(made)

    # --- groups ---

    def _group(self, where: Where, count: int, times: int) -> list[Splice]:
        steps, number = self._steps(where[:-1]), int(where[-1])
        style, eol = self._style(steps, number), self._tree.eol
        start, stop = self._above(steps, number), self._stop(steps, number + count - 1)
        lead, keys = " " * style.column, " " * (style.column + style.pad)
        head = f"{lead}-{' ' * (style.pad - 1)}repeat: {scalar(times)}{eol}{keys}steps:{eol}"
        return [Splice(start, stop, head + self._shifted(start, stop, style.pad + style.nested))]

    def _dissolve(self, where: Where) -> list[Splice]:
        steps, number = self._steps(where[:-1]), int(where[-1])
        each = steps.items[number]
        if each.node.flow:
            raise UnsafeError(BRACKETS)
        if each.node.anchor or any(pair.value.anchor for pair in each.node.pairs):
            raise UnsafeError(NAMES)
        inner = self._steps((*where, "steps"))
        start, stop = self._start(each), self._stop(steps, number)
        first, last = self._above(inner, 0), self._stop(inner, len(inner.items) - 1)
        column = self._tree.column(each.dash)
        body = self._shifted(first, last, column - self._tree.column(inner.items[0].dash))
        foot = self._comments(last, stop, column)
        if foot and body[-1:] not in BREAKS:
            body += self._tree.eol
        made = self._comments(start, first, column) + body + foot
        if stop == len(self._text) and self._text[-1:] not in BREAKS:
            made = made.rstrip(BREAKS)
        return [Splice(start, stop, made)]

    def _comments(self, start: int, stop: int, column: int) -> str:
        """The comments beside the lines of a group's head, each in a line of its own."""
        found = (_COMMENT.search(self._text[at : self._tree.line_end(at)]) for at in self._lines(start, stop))
        return "".join(" " * column + comment[1] + self._tree.eol for comment in found if comment)


def _gap(spaces: str) -> str:
    """The spaces that a text ends with."""
    return spaces[len(spaces.rstrip(" \t")) :]
