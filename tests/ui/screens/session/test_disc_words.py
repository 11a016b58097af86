"""In a session, words take the room of a figure that is not there."""

from pathlib import Path
from typing import Any

import pytest

from tests.ui.driver import Driver, Open
from tests.ui.own_files import EXERCISE, FIGURE, own_routine, write

STEPS = "steps: [Reach both arms up., Let them sink slowly to the sides.]"


def session(open_app: Open, profile: Path, **options: Any) -> Driver:
    text = EXERCISE.format(id="arm-reach").replace("steps: [Reach up.]", STEPS)
    write(profile / "exercises" / "arm-reach.yaml", text)
    own_routine(profile / "routines" / "mine.yaml")
    driver = open_app(**options)
    driver.app.start("my-warmup")
    driver.settle()
    return driver


def said(driver: Driver) -> str:
    return str(driver.app.screen.ids.said.words)


def test_a_sentence_at_a_time_says_how_it_is_done(open_app: Open, profile: Path) -> None:
    driver = session(open_app, profile)
    driver.advance(5)
    assert said(driver) == "", "the move before it has a figure"
    driver.advance(10)
    assert said(driver) == "Reach both arms up.", "also while getting ready"
    driver.advance(4)
    assert said(driver) == "Reach both arms up."
    driver.advance(8)
    assert said(driver) == "Let them sink slowly to the sides."
    driver.advance(8)
    assert said(driver) == "Reach both arms up."


def test_a_pause_leaves_the_disc_to_its_button(open_app: Open, profile: Path) -> None:
    driver = session(open_app, profile)
    driver.advance(20)
    assert said(driver)
    driver.tap("Pause")
    driver.frames(3)
    assert said(driver) == ""


@pytest.mark.parametrize("size", [(412, 915), (915, 412), (320, 568), (1280, 800)])
def test_the_words_stay_within_the_disc(open_app: Open, profile: Path, size: tuple[int, int]) -> None:
    driver = session(open_app, profile, size=size)
    driver.advance(28)
    widget = driver.app.screen.ids.said
    label = widget._label
    radius = min(widget.size) / 2
    for x in (label.x, label.right):
        for y in (label.y, label.top):
            assert ((x - widget.center_x) ** 2 + (y - widget.center_y) ** 2) ** 0.5 <= radius * 1.02
    assert label.font_size >= 14


def test_with_a_figure_there_are_no_words(open_app: Open, profile: Path) -> None:
    write(profile / "exercises" / "arm-reach.yaml", EXERCISE.format(id="arm-reach") + FIGURE)
    own_routine(profile / "routines" / "mine.yaml")
    driver = open_app()
    driver.app.start("my-warmup")
    driver.advance(25)
    assert said(driver) == ""
