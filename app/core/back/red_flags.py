"""The safety questions: what their answers lock, and what alone unlocks it.

Everything that happens is an event; what holds is the fold of all of them, in the order they happened. The
database keeps the events, so no crash between two writes can lose a lock. Sources: Finucane 2020 and the
public health lists it builds on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.core.back.rules import Level, Question, SafetyRules

LEG_SYMPTOMS = "leg_symptoms"  # a concern that a check-in raises by itself
MISTAKE_S = 120.0  # a finger that slipped is noticed at once; what is taken back later is second thoughts
_AHEAD_S = 60.0  # events are kept in order, so one may stand a little ahead of a clock that was set back
_LEG_CONCERNS = frozenset({LEG_SYMPTOMS, "oneleg"})
_NO_QUESTION = frozenset({LEG_SYMPTOMS})


class Happened(StrEnum):
    """Kinds of event.

    ANSWERED the questions, DUE to be asked, RAISED by a check-in, READ the advice and closed it, ADVISED by a
    professional, CHECKED (a routine-level concern), GONE (it no longer holds, so the questions are asked
    afresh), TOLD by a professional that one may exercise although it still holds, MISTAKEN (a lock that was
    ticked by mistake).
    """

    ANSWERED = "answered"
    DUE = "due"
    RAISED = "raised"
    READ = "read"
    ADVISED = "advised"
    CHECKED = "checked"
    GONE = "gone"
    TOLD = "told"
    MISTAKEN = "mistaken"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyEvent:
    """Something that happened around the safety questions.

    Attributes:
        yes: What was answered yes, or raised, with its level at that time. For DUE: what is new, which ends
            what a professional has said of something old.
        complete: Every question was answered; an emergency yes may cut the questions short.
        version: Version of the questions.
        at: When, seconds since 1970 in UTC.
    """

    kind: Happened
    yes: Mapping[str, Level] = field(default_factory=dict)
    complete: bool = False
    version: int = 0
    at: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What the safety questions have left behind.

    Attributes:
        locks: Emergency and urgent yeses that lock every routine.
        concerns: Routine-level yeses that leave gentle routines only, until it has been checked.
        advice: Yeses that are worth an appointment and close nothing.
        read: The advice page was closed; it locks no less.
        advised: The runner has had medical advice about the locks; now the questions can unlock.
        still: Urgent yeses that hold although there was medical advice; TOLD lifts them.
        told: Urgent yeses with which a professional said one may exercise; they lock no more.
        checked: Concerns that somebody has looked at; what is new, or comes of a run, is not among them.
        gone: The runner says that a concern has gone; the next full answers decide.
        due: The questions must be answered before anything is offered.
        version: Version of the questions last answered in full; 0 for never.
        asked_at, locked_at, unlocked_at, checked_at: When the questions were last answered in full, when
            something last locked, when all locks were lifted, and when something was checked; seconds since
            1970, None for never.
        before_lock: What held before the last yes that locked.
    """

    locks: Mapping[str, Level] = field(default_factory=dict)
    concerns: frozenset[str] = frozenset()
    advice: frozenset[str] = frozenset()
    read: bool = False
    advised: bool = False
    still: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    checked: frozenset[str] = frozenset()
    gone: bool = False
    due: bool = False
    version: int = 0
    asked_at: float | None = None
    locked_at: float | None = None
    unlocked_at: float | None = None
    checked_at: float | None = None
    before_lock: "Safety | None" = None

    @property
    def level(self) -> Level:
        """The weightiest thing that stands."""
        if Level.EMERGENCY in self.locks.values():
            return Level.EMERGENCY
        if self.locks:
            return Level.URGENT
        if self.concerns:
            return Level.ROUTINE
        return Level.ADVISE if self.advice else Level.NONE

    @property
    def locked(self) -> bool:
        """Whether every routine is locked."""
        return bool(self.locks)

    @property
    def in_a_leg(self) -> bool:
        """Whether leg symptoms stand that nobody has checked."""
        return bool(self.concerns & _LEG_CONCERNS)

    @property
    def leg_known(self) -> bool:
        """Whether somebody has looked at symptoms in a leg, which may go on."""
        return bool(self.checked & _LEG_CONCERNS) and not self.in_a_leg

    def gentle_only(self, *, leg_symptoms: bool) -> bool:
        """Whether only gentle routines are left until something has been looked at.

        Args:
            leg_symptoms: As ticked in the last check-in.
        """
        return bool(self.concerns) or (leg_symptoms and not self.leg_known)

    def to_ask(self, rules: SafetyRules) -> bool:
        """Whether the questions come before anything is offered."""
        return self.due or self.version != rules.version

    def may_be_mistaken(self, now: float) -> bool:
        """Whether what locks was ticked so short a time ago that it can be taken back, seconds since 1970."""
        if not self.locked or self.locked_at is None or self.before_lock is None:
            return False
        return -_AHEAD_S <= now - self.locked_at <= MISTAKE_S

    def as_of(self, rules: SafetyRules, now: float) -> "Safety":
        """What holds at a time: answers grow old, and what once closed routines may close nothing today.

        Args:
            rules: The rules in force.
            now: Seconds since 1970.
        """
        old = self.asked_at is not None and now - self.asked_at >= rules.ask_again_s
        if self.checked and self.checked_at is not None and now - self.checked_at >= rules.ask_again_s:
            return replace(self, checked=frozenset()).as_of(rules, now)
        milder = {name for name in self.concerns if rules.level_of(name) is Level.ADVISE}
        if not old and not milder:
            return self
        # Once the questions of today were answered, their own answers say what is worth an appointment.
        advice = self.advice if self.version == rules.version else self.advice | milder
        return replace(self, due=self.due or old, concerns=self.concerns - milder, advice=advice)

    def after(self, event: SafetyEvent) -> "Safety":
        """What holds after one more event."""
        match event.kind:
            case Happened.ANSWERED:
                return self._answered(event)
            case Happened.RAISED:
                new = bool(_of(event.yes, Level.ROUTINE))
                return replace(self._raised(event), gone=self.gone and not new)
            case Happened.DUE:
                if not event.yes:
                    return replace(self, due=True)
                return replace(self, due=True, told=frozenset(), checked=frozenset())
            case Happened.READ:
                return replace(self, read=True)
            case Happened.ADVISED:
                return replace(self, advised=self.locked)
            case Happened.CHECKED:
                if self.locked:
                    return self
                looked_at = self.concerns or self.checked
                return replace(self, concerns=frozenset(), checked=looked_at, gone=False, checked_at=event.at)
            case Happened.GONE:
                return self if self.locked else replace(self, gone=bool(self.concerns), due=True)
            case Happened.TOLD:
                return self._told(event.at)
            case Happened.MISTAKEN:
                if self.before_lock is None or not self.may_be_mistaken(event.at):
                    return self
                return replace(self.before_lock, due=True)

    def _answered(self, event: SafetyEvent) -> "Safety":
        after = self._raised(event)
        if not event.complete:
            return after
        routine, advise = _of(event.yes, Level.ROUTINE), _of(event.yes, Level.ADVISE)
        after = replace(
            after,
            due=False,
            version=event.version,
            asked_at=event.at,
            advice=advise,
            still=frozenset(),
            told=self.told & frozenset(event.yes),  # what has gone and comes back is new
        )
        if self.gone:
            after = replace(after, gone=False, concerns=routine)
        if not self.locked or not after.advised:
            return after
        still = frozenset(name for name, level in event.yes.items() if level.locks) - self.told
        if not still:
            unasked = self.concerns & _NO_QUESTION  # no answer to any question speaks of it
            return replace(_opened(after, event.at), concerns=routine | unasked)
        emergency = any(event.yes[name] is Level.EMERGENCY for name in still)
        return after if emergency else replace(after, still=still)

    def _raised(self, event: SafetyEvent) -> "Safety":
        severe = {
            name: level
            for name, level in event.yes.items()
            if level.locks and not (level is Level.URGENT and name in self.told)
        }
        after = replace(self, concerns=self.concerns | _of(event.yes, Level.ROUTINE))
        if not severe:
            return after
        new = severe.keys() - self.locks.keys()
        # A new yes needs its own advice, whatever was said about an older one; and so does an emergency each
        # time it is said to be there.
        advised = self.advised and not new and Level.EMERGENCY not in severe.values()
        after = replace(after, advised=advised, still=frozenset())
        if not new:
            return after
        return replace(
            after,
            locks={**self.locks, **severe},
            read=False,
            locked_at=event.at,
            before_lock=replace(self, concerns=after.concerns, before_lock=None),
        )

    def _told(self, at: float) -> "Safety":
        """Lifts what still holds, where a professional who knows of it said so; never an emergency."""
        if not (self.advised and self.still):
            return self
        return replace(_opened(self, at), told=self.told | self.still)


def _opened(safety: Safety, at: float) -> Safety:
    """A state whose locks have been lifted."""
    return replace(
        safety,
        locks={},
        advised=False,
        read=False,
        still=frozenset(),
        locked_at=None,
        unlocked_at=at,
        before_lock=None,
    )


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
    at: float = 0.0,
) -> tuple[SafetyEvent, bool | None]:
    """The event that answers make, and whether there was cancer in the past as far as is known now.

    Args:
        rules: The questions.
        answers: By id of the question; a question left out was not answered.
        past_cancer: The fact of the profile, None where it was never asked, or too long ago.
        new_pain: The pain is new (or new since the advice).
        at: When, seconds since 1970.

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
    event = SafetyEvent(kind=Happened.ANSWERED, yes=yes, complete=complete, version=rules.version, at=at)
    return event, past_cancer


def _of(yes: Mapping[str, Level], level: Level) -> frozenset[str]:
    return frozenset(name for name, one in yes.items() if one is level)
