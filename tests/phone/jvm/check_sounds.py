from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.cues import CUES
from app.data.files.paths import share_folder
from app.device.android.focus import AudioFocus, open_focus
from app.device.android.sounds import AndroidSounds, open_sounds
from app.device.ports import NullSounds
from tests.phone.jvm.conftest import LEVEL, Phone

SOUNDS = share_folder() / "assets" / "sounds"
GUIDANCE = "usage 12 content 4"
TAKEN = f"focus taken gain 3 {'stream 3' if LEVEL < 26 else GUIDANCE}"
REFUSED = TAKEN.replace("taken", "refused")


@pytest.fixture
def sounds(phone: Phone, focus: AudioFocus) -> Iterator[AndroidSounds]:
    sounds = AndroidSounds(SOUNDS, focus)
    yield sounds
    sounds.awake(False)


def played(phone: Phone) -> list[str]:
    return [call.split(" ")[1] for call in phone.done if call.startswith("play ")]


def test_every_sound_a_cue_asks_for_is_there_and_was_decoded_at_the_start(
    phone: Phone, sounds: AndroidSounds
) -> None:
    wanted = {signal.sound for signal in CUES.values() if signal.sound} | {"countdown-go"}
    assert wanted <= sounds.names
    assert phone.done == [f"pool of 3 {GUIDANCE}"]
    assert sounds.reason == ""
    for name in sorted(wanted):
        sounds.play(name)
    assert played(phone) == sorted(wanted)


def test_the_music_goes_quiet_before_a_sound_and_comes_back_after_it(
    phone: Phone, sounds: AndroidSounds
) -> None:
    phone.forget()
    sounds.play("tempo")
    assert phone.done[0] == TAKEN
    assert phone.done[1].startswith("play tempo 1.0 1.0 1 0 1.0 stream")
    phone.until(lambda: phone.done[-1] == "focus back")
    assert len(phone.done) == 3


def test_a_sound_within_a_sound_takes_the_music_down_once(phone: Phone, sounds: AndroidSounds) -> None:
    sounds.play("countdown-go")
    sounds.play("tempo")
    assert phone.done.count(TAKEN) == 1
    assert "focus back" not in phone.done


def test_stopping_stops_what_plays_and_gives_the_music_back(phone: Phone, sounds: AndroidSounds) -> None:
    sounds.play("countdown-go")
    sounds.play("tempo")
    streams = [call.split(" ")[-1] for call in phone.done if call.startswith("play ")]
    sounds.stop()
    phone.until(lambda: phone.done[-1] == "focus back")
    assert [call for call in phone.done if call.startswith("stop")] == [
        f"stop stream {stream}" for stream in streams
    ]


@pytest.mark.parametrize("call", [{"focus": "refused"}, {"mode": "2"}, {"mode": "3"}, {"focus": "crash"}])
def test_nothing_beeps_into_a_call_and_after_it_all_is_as_before(
    phone: Phone, sounds: AndroidSounds, call: dict[str, str]
) -> None:
    phone.is_like(**call)
    sounds.play("start")
    assert played(phone) == []
    phone.is_like(focus="free", mode="0")
    sounds.play("start")
    assert played(phone) == ["start"]


@pytest.mark.parametrize("loss", [-1, -2])
def test_a_call_that_comes_in_between_stops_the_sound(phone: Phone, sounds: AndroidSounds, loss: int) -> None:
    sounds.play("countdown-go")
    phone.java("android.media.AudioManager").tell(loss)
    assert phone.done[-2] == "focus back"
    assert phone.done[-1].startswith("stop stream")
    phone.is_like(focus="refused")
    sounds.play("start")
    assert phone.done[-1] == REFUSED
    phone.is_like(focus="free")
    sounds.play("start")
    assert played(phone) == ["countdown-go", "start"]


