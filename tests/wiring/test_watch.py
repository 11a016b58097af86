"""A preview with `--watch` follows every way in which files change."""

import os
from pathlib import Path
from typing import Any

import pytest

from app.ui.widgets.figure import FigureView
from app.ui.widgets.sheet import SheetContent
from tests.ui.driver import Driver, Open
from tests.ui.own_files import EXERCISE, FIGURE, ROUTINE, own_exercise, own_routine, write

GOOD = "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - {exercise: half-squat, seconds: 30}\n"
REFUSED = "This routine cannot be used"


def wait(driver: Driver) -> None:
    driver.frames(45)  # the watcher looks five times a second, and twice before it believes what it sees


def spec(driver: Driver) -> Any:
    return next(driver.widgets(FigureView)).spec


def moves(driver: Driver) -> Any:
    return spec(driver)["keys"][1]["shoulder"][0]


@pytest.fixture
def author(open_app: Open, tmp_path: Path) -> tuple[Driver, Path, Path]:
    """A session of one's own routine at work on one's own exercise, and their files."""
    path = own_routine(tmp_path / "own" / "tuesday.yaml")
    exercise = own_exercise(tmp_path / "own" / "exercises" / "arm-reach.yaml")
    driver = open_app(routine=str(path), watch=True)
    driver.advance(20)
    assert driver.player.frame.exercise.id == "arm-reach"
    return driver, path, exercise


def test_a_new_routine_appears_and_a_broken_one_is_listed_with_its_reason(
    open_app: Open, profile: Path
) -> None:
    driver = open_app(watch=True)
    driver.app.go("library")
    path = write(profile / "routines" / "mine.YAML", GOOD)
    wait(driver)
    assert driver.sees("Mine")
    write(path, GOOD.replace("half-squat", "half-squad"))
    wait(driver)
    assert not driver.sees("Mine")
    assert driver.sees('did you mean "half-squat"?')


def test_a_running_routine_takes_over_the_change_and_shows_its_errors(open_app: Open, tmp_path: Path) -> None:
    path = write(tmp_path / "mine.yaml", GOOD)
    driver = open_app(routine=str(path), watch=True)
    driver.advance(10)
    write(path, GOOD.replace("30", "40"))
    wait(driver)
    assert driver.player.session.timeline.duration_s == 45
    write(path, GOOD.replace("30", "soon"))
    wait(driver)
    assert driver.sees("mine.yaml:5:")
    assert driver.player.session.timeline.duration_s == 45


def test_a_running_routine_that_was_fitted_keeps_its_length(open_app: Open, tmp_path: Path) -> None:
    path = write(tmp_path / "mine.yaml", GOOD.replace("30", "180"))
    driver = open_app(watch=True)
    driver.app.start(str(path), 2.0)
    driver.frames()
    fitted = driver.player.session.timeline.duration_s
    assert fitted < 180
    write(path, GOOD.replace("30", "200"))
    wait(driver)
    assert driver.player.session.timeline.duration_s == fitted


def test_the_error_goes_when_the_routine_is_right_again(author: tuple[Driver, Path, Path]) -> None:
    driver, path, _ = author
    own_routine(path, "arm-reech")
    wait(driver)
    assert driver.sees(REFUSED)
    assert driver.sees('tuesday.yaml:6:16: there is no exercise "arm-reech"; did you mean "arm-reach"?')
    own_routine(path)
    wait(driver)
    assert not driver.sees(REFUSED)
    assert driver.player.frame.exercise.id == "arm-reach"


def test_another_error_takes_the_place_of_the_one_before(author: tuple[Driver, Path, Path]) -> None:
    driver, path, _ = author
    own_routine(path, "arm-reech")
    wait(driver)
    own_routine(path, "cat-cau")
    wait(driver)
    assert driver.sees("cat-cau")
    assert not driver.sees("arm-reech")


def test_an_error_that_was_read_and_put_away_stays_away(author: tuple[Driver, Path, Path]) -> None:
    driver, path, _ = author
    own_routine(path, "arm-reech")
    wait(driver)
    driver.tap("All right")
    assert not driver.sees(REFUSED)
    driver.app.sheets.show(SheetContent(title="Something else", text="", choices=[]))
    own_routine(path)
    wait(driver)
    assert driver.sees("Something else"), "another sheet is left alone"


def test_an_exercise_in_use_changes_its_figure_at_once_and_nothing_else(
    author: tuple[Driver, Path, Path],
) -> None:
    driver, _, exercise = author
    assert moves(driver) == 170
    before = driver.player.frame.into_s
    said = len(driver.fired)
    own_exercise(exercise, figure=FIGURE.replace("170", "90"))
    wait(driver)
    assert moves(driver) == 90
    assert driver.player.frame.into_s == before > 0, "the session goes on where it stands"
    assert len(driver.fired) == said


