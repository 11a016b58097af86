"""A phone ends the app's process at once: by then nothing may be pending."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.service.race import ROOT

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at its files through /proc")


def test_an_app_that_is_closed_amid_a_session_leaves_nothing_pending(tmp_path: Path) -> None:
    files, seen = tmp_path / "files", tmp_path / "seen.json"
    code = f"from tests.last_look import run; run('main.py', {str(files)!r}, {str(seen)!r}, 1.0)"
    like_a_phone = {
        "ANDROID_PRIVATE": str(files),
        "DISPLAY": ":phone",  # there is a screen, though SDL draws to none
        "SDL_VIDEODRIVER": "offscreen",
        "SDL_AUDIODRIVER": "dummy",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **like_a_phone}, capture_output=True,
        text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(seen.read_text()) == {
        "code": 0, "main": True, "threads": [], "open": [], "at exit": [],
    }  # fmt: skip
    user = files / "user"
    assert [path.name for path in user.iterdir() if path.name.endswith(("-wal", "-journal"))] == []
    with sqlite3.connect(f"file:{user / 'limber.db'}?mode=ro", uri=True) as record:
        ((position_s,),) = record.execute("SELECT position_s FROM unfinished").fetchall()
    assert position_s > 0.5
    left = json.loads((user / "cache" / "background" / "session.json").read_text("utf-8"))
    assert left["handover"]["counted"]["position_s"] == pytest.approx(position_s, abs=0.5)
