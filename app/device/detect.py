"""Finds out what this device can do, and puts the Null version where something is missing."""

import logging
from dataclasses import dataclass
from pathlib import Path

from app.core.words import mark as _
from app.device.ports import (
    NullScreen,
    NullSounds,
    NullVibrator,
    NullVoice,
    Screen,
    Sounds,
    Vibrator,
    Voice,
)

_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Device:
    """All that the app asks of the machine it runs on."""

    vibrator: Vibrator
    sounds: Sounds
    voice: Voice
    screen: Screen

    def close(self) -> None:
        """Gives back what has to be given back."""
        self.voice.close()


def detect(sounds: Path, language: str) -> Device:
    """What this device has.

    Args:
        sounds: Folder of the sound files.
        language: Two-letter code of the language to speak.
    """
    return Device(
        vibrator=NullVibrator(_("This device has no vibration motor; the preview shows each buzz instead.")),
        sounds=_sounds(sounds),
        voice=_voice(language),
        screen=_screen(),
    )


def _sounds(folder: Path) -> Sounds:
    try:
        from app.device.desktop.sounds import open_sounds

        return open_sounds(folder)
    except Exception as error:  # noqa: BLE001 - whatever audio does, the session goes on without it
        _log.warning("No sound: %s", error)
        return NullSounds(_("The sound output could not be opened."))


def _voice(language: str) -> Voice:
    try:
        from app.device.desktop.voice import open_voice

        return open_voice(language)
    except Exception as error:  # noqa: BLE001 - whatever speech does, the session goes on without it
        _log.warning("No voice: %s", error)
        return NullVoice(_("The speech program could not be started."))


def _screen() -> Screen:
    try:
        from app.device.desktop.screen import WindowScreen

        return WindowScreen()
    except Exception as error:  # noqa: BLE001 - the display goes dark as usual, no more
        _log.warning("The display cannot be kept on: %s", error)
        return NullScreen(_("The display may go dark during a session."))
