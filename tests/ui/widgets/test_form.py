"""What forms are filled in with: chips, numbers and fields of text."""

from typing import Any

import pytest

from app.ui.widgets.chip_cloud import ChipCloud
from app.ui.widgets.ladder import Ladder, rungs, steps_of
from app.ui.widgets.text_field import TextField
from tests.ui.driver import Driver, Open

NAMES = {"calves": "Calves", "shins": "Shins", "glutes": "Buttocks"}


def shown(driver: Driver, widget: Any, width: float = 300) -> Any:
    driver.root.add_widget(widget)
    widget.fit(width)
    widget.pos = (40, 400)
    driver.frames(3)
    return widget


def test_chips_are_numbered_in_the_order_in_which_they_were_chosen(open_app: Open) -> None:
    driver, told = open_app(), []
    cloud = shown(driver, ChipCloud(driver.context.theme, NAMES, told.append, ["glutes"], ranked=True))
    assert [tap.words for tap in cloud.taps] == ["Calves", "Shins", "Buttocks"]
    driver._tap(cloud.taps[1])
    assert told == [["glutes", "shins"]]
    assert [tap.words for tap in cloud.taps] == ["Calves", "2 · Shins", "1 · Buttocks"]
    driver._tap(cloud.taps[2])
    assert cloud.chosen == ["shins"]
    assert cloud.taps[1].icon == "check"


def test_of_one_of_several_one_is_always_chosen(open_app: Open) -> None:
    driver, told = open_app(), []
    cloud = shown(driver, ChipCloud(driver.context.theme, NAMES, told.append, ["calves"], one=True))
    driver._tap(cloud.taps[0])
    assert told == []
    driver._tap(cloud.taps[2])
    assert told == [["glutes"]]


def test_chips_stand_inside_the_width_they_are_given_and_none_jumps_when_chosen(open_app: Open) -> None:
    driver = open_app()
    cloud = shown(driver, ChipCloud(driver.context.theme, NAMES, lambda _: None), 240)
    before = [(round(tap.x), round(tap.y)) for tap in cloud.taps]
    assert all(tap.right <= cloud.right + 1 for tap in cloud.taps)
    cloud.show(["calves"])
    assert [(round(tap.x), round(tap.y)) for tap in cloud.taps] == before


def test_a_number_goes_up_and_down_to_its_bounds(open_app: Open) -> None:
    driver, told = open_app(), []
    stepper = Ladder(driver.context.theme, lambda each: f"{each:g} s", 590, told.append, *steps_of(5, 600, 5))
    shown(driver, stepper)
    for _ in range(3):
        driver._tap(stepper.more)
    assert told == [595, 600]
    driver._tap(stepper.less)
    assert stepper.now == 595


@pytest.mark.parametrize(
    ("now", "lower", "higher"), [(12, 10, 15), (5, 5, 10), (600, 595, 600), (7.5, 5, 10)]
)
def test_even_steps_come_back_onto_their_grid(now: float, lower: float, higher: float) -> None:
    down, up = steps_of(5, 600, 5)
    assert (down(now), up(now)) == (lower, higher)


def test_a_ladder_is_gone_up_and_down_rung_by_rung() -> None:
    down, up = rungs([0.5, 1.0, 4.0])
    assert [up(0.36), up(1.0), up(4.0), down(0.36), down(2.0)] == [0.5, 4.0, 4.0, 0.36, 1.0]


def test_a_field_grows_with_its_text_and_takes_no_line_end(open_app: Open) -> None:
    driver, grown, entered = open_app(), [], []
    field = TextField(
        driver.context.theme, "Name", "", lambda _: None, grown=lambda: grown.append(1),
        entered=lambda: entered.append(1),
    )  # fmt: skip
    shown(driver, field, 220)
    low = field.height
    field.input.insert_text("Tap one heel in front,\ttoes up, and let the other\nknee give.")
    driver.frames(3)
    assert grown
    assert field.fit(220) > low
    assert field.text == "Tap one heel in front, toes up, and let the other knee give."
    field.input.insert_text("\n")
    assert entered == [1]
    field.close()


def test_what_an_empty_field_shows_has_room_however_narrow_it_is(open_app: Open) -> None:
    driver = open_app()
    field = TextField(
        driver.context.theme, "Name", "", lambda _: None, hint="Such as: Tap one heel in front, toes up."
    )
    shown(driver, field, 400)
    low = field.height
    assert field.fit(160) > low + field.input.line_height
    driver.context.theme.scale_text(2.0)
    driver.frames(2)
    larger = field.fit(160)
    assert larger > field.fit(400) > low
    field.close()
