import os

import pytest
import yaml

from app.figure.lint import PHASES, check
from app.figure.look import BUILDS
from app.figure.poser import Poser
from tests.figure.conftest import BASES, EXERCISES, solved

SIDES = ("right", "left")
WHOLLY = "LIMBER_EVERY_PHASE"
"""Environment variable with which every exercise is looked at in all phases on both sides and both bodies."""

BROKEN = yaml.safe_load("""
knee-backwards: {check: range, part: knee_r.flexion, unit: deg, spec: {keys: [{t: 0}, {t: 0.5, free: [foot_r], hip_r: 40, knee_r: -30}]}}
shrugs-to-the-ears: {check: range, part: clavicle_l.elevation, unit: deg, spec: {pose: {clavicle: 60}}}
belly-bursts: {check: range, part: belly.swell, unit: mm, spec: {pose: {belly: 80}}}
arch-bursts: {check: range, part: sole_r.arch, unit: mm, spec: {pose: {sole_r: 50}}}
falls-over: {check: balance, part: mass centre, unit: cm, spec: {keys: [{t: 0}, {t: 0.5, pelvis: 40, neck: -20, ankle: 40}]}}
falls-off-a-step: {check: balance, part: mass centre, unit: cm, spec: {contacts: {foot: [0.0875, 0.12, 0]},
  keys: [{t: 0}, {t: 0.5, pelvis: 40, neck: -20, ankle: 40}]}}
leans-off-the-wall: {check: balance, part: mass centre, unit: cm, spec: {props: {wall: {side: left, at: 0.76}},
  contacts: {foot_l: floor, hand_l: {to: wall, at: [0, 1.42], dir: -24}}, pose: {hip_r: [0, 40], shift: [0.08, 0, 0]}}}
out-of-reach: {check: contact, part: hand_l, unit: cm, spec: {contacts: {foot: floor, hand: {to: wall, at: [0.2, 1.3]}}, props: {wall: {side: front, at: 0.9}}}}
too-fast: {check: speed, part: knee_r.flexion, unit: deg/s, spec: {cycle: 0.1, keys: [{t: 0}, {t: 0.5, free: [foot_r], hip_r: 90, knee_r: 90}]}}
under-floor: {check: floor, unit: cm, spec: {base: supine, contacts: {sacrum: {at: [0, -0.05, 0]}}}}
foot-under-floor: {check: floor, part: foot_r, unit: cm, spec: {contacts: {foot_l: floor, foot_r: {at: [0.1, -0.04, 0]}}}}
through-the-wall: {check: wall, unit: cm, spec: {props: {wall: {side: front, at: 0.05}}}}
arm-through-body: {check: through, unit: cm, spec: {pose: {shoulder_r: [0, -28, 0], elbow_r: 5}}}
hops: {check: step, part: feet, unit: feet, spec: {keys: [{t: 0}, {t: 0.5, contacts: {foot: [0.1, 0.4]}}]}}
slides: {check: slide, part: foot_r, unit: cm, spec: {keys: [{t: 0}, {t: 0.5, contacts: {foot_r: [0.115, 0.0]}}]}}
arrow-at-rest: {check: path, part: head, unit: cm, spec: {path: {of: head}, keys: [{t: 0}, {t: 0.5, shift: [0, 0, 0.004]}]}}
arrow-there-and-back: {check: path, part: hand_r, unit: cm, spec: {path: {of: hand_r}, keys: [{t: 0}, {t: 0.5, shoulder_r: 60}]}}
open-loop: {check: loop, unit: cm, spec: {keys: [{t: 0}, {t: 0.5, knee: 30, hip: 20}, {t: 1, knee: 30, hip: 20}]}}
""")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_exercise_is_found_out(name, skin):
    case = BROKEN[name]
    poser = Poser({"keys": [{"t": 0}], **case["spec"]}, BASES)
    faults = [
        f
        for f in check(name, poser, "right", skin, 24)
        if f.check == case["check"] and f.part == case.get("part", f.part)
    ]
    assert faults, check(name, poser, "right", skin, 24)
    fault = faults[0]
    assert fault.exercise == name
    assert fault.side == "right"
    assert fault.unit == case["unit"]
    assert 0 <= fault.phase <= 1
    assert fault.amount > 0
    assert name in str(fault)
    assert f"{fault.phase:.2f}" in str(fault)


