"""The cues of a session: when each comes, how it buzzes, what it sounds like and what it says.

Everything about a kind of cue stands in one table, `CUES`. A cue itself is language-free; `sentences`
words it for whoever speaks or prints it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.core.exercise import Exercise, Kind, Side, Sides
from app.core.i18n import Translate, in_context
from app.core.i18n import mark as _
from app.core.ready import rises

if TYPE_CHECKING:
    from app.core.segment import Segment

COUNTDOWN_S = 3.0
_LEAST_FOR_COUNTDOWN_S = 4.0
_LEAST_FOR_TURN_S = 7.0  # half-time of anything shorter falls into the 3-2-1
_LEAST_FOR_FORM_S = 10.0
_LEAST_FOR_HALF_WAY_S = 20.0
_FORM_AFTER_S = 3.0
_NEXT_UP_BEFORE_END_S = 8.0
_SENTENCE_S = 2.5  # room a short cue needs to be said
_TEMPO_AT_MOST_EVERY_S = 1.0


class CueKind(StrEnum):
    """The vocabulary of cues."""

    LAST = "last"
    PREPARE = "prepare"
    START = "start"
    FORM = "form"
    HALF_WAY = "half-way"
    SWITCH = "switch"
    NEXT_UP = "next-up"
    COUNTDOWN = "countdown"
    GATE = "gate"
    DONE = "done"
    TEMPO = "tempo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """How a kind of cue reaches the runner.

    Attributes:
        vibration: Seconds on, off, on ...; empty for none. Nothing shorter than 0.05.
        sound: Name of the sound file without its ending, or "" for none.
        rank: Right to speak: a sentence cuts one of a lower rank short, and gives way to a higher one.
    """

    vibration: tuple[float, ...] = ()
    sound: str = ""
    rank: int = 0


CUES: dict[CueKind, Signal] = {
    CueKind.COUNTDOWN: Signal(vibration=(0.06, 0.94, 0.06, 0.94, 0.06), sound="countdown", rank=9),
    CueKind.DONE: Signal(vibration=(0.6, 0.2, 0.6), sound="done", rank=8),
    CueKind.SWITCH: Signal(vibration=(0.25, 0.15, 0.25), sound="switch", rank=7),
    CueKind.GATE: Signal(vibration=(0.15, 0.15, 0.15), sound="gate", rank=6),
    CueKind.LAST: Signal(vibration=(0.1, 0.1, 0.1, 0.1, 0.1), sound="last", rank=5),
    CueKind.PREPARE: Signal(vibration=(0.1,), sound="prepare", rank=5),
    CueKind.NEXT_UP: Signal(rank=4),
    CueKind.HALF_WAY: Signal(vibration=(0.1, 0.1, 0.1), sound="half-way", rank=3),
    CueKind.START: Signal(vibration=(0.4,), sound="start", rank=2),
    CueKind.FORM: Signal(rank=1),
    CueKind.TEMPO: Signal(vibration=(0.05,), sound="tempo", rank=0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue on the timeline.

    Attributes:
        at_s: Seconds from the start of the timeline.
        segment: Index of the segment it belongs to.
        number: Counts cues of one kind within the segment, from 0.
        form: For prepare and form: which of the exercise's form cues it gives.
        after: For next-up: index of the segment it announces.
        leads_to_start: For a countdown: work begins at its end.
        skipped_to: For done: the runner skipped to the end, so that nobody knows how well they moved.
    """

    at_s: float
    kind: CueKind
    segment: int
    number: int = 0
    form: int = 0
    after: int = -1
    leads_to_start: bool = False
    skipped_to: bool = False

    @property
    def key(self) -> tuple[int, CueKind, int]:
        """What makes it this cue and no other, wherever its time moves to."""
        return self.segment, self.kind, self.number


def sentences(cue: Cue, segments: "tuple[Segment, ...]", tr: Translate) -> tuple[str, ...]:
    """What a cue says, in speaking order; the first are the more important. () for a mere sound."""
    segment = segments[cue.segment]
    exercise = segment.exercise
    match cue.kind:
        case CueKind.PREPARE if exercise is not None:
            told = _announce(segment, tr, first=cue.segment == 0)
            return told + _rise(cue.segment, segments, tr) + _form(exercise, cue.form, tr)
        case CueKind.NEXT_UP:
            return _announce(segments[cue.after], tr)
        case CueKind.FORM if exercise is not None:
            return _form(exercise, cue.form, tr)
        case CueKind.HALF_WAY if exercise is not None and exercise.turns_round:
            return (tr(_("Other direction.")),)
        case CueKind.HALF_WAY:
            return (tr(_("Half-way.")),)
        case CueKind.SWITCH:
            return (tr(_("Change sides.")), *_side(segment, tr))
        case CueKind.LAST:
            return (tr(_("Last one.")),)
        case CueKind.GATE:
            return (tr(_("Tap when you are done.")),)
        case CueKind.DONE if cue.skipped_to:
            return (tr(_("Done.")),)
        case CueKind.DONE:
            return (tr(_("Done. Well done.")),)
        case _:
            return ()


def side_words(exercise: Exercise, side: Side | None, sides: Sides, tr: Translate) -> str:
    """The words for a side ("Left leg", "Alternate legs"), or "" where there is none."""
    if side is not None:
        return tr(exercise.side_names.of(side))
    return tr(exercise.side_names.alternate) if sides is Sides.ALTERNATE else ""


