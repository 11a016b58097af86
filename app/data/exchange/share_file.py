"""A routine and the exercises of its author's in one file: the files one after the other, `---` between.

A routine that needs no exercises of its own is its file byte for byte. In YAML a line that begins with `---`
and a blank begins a document whatever stands before it, so a file is taken apart by its lines alone.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from app.data.files.problems import BadFileError, Problem
from app.data.files.yaml_reader import MAX_BYTES, bytes_of, parse
from app.data.files.yaml_write import afresh
from app.data.library.check import exercises_used, is_exercise
from app.data.library.exercises import Exercises

MOST_BYTES = 1_000_000
MOST_PARTS = 60
_MOST_LINES = 20_000  # above a part; each is read with as many before it, so that faults have their lines
_BREAKS = "\n\r\x85\u2028\u2029"
_MARKER = re.compile(rf"(?:\A|(?<=[{_BREAKS}]))---(?=[ \t{_BREAKS}]|\Z)")
# Each line can be read in one way alone, and is never read again: else a few dozen lines would take for ever.
_LINE_END = "(?:\r\n|\r(?!\n)|[\n\x85\u2028\u2029])"
_BREAK = re.compile(_LINE_END)
_COMMENT = rf"[ \t]*+(?:#[^{_BREAKS}]*+)?(?:{_LINE_END}|\Z)"
_NOTHING = re.compile(f"(?:{_COMMENT})*+")
# What may stand before a first mark.
_HEAD = re.compile(rf"(?:{_COMMENT}|%[^{_BREAKS}]*+(?:{_LINE_END}|\Z))*+")
_MARK = b"\xef\xbb\xbf"
_MARK_OF_YAML = "---"
_HERE = Path("shared.yaml")


class Part(NamedTuple):
    """One file of several in one.

    Attributes:
        line: Lines that stand before it.
        mark: What stands before it in its first line: that of the mark, or "".
    """

    text: str
    line: int
    mark: str = ""


def needed(data: object, exercises: Exercises, itself: Path | None = None) -> list[Path]:
    """Files of the exercises that a routine needs and that are not Limber's own, in the order of its steps.

    A gentler move that takes the place of one is needed too.
    """
    files: dict[str, Path] = {}
    waiting = exercises_used(data)
    while waiting:
        name = waiting.pop(0)
        file = exercises.own_file(name)
        if name in files or file is None or file == itself:
            continue
        files[name] = file
        found = parse(file, bytes_of(file)).data
        if is_exercise(found) and isinstance(found.get("easier"), str):
            waiting.append(found["easier"])
    return list(files.values())


def joined(contents: Sequence[bytes]) -> bytes:
    """Several files in one. A file that cannot stand below another as it is written has its content afresh.

    Raises:
        BadFileError: One of them cannot be read.
    """
    if len(contents) == 1:
        return contents[0]
    texts = []
    for number, content in enumerate(contents):
        text = content.removeprefix(_MARK).decode("utf-8", "replace")
        wanted = parse(_HERE, content).data
        own = [part.text for part in _cut(text)]
        text = own[0] if len(own) == 1 else text
        whole = text if text.endswith(tuple(_BREAKS)) else f"{text}\n"
        # Some keep it from being read at another place: directives, an end that it marks.
        beside = list(_cut(f"a: 1\n---\n{whole}---\nb: 1\n"))
        if len(beside) != 3 or _data(beside[1].text) != wanted:
            whole = afresh(wanted)
        texts.append(whole if number == 0 else f"---\n{whole}")
    return "".join(texts).encode()


def parts(content: bytes, name: Path) -> list[Part]:
    """The files that one file holds.

    Raises:
        BadFileError: It is too large, is no text, holds nothing or too much.
    """
    if len(content) > MOST_BYTES:
        _refuse(name, f"the file is larger than {MOST_BYTES // 1000} kB; a routine is a few kB of text")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(name, "the file is saved as UTF-16; save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(name, "this is no text in UTF-8, so it is neither a routine nor an exercise")
    found = list(_cut(text))
    if not found:
        _refuse(name, "the file is empty")
    if len(found) > MOST_PARTS:
        _refuse(name, f"more than {MOST_PARTS} routines and exercises in one file are not taken in")
    for part in found:
        if part.line > _MOST_LINES:
            _refuse(name, f"a routine or exercise begins below line {_MOST_LINES:,}", part.line + 1)
        if len(part.text.encode()) > MAX_BYTES:
            _refuse(name, f"a routine or exercise in it is larger than {MAX_BYTES // 1000} kB", part.line + 1)
    return found


def _cut(text: str) -> Iterator[Part]:
    """The documents of a text; one alone is all of the text, but for marks that stand behind it."""
    found = list(_pieces(text))
    if len(found) == 1 and text.endswith(found[0].text):
        yield Part(text, 0)
        return
    yield from found


def _pieces(text: str) -> Iterator[Part]:
    starts = [0, *(marker.end() for marker in _MARKER.finditer(text))]
    ends = [*(marker.start() for marker in _MARKER.finditer(text)), len(text)]
    lines = 0
    seen = 0
    for start, end in zip(starts, ends, strict=True):
        lines += len(_BREAK.findall(text, seen, start))
        seen = start
        piece = text[start:end]
        nothing = _NOTHING if start or end == len(text) else _HEAD
        if not nothing.fullmatch(piece):
            first = (
                _BREAK.match(piece) if start else None
            )  # what ends the line of the mark is not of the file
            if first:
                yield Part(piece[first.end() :], lines + 1)
            else:
                yield Part(piece, lines, _MARK_OF_YAML if start else "")


def _data(text: str) -> object:
    try:
        return parse(_HERE, text.encode()).data
    except BadFileError:
        return None


def _refuse(name: Path, message: str, line: int = 1) -> NoReturn:
    raise BadFileError([Problem(name, line, 1, message)])
