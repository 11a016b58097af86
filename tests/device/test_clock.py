import sys
import time

import pytest

from app.device import clock as clock_module
from app.device.clock import SleepProofClock


def test_it_never_goes_back() -> None:
    clock = SleepProofClock()
    readings = [clock.now() for _ in range(1000)]
    assert readings == sorted(readings)
    assert clock.speed == 1


def test_it_runs_as_fast_as_asked() -> None:
    one, sixty = SleepProofClock(), SleepProofClock(speed=60)
    assert sixty.speed == 60
    assert sixty.now() / 60 == pytest.approx(one.now(), abs=1)


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="only Linux has this clock")
def test_on_linux_and_android_it_counts_the_time_asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    asked = []
    monkeypatch.setattr(time, "clock_gettime", lambda which: asked.append(which) or 5.0)
    assert SleepProofClock(speed=2).now() == 10
    assert asked == [time.CLOCK_BOOTTIME]


def test_on_windows_it_is_the_performance_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock_module.sys, "platform", "win32")
    assert SleepProofClock()._read is time.perf_counter


def test_on_a_mac_it_counts_the_time_asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock_module.sys, "platform", "darwin")
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    asked = []
    monkeypatch.setattr(time, "clock_gettime", lambda which: asked.append(which) or 5.0)
    assert SleepProofClock().now() == 5
    assert asked == [time.CLOCK_MONOTONIC]
