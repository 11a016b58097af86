import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path


def rows(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and unpacked rows of a PNG."""
    width, height = struct.unpack(">II", png[16:24])
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    return width, height, zlib.decompress(data)


def test_without_a_display_run_makes_a_picture_of_today_and_says_where(tmp_path: Path) -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    words = [sys.executable, "-m", "app", "run", "--data", str(tmp_path), "--landscape"]
    run = subprocess.run(
        words, env={**bare, "TMPDIR": str(tmp_path)}, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    path = Path(run.stdout.strip().rsplit(" ", 1)[-1])
    assert path.parent == tmp_path
    width, height, pixels = rows(path.read_bytes())
    assert (width, height) == (1830, 824)
    assert len(set(pixels)) > 100  # something is drawn, with soft edges
