"""Generates every sound of the app: `python -m tools.make_sounds`.

Each is a few sine partials with a soft beginning and a natural fading, mono, 16 bit. The countdown is one
file, so that its ticks stand exactly one second apart whatever the machine is doing.
"""

import math
import struct
import sys
import wave
from collections.abc import Iterable
from pathlib import Path

RATE = 22050
_PEAK = 0.8
_PARTIALS = ((1.0, 1.0), (2.0, 0.28), (3.01, 0.10))  # a soft marimba: multiples of the pitch, loudness

# Pitch in hertz of the notes used.
_A4, _C5, _D5, _E5, _G5, _A5, _C6, _E6 = 440.0, 523.25, 587.33, 659.25, 783.99, 880.0, 1046.5, 1318.51

Note = tuple[float, float, float, float]  # begins at s, pitch in Hz, length in s, loudness 0 to 1

TICK_S = 0.12
# By name: length in seconds, and the notes.
SOUNDS: dict[str, tuple[float, tuple[Note, ...]]] = {
    "prepare": (0.5, ((0, _E5, 0.4, 0.7), (0.12, _A5, 0.35, 0.7))),
    "start": (0.6, ((0, _C6, 0.6, 1.0),)),
    "half-way": (0.55, ((0, _G5, 0.25, 0.8), (0.2, _G5, 0.35, 0.8))),
    "switch": (0.75, ((0, _A5, 0.3, 0.9), (0.18, _D5, 0.3, 0.9), (0.36, _A5, 0.38, 0.9))),
    "countdown": (2.2, tuple((n * 1.0, _A5, TICK_S, 0.8) for n in range(3))),
    "countdown-go": (3.6, (*((n * 1.0, _A5, TICK_S, 0.8) for n in range(3)), (3.0, _C6, 0.6, 1.0))),
    "last": (0.9, tuple((n * 0.14, p, 0.3, 0.8) for n, p in enumerate((_C5, _E5, _G5, _C6)))),
    "gate": (0.7, ((0, _E5, 0.3, 0.8), (0.2, _E5, 0.3, 0.8), (0.4, _C5, 0.3, 0.8))),
    "done": (1.6, tuple((n * 0.18, p, 1.0, 0.9) for n, p in enumerate((_C5, _E5, _G5, _C6)))),
    "tempo": (0.08, ((0, _E6, 0.07, 0.35),)),
}


def render(length_s: float, notes: Iterable[Note]) -> bytes:
    """Samples of a sound, 16-bit little endian."""
    samples = [0.0] * round(length_s * RATE)
    for begins_s, pitch, note_s, loudness in notes:
        first = round(begins_s * RATE)
        for i in range(min(round(note_s * RATE), len(samples) - first)):
            t = i / RATE
            attack = min(t / 0.004, 1.0)
            release = min((note_s - t) / 0.02, 1.0)
            fading = math.exp(-3.5 * t / note_s)
            tone = sum(a * math.sin(2 * math.pi * pitch * m * t) for m, a in _PARTIALS)
            samples[first + i] += loudness * attack * release * fading * tone
    loudest = max(max(samples), -min(samples), 1.0)
    return b"".join(struct.pack("<h", round(s / loudest * _PEAK * 32767)) for s in samples)


def main(folder: Path) -> None:
    """Writes every sound into a folder."""
    for name, (length_s, notes) in SOUNDS.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(render(length_s, notes))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "assets" / "sounds")
