"""What a loader is, and what it may answer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.data.files.problems import BadFileError, Problem

LOADED, REFUSED = "loaded", "refused"
_PROBLEM = re.compile(r".+:[1-9]\d*:[1-9]\d*: [^\n]{4,900}")


@dataclass(frozen=True)
class Loader:
    """One kind of file.

    Attributes:
        seeds: Real files to begin with.
        load: Reads one of unknown content as the app does, in an empty folder of its own; returns LOADED or
            REFUSED, and raises for everything else.
        as_json: The files are JSON.
        share: Of a hundred inputs, how many are for it.
    """

    name: str
    seeds: Callable[[], Sequence[bytes]]
    load: Callable[[bytes, Path], str]
    share: int
    as_json: bool = False


def said(error: BadFileError, content: bytes, before: Sequence[Problem] | None = None) -> str:
    """Looks at what a person would be told; returns REFUSED.

    Args:
        error: What was said.
        content: Of the file.
        before: What a check had found before, where there was one: nothing may be refused that it lets pass.
    """
    assert error.problems
    assert before is None or before, f"nothing was found before: {error}"
    lines = content.count(b"\n") + content.count(b"\r") + content.count(b"\xc2\x85") + 3 + len(content) // 3
    for problem in error.problems:
        assert _PROBLEM.fullmatch(str(problem)), f"no file:line:column: {problem!r}"
        assert problem.message.isprintable(), f"not for a screen: {problem.message!r}"
        assert problem.line <= lines, f"the file has no such line: {problem}"
    return REFUSED
