"""How smooth a long history is: `python -m tests.bench.history_list` prints the rows of `make bench` as JSON."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.bench.children import rows_of
from tests.bench.lists import Frame, Watched, part

SESSIONS = 10_000


def measure(*, quick: bool = False) -> list[dict[str, Any]]:
    """Rows of the bench, measured in a process of their own."""
    rows: list[dict[str, Any]] = rows_of("tests.bench.history_list", 200 if quick else SESSIONS)
    return rows


def _took(work: Callable[[], Any]) -> Frame:
    """Milliseconds in all, and those that this thread itself was at work."""
    begun, worked = time.perf_counter(), time.thread_time()
    work()
    return ((time.perf_counter() - begun) * 1000, (time.thread_time() - worked) * 1000)


def _both(one: Frame, other: Frame) -> Frame:
    return (one[0] + other[0], one[1] + other[1])


def rows(sessions: int) -> list[dict[str, Any]]:
    from app.preview.sample_profile import fill, settle

    with tempfile.TemporaryDirectory() as name:
        profile = Path(name) / "profile"
        now = datetime.now().astimezone()
        settle(profile, now)
        fill(profile, now, sessions)
        watched = Watched(profile)
        app = watched.app
        entered = _took(lambda: app.go("history"))
        first = watched.frames(20)
        again = _took(app.screen.shown)
        turned = [_both(_took(lambda: app.screen.key("left")), watched.frame()) for _month in range(24)]
        opened = _took(lambda: app.screen._ways.everything())
        watched.frames(20)
        page = app.screen
        times = watched.fling()
        jumps = []
        for place in range(50, -1, -1):  # as a thumb on the bar does: every row is another one
            page.scroll.scroll_y = place / 50
            jumps.append(watched.frame())
        made = len(page.list.children)
        app.on_stop()
    of_all = f"{sessions} sessions"
    # The wall is what a quiet machine shows; what the thread did itself is the same on a busy one.
    return [
        {
            "what": f"enter the history of {of_all}, work, ms",
            "value": part([entered], 1, work=True),
            "must": 100,
        },
        {
            "what": "the longest of its first frames, work, ms",
            "value": part(first, 1, work=True),
            "must": 100,
        },
        {
            "what": "come back to it with nothing new, work, ms",
            "value": part([again], 1, work=True),
            "must": 50,
        },
        {
            "what": "turn the calendar, worst of 24, work, ms",
            "value": part(turned, 1, work=True),
            "must": 50,
        },
        {"what": f"open the list of {of_all}, work, ms", "value": part([opened], 1, work=True), "must": 100},
        {"what": f"scroll {of_all}, median frame, ms", "value": part(times, 0.5)},
        {"what": "the same, p95, ms", "value": part(times, 0.95)},
        {"what": f"the same, worst of {len(times)}, ms", "value": part(times, 1)},
        {"what": "the same, median, work of its thread, ms", "value": part(times, 0.5, work=True)},
        {"what": "the same, p95, work, ms", "value": part(times, 0.95, work=True)},
        {"what": "the same, worst, work, ms", "value": part(times, 1, work=True), "must": 50},
        {"what": "a frame in which every row is another, worst, ms", "value": part(jumps, 1)},
        {"what": "the same, work, ms", "value": part(jumps, 1, work=True), "must": 50},
        {"what": "rows made for it", "value": made, "must": 24},
    ]


if __name__ == "__main__":
    print(json.dumps(rows(int(sys.argv[1]))))
