"""How long the thread that draws is held up by anything but drawing, in a whole run with everything real.

The app does what a runner does: opens, checks in, does a session, rates it, and looks into every room. What a
frame's callbacks and a finger take is timed apart from the drawing itself, which here is done in software.
Files that are opened, databases and programs that are started on that thread are counted.
"""

import json
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.bench.children import rows_of

LIMIT_MS, SESSIONS, RUNS = 100.0, 1000, 3
_NAMED = ("open", "sqlite3.connect", "subprocess.Popen")


class Watch:
    """Times what the drawing thread does between two drawings, and notes files, databases and programs."""

    def __init__(self) -> None:
        self.spans: list[tuple[float, str, list[str]]] = []
        self.where = "opening"
        self.counted = dict.fromkeys(_NAMED, 0)
        self._work: list[str] = []
        self._main = threading.get_ident()
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in self.counted and threading.get_ident() == self._main:
            self.counted[event] += 1
            with suppress(Exception):
                self._work.append(Path(str(arguments[0])).name)

    def timed(self, work: Any, *arguments: Any) -> None:
        begun = time.perf_counter()
        work(*arguments)
        self.spans.append(((time.perf_counter() - begun) * 1000, self.where, self._work))
        self._work = []


def _run(sessions: int) -> None:
    from datetime import UTC, datetime

    from app.preview.app_driver import AppDriver
    from app.preview.manual_clock import ManualClock
    from app.preview.sample_profile import fill, settle
    from app.wiring.options import Options

    now = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        settle(Path(folder), now)
        fill(Path(folder), now, sessions=sessions)
        watch = Watch()

        class Timed(AppDriver):
            def _pass(self) -> None:
                watch.timed(super()._pass)

            def tap_at(self, x: float, y: float) -> None:
                from kivy.tests.common import UnitTestTouch

                touch = UnitTestTouch(x, y)
                watch.timed(touch.touch_down)
                self.frames(1)
                watch.timed(touch.touch_up)
                self.frames(5)

        hand = Timed(Options(data=Path(folder)), ManualClock(), lambda: now, (412, 915), blind=True)
        hand.settle()
        for where, taps in (
            ("check-in", ("Check in", "2", "Next")),
            ("answers", ("None of these",)),
        ):
            watch.where = where
            for words in taps:
                if words in hand.texts():  # a busy machine is on the next page by itself before "Next"
                    hand.tap(words)
                hand.settle()
        watch.where = "session"
        hand.tap(next(t for t in hand.texts() if t.startswith("Start ·")))
        hand.settle()
        while not hand.player.frame.over:
            hand.clock.advance(0.5)
            hand.player.tick()
            hand.frames(1)
        watch.where = "complete"
        hand.settle()
        hand.tap("2")
        hand.settle()
        for room in ("Today", "Library", "History", "Learn", "Settings", "Today"):
            watch.where = room
            hand.app.show_today() if room == "Today" else hand.tap(room)
            hand.settle()
        hand.close()
    worst = sorted(watch.spans, key=lambda span: span[0], reverse=True)[:5]
    print(json.dumps({"worst": worst, "counted": watch.counted, "frames": len(watch.spans)}))


def measure(*, quick: bool = False) -> list[dict[str, Any]]:
    """Rows for the table of `make bench`."""
    # Whatever else the machine does lengthens a span, nothing shortens it: the least of some runs is nearest.
    tries = (rows_of("tests.bench.blocks", 50 if quick else SESSIONS) for _ in range(1 if quick else RUNS))
    found = min(tries, key=lambda run: run["worst"][0][0])
    longest, where, work = found["worst"][0]
    opened = found["counted"]
    return [
        {
            "what": f"longest hold-up of the drawing thread in a whole run, ms (at: {where})",
            "value": round(longest, 1),
            "must": LIMIT_MS,
            "work": work[:8],
        },
        {"what": "files opened on the drawing thread in that run", "value": opened["open"]},
        {"what": "databases opened on the drawing thread in that run", "value": opened["sqlite3.connect"]},
        {"what": "programs started on the drawing thread in that run", "value": opened["subprocess.Popen"]},
    ]


if __name__ == "__main__":
    from app.device.environment import prepare_environment

    prepare_environment(offscreen=True)
    _run(int(sys.argv[1]))
