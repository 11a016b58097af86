"""Exercises of one's own move on every page, wherever they lie."""

from pathlib import Path
from typing import Any

import pytest

from app.data.files.paths import share_folder
from app.data.files.yaml_reader import read
from app.ui.widgets.figure import FigureView
from app.ui.widgets.figures import Figures
from tests.ui.driver import Driver, Open
from tests.ui.own_files import FIGURE, own_exercise, own_routine

pytestmark = pytest.mark.usefixtures("draws_afresh")
BASES = read(share_folder() / "assets" / "figure" / "bases.yaml").data


def figure(driver: Driver) -> Any:
    return next(driver.widgets(FigureView))


LAYOUTS = [
    ("tuesday.yaml", "exercises/arm-reach.yaml"),
    ("tuesday.yaml", "arm-reach.yaml"),
    ("routines/tuesday.yaml", "exercises/arm-reach.yaml"),
    ("Meine Läufe/Dienstag früh.YAML", "Meine Läufe/exercises/Arm Reach ß.Yml"),
]


@pytest.mark.parametrize(("where", "exercise"), LAYOUTS)
def test_a_routine_run_from_a_file_shows_the_figure_of_an_exercise_beside_it(
    open_app: Open, tmp_path: Path, where: str, exercise: str
) -> None:
    path = own_routine(tmp_path / "own" / where)
    own_exercise(tmp_path / "own" / exercise)
    driver = open_app(routine=str(path))
    driver.settle()
    driver.advance(5)
    driver.settle()
    assert driver.sees("Arm reach")
    assert driver.app.screen.ids.next.picture is not None, "its still picture stands beside what comes next"
    driver.advance(15)
    assert figure(driver).spec["keys"][1]["ankle"] == -20
    before = figure(driver).phase
    driver.advance(0.5)
    assert figure(driver).phase != before


@pytest.mark.parametrize("relative", ["tuesday.yaml", "./tuesday.yaml", "../own/tuesday.yaml"])
def test_so_does_one_named_from_where_one_stands(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, relative: str
) -> None:
    own_routine(tmp_path / "own" / "tuesday.yaml")
    own_exercise(tmp_path / "own" / "exercises" / "arm-reach.yaml")
    monkeypatch.chdir(tmp_path / "own")
    driver = open_app(routine=relative)
    driver.advance(20)
    assert figure(driver).spec is not None


def test_an_exercise_beside_a_file_takes_the_place_of_limbers_there_and_nowhere_else(
    open_app: Open, tmp_path: Path
) -> None:
    path = own_routine(tmp_path / "own" / "tuesday.yaml", "half-squat")
    own_exercise(tmp_path / "own" / "exercises" / "Squat.yaml", id_="half-squat")
    driver = open_app(routine=str(path))
    driver.advance(20)
    assert driver.sees("Arm reach")
    assert figure(driver).spec["keys"][1]["ankle"] == -20
    driver.app.start("warmup-5-quick")
    driver.frames()
    routines = driver.app.routines
    assert routines.exercise("half-squat").name != "Arm reach"
    assert "pelvis" in routines.figure("half-squat")["keys"][1]


@pytest.mark.parametrize("place", ["exercises", "routines/exercises", "routines"])
def test_ones_own_in_the_profile_move_too_and_have_a_picture(
    open_app: Open, profile: Path, place: str
) -> None:
    own_routine(profile / "routines" / "Wednesday.yaml")
    own_exercise(profile / place / "Reaching.yaml")
    driver = open_app(routine="my-warmup")
    driver.settle()
    driver.advance(5)
    driver.settle()
    assert driver.app.screen.ids.next.picture is not None
    driver.advance(15)
    assert figure(driver).spec is not None
    card = next(card for card in driver.app.routines.cards() if card.id == "my-warmup")
    driver.app.show_today()
    assert driver.app.parts.kit.pictures.of("arm-reach", "before")(64) is not None
    assert card.own


def test_a_figure_that_could_not_be_shown_is_shown_once_it_is_mended() -> None:
    class Move:
        id, areas = "x", ()

    spec: dict[str, Any] = {"keys": [{"t": 0, "kne": 1}]}
    figures = Figures(lambda _: spec, lambda: BASES, None)  # type: ignore[arg-type]
    assert figures.usable(Move) is None
    assert figures.usable(Move) is None
    spec = {"keys": [{"t": 0}], "base": "none-at-all"}
    assert figures.usable(Move) is None
    spec = {"keys": [{"t": 0}]}
    assert figures.usable(Move) is spec


def test_the_picture_follows_the_file(open_app: Open, profile: Path) -> None:
    file = own_exercise(profile / "exercises" / "Reaching.yaml")
    driver = open_app()
    pictures = driver.app.parts.kit.pictures
    first = pictures.of("arm-reach", "before")(64)
    assert pictures.of("arm-reach", "before")(64) is first
    own_exercise(file, figure=FIGURE.replace("170", "90"))
    driver.app.reload()
    assert pictures.of("arm-reach", "before")(64).pixels != first.pixels
