"""A foam roller lies on the floor, rolls with what lies on it, and is checked like all that a body touches."""

from itertools import pairwise
from math import pi

import pytest

from app.figure.errors import FigureError
from app.figure.lint import check
from app.figure.maths import length, sub
from app.figure.mesh import PROP, STRIDE
from app.figure.poser import Poser
from app.figure.props import Props, read_props
from app.figure.roller import carried, deep, lies_on, middle, roller_rows
from app.figure.scene import thing_meshes
from app.figure.skin import STATIC, skinned
from tests.figure.conftest import BASES, EXERCISES, poser, solved

ROLLING = [name for name, data in EXERCISES.items() if "roller" in data["figure"].get("props", {})]
SPEC = {"roller": {"at": [0.1, 0.4], "size": [0.45, 0.14], "turn": 30, "under": "calf_r"}}
LEGS_OUT = {
    "base": "long-sit",
    "props": {"roller": {"at": [0, 0.57], "size": [0.6, 0.15], "under": "calf"}},
    "pose": {"hip": 94},
    "contacts": {"seat": "floor"},
}


def faults(spec, skin, kind):
    figure = Poser({"keys": [{"t": 0}], **spec}, BASES, None, (), skin.build)
    return [fault for fault in check("x", figure, "right", skin, 4) if fault.check == kind]


def placed(roller, rolled):
    """The roller's corners in the world, by bone rows as the shader takes them."""
    (mesh,) = thing_meshes(Props(roller=roller))
    rows = [[0.0, 0.0, 0.0, 1.0], [0.0] * 4] * STATIC + roller_rows(roller, rolled)
    v = mesh.vertices
    points = [((v[i], v[i + 1], v[i + 2]), (STATIC,) * 3, (1.0, 0.0)) for i in range(0, len(v), STRIDE)]
    return skinned(rows, points)


def test_there_are_moves_on_it():
    assert sorted(ROLLING) == [
        *("roll-calf", "roll-glute", "roll-thigh-front", "roll-thigh-side", "roll-upper-back"),
    ]


def test_it_lies_on_the_floor_and_is_as_long_and_thick_as_it_is_said_to_be():
    roller = read_props(SPEC, ()).roller
    assert (roller.length, roller.radius) == (0.45, 0.07)
    assert roller.at == (-0.1, 0.07, 0.4)
    for rolled in (0.0, 0.06):
        corners = placed(roller, rolled)
        assert min(y for _, y, _ in corners) == pytest.approx(0.0, abs=0.001)
        assert max(y for _, y, _ in corners) == pytest.approx(0.14, abs=0.001)
        assert max(length(sub(p, q)) for p in corners[:40] for q in corners) == pytest.approx(
            0.471, abs=0.002
        )


def test_it_turns_as_far_as_it_rolls():
    roller = read_props({"roller": {"under": "back", "size": [0.6, 0.15]}}, ()).roller
    before, quarter, whole = (
        placed(roller, r)[0] for r in (0.0, roller.radius * pi / 2, roller.radius * 2 * pi)
    )
    assert sub(whole, before) == pytest.approx((0.0, 0.0, roller.radius * 2 * pi), abs=1e-9)
    (_, y, z), (_, b, c) = sub(quarter, middle(roller, roller.radius * pi / 2)), sub(before, roller.at)
    assert (z, y) == pytest.approx((b, -c), abs=1e-9)  # what was on top is in front: it rolls forward


def test_it_goes_half_as_far_as_what_lies_on_it():
    figure, poses = solved("roll-calf")
    roller = figure.props.roller
    assert figure.rolled(poses[0]) == 0
    gone = carried(roller, poses[24]) - carried(roller, poses[0])
    assert gone > 0.10
    assert figure.rolled(poses[24]) == pytest.approx(gone / 2)


@pytest.mark.parametrize("name", ROLLING)
def test_what_rolls_on_it_does_not_slip_along_it(name):
    """From one moment to the next, its uppermost line goes as far as the body does."""
    figure, poses = solved(name)
    roller = figure.props.roller
    moved = [figure.rolled(pose) for pose in poses]
    assert max(moved) - min(moved) > 0.04, "so that it is seen"
    for a, b in pairwise(poses):
        top = (figure.rolled(b) - figure.rolled(a)) * 2
        assert top == pytest.approx(carried(roller, b) - carried(roller, a))


def test_on_the_left_side_everything_is_the_other_way_round():
    right, left = (read_props(SPEC, (), mirrored).roller for mirrored in (False, True))
    assert left.at == (0.1, 0.07, 0.4)
    assert (left.turn, left.under) == (-right.turn, ("calf_l",))
    assert right.under == ("calf_r",)


