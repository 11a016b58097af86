"""A figure is taken out of a file that somebody else wrote, and one that no body could do is told."""

import time
from pathlib import Path
from typing import Any

import pytest

from app.data.files.paths import share_folder
from app.data.files.yaml_reader import read
from app.wiring.figure_check import FigureCheck, said_of
from app.wiring.pages.figure_picker import NoFigureError, figure_in
from tests.ui.own_files import FIGURE, own_exercise, write

SHIPPED = share_folder() / "assets" / "exercises"
BENT = {"base": "stand", "keys": [{"t": 0, "knee": 200}, {"t": 0.5}]}


def test_it_is_that_of_an_exercise_or_a_block_alone(tmp_path: Path) -> None:
    whole = own_exercise(tmp_path / "whole.yaml")
    alone = write(tmp_path / "alone.yaml", FIGURE)
    bare = write(tmp_path / "bare.yaml", "base: stand\nkeys:\n  - {t: 0}\n")
    assert figure_in(whole) == figure_in(alone) == read(whole).data["figure"]
    assert figure_in(bare) == {"base": "stand", "keys": [{"t": 0}]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: a\ntitle: T\n", ""),
        ("- 1\n", ""),
        ("figure: [\n", "line 2"),
        ("figure:\n  base: stand\n  keys:\n    - {t: 0, kne: 20}\n", ":4:"),
    ],
)
def test_a_file_without_one_that_can_be_shown_says_why(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(NoFigureError) as raised:
        figure_in(write(tmp_path / "a.yaml", text))
    assert said in str(raised.value)


def test_what_limber_brings_can_be_done_and_a_broken_knee_cannot() -> None:
    assert said_of(read(SHIPPED / "hip-hinge.yaml").data["figure"]) == []
    assert any("degrees" in text for text in said_of(BENT))
    assert said_of({"base": "nowhere"}) != []


def test_a_figure_is_checked_once_beside_the_thread_that_draws() -> None:
    waiting: list[Any] = []
    told: list[int] = []
    check = FigureCheck(waiting.append, lambda spec: spec == {"base": "stand"})
    assert check.ask(None, (), lambda: None) == []
    assert check.ask({"base": "stand"}, (), lambda: None) == []
    assert check.ask(BENT, ("shins",), lambda: told.append(1)) is None
    assert check.ask(BENT, ("shins",), lambda: told.append(2)) is None
    until = time.monotonic() + 60
    while not waiting and time.monotonic() < until:
        time.sleep(0.02)
    waiting.pop()()
    assert told == [1]
    assert not waiting
    assert check.ask(BENT, (), lambda: None)
