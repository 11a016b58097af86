"""One run through a timeline: a value of clock readings from which every position is computed."""

from dataclasses import dataclass, replace
from typing import Literal

from app.core.exercise import Exercise, Side
from app.core.segment import Segment
from app.core.timeline import Timeline

ADD_TIME_S = 15.0
_BACK_GRACE_S = 2.0  # pressing Back this soon after a step began means the step before

State = Literal["prepare", "work", "switch", "gate", "done", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a session stands at one moment; all that a screen or a notification shows.

    Attributes:
        state: Kind of the segment, or "ended" where the runner stopped early.
        elapsed_s: Seconds into the timeline.
        into_s: Seconds into the segment; at a gate, seconds of waiting.
        left_s: Seconds left in the segment; 0 at a gate.
        progress: Part of the segment that is over, 0 to 1.
        total_left_s: Seconds left in the whole timeline.
        step, steps: Number of the step, from 1, and how many there are.
        turned: Half-time of the segment is over.
        following: The next segment that brings another exercise, or None.
    """

    segment: Segment
    index: int
    state: State
    paused: bool
    elapsed_s: float
    into_s: float
    left_s: float
    progress: float
    total_left_s: float
    step: int
    steps: int
    turned: bool
    following: Segment | None

    @property
    def exercise(self) -> Exercise | None:
        """The exercise at work or coming; None when the session is over."""
        return self.segment.exercise

    @property
    def side(self) -> Side | None:
        """The side at work or coming."""
        return self.segment.side

    @property
    def over(self) -> bool:
        """Whether the session has come to its end, planned or early."""
        return self.state in ("done", "ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run through a timeline.

    Every verb takes the reading of the sleep-proof clock and returns a new value. All of them work in
    every state; once the session is over they change nothing.

    Attributes:
        started: Reading at the start, seconds.
        paused: Reading at the current pause, or None while running.
        lost: Seconds that did not count: past pauses and waiting for taps; skipping ahead lowers it.
        passed: Gates that are behind; the clock stops at the next one.
        ended: Reading at which the runner stopped early, or None.
    """

    timeline: Timeline
    started: float
    paused: float | None = None
    lost: float = 0.0
    passed: int = 0
    ended: float | None = None

    def _until(self, now: float) -> float:
        if self.ended is not None:
            return self.ended
        return now if self.paused is None else self.paused

    def _raw(self, now: float) -> float:
        # To the nanosecond: a place that a verb has gone to must not slip before its start by rounding.
        return round(max(self._until(now) - self.started - self.lost, 0.0), 9)

    def elapsed(self, now: float) -> float:
        """Seconds into the timeline, 0 to its duration; stops at a gate until it is passed."""
        gates = self.timeline.gates
        if self.passed < len(gates):
            return min(self._raw(now), self.timeline.segments[gates[self.passed]].start_s)
        return min(self._raw(now), self.timeline.duration_s)

    def index(self, now: float) -> int:
        """Index of the current segment."""
        index = self.timeline.index_at(self.elapsed(now))
        gates = self.timeline.gates
        return min(index, gates[self.passed]) if self.passed < len(gates) else index

    def over(self, now: float) -> bool:
        """Whether it has come to its end, planned or early."""
        return self.ended is not None or self.index(now) == len(self.timeline.segments) - 1

    @property
    def ends_at(self) -> float:
        """Reading at which it comes to its end, or came; while it runs, as if nothing held it up any more."""
        return self.started + self.lost + self.timeline.duration_s if self.ended is None else self.ended

    def frame(self, now: float) -> Frame:
        """Where it stands."""
        timeline, elapsed, index = self.timeline, self.elapsed(now), self.index(now)
        segment = timeline.segments[index]
        gate = segment.kind == "gate"
        into = self._raw(now) - segment.start_s if gate else elapsed - segment.start_s
        following = next(
            (s for s in timeline.segments[index + 1 :] if s.step != segment.step and s.exercise is not None),
            None,
        )
        steps = timeline.segments[-1].step
        return Frame(
            segment=segment,
            index=index,
            state="ended" if self.ended is not None else segment.kind,
            paused=self.paused is not None,
            elapsed_s=elapsed,
            into_s=into,
            left_s=segment.end_s - elapsed,
            progress=into / segment.duration_s if segment.duration_s else 0.0,
            total_left_s=timeline.duration_s - elapsed,
            step=min(segment.step + 1, steps),
            steps=steps,
            turned=elapsed >= segment.turn_s and not gate,
            following=following,
        )

    def pause(self, now: float) -> "Session":
        """Stops the clock."""
        if self.paused is not None or self.over(now):
            return self
        return replace(self, paused=now)

    def resume(self, now: float) -> "Session":
        """Lets the clock go on."""
        if self.paused is None or self.over(now):
            return self
        return replace(self, paused=None, lost=self.lost + (now - self.paused))

    def skip(self, now: float) -> "Session":
        """To the next segment: starts at once when getting ready, else leaves the work behind."""
        return self if self.over(now) else self._seek(now, self.index(now) + 1)

    def skip_step(self, now: float) -> "Session":
        """To the step after this one, both sides left behind."""
        if self.over(now):
            return self
        step = self.timeline.segments[self.index(now)].step
        return self._seek(now, self.timeline.step_starts[step + 1])

    def proceed(self, now: float) -> "Session":
        """The tap a gate waits for; changes nothing elsewhere."""
        if self.timeline.segments[self.index(now)].kind != "gate":
            return self
        return self.skip(now)

    def back(self, now: float) -> "Session":
        """To the start of this step; from there, to the step before."""
        if self.over(now):
            return self
        index = self.index(now)
        segment = self.timeline.segments[index]
        first = self.timeline.step_starts[segment.step]
        fresh = self.elapsed(now) - self.timeline.segments[first].start_s <= _BACK_GRACE_S
        if fresh and index == first and segment.step > 0:
            first = self.timeline.step_starts[segment.step - 1]
        return self._seek(now, first)

    def restart_step(self, now: float) -> "Session":
        """To the start of this step."""
        if self.over(now):
            return self
        return self._seek(now, self.timeline.step_starts[self.timeline.segments[self.index(now)].step])

    def go_to_step(self, now: float, step: int) -> "Session":
        """To the start of a step, counted from 0; past the last one means the last."""
        if self.over(now):
            return self
        starts = self.timeline.step_starts
        return self._seek(now, starts[min(max(step, 0), len(starts) - 2)])

    def restart(self, now: float) -> "Session":
        """To the very start."""
        return self if self.over(now) else self._seek(now, 0)

    def add_time(self, now: float, seconds: float = ADD_TIME_S) -> "Session":
        """Makes the current segment longer; a gate waits anyway and stays as it is."""
        if self.over(now):
            return self
        timeline = self.timeline.extended(self.index(now), seconds, self.elapsed(now))
        return self if timeline is self.timeline else replace(self, timeline=timeline)

    def end(self, now: float) -> "Session":
        """Ends it early; where it stood stays readable."""
        return self if self.over(now) else replace(self, ended=self._until(now))

    def _seek(self, now: float, index: int) -> "Session":
        start_s = self.timeline.segments[index].start_s
        passed = sum(gate < index for gate in self.timeline.gates)
        lost = self._until(now) - self.started - start_s
        return replace(self, timeline=self.timeline.anew_from(index), lost=lost, passed=passed)
