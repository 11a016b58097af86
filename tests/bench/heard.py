"""What is heard: onsets of sounds in the samples that SDL's disk audio driver writes, found to the sample.

The driver writes into a pipe, one buffer at a time, as it would hand them to a sound card. So every buffer
has a time, and a sound begins where its buffer came and so many samples later. Two onsets in one sound are
compared in samples, which no clock of ours has a say in.
"""

import array
import bisect
import os
import sys
import threading
import wave
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from operator import mul
from pathlib import Path
from statistics import median

RATE, CHANNELS = 44100, 2  # what Kivy asks SDL's mixer for
_PIECES_S = 0.005  # a pipe hands on a buffer in pieces, as far as they fit
LIKE = 0.98  # the least likeness of an onset; 1 is the very same
_COARSE, _COARSE_STEP, _FINE = 512, 4, 64


class Ear(threading.Thread):
    """Reads a pipe until its writer is gone, noting when each buffer came.

    Attributes:
        arrivals: Reading of the clock at the beginning of each buffer.
        starts: Index of its first sample.
    """

    def __init__(self, pipe: Path, clock: Callable[[], float]) -> None:
        super().__init__(name="ear", daemon=True)
        self.arrivals: list[float] = []
        self.starts: list[int] = []
        self._pipe, self._clock, self._bytes = pipe, clock, bytearray()
        self._last = 0.0

    def run(self) -> None:
        frame = 2 * CHANNELS
        with self._pipe.open("rb", buffering=0) as pipe:
            while data := pipe.read(1 << 16):
                now = self._clock()
                if not self.arrivals or now - self._last > _PIECES_S:
                    self.arrivals.append(now)
                    self.starts.append(len(self._bytes) // frame)
                self._last = now
                self._bytes += data

    @property
    def buffer_s(self) -> float:
        """Seconds of one buffer, which is mixed at once: a sound begins with the next one."""
        return median(after - one for one, after in pairwise(self.starts)) / RATE if self.starts[1:] else 0.0

    def samples(self) -> array.array:
        """All of the left channel, 16 bit."""
        whole = array.array("h")
        whole.frombytes(bytes(self._bytes[: len(self._bytes) // (2 * CHANNELS) * (2 * CHANNELS)]))
        if sys.byteorder == "big":
            whole.byteswap()
        return whole[::CHANNELS]

    def index_at(self, reading: float) -> int:
        """Index of the first sample that came at or after a reading of the clock."""
        place = bisect.bisect_left(self.arrivals, reading)
        return self.starts[place] if place < len(self.starts) else self.starts[-1]

    def time_of(self, index: int) -> float:
        """Reading of the clock at which a sample would sound."""
        place = bisect.bisect_right(self.starts, index) - 1
        return self.arrivals[place] + (index - self.starts[place]) / RATE


def template(file: Path, from_s: float = 0.0, length_s: float = 0.12) -> list[int]:
    """A piece of a sound as the mixer plays it: at its rate, with straight lines between the samples."""
    with wave.open(str(file), "rb") as sound:
        rate = sound.getframerate()
        sound.setpos(round(from_s * rate))
        few = array.array("h")
        few.frombytes(sound.readframes(round(length_s * rate)))
    times = RATE // rate
    made = []
    for one, after in zip(few, [*few[1:], 0], strict=True):
        made += [one + (after - one) * part // times for part in range(times)]
    return made


def likeness(samples: Sequence[int], at: int, piece: Sequence[int]) -> float:
    """Correlation of a piece with the samples at an index, -1 to 1."""
    there = samples[at : at + len(piece)]
    energy = sum(map(mul, there, there)) * sum(map(mul, piece, piece))
    return sum(map(mul, there, piece)) / energy**0.5 if energy else 0.0


def onset(samples: Sequence[int], piece: Sequence[int], first: int, last: int) -> int | None:
    """The index between two at which a piece begins, exactly; None where it is not there."""
    first, last = max(first, 0), min(last, len(samples) - len(piece))
    if first > last:
        return None
    part = piece[:_COARSE]
    there = samples[first : last + len(part)]
    squares = [0, *accumulate(map(mul, there, there))]
    strength = {
        first + at: sum(map(mul, there[at : at + len(part)], part))
        / ((squares[at + len(part)] - squares[at]) ** 0.5 or 1.0)
        for at in range(0, last + 1 - first, _COARSE_STEP)
    }
    near = max(strength, key=strength.__getitem__)
    tried = range(max(near - _FINE, first), min(near + _FINE, last) + 1)
    best = max(tried, key=lambda at: likeness(samples, at, piece))
    return best if likeness(samples, best, piece) >= LIKE else None


def pipe_in(folder: Path) -> Path | None:
    """A pipe for the driver to write into; None on a system without such pipes."""
    if not hasattr(os, "mkfifo"):
        return None
    made = folder / "heard"
    os.mkfifo(made)
    return made
