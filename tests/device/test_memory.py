"""Memory that is given back."""

import ctypes
import sys

import pytest

from app.device.memory import give_back


class Library:
    """A C library that notes what it is asked."""

    def __init__(self, *names: str) -> None:
        self.asked: list[tuple[str, tuple[int, ...]]] = []
        for name in names:
            setattr(self, name, lambda *given, name=name: self.asked.append((name, given)) or 1)


def test_linux_trims_its_heap(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library("malloc_trim", "mallopt")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    assert give_back()
    assert library.asked == [("malloc_trim", (0,))]


def test_android_purges_it(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library("mallopt")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    monkeypatch.setenv("ANDROID_ARGUMENT", "")
    assert give_back()
    assert library.asked == [("mallopt", (-101, 0))]


def test_others_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library("mallopt")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    monkeypatch.delenv("ANDROID_ARGUMENT", raising=False)
    assert not give_back()
    assert library.asked == []


def test_windows_has_no_such_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise TypeError("expected str")

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    assert not give_back()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the real one")
def test_the_real_one_is_asked_without_a_fault() -> None:
    assert give_back() in (True, False)
