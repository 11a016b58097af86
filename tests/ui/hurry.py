"""Spares the tests of screens what a phone has to do and they need not do again and again.

- Where Kivy's clock would sleep until the next frame is due, it is there at once. A frame lasts as long as ever by
  this clock, and so do animations, the time in which a list waits for a drag, and everything else that Kivy
  counts; only nobody sits through it.
- How wide a text is at a size is measured once in a process; a phone remembers the last few thousand.
"""

from functools import lru_cache
from typing import Any

_ahead_s = [0.0]  # of the machine's clock
_MEASURED, _BROKEN = 400_000, 50_000  # texts


def hurry() -> None:
    """From now on this process waits for no frame and measures no text twice."""
    from kivy.clock import ClockBase

    from app.ui.widgets import words

    if ClockBase.usleep is _skip:
        return
    machine = ClockBase.time
    ClockBase.time = staticmethod(lambda: machine() + _ahead_s[0])
    ClockBase.usleep = _skip
    words._extent = lru_cache(_MEASURED)(words._extent.__wrapped__)
    words._fitted = lru_cache(_BROKEN)(words._fitted.__wrapped__)


def _skip(_clock: Any, microseconds: float) -> None:
    from time import sleep

    _ahead_s[0] += microseconds / 1e6
    sleep(0)  # other threads have their turn here
