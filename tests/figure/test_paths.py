from itertools import pairwise

import pytest

from app.figure.camera import frame
from app.figure.maths import add, cross, dot, length, sub
from app.figure.paths import GAP, HEAD, POINTS_PER_RIBBON, course, drawn, even, ribbons, strip, turns_back
from app.figure.phase import phase_of
from app.figure.tracks import Track
from tests.figure.conftest import EXERCISES, poser, solved

WITH_PATHS = [name for name, spec in EXERCISES.items() if "path" in spec["figure"]]
RAISE = """
{pose: {shoulder: [0, 10, 0], elbow: 0}, path: {of: hand_r, span: [0, 0.5]},
 keys: [{t: 0}, {t: 0.5, shoulder_r: [170, 10, 0]}]}
"""
WALK = "{travel: 1.0, path: {of: head}, keys: [{t: 0}, {t: 0.5, shift: [0.1, 0, 0]}], contacts: [], balance: false}"


def nearest(p, points):
    return min(length(sub(p, q)) for q in points)


def test_where_direction_is_the_point_there_is_a_path():
    assert {
        "hip-circles",
        "hip-gate",
        "ankle-circles",
        "rest-breathing",
        "torso-rotation",
        "supine-twist",
    } <= set(WITH_PATHS)
    assert all("path" in s["figure"] for s in EXERCISES.values() if s.get("turns_round"))


def test_a_ribbon_leads_along_the_way_of_the_part_it_follows():
    p = poser(RAISE)
    (ribbon,) = ribbons(p)
    assert ribbon.of == "hand_r"
    assert ribbon.span == (0, 0.5)
    assert not ribbon.goes_round
    assert len(ribbon.points) == POINTS_PER_RIBBON
    (track,) = p.tracks
    start, end = course(p, track, [0.0, 0.5])
    assert length(sub(ribbon.points[0], start)) < 1e-6
    assert length(sub(ribbon.points[-1], end)) < 1e-6
    assert ribbon.points[-1][1] - ribbon.points[0][1] > 0.8
    for at in course(p, track, [0.07, 0.21, 0.33, 0.46]):
        assert nearest(at, ribbon.points) < 0.03


def test_its_points_are_evenly_spaced():
    (ribbon,) = ribbons(poser(RAISE))
    steps = [length(sub(b, a)) for a, b in pairwise(ribbon.points)]
    assert max(steps) < 1.05 * min(steps)
    assert sum(steps) == pytest.approx(ribbon.length)


def test_backwards_it_leads_the_other_way_and_stands_for_the_same_span():
    p = poser(RAISE)
    (there,), (back,) = ribbons(p), ribbons(p, -1)
    assert back.span == there.span
    for a, b in zip(there.points, back.points[::-1], strict=True):
        assert length(sub(a, b)) < 0.01
    for wrong in (0, 2):
        with pytest.raises(ValueError, match="1 or -1"):
            ribbons(p, wrong)


@pytest.mark.parametrize("name", ["hip-circles", "ankle-circles"])
@pytest.mark.parametrize("side", ["right", "left"])
def test_a_circle_that_turns_round_points_where_the_body_goes_in_both_halves(name, side):
    p, _ = solved(name, side)
    spec = EXERCISES[name]
    (track,) = p.tracks
    for direction, into in ((1, 2.0), (-1, 17.0)):
        (ribbon,) = ribbons(p, direction)
        assert ribbon.goes_round
        now, soon = (
            phase_of(spec["figure"], "work", t, 24.0, spec["tempo_s"], turns_round=True)
            for t in (into, into + 0.2)
        )
        a, b = course(p, track, [now % 1, soon % 1])
        grown = drawn(track, [*course(p, track, [i / 96 for i in range(97)]), a, b])[-2:]
        i = min(range(1, len(ribbon.points) - 1), key=lambda k: length(sub(ribbon.points[k], grown[0])))
        along = sub(ribbon.points[i + 1], ribbon.points[i - 1])
        assert dot(along, sub(grown[1], grown[0])) > 0


def test_a_way_round_is_left_open_where_tail_and_tip_meet():
    (ribbon,) = ribbons(solved("hip-circles")[0])
    ends = length(sub(ribbon.points[-1], ribbon.points[0]))
    assert ends > 0.5 * GAP * ribbon.length


def test_growing_keeps_the_middle_and_the_offset_moves_it_off_the_body():
    plain = poser(RAISE).tracks[0]
    p = poser(RAISE)
    places = course(p, plain, [i / 40 for i in range(21)])
    grown = drawn(Track("hand_r", grow=3.0, at=(0.1, 0.2, 0.3)), places)
    for i, moved in enumerate((0.1, 0.2, 0.3)):
        before = (min(q[i] for q in places) + max(q[i] for q in places)) / 2
        after = (min(q[i] for q in grown) + max(q[i] for q in grown)) / 2
        assert after - before == pytest.approx(moved)
    assert length(sub(grown[-1], grown[0])) == pytest.approx(3 * length(sub(places[-1], places[0])))


def test_the_travel_is_taken_out():
    (ribbon,) = ribbons(poser(WALK))
    assert max(z for _, _, z in ribbon.points) - min(z for _, _, z in ribbon.points) < 0.25