def _announce(segment: "Segment", tr: Translate, *, first: bool = False) -> tuple[str, ...]:
    assert segment.exercise is not None, "only a step with an exercise is announced"
    words = _("First: {exercise}.") if first else _("Next: {exercise}.")
    name = tr(words).format(exercise=tr(segment.exercise.name))
    return (name, *_side(segment, tr))


def rise_words(index: int, segments: "tuple[Segment, ...]", tr: Translate) -> str:
    """How one gets up in a segment: while getting ready to stand after lying, else ""."""
    segment = segments[index]
    before = segments[index - 1].exercise if index else None
    if segment.kind != "prepare" or not rises(before, segment.exercise):
        return ""
    return tr(_("Roll to your side, push up with your arms, then stand."))


def _rise(index: int, segments: "tuple[Segment, ...]", tr: Translate) -> tuple[str, ...]:
    words = rise_words(index, segments, tr)
    return (words,) if words else ()


def _side(segment: "Segment", tr: Translate) -> tuple[str, ...]:
    if segment.exercise is None:
        return ()
    words = side_words(segment.exercise, segment.side, segment.sides, tr)
    return (_said(words, tr),) if words else ()


def _form(exercise: Exercise, number: int, tr: Translate) -> tuple[str, ...]:
    if not exercise.cues:
        return ()
    return (_said(tr(exercise.cues[number % len(exercise.cues)]), tr),)


def _said(words: str, tr: Translate) -> str:
    """Words that stand alone on the screen, as a sentence to be spoken: its end makes the voice fall."""
    return tr(in_context("a sentence that is spoken", "{words}.")).format(words=words)


def of_segment(index: int, segments: "tuple[Segment, ...]", *, tempo: bool) -> list[Cue]:
    """The cues of one segment, in the order they come.

    A runner should hear one thing at a time: where half-way, form cue and next-up would crowd each
    other in a short segment, the less important one is left out.
    """
    segment = segments[index]
    cues: list[Cue] = []
    match segment.kind:
        case "prepare":
            if segment.last and segment.step > 0:
                cues.append(Cue(at_s=segment.start_s, kind=CueKind.LAST, segment=index))
            cues.append(Cue(at_s=segment.start_s, kind=CueKind.PREPARE, segment=index, form=segment.form))
        case "switch":
            cues.append(Cue(at_s=segment.start_s, kind=CueKind.SWITCH, segment=index))
        case "gate":
            cues.append(Cue(at_s=segment.start_s, kind=CueKind.GATE, segment=index))
        case "done":
            cues.append(Cue(at_s=segment.start_s, kind=CueKind.DONE, segment=index))
        case "work":
            cues.extend(_of_work(index, segments, tempo=tempo))
    countdown = _countdown(index, segments)
    return cues + countdown


def _countdown(index: int, segments: "tuple[Segment, ...]") -> list[Cue]:
    segment = segments[index]
    if segment.duration_s < _LEAST_FOR_COUNTDOWN_S:
        return []
    return [
        Cue(
            at_s=segment.end_s - COUNTDOWN_S,
            kind=CueKind.COUNTDOWN,
            segment=index,
            leads_to_start=segments[index + 1].kind == "work",
        )
    ]


def _of_work(index: int, segments: "tuple[Segment, ...]", *, tempo: bool) -> Iterator[Cue]:
    segment = segments[index]
    exercise = segment.exercise
    assert exercise is not None, "work is always work at an exercise"
    start, length, quiet_from = segment.start_s, segment.duration_s, segment.end_s - COUNTDOWN_S
    yield Cue(at_s=start, kind=CueKind.START, segment=index)
    rest: list[Cue] = []
    after = next((i for i in range(index + 1, len(segments)) if segments[i].kind != "switch"), -1)
    announced = after >= 0 and segments[after].step != segment.step and segments[after].exercise is not None
    if announced and length >= _LEAST_FOR_HALF_WAY_S:
        quiet_from = segment.end_s - _NEXT_UP_BEFORE_END_S
        rest.append(Cue(at_s=quiet_from, kind=CueKind.NEXT_UP, segment=index, after=after))
    if length >= _LEAST_FOR_FORM_S:
        rest.append(Cue(at_s=start + _FORM_AFTER_S, kind=CueKind.FORM, segment=index, form=segment.form + 1))
    if length >= _LEAST_FOR_HALF_WAY_S or (exercise.turns_round and length >= _LEAST_FOR_TURN_S):
        rest.append(Cue(at_s=segment.turn_s, kind=CueKind.HALF_WAY, segment=index))
        again = segment.turn_s + _FORM_AFTER_S
        if again + _SENTENCE_S <= quiet_from:
            rest.append(Cue(at_s=again, kind=CueKind.FORM, segment=index, number=1, form=segment.form + 2))
    if tempo and exercise.kind is not Kind.STATIC and exercise.tempo_s:
        rest.extend(_tempo(index, segment, exercise.tempo_s))
    yield from sorted(rest, key=lambda cue: cue.at_s)


def _tempo(index: int, segment: "Segment", tempo_s: float) -> Iterator[Cue]:
    every = tempo_s
    while every < _TEMPO_AT_MOST_EVERY_S:  # a beat stays a beat: every second step, every fourth
        every *= 2
    beats = int((segment.duration_s - COUNTDOWN_S) / every)
    for number in range(beats):
        at_s = segment.start_s + (number + 1) * every
        if at_s < segment.end_s - COUNTDOWN_S:
            yield Cue(at_s=at_s, kind=CueKind.TEMPO, segment=index, number=number)
