"""What is found in a routine that can be used and could be better."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.edits import Where
from app.core.i18n import Translate
from app.core.spans import exact


class Severity(StrEnum):
    """How much a finding matters.

    A WARNING is about how the routine does its runner good; a NOTE is no fault at all, and good to know.
    """

    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRule:
    """One kind of finding, the same from version to version.

    Attributes:
        code: Its name for programs.
        says: The finding in one sentence, in English, with what it is about in braces.
        reason: Why it matters, in one sentence.
        sources: References of assets/sources.yaml, or "article" and "practice".
    """

    code: str
    says: str
    reason: str
    sources: tuple[str, ...]
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class RoutineFinding:
    """One place of one routine that a rule is about.

    Attributes:
        where: The part of the file.
        values: What the sentence is filled in with: names, which are translated like it, and seconds.
        letter: Of what the finding is about in a text, the first letter; "" where it is about all of it.
    """

    rule: LintRule
    where: Where
    values: Mapping[str, str | int] = field(default_factory=dict)
    letter: str = ""

    @property
    def code(self) -> str:
        """The name of its kind."""
        return self.rule.code

    def sentence(self, tr: Translate) -> str:
        """What is found, in one sentence."""
        said = {
            key: exact(value, tr) if isinstance(value, int) else tr(value)
            for key, value in self.values.items()
        }
        return tr(self.rule.says).format(**said)

    def reason(self, tr: Translate) -> str:
        """Why it matters, in one sentence."""
        return tr(self.rule.reason)
