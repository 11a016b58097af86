"""The ear of the bench finds what it was given, to the sample."""

import array
import random
import threading
from pathlib import Path

import pytest

from tests.bench.heard import RATE, Ear, onset, pipe_in, template

SOUNDS = Path(__file__).parents[2] / "assets" / "sounds"
TICK = template(SOUNDS / "countdown.wav")


def stream(seconds: float, *at: int) -> array.array:
    """A hum with ticks at some samples."""
    chance = random.Random(1)
    made = array.array("h", (chance.randint(-60, 60) for _ in range(round(seconds * RATE))))
    for index in at:
        for number, value in enumerate(TICK):
            made[index + number] += value // 2
    return made


@pytest.mark.parametrize("at", [1003, 5003])
def test_an_onset_is_found_to_the_sample(at: int) -> None:
    assert onset(stream(0.3, at), TICK, 0, 8000) == at


def test_two_ticks_that_are_one_sample_too_far_apart_are_told_apart() -> None:
    samples = stream(1.2, 2000, 2000 + RATE + 1)
    first = onset(samples, TICK, 0, 4000)
    assert first is not None
    second = onset(samples, TICK, first + RATE - 500, first + RATE + 500)
    assert second == first + RATE + 1


def test_another_sound_and_silence_are_not_taken_for_it() -> None:
    gate = template(SOUNDS / "gate.wav")
    assert onset(stream(0.3, 3000), gate, 0, 4000) is None
    assert onset(array.array("h", bytes(40_000)), TICK, 0, 2000) is None
    assert onset(stream(0.2, 3000), TICK, 40_000, 30_000) is None


def test_every_sample_has_the_time_at_which_its_buffer_came(tmp_path: Path) -> None:
    pipe = pipe_in(tmp_path)
    if pipe is None:
        pytest.skip("no pipes with a name on this system")
    came = threading.Event()
    reading = iter((10.0, 12.0, 12.001))

    def clock() -> float:
        came.set()
        return next(reading)

    ear = Ear(pipe, clock)
    ear.start()
    with pipe.open("wb", buffering=0) as driver:
        driver.write(b"\x01\x00\x02\x00" * 1024)
        assert came.wait(10)
        for _ in range(2):  # a pipe may hand on one buffer in two pieces
            driver.write(b"\x03\x00\x04\x00" * 512)
    ear.join(10)
    assert ear.starts == [0, 1024]
    assert ear.samples().tolist() == [1] * 1024 + [3] * 1024
    assert ear.time_of(512) == pytest.approx(10.0 + 512 / RATE)
    assert ear.time_of(1024) == 12.0
    assert ear.index_at(11.0) == 1024
    assert ear.buffer_s == 1024 / RATE