def test_another_name_or_cue_of_an_exercise_in_use_is_taken_over(author: tuple[Driver, Path, Path]) -> None:
    driver, _, exercise = author
    write(exercise, (EXERCISE.format(id="arm-reach") + FIGURE).replace("Arm reach", "Both arms up"))
    wait(driver)
    assert driver.sees("Both arms up")
    assert driver.player.frame.exercise.id == "arm-reach"


def test_an_exercise_in_use_that_breaks_is_said_with_its_own_place(author: tuple[Driver, Path, Path]) -> None:
    driver, _, exercise = author
    write(exercise, (EXERCISE.format(id="arm-reach") + FIGURE).replace("kind: dynamic", "kind: dynamc"))
    wait(driver)
    assert driver.sees("arm-reach.yaml:3:7:")
    assert driver.sees('did you mean "dynamic"?')
    assert moves(driver) == 170, "what was right is shown until then"
    driver.advance(1)
    assert moves(driver) == 170
    own_exercise(exercise)
    wait(driver)
    assert not driver.sees(REFUSED)


def test_a_figure_that_no_body_can_do_is_said_with_its_place(author: tuple[Driver, Path, Path]) -> None:
    driver, _, exercise = author
    own_exercise(exercise, figure=FIGURE.replace("base: stand", "base: stands"))
    wait(driver)
    assert driver.sees("arm-reach.yaml:15:9: unknown base pose 'stands'")
    assert driver.sees("This figure cannot be shown")
    assert moves(driver) == 170, "what could be shown stays until then"
    own_exercise(exercise)
    wait(driver)
    assert not driver.app.sheets.now
    assert moves(driver) == 170


def test_an_editor_that_saves_by_another_name_is_followed(author: tuple[Driver, Path, Path]) -> None:
    driver, _, exercise = author
    backup = exercise.with_name("arm-reach.yaml~")
    for angle in ("90", "60"):
        new = exercise.with_name("4913")
        new.write_text(EXERCISE.format(id="arm-reach") + FIGURE.replace("170", angle))
        stamp = exercise.stat()
        exercise.replace(backup)
        driver.frames(2)
        new.replace(exercise)
        os.utime(exercise, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # same time, same size: another file
        wait(driver)
        assert moves(driver) == int(angle)
        assert not driver.sees(REFUSED)


def test_half_a_file_is_not_taken_for_the_whole(
    author: tuple[Driver, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver, _, exercise = author
    shown: list[str] = []
    monkeypatch.setattr(driver.app, "refuse", shown.append)
    whole = EXERCISE.format(id="arm-reach") + FIGURE.replace("170", "90")
    for end in range(40, len(whole), 60):  # it grows for longer than the watcher waits between two looks
        write(exercise, whole[:end])
        driver.frames(3)
    write(exercise, whole)
    wait(driver)
    assert moves(driver) == 90
    assert shown == []


def test_a_file_that_goes_and_comes_back_is_said_to_be_gone_until_then(
    author: tuple[Driver, Path, Path],
) -> None:
    driver, path, exercise = author
    for file, said in ((path, "tuesday.yaml:1:1: the file cannot be read"), (exercise, "arm-reach")):
        text = file.read_text()
        file.unlink()
        wait(driver)
        assert driver.sees(REFUSED)
        assert driver.sees(said)
        write(file, text)
        wait(driver)
        assert not driver.sees(REFUSED)
        assert moves(driver) == 170


def test_an_exercise_that_comes_later_is_found(open_app: Open, tmp_path: Path) -> None:
    path = own_routine(tmp_path / "own" / "routines" / "tuesday.yaml", "march-in-place")
    driver = open_app(routine=str(path), watch=True)
    driver.advance(20)
    own_routine(path)
    wait(driver)
    assert driver.sees('there is no exercise "arm-reach"')
    own_exercise(tmp_path / "own" / "exercises" / "New One.Yml")
    wait(driver)
    assert not driver.sees(REFUSED)
    driver.advance(10)
    assert driver.player.frame.exercise.id == "arm-reach"
    assert moves(driver) == 170


def test_what_an_editor_hides_changes_nothing(author: tuple[Driver, Path, Path]) -> None:
    driver, path, _ = author
    timeline = driver.player.session.timeline
    write(path.with_name(".tuesday.yaml.swp"), "x")
    write(path.with_name("._tuesday.yaml"), "x")
    write(path.with_name("tuesday.yaml~"), "x")
    wait(driver)
    assert driver.player.session.timeline is timeline


def test_an_exercise_of_the_profile_is_watched_in_every_case_and_under_every_name(
    open_app: Open, profile: Path
) -> None:
    exercise = own_exercise(profile / "exercises" / "Arm Reach.YAML")
    write(profile / "routines" / "Tuesday.Yml", ROUTINE.format(id="my-warmup", exercise="arm-reach"))
    driver = open_app(routine="my-warmup", watch=True)
    driver.advance(20)
    assert moves(driver) == 170
    own_exercise(exercise, figure=FIGURE.replace("170", "90"))
    wait(driver)
    assert moves(driver) == 90
