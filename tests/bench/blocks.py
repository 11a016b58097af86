"""How long the thread that draws is held up by anything but drawing, in a whole run with everything real.

The app does what a runner does: opens, checks in, looks at a routine, does a session, rates it, and looks into
every room. What a frame's callbacks take is measured apart from the drawing itself, which is slow here
because it is done in software.
"""

import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

LIMIT_MS = 100.0
_NAMED = ("open", "sqlite3.connect", "subprocess.Popen")


class Watch:
    """Times what the drawing thread does between two drawings, and notes files, databases and programs."""

    def __init__(self) -> None:
        self.longest: list[tuple[float, str, list[str]]] = []
        self.where = ""
        self.work: list[str] = []
        self.counted = dict.fromkeys(_NAMED, 0)
        self._main = threading.get_ident()
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in self.counted and threading.get_ident() == self._main:
            self.counted[event] += 1
            with suppress(Exception):
                self.work.append(f"{event} {Path(str(arguments[0])).name}")

    def note(self, seconds: float) -> None:
        """One frame's callbacks are done."""
        self.longest.append((seconds * 1000, self.where, self.work))
        self.work = []


def watched(hand: Any, watch: Watch) -> None:
    """Has a hand's frames timed."""
    from kivy.base import EventLoop
    from kivy.clock import Clock
    from kivy.lang import Builder

    def frames(count: int = 3) -> None:
        for _ in range(count):
            begun = time.perf_counter()
            Clock.tick()
            for provider in EventLoop.input_providers:
                provider.update(dispatch_fn=EventLoop.post_dispatch_input)
            EventLoop.dispatch_input()
            Builder.sync()
            Clock.tick_draw()
            Builder.sync()
            watch.note(time.perf_counter() - begun)
            hand.window.dispatch("on_draw")
            hand.window.dispatch("on_flip")

    hand.frames = frames
    tap_at = hand.tap_at

    def timed(x: float, y: float) -> None:
        begun = time.perf_counter()
        tap_at(x, y)
        del begun

    hand.tap_at = timed
