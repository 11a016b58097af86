"""The safety questions: what their answers lock, and what alone unlocks it.

Everything that happens is an event; what holds is the fold of all of them, in the order they happened. The
database keeps the events, so no crash between two writes can lose a lock. Sources: Finucane 2020 and the
public health lists it builds on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.core.checkin_rules import Level, Question, SafetyRules

LEG_SYMPTOMS = "leg_symptoms"  # a concern that a check-in raises by itself
_LEG_CONCERNS = frozenset({LEG_SYMPTOMS, "oneleg"})


class Happened(StrEnum):
    """Kinds of event.

    ANSWERED the questions, DUE to be asked, RAISED by a check-in, READ the advice and closed it, ADVISED by a
    professional, CHECKED (a routine-level concern).
    """

    ANSWERED = "answered"
    DUE = "due"
    RAISED = "raised"
    READ = "read"
    ADVISED = "advised"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyEvent:
    """Something that happened around the safety questions.

    Attributes:
        yes: What was answered yes, or raised, with its level at that time.
        complete: Every question was answered; an emergency yes may cut the questions short.
        version: Version of the questions.
    """

    kind: Happened
    yes: Mapping[str, Level] = field(default_factory=dict)
    complete: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What the safety questions have left behind.

    Attributes:
        locks: Emergency and urgent yeses that lock every routine.
        concerns: Routine-level yeses that leave gentle routines only, until it has been checked.
        read: The advice page was closed; it locks no less.
        advised: The runner has had medical advice about the locks; now the questions can unlock.
        due: The questions must be answered before anything is offered.
        version: Version of the questions last answered in full; 0 for never.
    """

    locks: Mapping[str, Level] = field(default_factory=dict)
    concerns: frozenset[str] = frozenset()
    read: bool = False
    advised: bool = False
    due: bool = False
    version: int = 0

    @property
    def level(self) -> Level:
        """The weightiest thing that stands."""
        if Level.EMERGENCY in self.locks.values():
            return Level.EMERGENCY
        if self.locks:
            return Level.URGENT
        return Level.ROUTINE if self.concerns else Level.NONE

    @property
    def locked(self) -> bool:
        """Whether every routine is locked."""
        return bool(self.locks)

    @property
    def in_a_leg(self) -> bool:
        """Whether leg symptoms stand that nobody has checked."""
        return bool(self.concerns & _LEG_CONCERNS)

    def to_ask(self, rules: SafetyRules) -> bool:
        """Whether the questions come before anything is offered."""
        return self.due or self.version != rules.version

    def after(self, event: SafetyEvent) -> "Safety":
        """What holds after one more event."""
        match event.kind:
            case Happened.ANSWERED:
                return self._answered(event)
            case Happened.RAISED:
                return self._raised(event.yes)
            case Happened.DUE:
                return replace(self, due=True)
            case Happened.READ:
                return replace(self, read=True)
            case Happened.ADVISED:
                return replace(self, advised=self.locked)
            case Happened.CHECKED:
                return self if self.locked else replace(self, concerns=frozenset())

    def _answered(self, event: SafetyEvent) -> "Safety":
        after = self._raised(event.yes)
        if event.complete:
            after = replace(after, due=False, version=event.version)
        if self.locked and self.advised and event.complete and not event.yes:
            return replace(after, locks={}, concerns=frozenset(), advised=False, read=False)
        return after

    def _raised(self, yes: Mapping[str, Level]) -> "Safety":
        severe = {name: level for name, level in yes.items() if level.locks}
        concerns = self.concerns | {name for name, level in yes.items() if level is Level.ROUTINE}
        if not severe:
            return replace(self, concerns=concerns)
        # A new yes needs its own advice, whatever was said about an older one.
        return replace(self, locks={**self.locks, **severe}, concerns=concerns, read=False, advised=False)


def fold(events: Iterable[SafetyEvent]) -> Safety:
    """What holds after all events, in the order they happened."""
    safety = Safety()
    for event in events:
        safety = safety.after(event)
    return safety


def questions(rules: SafetyRules, past_cancer: bool | None) -> tuple[Question, ...]:
    """The questions to ask now: a fact of the profile that is known is not asked again."""
    return tuple(q for q in rules.questions if not (q.profile_fact and past_cancer is not None))


def answered(
    rules: SafetyRules,
    answers: Mapping[str, bool],
    *,
    past_cancer: bool | None = None,
    new_pain: bool = False,
) -> tuple[SafetyEvent, bool | None]:
    """The event that answers make, and whether there was cancer in the past as far as is known now.

    Args:
        rules: The questions.
        answers: By id of the question; a question left out was not answered.
        past_cancer: The fact of the profile, None where it was never asked.
        new_pain: The pain is new (or new since the advice).

    Raises:
        ValueError: An answer belongs to no question.
    """
    known = {question.id: question for question in rules.questions}
    strange = set(answers) - set(known)
    if strange:
        raise ValueError(f"no such safety question: {', '.join(sorted(strange))}")
    facts = {"new_pain"} if new_pain else set()
    for question in rules.questions:
        if question.profile_fact and question.id in answers:
            past_cancer = answers[question.id]
    yes = {
        question.id: question.level
        for question in rules.questions
        if (past_cancer if question.profile_fact else answers.get(question.id))
        and (not question.only_with or question.only_with in facts)
    }
    complete = {question.id for question in questions(rules, past_cancer)} <= set(answers)
    event = SafetyEvent(kind=Happened.ANSWERED, yes=yes, complete=complete, version=rules.version)
    return event, past_cancer
