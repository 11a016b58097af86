"""The button "This hurts" in a running session."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.back.check_in import Answers, Profile
from app.core.back.easier_swap import swap_and_fit, swap_for_easier
from app.core.back.suitability import Suits
from app.core.routine import Routine, Step
from app.core.session import Session
from app.core.timeline import lay_out
from app.player.player import Player
from tests.core.back_cases import LIBRARY, RULES, routine, routines
from tests.helpers import FakeClock, FakeOutlet

MOVES = {name: LIBRARY.exercises[name] for name in LIBRARY.exercises}
SUITS = Suits(rules=RULES, answers=Answers(score=None), profile=Profile())


def begun(name, at_s):
    session = Session(timeline=lay_out(routine(name)), started=0.0)
    return session, at_s


def start_of(name, exercise):
    timeline = lay_out(routine(name))
    return next(
        s.start_s for s in timeline.segments if s.exercise and s.exercise.id == exercise and s.kind == "work"
    )


def test_the_gentler_move_starts_after_a_short_get_ready_and_ends_with_the_step():
    now = start_of("warmup-10-full", "walking-lunge") + 10
    session, now = begun("warmup-10-full", now)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert (swap.hurt.id, swap.gentler.id) == ("walking-lunge", "half-squat")
    frame = swap.session.frame(now)
    assert (frame.state, frame.exercise.id) == ("prepare", "half-squat")
    assert frame.left_s == 6  # of 25 seconds eight squats take 24
    assert frame.total_left_s == session.frame(now).total_left_s
    assert swap.session.frame(now + 6).state == "work"
    assert swap.session.frame(now + 6).left_s == 24
    assert swap.explain(str) == "Half squat instead of Walking lunge, from now on."


def test_a_fraction_of_a_second_does_not_move_the_end():
    now = start_of("warmup-10-full", "walking-lunge") + 7.3
    session, now = begun("warmup-10-full", now)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert swap.session.frame(now).total_left_s == pytest.approx(session.frame(now).total_left_s)


def test_with_hardly_anything_left_the_gentler_move_still_gets_ten_seconds_and_whole_repetitions():
    now = start_of("warmup-5-quick", "walking-lunge") + 19
    session, now = begun("warmup-5-quick", now)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert swap.session.frame(now + 5.5).state == "work"
    assert swap.session.frame(now + 5.5).segment.duration_s == 12


def test_while_getting_ready_the_coming_move_is_swapped():
    now = start_of("warmup-10-full", "walking-lunge") - 3
    session, now = begun("warmup-10-full", now)
    frame = swap_for_easier(session, now, MOVES, SUITS).session.frame(now)
    assert (frame.state, frame.exercise.id, frame.left_s) == ("prepare", "half-squat", 7)


def test_both_sides_of_what_is_left_go_to_the_gentler_move():
    now = start_of("cooldown-10-static", "figure-four") + 10
    session, now = begun("cooldown-10-static", now)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert swap.gentler.id == "knee-to-chest"
    step = list(swap.session.timeline.routine.played())[session.frame(now).step - 1]
    assert step.rounds == 2
    assert swap.session.frame(now).total_left_s == session.frame(now).total_left_s


def test_where_no_gentler_move_fits_the_session_goes_on_with_the_next_step():
    now = start_of("gentle-12-not-running", "sphinx") + 5
    session, now = begun("gentle-12-not-running", now)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert swap.hurt.id == "sphinx"
    assert swap.gentler is None
    assert swap.session.frame(now).exercise.id == "easy-walk"
    assert "Left out" in swap.explain(str)


def test_what_follows_a_move_that_is_left_out_leaves_time_to_get_up():
    steps = (
        Step(exercise=MOVES["pelvic-tilt"], seconds=40, prepare=10),
        Step(exercise=MOVES["sphinx"], seconds=30, prepare=10),
        Step(exercise=MOVES["childs-pose"], seconds=30, prepare=10),
        Step(exercise=MOVES["easy-walk"], seconds=60, prepare=10),
    )
    written = Routine(id="m", title="M", phase="gentle", purpose="", max_pain=5, steps=steps)
    session = Session(timeline=lay_out(written), started=0.0)
    swap = swap_for_easier(session, 70.0, MOVES, replace(SUITS, hurt={"childs-pose"}))  # at the sphinx
    frame = swap.session.frame(70.0)
    assert swap.gentler is None
    assert (frame.exercise.id, frame.state, frame.left_s) == ("easy-walk", "prepare", 20)


def test_a_gentler_move_in_another_posture_leaves_time_to_change():
    now = start_of("warmup-8-stiff-back", "cat-cow") + 2
    session, now = begun("warmup-8-stiff-back", now)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert (swap.gentler.id, swap.session.frame(now).left_s) == ("pelvic-tilt", 10)
    later = list(swap.session.timeline.routine.played())
    assert (later[2].exercise.id, later[2].prepare) == ("bird-dog", 10)  # 5 where it follows the cat-cow


def test_no_repetition_of_the_gentler_move_is_cut():
    for name, hurts in (("warmup-10-full", "walking-lunge"), ("warmup-8-stiff-back-standing", "calf-raise")):
        begin = start_of(name, hurts)
        for into in range(0, 30, 4):
            swap = swap_for_easier(begun(name, begin + into)[0], begin + into, MOVES, SUITS)
            number = swap.session.frame(begin + into).step - 1
            step = list(swap.session.timeline.routine.played())[number]
            assert step.exercise is swap.gentler
            assert step.seconds % step.grid_s == 0


def test_the_last_step_without_a_gentler_move_ends_the_session():
    written = Routine(
        id="m",
        title="M",
        phase="warm-up",
        purpose="",
        max_pain=5,
        steps=(Step(exercise=MOVES["sphinx"], seconds=30),),
    )
    session = Session(timeline=lay_out(written), started=0.0)
    assert swap_for_easier(session, 10.0, MOVES, SUITS).session.over(10.0)


def test_the_same_move_further_on_gives_way_too():
    session, now = begun("warmup-10-cold", start_of("warmup-10-cold", "jog-in-place") + 5)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    left = [step.exercise.id for step in swap.session.timeline.routine.played()]
    assert "jog-in-place" not in left
    assert all(one != other for one, other in pairwise(left))


def walks_and_runs(swap, now):
    timeline = swap.session.timeline
    first = swap.session.frame(now).step - 1
    return [(step.exercise.id, step.prepare, step.seconds) for step in timeline.routine.played()][first:]


def test_a_run_that_hurts_in_a_run_walk_becomes_a_walk_to_the_end():
    now = start_of("runwalk-20-b", "easy-run") + 20
    session, now = begun("runwalk-20-b", now)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert swap.explain(str) == "Easy walk instead of Easy run, from now on."
    assert swap.session.frame(now).total_left_s == session.frame(now).total_left_s
    assert walks_and_runs(swap, now) == [("easy-walk", 5, session.frame(now).total_left_s - 5)]


def test_while_walking_to_the_next_run_all_runs_can_be_called_off():
    now = start_of("runwalk-20-a", "easy-run") - 2
    session, now = begun("runwalk-20-a", now)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert (swap.hurt.id, swap.gentler.id) == ("easy-run", "easy-walk")
    assert [move for move, _, _ in walks_and_runs(swap, now)] == ["easy-walk"]


def test_a_walk_that_hurts_in_a_run_walk_ends_it_and_leaves_no_runs_without_a_rest():
    now = start_of("runwalk-20-a", "easy-walk") + 30
    session, now = begun("runwalk-20-a", now)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert swap.hurt.id == "easy-walk"
    assert swap.session.over(now)


def test_where_the_walks_between_strides_go_one_stride_is_left():
    session, now = begun("warmup-12-track", 30.0)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    assert swap.hurt.id == "easy-walk"
    left = [step.exercise.id for step in swap.session.timeline.routine.played()]
    assert left.count("stride") == 1


def test_back_leads_to_the_gentler_move_and_never_to_the_one_that_hurt():
    session, now = begun("warmup-5-quick", start_of("warmup-5-quick", "walking-lunge") + 10)
    swap = swap_for_easier(session, now, MOVES, SUITS)
    again = swap.session.back(now + 12)
    assert again.frame(now + 12).exercise.id == "half-squat"


def test_it_works_while_paused_and_stays_paused():
    session, now = begun("warmup-5-quick", start_of("warmup-5-quick", "walking-lunge"))
    swap = swap_for_easier(session.pause(now), now + 100, MOVES, SUITS)
    frame = swap.session.frame(now + 500)
    assert frame.paused
    assert frame.left_s == 5
    assert swap.session.resume(now + 500).frame(now + 505).state == "work"


def test_a_step_that_waits_for_a_tap_waits_with_the_gentler_move():
    steps = (
        Step(exercise=MOVES["walking-lunge"], seconds=0, until_done=True),
        Step(exercise=MOVES["hip-circles"], seconds=30),
    )
    written = Routine(id="m", title="M", phase="warm-up", purpose="", max_pain=2, steps=steps)
    session = Session(timeline=lay_out(written), started=0.0)
    swap = swap_for_easier(session, 60.0, MOVES, SUITS)
    assert swap.session.frame(60.0).state == "prepare"
    assert swap.session.frame(70.0).state == "gate"
    assert swap.session.frame(70.0).exercise.id == "half-squat"
    assert swap.session.proceed(70.0).frame(70.0).exercise.id == "hip-circles"


def test_when_the_session_is_over_nothing_changes():
    session, _ = begun("warmup-5-quick", 0)
    swap = swap_for_easier(session, 10_000.0, MOVES, SUITS)
    assert swap.session is session
    assert swap.hurt is None


@given(written=st.sampled_from(routines()), part=st.floats(0, 0.999), again=st.floats(0, 0.999))
def test_at_any_moment_what_lies_before_stays_and_the_end_hardly_moves(written, part, again):
    session = Session(timeline=lay_out(written), started=0.0)
    for share in (part, again):
        now = session.timeline.duration_s * share + session.lost
        before = session.frame(now)
        swap = swap_for_easier(session, now, MOVES, SUITS)
        if swap.hurt is None:
            continue
        after = swap.session.frame(now)
        timeline = swap.session.timeline
        assert (
            timeline.segments[: timeline.step_starts[before.step - 1]]
            == (session.timeline.segments[: session.timeline.step_starts[before.step - 1]])
        )
        assert after.exercise is None or after.exercise.id != swap.hurt.id
        # At most twice 12 seconds, a change of sides, and the time to find a wall or get up.
        assert after.total_left_s <= before.total_left_s + 49
        ends = [segment.end_s for segment in timeline.segments]
        starts = [segment.start_s for segment in timeline.segments]
        assert starts[1:] == ends[:-1]
        assert [cue.at_s for cue in timeline.cues] == sorted(cue.at_s for cue in timeline.cues)
        assert len({cue.key for cue in timeline.cues}) == len(timeline.cues)
        session = swap.session


def sore(score):
    return replace(SUITS, answers=Answers(score=score))


def test_with_a_sorer_back_what_is_still_to_come_fits_it_and_what_lies_before_stays():
    session, now = begun("backcare-8-core", 70.0)
    before = session.frame(now)
    swap = swap_and_fit(session, now, MOVES, sore(4))
    timeline, first = swap.session.timeline, session.timeline.step_starts[before.step - 1]
    coming = list(timeline.routine.played())[before.step :]
    assert swap.fitted
    assert coming
    assert all(sore(4).against(step.exercise) is None for step in coming)
    assert timeline.segments[:first] == session.timeline.segments[:first]
    assert swap.explain(str).endswith("What is still to come was made to fit your back.")


def test_with_a_back_that_everything_suits_it_is_a_swap_and_no_more():
    session, now = begun("warmup-5-quick", start_of("warmup-5-quick", "walking-lunge") + 10)
    assert swap_and_fit(session, now, MOVES, sore(0)) == swap_for_easier(session, now, MOVES, sore(0))


@given(
    written=st.sampled_from(routines()),
    part=st.floats(0, 0.999),
    score=st.integers(0, 10),
    paused=st.booleans(),
)
def test_whatever_the_score_the_rest_suits_it_and_no_move_comes_twice_running(written, part, score, paused):
    suits = sore(score)
    session = Session(timeline=lay_out(written), started=0.0)
    now = session.timeline.duration_s * part
    session = session.pause(now) if paused else session
    before = session.frame(now)
    swap = swap_and_fit(session, now, MOVES, suits)
    if swap.hurt is None:
        return
    timeline, number = swap.session.timeline, before.step - 1
    first = session.timeline.step_starts[number]
    assert timeline.segments[:first] == session.timeline.segments[:first]
    coming = list(timeline.routine.played())[number:]
    for step in coming:
        assert suits.against(step.exercise) is None
        assert step.exercise.id != swap.hurt.id
    written_twice = {(a.exercise.id, b.exercise.id) for a, b in pairwise(written.played())}
    for one, other in pairwise(coming):
        assert one.exercise.id != other.exercise.id or (one.exercise.id,) * 2 in written_twice
    assert swap.session.frame(now).total_left_s <= before.total_left_s + 60
    ends = [segment.end_s for segment in timeline.segments]
    assert [segment.start_s for segment in timeline.segments][1:] == ends[:-1]
    assert [cue.at_s for cue in timeline.cues] == sorted(cue.at_s for cue in timeline.cues)
    assert len({cue.key for cue in timeline.cues}) == len(timeline.cues)
    assert (swap.session.paused is not None) is paused


def test_in_the_player_the_gentler_move_is_announced_and_no_cue_comes_twice():
    clock, outlet = FakeClock(), FakeOutlet()
    player = Player(clock, outlet)
    player.start(lay_out(routine("warmup-5-quick")))
    begin = start_of("warmup-5-quick", "walking-lunge")
    while player.frame.elapsed_s < begin + 9.5:
        clock.advance(0.5)
        player.tick()
    heard = len(outlet.cues)
    player.apply(lambda session, now: swap_for_easier(session, now, MOVES, SUITS).session)
    fresh = outlet.cues[heard:]
    assert [str(cue.kind) for cue in fresh] == ["prepare"]
    while not player.frame.over:
        clock.advance(0.5)
        player.tick()
    timeline = player.session.timeline
    said = outlet.cues[heard:]
    assert len({cue.key for cue in said}) == len(said)
    first = timeline.step_starts[6]
    assert {cue.key for cue in said} == {cue.key for cue in timeline.cues if cue.segment >= first}
