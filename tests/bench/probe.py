"""Hooks on Kivy's loop, the same in Limber and in the empty app: what is drawn, and what Python does besides.

The Python time of a frame is the processor time that the drawing thread spends in one pass of Kivy's loop
(`EventLoop.idle`: events of the clock, input, kv rules) less what `Window.on_draw` and `Window.flip` take of it. It
is processor time, since a software renderer's own threads would else stretch it on a machine with few cores.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from tests.bench.table import percentile


def say(**values: Any) -> None:
    """One line for who started this process."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


class Probe:
    """Counts frames, and parts Python's work from drawing.

    Attributes:
        frames: Frames drawn so far.
        passes: Of each pass of the loop: milliseconds of Python, and whether it drew.
        after_pass: Called after each pass, on the thread that draws.
        finish: Wait after each frame until it is really there; for the time to the first ones.
    """

    def __init__(self, *, finish: bool = False) -> None:
        from kivy.base import EventLoop
        from kivy.core.window import Window
        from kivy.graphics.opengl import glFinish

        self.frames = 0
        self.passes: list[tuple[float, bool]] = []
        self.after_pass: Callable[[], None] = lambda: None
        self.finish = finish
        self._drawing_s = 0.0
        idle, draw, flip = EventLoop.idle, Window.on_draw, Window.flip

        def timed(work: Callable[[], Any]) -> Any:
            begun = time.thread_time()
            found = work()
            self._drawing_s += time.thread_time() - begun
            return found

        def flipped() -> None:
            timed(flip)
            if self.finish:
                glFinish()
            self.frames += 1

        def one_pass() -> Any:
            begun, before, self._drawing_s = time.thread_time(), self.frames, 0.0
            found = idle()
            python_s = time.thread_time() - begun - self._drawing_s
            self.passes.append((python_s * 1000, self.frames > before))
            self.after_pass()
            return found

        Window.on_draw = lambda *_: timed(draw)
        Window.flip = flipped
        EventLoop.idle = one_pass

    def reading(self) -> dict[str, float]:
        """Where all counters stand; call it on the thread that draws."""
        return {
            "wall": time.perf_counter(),
            "main": time.thread_time(),
            "total": time.process_time(),
            "frames": self.frames,
            "passes": len(self.passes),
        }

    def between(self, begun: dict[str, float], ended: dict[str, float]) -> dict[str, float]:
        """CPU in percent of one core, frames and passes a second, and Python's time, between two readings.

        Where frames were drawn, Python's time is of those passes that drew; else of all.
        """
        wall = ended["wall"] - begun["wall"]
        passes = self.passes[int(begun["passes"]) : int(ended["passes"])]
        drawn = [python for python, drew in passes if drew]
        times = drawn if len(drawn) > wall else [python for python, _ in passes]
        return {
            "main_percent": 100 * (ended["main"] - begun["main"]) / wall,
            "total_percent": 100 * (ended["total"] - begun["total"]) / wall,
            "frames_per_s": (ended["frames"] - begun["frames"]) / wall,
            "passes_per_s": len(passes) / wall,
            **{f"python_ms_{name}": percentile(times, share) for name, share in PARTS.items()},
        }

    def spell(self, seconds: float) -> dict[str, float]:
        """What the next seconds take; call it on another thread than the one that draws."""
        begun = on_the_drawing_thread(self.reading)
        time.sleep(seconds)
        return self.between(begun, on_the_drawing_thread(self.reading))


PARTS = {"p50": 0.5, "p95": 0.95, "p99": 0.99}


def on_the_drawing_thread(work: Callable[[], Any]) -> Any:
    """Has something done there, and waits for what comes of it."""
    from kivy.clock import Clock

    done, found = threading.Event(), []

    def now(_dt: float) -> None:
        found.append(work())
        done.set()

    Clock.schedule_once(now, 0)
    if not done.wait(30):
        os._exit(3)  # the one that waits outside says which process has stopped
    return found[0]


def since_start() -> float:
    """Seconds since this process was asked for."""
    return time.monotonic() - float(os.environ["STARTED"])


def beside(work: Callable[[], None]) -> None:
    """Does something on a thread of its own, and ends the process where that fails."""

    def guarded() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - it is told to whoever waits outside
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            os._exit(4)

    threading.Thread(target=guarded, name="conductor", daemon=True).start()
