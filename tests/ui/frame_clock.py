"""Kivy's clock without its waiting: where it would sleep until the next frame is due, it is there at once.

A frame lasts as long as ever by this clock, and so do animations, the time in which a list waits for a drag, and
everything else that Kivy counts; only nobody sits through it.
"""

from typing import Any

_ahead_s = [0.0]  # of the machine's clock
_installed: list[bool] = []


def hurry() -> None:
    """From now on no frame of this process waits for its time."""
    if _installed:
        return
    _installed.append(True)
    from time import sleep

    from kivy.clock import ClockBase

    machine = ClockBase.time

    def skip(_clock: Any, microseconds: float) -> None:
        _ahead_s[0] += microseconds / 1e6
        sleep(0)  # other threads have their turn here

    ClockBase.time = staticmethod(lambda: machine() + _ahead_s[0])
    ClockBase.usleep = skip
