"""No file is so large, or so made, that reading it fills the memory; `make soak` has more of them, and measures."""

from pathlib import Path

import pytest

from tests.fuzz.giants import GIANTS
from tests.fuzz.loaders import LOADERS
from tests.fuzz.trial import Tally, try_one, warm

_SOME = (
    "lists in place", "keys in place", "settings", "wrong sessions", "long numbers", "brackets", "many keys", "aliases",
    "braces", "more text than may be",
)  # fmt: skip
_PATIENCE_S = 15.0  # a test says what is done, not how fast the machine is


@pytest.mark.parametrize("name", _SOME)
def test_a_giant_is_loaded_or_refused_within_200_mb(name: str, tmp_path: Path) -> None:
    loader, make = LOADERS[GIANTS[name][0]], GIANTS[name][1]
    content = make()
    warm(loader, tmp_path)
    tally = Tally()
    try_one(loader, content, tmp_path, tally, most_s=_PATIENCE_S)
    assert tally.answers.total() == 1
