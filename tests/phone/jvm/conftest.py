"""A phone made of small Java fakes, at the API level that the environment names.

A process holds one Java machine, so `tests/phone/test_adapters.py` starts one for each level.
"""

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

LEVEL = int(os.environ.get("LIMBER_FAKE_API", "0"))
_HANG_S = 10.0  # a hang, not slowness

if LEVEL:
    import jnius_config

    # The second opens the number of an open file to the fake of ParcelFileDescriptor.
    jnius_config.add_options(f"-Dfake.api={LEVEL}", "-Xrs", "--add-opens=java.base/java.io=ALL-UNNAMED")
    jnius_config.add_classpath(os.environ["LIMBER_FAKE_CLASSES"])


class Phone:
    """What a test says about the phone, and what it was asked to do."""

    level = LEVEL

    def __init__(self) -> None:
        from jnius import autoclass

        self.java: Callable[[str], Any] = autoclass
        self._log, self._world = autoclass("fake.Log"), autoclass("fake.World")
        self._world.reset()
        self.services = autoclass("fake.Services")
        self.services.reset()
        self.services.here()
        self._log.clear()

    def is_like(self, **said: str) -> None:
        """Changes the phone; the words are those of the fakes."""
        for name, value in said.items():
            self._world.set(name, value)

    def has_no(self, service: str) -> None:
        self._world.set(f"service {service}", "none")

    def set(self, name: str, value: str) -> None:
        self._world.set(name, value)

    def says(self, name: str) -> str:
        """What was said of it, or "": by a test or by a fake."""
        return str(self._world.get(name, ""))

    @property
    def done(self) -> list[str]:
        """Every call so far."""
        return [line for line in self._log.dump().split("\n") if line]

    def forget(self) -> None:
        self._log.clear()

    def until(self, met: Callable[[], object]) -> None:
        give_up = time.monotonic() + _HANG_S
        while not met():
            assert time.monotonic() < give_up, f"this never came; what came: {self.done}"
            time.sleep(0.002)


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Phone]:
    monkeypatch.delenv("PYTHON_SERVICE_ARGUMENT", raising=False)
    phone = Phone()
    phone.java("org.kivy.android.PythonActivity").here()
    yield phone
    assert [call for call in phone.done if call.startswith("TOO NEW")] == []


@pytest.fixture
def focus(phone: Phone) -> Iterator[Any]:
    """The audio focus of the phone, given back before the next test listens."""
    from app.device.android.focus import open_focus

    focus = open_focus()
    assert focus is not None
    yield focus
    for who in ("sounds", "voice"):
        focus.drop(who)
    phone.until(lambda: not focus._held)
