"""A runner's back followed through dated answers, as the record would keep them, and what follows."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from app.core.back.after_run import RunScores, after_run
from app.core.back.check_in import (
    Answers,
    CheckIn,
    Moment,
    Outcome,
    Profile,
    locked,
    raised_by,
    stopped_answers,
    stopped_run,
)
from app.core.back.eligibility import Allowed, BackState, may_start
from app.core.back.red_flags import Happened, Safety, SafetyEvent, answered
from app.core.back.rules import CheckInRules, Words
from app.core.routine import RUNNING, Routine

_KEPT = timedelta(days=3)  # check-ins older than that decide nothing
_LOOP_LASTS = timedelta(hours=36)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What holds at one moment.

    Attributes:
        state: As of an Outcome; check-in where the app knows of no score to go by.
        run: Whether a warm-up, and so a run, may begin, once the back has been asked about.
        offers: Ids of the routines that are offered, the best first; each may be started.
        rule, sources: The rule that decided, and where it comes from.
        words: What the runner is told; None where only a check-in is asked for.
    """

    state: str
    run: bool
    offers: tuple[str, ...]
    rule: str
    sources: tuple[str, ...]
    words: Words | None = None


@dataclass(slots=True)
class Replay:
    """Takes what happens, one thing after the other.

    Attributes:
        now: When the last thing happened, aware.
        routines: By id; those that may be offered.
    """

    rules: CheckInRules
    now: datetime
    routines: Mapping[str, Routine]
    profile: Profile = field(default_factory=Profile)
    safety: Safety = field(default_factory=Safety)
    check_ins: list[CheckIn] = field(default_factory=list)
    runs: list[RunScores] = field(default_factory=list)

    @property
    def state(self) -> BackState:
        """All that is known now."""
        since = (self.now - _KEPT).timestamp()
        return BackState(
            rules=self.rules,
            safety=self.safety.as_of(self.rules.safety, self.now.timestamp()),
            profile=self.profile,
            check_ins=tuple(c for c in self.check_ins if c.at >= since),
            runs=tuple(self.runs),
        )

    def rate(self, moment: Moment, answers: Answers) -> None:
        """A check-in, with all that it brings about; BEFORE begins a loop, all else belongs to the last."""
        at = self.now.timestamp()
        loop = str(len(self.check_ins)) if moment is Moment.BEFORE else self._loop()
        check_in = CheckIn(at=at, day=self.now.date(), moment=moment, answers=answers, loop=loop)
        self.check_ins.append(check_in)
        leg_known = moment is Moment.BEFORE and self.state.safety.leg_known
        for event in raised_by(self.rules, answers, self.profile, leg_known=leg_known):
            self.safety = self.safety.after(replace(event, at=at))
        if answers.score is None:
            return
        if moment is Moment.AFTER_RUN and (before := self._before(loop)) is not None:
            self.runs.append(RunScores(day=self.now.date(), before=before, after=answers.score, loop=loop))
        if moment is Moment.MORNING:
            self.runs = [
                replace(run, morning=answers.score) if run.loop == loop and run.morning is None else run
                for run in self.runs
            ]

    def _loop(self) -> str:
        since = (self.now - _LOOP_LASTS).timestamp()
        begun = (c.loop for c in reversed(self.check_ins) if c.moment is Moment.BEFORE and c.at >= since)
        return next(begun, "")

    def _before(self, loop: str) -> int | None:
        scores = (c.answers.score for c in self.check_ins if c.loop == loop and c.moment is Moment.BEFORE)
        return next(scores, None) if loop else None

    def answer(self, answers: Mapping[str, bool], *, new_pain: bool = False) -> None:
        """Answers to the safety questions; a question that is left out was not answered."""
        event, past = answered(
            self.rules.safety,
            answers,
            past_cancer=self.profile.cancer_known(self.now.date()),
            new_pain=new_pain,
            at=self.now.timestamp(),
        )
        self.safety = self.safety.after(event)
        self.profile = replace(self.profile, past_cancer=past, cancer_asked=self.now.date())

    def happened(self, kind: Happened) -> None:
        """A button that was pressed."""
        self.safety = self.safety.after(SafetyEvent(kind=kind, at=self.now.timestamp()))

    def cleared(self) -> None:
        """A professional said that the runner may run with every fact on record."""
        tags = (tag.tag for tag in self.profile.must_ask(self.rules))
        self.profile = replace(
            self.profile, cleared={**self.profile.cleared, **dict.fromkeys(tags, self.now.date())}
        )

    # --- what follows ---------------------------------------------------------------------------------

    def before_run(self) -> Finding:
        """What follows from the last score that still speaks."""
        return self._found(self.state.outcome(self.now))

    def stopped(self, signs: Set[str]) -> Finding:
        """What is said when stop signs have ended a run, which goes on record."""
        self.rate(Moment.DURING, stopped_answers(self.rules, signs))
        return self._found(stopped_run(self.rules, signs))

    def after_run(self) -> Finding:
        """What the last run did to the back; without one that was rated before and after, as `before_run`."""
        if not self.runs:
            return self.before_run()
        return self._found(after_run(self.rules, self.runs, self.state.safety))

    def asked(self) -> Finding:
        """What would be offered now: a check-in that is fresh decides, else one without any pain."""
        if self.state.fresh(self.now) is None:
            best = replace(self, check_ins=list(self.check_ins), runs=list(self.runs))
            best.rate(Moment.BEFORE, Answers(score=0))
            return best.before_run()
        return self.before_run()

    def _found(self, outcome: Outcome | None) -> Finding:
        state = self.state
        run = any(
            may_start(each, state, self.now, going_on=True) == Allowed()
            for each in self.routines.values()
            if each.phase in RUNNING
        )
        if state.safety.locked:
            outcome = locked(self.rules, state.safety)
        if outcome is None:
            return Finding(state="check-in", run=run, offers=(), rule="check-in", sources=())
        offers = tuple(
            name
            for name in outcome.offer
            if name in self.routines
            and may_start(self.routines[name], state, self.now, going_on=True) == Allowed()
        )
        words = outcome.words
        return Finding(
            state=outcome.state,
            run=run,
            offers=() if outcome.ask_safety else offers,
            rule=words.rule,
            sources=words.sources,
            words=words,
        )
