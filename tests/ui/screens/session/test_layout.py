import json
from dataclasses import replace
from itertools import combinations, product
from math import atan, degrees, inf

import pytest

from app.data.files.paths import share_folder
from app.ui.base.insets import Insets
from app.ui.screens.session.boxes import Box, Needs, form
from app.ui.screens.session.layout import place


def next_one(_width: float, _tiled: bool) -> float:
    return 56.0


def of_button(_width: float) -> float:
    return 48.0


WORK = Needs(title=86, tag=186, following=next_one, can_add=True, card=True, steady=True)
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
    near(REFERENCE["stage"], x=14, y=124, width=384, height=384)
    near(REFERENCE["tag_left"], x=11, bottom=519, width=196, height=78)  # with its rim of 5 all round
    near(REFERENCE["title"], x=20, y=530)
    near(REFERENCE["digits"], x=15, y=630, bottom=753)
    near(REFERENCE["next"], x=250)
    near(REFERENCE["add"], x=250, width=146, height=48)
    near(REFERENCE["cue"], x=20, y=759)
    near(REFERENCE["back"], x=16, y=800, width=92, height=80)
    near(REFERENCE["main"], x=120, y=800, width=172, height=80)
    near(REFERENCE["skip"], right=396, y=800, width=92, height=80)


def test_what_comes_next_and_15_s_more_never_jump() -> None:
    """Whatever the next name needs, with a tile or without, and however wide the digits are."""

    def two_lines(_width: float, _tiled: bool) -> float:
        return 40.0

    def no_tile(_width: float, tiled: bool) -> float:
        return inf if tiled else 60.0

    places = set()
    for following, digits, title in product((next_one, two_lines, no_tile), (110.0, 220.0), (58, 86)):
        needs = replace(WORK, following=following, digits=digits, title=title)
        boxes = place(412, 915, Insets(top=24, bottom=24), needs)
        places.add((boxes["next"], boxes["add"], boxes["cue"], boxes["digits"].bottom))
    assert len(places) == 1


def test_height_that_a_short_name_leaves_belongs_to_the_stage() -> None:
    short = place(412, 915, Insets(top=24, bottom=24), replace(WORK, title=58))
    assert short["title"].bottom == REFERENCE["title"].bottom
    above, below = short["stage"].y - short["count"].bottom, short["title"].y - short["stage"].bottom - 22
    assert above == pytest.approx(below, abs=1)
    tall = place(480, 1100, Insets(top=24, bottom=24), WORK)
    assert tall["stage"].width == 480 - 2 * 14


def test_a_sentence_in_the_countdowns_place_moves_neither_name_nor_stage() -> None:
    gate = place(
        412, 915, Insets(top=24, bottom=24), replace(WORK, digits=0, cue=0, note=lambda _width: 68.0)
    )
    assert gate["title"].y == pytest.approx(REFERENCE["title"].y, abs=30)
    assert gate["stage"].height == pytest.approx(REFERENCE["stage"].height, abs=4)


def test_a_small_disc_has_a_small_tag_that_leaves_the_feet_free() -> None:
    small = place(360, 640, Insets(), WORK)
    assert small["tag_left"].height < REFERENCE["tag_left"].height
    assert small["tag_left"].height < small["stage"].height / 2


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
        near(boxes["again"], x=250)
        assert boxes["note"].width >= 180
        assert boxes["note"].y >= boxes["digits"].bottom


def test_where_room_is_short_the_tile_goes_first_then_the_digits_shrink_then_15_s_and_last_the_next_one() -> (
    None
):
    def needs(width: float, tiled: bool) -> float:
        return inf if width < (140 if tiled else 100) else 60.0

    given_up = []
    for width in (420, 380, 350, 300):
        boxes = place(width, 915, Insets(top=24, bottom=24), replace(WORK, following=needs))
        given_up.append([name in boxes for name in ("tile", "add", "next")])
        assert boxes["digits"].right < boxes["next"].x if "next" in boxes else True
    assert given_up == sorted(given_up, reverse=True)
    assert given_up[0] == [True, True, True]
    assert given_up[-1][0] is False
    low = place(360, 400, Insets(), replace(WORK, following=needs, title=53))
    assert "add" not in low
    assert low["digits"].height < 123


def test_the_stage_gives_up_height_before_anything_else_does() -> None:
    high = place(412, 915, Insets(top=24, bottom=24), replace(WORK, following=lambda _width, _tiled: 100.0))
    assert 240 <= high["stage"].height < REFERENCE["stage"].height
    near(high["digits"], height=123)


def test_what_counts_can_be_read_from_two_metres() -> None:
    """Normal sight tells letters apart from five minutes of arc on; whoever moves needs far more."""
    sizes = json.loads((share_folder() / "assets" / "theme.json").read_text("utf-8"))["type"]

    def minutes(style: str) -> float:
        high_m = 0.7 * sizes[style]["size"] * 0.0254 / 160  # of capitals and digits
        return degrees(atan(high_m / 2.0)) * 60

    assert minutes("countdown") > 30
    assert minutes("exercise_line") > 10
    assert min(minutes("exercise"), minutes("side_tag")) > 7.5
    assert minutes("cue") > 5
