"""Prints what is wrong with files, and what could be better in those that can be used."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.cli.check_figures import figure_problems
from app.cli.check_letters import letter_notes
from app.core.lint.finding import Severity
from app.data.library.library import Library
from app.device.wording import counted
from app.wiring.lettering import lettering

_FINE, _PROBLEM = 0, 1


def check(library: Library, paths: Iterable[Path], *, strict: bool) -> int:
    """Prints a line for each problem, then one for each warning and note; returns the exit code.

    A file with warnings can be used: they count as problems where that is asked for. Notes never do.

    Args:
        library: Has the exercises that routines may use.
        paths: Files and folders.
        strict: Warnings are problems too.
    """
    problems, files, lints = library.check_and_lint(paths, lettering())
    faulty = {problem.path for problem in problems}
    problems += figure_problems(file for file in files if file not in faulty)
    found = [(lint.problem(each), each.rule.severity) for lint in lints for each in lint.findings]
    warnings = sum(severity is Severity.WARNING for _, severity in found)
    total = (
        f"{counted(len(files), 'file')}, {counted(len(problems), 'problem') if problems else 'no problems'}"
    )
    if warnings:
        total += f", {counted(warnings, 'warning')}"
    advice = sorted([*(problem for problem, _ in found), *letter_notes(files)])
    with suppress(BrokenPipeError):  # what was found counts, also where the reader has seen enough of it
        for line in (*problems, *advice, total):
            print(line)
    return _PROBLEM if problems or (strict and warnings) else _FINE
