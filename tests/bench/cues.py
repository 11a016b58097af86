"""How late cues come in real time: as the scheduler has them, and as they are heard; paused again and again.

One run of ten minutes gives the lateness, the end of the plan after 40 pauses, and Python's time a frame; a
second one the same with every core kept busy by others.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from math import nan
from pathlib import Path
from typing import Any

from app.core.cues import COUNTDOWN_S
from app.device.clock import SleepProofClock
from tests.bench.children import LIMBER, ROOT, run
from tests.bench.heard import RATE, Ear, onset, pipe_in, template
from tests.bench.table import Row, percentile

SOUNDS = ROOT / "assets" / "sounds"
TEN_MINUTES, PAUSES = "warmup-10-full", 40
ONE_MINUTE = str(Path(__file__).with_name("one-minute.yaml"))
BUSY_S, _LONGEST_S = 180.0, 900.0
_BEFORE, _AFTER = 1, 3  # buffers around the call of a sound in which it is looked for


def measure(*, quick: bool = False) -> list[Row]:
    """All rows about time; eleven minutes, in short form one."""
    session, pauses = (ONE_MINUTE, 4) if quick else (TEN_MINUTES, PAUSES)
    found, ear = listen({"session": session, "pauses": pauses})
    many = f"{found['plan_s'] / 60:g} min with {pauses} pauses"
    return [
        *_scheduler(found, f"over {many}", 25, 5),
        *_heard(found, ear, ""),
        end_row(found, f"end of a plan of {many}, off its time by, ms"),
        *(
            {
                "what": f"Python time of a frame in session over {many}, {part}, ms",
                "value": round(found[f"python_ms_{part}"], 2),
                **({"must": 3.0, "aim": 1.5} if part == "p95" else {}),
            }
            for part in ("p50", "p95", "p99")
        ),
        {"what": "frames drawn a second in that run", "value": round(found["frames_per_s"], 1)},
    ]


def measure_busy(*, quick: bool = False) -> list[Row]:
    """The same for three minutes with every core busy."""
    stop_s = 15.0 if quick else BUSY_S
    with all_cores_busy() as count:
        found, ear = listen({"session": TEN_MINUTES, "pauses": 0, "stop_after_s": stop_s})
    return [
        *_scheduler(found, f"over {stop_s:g} s with {count} busy cores", 60, 25),
        *_heard(found, ear, f" with {count} busy cores"),
    ]


@contextmanager
def all_cores_busy() -> Iterator[int]:
    """As many processes that never rest as there are cores."""
    spin = [sys.executable, "-c", "while True: pass"]
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    spinning = [subprocess.Popen(spin) for _ in range(count)]
    try:
        yield count
    finally:
        for one in spinning:
            one.kill()
            one.wait()


def listen(job: dict[str, Any]) -> tuple[dict[str, Any], Ear | None]:
    """Plays a session in real time and keeps what is heard."""
    with tempfile.TemporaryDirectory() as name:
        pipe, ear, more = pipe_in(Path(name)), None, {}
        if pipe is not None:
            ear = Ear(pipe, SleepProofClock().now)
            ear.start()
            more = {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(pipe)}
        try:
            found = run(
                LIMBER, {"do": "play", "data": f"{name}/profile", **job}, longest_s=_LONGEST_S, **more
            )[-1]
        finally:
            if pipe is not None and ear is not None:
                os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))  # frees a reader whose writer never came
                ear.join()
    return found, ear


def _scheduler(found: dict[str, Any], where: str, must: float, aim: float) -> list[Row]:
    late = [cue["late_ms"] for cue in found["cues"]]
    worst = max(found["cues"], key=lambda cue: cue["late_ms"])
    of = f"lateness of {len(late)} cues {where}"
    return [
        {"what": f"{of}, p50, ms", "value": round(percentile(late, 0.5), 2)},
        {"what": f"{of}, p99, ms", "value": round(percentile(late, 0.99), 2)},
        {
            "what": f"{of}, worst ({worst['kind']}), ms",
            "value": round(worst["late_ms"], 2),
            "must": must,
            "aim": aim,
        },
    ]


def end_row(found: dict[str, Any], what: str) -> Row:
    """How far from the end of the plan its last cue came, by the time of the taps on pause and resume.

    The taps are timed outside the session, which reads the clock for itself.
    """
    value = None
    if found["finished"]:
        end = found["cues"][-1]
        came = end["due"] + end["late_ms"] / 1000
        planned = (
            found["started"] + found["plan_s"] + sum(after - before for before, after in found["pauses"])
        )
        value = round(abs(came - planned) * 1000, 1)
    return {"what": what, "value": value, "must": 17, "aim": 0}


def _heard(found: dict[str, Any], ear: Ear | None, where: str) -> list[Row]:
    spacing = f"spacing of the heard 3-2-1-go{where}"
    if ear is None or not ear.starts:
        return [{"what": f"{spacing}, ms", "value": None, "must": 1, "aim": 0}]
    late, off, lost = heard(found, ear)
    farthest = max(map(abs, off)) if off and not lost else None
    spacing = f"{spacing}, farthest of {len(off)} from one second"
    of = f"lateness of {len(late)} heard sounds{where}"
    return [
        {
            "what": f"{spacing}, ms",
            "value": None if farthest is None else round(farthest * 1000 / RATE, 3),
            "must": 1,
            "aim": 0,
        },
        {"what": f"{spacing}, samples of 1/{RATE} s", "value": farthest},
        {"what": f"sounds that were played and are not in the samples{where}", "value": lost, "must": 0},
        {"what": f"{of}, p50, ms", "value": round(percentile(late, 0.5), 1)},
        {"what": f"{of}, p99, ms", "value": round(percentile(late, 0.99), 1)},
        {
            "what": f"{of}, worst, ms (SDL mixes {ear.buffer_s * 1000:.0f} ms at a time)",
            "value": round(max(late, default=nan), 1),
        },
    ]


def heard(found: dict[str, Any], ear: Ear) -> tuple[list[float], list[int], int]:
    """Of every sound: how late it is heard, ms; how far ticks are from a second apart, samples; how many are lost.

    What a pause has silenced is left out.
    """
    samples, late, off, lost = ear.samples(), [], [], 0
    buffer = round(ear.buffer_s * RATE)
    ticks = [template(SOUNDS / "countdown-go.wav", second) for second in range(4)]
    pieces = {file.stem: template(file, 0, 0.07) for file in SOUNDS.glob("*.wav")}
    for cue in found["cues"]:
        name, called = cue.get("sound"), cue.get("called", 0.0)
        counting = name in ("countdown", "countdown-go")
        until = called + (COUNTDOWN_S + 0.5 if counting else 0.3)
        if not name or any(called <= at <= until for at, _ in found["pauses"]) or ear.arrivals[-1] < until:
            continue
        near = ear.index_at(called)
        at = onset(samples, pieces[name], near - _BEFORE * buffer, near + _AFTER * buffer)
        if at is None:
            lost += 1
            continue
        late.append((ear.time_of(at) - cue["due"]) * 1000)
        if not counting:
            continue
        for second in range(1, 4 if name == "countdown-go" else 3):
            planned = at + second * RATE
            came = onset(samples, ticks[second], planned - RATE // 20, planned + RATE // 20)
            if came is None:
                lost += 1
            else:
                off.append(came - planned)
                if second == 3:
                    late.append(late[-1] + off[-1] * 1000 / RATE)
    return late, off, lost
