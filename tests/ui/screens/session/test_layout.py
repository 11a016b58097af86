from dataclasses import replace
from itertools import combinations, product
from math import inf

import pytest

from app.ui.base.insets import Insets
from app.ui.screens.session.boxes import Box, Needs, form
from app.ui.screens.session.layout import place


def next_one(_width: float, _tiled: bool) -> float:
    return 56.0


def of_button(_width: float) -> float:
    return 48.0


WORK = Needs(title=88, tag=137, following=next_one, can_add=True, card=True)
PAUSE = Needs(kicker=42, title=23, cue=0, paused=True, button=of_button, note=lambda _width: 23.0)
REFERENCE = place(412, 915, Insets(top=24, bottom=24), WORK)
DEVICES = [(360, 640), (412, 915), (673, 841), (915, 412), (640, 360), (1280, 800), (840, 600)]


def near(box: Box, **wanted: float) -> None:
    """Within 4 dp of the drawing."""
    for name, value in wanted.items():
        assert getattr(box, name) == pytest.approx(value, abs=4), (name, box)


def test_the_reference_phone_has_everything_where_it_is_drawn() -> None:
    near(REFERENCE["close"], x=8, y=24, width=48, height=48)
    near(REFERENCE["pill"], right=396, height=40)
    near(REFERENCE["bar"], x=20, y=86, width=372, height=10)
    near(REFERENCE["count"], x=20, y=103)
    near(REFERENCE["stage"], x=22, y=130, width=368, height=368)
    near(REFERENCE["tag_left"], x=16, bottom=498, height=56)
    near(REFERENCE["title"], x=20, y=510)
    near(REFERENCE["digits"], x=15, y=608, bottom=717)
    near(REFERENCE["next"], x=226)
    near(REFERENCE["add"], x=226, height=48)
    near(REFERENCE["cue"], x=20, y=727)
    near(REFERENCE["back"], x=16, y=780, width=92, height=76)
    near(REFERENCE["main"], x=120, y=780, width=172, height=76)
    near(REFERENCE["skip"], right=396, y=780, width=92, height=76)


def test_a_phone_on_its_side_has_the_stage_left_and_a_panel_right() -> None:
    boxes = place(915, 412, Insets(bottom=10), replace(WORK, title=44, digits=188))
    near(boxes["stage"], x=22, y=16, width=380)
    near(boxes["bar"], x=432, y=24)
    near(boxes["main"], y=318, height=68)
    near(boxes["pill"], y=318, right=891, width=168)


def test_a_tablet_has_a_larger_stage() -> None:
    boxes = place(1280, 800, Insets(), replace(WORK, title=44, digits=305))
    near(boxes["stage"], x=32, y=60, width=680)
    near(boxes["main"], height=84)
    near(boxes["card"], height=92)


@pytest.mark.parametrize("size", DEVICES)
@pytest.mark.parametrize("lines", [(44, 34), (88, 34), (106, 82)])
def test_nothing_overlaps_and_nothing_leaves_the_window(
    size: tuple[int, int], lines: tuple[int, int]
) -> None:
    width, height = size
    if form(width, height) == "landscape" and lines == (106, 82):
        lines = (53, 41)  # so low a window sets its texts on one line
    for kicker, tag in product((0, 28), (0, 137)):
        needs = replace(WORK, kicker=kicker, title=lines[0], cue=lines[1], tag=tag, digits=160)
        boxes = place(width, height, Insets(), needs)
        shown = ["close", "mute", "pill", "bar", "title", "digits", "cue", "back", "main", "skip"]
        for name in shown:
            box = boxes[name]
            assert box.x >= 0, (name, box)
            assert box.right <= width + 0.5, (name, box)
            assert box.y >= 0, (name, box)
            assert box.bottom <= height + 0.5, (name, box)
        for one, other in combinations(shown, 2):
            assert not overlap(boxes[one], boxes[other]), (one, other, boxes[one], boxes[other])


def overlap(one: Box, other: Box) -> bool:
    slack = 9  # digits are drawn smaller than their box
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > slack and down > slack


def test_targets_are_at_least_48_dp_everywhere() -> None:
    for width, height in DEVICES:
        boxes = place(width, height, Insets(), PAUSE)
        for name in ("close", "mute", "back", "main", "skip", "again", "finish", "add_paused"):
            assert min(boxes[name].width, boxes[name].height) >= 48, (width, height, name)


def test_the_buttons_of_a_pause_stand_in_one_place_however_wide_the_digits_are() -> None:
    for digits in (98.0, 195.0):
        boxes = place(412, 915, Insets(top=24, bottom=24), replace(PAUSE, digits=digits))
        near(boxes["again"], x=226)
        assert boxes["note"].width >= 180
        assert boxes["note"].y >= boxes["digits"].bottom


def test_where_room_is_short_the_tile_goes_first_then_the_digits_shrink_then_15_s_and_last_the_next_one() -> (
    None
):
    def needs(width: float, tiled: bool) -> float:
        return inf if width < (160 if tiled else 110) else 60.0

    given_up = []
    for width in (420, 380, 350, 330):
        boxes = place(width, 915, Insets(top=24, bottom=24), replace(WORK, following=needs))
        given_up.append([name in boxes for name in ("tile", "add", "next")])
        assert boxes["digits"].right < boxes["next"].x if "next" in boxes else True
    assert given_up == sorted(given_up, reverse=True)
    assert given_up[0] == [True, True, True]
    assert given_up[-1][0] is False
    low = place(360, 400, Insets(), replace(WORK, following=needs, title=53))
    assert "add" not in low
    assert low["digits"].height < 109


def test_the_stage_gives_up_height_before_anything_else_does() -> None:
    high = place(412, 915, Insets(top=24, bottom=24), replace(WORK, following=lambda _width, _tiled: 100.0))
    assert 240 <= high["stage"].height < REFERENCE["stage"].height
    assert "tile" in high
    near(high["digits"], height=109)
