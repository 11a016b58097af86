"""Spans of time as people say them."""

import ast
from pathlib import Path

import pytest

from app.core import spans

APP = Path(spans.__file__).parents[1]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (0.4, "0 s"),
        (1, "1 s"),
        (7.4, "7 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (60, "1 min"),
        (89, "1 min"),
        (90, "2 min"),
        (150, "3 min"),
        (3569, "59 min"),
        (3570, "1 h"),
        (3600, "1 h"),
        (3900, "1 h 05"),
        (7200, "2 h"),
        (360_000, "100 h"),
    ],
)
def test_about_how_long(seconds: float, words: str) -> None:
    assert spans.length(seconds, str) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "5 s"), (60, "1 min"), (90, "1 min 30 s"), (3605, "1 h 5 s"), (119.6, "2 min")]
)
def test_to_the_second(seconds: float, words: str) -> None:
    assert spans.exact(seconds, str) == words


@pytest.mark.parametrize(("seconds", "words"), [(7, "1 min"), (60, "1 min"), (61, "2 min"), (420, "7 min")])
def test_minutes_to_keep_free(seconds: float, words: str) -> None:
    assert spans.begun(seconds, str) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, ("0", "minutes")),
        (1, ("1", "second")),
        (7, ("7", "seconds")),
        (60, ("1", "minute")),
        (63, ("1", "minute")),
        (303, ("5", "minutes")),
        (420, ("7", "minutes")),
        (3600, ("1", "hour")),
        (3900, ("1 h 05", "in all")),
        (7200, ("2", "hours")),
        (450_000, ("125", "hours")),
    ],
)
def test_a_number_and_its_unit(seconds: float, words: tuple[str, str]) -> None:
    assert spans.amount(seconds, str) == words


@pytest.mark.parametrize(
    ("done", "planned", "words"),
    [(180, 420, "3 of 7 min"), (7, 420, "7 s of 7 min"), (7, 40, "7 s of 40 s"), (60, 60, "1 of 1 min")],
)
def test_what_was_done_of_what_was_planned(done: float, planned: float, words: str) -> None:
    assert spans.of_planned(done, planned, str) == words


@pytest.mark.parametrize(
    ("seconds", "each", "words"),
    [(20, True, "20 s × 2"), (40, False, "40 s"), (100, False, "1 min 40 s"), (120, True, "2 min × 2")],
)
def test_how_long_a_step_is(seconds: float, each: bool, words: str) -> None:
    assert spans.of_step(seconds, str, each_side=each) == words


def test_one_second_is_no_seconds() -> None:
    assert spans.in_seconds(1, str) == "1 second"
    assert spans.in_seconds(40, str) == "40 seconds"


def test_no_other_file_makes_words_of_minutes_and_seconds() -> None:
    """Each way to say a length that is written elsewhere is one more that can be wrong."""
    signs = ("{minutes} min", "{seconds} s", "{hours} h", "{minutes}:")
    found = [
        f"{path.relative_to(APP)}:{node.lineno}"
        for path in APP.rglob("*.py")
        if path.name not in ("spans.py", "commands.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if any(sign in node.value for sign in signs)
    ]
    assert found == []
