from pathlib import Path

import pytest

from app.device.background import NullAwake, NullBackgroundPlayer
from app.device.notifier import NullNotifier
from app.device.ports import NullSounds, NullVibrator, NullVoice
from app.device.serving import open_background_player, open_for_service


def test_on_a_desktop_the_service_has_nothing_and_says_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    device = open_for_service(tmp_path, "en", lambda _action: None, str)
    kinds = [
        type(port) for port in (device.vibrator, device.sounds, device.voice, device.notifier, device.awake)
    ]
    assert kinds == [NullVibrator, NullSounds, NullVoice, NullNotifier, NullAwake]
    device.keep_awake(True)
    device.close()
    assert caplog.text == ""


def test_a_phone_that_lets_nothing_be_opened_is_served_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("ANDROID_ARGUMENT", str(tmp_path))  # and no Java
    device = open_for_service(tmp_path, "en", lambda _action: None, str)
    kinds = [
        type(port) for port in (device.vibrator, device.sounds, device.voice, device.notifier, device.awake)
    ]
    assert kinds == [NullVibrator, NullSounds, NullVoice, NullNotifier, NullAwake]
    device.close()
    assert len(caplog.records) >= 5


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({}, "On a computer the session goes on by itself."),
        ({"KIVY_BUILD": "ios"}, "An iPhone lets no session go on with the screen off."),
        ({"ANDROID_ARGUMENT": "/data"}, "The session could not be kept going with the screen off."),
    ],
)
def test_where_there_is_no_service_it_is_said_why(
    environment: dict[str, str], says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    player = open_background_player(str)
    assert isinstance(player, NullBackgroundPlayer)
    assert player.reason == says
    assert not player.start(tmp_path)
    player.stop()
