"""Takes the values of a peer's JSON one by one; whatever is not as it should be is refused with its place."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from app.data.files.json_document import JsonDocument, parse_json, values_in
from app.data.files.problems import BadFileError, Problem
from app.data.files.schema import shown
from app.data.files.yaml_reader import Path_

DAY_S = 86_400
MOST_BYTES = 5_000_000  # a backup with years of entries of what was played is 2 MB
MOST_TIMES = 999
_MOST_VALUES = 400_000
_MOST_DEPTH = 32
# A text that nothing ends goes on to the end of the file: else the search would begin anew at each quote.
TEXT = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
_TOKEN = re.compile(rf"{TEXT}|[\[\]{{}}:,]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys and values of one object in a file.

    Attributes:
        app: Which app the file is of, as it calls itself.
        document: The file, which knows where its parts stand.
        where: Path of keys and indexes of this object.
    """

    app: str
    document: JsonDocument
    where: Path_
    data: dict[str, Any]

    def __contains__(self, key: str) -> bool:
        """Whether a key is there and holds something."""
        return self.data.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """A text; the default where the key is missing or null, if there is one."""
        value = self._value(key, "text", default)
        return value if isinstance(value, str) else self._wrong(key, "text", value)

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number of a range; the default where the key is missing or null, if there is one."""
        wanted = f"a whole number from {low} to {high}"
        value = self._value(key, wanted, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
            self._wrong(key, wanted, value)
        return int(value) if low <= value <= high else self._wrong(key, wanted, value)

    def child(self, key: str) -> "Fields | None":
        """The object under a key; None where the key is missing or null."""
        value = self.data.get(key)
        return None if value is None else self._object((key,), value)

    def children(self, key: str, most: int, *, needed: bool = True) -> "list[Fields]":
        """The objects of the list under a key, so many at most; none where it may be missing and is."""
        values = self._list(key, most, [] if not needed else None)
        return [self._object((key, number), value) for number, value in enumerate(values)]

    def texts(self, key: str, most: int) -> list[str]:
        """The texts of the list under a key; none where it is missing."""
        values = self._list(key, most, [])
        for number, value in enumerate(values):
            if not isinstance(value, str):
                self.refuse(f"expected text here, not {shown(value)}", key, number)
        return values

    def unpacked(self, key: str) -> "Fields":
        """The same, with what stands under a key as a text of JSON read."""
        value = self.data.get(key)
        if not isinstance(value, str):
            return self
        inner: Any = None
        if value.strip():
            try:
                inner = parsed(self.document.path, value.encode("utf-8", "replace"), value).data
            except BadFileError as error:
                self.refuse(f'the text under "{key}" cannot be read: {error.problems[0].message}', key)
        return Fields(self.app, self.document, self.where, {**self.data, key: inner})

    def refuse(self, message: str, *at: str | int) -> NoReturn:
        """Stops with a sentence and how to go on, at a part of the object."""
        told = f"{message}; mend it there, or export it anew from {self.app}"
        raise BadFileError([self.document.problem((*self.where, *at), told)])

    def _value(self, key: str, wanted: str, default: Any) -> Any:
        value = self.data.get(key)
        if value is None:
            value = default
        return self.refuse(f'the key "{key}" is missing here: {wanted}') if value is None else value

    def _wrong(self, key: str, wanted: str, value: Any) -> NoReturn:
        self.refuse(f'expected {wanted} for "{key}", not {shown(value)}', key)

    def _list(self, key: str, most: int, default: list[Any] | None) -> list[Any]:
        values = self._value(key, "a list", default)
        if not isinstance(values, list):
            self._wrong(key, "a list", values)
        if len(values) > most:
            self.refuse(f'the list "{key}" has {len(values)} parts; at most {most} are read', key)
        return values

    def _object(self, at: Path_, value: Any) -> "Fields":
        if not isinstance(value, dict):
            self.refuse(f"expected keys with values here, not {shown(value)}", *at)
        return Fields(self.app, self.document, (*self.where, *at), value)


def parsed(path: Path, content: bytes, text: str) -> JsonDocument:
    """Reads JSON from elsewhere, with every bound checked before it is built.

    Raises:
        BadFileError: It is no JSON, too large or nested too deep, or a key stands twice in one place.
    """
    document = JsonDocument(path, text=text)
    if values_in(text) > _MOST_VALUES:
        raise BadFileError([Problem(path, 1, 1, f"the file holds more than {_MOST_VALUES:,} values")])
    for offset, message in _faults(text):
        raise BadFileError([document.problem_at(offset, message)])
    return parse_json(path, content, text)


def _faults(text: str) -> Iterator[tuple[int, str]]:
    """What would go wrong unseen, or would take too long: depth, and keys that stand twice."""
    open_: list[set[str] | None] = []  # the keys of an object, None for a list
    key: re.Match[str] | None = None
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign[0] == '"':
            key = token
            continue
        if sign == ":" and key is not None and open_ and open_[-1] is not None:
            if key[0] in open_[-1]:
                yield key.start(), f"the key {shown(_unquoted(key[0]))} stands twice in one place"
            open_[-1].add(key[0])
        elif sign in "{[":
            open_.append(set() if sign == "{" else None)
            if len(open_) > _MOST_DEPTH:
                yield token.start(), f"this is nested more than {_MOST_DEPTH} deep, which no plan is"
        elif sign in "}]" and open_:
            open_.pop()
        key = None


def _unquoted(key: str) -> str:
    try:
        return str(json.loads(key))
    except ValueError:
        return key[1:-1]
