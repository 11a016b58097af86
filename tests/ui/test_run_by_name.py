"""A routine that was named at the start comes back after everything a new runner is asked first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import FakeClock
from tests.ui.back_driver import Runner
from tests.ui.own_files import own_exercise, own_routine


@pytest.fixture
def runner(profile: Path, clock: FakeClock) -> Iterator[Runner]:
    one = Runner(profile, clock)
    own_routine(profile / "routines" / "Wednesday.yaml")
    own_exercise(profile / "exercises" / "Reaching.yaml")
    yield one
    one.close()


def answer(runner: Runner, name: str) -> None:
    """Opens a new profile with a routine, and answers what comes first."""
    runner.open(routine=name)
    runner.press("Skip the tour")
    runner.press("To the safety questions")
    runner.questions()


@pytest.mark.parametrize("name", ["warmup-5-quick", "warmup-10-full", "my-warmup"])
def test_a_warm_up_is_what_the_first_check_in_leads_to(runner: Runner, name: str) -> None:
    answer(runner, name)
    runner.check_in(2)
    title = runner.driver.app.routines.routine(name).title
    assert runner.offers()[0] == title
    start = next(text for text in runner.driver.texts() if text.startswith("Start · "))
    runner.press(start)
    assert runner.driver.app.running == name
    assert runner.in_session


@pytest.mark.parametrize("name", ["cooldown-5-static", "gentle-12-not-running"])
def test_what_needs_no_check_in_starts_at_once(runner: Runner, name: str) -> None:
    answer(runner, name)
    assert runner.driver.app.running == name
    assert runner.in_session


def test_a_file_that_its_author_looks_at_starts_without_questions(runner: Runner, tmp_path: Path) -> None:
    path = own_routine(tmp_path / "own" / "tuesday.yaml")
    own_exercise(tmp_path / "own" / "exercises" / "arm-reach.yaml")
    runner.open(routine=str(path))
    assert runner.driver.app.running == str(path)
    assert runner.in_session


def test_what_an_author_looks_at_swaps_for_the_gentler_move_beside_it(runner: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    path = own_routine(folder / "tuesday.yaml", "big-reach")
    move = own_exercise(folder / "exercises" / "big-reach.yaml", id_="big-reach")
    move.write_text(move.read_text().replace("easier: big-reach", "easier: arm-reach"))
    own_exercise(folder / "exercises" / "arm-reach.yaml")
    runner.open(routine=str(path))
    runner.advance(20)
    assert runner.driver.player.frame.exercise.id == "big-reach"
    runner.driver.app.gate.this_hurts(lambda _: None)
    assert runner.driver.player.frame.exercise.id == "arm-reach"
