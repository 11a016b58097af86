"""Who the figure is: one of two bodies, in one of three skin tones."""

from dataclasses import dataclass
from typing import Final, Literal, get_args
from zlib import crc32

Build = Literal["woman", "man"]
BUILDS: Final[tuple[Build, ...]] = get_args(Build)
Tone = Literal["light", "medium", "deep"]
TONES: Final[tuple[Tone, ...]] = get_args(Tone)
Choice = Literal["both", "woman", "man"]
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)
"""A body, or both taking turns from routine to routine."""


@dataclass(frozen=True, slots=True)
class Look:
    """One figure."""

    build: Build = "woman"
    tone: Tone = "medium"


@dataclass(frozen=True, slots=True)
class Cast:
    """Which figure shows what.

    Attributes:
        choice: The body asked for.
        tone: The skin tone asked for.
    """

    choice: Choice = "both"
    tone: Tone = "medium"

    def look(self, name: str) -> Look:
        """The figure that leads a routine or exercise: of both bodies always the same one for a name."""
        build = BUILDS[crc32(name.encode()) % len(BUILDS)] if self.choice == "both" else self.choice
        return Look(build, self.tone)
