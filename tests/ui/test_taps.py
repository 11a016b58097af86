"""How many taps lie between opening the app and a warm-up that runs."""

import pytest

from tests.ui.back_driver import Runner
from tests.ui.driver import Driver

_FIRST, _RETURNING = 12, 4  # most taps


class Finger:
    """Taps what can be read, as one finger would, and counts."""

    def __init__(self, runner: Runner, driver: Driver) -> None:
        self._runner, self._driver = runner, driver
        self.taps: list[str] = []

    def tap(self, words: str) -> None:
        self._driver.tap(words)
        self.taps.append(words)
        self._runner.wait(0.3)

    def none_of_these(self) -> None:
        """Taps as often as it takes to see every line and say that none is true."""
        page = self._driver.app.screen
        at = list(page.ticks.taps)
        while self._driver.app.screen is page and list(page.ticks.taps) == at:
            self.tap("Read on" if "Read on" in self._driver.texts() else "None of these")

    def start(self) -> None:
        self.tap(next(words for words in self._driver.texts() if words.startswith("Start · ")))


@pytest.mark.parametrize("size", [(412, 915), (360, 740)])
def test_a_pain_free_runner_is_in_a_first_warm_up_after_twelve_taps(
    runner: Runner, size: tuple[int, int]
) -> None:
    driver = runner.open(size=size)
    finger = Finger(runner, driver)
    finger.tap("Skip the tour")
    finger.tap("To the safety questions")
    while not driver.app.at_home:
        finger.none_of_these()
    finger.tap("Check in")
    finger.tap("0")
    finger.none_of_these()
    finger.start()
    assert runner.in_session
    assert driver.player.session.timeline.routine.phase == "warm-up"
    assert len(finger.taps) <= _FIRST, finger.taps
    assert runner.store.back.state(runner.time).safety.version == 2  # every question has its answer


def test_the_whole_tour_takes_two_taps_more(runner: Runner) -> None:
    driver = runner.open()
    finger = Finger(runner, driver)
    finger.tap("Begin")
    finger.tap("Next")
    finger.tap("Next")
    assert driver.sees("Before you begin")
    assert len(finger.taps) == 1 + 2, "one leads there without it"


@pytest.mark.parametrize("score", [0, 2])
@pytest.mark.parametrize("size", [(360, 640), (412, 915)])
def test_a_returning_runner_is_in_a_warm_up_after_four_taps(
    runner: Runner, score: int, size: tuple[int, int]
) -> None:
    runner.settle_in()
    runner.close()
    driver = runner.open(size=size)
    finger = Finger(runner, driver)
    finger.tap("Check in")
    finger.tap(str(score))
    finger.none_of_these()
    finger.start()
    assert runner.in_session
    assert driver.player.session.timeline.routine.phase == "warm-up"
    assert len(finger.taps) <= _RETURNING, finger.taps
