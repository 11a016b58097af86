"""What the end of a session has to show, and the score that is due then. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from app.core import counting
from app.core.back.after_run import RunScores, after_run
from app.core.back.check_in import Answers, CheckIn, Moment, Outcome, raised_by
from app.core.back.eligibility import BackState
from app.core.back.red_flags import Safety
from app.core.back.run_cycle import Asking, RunCycle, ask_next
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.records import SessionRecord, StepState
from app.core.session import Frame
from app.core.spans import amount
from app.core.timeline import Timeline

if TYPE_CHECKING:
    from app.ui.base.back_service import BackService

MOST_AREAS = 6
_WEEKS_FROM = 2
_MOVES = several("{count} move", "{count} moves")
_SOME_MOVES = several("{done} of {count} move", "{done} of {count} moves")
_HEADINGS = {"warm-up": _("Warmed up"), "run": _("Run and walk done"), "cool-down": _("Cooled down")}
_ELSE = _("Moved gently")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done.

    Attributes:
        title: Of the routine, in English as written.
        phase: Of the routine: warm-up, run, cool-down or gentle.
        early: It was ended before its end.
        seconds: Time it took; where moves were left out, that of the moves alone.
        steps, of_steps: Steps done, and how many there are.
        moves: Seconds of every move as it was laid out, and whether it was done.
        areas: Ids of the areas that were worked, the most worked first.
        left_waiting: A move waited for its tap longer than counts.
        counts: It is long enough to count.
        took_s: From its start to its end, pauses and all.
        done_s: Work seconds done.
        weeks: Weeks in a row with a session, this one counted.
        routine: Its id.
    """

    title: str
    phase: str
    early: bool
    seconds: float
    steps: int
    of_steps: int
    moves: tuple[tuple[float, bool], ...] = ()
    areas: tuple[str, ...] = ()
    left_waiting: bool = False
    counts: bool = True
    took_s: float = 0.0
    done_s: float = 0.0
    weeks: int = 0
    routine: str = ""

    @property
    def half(self) -> bool:
        """Whether so much of it was done that the runner may be called warm."""
        return 2 * self.steps >= self.of_steps

    def heading(self, tr: Translate) -> str:
        """A word or two for what was done."""
        if self.early:
            return tr(_("Finished early"))
        return tr(_HEADINGS.get(self.phase, _ELSE)) if self.half else tr(_("Part of it done"))

    def facts(self, tr: Translate) -> str:
        """How long, how many moves and, from two on, the week in a row: "7 minutes, 11 moves, week 12"."""
        moves = counted(tr, _MOVES, self.steps)
        if self.steps < self.of_steps:
            moves = counted(tr, _SOME_MOVES, self.of_steps, done=self.steps)
        facts = [" ".join(amount(self.seconds, tr)), moves]
        if self.weeks >= _WEEKS_FROM:
            facts.append(tr(_("week {number}")).format(number=self.weeks))
        return ", ".join(fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in facts)

    def too_short(self, tr: Translate) -> str:
        """What is said of it where it does not count."""
        return counting.too_short(early=self.early, took_s=self.took_s, done_s=self.done_s, tr=tr)


def done_of(frame: Frame, timeline: Timeline, kept: SessionRecord, *, weeks: int = 0) -> Done:
    """What was done in a session that is over.

    Args:
        frame: Its last.
        timeline: What it ran through.
        kept: What is kept of it, or would be.
        weeks: Weeks in a row with a session, this one counted.
    """
    exercises = {s.exercise.id: s.exercise for s in timeline.segments if s.exercise is not None}
    early = frame.state == "ended"
    done = [step for step in kept.steps if step.state is StepState.DONE]
    steps = min(len(done), frame.steps)
    whole = not early and steps == frame.steps
    # What waited for a tap took none of the timeline's time, and was work all the same.
    own_pace_s = sum(step.done_s for step in kept.steps if step.own_pace)
    areas: dict[str, float] = {}
    for name, seconds_of in counting.worked(kept):
        for area in exercises[name].areas if name in exercises else ():
            areas[area] = areas.get(area, 0.0) + seconds_of
    return Done(
        title=timeline.routine.title,
        phase=timeline.routine.phase,
        early=early,
        seconds=frame.elapsed_s + own_pace_s if whole else kept.done_s,
        steps=steps,
        of_steps=frame.steps,
        moves=_moves(timeline, kept),
        areas=tuple(sorted(areas, key=lambda area: -areas[area]))[:MOST_AREAS],
        left_waiting=any(step.left_waiting for step in kept.steps),
        counts=counting.counts(kept),
        took_s=kept.ended - kept.started,
        done_s=kept.done_s,
        weeks=weeks,
        routine=timeline.routine.id,
    )


