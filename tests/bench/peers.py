"""Other programs that the user has installed, beside Limber as it is started by hand: `--peer 'command'`."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.children import ROOT, BenchError, environment, pss_mb
from tests.bench.table import Row

STARTS, _SETTLES_S, _WATCHED_S, _PATIENCE_S = 3, 8.0, 5.0, 20.0


def measure(commands: Sequence[str], *, quick: bool = False) -> list[Row]:
    """First window, memory and processor of each command, and first of Limber; only on Linux."""
    if not sys.platform.startswith("linux"):
        return [{"what": "other programs are measured on Linux only", "value": None}]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "app", "run", "--data", folder]
        if not os.environ.get("DISPLAY"):  # with no display it would make a picture and end
            code = (
                "import sys; from pathlib import Path; from app.main import Options, build; "
                "build(Options(headless=True, data=Path(sys.argv[1]))).run()"
            )
            ours = [sys.executable, "-c", code, folder]
        for name, words in [("Limber", ours), *((command, shlex.split(command)) for command in commands)]:
            found = [watch(words) for _ in range(1 if quick else STARTS)]
            for key, what in {
                "window_s": "first window, s",
                "pss_mb": f"memory after {_SETTLES_S:g} s, MB",
                "percent": "CPU at rest, %",
            }.items():
                values = [one[key] for one in found if one[key] is not None]
                rows.append(
                    {"what": f"{name}: {what}", "value": round(median(values), 2) if values else None}
                )
    return rows


def watch(words: Sequence[str]) -> dict[str, Any]:
    """Starts a program, lets it rest, and ends it with everything it has started.

    Raises:
        BenchError: There is no such program, or it ends by itself.
    """
    begun = time.monotonic()
    variables = environment("", STARTED="")
    for name in ("KIVY_HOME", "KIVY_NO_CONFIG", "STARTED", "PYTHONPATH"):
        variables.pop(name)
    if os.environ.get("DISPLAY"):
        variables.pop("SDL_VIDEODRIVER")
    variables["PYTHONPATH"] = str(ROOT)
    try:
        process = subprocess.Popen(
            words, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        raise BenchError(f"`{shlex.join(words)}` cannot be started: {error.strerror}") from None
    try:
        window_s = _first_window(process, begun)
        time.sleep(max(_SETTLES_S - (time.monotonic() - begun), 0))
        if process.poll() is not None:
            raise BenchError(
                f"`{shlex.join(words)}` ended by itself within {_SETTLES_S:g} s; it has to go on running"
            )
        before = processor_s(process.pid)
        time.sleep(_WATCHED_S)
        percent = 100 * (processor_s(process.pid) - before) / _WATCHED_S
        memory = [pss_mb(pid) or 0.0 for pid in _family(process.pid)]
        return {"window_s": window_s, "pss_mb": sum(memory) or None, "percent": percent}
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _first_window(process: subprocess.Popen[bytes], begun: float) -> float | None:
    """Seconds to the first window that is seen; None without X11 or xdotool, or where none comes."""
    if not os.environ.get("DISPLAY") or shutil.which("xdotool") is None:
        return None
    while time.monotonic() - begun < _PATIENCE_S and process.poll() is None:
        for pid in _family(process.pid):
            search = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(pid), "--name", ""]
            if subprocess.run(search, capture_output=True, check=False).stdout.strip():
                return time.monotonic() - begun
        time.sleep(0.01)
    return None


def _family(pid: int) -> list[int]:
    """A process and all that it has started."""
    found = [pid]
    for one in found:
        for file in Path(f"/proc/{one}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found += map(int, file.read_text("ascii").split())
    return found


def processor_s(pid: int) -> float:
    """Seconds of processor that a process and all that it has started have used."""
    ticks = 0
    for one in _family(pid):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
