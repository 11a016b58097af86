"""Where each part of a YAML file stands, down to its dashes and colons.

The reader keeps a place per value, which is enough to speak of it; whoever writes into a file has to know
where each part ends, and what else stands between. Built from PyYAML's tokens, of the same parser that reads
the file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, NamedTuple

import yaml

from app.core.edits import Where

BREAKS = "\r\n\x85\u2028\u2029"  # what ends a line in YAML
_BREAK = re.compile(f"\r\n|[{BREAKS}]")
_COMMENT = re.compile(rf"(?:^|(?<=[ \t{BREAKS}]))#[^{BREAKS}]*")
_HEADER = re.compile(r"[|>][-+0-9]*")


class Shape(Enum):
    """What a part of a file is."""

    SCALAR = auto()
    ALIAS = auto()
    MAPPING = auto()
    LIST = auto()
    EMPTY = auto()


class Pair(NamedTuple):
    """A key and its value; `start` is where the key begins, or the "?" before it."""

    start: int
    key: "Node"
    value: "Node"

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.value.end


class Item(NamedTuple):
    """A part of a list; `dash` is where its dash stands, or where it begins in brackets."""

    dash: int
    node: "Node"


@dataclass(slots=True)
class Node:
    """A part of a file. Places are characters into its text.

    Attributes:
        start: Where it begins, with its &name.
        content: Where it begins behind that.
        end: Behind its last character; blank lines and comments after it are not part of it.
        flow: A mapping in braces, or a list in brackets.
        style: Of a scalar: "" for plain, or the sign that it begins with.
        anchor: The name that is given to it, or "".
        name: Of an alias, what it repeats; of a scalar, its text.
    """

    shape: Shape
    start: int
    content: int
    end: int
    flow: bool = False
    style: str = ""
    anchor: str = ""
    name: str = ""
    pairs: list[Pair] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def pair(self, key: str) -> Pair | None:
        """The pair with a key."""
        return next((pair for pair in self.pairs if pair.key.name == key), None)

    def walk(self) -> "Iterator[Node]":
        """It and all that is in it, in the order of the text."""
        yield self
        for pair in self.pairs:
            yield from pair.key.walk()
            yield from pair.value.walk()
        for item in self.items:
            yield from item.node.walk()


class Tree:
    """The parts of a file that the reader takes.

    Args:
        text: Of the file.
        loader: The class that reads YAML.

    Attributes:
        root: The whole.
        eol: What ends its lines: that of the first.

    Raises:
        yaml.YAMLError: It is no YAML after all.
    """

    def __init__(self, text: str, loader: Any) -> None:
        self.text = text
        self.root = _Descent(text, loader).document()
        found = _BREAK.search(text)
        self.eol = found.group() if found else "\n"
        self._lines = [0, *(each.end() for each in _BREAK.finditer(text))]

    def at(self, where: Where) -> Node | None:
        """A part by its keys and indexes; None where the way leads through a repetition (*name)."""
        node = self.root
        for key in where:
            if isinstance(key, int):
                if not 0 <= key < len(node.items):
                    return None
                node = node.items[key].node
            else:
                pair = node.pair(key)
                if pair is None:
                    return None
                node = pair.value
        return node

    def line(self, at: int) -> int:
        """Where the line of a place begins."""
        return self._lines[bisect_right(self._lines, at) - 1]

    def next_line(self, at: int) -> int:
        """Where the line after a place begins; the end of the text where there is none."""
        number = bisect_right(self._lines, at)
        return self._lines[number] if number < len(self._lines) else len(self.text)

    def line_end(self, at: int) -> int:
        """Behind the last character of a place's line, before what ends it."""
        line = self.text[self.line(at) : self.next_line(at)]
        return self.line(at) + len(line.rstrip(BREAKS))

    def column(self, at: int) -> int:
        """How many characters stand before a place in its line."""
        return at - self.line(at)

    def leads(self, at: int) -> bool:
        """Whether nothing but spaces stands before a place in its line."""
        return not self.text[self.line(at) : at].strip(" ")

    def own_end(self, end: int, column: int) -> int:
        """Where the line after a part begins, with the comments that are set further in than a column."""
        stop = at = self.next_line(max(end - 1, 0))
        while at < len(self.text):
            after = self.next_line(at)
            line = self.text[at:after]
            words = line.strip()
            if words and not (words.startswith("#") and len(line) - len(line.lstrip(" ")) > column):
                break
            at = after
            if words:
                stop = after
        return stop

    def above(self, start: int, floor: int) -> int:
        """Where the comments begin that stand in the lines right above a line, down to some place."""
        while start > floor:
            before = self.line(start - 1)
            if before < floor or not self.text[before:start].strip().startswith("#"):
                break
            start = before
        return start

    def comments(self, start: int = 0, end: int | None = None) -> list[str]:
        """Every comment that begins in a part of the text, in order."""
        end = len(self.text) if end is None else end
        hidden = bytearray(len(self.text))  # what is text of a scalar, in which a "#" is only a sign
        for node in self.root.walk():
            if node.shape is Shape.SCALAR:
                at = node.content
                if node.style in ("|", ">"):
                    at = self.line_end(at)
                hidden[at : node.end] = b"\1" * max(node.end - at, 0)
        found, at = [], start
        while (each := _COMMENT.search(self.text, at)) is not None and each.start() < end:
            if hidden[each.start()]:
                at = each.start() + 1
            else:
                found.append(each.group())
                at = each.end()
        return found


