import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figure.blend import between, share
from app.figure.ik import two_bone
from app.figure.landmarks import ELBOW_PAD, point
from app.figure.maths import add, blend, dot, length, qmul, qrot, qx, sub, unit
from app.figure.mesh import skin_points
from app.figure.skeleton import BONE, FOREARM, PARENT, SHIN, THIGH, UPPER_ARM
from app.figure.skin import bone_rows
from tests.figure.conftest import poser, solved

LENGTHS = (("shin", THIGH), ("foot", SHIN), ("forearm", UPPER_ARM), ("hand", FOREARM))


def far(pose, bone):
    return length(sub(pose.p[BONE[bone]], pose.p[PARENT[BONE[bone]]]))


def test_whatever_the_reach_no_bone_stretches(exercise):
    _, poses = solved(exercise)
    for pose in poses:
        for bone, want in LENGTHS:
            for side in ("_l", "_r"):
                assert abs(far(pose, bone + side) - want) < 1e-6


unit_float = st.floats(-1, 1, allow_nan=False)


@given(
    st.tuples(unit_float, unit_float, unit_float).filter(lambda d: length(d) > 0.1),
    st.floats(0.2, 0.8),
    st.integers(),
)
def test_two_bones_reach_what_is_within_reach(direction, distance, seed):
    rnd = random.Random(seed)
    q = blend((1, 0, 0, 0), (*unit(tuple(rnd.gauss(0, 1) for _ in range(3))), rnd.random()), 0.5)
    target = tuple(x * distance for x in unit(direction))
    upper, flex = two_bone((0, 0, 0), target, THIGH, SHIN, q, 1)
    knee = qrot(upper, (0, -THIGH, 0))
    ankle = add(knee, qrot(qmul(upper, qx(flex)), (0, -SHIN, 0)))
    assert length(sub(ankle, target)) < 1e-6


def test_neighbouring_bones_stay_in_one_hemisphere_and_never_jump(exercise, build, body):
    """The shader blends them without looking at signs."""
    pairs = set()
    for _, bones, (u, v) in skin_points(body.mesh):
        shares = zip((u, v, 1 - u - v), bones, strict=True)
        mixed = [bone for share, bone in shares if share > 0.05]
        pairs.update((a, b) for a in mixed for b in mixed if a < b)
    _, poses = solved(exercise, build=build)
    last = None
    for pose in [*poses, poses[0]]:
        q = bone_rows(pose, body.bind)[::2]
        for a, b in pairs:
            assert sum(x * y for x, y in zip(q[a], q[b], strict=True)) > -0.35
        if last:
            assert all(
                sum(x * y for x, y in zip(p, r, strict=True)) > 0.5 for p, r in zip(q, last, strict=True)
            )
        last = q


def test_a_free_foot_never_dips_through_the_floor():
    p = poser({"contacts": ["foot_l"], "pose": {"ankle_r": -60, "hip_r": 5}})
    pose = p.at(0)
    assert min(point(pose.q, pose.p, f"{n}_r")[1] for n in ("heel", "ball", "toe")) > -0.001


def test_a_planted_leg_pulls_the_pelvis_down_rather_than_stretch():
    wide = poser({"contacts": {"foot": [0.45, 0]}}).at(0)
    assert wide.p[0][1] < poser({}).at(0).p[0][1] - 0.08
    assert abs(far(wide, "foot_l") - SHIN) < 1e-9


def test_a_braced_arm_ends_nearly_straight():
    pose = poser({"base": "quadruped", "pose": {"lumbar": 20, "thorax": 20}}).at(0)
    reach = length(sub(pose.p[BONE["upperarm_l"]], pose.p[BONE["hand_l"]]))
    assert 0.985 < reach / (UPPER_ARM + FOREARM) <= 1.0


def test_lying_on_the_side_the_forearm_carries_the_trunk():
    p = poser(
        "{base: side-lying, pose: {pelvis: [-71, 0, 0, 90], hip: 0, knee: 85, spine: 0, shoulder_r: [10, 85]},"
        " contacts: {kneeside_r: [0, 0.42], forearm_r: {at: [0, -0.47], dir: 80}}}"
    )
    pose = p.at(0)
    assert pose.p[BONE["forearm_r"]][1] == pytest.approx(ELBOW_PAD, abs=0.005)
    assert point(pose.q, pose.p, "hipside_r")[1] > 0.08


