"""Sounds through Kivy's audio."""

import ctypes
import logging
from pathlib import Path
from typing import Any

from app.core.i18n import mark as _
from app.device.ports import NullSounds, Sounds

_GONE = _("The sound output is gone; cues come without it.")
_log = logging.getLogger(__name__)
# ALSA's own kind of function that is told of errors: file, line, function, number, words, more.
_TOLD = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
_to_nobody = _TOLD(lambda *_: None)


class KivySounds:
    """Every sound loaded once before a session, so that playing one is a single call.

    At first only the smallest is, which tells whether there is an output: all of them take 2 MB.
    """

    def __init__(self, folder: Path) -> None:
        self.reason = ""
        self._sounds: dict[str, Any] = {}
        self._playing: Any = None
        files = sorted(folder.glob("*.wav"), key=lambda path: path.stat().st_size)
        self._files = {path.stem: path for path in files}
        if not any(self._load(name) for name in self._files):  # goes on only past a damaged file
            self._files.clear()

    @property
    def names(self) -> frozenset[str]:
        """The sounds there are."""
        return frozenset(self._files)

    def _load(self, name: str) -> Any:
        # Imported here: it looks for audio devices, which the first frame must not wait for.
        from kivy.core.audio import SoundLoader

        if name not in self._sounds and name in self._files:
            sound = SoundLoader.load(str(self._files[name]))
            self._sounds[name] = sound if sound is not None and _there(sound) else None
        return self._sounds.get(name)

    def play(self, name: str) -> None:
        """Plays a sound by its name."""
        sound = self._load(name)
        if sound is None:
            return
        sound.play()
        # Kivy logs that it could not, and leaves the sound stopped.
        self.reason = "" if sound.state == "play" else _GONE
        self._playing = sound

    def stop(self) -> None:
        """Stops what is playing."""
        if self._playing is not None:
            self._playing.stop()
            self._playing = None

    def awake(self, on: bool) -> None:
        """Before a session has every sound at hand; a desktop's own speakers wake at once."""
        if on:
            for name in self._files:
                self._load(name)


def _there(sound: Any) -> bool:
    """Whether a sound can be heard: without an output SDL's are there all the same, and have no length."""
    return type(sound).__name__ != "SoundSDL2" or sound.length > 0


def open_sounds(folder: Path) -> Sounds:
    """The desktop's sounds, or silent ones where there is no audio."""
    _hush_alsa()
    sounds = KivySounds(folder)
    if not sounds.names:
        return NullSounds(_("This computer has no sound output that Limber can use."))
    return sounds


def _hush_alsa() -> None:
    """Has ALSA, where there is one, not print what it tries on a machine without a sound card.

    That there is no output is said once, in the app.
    """
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_to_nobody)
    except (OSError, AttributeError):
        return
