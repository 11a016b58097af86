"""A phone ends the service's process at once: by then nothing may be pending."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.timeline import lay_out
from tests.service.race import ROOT, RealApp, ServiceProcess, wait

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at its files through /proc")


class WatchedService(ServiceProcess):
    """The service, looked at when it leaves."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.log, self.seen = log, log.with_name("seen.json")
        code = f"""if True:
            import app.device.detect  # before the folder of the entry file is in the way
            from tests.last_look import run
            run('app/wiring/service_main.py', {str(folder.parent)!r}, {str(self.seen)!r})"""
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, "--folder", str(folder), "--log", str(log)],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip


NOTHING = {"code": 0, "main": True, "threads": [], "open": [], "at exit": []}


def test_a_service_that_has_played_to_the_end_leaves_nothing_pending(tmp_path: Path, routine) -> None:
    app = RealApp(tmp_path / "background", tmp_path / "service.jsonl", 20.0, service=WatchedService)
    try:
        app.begin(lay_out(routine("warmup-5-quick")))
        app.player.go_to_step(7)
        app.player.skip()
        app.relay.to_background()
        service = app.service
        assert isinstance(service, WatchedService)
        assert service.ended() == (0, "")
        assert json.loads(service.seen.read_text()) == NOTHING
        assert [line["what"] for line in service.lines()][-2:] == ["gave", "clear"]
        assert [line["on"] for line in service.lines() if line["what"] == "awake"][-1] is False
        left = json.loads((tmp_path / "background" / "session.json").read_text("utf-8"))
        assert left["handover"]["next_cue"] == len(left["timeline"]["cues"])
        assert not app.shared.serving.taken_elsewhere()
        assert not app.shared.sounding.taken_elsewhere()
    finally:
        app.close()


def test_a_service_whose_session_is_gone_leaves_nothing_pending(tmp_path: Path, routine) -> None:
    app = RealApp(tmp_path / "background", tmp_path / "service.jsonl", 1.0, service=WatchedService)
    try:
        app.begin(lay_out(routine("warmup-5-quick")))
        service = app.service
        assert isinstance(service, WatchedService)
        wait(lambda: any(line["what"] == "notice" for line in service.lines()))
        app.player.end()
        assert service.ended() == (0, "")
        assert json.loads(service.seen.read_text()) == NOTHING
        assert service.lines()[-1]["what"] == "clear"
    finally:
        app.close()
