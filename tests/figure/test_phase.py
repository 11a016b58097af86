import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figure.phase import (
    direction_of,
    hold_phase,
    key_phases,
    phase_of,
    stepped_fade,
    stepped_phase,
    telling_phase,
)

SWING = {"cycle": 2.0, "keys": [{"t": 0}, {"t": 0.5}]}
STEPS = {"cycle": 1.2, "mirror": "half", "keys": [{"t": 0}, {"t": 0.25}]}
HOLD = {"cycle": 16.0, "keys": [{"t": 0}, {"t": 0.25, "until": 0.75}]}


def test_a_move_repeats_at_its_tempo_from_the_start_of_the_segment():
    assert phase_of(SWING, "work", 5.0, 20.0, tempo_s=2.0) == 2.5
    assert phase_of(SWING, "work", 5.0, 20.0, tempo_s=2.5) == 2.0


def test_an_alternating_cycle_holds_two_repetitions():
    assert phase_of(STEPS, "work", 2.4, 40.0, tempo_s=0.6) == pytest.approx(2.0)
    assert phase_of({**STEPS, "reps": 4}, "work", 2.4, 40.0, tempo_s=0.6) == pytest.approx(1.0)


def test_get_ready_shows_the_move_at_half_speed():
    assert phase_of(SWING, "prepare", 4.0, 5.0, tempo_s=2.0) == 1.0
    assert phase_of(SWING, "switch", 4.0, 5.0, tempo_s=2.0) == 1.0


def test_after_half_time_the_move_runs_back_the_way_it_came():
    at = lambda t: phase_of(SWING, "work", t, 21.0, tempo_s=2.0, turns_round=True)  # noqa: E731
    assert at(10.4) % 1 == pytest.approx(at(10.6) % 1)
    assert at(21.0) == pytest.approx(0.0)
    assert phase_of(SWING, "prepare", 10.6, 21.0, tempo_s=2.0, turns_round=True) == pytest.approx(2.65)


def test_the_direction_turns_at_half_time_of_moves_that_turn_round_and_of_no_others():
    assert [direction_of("work", t, 20.0, turns_round=True) for t in (0.0, 9.9, 10.1, 20.0)] == [1, 1, -1, -1]
    assert direction_of("work", 15.0, 20.0) == 1
    assert direction_of("prepare", 15.0, 20.0, turns_round=True) == 1
    assert direction_of("work", 15.0, None, turns_round=True) == 1


def test_a_hold_moves_in_at_its_own_speed_stays_and_moves_out():
    assert phase_of(HOLD, "work", 2.0, 30.0) == pytest.approx(0.125)
    assert 0.25 <= phase_of(HOLD, "work", 15.0, 30.0) <= 0.75
    assert phase_of(HOLD, "work", 29.0, 30.0) == pytest.approx(1 - 1 / 16)


def test_a_hold_too_short_for_its_way_hurries():
    assert hold_phase(HOLD, 1.0, 5.0) == pytest.approx(0.125)
    assert 0.25 <= hold_phase(HOLD, 2.5, 5.0) <= 0.75


@given(st.floats(0, 90), st.floats(1, 90))
def test_a_hold_is_always_within_its_cycle_and_never_goes_back(elapsed, duration):
    a = hold_phase(HOLD, min(elapsed, duration), duration)
    b = hold_phase(HOLD, min(elapsed + 0.5, duration), duration)
    assert 0 <= a <= b < 1


def test_waiting_for_a_tap_stays_in_the_hold():
    assert all(0.25 <= phase_of(HOLD, "gate", t) <= 0.75 for t in (4.0, 60.0, 600.0))


def test_done_rests_at_the_start():
    assert phase_of(SWING, "done", 7.0, tempo_s=2.0) == 0.0


def test_reduced_motion_shows_each_key_pose_for_a_while():
    assert key_phases(STEPS) == [0, 0.25, 0.5, 0.75]
    assert [stepped_phase(STEPS, t) for t in (0.0, 1.19, 1.21, 2.5, 4.9)] == [0, 0, 0.25, 0.5, 0]
    assert key_phases(HOLD) == [0, 0.5]
    assert stepped_fade(0.1) == 1.0
    assert stepped_fade(1.4) == pytest.approx(0.5)


def test_a_still_picture_shows_the_middle_of_a_hold_the_second_key_or_what_the_view_says():
    assert telling_phase(HOLD) == 0.5
    assert telling_phase(SWING) == 0.5
    assert telling_phase({**SWING, "view": {"still": 0.3}}) == 0.3
    assert telling_phase({"keys": [{"t": 0.1}]}) == 0.1