def _moves(timeline: Timeline, kept: SessionRecord) -> tuple[tuple[float, bool], ...]:
    """Seconds of every move as it was laid out, and whether it was done."""
    starts = [timeline.segments[index].start_s for index in timeline.step_starts]
    states = [step.state for step in kept.steps]
    return tuple(
        (after - before, number < len(states) and states[number] is StepState.DONE)
        for number, (before, after) in enumerate(pairwise(starts))
    )


def run_ahead(done: Done, outcome: Outcome | None) -> bool:
    """Whether a run may follow: a warm-up was done to its end, and the back does not speak against running.

    Args:
        done: What was done.
        outcome: What follows from the last score that still speaks; None where there is none.
    """
    warmed = done.phase == "warm-up" and done.half and not done.early
    return warmed and (outcome is None or outcome.may_run)


def over_a_run(done: Done) -> bool:
    """Whether it was the end of a run, seen through: a cool-down, or a session of running and walking."""
    return done.phase in ("run", "cool-down") and done.half and not done.early


class DueRating:
    """The score that is due at the end of a session.

    Args:
        back: The record about the back.
        loop: The loop it belongs to.
        moment: AFTER_WARM_UP, or AFTER_RUN at the end of a cool-down.

    Attributes:
        before: The score before the run, or None.
    """

    def __init__(self, back: "BackService", loop: RunCycle, moment: Moment) -> None:
        self._back, self._loop, self.moment = back, loop.id, moment
        self.before = loop.score(Moment.BEFORE)

    def preview(self, score: int) -> Outcome | None:
        """What would follow from a score, unrecorded; None where there is nothing to compare with."""
        state, now = self._back.state, self._back.now()
        answers = Answers(score=score)
        safety = _raised(state, answers)
        if self.moment is Moment.AFTER_RUN:
            if self.before is None:
                return None
            run = RunScores(day=now.date(), before=self.before, after=score, loop=self._loop)
            runs: Sequence[RunScores] = self._back.record.history.runs()
            return after_run(state.rules, [*runs, run], safety)
        check_in = CheckIn(
            at=now.timestamp(), day=now.date(), moment=self.moment, answers=answers, loop=self._loop
        )
        after = replace(state, safety=safety, check_ins=(*state.check_ins, check_in))
        return after.outcome(now)

    def save(self, score: int) -> Outcome | None:
        """Records a score; returns what follows where the runner has to be told before anything else."""
        self._back.check_in(Answers(score=score), self.moment, self._loop)
        after_run_ = self.moment is Moment.AFTER_RUN
        outcome = self._back.after_run(self._loop) if after_run_ else self._back.outcome()
        return outcome if outcome is not None and stops(outcome) else None

    def pass_over(self) -> None:
        """The runner does not say. A warm-up is not asked about again; a run may still be."""
        if self.moment is Moment.AFTER_WARM_UP:
            self._back.check_in(Answers(score=None), self.moment, self._loop)

    @property
    def loop(self) -> str:
        """The loop it belongs to."""
        return self._loop


def rating_due(back: "BackService", phase: str) -> DueRating | None:
    """The score that is due after a session of a phase: warm-up, run, cool-down or gentle."""
    loops: tuple[RunCycle, ...] = back.record.back.loops(now=back.now())
    # Only the last loop: how an earlier run was slept on is asked elsewhere.
    asked = ask_next(loops[-1:], back.state, back.now())
    due = {
        ("warm-up", Asking.AFTER_WARM_UP): Moment.AFTER_WARM_UP,
        ("run", Asking.BACK_FROM_RUN): Moment.AFTER_RUN,
        ("cool-down", Asking.BACK_FROM_RUN): Moment.AFTER_RUN,
    }
    moment = due.get((phase, asked.asking))
    return DueRating(back, loops[-1], moment) if moment else None


def stops(outcome: Outcome) -> bool:
    """Whether an outcome is one that must be read, and questions may follow."""
    return outcome.colour == "red" or outcome.ask_safety


def _raised(state: BackState, answers: Answers) -> Safety:
    safety = state.safety
    for event in raised_by(state.rules, answers, state.profile):
        safety = safety.after(event)
    return safety
