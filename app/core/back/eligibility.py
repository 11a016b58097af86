"""The one gate that every way of starting a routine goes through."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from app.core.back.after_run import RunScores, seek_stands, too_much
from app.core.back.check_in import (
    Answers,
    CheckIn,
    Memory,
    Moment,
    Outcome,
    Profile,
    after_warm_up,
    before_run,
)
from app.core.back.conditions import Given
from app.core.back.red_flags import Safety
from app.core.back.rules import CheckInRules, Level, Words
from app.core.i18n import mark as _
from app.core.routine import RUNNING

_AHEAD_S = 60.0  # a clock set back a little does not undo a check-in
_CHECK_IN = _("First a moment for your back: how is it right now?")
_LEG_FIRST = _(
    "This one is only for a leg that a professional has looked at. If yours was, tick the leg in the "
    "check-in, and then “It has been checked”."
)
_LOOKED_AT = "leg-looked-at"
_TOO_SORE = _("This one is for calmer backs than yours is right now. An easier one will suit you better.")


class Reason(StrEnum):
    """Why a routine may not start now; each leads to another page.

    LOCKED: the advice page. SAFETY_QUESTIONS: the questions. SEVERE, NO_RUN, TOO_SORE, GENTLE_ONLY
    (something has to be looked at first), ASK_RUN (a fact about the runner means: ask before you run): what
    else there is. CHECK_IN: the check-in.
    """

    LOCKED = "locked"
    SAFETY_QUESTIONS = "safety-questions"
    SEVERE = "severe"
    GENTLE_ONLY = "gentle-only"
    NO_RUN = "no-run"
    TOO_SORE = "too-sore"
    ASK_RUN = "ask-run"
    CHECK_IN = "check-in"


class Startable(Protocol):
    """What is looked at of a routine."""

    @property
    def phase(self) -> str:
        """warm-up, run, cool-down or gentle."""

    @property
    def max_pain(self) -> int:
        """Highest back score at which it may be offered."""

    @property
    def suits(self) -> Container[str]:
        """What it was made for, in the words of its file."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The routine may start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The routine may not start.

    Attributes:
        text: What the runner is told, in English as written; translated when shown.
        offer: Ids of routines that are open instead.
        rule, sources: The rule that decided, and where it comes from; as in Words.
    """

    reason: Reason
    text: str
    offer: tuple[str, ...] = ()
    rule: str = ""
    sources: tuple[str, ...] = ()


Verdict = Allowed | Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class BackState:
    """All that is known about the runner's back.

    Attributes:
        check_ins: Those of the last three days at least, oldest first.
        runs: The last runs that were rated before and after, oldest first.
        withdrawn: Of the same days, those that the runner has deleted and that still rule something out.
            They forbid what they forbade, and allow nothing.
    """

    rules: CheckInRules
    safety: Safety = field(default_factory=Safety)
    profile: Profile = field(default_factory=Profile)
    check_ins: tuple[CheckIn, ...] = ()
    runs: tuple[RunScores, ...] = ()
    withdrawn: tuple[CheckIn, ...] = ()

    @property
    def _scored(self) -> list[CheckIn]:
        """Whatever has a score and may forbid something, oldest first."""
        return _scored(sorted((*self.withdrawn, *self.check_ins), key=lambda check_in: check_in.at))

    def latest(self, now: datetime) -> CheckIn | None:
        """The last scored check-in that still speaks: of today, or not older than the rules say."""
        at = now.timestamp()
        speaking = [
            check_in
            for check_in in self._scored
            if check_in.at <= at + _AHEAD_S
            and (check_in.day == now.date() or at - check_in.at <= self.rules.score_counts_s)
        ]
        return _last(speaking)

    def fresh(self, now: datetime) -> CheckIn | None:
        """The last check-in before a run that is young enough to start a warm-up or a run with."""
        at = now.timestamp()
        young = [
            check_in
            for check_in in _scored(self.check_ins)
            if check_in.moment is Moment.BEFORE and -_AHEAD_S <= at - check_in.at <= self.rules.fresh_s
        ]
        return _last(young)

    def memory(self, now: datetime) -> Memory:
        """What days before and facts about the runner say about a run now."""
        return Memory(run_off=self.run_off_today(now), easing=self.easing(now), profile=self.profile)

    def run_off_today(self, now: datetime) -> bool:
        """Whether something has ruled a run out.

        A score of 6 or more, for two days; new pain or a fall at 3 or more, a warm-up that made it sorer, or
        a run that was stopped because of the back, for the rest of the day; a run that was too much, for that
        day and the next.
        """
        given = [
            c for c in (*self.withdrawn, *self.check_ins) if c.at <= now.timestamp() + self.rules.no_run_s
        ]
        scored = [c for c in self._scored if c in given]
        bad = any(
            self.rules.no_run_when.holds(c.answers.given) and self._speaks(c, now, self.rules.no_run_s)
            for c in scored
        )
        stirred = any(
            (self._stirred(c) or self._new(c)) and self._speaks(c, now, self.rules.score_counts_s)
            for c in scored
        )
        stopped = any(c.stopped_run and self._speaks(c, now, self.rules.score_counts_s) for c in given)
        return bad or stirred or stopped or any(self._too_much(run, now) for run in self.runs)

    def _speaks(self, check_in: CheckIn, now: datetime, seconds: float) -> bool:
        """Whether a check-in is of today, or not older than so many seconds."""
        return check_in.day == now.date() or now.timestamp() - check_in.at <= seconds

    def _new(self, check_in: CheckIn) -> bool:
        return check_in.moment is Moment.BEFORE and self.rules.gentle_today_when.holds(check_in.answers.given)

    def _too_much(self, run: RunScores, now: datetime) -> bool:
        return abs((now.date() - run.day).days) <= 1 and too_much(self.rules, run)

    def easing(self, now: datetime) -> str:
        """Why a run is short and easy at most, in English as written; "" where it need not be."""
        safety, rules = self.safety, self.rules
        opened = safety.unlocked_at
        if opened is not None and -_AHEAD_S <= now.timestamp() - opened < rules.safety.ease_in_s:
            return rules.safety.easing_in
        if self.seeking(now):
            return rules.after_run.seeking
        yesterday = now.date() - timedelta(days=1)
        if any(self._new(c) and c.day == yesterday for c in self._scored):
            return rules.gentle_after
        return ""

    def seeking(self, now: datetime) -> bool:
        """Whether the advice to pause running and see somebody stands."""
        checked = None
        if self.safety.checked_at is not None:
            checked = datetime.fromtimestamp(self.safety.checked_at, now.tzinfo).date()
        return seek_stands(self.rules, self.runs, checked)

    def _stirred(self, check_in: CheckIn) -> bool:
        if check_in.moment is not Moment.AFTER_WARM_UP:
            return False
        before = next(
            (
                other.answers.score
                for other in reversed(self._scored)
                if other.moment is Moment.BEFORE and other.loop == check_in.loop
            ),
            None,
        )
        score = check_in.answers.score
        if before is None or score is None:
            return False
        given = Given(values={"before": before, "score": score})
        rule = next(r for r in self.rules.after_warm_up if r.when is None or r.when.holds(given))
        return rule.state == "stop"

    def outcome(self, now: datetime) -> Outcome | None:
        """What follows from the last score that still speaks; None where there is none."""
        latest = self.latest(now)
        if latest is None or latest.answers.score is None:
            return None
        memory = self.memory(now)
        if latest.moment is Moment.AFTER_WARM_UP:
            before = [c for c in self._scored if c.loop == latest.loop and c.moment is Moment.BEFORE]
            if before and before[-1].answers.score is not None:
                return after_warm_up(
                    self.rules, before[-1].answers.score, latest.answers.score, self.safety, memory
                )
        return before_run(self.rules, latest.answers, self.safety, memory)

    def answers(self, now: datetime) -> Answers:
        """The answers that routines are adapted to now: the last check-in's, with what still stands."""
        latest = self.latest(now)
        own = [
            c
            for c in self._scored
            if c.moment is Moment.BEFORE and self._speaks(c, now, self.rules.score_counts_s)
        ]
        answers = own[-1].answers if own else Answers(score=None)
        return replace(
            answers,
            score=latest.answers.score if latest else None,
            leg_symptoms=answers.leg_symptoms or self.safety.in_a_leg,
            leg_looked_at=self.safety.leg_known,
        )


