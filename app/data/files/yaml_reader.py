"""Reads a YAML file strictly: plain data, and the line and column of each part of it.

Only what a routine or exercise needs is understood: mappings, lists, text, whole and decimal numbers,
true, false and null. No tags, so nothing is ever constructed or run; every size is bounded, so no file can
take more than a moment.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from app.data.files.characters import control_character, odd_character
from app.data.files.listing import content_of
from app.data.files.look_alikes import advice, first_odd
from app.data.files.problems import BadFileError, Problem
from app.data.files.yaml_faults import end_of, explained

MAX_BYTES = 200_000
_MAX_DEPTH = 16
_MAX_NODES = 20_000
_WHOLE_BELOW = 1e15
_NEAR = 2_000  # characters in which a part of a file ends
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # as the parsers count
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

_SECOND = (
    "a second document begins here; keep one routine or exercise in a file, or take them all in with "
    "`limber import`"
)

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class Document:
    """A file's data and where each part of it stands.

    Attributes:
        values: Line and column, from 1, of each value by its path of keys and indexes.
        keys: The same of each key.
        text: The file as it was read.
    """

    path: Path
    data: Any = None
    values: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    text: str = ""

    def problem(self, where: Path_, message: str, *, at_key: bool = False) -> Problem:
        """A problem at a part of the file; the nearest part above it if that has no place of its own."""
        for end in range(len(where), -1, -1):
            places = (self.keys, self.values) if at_key and end == len(where) else (self.values, self.keys)
            for place in places:
                if where[:end] in place:
                    return Problem(self.path, *place[where[:end]], message)
        return Problem(self.path, 1, 1, message)

    def odd_problem(self, where: Path_, text: str, *, at_key: bool = False) -> Problem:
        """What is said of the first look-alike in a text that is a part of the file, where it stands."""
        odd = first_odd(text)
        return self.place_of(where, odd, advice(odd), at_key=at_key)

    def place_of(self, where: Path_, character: str, message: str, *, at_key: bool = False) -> Problem:
        """A problem at the first such character in a part of the file, or where the part begins."""
        problem = self.problem(where, message, at_key=at_key)
        lines = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        start = lines[problem.line - 1] + problem.column - 1
        at = self.text.find(character, start, start + _NEAR)
        return problem if at < 0 else Problem(self.path, *end_of(self.text[:at]), message)


def read(path: Path) -> Document:
    """Reads a YAML file.

    Raises:
        BadFileError: The file cannot be read as the plain YAML described above.
    """
    return parse(path, bytes_of(path))


def bytes_of(path: Path) -> bytes:
    """What a YAML file holds.

    Raises:
        BadFileError: It cannot be read, or is too large.
    """
    limit = f"the file is larger than {MAX_BYTES // 1000} kB; a routine or exercise is a few kB of text"
    return content_of(path, MAX_BYTES, limit)


def parse(path: Path, content: bytes) -> Document:
    """Reads what a YAML file holds; `path` is where problems are said to be.

    Raises:
        BadFileError: It cannot be read as the plain YAML described above.
    """
    text = _text(path, content)
    document = Document(path, text=text)
    builder = _Builder(document)
    loader = Loader(text)
    try:
        builder.build(loader)
    except yaml.MarkedYAMLError as error:
        raise BadFileError([Problem(path, *explained(error, text, Loader))]) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # also of an escape: "\\UFFFFFFFF"
        raise BadFileError([Problem(path, 1, 1, f"this cannot be read as YAML: {error}")]) from None
    finally:
        loader.dispose()
    return document


def _text(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFileError([Problem(path, 1, 1, "the file is saved as UTF-16; save it as UTF-8")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = end_of(error.object[: error.start].decode("utf-8"))
        raise BadFileError(
            [Problem(path, line, column, "this character is not UTF-8; save the file as UTF-8")]
        ) from None
    odd = odd_character(text)
    if odd:
        line, column = end_of(text[: odd.start()])
        raise BadFileError([Problem(path, line, column, control_character(odd.group()))])
    return text


@dataclass(slots=True)
class _Anchor:
    data: Any
    size: int
    closed: bool


class _Builder:
    """Builds plain data from the parser's events, with every bound checked on the way."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._anchors: dict[str, _Anchor] = {}
        self._nodes = 0

    def build(self, loader: Any) -> None:
        events = self._events(loader)
        next(events)  # stream start
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            raise BadFileError([Problem(self._document.path, 1, 1, "the file is empty")])
        self._document.data = self._node(events, next(events), (), 0)
        next(events)  # document end
        event = next(events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._fail(event, _SECOND)

    @staticmethod
    def _events(loader: Any) -> Iterator[Any]:
        while loader.check_event():
            yield loader.get_event()

    def _node(self, events: Iterator[Any], event: Any, where: Path_, depth: int) -> Any:
        self._document.values.setdefault(where, _place(event))
        self._count(event, 1)
        self._not_too_deep(event, depth)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, depth)
        if event.tag not in (None, "!"):
            self._fail(event, f'the tag "{event.tag}" is not used in these files; write the value plainly')
        anchor = None
        if event.anchor is not None:
            anchor = self._anchors[event.anchor] = _Anchor(None, 0, closed=False)
        before = self._nodes
        data: Any
        if isinstance(event, yaml.ScalarEvent):
            data = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            data = self._sequence(events, where, depth)
        else:
            data = self._mapping(events, where, depth)
        if anchor is not None:
            anchor.data, anchor.size, anchor.closed = data, self._nodes - before + 1, True
        return data

    def _sequence(self, events: Iterator[Any], where: Path_, depth: int) -> list[Any]:
        data: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            data.append(self._node(events, event, (*where, len(data)), depth + 1))
        return data

    def _mapping(self, events: Iterator[Any], where: Path_, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._fail(event, "a key is plain text; this one is not")
            key = self._text(event)
            if key in data:
                first = self._document.keys[(*where, key)][0]
                self._fail(event, f'the key "{key[:40]}" stands twice here; the first is in line {first}')
            self._document.keys[(*where, key)] = _place(event)
            self._count(event, 1)
            data[key] = self._node(events, next(events), (*where, key), depth + 1)
        return data

    def _alias(self, event: Any, depth: int) -> Any:
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            self._fail(event, f'nothing above is marked "&{event.anchor}"')
        if not anchor.closed:
            self._fail(event, f'"*{event.anchor}" stands inside what it repeats, which would never end')
        self._count(event, anchor.size)
        self._not_too_deep(event, depth + _height(anchor.data))
        return anchor.data

    def _not_too_deep(self, event: Any, depth: int) -> None:
        if depth > _MAX_DEPTH:
            self._fail(event, f"this is nested more than {_MAX_DEPTH} deep")

    def _scalar(self, event: Any) -> Any:
        text = self._text(event)
        if event.style or event.tag == "!":  # quoted, a block, or marked as plain text
            return text
        if text.lower() in _WORDS and (text == text.lower() or text.istitle() or text.isupper()):
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _NUMBER.fullmatch(text):
            number = math.inf if "n" in text.lower() else float(text)  # .inf and .nan are written with an n
            if not math.isfinite(number):
                self._fail(event, f'"{text[:30]}" is not a number that can be counted with')
            # 30.0 is a whole number to a schema, so it has to be one to whoever counts with it.
            return int(number) if number.is_integer() and abs(number) < _WHOLE_BELOW else number
        return text

    def _text(self, event: Any) -> str:
        text: str = event.value
        odd = odd_character(text)  # written as an escape: "\e", "\0", half an emoji
        if odd:
            self._fail(event, control_character(odd.group()))
        return text

    def _count(self, event: Any, more: int) -> None:
        self._nodes += more
        if self._nodes > _MAX_NODES:
            self._fail(event, f"with its repeated parts (*name) this file has more than {_MAX_NODES} values")

    def _fail(self, event: Any, message: str) -> NoReturn:
        raise BadFileError([Problem(self._document.path, *_place(event), message)])


def _height(data: Any) -> int:
    """How many levels lie below a value."""
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return max((1 + _height(part) for part in parts), default=0)


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