def test_a_short_message_of_another_app_stops_nothing(phone: Phone, sounds: AndroidSounds) -> None:
    sounds.play("countdown-go")
    phone.java("android.media.AudioManager").tell(-3)
    assert not any(call.startswith(("stop", "focus back")) for call in phone.done)


def test_while_a_session_runs_a_silent_track_keeps_the_speaker_awake(
    phone: Phone, sounds: AndroidSounds
) -> None:
    phone.forget()
    sounds.awake(True)
    assert phone.done == [
        f"track {GUIDANCE} rate 22050 encoding 2 channels 4 mode 0 bytes 44100",
        "track written 0 44100",
        "track loops 0 22050 -1",
        "track plays",
    ]
    sounds.awake(True)
    sounds.play("start")
    assert phone.done.count("track plays") == 1
    sounds.awake(False)
    assert phone.done[-1] == "track released"


def test_the_silent_track_cannot_be_heard_but_is_not_all_zeros(phone: Phone, sounds: AndroidSounds) -> None:
    sounds.awake(True)
    data = bytes(byte % 256 for byte in phone.java("android.media.AudioTrack").samples())
    steps = {int.from_bytes(data[at : at + 2], "little", signed=True) for at in range(0, len(data), 2)}
    assert len(data) == 44100
    assert steps == {-1, 1}


def test_after_a_change_of_speaker_the_silent_track_starts_again_with_the_next_cue(
    phone: Phone, sounds: AndroidSounds
) -> None:
    sounds.awake(True)
    phone.java("android.media.AudioTrack").die()
    sounds.play("start")
    assert phone.done.count("track plays") == 2
    assert phone.done.count("track released") == 1
    assert played(phone) == ["start"]


def test_after_a_session_no_cue_wakes_the_silent_track(phone: Phone, sounds: AndroidSounds) -> None:
    sounds.awake(True)
    sounds.awake(False)
    sounds.play("done")
    assert phone.done.count("track plays") == 1


def test_without_a_silent_track_the_cues_sound_all_the_same(phone: Phone, sounds: AndroidSounds) -> None:
    phone.is_like(track="refused")
    sounds.awake(True)
    sounds.play("start")
    assert played(phone) == ["start"]


def test_when_the_systems_audio_has_been_restarted_the_sounds_are_decoded_again(
    phone: Phone, sounds: AndroidSounds
) -> None:
    phone.is_like(pool="dead")
    sounds.play("start")
    phone.is_like(pool="alive")
    assert phone.done[-2:] == ["pool released", f"pool of 3 {GUIDANCE}"]
    sounds.play("start")
    assert phone.done[-1].startswith("play start")


def test_a_sound_that_is_still_being_decoded_is_left_out(phone: Phone, focus: AudioFocus) -> None:
    phone.is_like(loading="slow")
    AndroidSounds(SOUNDS, focus).play("start")
    assert phone.done == [f"pool of 3 {GUIDANCE}"]


def test_a_sound_that_cannot_be_decoded_is_said_and_the_others_play(phone: Phone, focus: AudioFocus) -> None:
    phone.is_like(broken="start")
    sounds = AndroidSounds(SOUNDS, focus)
    assert sounds.reason == "Some sounds could not be played on this phone."
    sounds.play("start")
    sounds.play("done")
    assert played(phone) == ["done"]


def test_an_unknown_sound_is_silence(phone: Phone, sounds: AndroidSounds) -> None:
    sounds.play("no-such-sound")
    assert played(phone) == []


def test_without_audio_or_without_sounds_it_is_silent_and_says_so(
    phone: Phone, focus: AudioFocus, tmp_path: Path
) -> None:
    assert isinstance(open_sounds(tmp_path, focus), NullSounds)
    phone.has_no("audio")
    assert open_focus() is None
    silent = open_sounds(SOUNDS, open_focus())
    assert isinstance(silent, NullSounds)
    assert silent.reason == "This phone has no sound output that Limber can use."