class _Descent:
    """Builds the tree from tokens, as the grammar of YAML has them follow each other."""

    def __init__(self, text: str, loader: Any) -> None:
        self._text = text
        self._tokens = [
            token
            for token in yaml.scan(text, Loader=loader)
            if not isinstance(token, yaml.StreamStartToken | yaml.DirectiveToken | yaml.DocumentStartToken)
        ]
        self._at = 0

    def document(self) -> Node:
        return self._node(0)

    def _next(self) -> Any:
        return self._tokens[self._at]

    def _take(self) -> Any:
        self._at += 1
        return self._tokens[self._at - 1]

    def _is(self, *kinds: type) -> bool:
        return isinstance(self._next(), kinds)

    def _node(self, after: int, *, indentless: bool = False) -> Node:
        """A part that stands behind a place."""
        start, end, anchor = -1, after, ""
        while self._is(yaml.AnchorToken, yaml.TagToken):
            token = self._take()
            start = token.start_mark.index if start < 0 else start
            end = token.end_mark.index
            if isinstance(token, yaml.AnchorToken):
                anchor = token.value
        token = self._next()
        content = token.start_mark.index
        begin = content if start < 0 else start
        if self._is(yaml.AliasToken):
            self._take()
            return Node(Shape.ALIAS, begin, content, token.end_mark.index, name=token.value)
        if self._is(yaml.ScalarToken):
            self._take()
            return self._scalar(token, begin, anchor)
        if self._is(yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken):
            return self._flow(begin, anchor)
        if self._is(yaml.BlockMappingStartToken):
            return self._block_mapping(begin, anchor)
        if self._is(yaml.BlockSequenceStartToken) or (indentless and self._is(yaml.BlockEntryToken)):
            return self._block_list(begin, anchor)
        return Node(Shape.EMPTY, after if start < 0 else start, end, end, anchor=anchor)

    def _scalar(self, token: Any, start: int, anchor: str) -> Node:
        content, end = token.start_mark.index, token.end_mark.index
        sign = self._text[content : content + 1]
        style = "" if token.plain else sign
        if style in ("|", ">"):
            header = _HEADER.match(self._text, content)
            if header is None or "+" not in header.group():  # a block reaches over the empty lines after it
                end = content + len(self._text[content:end].rstrip(f" \t{BREAKS}"))
        return Node(Shape.SCALAR, start, content, end, style=style, anchor=anchor, name=token.value)

    def _block_list(self, start: int, anchor: str) -> Node:
        content = self._next().start_mark.index
        closes = self._is(yaml.BlockSequenceStartToken)
        if closes:
            self._take()
        node = Node(Shape.LIST, start, content, content, anchor=anchor)
        while self._is(yaml.BlockEntryToken):
            dash = self._take()
            node.items.append(Item(dash.start_mark.index, self._node(dash.end_mark.index)))
            node.end = node.items[-1].node.end
        if closes:
            self._take()
        return node

    def _block_mapping(self, start: int, anchor: str) -> Node:
        self._take()
        node = Node(Shape.MAPPING, start, self._next().start_mark.index, 0, anchor=anchor)
        while not self._is(yaml.BlockEndToken):
            node.pairs.append(self._pair(indentless=True))
            node.end = node.pairs[-1].end
        self._take()
        return node

    def _pair(self, *, indentless: bool = False) -> Pair:
        here = self._next().start_mark.index
        if self._is(yaml.KeyToken):
            token = self._take()
            key = self._node(token.end_mark.index, indentless=indentless)
        elif self._is(yaml.ValueToken):
            key = Node(Shape.EMPTY, here, here, here)
        else:  # a lone word in braces
            key = self._node(here)
        if not self._is(yaml.ValueToken):
            return Pair(here, key, Node(Shape.EMPTY, key.end, key.end, key.end))
        colon = self._take()
        return Pair(here, key, self._node(colon.end_mark.index, indentless=indentless))

    def _flow(self, start: int, anchor: str) -> Node:
        opened = self._take()
        a_list = isinstance(opened, yaml.FlowSequenceStartToken)
        shape = Shape.LIST if a_list else Shape.MAPPING
        node = Node(shape, start, opened.start_mark.index, 0, flow=True, anchor=anchor)
        while not self._is(yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken):
            if self._is(yaml.FlowEntryToken):
                self._take()
            elif not a_list:
                node.pairs.append(self._pair())
            elif self._is(yaml.KeyToken):  # a mapping of one pair without its braces
                pair = self._pair()
                one = Node(Shape.MAPPING, pair.start, pair.start, pair.end, flow=True, pairs=[pair])
                node.items.append(Item(pair.start, one))
            else:
                here = self._next().start_mark.index
                node.items.append(Item(here, self._node(here)))
        node.end = self._take().end_mark.index
        return node
