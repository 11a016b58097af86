from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.cues import COUNTDOWN_S, CUES, CueKind
from app.core.exercise import Side, Sides
from app.core.routine import Routine
from app.core.timeline import Timeline, lay_out
from tests.strategies import routines

timelines = st.builds(lambda made, tempo: lay_out(made, tempo=tempo), routines(), st.booleans())


def countdowns(timeline: Timeline) -> dict[int, list[float]]:
    found: dict[int, list[float]] = {}
    for cue in timeline.cues:
        if cue.kind is CueKind.COUNTDOWN:
            found.setdefault(cue.segment, []).append(cue.at_s)
    return found


def sound(timeline: Timeline, extended_at: dict[int, float] | None = None) -> None:
    """What holds for every timeline, also one whose segments were made longer while they ran."""
    segments = timeline.segments
    assert segments[0].start_s == 0
    for before, after in pairwise(segments):
        assert before.end_s == after.start_s
        assert before.start_s <= before.turn_s <= before.end_s
    assert [cue.at_s for cue in timeline.cues] == sorted(cue.at_s for cue in timeline.cues)
    assert [cue.segment for cue in timeline.cues] == sorted(cue.segment for cue in timeline.cues)
    assert max(Counter(cue.key for cue in timeline.cues).values()) == 1
    ends = countdowns(timeline)
    for index, segment in enumerate(segments):
        if segment.duration_s >= 4:
            assert ends[index][-1] == segment.end_s - COUNTDOWN_S
            assert extended_at or len(ends[index]) == 1
        else:
            assert index not in ends
    for cue in timeline.cues:
        segment = segments[cue.segment]
        assert segment.start_s <= cue.at_s <= segment.end_s
        if cue.segment in ends and cue.kind is not CueKind.COUNTDOWN:
            assert cue.at_s < ends[cue.segment][-1], "nothing comes during the 3-2-1"


@given(timelines)
def test_segments_stand_end_to_end_and_cues_inside_them(timeline: Timeline) -> None:
    sound(timeline)
    assert timeline.duration_s == timeline.routine.total_s


@given(timelines)
def test_every_step_is_prepared_worked_and_has_its_sides(timeline: Timeline) -> None:
    for number, step in enumerate(timeline.routine.played()):
        segments = [s for s in timeline.segments if s.step == number]
        work = [s for s in segments if s.kind in ("work", "gate")]
        assert [s.kind for s in segments][:2] == ["prepare", "gate" if step.until_done else "work"]
        sides = [Side.RIGHT, Side.LEFT] if step.sides is Sides.EACH else [None]
        assert [s.side for s in work] == sides
        assert {s.duration_s for s in work} == {float(step.seconds)}
        assert sum(s.duration_s for s in segments) == step.total_s
    done = timeline.segments[-1]
    assert (done.kind, done.exercise, done.duration_s) == ("done", None, 0)


@given(timelines)
def test_every_segment_announces_itself(timeline: Timeline) -> None:
    first = {"prepare": CueKind.PREPARE, "work": CueKind.START, "switch": CueKind.SWITCH}
    first |= {"gate": CueKind.GATE, "done": CueKind.DONE}
    for index, segment in enumerate(timeline.segments):
        kinds = [cue.kind for cue in timeline.cues if cue.segment == index and cue.at_s == segment.start_s]
        assert first[segment.kind] in kinds
        assert (CueKind.LAST in kinds) == (segment.last and segment.kind == "prepare" and segment.step > 0)


@given(timelines)
def test_a_tempo_tick_comes_at_most_once_a_second_and_only_in_work(timeline: Timeline) -> None:
    ticks = [cue for cue in timeline.cues if cue.kind is CueKind.TEMPO]
    assert timeline.tempo or not ticks
    for before, after in pairwise(ticks):
        assert after.at_s - before.at_s >= 1 - 1e-9
    for tick in ticks:
        exercise = timeline.segments[tick.segment].exercise
        assert timeline.segments[tick.segment].kind == "work"
        assert exercise is not None
        assert exercise.tempo_s


