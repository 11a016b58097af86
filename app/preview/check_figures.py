"""The figure's own checks of an exercise file: can a body do this?"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.data.ids import id_of
from app.data.problems import BadFileError, Problem
from app.data.reader import Document, read
from app.figure.errors import FigureError
from app.figure.poser import Poser
from app.preview.figures import ASSETS, lint


def figure_problems(paths: Iterable[Path]) -> list[Problem]:
    """What is bodily impossible in exercise files: angles, feet under the floor, sliding contacts, balance.

    Files without a `figure` block have none; those that cannot be read are reported by other checks.
    """
    bases, problems = _bases(), []
    for document in _with_figure(paths):
        name = id_of(document.path) or document.path.stem
        try:
            faults = lint({name: document.data}, bases, [name])
        except FigureError as error:
            problems.append(document.problem(tuple(error.path[1:]), error.reason))
        else:
            problems += [document.problem(("figure",), str(fault), at_key=True) for fault in faults]
    return problems


def pose_problems(paths: Iterable[Path]) -> list[Problem]:
    """Why figures of exercise files cannot be shown at all; see `figure_problems`."""
    bases, problems = _bases(), []
    for document in _with_figure(paths):
        try:
            Poser(document.data["figure"], bases, None, document.data.get("areas", ()))
        except FigureError as error:
            problems.append(document.problem(("figure", *error.path), error.reason))
    return problems


def _bases() -> Any:
    return read(ASSETS / "figure" / "bases.yaml").data


def _with_figure(paths: Iterable[Path]) -> Iterator[Document]:
    for path in paths:
        try:
            document = read(path)
        except BadFileError:
            continue
        if isinstance(document.data, dict) and isinstance(document.data.get("figure"), dict):
            yield document
