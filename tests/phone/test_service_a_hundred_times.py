"""The proof of the background service: two processes change hands a hundred times, at random moments."""

import importlib.util
from pathlib import Path

import pytest

from app.core.timeline import lay_out
from tests.service.race import race

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("buildozer") is None,
    reason="takes more than a minute; part of `make test-phone`. A short form is in tests/service",
)


def test_a_hundred_changes_lose_no_cue_and_double_none(tmp_path: Path, library) -> None:
    timeline = lay_out(library.routine("warmup-10-full"), tempo=True)
    report = race(tmp_path, timeline, rounds=100, speed=6.0, longest_s=0.65, seed=1)
    print(report)
    assert report.changes == 100
    assert report.lost == report.doubled == []
    assert report.both == 0
    assert report.worst_position_s < 0.05
    assert report.by_service > 100
    assert report.in_between > 0
