"""How often the app looks for something to do."""

from types import SimpleNamespace
from typing import Any

import pytest

from app.ui.shell.frame_pacing import CALM_S, STILL_HZ, FramePacing


class Loop:
    """Kivy's clock and loop, and what the clock was told at each pass."""

    def __init__(self) -> None:
        self.now, self.rates = 100.0, []
        self._max_fps = 60.0
        self.mouse = SimpleNamespace(waiting_event=[])
        self.fingers = SimpleNamespace(q=[])
        self.touches: list[Any] = []
        self.input_providers = [self.mouse, self.fingers, SimpleNamespace()]
        self.idle = self.sleep
        self.bound: dict[str, Any] = {}

    def time(self) -> float:
        return self.now

    def sleep(self) -> float:
        self.rates.append(self._max_fps)
        return self.now

    def bind(self, **bound: Any) -> None:
        self.bound |= bound


@pytest.fixture
def loop() -> Loop:
    loop = Loop()
    FramePacing(loop, loop).attach(loop)
    loop.now += CALM_S
    return loop


def rate(loop: Loop) -> float:
    loop.idle()
    return float(loop.rates[-1])


def test_nothing_moves_so_it_looks_half_as_often(loop: Loop) -> None:
    assert rate(loop) == STILL_HZ


def test_a_frame_that_is_drawn_keeps_it_at_kivys_own_pace_for_a_while(loop: Loop) -> None:
    loop.bound["on_flip"]()
    assert rate(loop) == 60
    loop.now += CALM_S
    assert rate(loop) == STILL_HZ


def test_a_key_does_so_too(loop: Loop) -> None:
    loop.bound["on_key_down"](None, 13, 0, "", [])
    assert rate(loop) == 60


@pytest.mark.parametrize("provider", ["mouse", "fingers"])
def test_what_has_come_in_is_handed_on_without_a_sleep(loop: Loop, provider: str) -> None:
    waiting = loop.mouse.waiting_event if provider == "mouse" else loop.fingers.q
    waiting.append("touch")
    assert rate(loop) == 0
    waiting.clear()
    assert rate(loop) == 60


def test_what_never_stops_to_come_in_does_not_keep_it_from_sleeping(loop: Loop) -> None:
    loop.mouse.waiting_event.append("hover")
    assert [rate(loop) for _ in range(4)] == [0, 60, 0, 60]


def test_a_finger_that_rests_keeps_the_pace_and_a_mouse_that_hovers_does_not(loop: Loop) -> None:
    loop.touches.append(SimpleNamespace(is_touch=False))
    assert rate(loop) == STILL_HZ
    loop.touches.append(SimpleNamespace(is_touch=True))
    assert rate(loop) == 60


def test_an_app_that_was_set_slower_stays_so() -> None:
    loop = Loop()
    loop._max_fps = 20.0
    FramePacing(loop, loop).attach(loop)
    loop.now += CALM_S
    assert rate(loop) == 20


def test_kivys_clock_and_loop_have_what_it_relies_on() -> None:
    from kivy.base import EventLoop
    from kivy.clock import Clock
    from kivy.core.window.window_sdl2 import SDL2MotionEventProvider
    from kivy.input.providers.mouse import MouseMotionEventProvider

    assert isinstance(Clock._max_fps, float)
    assert callable(Clock.idle)
    assert isinstance(EventLoop.touches, list)
    assert isinstance(EventLoop.input_providers, list)
    assert SDL2MotionEventProvider.q is not None
    assert "waiting_event" in vars(MouseMotionEventProvider("mouse", ""))
