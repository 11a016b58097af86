import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from app.device import clock as clock_module
from app.device.clock import SYSTEM_ZONE, SleepProofClock, local_now, zone_of


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


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The system's clock is set to Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-07-11 16:00", "2026-07-11 18:00 +0200"),
        ("2026-07-11 22:20", "2026-07-12 00:20 +0200"),
        ("2026-11-30 17:00", "2026-11-30 18:00 +0100"),
        ("2026-10-25 00:30", "2026-10-25 02:30 +0200"),
        ("2026-10-25 01:30", "2026-10-25 02:30 +0100"),
        ("2026-03-29 00:59", "2026-03-29 01:59 +0100"),
        ("2026-03-29 01:00", "2026-03-29 03:00 +0200"),
        ("1970-01-01 00:00", "1970-01-01 01:00 +0100"),
        ("2037-07-01 10:00", "2037-07-01 12:00 +0200"),
    ],
)
def test_the_systems_zone_shows_each_moment_as_the_clock_showed_it_then(moment: str, shown: str) -> None:
    at = datetime.strptime(f"{moment} +0000", "%Y-%m-%d %H:%M %z").timestamp()
    local = datetime.fromtimestamp(at, SYSTEM_ZONE)
    assert f"{local:%Y-%m-%d %H:%M %z}" == shown
    assert local.timestamp() == at


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
@pytest.mark.usefixtures("berlin")
def test_the_zone_of_now_is_the_systems_unless_it_is_another_clocks() -> None:
    assert zone_of(local_now()) is SYSTEM_ZONE
    winter = datetime(2026, 11, 30, 18, tzinfo=timezone(timedelta(hours=1)))
    assert zone_of(winter) is SYSTEM_ZONE
    tokyo = datetime(2026, 11, 30, 18, tzinfo=timezone(timedelta(hours=9)))
    assert zone_of(tokyo) is tokyo.tzinfo
    for zone in (UTC, ZoneInfo("Europe/Berlin")):
        assert zone_of(datetime(2026, 11, 30, 18, tzinfo=zone)) is zone
