"""A stretch of time in which one thing happens."""

from dataclasses import dataclass
from typing import Literal

from app.core.exercise import Exercise, Side, Sides

SegmentKind = Literal["prepare", "work", "switch", "gate", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of the timeline in which one thing happens.

    Attributes:
        start_s, end_s: Seconds from the start; equal for gate (waits for a tap) and done.
        step: Index of the step as played, from 0; the number of steps for done.
        exercise: What is done, or coming; None for done.
        side: The side at work, or coming; None where there is none.
        sides: How the step treats its sides.
        work_s: Work seconds of the step, per side; 0 where it waits for a tap.
        turn_s: Moment of half-time on the axis; a movement that turns round does so here.
        form: Which form cue comes first in this segment.
        last: Belongs to the last step.
    """

    start_s: float
    end_s: float
    kind: SegmentKind
    step: int
    exercise: Exercise | None = None
    side: Side | None = None
    sides: Sides = Sides.ONCE
    work_s: float = 0.0
    turn_s: float = 0.0
    form: int = 0
    last: bool = False

    @property
    def duration_s(self) -> float:
        """Seconds it takes; 0 for gate and done."""
        return self.end_s - self.start_s
