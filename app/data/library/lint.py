"""Looks through the file of a routine that can be used, for what could be better in it."""

from collections.abc import Callable, Mapping
from typing import Any

from app.core.edits import Edit, unshared
from app.core.exercise import Exercise
from app.core.lint.draft import RoutineDraft
from app.core.lint.finding import RoutineFinding
from app.core.lint.lint import findings, mend
from app.data.files.problems import Problem
from app.data.files.yaml_reader import Document
from app.data.library import build
from app.data.library.check import Checker

NotDrawn = Callable[[str], list[str]]


class RoutineLint:
    """What is found in one file, where it stands, and how it is mended.

    Args:
        document: A file in which the checker has found nothing wrong.
        exercises: Those that it may use, by id; a value that is no Exercise marks a broken one.
        checker: Says whether a mended routine could still be used.
        not_drawn: Which letters of a text the typeface lacks.

    Attributes:
        draft: The routine that is looked through.
        findings: In the order of the file.
    """

    def __init__(
        self, document: Document, exercises: Mapping[str, Any], checker: Checker, not_drawn: NotDrawn
    ) -> None:
        self.document = document
        self._exercises, self._checker, self._not_drawn = exercises, checker, not_drawn
        self.draft = self._as_draft(unshared(document.data))
        self.findings = sorted(findings(self.draft), key=lambda each: (self.place(each), each.code))

    def place(self, finding: RoutineFinding) -> tuple[int, int]:
        """Line and column, from 1."""
        if finding.letter:
            problem = self.document.place_of(finding.where, finding.letter, "")
        else:
            at_key = len(finding.where) == 1  # all of the steps, say
            problem = self.document.problem(finding.where, "", at_key=at_key)
        return problem.line, problem.column

    def problem(self, finding: RoutineFinding) -> Problem:
        """The finding as the command line says it, in English, with severity, reason, code and sources."""
        said = f"{finding.sentence(str)} {finding.reason(str)}"
        rule = finding.rule
        message = f"{rule.severity}: {said} [{rule.code}; {', '.join(rule.sources)}]"
        return Problem(self.document.path, *self.place(finding), message)

    def mend(self, finding: RoutineFinding) -> tuple[Edit, ...]:
        """Changes to the file that take a finding away and bring no other.

        What they make of the file has been checked, and looked through again. There are none where only its
        author can say what was meant.
        """
        return mend(self.draft, finding, self._checked)

    def _checked(self, data: Any) -> RoutineDraft | None:
        if self._checker.routine(Document(self.document.path, data=data), self._exercises):
            return None
        return self._as_draft(data)

    def _as_draft(self, data: Any) -> RoutineDraft:
        routine = build.routine(data, self._usable)
        return RoutineDraft(routine, data, self._exercises, self._not_drawn)

    def _usable(self, name: str) -> Exercise:
        found = self._exercises[name]
        assert isinstance(found, Exercise)
        return found
