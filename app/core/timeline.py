"""A routine laid out in time: segments and cues on one axis of seconds from the start."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from app.core import cues as cue_rules
from app.core.cues import Cue, CueKind
from app.core.exercise import Side, Sides
from app.core.routine import Routine, Step
from app.core.segment import Segment, SegmentKind

_SIDE_ORDER = (Side.RIGHT, Side.LEFT)


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Segments end to end, and cues in the order they come."""

    routine: Routine
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    tempo: bool = False

    @property
    def duration_s(self) -> float:
        """Length in seconds; waiting for a tap counts as none."""
        return self.segments[-1].end_s

    @cached_property
    def gates(self) -> tuple[int, ...]:
        """Indexes of the segments that wait for a tap."""
        return tuple(i for i, segment in enumerate(self.segments) if segment.kind == "gate")

    @cached_property
    def step_starts(self) -> tuple[int, ...]:
        """Index of the first segment of each step, and of done."""
        first: dict[int, int] = {}
        for index, segment in enumerate(self.segments):
            first.setdefault(segment.step, index)
        return tuple(first.values())

    @cached_property
    def _starts(self) -> list[float]:
        return [segment.start_s for segment in self.segments]

    def index_at(self, elapsed_s: float) -> int:
        """The segment in which a moment falls; of several that start there, the last."""
        return max(bisect_right(self._starts, elapsed_s) - 1, 0)

    def extended(self, index: int, seconds: float, elapsed_s: float) -> "Timeline":
        """A copy in which one segment lasts longer and all after it come later.

        Cues of the segment that lie before `elapsed_s` stay where they were, so that none comes twice;
        the others move to where the longer segment wants them. A countdown may come again: its end has
        moved. Gate and done have no time to extend.
        """
        grown = self.segments[index]
        if grown.kind in ("gate", "done"):
            return self
        end_s = grown.end_s + seconds
        turned = grown.turn_s <= elapsed_s
        turn_s = grown.turn_s if turned else (grown.start_s + end_s) / 2
        segments = (
            *self.segments[:index],
            replace(grown, end_s=end_s, turn_s=turn_s),
            *(_later(segment, seconds) for segment in self.segments[index + 1 :]),
        )
        own = [cue for cue in self.cues if cue.segment == index]
        past = [cue for cue in own if cue.at_s <= elapsed_s]
        counted = sum(cue.kind is CueKind.COUNTDOWN for cue in past)
        gone = {cue.key for cue in past}
        again = [
            replace(cue, number=counted) if cue.kind is CueKind.COUNTDOWN else cue
            for cue in cue_rules.of_segment(index, segments, tempo=self.tempo)
            if cue.at_s > elapsed_s and (cue.key not in gone or cue.kind is CueKind.COUNTDOWN)
        ]
        cues = (
            *(cue for cue in self.cues if cue.segment < index),
            *past,
            *again,
            *(replace(cue, at_s=cue.at_s + seconds) for cue in self.cues if cue.segment > index),
        )
        return replace(self, segments=segments, cues=cues)

    def anew_from(self, index: int) -> "Timeline":
        """A copy that gives one segment and all after it as for the first time.

        A segment that was made longer while it ran may hold a countdown that was overtaken, and its
        half-time may lie early; done again from its start, it has neither.
        """
        segments = (*self.segments[:index], *(_halved(segment) for segment in self.segments[index:]))
        if segments == self.segments and not any(c.number for c in self.cues if _counts_again(c, index)):
            return self
        again = [
            cue
            for number in range(index, len(segments))
            for cue in cue_rules.of_segment(number, segments, tempo=self.tempo)
        ]
        before = (cue for cue in self.cues if cue.segment < index)
        return replace(self, segments=segments, cues=(*before, *again))


def _counts_again(cue: Cue, index: int) -> bool:
    return cue.segment >= index and cue.kind is CueKind.COUNTDOWN


def _halved(segment: Segment) -> Segment:
    return replace(segment, turn_s=(segment.start_s + segment.end_s) / 2)


def _later(segment: Segment, seconds: float) -> Segment:
    return replace(
        segment,
        start_s=segment.start_s + seconds,
        end_s=segment.end_s + seconds,
        turn_s=segment.turn_s + seconds,
    )


def lay_out(routine: Routine, *, tempo: bool = False) -> Timeline:
    """Lays a routine out in time.

    Args:
        routine: At least one step.
        tempo: Whether moves with a tempo get a tick per repetition (at most one a second).
    """
    segments: list[Segment] = []
    steps = tuple(routine.played())
    now = 0.0
    for number, step in enumerate(steps):
        for kind, side, seconds, form in _parts(step):
            segments.append(
                Segment(
                    start_s=now,
                    end_s=now + seconds,
                    kind=kind,
                    step=number,
                    exercise=step.exercise,
                    side=side,
                    sides=step.sides,
                    work_s=float(step.seconds),
                    turn_s=now + seconds / 2,
                    form=form,
                    last=number == len(steps) - 1,
                )
            )
            now += seconds
    segments.append(Segment(start_s=now, end_s=now, turn_s=now, kind="done", step=len(steps)))
    laid = tuple(segments)
    cues = [cue for index in range(len(laid)) for cue in cue_rules.of_segment(index, laid, tempo=tempo)]
    return Timeline(routine=routine, segments=laid, cues=tuple(cues), tempo=tempo)


def _parts(step: Step) -> list[tuple[SegmentKind, Side | None, float, int]]:
    """Kind, side, seconds and first form cue of each segment of a step."""
    work: SegmentKind = "gate" if step.until_done else "work"
    sides: tuple[Side | None, ...] = _SIDE_ORDER if step.sides is Sides.EACH else (None,)
    parts: list[tuple[SegmentKind, Side | None, float, int]] = []
    if step.prepare:
        parts.append(("prepare", sides[0], float(step.prepare), 0))
    parts.append((work, sides[0], float(step.seconds), 0))
    for side in sides[1:]:
        if step.switch:
            parts.append(("switch", side, float(step.switch), 0))
        parts.append((work, side, float(step.seconds), 1))
    return parts
