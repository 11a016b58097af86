"""What somebody sees who starts Limber where there is no display."""

import os
import re
import struct
import subprocess
import sys
import zlib
from datetime import datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LED = ("check-in.png", "work.png", "switch.png", "done.png")


def rows(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and unpacked rows of a PNG."""
    width, height = struct.unpack(">II", png[16:24])
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    return width, height, zlib.decompress(data)


def colours(png: Path) -> int:
    """How many colours a picture has."""
    width, height, data = rows(png.read_bytes())
    line = 4 * width + 1  # each row begins with how it is filtered
    return len(
        {data[y * line + x : y * line + x + 4] for y in range(0, height, 3) for x in range(1, line, 12)}
    )


def start(tmp_path: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`limber run` with no display and a profile of its own."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    bare = {name: value for name, value in os.environ.items() if name not in displays}
    return subprocess.run(
        [sys.executable, "-m", "app", "run", "--data", str(tmp_path / "profile"), *words],
        cwd=ROOT,
        env={**bare, "TMPDIR": str(tmp_path), **more},
        capture_output=True,
        text=True,
        timeout=180,
    )


def pictures(run: subprocess.CompletedProcess[str]) -> list[Path]:
    """The pictures that were named, in order."""
    assert (run.returncode, run.stderr) == (0, "")
    _, tail = run.stdout.split("The pictures are in ")
    folder, *lines = tail.splitlines()
    return [Path(folder.rstrip(":")) / line.split()[0] for line in lines]


def settled(tmp_path: Path) -> None:
    from app.preview.sample_profile import settle

    settle(tmp_path / "profile", datetime.now().astimezone())  # answers of long ago are asked for again


@pytest.mark.xdist_group("play")
def test_without_a_display_a_newcomer_gets_pictures_from_the_first_start_to_done(tmp_path: Path) -> None:
    made = pictures(run := start(tmp_path, "--landscape"))
    assert [path.name for path in made] == ["start.png", "today.png", *LED]
    for path in made:
        width, height, _ = rows(path.read_bytes())
        assert (width, height) == (1830, 824)
        assert colours(path) > 100, f"{path.name} is hardly drawn"
    cues = re.findall(r"^ +(\d+:\d\d)  (\S+) +.*$", run.stdout, re.MULTILINE)
    assert cues[0] == ("0:00", "prepare")
    assert ("2:47", "switch") in cues
    assert cues[-1] == ("5:00", "done")
    assert "Change sides. Left leg." in run.stdout


@pytest.mark.xdist_group("play")
def test_the_pictures_are_of_the_runners_own_today_and_of_their_own_routine(
    tmp_path: Path,
) -> None:
    settled(tmp_path)
    before = sorted((tmp_path / "profile").rglob("*.db"))
    assert before
    own = tmp_path / "profile" / "routines" / "mine.yaml"
    own.parent.mkdir()
    shipped = (ROOT / "routines" / "cooldown-5-static.yaml").read_text("utf-8")
    own.write_text(shipped.replace("id: cooldown-5-static", "id: mine"), "utf-8")
    (own.parent / "gone.yaml").symlink_to(own.parent / "nowhere.yaml")
    (own.parent / "loop").symlink_to(own.parent.parent)
    run = start(tmp_path, "mine", "--speed", "200", "--lang", "pseudo")
    assert [path.name for path in pictures(run)] == ["today.png", *LED]
    assert "at 200 times its speed" in run.stdout
    held = subprocess.run(
        [sys.executable, "-m", "app", "export", "--data", str(tmp_path / "profile"), "--out", str(tmp_path / "all.json")],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "0 sessions, 0 check-ins" in held, "nothing of it belongs in the runner's record"


def test_where_no_picture_can_be_written_that_is_said(tmp_path: Path) -> None:
    user = os.getuid() if hasattr(os, "getuid") else 0
    (tmp_path / f"limber-pictures-{user}").write_text("in the way")
    run = start(tmp_path)
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "limber-pictures" in run.stderr
