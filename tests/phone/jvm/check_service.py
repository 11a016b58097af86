"""The background service on the phone of fakes: from the app's file to vibration, sound, speech and buttons."""

from pathlib import Path

import pytest

from app.core.cues import CueKind
from app.core.timeline import lay_out
from app.device.android.background import AndroidAwake
from app.device.android.notification import AndroidNotifier
from app.device.android.sounds import AndroidSounds
from app.device.android.vibration import AndroidVibrator
from app.device.android.voice import AndroidVoice
from app.device.ports import NullSounds, NullVibrator, NullVoice
from app.device.serving import Serving, open_background_player, open_for_service
from app.player.channels import Outputs
from app.service.background import Background, ServiceParts
from tests.core.back_cases import SHARE, routine
from tests.phone.jvm.conftest import Phone
from tests.service.world import ServiceWorld, Waker

SOUNDS = SHARE / "assets" / "sounds"


@pytest.fixture
def in_service(phone: Phone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Phone:
    """This process is the service's."""
    monkeypatch.setenv("ANDROID_ARGUMENT", str(tmp_path))
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", str(tmp_path))
    return phone


def served(world: ServiceWorld, told: list) -> tuple[Background, Serving]:
    device = open_for_service(SOUNDS, "en", lambda action: told[0](action), str)
    shared = world.shared()
    shared.serving.take()
    background = Background(
        ServiceParts(
            shared=shared,
            clock=lambda _speed: world.clock,
            wall=world.now,
            outputs=lambda _language: Outputs(
                vibrate=device.vibrator.play,
                play=device.sounds.play,
                silence=device.sounds.stop,
                say=device.voice.say,
                hush=device.voice.stop,
            ),
            words=lambda _language: str,
            notifier=device.notifier,
            awake=device.keep_awake,
            waker=lambda _clock, _wake: Waker(),
        )
    )
    told.append(background.act)
    return background, device


def test_the_service_has_every_device_of_the_phone(in_service: Phone) -> None:
    device = open_for_service(SOUNDS, "en", lambda _action: None, str)
    kinds = [
        type(port) for port in (device.vibrator, device.sounds, device.voice, device.notifier, device.awake)
    ]
    assert kinds == [AndroidVibrator, AndroidSounds, AndroidVoice, AndroidNotifier, AndroidAwake]
    device.close()


def test_a_session_taken_over_is_felt_shown_and_paused_by_its_button(
    in_service: Phone, tmp_path: Path
) -> None:
    world = ServiceWorld(tmp_path / "background")
    world.serviceable = False
    world.begin(lay_out(routine("warmup-5-quick")))
    world.run(1)
    world.app.die()
    told: list = []
    background, device = served(world, told)
    assert background.look()
    assert background.playing
    done = in_service.done
    assert any("March in place" in line and "[Pause, Skip]" in line for line in done), done
    assert any(line.startswith("awake for") for line in done)
    in_service.forget()
    world.clock.advance(1.0)
    background._stint._player.tick()
    assert any("vibrat" in line for line in in_service.done), in_service.done
    button = in_service.java("android.app.Notification").button("Pause")
    in_service.java("android.content.Context").broadcast(button)
    background.look()
    assert background._stint.frame.paused
    assert "asleep" in in_service.done
    assert any("Paused" in line and "[Resume, Skip]" in line for line in in_service.done)
    background.close()
    device.close()


def test_a_phone_without_sound_and_motor_still_keeps_the_time(in_service: Phone, tmp_path: Path) -> None:
    for name in ("vibrator", "vibrator_manager", "audio", "power"):
        in_service.has_no(name)
    world = ServiceWorld(tmp_path / "background")
    world.serviceable = False
    world.begin(lay_out(routine("warmup-5-quick")))
    world.app.die()
    told: list = []
    background, device = served(world, told)
    assert isinstance(device.vibrator, NullVibrator)
    assert isinstance(device.sounds, NullSounds)
    assert isinstance(device.voice, NullVoice)
    heard = []
    background.look()
    background._stint._player.listeners.append(lambda fired: heard.append(fired.cue.kind))
    while background.look():
        world.clock.advance(0.1)
        if background._stint is not None:
            background._stint._player.tick()
    assert heard[-1] is CueKind.DONE
    background.close()
    device.close()


def test_the_app_finds_what_starts_the_service(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANDROID_ARGUMENT", "/data")
    player = open_background_player(str)
    assert player.reason == ""
    assert player.start(Path("/data/user/cache/background"))
    assert any(line.endswith("| /data/user/cache/background") for line in phone.done)
