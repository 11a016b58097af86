"""The one gate that every way of starting a routine goes through."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.core.checkin import Answers, CheckIn, Moment, Outcome, Profile, after_warm_up, before_run
from app.core.checkin_rules import CheckInRules, Level
from app.core.conditions import Given
from app.core.redflags import Safety
from app.core.words import mark as _

_AHEAD_S = 60.0  # a clock set back a little does not undo a check-in


class Reason(StrEnum):
    """Why a routine may not start now; each leads to another page.

    LOCKED: the advice page. SAFETY_QUESTIONS: the questions. SEVERE, NO_RUN, GENTLE_ONLY, TOO_SORE: what
    else there is. CHECK_IN: the check-in.
    """

    LOCKED = "locked"
    SAFETY_QUESTIONS = "safety-questions"
    SEVERE = "severe"
    GENTLE_ONLY = "gentle-only"
    NO_RUN = "no-run"
    TOO_SORE = "too-sore"
    CHECK_IN = "check-in"


class Startable(Protocol):
    """What the gate looks at of a routine."""

    @property
    def phase(self) -> str:
        """warm-up, cool-down or gentle."""

    @property
    def max_pain(self) -> int:
        """Highest back score at which it may be offered."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The routine may start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The routine may not start.

    Attributes:
        text: What the runner is told, in English as written; translated when shown.
        offer: Ids of routines that are open instead.
    """

    reason: Reason
    text: str
    offer: tuple[str, ...] = ()


Verdict = Allowed | Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class BackState:
    """All that is known about the runner's back.

    Attributes:
        check_ins: Those of the last days at least, oldest first.
        withdrawn: Of the same days, those that the runner has deleted and that still rule something out.
            They forbid what they forbade, and allow nothing.
    """

    rules: CheckInRules
    safety: Safety = field(default_factory=Safety)
    profile: Profile = field(default_factory=Profile)
    check_ins: tuple[CheckIn, ...] = ()
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
        """The last check-in before a run that is young enough to start a warm-up with."""
        at = now.timestamp()
        young = [
            check_in
            for check_in in _scored(self.check_ins)
            if check_in.moment is Moment.BEFORE and -_AHEAD_S <= at - check_in.at <= self.rules.fresh_s
        ]
        return _last(young)

    def run_off_today(self, now: datetime) -> bool:
        """Whether a score of today has ruled a run out: 6 or more, or a warm-up that stirred it."""
        today = [check_in for check_in in self._scored if check_in.day == now.date()]
        return any(
            self.rules.no_run_when.holds(check_in.answers.given) or self._stirred(check_in)
            for check_in in today
        )

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
        off = self.run_off_today(now)
        if latest.moment is Moment.AFTER_WARM_UP:
            before = [c for c in self._scored if c.loop == latest.loop and c.moment is Moment.BEFORE]
            if before and before[-1].answers.score is not None:
                return after_warm_up(
                    self.rules, before[-1].answers.score, latest.answers.score, self.safety, run_off_today=off
                )
        return before_run(self.rules, latest.answers, self.safety, run_off_today=off)

    def answers(self, now: datetime) -> Answers:
        """The answers that routines are adapted to now: the last check-in's, with what still stands."""
        latest = self.latest(now)
        own = [c for c in self._scored if c.moment is Moment.BEFORE and c.day == now.date()]
        answers = own[-1].answers if own else Answers(score=None)
        return replace(
            answers,
            score=latest.answers.score if latest else None,
            leg_symptoms=answers.leg_symptoms or self.safety.in_a_leg,
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
        return Refused(reason=Reason.LOCKED, text=rules.safety.words[safety.level].text)
    if safety.to_ask(rules.safety):
        return Refused(reason=Reason.SAFETY_QUESTIONS, text=rules.safety.ask_first.text)
    latest = state.latest(now)
    score = latest.answers.score if latest else None
    band = rules.band(score) if score is not None else None
    if band is not None and not band.phases:
        return Refused(reason=Reason.SEVERE, text=band.words.text)
    gentle = rules.gentle_only
    if (safety.concerns or (latest and latest.answers.leg_symptoms)) and (
        routine.phase not in gentle.phases or routine.max_pain < gentle.least_max_pain
    ):
        words = rules.safety.words[Level.ROUTINE]
        return Refused(reason=Reason.GENTLE_ONLY, text=words.text, offer=gentle.offer)
    if band is not None and routine.phase not in band.phases:
        return Refused(reason=Reason.NO_RUN, text=band.words.text, offer=band.offer)
    if routine.phase == "warm-up" and state.run_off_today(now):
        return Refused(reason=Reason.NO_RUN, text=rules.no_run.text, offer=gentle.offer)
    if routine.phase == "warm-up" and not going_on and state.fresh(now) is None:
        return Refused(reason=Reason.CHECK_IN, text=_("First a moment for your back: how is it right now?"))
    if band is not None and score is not None and routine.max_pain < score:
        text = _("This one is for calmer backs than yours is right now. An easier one will suit you better.")
        return Refused(reason=Reason.TOO_SORE, text=text, offer=band.offer)
    return Allowed()
