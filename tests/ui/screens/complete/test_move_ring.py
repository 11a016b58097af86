"""The ring that the routine's bar curls into."""

from itertools import pairwise
from math import atan2, hypot, pi

import pytest

from app.data.files.paths import share_folder
from app.ui.base.theme import Theme
from app.ui.screens.complete.move_ring import MoveRing

THEME = Theme(share_folder() / "assets")
MOVES = [(60.0, True), (30.0, True), (0.0, True), (90.0, True)]


def ring(moves: list[tuple[float, bool]] = MOVES) -> MoveRing:
    one = MoveRing(THEME, "before", moves)
    one.size, one.pos = (200, 200), (0, 0)
    return one


def points(one: MoveRing) -> list[list[tuple[float, float]]]:
    return [list(zip(arc.points[::2], arc.points[1::2], strict=True)) for arc in one._arcs]


def test_every_move_has_an_arc_of_its_own_length_on_one_circle() -> None:
    one = ring()
    for arc in points(one):
        assert all(hypot(x - 100, y - 100) == pytest.approx(94, abs=0.1) for x, y in arc)
    lengths = [sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(arc)) for arc in points(one)]
    assert lengths[3] > lengths[0] > lengths[1] > lengths[2] > 0  # one at the runner's own pace is seen too


def test_no_two_arcs_touch_round_ends_and_all() -> None:
    arcs = points(ring([(20.0, True)] * 11))
    for one, other in zip(arcs, arcs[1:] + arcs[:1], strict=True):
        assert hypot(one[-1][0] - other[0][0], one[-1][1] - other[0][1]) > 12


def test_it_begins_as_a_straight_bar_in_the_order_of_the_moves() -> None:
    one = ring()
    one.curl = 0.0
    flat = [point for arc in points(one) for point in arc]
    assert {round(y, 3) for _, y in flat} == {194.0}
    assert [x for x, _ in flat] == sorted(x for x, _ in flat)


def test_between_the_two_it_is_one_even_bend() -> None:
    one = ring()
    one.curl = 0.5
    flat = [point for arc in points(one) for point in arc]
    assert min(y for _, y in flat) < 194 - 40
    assert max(x for x, _ in flat) - min(x for x, _ in flat) < 200 * 1.7


def test_one_with_a_move_left_out_begins_at_twelve_o_clock_is_faint_there_and_celebrates_nothing() -> None:
    one = ring([(60.0, True), (60.0, False)])
    first = points(one)[0][0]
    assert 0 < pi / 2 - atan2(first[1] - 100, first[0] - 100) < 0.3
    assert [tuple(colour.rgba) for colour in one._colours] == [
        THEME.colours["before_ring"],
        THEME.colours["before_track"],
    ]
    one.close_up()
    assert (one.curl, one.pulse) == (1.0, 1.0)


def test_with_no_moves_there_is_nothing_to_draw() -> None:
    assert points(ring([])) == []
