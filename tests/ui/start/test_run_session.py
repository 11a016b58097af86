"""A run-walk session from its start to the score after it: it is a run itself."""

from app.core.back.check_in import Moment
from tests.ui.back_driver import Runner

FILE = """\
id: my-run-walk
title: Easy run and walk
phase: run
max_pain: 5
steps:
  - repeat: 8
    steps:
      - {exercise: easy-walk, seconds: 90}
      - {exercise: march-in-place, seconds: 30}
"""


def want_it(runner: Runner) -> None:
    runner.settle_in()
    folder = runner.profile / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "my-run-walk.yaml").write_text(FILE)
    runner.close()
    runner.open()
    runner.want("my-run-walk")


def test_it_asks_for_a_check_in_first_and_at_its_end_for_the_score_of_a_run(runner: Runner) -> None:
    want_it(runner)
    assert not runner.in_session
    runner.check_in(2)
    runner.press("Start · 17 min")
    assert runner.in_session
    runner.advance(600, step=5)
    driver = runner.driver
    driver.player.end()
    driver.frames(6)
    assert driver.sees("How does your back feel now?")
    runner.close()
    driver = runner.open()
    assert driver.sees("straight after the run")  # at once, and not whether there was a run
    runner.rate(2)
    (run,) = runner.store.history.runs()
    assert (run.before, run.after) == (2, 2)
    assert runner.store.back.loops()[-1].at(Moment.AFTER_RUN).ran


def test_no_run_walk_session_starts_on_a_day_without_a_run(runner: Runner) -> None:
    want_it(runner)
    runner.check_in(6)
    assert not runner.in_session
    runner.want("my-run-walk")
    assert not runner.in_session
