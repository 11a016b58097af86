"""What is kept of a session."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.core.exercise import Exercise
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.core.session import Session
from app.core.spans import length

_DONE_PART = 0.5  # of its work seconds; with less a step counts as skipped
# A move at one's own pace takes a minute or two, with both sides and a look out of the window five. Whoever
# has not tapped after twice that has walked off: what goes beyond is no work, and would drown all that is.
GATE_COUNTS_S = 600.0
_LEFT_WAITING = _("A move waited a long time for your tap. Of that, {length} counts.")


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

    @property
    def own_pace(self) -> bool:
        """Whether it waited for a tap, so that no time was planned for it."""
        return self.planned_s == 0

    @property
    def left_waiting(self) -> bool:
        """Whether it waited for its tap longer than counts."""
        return self.own_pace and self.done_s == GATE_COUNTS_S


def left_waiting(tr: Translate) -> str:
    """What is said where a move waited for its tap longer than counts."""
    return tr(_LEFT_WAITING).format(length=length(GATE_COUNTS_S, tr))


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """One session on record.

    Attributes:
        started, ended: Seconds since 1970 in UTC; what lies between them is read off the sleep-proof clock.
        day: The runner's calendar day at the start.
        planned_s: Length of the routine.
        done_s: Work seconds done.
        loop: Id of the loop it belongs to, or "".
        offset_s: How far the runner's clock was ahead of UTC at the start, seconds; None where that was not
            kept.
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
    offset_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A session that was cut off.

    Attributes:
        plan: Its timeline as plain data (`from_plan`).
        tally: What was counted, as plain data (`Tally.from_data`).
        position_s: Where it stood, seconds into the timeline.
        passed: Gates that were behind.
        started, saved: When it began and was last noted, seconds since 1970 in UTC. Between them the time of
            day may have been set; `lasted_s` says how long it was.
        day: The runner's calendar day at the start.
        offset_s: As in a SessionRecord.
    """

    id: str
    loop: str
    day: date
    plan: dict[str, Any]
    tally: dict[str, Any]
    position_s: float
    passed: int
    started: float
    saved: float
    offset_s: int | None = None

    @property
    def lasted_s(self) -> float:
        """Real seconds from its start to the last note, with pauses."""
        lasted_s = self.tally.get("lasted_s")
        return max(self.saved - self.started, 0.0) if lasted_s is None else float(lasted_s)

    @property
    def before_s(self) -> float:
        """As in its Tally."""
        return float(self.tally.get("before_s", 0.0))

    @property
    def title(self) -> str:
        """Title of its routine."""
        return str(self.plan["routine"]["title"])


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
        before_s: Real seconds from the start on record to `session.started`; 0 unless it was cut off once.
        lasted_s: Real seconds from the start on record to the last look, with pauses. Its looks leave it
            as it is: only the Recorder knows them.
    """

    session: Session
    position_s: float = 0.0
    work: dict[tuple[int, str], float] = field(default_factory=dict)
    swaps: tuple[tuple[str, str], ...] = ()
    before_s: float = 0.0
    lasted_s: float = 0.0

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
                work[key] = min(work.get(key, 0.0) + max(frame.into_s, 0.0), GATE_COUNTS_S)
        return replace(self, session=session, position_s=session.elapsed(now), work=work)

    def swapped(self, hurt: Exercise, gentler: Exercise | None) -> "Tally":
        """With a move that hurt."""
        return replace(self, swaps=(*self.swaps, (hurt.id, gentler.id if gentler else "")))

    def steps(self) -> tuple[StepRecord, ...]:
        """Every step of the session as it has become, and before it what was swapped out of it."""
        planned = [
            (step.exercise.id, float(step.seconds * step.rounds), step.until_done)
            for step in self.session.timeline.routine.played()
        ]
        return _steps(planned, self.work, dict(self.swaps))

    def record(self, started: float, ended: float) -> SessionRecord:
        """The record of a session that has come to its end, planned or early; without an id and a day.

        Args:
            started: When it began, seconds since 1970 in UTC.
            ended: When it ended, likewise.
        """
        routine = self.session.timeline.routine
        return SessionRecord(
            routine=routine.id,
            title=routine.title,
            phase=routine.phase,
            started=started,
            ended=max(ended, started),
            day=date.min,
            planned_s=self.session.timeline.duration_s,
            done_s=self.done_s,
            ending=Ending.EARLY if self.session.ended is not None else Ending.FINISHED,
            steps=self.steps(),
        )

    @property
    def done_s(self) -> float:
        """Work seconds done so far."""
        return sum(self.work.values())

    def to_data(self) -> dict[str, Any]:
        """As plain data for JSON."""
        work = [[step, exercise, seconds] for (step, exercise), seconds in self.work.items()]
        return {
            "work": work,
            "swaps": [list(swap) for swap in self.swaps],
            "before_s": self.before_s,
            "lasted_s": self.lasted_s,
        }

    @staticmethod
    def from_data(data: dict[str, Any], session: Session, now: float) -> "Tally":
        """What was counted before the app was killed."""
        return Tally(
            session=session,
            position_s=session.elapsed(now),
            work=_work_from(data),
            swaps=tuple((str(hurt), str(gentler)) for hurt, gentler in data["swaps"]),
        )


