"""Stars on routines: on and off by the same tap, on the routine's page and in the library, and what they do."""

from pathlib import Path

import pytest

from app.core.settings import FAVOURITES
from app.ui.widgets.star import Star
from tests.ui.back_driver import Runner, words_of
from tests.ui.driver import ESCAPE, Driver, Open

MINE = (
    "id: mine\ntitle: Tuesday hills\nphase: warm-up\nmax_pain: 5\n"
    "steps:\n  - {exercise: half-squat, seconds: 30}\n  - {exercise: march-in-place, seconds: 30}\n"
)


def library(runner: Runner) -> Driver:
    (runner.profile / "routines" / "mine.yaml").write_text(MINE)
    driver = runner.settle_in()
    driver.app.go("library")
    driver.settle()
    return driver


def star_of(driver: Driver, routine: str) -> Star:
    return next(star for star in driver.widgets(Star) if star._routine == routine)


def starred(runner: Runner) -> tuple[str, ...]:
    kept: tuple[str, ...] = runner.store.settings.get(FAVOURITES)
    return kept


def press(driver: Driver, star: Star) -> None:
    """Taps the star itself, where it is seen."""
    driver.reach(star)
    driver.tap_at(*star.to_window(*star.center))
    driver._wait_for_the_list()


@pytest.mark.parametrize("routine", ["warmup-5-quick", "mine"])
def test_a_tap_on_the_star_of_a_row_turns_it_and_opens_nothing(runner: Runner, routine: str) -> None:
    driver = library(runner)
    star = star_of(driver, routine)
    page = driver.app.screen
    assert not star.filled
    press(driver, star)
    assert star.filled
    assert starred(runner) == (routine,)
    press(driver, star)
    assert not star.filled
    assert starred(runner) == ()
    assert driver.app.screen is page


def test_the_page_of_a_routine_and_its_row_say_the_same(runner: Runner) -> None:
    driver = library(runner)
    driver.tap("Quick 5-minute warm-up")
    driver.settle()
    star = driver.app.screen.star
    assert not star.filled
    driver.tap_at(*star.to_window(*star.center))
    assert star.filled
    driver.key(ESCAPE)
    driver.settle()
    assert star_of(driver, "warmup-5-quick").filled
    assert not star_of(driver, "warmup-7-standard").filled


def test_the_filter_shows_favourites_alone_and_one_that_loses_its_star_stays_until_one_looks_anew(
    runner: Runner,
) -> None:
    driver = library(runner)
    driver.tap("Favourites")
    assert driver.sees("Tap the star of a routine, and you find it here.")
    driver.tap("Look in all")
    for routine in ("warmup-5-quick", "mine"):
        press(driver, star_of(driver, routine))
    driver.tap("Favourites")
    driver.settle()
    assert {star._routine for star in driver.widgets(Star)} == {"warmup-5-quick", "mine"}
    press(driver, star_of(driver, "mine"))
    assert driver.sees("Tuesday hills")  # the same tap brings the star back
    driver.tap("All")
    driver.tap("Favourites")
    driver.settle()
    assert not driver.sees("Tuesday hills")


def test_today_suggests_a_favourite_first_and_says_so(runner: Runner) -> None:
    driver = library(runner)
    press(driver, star_of(driver, "mine"))
    driver.app.show_today()
    driver.frames(3)
    assert driver.app.screen.stage.face.name.startswith("Tuesday hills")
    assert driver.app.screen.stage.face.name.endswith(", a favourite")


def test_a_favourite_whose_file_is_gone_is_passed_over_and_comes_back_with_it(runner: Runner) -> None:
    driver = library(runner)
    press(driver, star_of(driver, "mine"))
    path: Path = runner.profile / "routines" / "mine.yaml"
    path.unlink()
    runner.close()
    driver = runner.open()
    assert driver.app.screen.stage.face.name.startswith("Standard")
    assert starred(runner) == ("mine",)
    runner.close()
    path.write_text(MINE)
    driver = runner.open()
    assert driver.app.screen.stage.face.name.startswith("Tuesday hills")


def test_where_no_more_can_be_kept_it_is_said_and_nothing_changes(runner: Runner) -> None:
    driver = library(runner)
    full = tuple(f"r{number}" for number in range(200))
    runner.store.settings.set(FAVOURITES, full, runner.time)
    star = star_of(driver, "warmup-5-quick")
    press(driver, star)
    assert not star.filled
    assert starred(runner) == full
    assert driver.sees("That is as many favourites as Limber can keep.")


def test_where_nothing_is_kept_there_are_no_stars(open_app: Open) -> None:
    driver = open_app()
    driver.app.go("library")
    driver.settle()
    assert list(driver.widgets(Star)) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_star_is_a_target_of_48_dp_and_covers_no_word(runner: Runner, scale: float) -> None:
    driver = library(runner)
    driver.app.parts.kit.theme.scale_text(scale)
    driver.settle()
    stars = list(driver.widgets(Star))
    assert len(stars) >= 2  # at 200 % no more rows are in view
    for star in stars:
        assert (star.width, star.height) == (48, 48)
        row = star.parent
        for words in (row._title, getattr(row, "_length", row._title)):
            apart = words.right <= star.x + 1 or words.top <= star.y + 1 or not words.words
            assert apart, (row.words, words.words)
    driver.app.parts.kit.theme.scale_text(1.0)


def test_no_text_about_favourites_bypasses_translation(runner: Runner) -> None:
    driver = library(runner)
    driver.app.parts.tr.use("pseudo")
    driver.app.rebuild()
    driver.settle()
    chips = driver.app.screen.chips.taps
    chips[1].dispatch("on_release")
    driver.frames(3)
    assert [text for text in words_of(driver) if "~" not in text and len(text) > 2] == []
    driver.app.parts.tr.use("en")
