"""Starts the watched processes and looks at them from outside."""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
EMPTY, LIMBER = "tests.bench.empty_app", "tests.bench.limber_app"
_PEAK_EVERY_S = 0.05
_HANGS_AFTER_S = 300.0


class BenchError(Exception):
    """A measurement could not be made; the message says which and why."""


@contextmanager
def compiled() -> Iterator[None]:
    """Limber as a runner has it: compiled, like Kivy, also where this machine is told to keep no bytecode."""
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="limber-bytecode-") as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        try:
            subprocess.run([sys.executable, "-m", "compileall", "-q", "app", "tests"], cwd=ROOT, check=True)
            yield
        finally:
            os.environ.clear()
            os.environ.update(kept)


def environment(home: str, **more: str) -> dict[str, str]:
    """Of a watched process: no display, no sound, nothing of the user's."""
    return {
        **os.environ,
        "SDL_VIDEODRIVER": "offscreen",
        "SDL_AUDIODRIVER": "dummy",
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_CONFIG": "1",
        "KIVY_NO_FILELOG": "1",
        "KIVY_NO_CONSOLELOG": "1",
        "KIVY_HOME": home,
        "PYTHONPATH": str(ROOT),
        **more,
    }


def run(
    module: str, job: dict[str, Any], *, memory: bool = False, longest_s: float = _HANGS_AFTER_S, **more: str
) -> list[dict[str, Any]]:
    """Runs a watched process to its end; returns what it said, one dict a line.

    Args:
        module: EMPTY or LIMBER.
        job: What it is to do.
        memory: Note with every line how much memory it holds, and how much at most until it has settled.
        longest_s: It is ended after so long.
        more: Further environment.
    """
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile("w+") as errors:
        words = [sys.executable, "-m", module, json.dumps(job)]
        variables = environment(home, STARTED=str(time.monotonic()), **more)
        with subprocess.Popen(
            words, env=variables, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=home
        ) as process:
            hangs = threading.Timer(longest_s, process.kill)
            hangs.daemon = True
            hangs.start()
            peak = Peak(process.pid) if memory else None
            said = []
            assert process.stdout is not None
            for line in process.stdout:
                if not line.startswith("{"):
                    continue
                found = json.loads(line)
                if peak is not None:
                    if "settled" in found:
                        peak.end()
                    found["pss_mb"], found["peak_mb"] = memory_mb(process.pid), peak.mb
                    found["rss_mb"] = memory_mb(process.pid, "Rss")
                said.append(found)
            process.wait()
            hangs.cancel()
        if process.returncode or not said:
            errors.seek(0)
            why = errors.read().strip().splitlines()
            raise BenchError(f"{module} {job['do']} ended with {process.returncode}: {' / '.join(why[-4:])}")
    return said


def rows_of(module: str, *words: object) -> Any:
    """What a module of the bench prints as JSON when it runs in a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        try:
            done = subprocess.run(
                [sys.executable, "-m", module, *map(str, words)],
                cwd=ROOT,
                env=environment(home),
                capture_output=True,
                text=True,
                check=False,
                timeout=_HANGS_AFTER_S,
            )
        except subprocess.TimeoutExpired:
            raise BenchError(f"{module} did not end within {_HANGS_AFTER_S:g} s") from None
    if done.returncode:
        raise BenchError(f"{module} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def memory_mb(pid: int | str, kind: str = "Pss") -> float | None:
    """The memory of a process, MB of 1,000,000 bytes; None where that is not told.

    With software OpenGL the renderer is part of the process, and so of this figure.

    Args:
        pid: The process, or "self".
        kind: "Pss", its share of what it uses, or "Rss", all that it uses whoever else does too.
    """
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return None
    found = re.search(rf"^{kind}:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * 1024 / 1e6 if found else None


class Peak:
    """The most memory that a process held, looked at twenty times a second until `end`."""

    def __init__(self, pid: int) -> None:
        self.mb: float | None = None
        self._pid, self._ended = pid, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Looks no more."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_PEAK_EVERY_S):
            now = memory_mb(self._pid)
            if now is None:
                return
            self.mb = max(now, self.mb or 0.0)
