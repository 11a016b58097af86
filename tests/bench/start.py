"""Time from the start of the process to the first frame, against an empty Kivy app."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
EMPTY, TODAY = "tests.bench.empty_app", "tests.bench.today_app"


def seconds(module: str, profile: str) -> float:
    """Seconds from spawning a module's process to its first frame."""
    environment = dict(
        os.environ,
        SDL_VIDEODRIVER="offscreen",
        SDL_AUDIODRIVER="dummy",
        KIVY_NO_ARGS="1",
        KIVY_NO_CONFIG="1",
        KIVY_NO_FILELOG="1",
        KIVY_NO_CONSOLELOG="1",
        KIVY_HOME=profile,
        PROFILE=profile,
        STARTED=str(time.monotonic()),
    )
    run = subprocess.run(
        [sys.executable, "-m", module],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(run.stdout.split()[-1])


def measure() -> list[dict]:
    """Medians of both, and the median of the ratio run by run."""
    with tempfile.TemporaryDirectory() as profile:
        for module in (EMPTY, TODAY):
            seconds(module, profile)  # once to warm the disk
        first_ever = seconds(TODAY, str(Path(profile) / "new"))
        pairs = [(seconds(EMPTY, profile), seconds(TODAY, profile)) for _ in range(RUNS)]
    empty, today = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    return [
        {"what": "first frame of an empty Kivy app, s", "value": round(empty, 3)},
        {"what": "first frame of Today, s", "value": round(today, 3)},
        {"what": "first frame of Today in a new profile, s", "value": round(first_ever, 3)},
        {"what": "first frame: Today / empty Kivy app", "value": round(ratio, 2), "limit": 1.5},
    ]
