"""The service as a process of its own, with a real clock."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.timeline import lay_out
from tests.service.race import ROOT, RealApp, ServiceProcess, count, race, wait


def test_ten_changes_between_two_processes_lose_no_cue_and_double_none(tmp_path: Path, library) -> None:
    timeline = lay_out(library.routine("warmup-10-full"), tempo=True)
    report = race(tmp_path, timeline, rounds=10, speed=8.0, longest_s=0.3, seed=3)
    print(report)
    assert report.changes == 10
    assert report.lost == report.doubled == []
    assert report.both == 0
    assert report.worst_position_s < 0.05
    assert report.by_service > 3


def test_who_leaves_while_the_service_is_still_starting_hears_every_cue_in_time(
    tmp_path: Path, library
) -> None:
    timeline = lay_out(library.routine("warmup-10-full"), tempo=True)
    report = race(tmp_path, timeline, rounds=4, speed=8.0, longest_s=0.3, seed=8, slow_every=2, slowest_s=4.0)
    print(report)
    assert report.slow == 2
    assert report.app_meanwhile > 2  # it went on meanwhile
    assert report.lost == report.doubled == []
    assert report.both == 0
    assert report.worst_late_s < 1.0  # later ones are dropped: here both are patient, and would have waited


def test_a_time_of_day_that_is_set_again_and_again_moves_no_cue(tmp_path: Path, library) -> None:
    timeline = lay_out(library.routine("warmup-10-full"), tempo=True)
    report = race(tmp_path, timeline, rounds=6, speed=8.0, longest_s=0.5, seed=4, wall_jumps=True)
    print(report)
    assert report.lost == report.doubled == []
    assert report.both == 0
    assert report.by_service > 1
    assert report.worst_late_s < 1.0


def kinds(service: ServiceProcess, what: str = "cue") -> list[str]:
    return [line["kind"] for line in service.lines() if line["what"] == what]


def test_a_service_plays_to_the_end_of_the_session_and_ends_itself(tmp_path: Path, routine) -> None:
    timeline = lay_out(routine("warmup-5-quick"))
    app = RealApp(tmp_path / "background", tmp_path / "service.jsonl", 20.0)
    try:
        app.begin(timeline)
        app.player.go_to_step(7)
        app.player.skip()
        app.relay.to_background()
        service = app.service
        code, errors = service.ended()
        assert (code, errors) == (0, "")
        app.relay.back()
        assert app.player.frame.over
        assert kinds(service)[-1] == "done"
        assert [line["on"] for line in service.lines() if line["what"] == "awake"] == [True, False]
        assert service.lines()[-1]["what"] == "clear"
        assert [line["title"] for line in service.lines() if line["what"] == "notice"][
            -1
        ] == "Done. Well done."
        assert list((tmp_path / "background").glob("*.json")) == []
    finally:
        app.close()


def test_a_service_that_is_killed_leaves_the_app_where_the_clock_says(tmp_path: Path, routine) -> None:
    app = RealApp(tmp_path / "background", tmp_path / "service.jsonl", 8.0)
    try:
        app.begin(lay_out(routine("warmup-5-quick"), tempo=True))
        app.relay.to_background()
        service = app.service
        wait(lambda: kinds(service))
        shared = tmp_path / "background" / "session.json"
        service.act("pause")
        wait(lambda: _shared(shared, "paused"))  # two buttons in one look would leave no pause between them
        service.act("resume")
        wait(lambda: _shared(shared, "lost"))
        service.kill()
        app.relay.back()
        at, session = app.standing()
        assert not app.player.resting
        assert session.elapsed(at) == pytest.approx(at - session.started - session.lost, abs=1e-6)
        assert session.lost > 0  # the pause that was made in the service
    finally:
        app.close()


def _shared(file: Path, name: str) -> float:
    """A number of the session that the two processes share; 0 where it is none."""
    found = re.search(rf'"{name}": ?([0-9.e-]+)', file.read_text("utf-8"))
    return float(found[1]) if found else 0.0


@pytest.mark.parametrize("leaves", [True, False])
def test_an_app_that_is_killed_leaves_the_service_playing_for_the_next_one(
    tmp_path: Path, leaves: bool
) -> None:
    code = f"from tests.service.race import app_to_be_killed as a; a({str(tmp_path)!r}, leaves={leaves})"
    child = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    started = float(child.stdout.readline())
    child.kill()
    child.communicate()
    app = RealApp(tmp_path / "background", tmp_path / "service.jsonl", 8.0)
    log = ServiceProcess.__new__(ServiceProcess)
    log.log = tmp_path / "service.jsonl"
    try:
        wait(lambda: count(log, "took") == 1 and kinds(log))
        assert app.relay.join() == ""
        at, session = app.standing()
        assert session.started == started
        assert session.elapsed(at) == pytest.approx(at - started, abs=1e-6)
        assert not app.player.resting
        assert count(log, "gave") == 1
        app.player.end()
        wait(lambda: not app.shared.serving.taken_elsewhere())
    finally:
        app.close()
