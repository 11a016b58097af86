import struct
import wave
from pathlib import Path

import pytest

from app.core.cues import COUNTDOWN_S, CUES, CueKind
from app.data.files.paths import share_folder
from tools.make_sounds import RATE, SOUNDS, TICK_S, main, render

SHIPPED = share_folder() / "assets" / "sounds"


def samples(path: Path) -> tuple[int, ...]:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        frames = file.readframes(file.getnframes())
    return struct.unpack(f"<{len(frames) // 2}h", frames)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    main(folder)
    return folder


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_the_shipped_sound_is_what_the_script_makes(made: Path, name: str) -> None:
    assert (SHIPPED / f"{name}.wav").read_bytes() == (made / f"{name}.wav").read_bytes()


def test_no_other_sound_is_shipped() -> None:
    assert {path.stem for path in SHIPPED.glob("*.wav")} == set(SOUNDS)


def test_every_sound_that_a_cue_names_is_there() -> None:
    named = {signal.sound for signal in CUES.values() if signal.sound}
    assert named | {"countdown-go"} == set(SOUNDS)
    assert CUES[CueKind.COUNTDOWN].sound == "countdown"


@pytest.mark.parametrize("name", ["countdown", "countdown-go"])
def test_the_ticks_stand_exactly_one_second_apart(name: str) -> None:
    heard = samples(SHIPPED / f"{name}.wav")
    tick = heard[: round(TICK_S * RATE)]
    assert max(tick) > 3000
    for second in (1, 2):
        assert heard[second * RATE : second * RATE + len(tick)] == tick
        assert not any(heard[second * RATE - RATE + len(tick) : second * RATE])


def test_the_go_comes_exactly_at_the_end_of_the_countdown() -> None:
    heard = samples(SHIPPED / "countdown-go.wav")
    go = round(COUNTDOWN_S * RATE)
    assert not any(heard[2 * RATE + round(TICK_S * RATE) : go])
    assert max(heard[go : go + RATE // 50]) > 3000


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_a_sound_is_as_long_as_meant_and_neither_clips_nor_clicks(name: str) -> None:
    heard = samples(SHIPPED / f"{name}.wav")
    assert len(heard) == round(SOUNDS[name][0] * RATE)
    assert 1000 < max(map(abs, heard)) <= 0.8 * 32767 + 1
    assert heard[0] == 0
    assert abs(heard[-1]) < 100


def test_a_countdown_is_over_before_the_next_thing_sounds() -> None:
    assert SOUNDS["countdown"][0] < COUNTDOWN_S
    assert SOUNDS["tempo"][0] < 1


def test_loud_notes_together_are_made_quieter_as_one() -> None:
    loud = struct.unpack("<2205h", render(0.1, [(0, 440.0, 0.1, 1.0)] * 9))
    assert max(map(abs, loud)) <= round(0.8 * 32767)
