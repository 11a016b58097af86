"""Types into the field of the library as people do; prints what stands in it at the end.

Needs nothing but what Limber needs to run. Whatever Kivy says meanwhile is on the standard error output.
"""

import sys
from time import perf_counter
from typing import Any

from app.__main__ import _log_quietly
from app.device.environment import prepare_environment
from app.preview.app_driver import AppDriver
from app.preview.manual_clock import ManualClock
from app.preview.snapshot import NOON, profiles
from app.wiring.options import Options

A, C, V, X = 97, 99, 118, 120
_LONG_S = 0.8


def main() -> int:
    """Taps, types, marks, copies, cuts, pastes, and holds a finger down; returns the exit code."""
    _log_quietly()
    prepare_environment(offscreen=True)
    with profiles() as made:
        hand = AppDriver(Options(data=made["settled"]), ManualClock(), lambda: NOON, (412, 915))
        hand.app.go("library")
        hand.settle()
        hand.tap(icon="search")
        field = _field(hand)
        _hold(hand, field, 0.05)
        assert field.focus, "a tap did not reach the field"
        hand.window.dispatch("on_textinput", "squat ")
        for key in (A, C):
            _press(hand, key)
        field.cancel_selection()
        _press(hand, V)
        _press(hand, A)
        _press(hand, X)
        assert field.text == "", field.text
        for _ in range(2):
            _press(hand, V)
        field.use_bubble = field.use_handles = True  # as on a phone
        _hold(hand, field, _LONG_S)
        print(field.text)
        hand.close()
    return 0


def _field(hand: AppDriver) -> Any:
    from kivy.uix.textinput import TextInput

    return next(hand.widgets(TextInput))


def _press(hand: AppDriver, key: int) -> None:
    hand.window.dispatch("on_key_down", key, 0, chr(key), ["ctrl"])
    hand.window.dispatch("on_key_up", key, 0)
    hand.frames(3)


def _hold(hand: AppDriver, widget: Any, seconds: float) -> None:
    from app.preview.finger import Finger

    finger = Finger(hand.window, *widget.to_window(*widget.center))
    until = perf_counter() + seconds
    finger.down()
    while perf_counter() < until:
        hand.frames(1)
    finger.up()
    hand.frames(5)


if __name__ == "__main__":
    sys.exit(main())
