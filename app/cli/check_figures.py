"""The figure's own checks of an exercise file: can a body do this?"""

from collections.abc import Iterable
from pathlib import Path

from app.data.files.ids import id_of
from app.data.files.problems import Problem
from app.figure.errors import FigureError
from app.wiring.figure_files import figure_bases, with_figure


def figure_problems(paths: Iterable[Path]) -> list[Problem]:
    """What is bodily impossible in exercise files: angles, feet under the floor, sliding contacts, balance.

    Files without a `figure` block have none; those that cannot be read are reported by other checks.
    """
    from app.preview.figures import lint  # a phone carries the command line, and no preview

    bases, problems = figure_bases(), []
    for document in with_figure(paths):
        name = id_of(document.path) or document.path.stem
        try:
            faults = lint({name: document.data}, bases, [name])
        except FigureError as error:
            problems.append(document.problem(tuple(error.path[1:]), error.reason))
        else:
            problems += [document.problem(("figure",), str(fault), at_key=True) for fault in faults]
    return problems
