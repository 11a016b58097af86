"""The figures of exercise files: whether they can be drawn."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError, Problem
from app.data.files.yaml_reader import Document, read
from app.figure.errors import FigureError
from app.figure.poser import Poser


def pose_problems(paths: Iterable[Path]) -> list[Problem]:
    """Why figures of exercise files cannot be shown at all.

    Files without a `figure` block have none; those that cannot be read are reported by other checks.
    """
    bases = figure_bases()
    return [problem for document in with_figure(paths) for problem in pose_faults(document, bases)]


def pose_faults(document: Document, bases: Mapping[str, Any] | None = None) -> list[Problem]:
    """The same of one exercise that was read; none where it has no figure.

    Args:
        document: As read.
        bases: The postures that figures start from, where they are known.
    """
    if not isinstance(document.data.get("figure"), dict):
        return []
    try:
        Poser(document.data["figure"], bases or figure_bases(), None, document.data.get("areas", ()))
    except FigureError as error:
        return [document.problem(("figure", *error.path), error.reason)]
    return []


def figure_bases() -> Mapping[str, Any]:
    """The postures that figures start from, by name."""
    bases: Mapping[str, Any] = read(share_folder() / "assets" / "figure" / "bases.yaml").data
    return bases


def with_figure(paths: Iterable[Path]) -> Iterator[Document]:
    """Those of some files that can be read and have a figure."""
    for path in paths:
        try:
            document = read(path)
        except BadFileError:
            continue
        if isinstance(document.data, dict) and isinstance(document.data.get("figure"), dict):
            yield document
