"""How both processes end on the phone of fakes: the system is told last of all, and nothing comes after it."""

from pathlib import Path

import pytest

from app.core.timeline import lay_out
from app.device.android.leaving import take_leave
from app.device.android.voice import AndroidVoice
from app.device.serving import open_for_service
from app.wiring import serve
from tests.core.back_cases import SHARE, routine
from tests.phone.jvm.conftest import Phone
from tests.service.world import ServiceWorld


def test_an_app_finishes_its_activity_and_leaves_the_recent_apps(phone: Phone) -> None:
    take_leave()
    assert phone.done == ["activity finishes and leaves the recent apps"]


def test_an_app_whose_activity_has_gone_tells_nobody(phone: Phone) -> None:
    phone.java("org.kivy.android.PythonActivity").gone()
    take_leave()
    assert phone.done == []


def test_a_service_has_given_everything_back_when_it_stops_itself(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ANDROID_ARGUMENT", str(tmp_path))
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", str(tmp_path / "background"))
    world = ServiceWorld(tmp_path / "background")
    world.serviceable = False
    world.begin(lay_out(routine("warmup-5-quick")))
    looks = iter([True, True, False])  # then the session is gone
    monkeypatch.setattr(serve, "Looks", lambda look, _reporter: lambda: look() and next(looks))
    assert serve.main([]) == 0
    take_leave()
    done = phone.done
    told = ["foreground ends 1", "listen no more", "stops itself"]
    assert [line for line in done if line in told] == told
    assert done[-1] == "stops itself"
    assert any(line.startswith("foreground 1 ") for line in done)
    assert "shutdown" in done[: done.index("listen no more")]
    shared = world.shared()
    assert not shared.serving.taken_elsewhere()
    shared.close()
    world.app.die()


def test_a_service_is_open_when_sounds_are_decoded_and_the_voice_has_answered(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ANDROID_ARGUMENT", str(tmp_path))
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", str(tmp_path))
    phone.is_like(engine="slow")
    device = open_for_service(SHARE / "assets" / "sounds", "en", lambda _action: None, str)
    assert isinstance(device.voice, AndroidVoice)
    assert not device.ready
    phone.java("android.speech.tts.TextToSpeech").ready()
    phone.until(lambda: device.ready)
    device.close()
    phone.is_like(engine="quick", loading="slow")
    device = open_for_service(SHARE / "assets" / "sounds", "en", lambda _action: None, str)
    phone.until(lambda: device.voice.ready)
    assert not device.ready
    device.close()
