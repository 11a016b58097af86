"""Where a session has worked, on a body seen from the front and from the back."""

from typing import Any

import pytest

from app.figure.areas import regions
from app.ui.screens.complete.body_map import BodyMap, BodyView
from app.ui.widgets.portraits import body_map
from tests.ui.driver import Driver, Open


@pytest.fixture
def driver(open_app: Open) -> Driver:
    return open_app()


def shown(driver: Driver, areas: list[str], high_dp: float = 72) -> Any:
    kit = driver.app.parts.kit
    one = BodyMap(kit.theme, str, "warm-up", "before", areas, kit.pictures, high_dp)
    driver.app.screen.add_widget(one)
    one.fit(372)
    driver.settle()
    return one


def words(one: Any) -> list[str]:
    return [label.words for label in one._text.items]


def test_it_names_the_most_worked_and_the_whole_body_only_where_nothing_else_is_said(driver: Driver) -> None:
    areas = ["whole-body", "glutes", "hip-flexors", "hamstrings", "calves"]
    assert words(shown(driver, areas)) == ["You warmed", "Buttocks, Hip flexors, Hamstrings"]
    assert words(shown(driver, ["whole-body"]))[1] == "Whole body"


def test_a_small_tile_is_cut_to_where_it_was_worked_and_a_large_one_shows_the_whole_body(
    driver: Driver,
) -> None:
    for area, part in (("calves", 0.3), ("glutes", 0.45), ("shoulders", 0.7)):
        view = next(child for child in shown(driver, [area]).children if isinstance(child, BodyView))
        middle = view._middle
        assert abs(middle - part) < 0.1
        assert view._shown.texture is not None
        assert view._edge > view.height * 2  # of a picture more than twice as high
    large = shown(driver, ["calves"], 220)
    assert all(view._edge == view.height for view in large.children if isinstance(view, BodyView))


def test_both_sides_glow_and_the_back_is_seen_from_behind() -> None:
    front, back = body_map(["hip-flexors", "glutes"], "front"), body_map(["glutes"], "back")
    assert {"hip_flexors_l", "hip_flexors_r", "glutes_l", "glutes_r"} <= regions(front["work"])
    assert abs(back["view"]["yaw"] - front["view"]["yaw"]) == 180


def test_where_room_is_narrow_the_names_go_below(driver: Driver) -> None:
    one = shown(driver, ["glutes"], 220)
    beside = one.fit(700)
    assert one.fit(300) > beside


def test_the_picture_has_the_round_corners_of_its_ground(driver: Driver) -> None:
    one = shown(driver, ["abdominals"])  # arms and shirt reach into the upper corners
    page = driver.app.parts.kit.theme.colours["bg"]
    for view in (child for child in one.children if isinstance(child, BodyView)):
        picture = view.export_as_image().texture
        wide, high, pixels = int(picture.width), int(picture.height), picture.pixels
        for column, row in ((0, 0), (wide - 1, 0), (0, high - 1), (wide - 1, high - 1)):
            at = 4 * (row * wide + column)
            assert pixels[at : at + 3] == bytes(round(255 * part) for part in page[:3])
