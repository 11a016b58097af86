from dataclasses import replace

import pytest
from hypothesis import given

from app.core.cues import COUNTDOWN_S, Cue, CueKind, rise_words, sentences
from app.core.exercise import Kind, Side, Sides
from app.core.routine import Routine
from app.core.timeline import Timeline, lay_out
from app.player.channels import speech_s
from tests.strategies import routines


def said(timeline: Timeline) -> list[tuple[float, str, tuple[str, ...]]]:
    return [(c.at_s, str(c.kind), sentences(c, timeline.segments, str)) for c in timeline.cues]


def of(timeline: Timeline, kind: CueKind) -> list[Cue]:
    return [cue for cue in timeline.cues if cue.kind is kind]


def test_the_quick_warm_up_speaks_as_written_down(routine) -> None:
    assert said(lay_out(routine("warmup-5-quick")))[:10] == [
        (0, "prepare", ("First: March in place.", "Alternate legs.", "Tall chest, quiet feet.")),
        (2, "countdown", ()),
        (5, "start", ()),
        (8, "form", ("Knee up, back still.",)),
        (35, "half-way", ("Half-way.",)),
        (38, "form", ("Tall chest, quiet feet.",)),
        (57, "next-up", ("Next: Standing torso rotation.", "Alternate sides.")),
        (62, "countdown", ()),
        (65, "prepare", ("Next: Standing torso rotation.", "Alternate sides.", "Turn from the ribs.")),
        (67, "countdown", ()),
    ]


def test_the_last_step_is_announced_and_the_end_praised(routine) -> None:
    timeline = lay_out(routine("warmup-5-quick"))
    words = [(kind, text) for _, kind, text in said(timeline) if kind in ("last", "done")]
    assert words == [("last", ("Last one.",)), ("done", ("Done. Well done.",))]


def test_getting_up_from_lying_is_said_while_getting_ready_and_fits_before_the_countdown(routine) -> None:
    up = "Roll to your side, push up with your arms, then stand."
    timeline = lay_out(routine("gentle-12-not-running"))
    told = [cue for cue in timeline.cues if up in sentences(cue, timeline.segments, str)]
    assert [str(cue.kind) for cue in told] == ["prepare"]
    segment = timeline.segments[told[0].segment]
    assert (segment.exercise.id, segment.duration_s) == ("easy-walk", 20)
    words = sentences(told[0], timeline.segments, str)
    assert words == ("Next: Easy walk.", up, "Walk tall.")
    assert speech_s(" ".join(("Last one.", *words))) <= segment.duration_s - COUNTDOWN_S
    assert rise_words(told[0].segment, timeline.segments, str) == up


def test_getting_up_is_said_after_no_other_change_of_posture(routine) -> None:
    for name in ("warmup-8-stiff-back", "cooldown-8-lower-back"):  # from kneeling; down only
        timeline = lay_out(routine(name))
        assert not any(rise_words(at, timeline.segments, str) for at in range(len(timeline.segments)))


def test_a_routine_of_one_step_has_no_last_one(routine) -> None:
    made: Routine = routine("warmup-5-quick")
    assert of(lay_out(replace(made, steps=made.steps[:1])), CueKind.LAST) == []


def test_a_change_of_sides_names_the_side_in_the_exercises_own_words(library, routine) -> None:
    timeline = lay_out(routine("cooldown-5-static"))
    for cue in of(timeline, CueKind.SWITCH):
        segment = timeline.segments[cue.segment]
        assert segment.side is Side.LEFT
        assert segment.exercise is not None
        left = segment.exercise.side_names.left
        words = sentences(cue, timeline.segments, str)
        assert words == ("Change sides.", f"{left[:1].upper()}{left[1:]}.")


def test_a_movement_that_turns_round_hears_other_direction(routine) -> None:
    timeline = lay_out(routine("warmup-10-full"))
    for cue in of(timeline, CueKind.HALF_WAY):
        exercise = timeline.segments[cue.segment].exercise
        assert exercise is not None
        expected = "Other direction." if exercise.turns_round else "Half-way."
        assert sentences(cue, timeline.segments, str) == (expected,)


@given(routines())
def test_every_cue_can_be_said_in_whole_sentences(made: Routine) -> None:
    for _, kind, words in said(lay_out(made, tempo=True)):
        assert all(text.endswith(".") and text[0].isupper() for text in words)
        if kind in ("start", "countdown", "tempo"):
            assert words == ()
        elif kind not in ("form",):
            assert words


@given(routines())
def test_everything_said_goes_through_the_translation(made: Routine) -> None:
    timeline = lay_out(made)
    asked: list[str] = []

    def tr(message: str) -> str:
        asked.append(message)
        return f"\N{LEFT CEILING}{message}\N{RIGHT CEILING}"

    for cue in timeline.cues:
        for text in sentences(cue, timeline.segments, tr):
            assert "\N{LEFT CEILING}" in text
    assert "Done. Well done." in asked


@given(routines(gates=False))
def test_the_next_step_is_announced_eight_seconds_ahead_where_there_is_room(made: Routine) -> None:
    timeline = lay_out(made)
    for cue in of(timeline, CueKind.NEXT_UP):
        segment, after = timeline.segments[cue.segment], timeline.segments[cue.after]
        assert cue.at_s == segment.end_s - 8
        assert segment.duration_s >= 20
        assert (after.step, after.kind) == (segment.step + 1, "prepare")


@pytest.mark.parametrize(("seconds", "beats"), [(15, 9), (30, 22)])
def test_a_step_faster_than_a_second_keeps_its_beat_at_every_second_step(
    library, seconds: int, beats: int
) -> None:
    exercise = library.exercises["march-in-place"]
    assert exercise.tempo_s == 0.6
    made = library.routine("warmup-5-quick")
    step = replace(made.steps[0], seconds=seconds, sides=Sides.ONCE)
    timeline = lay_out(replace(made, steps=(step,)), tempo=True)
    ticks = [cue.at_s - 5 for cue in of(timeline, CueKind.TEMPO)]
    assert ticks == pytest.approx([1.2 * (n + 1) for n in range(len(ticks))])
    assert len(ticks) == beats  # up to the 3-2-1


def test_a_hold_has_no_tempo(routine) -> None:
    timeline = lay_out(routine("cooldown-5-static"), tempo=True)
    kinds = {timeline.segments[cue.segment].exercise.kind for cue in of(timeline, CueKind.TEMPO)}
    assert kinds == {Kind.GENTLE}  # the walk at the end


def test_the_two_sides_begin_with_different_form_cues(routine) -> None:
    timeline = lay_out(routine("warmup-5-quick"))
    forms = [
        (timeline.segments[c.segment].side, sentences(c, timeline.segments, str))
        for c in of(timeline, CueKind.FORM)
        if timeline.segments[c.segment].side is not None
    ]
    right = {words for side, words in forms if side is Side.RIGHT}
    left = {words for side, words in forms if side is Side.LEFT}
    assert right != left