def test_one_name_means_both_sides_of_the_body():
    assert read_props({"roller": {"under": "thigh"}}, ()).roller.under == ("thigh_l", "thigh_r")


def test_how_deep_a_point_is_counts_from_its_skin():
    roller = read_props({"roller": {"under": "back", "size": [0.6, 0.15]}}, ()).roller
    assert deep(roller, 0.0, (0.0, 0.15, 0.0)) == pytest.approx(0.0)
    assert deep(roller, 0.0, (0.0, 0.13, 0.0)) == pytest.approx(0.02)
    assert deep(roller, 0.0, (0.0, 0.075, 0.115)) == pytest.approx(-0.04)
    assert deep(roller, 0.1, (0.0, 0.13, 0.1)) == pytest.approx(0.02)
    assert deep(roller, 0.0, (0.35, 0.075, 0.0)) == pytest.approx(-0.05)  # beyond its end


@pytest.mark.parametrize(("turn", "wide"), [(0, True), (90, False)])
def test_it_darkens_a_strip_of_floor_along_itself(turn, wide):
    roller = read_props({"roller": {"under": "back", "turn": turn, "at": [0.2, 0.3]}}, ()).roller
    x, z, half_x, half_z = lies_on(roller, 0.0)
    assert (x, z) == pytest.approx((-0.2, 0.3))
    assert (half_x > 0.25) == wide
    assert (half_z > 0.25) != wide


def test_legs_that_lie_on_it_are_no_fault(skin):
    assert faults({**LEGS_OUT, "pose": {"hip": 86}}, skin, "roller") != []  # the legs go down to the floor
    at = {"calf": {"at": [0.0875, 0.148, 0.57]}}
    assert faults({**LEGS_OUT, "contacts": at}, skin, "roller") == []


def test_a_leg_that_sinks_into_it_is_found_out(skin):
    (fault, *_) = faults({**LEGS_OUT, "contacts": {"calf": {"at": [0.0875, 0.09, 0.57]}}}, skin, "roller")
    assert "cm in the roller" in fault.text
    assert fault.amount > 4
    assert fault.unit == "cm"


def test_a_leg_that_hovers_over_it_is_found_out(skin):
    found = faults({**LEGS_OUT, "contacts": {"calf": {"at": [0.0875, 0.19, 0.57]}}}, skin, "roller")
    assert {fault.part for fault in found} == {"off calf_l", "off calf_r"}
    assert all("off the roller" in fault.text for fault in found)
    assert all(3 < fault.amount < 6 for fault in found)


def test_a_foot_that_goes_through_it_is_found_out(skin):
    spec = {"props": {"roller": {"at": [0, 0.05], "under": "calf_r"}}}
    assert any("foot" in fault.part or "toes" in fault.part for fault in faults(spec, skin, "roller"))


def test_its_corners_hang_on_the_bone_that_rolls_and_those_of_a_pillow_stand_still():
    props = read_props({**SPEC, "pillow": {"at": [0, 0]}}, ())
    pillow, roller = thing_meshes(props)
    assert {pillow.vertices[i + 10] for i in range(0, len(pillow.vertices), STRIDE)} == {-1.0}
    v = roller.vertices
    assert {(v[i + 6], v[i + 10], v[i + 14]) for i in range(0, len(v), STRIDE)} == {(STATIC, 0.0, PROP)}
    assert len({v[i + 15] for i in range(0, len(v), STRIDE)}) == 3, "grooves show that it turns"
    assert roller.count < 1200
    assert max(roller.indices) < roller.count


@pytest.mark.parametrize(
    ("options", "path", "reason"),
    [
        ({}, ("props", "roller"), "needs under"),
        ({"under": []}, ("props", "roller", "under"), "found none"),
        ({"under": "clf"}, ("props", "roller", "under"), "did you mean calf"),
        ({"under": "calf", "size": [3, 0.15]}, ("props", "roller", "size", 0), "between 0.2 and 1.2"),
        ({"under": "calf", "size": [0.6, 0]}, ("props", "roller", "size", 1), "between 0.06 and 0.3"),
        ({"under": "calf", "at": [0, 0.1, 0.2]}, ("props", "roller", "at"), "list of 2 numbers"),
        ({"under": "calf", "seat": 1}, ("props", "roller", "seat"), "option of roller"),
    ],
)
def test_a_mistake_in_it_is_named_with_its_place(options, path, reason):
    with pytest.raises(FigureError, match=reason) as raised:
        poser({"props": {"roller": options}})
    assert raised.value.path == path


def test_there_is_only_one():
    with pytest.raises(FigureError, match="unknown prop 'roller2'"):
        poser({"props": {"roller2": {"under": "calf"}}})
