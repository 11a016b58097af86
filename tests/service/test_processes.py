"""The service as a process of its own, with a real clock."""

from pathlib import Path

from app.core.timeline import lay_out
from tests.service.race import race


def test_ten_changes_between_two_processes_lose_no_cue_and_double_none(tmp_path: Path, library) -> None:
    timeline = lay_out(library.routine("warmup-10-full"), tempo=True)
    report = race(tmp_path, timeline, rounds=10, speed=8.0, longest_s=0.3, seed=3)
    print(report)
    assert report.changes == 10
    assert report.lost == report.doubled == []
    assert report.both == 0
    assert report.worst_position_s < 0.05
    assert report.by_service > 3
