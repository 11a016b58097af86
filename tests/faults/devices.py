"""Breaks what cues are given on, at the place where the real one would fail as far as one can get there."""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from app.data.files.paths import share_folder
from tests.faults.world import FaultyWorld

SOUNDS = share_folder() / "assets" / "sounds"


def raising(channel: str) -> Callable[[FaultyWorld], None]:
    """A device that raises whatever it is asked."""
    return lambda world: world.raising.add(channel)


def no_vibrator(world: FaultyWorld) -> None:
    """A phone without a motor says so itself."""
    from app.device.ports import NullVibrator

    world.device["vibration"] = lambda: NullVibrator("This phone has no vibration motor.")


def real_sounds(world: FaultyWorld) -> None:
    """Kivy's own audio on whatever driver SDL has been given."""
    from app.device.desktop.sounds import open_sounds

    world.device["sound"] = lambda: open_sounds(SOUNDS)


def sounds_are_silent(world: FaultyWorld) -> None:
    from app.device.ports import NullSounds

    world.must(isinstance(world.machine.device.sounds, NullSounds), "there was an audio device after all")


def take_the_mixer_away(world: FaultyWorld) -> None:
    """SDL plays nothing from now on, and tells so whoever asks.

    It would be closed by a device that vanishes; closed from here it takes the whole process along.
    """
    world.must(not world.machine.device.sounds.reason, "there was no sound from the start")
    sdl_library("SDL2_mixer").Mix_AllocateChannels(0)


def sdl_library(name: str) -> Any:
    """The library that Kivy has loaded."""
    with open("/proc/self/maps", encoding="utf-8") as maps:  # noqa: PTH123 - no file of a folder
        paths = {line.split()[-1] for line in maps if f"lib{name}-" in line or f"lib{name}.so" in line}
    if not paths:
        raise OSError(f"{name} is not loaded")
    return ctypes.CDLL(sorted(paths)[0])


def no_speech_program(world: FaultyWorld) -> None:
    from app.device.desktop import voice

    world.replace(voice.find_command, "__kwdefaults__", {"platform": "linux", "which": lambda _name: None})
    world.device["voice"] = lambda: voice.open_voice("en")


def voice_that_hangs(world: FaultyWorld) -> None:
    """A speech program that never comes to an end."""
    from app.device.desktop import voice

    world.replace(voice, "_HANGS_AFTER_S", 0.05)
    world.device["voice"] = lambda: voice.CommandVoice(
        [sys.executable, "-S", "-c", "import time; time.sleep(60)"]
    )


def voice_that_fails(world: FaultyWorld) -> None:
    """A speech program that ends with an error, as without an audio device."""
    from app.device.desktop import voice

    world.device["voice"] = lambda: voice.CommandVoice(["/bin/false"])


def wait_for_the_hang(world: FaultyWorld) -> None:
    """Real seconds pass, which a clock that is moved by hand would not notice."""
    world.wait(lambda: bool(world.machine.device.voice.reason))
