"""No file is so large, or so made, that reading it fills the memory; `make soak` also measures how long each takes."""

from pathlib import Path

import pytest

from tests.fuzz.giants import GIANTS
from tests.fuzz.loaders import LOADERS
from tests.fuzz.trial import Tally, try_one

_PATIENCE_S = 15.0  # a test says what is done, not how fast the machine is


@pytest.mark.parametrize("name", GIANTS)
def test_a_giant_is_loaded_or_refused_within_200_mb(name: str, tmp_path: Path) -> None:
    loader, make = LOADERS[GIANTS[name][0]], GIANTS[name][1]
    content = make()
    whole = tmp_path / "whole"
    whole.mkdir()
    loader.load(loader.seeds()[0], whole)  # what is compiled once is no part of it
    tally = Tally()
    try_one(loader, content, tmp_path, tally, most_s=_PATIENCE_S)
    assert tally.answers.total() == 1
