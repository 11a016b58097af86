"""Where a figure would stand, an exercise without one has a drawing."""

from pathlib import Path

import pytest

from app.ui.widgets.figures import Figures
from app.ui.widgets.moving_figure import MovingFigure
from app.ui.widgets.no_figure import NoFigure, no_figure_picture
from tests.ui.driver import Open
from tests.ui.own_files import own_exercise

UNUSABLE = "figure:\n  base: stand\n  keys:\n    - {t: 0, kne: 20}\n"


@pytest.mark.parametrize("figure", ["", UNUSABLE], ids=["none", "one that cannot be used"])
def test_rows_and_pages_have_a_drawing_in_its_place(open_app: Open, profile: Path, figure: str) -> None:
    own_exercise(profile / "exercises" / "arm-reach.yaml", figure=figure)
    driver = open_app()
    pictures = driver.app.parts.kit.pictures
    drawn = pictures.of("arm-reach", "before", tile=True)(64)
    assert drawn is not None
    assert drawn.pixels != pictures.of("cat-cow", "before", tile=True)(64).pixels
    driver.context.routes.open("exercise", "arm-reach")
    driver.settle()
    assert driver.app.screen.figure.spec is None
    assert [widget for widget in driver.widgets(NoFigure) if widget.width > 100]


def test_it_is_drawn_in_the_middle_on_a_clear_ground(open_app: Open) -> None:
    driver = open_app()
    edge = 80
    texture = no_figure_picture(driver.context.theme, "rest", edge)
    assert texture.size == (edge, edge)
    alphas = texture.pixels[3::4]
    rows = [alphas[row * edge : (row + 1) * edge] for row in range(edge)]
    assert not any(rows[0])
    assert not any(rows[-1])
    assert not any(row[0] or row[-1] for row in rows)
    covered = sum(alpha > 127 for alpha in alphas) / edge**2
    assert 0.05 < covered < 0.3, "a few strokes"


def test_a_figure_may_be_given_that_stands_in_no_file(open_app: Open, profile: Path) -> None:
    own_exercise(profile / "exercises" / "arm-reach.yaml", figure="")
    driver = open_app()
    kit, exercise = driver.app.parts.kit, driver.app.routines.exercise("arm-reach")
    spec = {"base": "stand", "keys": [{"t": 0}]}
    assert MovingFigure(kit, exercise, "before", None, spec).spec is spec
    assert MovingFigure(kit, exercise, "before", None, {"base": "nowhere"}).spec is None
    figures: Figures = kit.figures()
    assert figures.posable(spec, exercise)