def _last(check_ins: Sequence[CheckIn]) -> CheckIn | None:
    """The latest; of several at the same time the one recorded last."""
    return max(reversed(check_ins), key=lambda check_in: check_in.at, default=None)


def _scored(check_ins: Sequence[CheckIn]) -> list[CheckIn]:
    return [check_in for check_in in check_ins if check_in.answers.score is not None]


def may_start(routine: Startable, state: BackState, now: datetime, *, going_on: bool = False) -> Verdict:
    """Whether a routine may start now; the same answer for every button, link and resume.

    Args:
        routine: Limber's or the runner's own; its card will do.
        state: What is known about the back.
        now: An aware time, in the runner's own zone.
        going_on: A session that has begun goes on: everything holds but the age of the check-in.
    """
    rules, safety = state.rules, state.safety
    if safety.locked:
        return _refused(Reason.LOCKED, rules.safety.words[safety.level])
    if safety.to_ask(rules.safety):
        return _refused(Reason.SAFETY_QUESTIONS, rules.safety.ask_first)
    latest = state.latest(now)
    score = latest.answers.score if latest else None
    band = rules.band(score) if score is not None else None
    if band is not None and not band.phases:
        return _refused(Reason.SEVERE, band.words)
    gentle = rules.gentle_only
    legs = latest is not None and latest.answers.leg_symptoms
    if safety.gentle_only(leg_symptoms=legs) and (
        routine.phase not in gentle.phases or routine.max_pain < gentle.least_max_pain
    ):
        return _refused(Reason.GENTLE_ONLY, rules.safety.words[Level.ROUTINE], gentle.offer)
    if _LOOKED_AT in routine.suits and not safety.leg_known:
        return Refused(reason=Reason.GENTLE_ONLY, text=_LEG_FIRST, offer=gentle.offer, rule="leg-first")
    if band is not None and routine.phase not in band.phases:
        return _refused(Reason.NO_RUN, band.words, band.offer)
    if routine.phase in RUNNING:
        refused = _no_run(state, now, going_on=going_on)
        if refused is not None:
            return refused
    if score is not None and band is not None:
        easing = routine.phase in RUNNING and score < rules.ease.least and bool(state.easing(now))
        if routine.max_pain < (rules.ease.least if easing else score):
            offer = rules.ease.rule.offer if easing else band.offer
            return Refused(reason=Reason.TOO_SORE, text=_TOO_SORE, offer=offer, rule="too-sore")
    return Allowed()


def _no_run(state: BackState, now: datetime, *, going_on: bool) -> Refused | None:
    """Why a run, or the warm-up before one, may not start although the score would allow it."""
    rules, gentle = state.rules, state.rules.gentle_only
    if state.profile.must_ask(rules):
        return _refused(Reason.ASK_RUN, rules.ask_run, gentle.offer)
    if state.run_off_today(now):
        return _refused(Reason.NO_RUN, rules.no_run, gentle.offer)
    if not going_on and state.fresh(now) is None:
        return Refused(reason=Reason.CHECK_IN, text=_CHECK_IN, rule="check-in")
    return None


def _refused(reason: Reason, words: Words, offer: tuple[str, ...] = ()) -> Refused:
    return Refused(reason=reason, text=words.text, offer=offer, rule=words.rule, sources=words.sources)
