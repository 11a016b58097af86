"""The proof of the background service: two processes change hands two hundred times, at random moments.

One time in ten the service has died and the app is left while another one is starting, as on a slow phone.
"""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.timeline import lay_out
from tests.service.race import race

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("buildozer") is None,
    reason="takes minutes; part of `make test-phone`. A short form is in tests/service",
)


def test_two_hundred_changes_lose_no_cue_and_double_none(tmp_path: Path, library) -> None:
    made = library.routine("warmup-10-full")
    timeline = lay_out(replace(made, steps=made.steps * 3), tempo=True)
    report = race(
        tmp_path, timeline, rounds=200, speed=4.0, longest_s=0.65, seed=1, slow_every=10, slowest_s=3.0
    )
    print(report)
    assert report.changes == 200
    assert report.slow == 20
    assert report.lost == report.doubled == []
    assert report.both == 0
    assert report.worst_position_s < 0.05
    assert report.worst_late_s < 1.0  # later ones are dropped: here both are patient, and would have waited
    assert report.by_service > 100
    assert report.app_meanwhile > 20
    assert report.in_between > 0
