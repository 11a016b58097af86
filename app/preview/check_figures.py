"""The figure's own checks of an exercise file: can a body do this?"""

from pathlib import Path

from app.data.problems import BadFileError, Problem
from app.data.reader import read
from app.figure.errors import FigureError
from app.preview.figures import ASSETS, lint


def figure_problems(paths: list[Path]) -> list[Problem]:
    """What is bodily impossible in exercise files: angles, feet under the floor, sliding contacts, balance.

    Files without a `figure` block have none; those that cannot be read are reported by other checks.
    """
    bases = read(ASSETS / "figure" / "bases.yaml").data
    problems: list[Problem] = []
    for path in paths:
        try:
            document = read(path)
        except BadFileError:
            continue
        data = document.data
        if not isinstance(data, dict) or not isinstance(data.get("figure"), dict):
            continue
        name = path.stem
        try:
            faults = lint({name: data}, bases, [name])
        except FigureError as error:
            problems.append(document.problem(tuple(error.path[1:]), error.reason))
        else:
            problems += [document.problem(("figure",), str(fault), at_key=True) for fault in faults]
    return problems
