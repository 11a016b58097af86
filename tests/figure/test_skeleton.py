from app.figure.joints import CHANNELS, JOINTS, RANGE, WIDTH
from app.figure.maths import length, sub
from app.figure.skeleton import (
    BONE,
    COUNT,
    JOINT,
    NAMES,
    PARENT,
    SHIN,
    THIGH,
    UPPER_ARM,
    other_side,
    split_side,
)
from app.figure.solve import solve


def test_there_are_twenty_four_bones_and_every_parent_comes_first():
    assert COUNT == 24
    assert all(p < i for i, p in enumerate(PARENT))


def test_without_angles_every_joint_sits_where_the_skeleton_says():
    pose = solve([0.0] * (WIDTH + 1))
    for i, joint in enumerate(JOINT):
        assert length(sub(pose.p[i], joint)) < 0.012, NAMES[i]


def test_segments_have_the_lengths_of_the_source():
    for bone, parent, want in (
        ("shin_l", "thigh_l", THIGH),
        ("foot_r", "shin_r", SHIN),
        ("forearm_l", "upperarm_l", UPPER_ARM),
    ):
        assert abs(length(sub(JOINT[BONE[bone]], JOINT[BONE[parent]])) - want) < 1e-9


def test_every_range_holds_the_zero_pose_and_every_joint_has_channels():
    assert all(low < 0 < high or low <= 0 < high for low, high in RANGE.values())
    assert all(any(c.startswith(joint) for c in CHANNELS) for joint in JOINTS)


def test_sides_swap_and_names_without_a_side_stay():
    assert other_side("hip_l") == "hip_r"
    assert other_side("pelvis") == "pelvis"
    assert split_side("hip_crease_r") == ("hip_crease", "r")