def early(left: Unfinished) -> SessionRecord:
    """The record of a session that was cut off and never went on; it needs no catalogue."""
    routine, work = left.plan["routine"], _work_from(left.tally)
    planned = [
        (str(step["exercise"]), float(step["seconds"] * _rounds(step)), bool(step["until_done"]))
        for step in left.plan["steps"]
    ]
    length_s = sum(
        step["prepare"] + step["seconds"] * _rounds(step) + step["switch"] * (_rounds(step) - 1)
        for step in left.plan["steps"]
    )
    return SessionRecord(
        id=left.id,
        loop=left.loop,
        routine=str(routine["id"]),
        title=str(routine["title"]),
        phase=str(routine["phase"]),
        started=left.started,
        ended=left.started + left.lasted_s,
        day=left.day,
        planned_s=length_s + sum(seconds for _, seconds in left.plan["longer"]),
        done_s=sum(work.values()),
        ending=Ending.EARLY,
        steps=_steps(planned, work, {str(hurt): str(gentler) for hurt, gentler in left.tally["swaps"]}),
        offset_s=left.offset_s,
    )


def _rounds(step: dict[str, Any]) -> int:
    return 2 if step["sides"] == "each" else 1


def _work_from(data: dict[str, Any]) -> dict[tuple[int, str], float]:
    return {(int(step), str(exercise)): float(seconds) for step, exercise, seconds in data["work"]}


def _steps(
    planned: list[tuple[str, float, bool]], work: dict[tuple[int, str], float], swaps: dict[str, str]
) -> tuple[StepRecord, ...]:
    left = dict(work)
    records: list[StepRecord] = []
    for number, (exercise, planned_s, until_done) in enumerate(planned):
        done_s = left.pop((number, exercise), 0.0)
        enough = done_s > 0 if until_done else done_s >= planned_s * _DONE_PART
        state = StepState.DONE if enough else StepState.SKIPPED
        records.append(StepRecord(exercise=exercise, planned_s=planned_s, done_s=done_s, state=state))
    for hurt, gentler in swaps.items():
        done_s = sum(left.pop(key) for key in [key for key in left if key[1] == hurt])
        records.append(
            StepRecord(
                exercise=hurt,
                planned_s=done_s,
                done_s=done_s,
                state=StepState.SWAPPED,
                swapped_to=gentler,
            )
        )
    for (_step, exercise), done_s in left.items():
        record = StepRecord(exercise=exercise, planned_s=done_s, done_s=done_s, state=StepState.DONE)
        records.append(record)
    return tuple(records)