@pytest.mark.parametrize("name", WITH_PATHS)
def test_the_left_has_the_mirrored_ribbons(name):
    right, left = ribbons(solved(name)[0]), ribbons(solved(name, "left")[0])
    assert len(right) == len(left) > 0
    for a, b in zip(right, left, strict=True):
        assert (a.span, a.half_width, a.goes_round) == (b.span, b.half_width, b.goes_round)
        for (x, y, z), q in zip(a.points, b.points, strict=True):
            assert length(sub((-x, y, z), q)) < 0.01


@pytest.mark.parametrize("name", WITH_PATHS)
def test_ribbons_are_long_enough_to_be_seen_and_short_enough_for_the_picture(name):
    p, _ = solved(name)
    camera = frame(p)
    for ribbon in ribbons(p):
        assert ribbon.length > 0.12 * camera.half
        assert ribbon.half_width > 0.02 * camera.half
        assert 0 < ribbon.head < ribbon.length
        for at in ribbon.points:
            assert length(sub(at, camera.at)) < 1.2 * camera.half + 0.5


def test_mirrored_halves_have_a_ribbon_each_that_shows_in_its_time():
    first, second = ribbons(solved("torso-rotation")[0])
    assert first.shows(0.2)
    assert not first.shows(0.7)
    assert second.shows(3.7)
    for (x, y, z), q in zip(first.points, second.points, strict=True):
        assert length(sub((-x, y, z), q)) < 0.01


def test_breathing_in_leads_up_and_breathing_out_down():
    into, out = ribbons(solved("rest-breathing")[0])
    assert into.points[-1][1] > into.points[0][1]
    assert out.points[-1][1] < out.points[0][1]
    assert into.span[1] == out.span[0]


@pytest.mark.parametrize("name", WITH_PATHS)
@pytest.mark.parametrize("direction", [1, -1])
def test_the_strip_faces_the_eye_and_ends_in_a_point(name, direction):
    p, _ = solved(name)
    eye = frame(p).eye()
    for ribbon in ribbons(p, direction):
        corners = strip(ribbon, eye)
        assert len(corners) == 2 * (POINTS_PER_RIBBON - 1) + 4 + 1
        assert corners[-1].at == ribbon.points[-1]
        assert (corners[-1].along, corners[-1].across) == (1.0, 0.0)
        shares = [c.along for c in corners]
        assert shares == sorted(shares)
        widths = []
        for a, b in zip(corners[:-1:2], corners[1:-1:2], strict=True):
            assert (a.across, b.across) == (-1.0, 1.0)
            over = sub(b.at, a.at)
            middle = add(a.at, over, 0.5)
            widths.append(length(over))
            if widths[-1] > 1e-4:
                look = sub(eye, middle)
                assert abs(dot(over, look)) < 0.2 * length(over) * length(look)
        assert widths[0] == pytest.approx(2 * ribbon.half_width)
        assert max(widths) == pytest.approx(2 * ribbon.half_width * HEAD)
        assert widths[-1] < 2 * ribbon.half_width


def test_seen_along_the_ribbon_the_right_edge_is_right():
    (ribbon,) = ribbons(
        poser("{path: {of: hand_r, span: [0, 0.5]}, keys: [{t: 0}, {t: 0.5, shift: [0, 0, 0.2]}]}")
    )
    above = strip(ribbon, add(ribbon.points[0], (0.0, 9.0, 0.0)))
    ahead = sub(ribbon.points[-1], ribbon.points[0])
    over = sub(above[1].at, above[0].at)
    assert dot(cross(ahead, (0.0, 1.0, 0.0)), over) > 0


def test_a_ribbon_that_runs_towards_the_eye_is_drawn_all_the_same():
    (ribbon,) = ribbons(
        poser("{path: {of: hand_r, span: [0, 0.5]}, keys: [{t: 0}, {t: 0.5, shift: [0, 0, 0.2]}]}")
    )
    a, b = ribbon.points[0], ribbon.points[-1]
    corners = strip(ribbon, add(b, sub(b, a), 40.0))
    assert all(abs(v) < 100 for c in corners for v in c.at)
    assert len(corners) > 2


def test_where_nothing_moves_there_is_no_strip():
    (ribbon,) = ribbons(poser("{path: {of: head}}"))
    assert ribbon.length == 0
    assert strip(ribbon, (0.0, 1.0, 9.0)) == []


def test_points_are_spaced_evenly_up_to_a_share_of_the_way():
    way = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (1.0, 3.0, 0.0)]
    assert even(way, 5) == [(0, 0, 0), (1, 0, 0), (1, 1, 0), (1, 2, 0), (1, 3, 0)]
    assert even(way, 3, 0.5)[-1] == (1, 1, 0)
    assert even([(1.0, 1.0, 1.0)] * 3, 4) == [(1, 1, 1)] * 4


def test_a_way_that_doubles_back_is_told_from_one_that_bends():
    line = [(float(i), 0.0, 0.0) for i in range(10)]
    assert not turns_back(line)
    assert turns_back(line + line[::-1])
    assert not turns_back([(0, 0, 0), (1, 0, 0), (1, 1, 0)])
