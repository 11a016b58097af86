"""What is kept of a session."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.core.exercise import Exercise
from app.core.session import Session
from app.core.timeline import Timeline

_DONE_PART = 0.5  # of its work seconds; with less a step counts as skipped


class StepState(StrEnum):
    """What became of a step."""

    DONE = "done"
    SKIPPED = "skipped"
    SWAPPED = "swapped"


class Ending(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    EARLY = "ended-early"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One step on record.

    Attributes:
        exercise: Id of the exercise.
        planned_s: Work seconds planned, both sides together.
        done_s: Work seconds done.
        swapped_to: Id of the gentler move that took over, or "".
    """

    exercise: str
    planned_s: float
    done_s: float
    state: StepState
    swapped_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """One session on record.

    Attributes:
        started, ended: Seconds since 1970 in UTC.
        day: The runner's calendar day at the start.
        planned_s: Length of the routine.
        done_s: Work seconds done.
        loop: Id of the loop it belongs to, or "".
    """

    routine: str
    title: str
    phase: str
    started: float
    ended: float
    day: date
    planned_s: float
    done_s: float
    ending: Ending
    steps: tuple[StepRecord, ...] = ()
    loop: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts the work done in a session, from looking at it now and then.

    Look at least after every verb; in between, once a second is plenty, and a phone asleep for a minute loses
    nothing: what lies between two looks at the same session is read off its timeline.

    Attributes:
        session: As it was at the last look.
        position_s: Where it stood then, seconds into its timeline.
        work: Seconds worked by step number and exercise.
        swaps: Moves that hurt, and what took over ("" for nothing).
    """

    session: Session
    position_s: float = 0.0
    work: dict[tuple[int, str], float] = field(default_factory=dict)
    swaps: tuple[tuple[str, str], ...] = ()

    def look(self, session: Session, now: float) -> "Tally":
        """What holds after looking at the session at a reading of its clock."""
        until_s = self.session.elapsed(now)
        work = dict(self.work)
        for segment in self.session.timeline.segments:
            done_s = min(until_s, segment.end_s) - max(self.position_s, segment.start_s)
            if segment.kind == "work" and segment.exercise is not None and done_s > 0:
                key = (segment.step, segment.exercise.id)
                work[key] = work.get(key, 0.0) + done_s
        if session.passed > self.session.passed:  # waiting at a gate is work at one's own pace
            frame = self.session.frame(now)
            if frame.state == "gate" and frame.exercise is not None:
                key = (frame.segment.step, frame.exercise.id)
                work[key] = work.get(key, 0.0) + max(frame.into_s, 0.0)
        return replace(self, session=session, position_s=session.elapsed(now), work=work)

    def swapped(self, hurt: Exercise, gentler: Exercise | None) -> "Tally":
        """With a move that hurt."""
        return replace(self, swaps=(*self.swaps, (hurt.id, gentler.id if gentler else "")))

    def steps(self) -> tuple[StepRecord, ...]:
        """Every step of the session as it has become, and before it what was swapped out of it."""
        return _steps(self.session.timeline, self.work, dict(self.swaps))

    @property
    def done_s(self) -> float:
        """Work seconds done so far."""
        return sum(self.work.values())

    def to_data(self) -> dict[str, Any]:
        """As plain data for JSON."""
        work = [[step, exercise, seconds] for (step, exercise), seconds in self.work.items()]
        return {"work": work, "swaps": [list(swap) for swap in self.swaps]}

    @staticmethod
    def from_data(data: dict[str, Any], session: Session, now: float) -> "Tally":
        """What was counted before the app was killed."""
        return Tally(
            session=session,
            position_s=session.elapsed(now),
            work={(int(step), str(exercise)): float(seconds) for step, exercise, seconds in data["work"]},
            swaps=tuple((str(hurt), str(gentler)) for hurt, gentler in data["swaps"]),
        )


def _steps(
    timeline: Timeline, work: dict[tuple[int, str], float], swaps: dict[str, str]
) -> tuple[StepRecord, ...]:
    left = dict(work)
    records: list[StepRecord] = []
    for number, step in enumerate(timeline.routine.played()):
        done_s = left.pop((number, step.exercise.id), 0.0)
        planned_s = float(step.seconds * step.rounds)
        enough = done_s > 0 if step.until_done else done_s >= planned_s * _DONE_PART
        state = StepState.DONE if enough else StepState.SKIPPED
        records.append(StepRecord(exercise=step.exercise.id, planned_s=planned_s, done_s=done_s, state=state))
    out: list[StepRecord] = []
    for hurt, gentler in swaps.items():
        done_s = sum(left.pop(key) for key in [key for key in left if key[1] == hurt])
        out.append(
            StepRecord(
                exercise=hurt,
                planned_s=done_s,
                done_s=done_s,
                state=StepState.SWAPPED,
                swapped_to=gentler,
            )
        )
    for (_number, exercise), done_s in left.items():
        out.append(StepRecord(exercise=exercise, planned_s=done_s, done_s=done_s, state=StepState.DONE))
    return (*records, *out)