def test_tucked_toes_stand_on_the_floor_under_a_lifted_heel():
    pose = poser("{base: kneel, contacts: {knee: {tuck: 1}}}").at(0)
    assert pose.p[BONE["toes_l"]][1] == pytest.approx(0.022, abs=0.003)
    assert point(pose.q, pose.p, "heel_l")[1] > 0.10


def test_a_foot_on_a_wall_lies_flat_on_it():
    p = poser(
        "{base: supine, pose: {hip: 90, knee: 90}, props: {wall: {side: front, at: 0.6}},"
        " contacts: {sacrum: floor, foot: {to: wall, at: [0.1, 0.4]}}}"
    )
    pose = p.at(0)
    for mark in ("heel_l", "ball_l"):
        assert point(pose.q, pose.p, mark)[2] == pytest.approx(0.6, abs=0.01)


def test_a_back_on_a_wall_stands_there():
    p = poser(
        "{props: {wall: {side: back, at: 0.2}}, pose: {hip: 40, knee: 50}, contacts: {back: {to: wall, at: [0, 1.2]}, foot: [0.1, 0.3]}}"
    )
    pose = p.at(0)
    assert point(pose.q, pose.p, "back")[2] == pytest.approx(-0.2, abs=1e-3)


def test_a_shrug_lifts_the_shoulder():
    up, rest = poser({"pose": {"clavicle_r": 30}}).at(0), poser({}).at(0)
    assert up.p[BONE["upperarm_r"]][1] - rest.p[BONE["upperarm_r"]][1] > 0.05
    assert up.p[BONE["upperarm_l"]] == rest.p[BONE["upperarm_l"]]


def test_a_forearm_lies_on_a_wall_the_hand_above_the_elbow():
    pose = poser(
        "{props: {wall: {side: right, at: 0.48}}, pose: {shoulder_r: [-10, 56, -84], elbow_r: [97, -28]},"
        " contacts: {foot: floor, forearm_r: {to: wall, at: [0.06, 1.28]}}}"
    ).at(0)
    elbow, wrist = pose.p[BONE["forearm_r"]], pose.p[BONE["hand_r"]]
    assert elbow == pytest.approx((-0.48 + ELBOW_PAD, 1.28, 0.06), abs=0.02)
    assert sub(wrist, elbow) == pytest.approx((0.0, FOREARM, 0.0), abs=1e-6)


def test_a_forearm_on_a_wall_leaves_the_trunk_as_it_is_posed():
    plain = poser({"pose": {"pelvis": [0, 8]}}).at(0)
    wall = "{props: {wall: {side: right, at: 0.5}}, pose: {pelvis: [0, 8]},"
    leaning = poser(wall + " contacts: {foot: floor, forearm_r: {to: wall, at: [0, 1.2]}}}").at(0)
    assert leaning.q[BONE["chest"]] == pytest.approx(plain.q[BONE["chest"]])


def test_with_nothing_on_the_floor_the_body_floats_where_the_shift_says():
    pose = poser({"contacts": [], "pose": {"shift": [0, 0.05, 0]}}).at(0)
    marks = [point(pose.q, pose.p, f"{n}_{s}")[1] for n in ("heel", "ball", "toe") for s in "lr"]
    assert min(marks) == pytest.approx(0.05, abs=1e-6)


def test_take_off_and_landing_do_not_jump():
    p = poser(
        "{base: athletic, keys: [{t: 0}, {t: 0.5, free: [foot], shift: [0, 0.04, 0], knee: 20, hip: 14}]}"
    )
    last = p.at(0).p[0]
    for n in range(1, 201):
        now = p.at(n / 200).p[0]
        assert length(sub(now, last)) < 0.01
        last = now


def test_a_blend_starts_at_one_pose_ends_at_the_other_and_keeps_bone_lengths():
    _, standing = solved("torso-rotation")
    _, lying = solved("supine-hamstring")
    a, b = standing[0], lying[20]
    assert between(a, b, 0) is a
    assert between(a, b, 1) is b
    half = between(a, b, 0.5)
    for bone, want in LENGTHS:
        assert abs(far(half, f"{bone}_l") - want) < 1e-9
    assert all(abs(dot(q[1:], q[1:]) + q[0] ** 2 - 1) < 1e-9 for q in half.q)
    assert [share(t, 10.0) for t in (9.0, 10.0, 10.2, 10.4, 11.0)] == pytest.approx([0, 0, 0.5, 1, 1])
