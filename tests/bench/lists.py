"""How smooth long lists are: `python -m tests.bench.lists` prints the rows of `make bench` as JSON."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.children import ROOT, rows_of

ROUTINES, FRAMES = 2_000, 240
Frame = tuple[float, float]  # milliseconds in all, and those that the drawing thread itself was at work


def measure(*, quick: bool = False) -> list[dict[str, Any]]:
    """Rows of the bench, measured in a process of their own."""
    rows: list[dict[str, Any]] = rows_of("tests.bench.lists", 50 if quick else ROUTINES)
    return rows


def fill(profile: Path, count: int = ROUTINES) -> None:
    """A folder of so many routines, each with a title of its own and the steps of one of Limber's."""
    folder = profile / "routines"
    folder.mkdir(parents=True)
    shipped = sorted((ROOT / "routines").glob("*.yaml"))
    for number in range(count):
        lines = shipped[number % len(shipped)].read_text("utf-8").splitlines()
        title = next(line for line in lines if line.startswith("title: "))
        own = [line for line in lines if not line.startswith(("id: ", "title: ", "#"))]
        head = [f"id: own-{number:04d}", f"{title}, number {number}"]
        (folder / f"own-{number:04d}.yaml").write_text("\n".join([*head, *own]), "utf-8")


class Watched:
    """The app in an offscreen window, and how long each of its frames takes."""

    def __init__(self, profile: Path) -> None:
        from kivy.config import Config

        Config.set("graphics", "maxfps", "0")  # a frame that waits for the next one is not slow
        from app.main import Options, build

        self.app = build(Options(headless=True, data=profile, ask=False))
        from kivy.base import EventLoop
        from kivy.core.window import Window
        from kivy.graphics.opengl import glFinish

        self._idle, self._finish = EventLoop.idle, glFinish
        root = self.app.build()
        Window.add_widget(root)
        self.app.dispatch("on_start")
        Window.system_size = (412, 915)
        Window.dispatch("on_resize", 412, 915)
        root.size = Window.size
        # A runner has looked at Today first; what waits for its first frame is done by then.
        self.frames_until(lambda: self.app.ready and not self.app.parts.turns.waiting)

    def frame(self) -> Frame:
        """One frame, drawn to its end."""
        begun, worked = time.perf_counter(), time.thread_time()
        self._idle()
        self._finish()
        return ((time.perf_counter() - begun) * 1000, (time.thread_time() - worked) * 1000)

    def frames(self, count: int) -> list[Frame]:
        return [self.frame() for _ in range(count)]

    def frames_until(self, over: Callable[[], bool]) -> list[Frame]:
        found = []
        while not over():
            found.append(self.frame())
        return found

    def fling(self, frames: int = FRAMES) -> list[Frame]:
        """Scrolls slowly, fast, and back, as thumbs do; returns the milliseconds of each frame."""
        scroll = self.app.screen.scroll
        beyond = scroll.children[0].height - scroll.height
        found = []
        for number in range(frames):
            dp = (6, 40, 160, -90)[number * 4 // frames]
            scroll.scroll_y = min(max(scroll.scroll_y - dp / beyond, 0), 1)
            found.append(self.frame())
        return found


def part(times: list[Frame], share: float, *, work: bool = False) -> float:
    of_all = sorted(frame[work] for frame in times)
    return round(of_all[min(int(len(of_all) * share), len(of_all) - 1)], 1)


def rows(count: int) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        profile = Path(name) / "profile"
        fill(profile, count)
        watched = Watched(profile)
        lists = watched.app.parts.routines.lists
        begun, worked = time.perf_counter(), time.thread_time()
        watched.app.go("library")
        opened = [
            ((time.perf_counter() - begun) * 1000, (time.thread_time() - worked) * 1000),
            watched.frame(),
        ]
        reading = watched.frames_until(lambda: not lists.reading)
        seconds = time.perf_counter() - begun
        watched.frames_until(lambda: not watched.app.parts.turns.waiting)
        times = watched.fling()
        typing = []
        watched.app.screen.search.begin()
        watched.frames(10)
        for text in ("h", "hi", "hip", "1999"):
            watched.app.screen.search.field.input.text = text
            time.sleep(0.2)  # it searches a moment after the last letter
            typing += watched.frames(6)
        watched.app.dispatch("on_stop")
    many = f"with {count} routines of one's own"
    # The wall is what a quiet machine shows; what the thread did itself is the same on a busy one.
    return [
        {
            "what": f"open the library {many}, none read before, longest work of its thread, ms",
            "value": part(opened, 1, work=True),
            "must": 100,
        },
        {"what": "the same with drawing it in software, ms", "value": part(opened, 1)},
        {
            "what": "longest frame while they are read, work, ms",
            "value": part(reading, 1, work=True),
            "must": 100,
        },
        {"what": "until all of them are there, s", "value": round(seconds, 1)},
        {"what": f"scroll {many}, median frame, ms", "value": part(times, 0.5)},
        {"what": "the same, p95, ms", "value": part(times, 0.95)},
        {"what": f"the same, worst of {len(times)}, ms", "value": part(times, 1)},
        {"what": "the same, worst, work of its thread, ms", "value": part(times, 1, work=True), "must": 50},
        {
            "what": "longest frame while searching in them, work, ms",
            "value": part(typing, 1, work=True),
            "must": 100,
        },
    ]


if __name__ == "__main__":
    print(json.dumps(rows(int(sys.argv[1]))))
