"""What is drawn has smooth edges, also without multisampling."""

import re
from collections.abc import Callable
from math import pi
from pathlib import Path
from typing import Any

import pytest

SIZE = 80
UI = Path(__file__).parents[3] / "app" / "ui"
COVERED = {"widgets/stage.py", "screens/session/disc_clip.py"}  # their edges lie under a ring


@pytest.fixture(scope="module", autouse=True)
def _window() -> None:
    from kivy.core.window import Window  # noqa: F401 - textures need one


def drawn(make: Callable[[Any], Any], alpha: float = 1.0) -> list[list[tuple[int, int, int]]]:
    """Each pixel from the foot up; drawn in white into a texture, which never has more than one sample."""
    from kivy.graphics import ClearBuffers, ClearColor, Color, Fbo

    from app.ui.widgets import shapes

    fbo = Fbo(size=(SIZE, SIZE))
    with fbo:
        ClearColor(0, 0, 0, 1)
        ClearBuffers()
        Color(1, 1, 1, alpha)
        make(shapes)
    shapes.lay_out()
    fbo.draw()
    pixels = fbo.pixels
    starts = range(0, len(pixels), 4)
    flat = [(pixels[at], pixels[at + 1], pixels[at + 2]) for at in starts]
    return [flat[row * SIZE : (row + 1) * SIZE] for row in range(SIZE)]


def area(rows: list[list[tuple[int, int, int]]]) -> float:
    """How many pixels are covered in all."""
    return sum(pixel[0] for row in rows for pixel in row) / 255


CIRCLE, BOX = pi * 30**2, 60 * 40 - (4 - pi) * 12**2
SHAPES: list[tuple[str, Callable[[Any], Any], float]] = [
    ("disc", lambda s: s.Disc(pos=(10, 10), size=(60, 60)), CIRCLE),
    ("flat disc", lambda s: s.Disc(pos=(10, 20), size=(60, 30)), CIRCLE / 2),
    ("card", lambda s: s.RoundShape(pos=(10, 10), size=(60, 40), radius=[12]), BOX),
    ("ring", lambda s: s.Stroke(width=4, circle=(40, 40, 26)), CIRCLE - pi * 22**2),
    ("half a ring", lambda s: s.Stroke(width=4, cap="none", circle=(40, 40, 26, 0, 180)), pi * 26 * 8),
    ("round ends", lambda s: s.Stroke(width=6, points=[20, 40, 60, 40]), 40 * 12 + pi * 36),
    ("a dot", lambda s: s.Stroke(width=6, circle=(40, 40, 26, 0, 0.1)), pi * 36),
    ("bent path", lambda s: s.Stroke(width=3, cap="none", points=[10, 10, 40, 60, 70, 10]), 6 * 2 * 58.3),
    (
        "card's edge",
        lambda s: s.Stroke(width=1, rounded_rectangle=(10, 10, 60, 40, 12)),
        2 * (2 * (36 + 16) + 2 * pi * 12),
    ),
    ("triangle", lambda s: s.Polygon(points=[10, 10, 70, 10, 40, 60]), 1500),
    ("turned triangle", lambda s: s.Polygon(points=[40, 60, 70, 10, 10, 10]), 1500),
    ("diamond", lambda s: s.Polygon(points=[20, 40, 40, 20, 60, 40, 40, 60]), 800),
]


@pytest.mark.parametrize(("make", "wanted"), [shape[1:] for shape in SHAPES], ids=[s[0] for s in SHAPES])
def test_it_covers_what_a_shape_of_its_measures_covers(make: Callable[[Any], Any], wanted: float) -> None:
    assert area(drawn(make)) == pytest.approx(wanted, rel=0.02)


@pytest.mark.parametrize(("name", "make"), [shape[:2] for shape in SHAPES], ids=[s[0] for s in SHAPES])
def test_a_slanting_or_round_edge_has_pixels_that_are_partly_covered(
    name: str, make: Callable[[Any], Any]
) -> None:
    partly = sum(10 < pixel[0] < 245 for row in drawn(make) for pixel in row)
    assert partly >= 16, name


def test_a_straight_edge_on_whole_pixels_stays_sharp() -> None:
    rows = drawn(lambda s: s.RoundShape(pos=(10, 10), size=(60, 40), radius=[12]))
    assert [rows[30][x][0] for x in (9, 10, 69, 70)] == [0, 255, 255, 0]
    assert [rows[y][40][0] for y in (9, 10, 49, 50)] == [0, 255, 255, 0]


def test_corners_may_differ_and_one_of_none_is_square() -> None:
    rows = drawn(lambda s: s.RoundShape(pos=(10, 10), size=(60, 40), radius=[0, 0, 16, 16]))
    assert [rows[49][x][0] for x in (10, 69)] == [255, 255], "at the top"
    assert [rows[10][x][0] for x in (10, 69)] == [0, 0], "at the foot"


def test_nothing_is_drawn_twice_where_it_lets_through() -> None:
    for name, make, _area in SHAPES:
        if name == "bent path":  # lies over itself in the sharp bend
            continue
        assert max(pixel[0] for row in drawn(make, 0.5) for pixel in row) <= 128, name


def test_a_gradient_runs_from_the_top_to_the_foot() -> None:
    def make(shapes: Any) -> None:
        shape = shapes.RoundShape(pos=(10, 10), size=(60, 60), radius=[20])
        shape.blend = ((1, 0, 0, 1), (0, 0, 1, 1))

    column = [row[40] for row in drawn(make)[10:70]]
    reds, blues = [pixel[0] for pixel in column], [pixel[2] for pixel in column]
    assert reds == sorted(reds)
    assert blues == sorted(blues, reverse=True)
    assert reds[0] < 10
    assert reds[-1] > 245
    assert blues[0] > 245


def test_what_has_no_size_draws_nothing() -> None:
    assert area(drawn(lambda s: s.RoundShape(pos=(10, 10), size=(0, 40), radius=[12]))) == 0
    assert area(drawn(lambda s: s.Stroke(width=2, points=[10, 10]))) == 0
    assert area(drawn(lambda s: s.Polygon(points=[1, 1, 1, 1, 1, 1]))) == 0


def test_it_is_laid_out_once_however_often_it_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    from kivy.graphics import Canvas

    from app.ui.widgets import shapes

    laid: list[Any] = []
    true = shapes.RoundShape.lay
    monkeypatch.setattr(shapes.RoundShape, "lay", lambda self: (laid.append(self), true(self)))
    with Canvas():
        shape = shapes.RoundShape()
    for place in range(10):
        shape.pos, shape.size, shape.radius = (place, 0), (10 + place, 10), [place]
    shapes.lay_out()
    assert laid.count(shape) == 1


def test_nothing_else_draws_an_edge_that_is_round_or_slants() -> None:
    jagged = re.compile(r"\b(RoundedRectangle|Ellipse|Line|SmoothLine|Triangle|Quad|Bezier|StencilPush)\b\(")
    files = [*UI.rglob("*.py"), *UI.rglob("*.kv")]
    found = {path.relative_to(UI).as_posix() for path in files if jagged.search(path.read_text("utf-8"))}
    assert found == COVERED


def test_what_a_shape_does_not_know_is_not_set_in_silence() -> None:
    from app.ui.widgets import shapes

    for shape in (shapes.Stroke(), shapes.RoundShape(), shapes.Disc(), shapes.Polygon()):
        with pytest.raises(AttributeError):
            shape.rectangle = (0, 0, 10, 10)
