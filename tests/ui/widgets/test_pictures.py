"""Small pictures of exercises: drawn once, and at the next start not at all."""

import time
from pathlib import Path

import pytest
from kivy.graphics.context import get_context

from app.data.files.paths import share_folder
from tests.ui.driver import Open

pytestmark = pytest.mark.usefixtures("draws_afresh")
EDGE = 56


def picture(driver, exercise: str = "cat-cow", side: str | None = None):
    texture = driver.app.parts.kit.pictures.of(exercise, "before", side)(EDGE)
    driver.settle()
    return texture


def test_the_next_start_shows_the_same_pictures_and_draws_none(open_app: Open) -> None:
    first = open_app()
    first.settle()
    drawn = first.app.parts.kit.pictures.drawn
    assert drawn >= 3, "Today shows a figure on each of its cards"
    pixels = picture(first).pixels
    first.close()
    again = open_app()
    again.settle()
    pictures = again.app.parts.kit.pictures
    assert picture(again).pixels == pixels
    assert pictures.drawn == 0


def test_a_side_a_size_and_a_palette_have_pictures_of_their_own(open_app: Open) -> None:
    driver = open_app()
    pictures = driver.app.parts.kit.pictures
    left = picture(driver, "leg-swing-side", "left")
    assert picture(driver, "leg-swing-side", "left") is left
    assert picture(driver, "leg-swing-side", "right").pixels != left.pixels
    assert pictures.of("leg-swing-side", "before", "left")(EDGE + 8).size == (EDGE + 8, EDGE + 8)
    driver.app.parts.kit.theme.use("contrast")
    assert picture(driver, "leg-swing-side", "left").pixels != left.pixels


def test_a_tile_has_a_picture_of_its_own(open_app: Open) -> None:
    pictures = open_app().app.parts.kit.pictures
    whole = pictures.of("leg-swing-side", "before", "left")(EDGE)
    tile = pictures.of("leg-swing-side", "before", "left", tile=True)(EDGE)
    assert tile.pixels != whole.pixels
    assert pictures.of("leg-swing-side", "before", "left", tile=True)(EDGE) is tile


def test_a_figure_that_its_author_has_changed_is_drawn_afresh(open_app: Open, profile: Path) -> None:
    mine = profile / "exercises" / "cat-cow.yaml"
    written = (share_folder() / "assets" / "exercises" / "cat-cow.yaml").read_text("utf-8")
    driver = open_app()
    before = picture(driver)
    mine.write_text(written.replace("base: quadruped", "base: supine").replace("yaw: 78", "yaw: 20"), "utf-8")
    assert mine.read_text("utf-8") != written
    driver.app.reload()
    driver.settle()
    after = picture(driver)
    assert after is not None
    assert after.pixels != before.pixels


def test_what_pictures_are_drawn_with_is_let_go_when_all_is_calm(open_app: Open) -> None:
    driver = open_app()
    figures = driver.app.parts.kit.figures()
    picture(driver)
    assert figures._thumbnails is not None
    until = time.monotonic() + 5  # it takes a second in which nothing is to be done
    while figures._thumbnails is not None and time.monotonic() < until:
        driver.frames(1)
    assert figures._thumbnails is None
    assert picture(driver, "bird-dog") is not None


def test_a_picture_is_there_again_after_the_display_has_lost_its_memory(open_app: Open) -> None:
    driver = open_app()
    texture = picture(driver)
    pixels, place = texture.pixels, texture.id
    get_context().reload()  # as Kivy does when the system has taken it
    assert texture.id != place
    assert texture.pixels == pixels


def test_no_more_pictures_are_at_hand_than_pages_show(open_app: Open) -> None:
    driver = open_app()
    pictures = driver.app.parts.kit.pictures
    for edge in range(16, 16 + 110):
        pictures.portrait("before", "before")(edge)
    assert pictures.at_hand == 96
    assert pictures.portrait("before", "before")(4) is None
