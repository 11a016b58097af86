import logging
import sys
from pathlib import Path
from types import ModuleType

import pytest

from app.device.detect import detect
from app.device.ports import NullScreen, NullSounds, NullVibrator, NullVoice


def broken(name: str) -> ModuleType:
    """A module whose everything raises."""

    class Broken(ModuleType):
        def __getattr__(self, wanted: str) -> object:
            if wanted.startswith("__"):
                raise AttributeError(wanted)
            raise RuntimeError("the driver has crashed")

    return Broken(name)


@pytest.fixture
def nothing_works(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sounds", "voice", "screen"):
        monkeypatch.setitem(sys.modules, f"app.device.desktop.{name}", broken(name))


def test_where_nothing_works_the_session_still_runs_and_it_is_said_what_is_missing(
    nothing_works: None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        device = detect(tmp_path, "en")
    assert isinstance(device.vibrator, NullVibrator)
    assert isinstance(device.sounds, NullSounds)
    assert isinstance(device.voice, NullVoice)
    assert isinstance(device.screen, NullScreen)
    for port in (device.vibrator, device.sounds, device.voice, device.screen):
        assert port.reason.endswith(".")
    assert [record.getMessage().split(":")[0] for record in caplog.records] == [
        "No sound",
        "No voice",
        "The display cannot be kept on",
    ]
    device.close()


def test_closing_the_device_closes_the_voice(nothing_works: None, tmp_path: Path) -> None:
    device = detect(tmp_path, "en")
    closed = []

    class Voice(NullVoice):
        def close(self) -> None:
            closed.append(True)

    device.voice = Voice()
    device.close()
    assert closed == [True]
