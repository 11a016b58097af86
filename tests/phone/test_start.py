"""What was packed runs: unpacked as on a phone, from bytecode, without asserts and docstrings."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.phone.conftest import Packed

HERE = Path(__file__).parent

pytestmark = pytest.mark.xdist_group("package")


def run(packed: Packed, script: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A file run in the unpacked folder, in an environment like a phone's."""
    strange = ("PYTHONPATH", "XDG_DATA_HOME", "HOME", "KIVY_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in strange}
    environment |= {
        "ANDROID_PRIVATE": str(packed.files),
        "HOME": "/nowhere",
        "KIVY_HOME": str(packed.files.parent / "kivy"),
        "DISPLAY": ":phone",  # there is a screen, though SDL draws to none
        "SDL_VIDEODRIVER": "offscreen",
        "SDL_AUDIODRIVER": "dummy",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    (packed.files.parent / "kivy").mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-OO", str(script), *words],
        cwd=packed.files / "app",
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
    )


def inside(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def started(packed: Packed) -> dict[str, Any]:
    """What was on the screen after some frames."""
    before = inside(packed.files / "app")
    done = run(packed, HERE / "start.py")
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout, done.stderr[-2000:]
    seen = json.loads(done.stdout.splitlines()[-1])
    return {**seen, "new": sorted(map(str, inside(packed.files / "app") - before)), "stderr": done.stderr}


def test_it_opens_a_window_with_the_first_page_in_it(started: dict[str, Any]) -> None:
    assert started["colours"] > 50
    assert {"Begin", "Skip the tour", "Something feels wrong"} <= set(started["words"])
    assert "Traceback" not in started["stderr"]


def test_it_runs_from_bytecode_that_has_no_docstrings(started: dict[str, Any]) -> None:
    assert started["optimize"] == 2
    assert started["docstring"] is None
    assert started["not_ours"] == []


def test_it_asks_for_no_file_that_was_left_out(started: dict[str, Any]) -> None:
    assert started["missing"] == []


def test_it_writes_beside_the_code_and_never_into_it(started: dict[str, Any], packed: Packed) -> None:
    assert started["new"] == []
    assert (packed.files / "user" / "cache" / "routines.json").is_file()


def test_a_whole_routine_plays_with_its_exercises_figure_sounds_and_sentences(
    packed: Packed, tmp_path: Path
) -> None:
    log = tmp_path / "cues.jsonl"
    done = run(packed, HERE / "play.py", "warmup-5-quick", str(log))
    assert done.returncode == 0, done.stderr[-2000:]
    cues = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert cues[-1]["kind"] == "done"
    assert {"prepare", "start", "switch", "half-way"} <= {cue["kind"] for cue in cues}
    assert all(cue["text"] for cue in cues if cue["kind"] == "prepare")


def test_the_service_starts_without_kivy_and_ends_where_there_is_nothing_to_serve(
    packed: Packed, tmp_path: Path
) -> None:
    before = inside(packed.files / "app")
    done = run(packed, Path("app/wiring/service_main.pyc"), "--folder", str(tmp_path))
    assert done.returncode == 0, done.stderr[-2000:]
    assert "no session to serve" in done.stderr
    assert "kivy" not in done.stderr.lower()
    assert inside(packed.files / "app") == before
