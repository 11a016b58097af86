"""Notes on letters of an exercise that Limber's typeface lacks: it can be used, but may look different.

What is said of a routine's letters is one of the findings of `app/core/lint`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError, Problem
from app.data.files.yaml_reader import Document, Path_, read
from app.data.library.check import is_exercise
from app.ui.base.letters import Letters
from app.ui.base.typefaces import letters
from app.ui.base.typesetting import not_drawn

_ROUTINE = ("title", "purpose", "order_note")
_EXERCISE = ("name", "side_names", "steps", "cues", "mistake", "back_mod", "avoid_if")
_MOST = 5  # letters named of one text


def letter_notes(files: Iterable[Path]) -> list[Problem]:
    """One note for each text of sound files that the screen cannot show in Limber's own letters."""
    own = letters(share_folder() / "assets" / "fonts" / "LimberSans-Regular.ttf")
    return [note for file in files for note in _notes(file, own)] if own else []


def _notes(file: Path, own: Letters) -> Iterator[Problem]:
    try:
        document = read(file)
    except BadFileError:  # which has been said
        return
    if not isinstance(document.data, dict):
        return
    for key in _EXERCISE if is_exercise(document.data) else _ROUTINE:
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
    named = ", ".join(f'"{letter}" ({_numbers(letter)})' for letter in lacking[:_MOST])
    more = f" and {len(lacking) - _MOST} more" if len(lacking) > _MOST else ""
    message = f"note: Limber's lettering has no {named}{more}; the device's own stands in, or a dot"
    return document.place_of(where, lacking[0][0], message)


def _numbers(letter: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in letter)
