import threading
import time

import pytest

from app.player.bell import Bell

_LONG_S = 5.0  # a hang, not slowness


@pytest.fixture
def bell():
    bell = Bell()
    yield bell
    bell.close()


def waited_s(bell: Bell, seconds: float | None) -> float:
    began = time.monotonic()
    bell.wait(seconds)
    return time.monotonic() - began


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.0035, 0.05])
def test_nobody_rings_and_the_wait_ends_by_itself(bell: Bell, seconds: float) -> None:
    assert seconds - 0.0021 <= waited_s(bell, seconds) < seconds + 1  # a busy machine


def test_what_rings_before_the_wait_is_heard_once(bell: Bell) -> None:
    for _ in range(1000):
        bell.ring()
    assert waited_s(bell, _LONG_S) < 1
    assert waited_s(bell, 0.05) >= 0.047


@pytest.mark.parametrize("seconds", [None, 60.0])
def test_a_ring_from_another_thread_ends_the_wait(bell: Bell, seconds: float | None) -> None:
    threading.Timer(0.05, bell.ring).start()
    assert waited_s(bell, seconds) < _LONG_S


def test_rings_that_nobody_listens_to_block_nobody(bell: Bell) -> None:
    thread = threading.Thread(target=lambda: [bell.ring() for _ in range(100_000)], daemon=True)
    thread.start()
    thread.join(_LONG_S * 4)
    assert not thread.is_alive()
    assert waited_s(bell, _LONG_S) < 1


def test_a_ring_after_its_end_is_harmless() -> None:
    bell = Bell()
    bell.close()
    bell.ring()


def test_where_the_system_has_no_poll_it_works_the_same(bell: Bell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("select.poll")
    assert 0.045 <= waited_s(bell, 0.05) < 1
    bell.ring()
    assert waited_s(bell, _LONG_S) < 1