@given(timelines)
def test_a_movement_that_turns_round_says_so_at_half_time(timeline: Timeline) -> None:
    for index, segment in enumerate(timeline.segments):
        half = [c.at_s for c in timeline.cues if c.segment == index and c.kind is CueKind.HALF_WAY]
        turns = segment.exercise is not None and segment.exercise.turns_round
        if segment.kind == "work" and (segment.duration_s >= 20 or (turns and segment.duration_s >= 10)):
            assert half == [segment.start_s + segment.duration_s / 2]


@given(timelines, st.lists(st.tuples(st.floats(0, 1), st.sampled_from([10.0, 15.0, 30.0])), max_size=6))
def test_a_longer_segment_shifts_all_after_it_and_repeats_nothing(
    timeline: Timeline, presses: list[tuple[float, float]]
) -> None:
    elapsed_s, said = 0.0, set()
    for part, seconds in presses:
        elapsed_s += (timeline.duration_s - elapsed_s) * part
        index = timeline.index_at(elapsed_s)
        past = [cue for cue in timeline.cues if cue.segment <= index and cue.at_s <= elapsed_s]
        said |= {cue.key for cue in past}
        longer = timeline.extended(index, seconds, elapsed_s)
        grows = timeline.segments[index].kind not in ("gate", "done")
        assert longer.duration_s == timeline.duration_s + (seconds if grows else 0)
        sound(longer, {index: elapsed_s})
        assert list(longer.cues[: len(past)]) == past
        assert not said & {cue.key for cue in longer.cues[len(past) :]}
        later = [cue for cue in timeline.cues if cue.segment > index]
        moved = [cue for cue in longer.cues if cue.segment > index]
        assert [cue.key for cue in moved] == [cue.key for cue in later]
        shift = seconds if grows else 0
        assert all(abs(b.at_s - a.at_s - shift) < 1e-9 for a, b in zip(later, moved, strict=True))
        assert longer.index_at(elapsed_s) == index
        timeline = longer


def test_every_buzz_is_long_enough_to_be_felt() -> None:
    for signal in CUES.values():
        assert all(seconds >= 0.05 for seconds in signal.vibration)
        assert len(signal.vibration) % 2 == 1 or not signal.vibration


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("prepare", (0.1,)),
        ("start", (0.4,)),
        ("form", ()),
        ("half-way", (0.1, 0.1, 0.1)),
        ("switch", (0.25, 0.15, 0.25)),
        ("last", (0.1, 0.1, 0.1, 0.1, 0.1)),
        ("gate", (0.15, 0.15, 0.15)),
        ("done", (0.6, 0.2, 0.6)),
        ("tempo", (0.05,)),
        ("countdown", (0.06, 0.94, 0.06, 0.94, 0.06)),
        ("next-up", ()),
    ],
)
def test_the_vocabulary_buzzes_as_agreed(kind: str, pattern: tuple[float, ...]) -> None:
    assert CUES[CueKind(kind)].vibration == pattern


def test_the_countdown_outranks_everything() -> None:
    assert max(CUES, key=lambda kind: CUES[kind].rank) is CueKind.COUNTDOWN


@pytest.mark.parametrize("id_", ["warmup-5-quick", "cooldown-8-lower-back", "gentle-12-not-running"])
def test_a_last_segment_made_longer_after_its_countdown_counts_again(routine, id_: str) -> None:
    made: Routine = routine(id_)
    timeline = lay_out(made)
    end_s, last = timeline.duration_s, len(timeline.segments) - 2
    longer = timeline.extended(last, 15, end_s - 1)
    assert countdowns(longer)[last] == [end_s - 3, end_s + 12]
    keys = [cue.key for cue in longer.cues if cue.kind is CueKind.COUNTDOWN and cue.segment == last]
    assert keys == [(last, CueKind.COUNTDOWN, 0), (last, CueKind.COUNTDOWN, 1)]
