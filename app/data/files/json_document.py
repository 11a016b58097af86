"""Reads a JSON file, and finds the line of each part of it when something is wrong with it."""

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.data.files.characters import control_character, odd_places
from app.data.files.listing import content_of
from app.data.files.problems import BadFileError, Problem
from app.data.files.yaml_reader import Document, Path_

MAX_BYTES = 20_000_000  # ten years of two sessions a day are 12 MB
MAX_VALUES = 1_200_000
_MOST_DIGITS = 40
_AS_ZERO = bytes.maketrans(b"123456789", b"000000000")
_ODD_ESCAPED = re.compile(r"\\u(?:00[01789]|[dD][89a-fA-F]|[fF]{3}[eEfF])")
_ODD_PLAIN = re.compile("[\x80-\x9f\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\n\r]*")
_TABLE = "this is the table of sessions, for spreadsheets; what can be taken in is the export of everything"
_DECODER = json.JSONDecoder()


@dataclass(slots=True)
class JsonDocument(Document):
    """A JSON file's data; places are looked up in its text only when a problem is to be shown."""

    def problem(self, where: Path_, message: str, *, at_key: bool = False) -> Problem:
        """A problem at a part of the file; the nearest part above it if that is not in it."""
        for end in range(len(where), -1, -1):
            at = _find(self.text, where[:end])
            if at is not None:
                key, value = at
                return self.problem_at(key if at_key and end == len(where) else value, message)
        return self.problem_at(0, message)

    def problem_at(self, offset: int, message: str) -> Problem:
        """A problem at so many characters into the file."""
        before = self.text[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return Problem(self.path, before.count("\n") + 1, column, message)


def read_json(path: Path) -> JsonDocument:
    """Reads a JSON file.

    Raises:
        BadFileError: It cannot be read, or is no JSON.
    """
    content, text = _read(path)
    if values_in(text) > MAX_VALUES:
        message = f"the file holds more than {MAX_VALUES:,} values, which no export does"
        raise BadFileError([Problem(path, 1, 1, message)])
    return parse_json(path, content, text)


def parse_json(path: Path, content: bytes, text: str) -> JsonDocument:
    """Reads what a JSON file of bounded size holds; `path` is where problems are said to be.

    Args:
        path: The file.
        content: Its bytes.
        text: The same as text.

    Raises:
        BadFileError: It is no JSON, or holds what could be neither counted with nor shown.
    """
    document = JsonDocument(path, text=text)
    if not text.strip():
        raise BadFileError([Problem(path, 1, 1, "the file is empty")])
    # Numbers of thousands of digits take their time; asking each of a million how long it is does so too.
    whole = _short if b"0" * _MOST_DIGITS in content.translate(_AS_ZERO) else int
    try:
        document.data = json.loads(text, parse_constant=_no_number, parse_float=_finite, parse_int=whole)
    except json.JSONDecodeError as error:
        message = _TABLE if text.startswith("day,") else f"this is no JSON: {error.msg}"
        raise BadFileError([Problem(path, error.lineno, error.colno, message)]) from None
    except RecursionError:
        raise BadFileError([Problem(path, 1, 1, "this is nested too deep to be an export")]) from None
    except ValueError as error:
        name = str(error)
        problem = document.problem_at(
            max(text.find(name), 0), f"{name[:30]} is not a number that can be kept"
        )
        raise BadFileError([problem]) from None
    # Walking through everything takes a while, so it is done only where there is something to be found.
    odd = next(odd_places(document.data), None) if may_be_odd(content, text) else None
    if odd:
        raise BadFileError([document.problem(odd[0], control_character(odd[1]))])
    return document


def _read(path: Path) -> tuple[bytes, str]:
    too_large = f"the file is larger than {MAX_BYTES // 1_000_000} MB, which no export is"
    content = content_of(path, MAX_BYTES, too_large)
    try:
        return content, content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadFileError([Problem(path, line, 1, "this is no text; an export is a text file")]) from None


def values_in(text: str) -> int:
    """How many values a JSON text holds at most; what looks like one inside of a text counts too."""
    return text.count(",") + text.count("[") + text.count("{")


def may_be_odd(content: bytes, text: str) -> bool:
    """Whether there may be characters in a JSON text that no text may hold."""
    # Patterns go through megabytes at a tenth of the speed at which one sequence of bytes is found.
    if b"\\u" in content and _ODD_ESCAPED.search(text):
        return True
    return b"\x7f" in content or (not content.isascii() and bool(_ODD_PLAIN.search(text)))


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _short(written: str) -> int:
    return int(written) if len(written) <= _MOST_DIGITS else _no_number(written)


def _finite(written: str) -> float:
    number = float(written)
    return number if math.isfinite(number) else _no_number(written)


def _find(text: str, where: Path_) -> tuple[int, int] | None:
    """Where a part of valid JSON begins: its key (or itself) and its value; None where there is none."""
    key = value = _skip(text, 0)
    for part in where:
        opening = text[value]
        if opening != ("{" if isinstance(part, str) else "["):
            return None
        at = _skip(text, value + 1)
        number = 0
        while text[at] not in "}]":
            key = at
            name: str | int = number
            if opening == "{":
                name, at = _DECODER.raw_decode(text, at)
                at = _skip(text, _skip(text, at) + 1)
            if name == part:
                value = at
                break
            at = _skip(text, _DECODER.raw_decode(text, at)[1])
            if text[at] == ",":
                at = _skip(text, at + 1)
            number += 1
        else:
            return None
    return key, value


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
