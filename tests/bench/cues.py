"""How late the cues of a 60-second routine come at normal speed, through the real window."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUTINE = Path(__file__).with_name("one-minute.yaml")


def measure() -> list[dict]:
    """Median and worst lateness of a cue, and of the end."""
    with tempfile.TemporaryDirectory() as profile:
        log = Path(profile) / "cues.jsonl"
        words = [
            sys.executable,
            "-m",
            "app",
            "play",
            str(ROUTINE),
            "--headless",
            "--log",
            str(log),
            "--data",
            profile,
        ]
        subprocess.run(words, check=True, timeout=150, env=dict(os.environ, KIVY_HOME=profile))
        cues = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    late_ms = [(cue["fired_s"] - cue["at_s"]) * 1000 for cue in cues]
    return [
        {"what": "cue lateness over 60 s, median, ms", "value": round(statistics.median(late_ms), 1)},
        {"what": "cue lateness over 60 s, worst, ms", "value": round(max(late_ms), 1), "must": 50},
        {"what": "end later than planned, ms", "value": round(late_ms[-1], 1), "must": 17},
    ]
