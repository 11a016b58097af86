"""Says in plain words what keeps a file from being YAML, and where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from app.data.files.look_alikes import advice, typed

_NO_COLON, _NO_END = "could not find expected ':'", "found unexpected end of stream"  # as the parsers say it
_NO_START = "cannot start any token"
_NO_SPACE = re.compile(r"\s*(?:- +)?(\"?)[\w-]+\1:(?!//)[^\s:]")
_MOST_TRIES, _MOST_READ = 24, 400_000  # a phone takes a second for so many characters
_WIDE = {"\u3000": "  ", "：": ": ", "，": ", "}  # that may stand for two

Run = tuple[int, int]


def explained(error: yaml.MarkedYAMLError, text: str, loader: Any) -> tuple[int, int, str]:
    """Line and column, from 1, and what is wrong there.

    Args:
        error: What the parser said.
        text: Of the file.
        loader: The class that reads YAML.
    """
    odd = _culprit(error, text, loader)
    if odd is not None:
        return (*end_of(text[:odd]), advice(text[odd]))
    unclosed = any(words in str(error.problem) for words in (_NO_COLON, _NO_END))  # the place it began
    mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
    if mark is None:
        return 1, 1, _message(error, "", "")
    lines = text.splitlines()
    written = lines[mark.line] if mark.line < len(lines) else ""
    return mark.line + 1, mark.column + 1, _message(error, written, text[mark.index : mark.index + 1])


def end_of(text: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _message(error: yaml.MarkedYAMLError, written: str, at: str) -> str:
    problem = str(error.problem)
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return "a tab stands here; indent with spaces"
    if at == "\t":
        return "a tab stands here; type a space"
    if written.lstrip().startswith("* "):
        return 'a part of a list begins with "- "'
    if _NO_START in problem and at:
        return f'no text may begin with "{at}"; put it in quotes'
    if "mapping values are not allowed" in problem:
        if written.count(": ") + written.endswith(":") < 2:
            return "this line does not line up with the one above it; check the spaces it begins with"
        return 'a second ": " stands in this line; put the text in quotes'
    if _NO_COLON in problem:
        if _NO_SPACE.match(written):
            return 'a space is missing after the ":"'
        return 'a ":" is missing after the key, or a quote is not closed'
    if _NO_END in problem:
        return "a quote or bracket that was opened is not closed"
    return f"this is not YAML: {error.problem}" + (f" ({error.context})" if error.context else "")


def _culprit(error: yaml.MarkedYAMLError, text: str, loader: Any) -> int | None:
    """Where the look-alike is that is to blame: with the plain character the file can be read further."""
    marks = [mark.index for mark in (error.context_mark, error.problem_mark) if mark is not None]
    runs = sorted({run for at in marks for run in _odd_runs(text, at)})
    if not runs:
        return None
    before = len(text) - (marks[-1] if error.problem_mark else 0)
    tries = iter(range(min(_MOST_TRIES, max(_MOST_READ // len(text), 3))))

    def helps(chosen: Sequence[Run]) -> bool:
        return any(
            next(tries, None) is not None and _left(_replaced(text, chosen, wide), loader) < before
            for wide in ({}, _WIDE)[: 1 + any(text[start] in _WIDE for start, _ in chosen)]
        )

    for run in runs:
        if helps([run]):
            return run[0]
    for end in range(2, len(runs) + 1):
        if helps(runs[:end]):
            begin = next((at for at in range(end - 2, 0, -1) if helps(runs[at:end])), 0)
            return runs[begin][0]
    # More than that is wrong here; still, nothing that looks like a space or a dash may begin a line.
    return next((start for start, _ in runs if _begins(text, start)), None)


def _odd_runs(text: str, at: int) -> Iterator[Run]:
    """Look-alikes in the line of a place and the one above it, those of a kind that stand together as one."""
    start = text.rfind("\n", 0, max(text.rfind("\n", 0, at), 0)) + 1
    end = text.find("\n", at)
    for found in re.finditer(r"([^\x00-\x7f])\1*", text[start : end if end >= 0 else len(text)]):
        if typed(found[1]) is not None:
            yield start + found.start(), start + found.end()


def _replaced(text: str, chosen: Sequence[Run], wide: Mapping[str, str]) -> str:
    parts, at = [], 0
    for start, end in chosen:
        plain = wide.get(text[start], typed(text[start]) or "")
        parts += [text[at:start], plain * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _left(text: str, loader: Any) -> int:
    """How many characters are left where a text can be read no further; -1 for one that is YAML."""
    parser = loader(text)
    try:
        while parser.check_event():
            parser.get_event()
    except yaml.MarkedYAMLError as error:  # a quote that was opened, and is not closed, is no step further
        mark = error.context_mark if "quoted scalar" in str(error.context) else error.problem_mark
        return len(text) - (mark.index if mark else 0)
    except (yaml.YAMLError, ValueError, OverflowError):
        return len(text)
    finally:
        parser.dispose()
    return -1


def _begins(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return not line.strip(" \t-") and typed(text[at]) in ("", " ", "-")
