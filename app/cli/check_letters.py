"""Notes on letters of an exercise that Limber's typeface lacks: it can be used, but may look different.

What is said of a routine's letters is one of the findings of `app/core/lint`.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from app.core.lint.moves import letters_finding
from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError, Problem
from app.data.files.yaml_reader import Document, Path_, read
from app.data.library.check import is_exercise
from app.ui.base.letters import Letters
from app.ui.base.typefaces import letters
from app.ui.base.typesetting import lacking, not_drawn

_KEYS = ("name", "side_names", "steps", "cues", "mistake", "back_mod", "avoid_if")


def lettering() -> Callable[[str], list[str]]:
    """Says which letters of a text Limber's typeface lacks; none where it cannot be read itself."""
    return lacking(_own())


def letter_notes(files: Iterable[Path]) -> list[Problem]:
    """One note for each text of sound exercises that the screen cannot show in Limber's own letters."""
    own = _own()
    return [note for file in files for note in _notes(file, own)] if own else []


def _own() -> Letters | None:
    return letters(share_folder() / "assets" / "fonts" / "LimberSans-Regular.ttf")


def _notes(file: Path, own: Letters) -> Iterator[Problem]:
    try:
        document = read(file)
    except BadFileError:  # which has been said
        return
    if not is_exercise(document.data):
        return
    for key in _KEYS:
        for where, text in _texts(document.data.get(key), (key,)):
            lacking = not_drawn(text, own)
            if lacking:
                yield _note(document, where, lacking)


def _texts(data: Any, where: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, list | dict):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*where, key))


def _note(document: Document, where: Path_, lacking: list[str]) -> Problem:
    finding = letters_finding(where, lacking)
    message = f"{finding.rule.severity}: {finding.sentence(str)} [{finding.code}]"
    return document.place_of(where, finding.letter, message)