def test_a_path_that_the_body_leaves_is_found_out(skin, monkeypatch):
    from app.figure import lint

    spec = {"path": {"of": "hand_r", "span": [0, 0.5]}, "keys": [{"t": 0}, {"t": 0.5, "shoulder_r": 120}]}
    poser = Poser(spec, BASES)
    assert [f for f in check("x", poser, "right", skin, 8) if f.check == "path"] == []
    monkeypatch.setattr(
        lint, "phases_of", lambda track: [0.0, 0.25, 0.5]
    )  # as if it were drawn with two lines
    (fault,) = (f for f in check("x", poser, "right", skin, 8) if f.check == "path")
    assert "leaves its path" in fault.text


def test_each_fault_is_told_once_at_its_worst_phase(skin):
    poser = Poser({"keys": [{"t": 0}, {"t": 0.5, "free": ["foot_r"], "hip_r": 40, "knee_r": -30}]}, BASES)
    faults = check("x", poser, "right", skin)
    assert len({(f.check, f.part) for f in faults}) == len(faults)
    assert next(f for f in faults if f.part == "knee_r.flexion").phase == pytest.approx(0.5)


def phases(exercise, side, build):
    """How many phases are looked at: all of them in one of the four ways to show an exercise, which differs from
    exercise to exercise; in the other three a quarter. `make soak` takes all in every way (`tests/soak/figures.py`)."""
    ways = [(side, build) for side in SIDES for build in BUILDS]
    own = ways[list(EXERCISES).index(exercise) % len(ways)]
    return PHASES if os.environ.get(WHOLLY) or (side, build) == own else PHASES // 4


@pytest.mark.parametrize("side", SIDES)
def test_every_exercise_is_sound_over_its_whole_cycle(exercise, side, skin):
    spec = EXERCISES[exercise]
    poser = Poser(spec["figure"], BASES, side, spec["areas"], skin.build)
    assert [str(f) for f in check(exercise, poser, side, skin, phases(exercise, side, skin.build))] == []


def test_each_way_to_show_an_exercise_is_looked_at_in_every_phase_for_some_and_no_exercise_in_none():
    whole = [
        (exercise, side, build)
        for exercise in EXERCISES
        for side in SIDES
        for build in BUILDS
        if phases(exercise, side, build) == PHASES
    ]
    assert {exercise for exercise, _, _ in whole} == set(EXERCISES)
    assert len({(side, build) for _, side, build in whole}) == 4


def test_a_hand_on_the_wall_carries_part_of_the_weight(skin):
    poser, _ = solved("standing-quad-stretch")
    assert not [f for f in check("x", poser, "right", skin) if f.check == "balance"]


def test_every_exercise_with_a_figure_is_here():
    assert len(EXERCISES) >= 13


def test_a_foot_that_rolls_from_its_heel_to_its_toes_does_not_slide(skin):
    roll = [(0, -18), (0.2, 0), (0.5, 25), (0.8, 0)]
    keys = [{"t": t, "contacts": {"foot_r": {"at": [0.0875, 0], "heel": h}}} for t, h in roll]
    poser = Poser({"balance": False, "keys": keys}, BASES)
    assert [f for f in check("x", poser, "right", skin) if f.check == "slide"] == []
    keys[0]["contacts"]["foot_r"]["at"] = [0.0875, 0.028]
    keys[1]["contacts"]["foot_r"] = {"at": [0.0875, 0], "heel": -10}
    poser = Poser({"balance": False, "keys": keys}, BASES)
    assert [f for f in check("x", poser, "right", skin) if f.check == "slide"]
