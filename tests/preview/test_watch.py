import os
from pathlib import Path

from tests.ui.driver import Driver, Open

GOOD = "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - {exercise: half-squat, seconds: 30}\n"


def changed(path: Path, text: str) -> None:
    path.write_text(text)
    later = path.stat().st_mtime_ns + 1_000_000_000
    os.utime(path, ns=(later, later))


def wait(driver: Driver) -> None:
    driver.frames(45)  # the watcher looks twice a second


def test_a_new_routine_appears_and_a_broken_one_is_listed_with_its_reason(
    open_app: Open, profile: Path
) -> None:
    driver = open_app(watch=True)
    driver.app.go("library")
    path = profile / "routines" / "mine.yaml"
    changed(path, GOOD)
    wait(driver)
    assert driver.sees("Mine")
    changed(path, GOOD.replace("half-squat", "half-squad"))
    wait(driver)
    assert not driver.sees("Mine")
    assert driver.sees('did you mean "half-squat"?')


def test_a_running_routine_takes_over_the_change_and_shows_its_errors(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD)
    driver = open_app(routine=str(path), watch=True)
    driver.advance(10)
    changed(path, GOOD.replace("30", "40"))
    wait(driver)
    assert driver.player.session.timeline.duration_s == 45
    changed(path, GOOD.replace("30", "soon"))
    wait(driver)
    assert driver.sees("mine.yaml:5:")
    assert driver.player.session.timeline.duration_s == 45


def test_a_running_routine_that_was_fitted_keeps_its_length(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD.replace("30", "180"))
    driver = open_app(watch=True)
    driver.app.start(str(path), 2.0)
    driver.frames()
    fitted = driver.player.session.timeline.duration_s
    assert fitted < 180
    changed(path, GOOD.replace("30", "200"))
    wait(driver)
    assert driver.player.session.timeline.duration_s == fitted
