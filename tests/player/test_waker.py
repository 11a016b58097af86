import threading
import time
from pathlib import Path

import pytest

from app.device.clock import SleepProofClock
from app.player.app_side import until
from app.player.relay import _in_a_thread
from app.player.waker import ThreadWaker
from tests.wall import Wall

_LONG_S = 5.0  # a hang, not slowness


class Woken:
    """Counts calls and lets a test wait for them."""

    def __init__(self) -> None:
        self.at: list[float] = []
        self.clock = SleepProofClock()
        self._more = threading.Semaphore(0)

    def __call__(self) -> None:
        self.at.append(self.clock.now())
        self._more.release()

    def wait(self) -> None:
        assert self._more.acquire(timeout=_LONG_S)


@pytest.fixture
def woken() -> Woken:
    return Woken()


def threads() -> int:
    return sum(thread.name == "cues" and thread.is_alive() for thread in threading.enumerate())


def test_it_wakes_once_and_not_before_the_time(woken: Woken) -> None:
    waker = ThreadWaker(woken.clock, woken)
    when = woken.clock.now() + 0.05
    waker.wake_at(when)
    woken.wait()
    waker.close()
    assert len(woken.at) == 1
    assert woken.at[0] >= when


def test_it_wakes_again_for_every_wish_and_only_for_the_newest(woken: Woken) -> None:
    waker = ThreadWaker(woken.clock, woken)
    waker.wake_at(woken.clock.now() + 100)
    waker.wake_at(woken.clock.now() + 0.01)
    woken.wait()
    waker.wake_at(woken.clock.now() - 1)
    woken.wait()
    waker.close()
    assert len(woken.at) == 2


def test_a_wish_taken_back_wakes_nobody(woken: Woken) -> None:
    waker = ThreadWaker(woken.clock, woken)
    waker.wake_at(woken.clock.now() + 0.03)
    waker.wake_at(None)
    time.sleep(0.08)
    waker.close()
    assert woken.at == []


def test_closing_ends_its_thread_and_nothing_is_woken_after_it(woken: Woken) -> None:
    before = threads()
    waker = ThreadWaker(woken.clock, woken)
    assert threads() == before  # none before the first wish
    waker.wake_at(woken.clock.now() + 100)
    assert threads() == before + 1
    waker.close()
    assert threads() == before
    waker.wake_at(woken.clock.now())
    assert threads() == before
    assert woken.at == []


def test_it_may_be_closed_from_the_call_it_makes(woken: Woken) -> None:
    ended = threading.Event()

    def close() -> None:
        waker.close()
        ended.set()

    waker = ThreadWaker(woken.clock, close)
    waker.wake_at(woken.clock.now())
    assert ended.wait(_LONG_S)


def test_closing_twice_or_before_any_wish_is_harmless(woken: Woken) -> None:
    waker = ThreadWaker(woken.clock, woken)
    waker.close()
    waker.close()


def test_a_faster_clock_is_waited_for_in_real_seconds() -> None:
    clock, rang = SleepProofClock(speed=60), threading.Event()
    waker = ThreadWaker(clock, rang.set)
    waker.wake_at(clock.now() + 6)  # a tenth of a real second
    assert rang.wait(_LONG_S)
    waker.close()


def test_a_clock_that_ran_on_in_sleep_is_looked_at_again(woken: Woken) -> None:
    class Asleep:
        speed = 1.0
        ahead = 0.0

        def now(self) -> float:
            return time.monotonic() + self.ahead

    clock = Asleep()
    waker = ThreadWaker(clock, woken)
    waker.wake_at(clock.now() + 3600)
    clock.ahead = 4000.0  # the thread's wait counted none of it
    woken.wait()
    waker.close()


def test_a_call_that_fails_is_handed_on_and_the_next_one_comes(
    woken: Woken, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[BaseException] = []
    monkeypatch.setattr(threading, "excepthook", lambda died: failed.append(died.exc_value))

    def wake() -> None:
        woken()
        if len(woken.at) == 1:
            raise ZeroDivisionError

    waker = ThreadWaker(woken.clock, wake)
    waker.wake_at(woken.clock.now())
    woken.wait()
    woken.wait()  # it asks anew by itself, since the one that failed did not
    waker.close()
    assert [type(error) for error in failed] == [ZeroDivisionError]
    assert threads() == 0


@pytest.fixture
def wall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wall:
    wall = Wall(tmp_path / "ahead")
    wall.rule(monkeypatch)
    return wall


def test_the_fake_wall_clock_holds_up_a_wait_on_a_lock_as_an_older_phone_does(wall: Wall) -> None:
    waited = threading.Event()
    thread = threading.Thread(target=lambda: waited.wait(0.3), daemon=True)
    thread.start()
    time.sleep(0.1)
    wall.jump(-3600)
    time.sleep(0.4)
    assert thread.is_alive()
    wall.jump(3600)
    thread.join(_LONG_S)
    assert not thread.is_alive()


@pytest.mark.parametrize("hours", [-1, 1])
@pytest.mark.parametrize("before_s", [0.3, 0.1, 0.02])
def test_a_wall_clock_that_is_set_just_before_a_cue_makes_it_neither_late_nor_early(
    woken: Woken, wall: Wall, hours: int, before_s: float
) -> None:
    waker = ThreadWaker(woken.clock, woken)
    when = woken.clock.now() + 0.35
    waker.wake_at(when)
    time.sleep(0.35 - before_s)
    wall.jump(hours * 3600)
    woken.wait()
    waker.close()
    assert len(woken.at) == 1
    assert when <= woken.at[0] < when + 0.25  # a busy machine, not the clock


def test_a_wish_is_heard_at_once_whatever_the_wall_clock_says(woken: Woken, wall: Wall) -> None:
    waker = ThreadWaker(woken.clock, woken)
    waker.wake_at(woken.clock.now() + 100)
    time.sleep(0.05)
    wall.jump(-3600)
    waker.wake_at(woken.clock.now())
    woken.wait()
    waker.close()


def test_changing_hands_never_waits_for_the_wall_clock(wall: Wall) -> None:
    done, tries = threading.Semaphore(0), []

    def look() -> bool:
        tries.append(1)
        return len(tries) > 3

    def both() -> None:
        until(lambda: False, 0.2)
        done.release()

    threading.Thread(target=both, daemon=True).start()
    _in_a_thread(look)
    time.sleep(0.05)
    wall.jump(-3600)
    assert done.acquire(timeout=_LONG_S)
    end = time.monotonic() + _LONG_S
    while len(tries) <= 3:
        assert time.monotonic() < end
        time.sleep(0.01)
