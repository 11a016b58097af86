"""The two pictures of a move on paper."""

import pytest

from app.figure.camera import box_of, seen_at
from app.figure.errors import FigureError
from app.figure.look import BUILDS
from app.figure.maths import dot, sub
from app.figure.mesh import STRIDE
from app.figure.pair import pair_layout, pair_phases, pair_view
from app.figure.phase import held_span
from app.figure.poser import Poser
from app.figure.props import Props
from app.figure.scene import thing_meshes
from tests.figure.conftest import BASES, EXERCISES

SWING = {"cycle": 2.0, "keys": [{"t": 0, "hip_r": 0}, {"t": 0.4, "hip_r": 20}, {"t": 0.7, "hip_r": 60}]}


def poser(spec, **more):
    return Poser(spec, BASES, None, (), **more)


def test_what_a_file_says_is_shown():
    assert pair_phases(poser({**SWING, "pair": [0.7, 0.1]})) == (0.7, 0.1)


def test_else_it_is_the_start_and_the_key_that_is_farthest_from_it():
    assert pair_phases(poser(SWING)) == (0.0, 0.7)


def test_of_a_move_both_ways_from_its_start_it_is_both_ends():
    both = {**SWING, "keys": [{"t": 0}, {"t": 0.25, "hip_r": 50}, {"t": 0.75, "hip_r": -25, "knee_r": 60}]}
    assert pair_phases(poser(both)) in [(0.25, 0.75), (0.0, 0.25)]
    wide = {"keys": [{"t": 0}, {"t": 0.25, "shoulder": [90, 0]}, {"t": 0.75, "shoulder": [-60, 0]}]}
    assert pair_phases(poser(wide)) == (0.25, 0.75)


@pytest.mark.parametrize(
    ("pair", "path"),
    [([0.2], ("pair",)), ([0.2, 1.0], ("pair", 1)), ([-0.1, 0.5], ("pair", 0)), ("both", ("pair",))],
)
def test_a_pair_out_of_range_is_refused_with_its_place(pair, path):
    with pytest.raises(FigureError) as raised:
        poser({**SWING, "pair": pair})
    assert raised.value.path == path


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_both_moments_of_every_exercise_are_wholly_in_the_picture(name):
    figure = EXERCISES[name]["figure"]
    for build in BUILDS if name < "c" else BUILDS[:1]:
        made = poser(figure, build=build)
        phases = pair_phases(made)
        assert phases[0] != phases[1]
        assert all(0 <= phase < 1 for phase in phases)
        camera, shape = pair_view(made, phases)
        wide, high = (camera.half * shape, camera.half) if shape > 1 else (camera.half, camera.half / shape)
        for phase in phases:
            left, right, low, up = box_of(camera, seen_at(made, phase))
            assert -wide < left < right < wide
            assert -high < low < up < high


@pytest.mark.parametrize(
    "name", [n for n in sorted(EXERCISES) if "chair" in str(EXERCISES[n]["figure"].get("props"))]
)
def test_a_chair_is_wholly_in_the_picture(name):
    made = poser(EXERCISES[name]["figure"])
    if made.crop():
        return  # a view of a part shows nothing else whole
    camera, shape = pair_view(made, pair_phases(made))
    wide, high = (camera.half * shape, camera.half) if shape > 1 else (camera.half, camera.half / shape)
    right, up, _back = camera.axes()
    chair = thing_meshes(Props(things=made.props.things))[0].vertices
    for k in range(0, len(chair), STRIDE):
        at = sub((chair[k], chair[k + 1], chair[k + 2]), camera.at)
        assert abs(dot(at, right)) < wide + 0.04  # metres: its back legs stand out a little behind the seat
        assert abs(dot(at, up)) < high + 0.04


def test_a_hold_shows_itself():
    for name, spec in EXERCISES.items():
        span = held_span(spec["figure"])
        if spec["tempo_s"] is None and span and "pair" not in spec["figure"]:
            made = poser(spec["figure"])
            assert span[0] <= pair_phases(made)[1] <= span[1], name


@pytest.mark.parametrize("shape", [0.3, 0.5, 0.9, 1.0, 1.6, 2.0, 3.4])
def test_two_pictures_fill_a_square_in_the_better_of_two_ways(shape):
    beside, each, whole = layout = pair_layout(shape, 400)
    assert max(whole) <= 410
    assert each[0] / each[1] == pytest.approx(shape, rel=0.05)
    assert beside == (shape < 1)
    (x, y), (x2, y2) = layout.at(0), layout.at(1)
    assert (x2 >= x + each[0]) if beside else (y >= y2 + each[1])
    assert x2 + each[0] == whole[0]
    assert y + each[1] == whole[1]
