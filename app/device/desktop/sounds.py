"""Sounds through Kivy's audio."""

import logging
from pathlib import Path
from typing import Any

from app.core.words import mark as _
from app.device.ports import NullSounds, Sounds

_GONE = _("The sound output is gone; cues come without it.")
_log = logging.getLogger(__name__)


class KivySounds:
    """Every sound loaded once, so that playing one is a single call."""

    def __init__(self, folder: Path) -> None:
        # Imported here: it looks for audio devices, which the first frame must not wait for.
        from kivy.core.audio import SoundLoader

        self.reason = ""
        self._sounds: dict[str, Any] = {}
        for path in sorted(folder.glob("*.wav")):
            sound = SoundLoader.load(str(path))
            if sound is not None and _there(sound):
                self._sounds[path.stem] = sound
        self._playing: Any = None

    @property
    def names(self) -> frozenset[str]:
        """The sounds there are."""
        return frozenset(self._sounds)

    def play(self, name: str) -> None:
        """Plays a sound by its name."""
        sound = self._sounds.get(name)
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
        """Nothing to do: a desktop's own speakers wake at once."""


def _there(sound: Any) -> bool:
    """Whether a sound can be heard: without an output SDL's are there all the same, and have no length."""
    return type(sound).__name__ != "SoundSDL2" or sound.length > 0


def open_sounds(folder: Path) -> Sounds:
    """The desktop's sounds, or silent ones where there is no audio."""
    sounds = KivySounds(folder)
    if not sounds.names:
        return NullSounds(_("This computer has no sound output that Limber can use."))
    return sounds
