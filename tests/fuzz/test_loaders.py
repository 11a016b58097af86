"""Whatever lies in a file, it loads or is refused with file:line:column: never a traceback, a hang, or the memory full."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.loaders import LOADED, LOADERS, Loader
from tests.fuzz.mutate import hostile
from tests.fuzz.trial import Tally, try_one

FILES = 500  # of all loaders together; `make soak` tries forty times as many
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@pytest.fixture(params=LOADERS.values(), ids=LOADERS)
def loader(request: pytest.FixtureRequest, tmp_path: Path) -> Loader:
    loader: Loader = request.param
    for number, content in enumerate(loader.seeds()):  # also reads and compiles what is needed once
        place = tmp_path / f"whole-{number}"
        place.mkdir()
        assert loader.load(content, place) == LOADED
    return loader


def test_a_hostile_file_is_loaded_or_refused_with_its_line(loader: Loader, tmp_path: Path) -> None:
    tally = Tally()

    @settings(max_examples=FILES * loader.share // 100, suppress_health_check=_SLOW, deadline=None)
    @given(hostile(loader.seeds(), as_json=loader.as_json))
    def run(content: bytes) -> None:
        try_one(loader, content, tmp_path, tally)

    run()
    assert tally.answers.total() >= FILES * loader.share // 100 * 0.8


def test_the_shares_of_the_loaders_make_a_hundred() -> None:
    assert sum(loader.share for loader in LOADERS.values()) == 100
