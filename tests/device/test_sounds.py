import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from app.core.cues import CUES
from app.data.files.paths import share_folder
from app.device.desktop import sounds as sounds_module
from app.device.desktop.sounds import KivySounds, open_sounds
from app.device.ports import NullSounds

SOUNDS = share_folder() / "assets" / "sounds"


class FakeSound:
    def __init__(self, path: str) -> None:
        self.name = Path(path).stem
        self.done: list[str] = []
        self.state, self.there = "stop", True

    def play(self) -> None:
        self.done.append("play")
        self.state = "play" if self.there else "stop"

    def stop(self) -> None:
        self.done.append("stop")


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> dict[str, FakeSound]:
    """Kivy's audio, as far as Limber uses it."""
    made: dict[str, FakeSound] = {}

    class SoundLoader:
        @staticmethod
        def load(path: str) -> FakeSound:
            sound = made[Path(path).stem] = FakeSound(path)
            return sound

    audio = ModuleType("kivy.core.audio")
    audio.SoundLoader = SoundLoader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "kivy.core.audio", audio)
    return made


def test_every_sound_is_at_hand_before_a_session_and_one_tells_whether_there_is_an_output(
    loaded: dict[str, FakeSound],
) -> None:
    sounds = KivySounds(SOUNDS)
    assert list(loaded) == ["tempo"]
    sounds.awake(True)
    assert loaded.keys() == sounds.names
    first = dict(loaded)
    sounds.awake(True)
    assert loaded == first
    assert sounds.names == {path.stem for path in SOUNDS.glob("*.wav")}
    assert {signal.sound for signal in CUES.values() if signal.sound} | {"countdown-go"} <= sounds.names


def test_playing_is_one_call_and_stopping_stops_what_plays(loaded: dict[str, FakeSound]) -> None:
    sounds = KivySounds(SOUNDS)
    sounds.stop()
    sounds.play("start")
    sounds.stop()
    sounds.stop()
    assert loaded["start"].done == ["play", "stop"]


def test_an_output_that_is_gone_is_said_until_it_is_back(loaded: dict[str, FakeSound]) -> None:
    sounds = KivySounds(SOUNDS)
    sounds.awake(True)
    for there, word in ((True, ""), (False, "gone"), (True, "")):
        loaded["start"].there = there
        sounds.play("start")
        assert (word in sounds.reason) is True
        assert bool(sounds.reason) is bool(word)


def test_an_unknown_sound_is_silence(loaded: dict[str, FakeSound]) -> None:
    sounds = KivySounds(SOUNDS)
    sounds.play("no-such-sound")
    assert all(sound.done == [] for sound in loaded.values())


def test_a_sound_that_cannot_be_loaded_is_left_out(
    loaded: dict[str, FakeSound], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["kivy.core.audio"].SoundLoader, "load", staticmethod(lambda path: None))
    sounds = open_sounds(SOUNDS)
    assert isinstance(sounds, NullSounds)
    assert sounds.reason


def test_one_damaged_sound_is_silent_and_the_others_are_heard(
    loaded: dict[str, FakeSound], monkeypatch: pytest.MonkeyPatch
) -> None:
    loader = sys.modules["kivy.core.audio"].SoundLoader
    whole = loader.load
    monkeypatch.setattr(
        loader, "load", staticmethod(lambda path: None if path.endswith("tempo.wav") else whole(path))
    )
    sounds = open_sounds(SOUNDS)
    sounds.awake(True)
    sounds.play("tempo")
    sounds.play("start")
    assert loaded["start"].done == ["play"]
    assert not sounds.reason


def test_a_folder_without_sounds_is_silent_and_says_so(loaded: dict[str, FakeSound], tmp_path: Path) -> None:
    assert isinstance(open_sounds(tmp_path), NullSounds)
    assert isinstance(open_sounds(tmp_path / "none"), NullSounds)
    assert isinstance(open_sounds(SOUNDS), sounds_module.KivySounds)


def test_without_a_sound_card_the_terminal_stays_clean(tmp_path: Path) -> None:
    code = f"""
from app.device.environment import prepare_environment
prepare_environment(offscreen=True)
from pathlib import Path
from app.device.desktop.sounds import open_sounds
open_sounds(Path({str(SOUNDS)!r})).play("tempo")
"""
    root = Path(sounds_module.__file__).parents[3]
    environment = {
        **os.environ,
        "SDL_AUDIODRIVER": "alsa",
        "PYTHONPATH": str(root),
        "KIVY_NO_CONSOLELOG": "1",
    }
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    assert "ALSA lib" not in run.stderr
