"""Short sounds, decoded beforehand so that they start at once."""

import logging
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from app.core.i18n import mark as _
from app.device.android.focus import AudioFocus, guidance
from app.device.android.java import PythonJavaClass, ToleratedJava, autoclass, java_method, kept
from app.device.android.silence import SilentTrack
from app.device.ports import NullSounds, Sounds

Pool = Annotated[Any, "android.media.SoundPool"]

_log = logging.getLogger(__name__)

_WHO = "sounds"
_AT_ONCE = 3  # a beat must not cut the end of a signal off
_AFTER_S = 0.3  # the music comes back when the last tone has faded
_FULL, _PRIORITY, _ONCE, _NORMAL_RATE = 1.0, 1, 0, 1.0


class _Loaded(PythonJavaClass):
    __javainterfaces__ = ("android/media/SoundPool$OnLoadCompleteListener",)

    def __init__(self, loaded: Callable[[int, int], None]) -> None:
        super().__init__()
        self.loaded = loaded

    @java_method("(Landroid/media/SoundPool;II)V")
    def onLoadComplete(self, _pool: Pool, sound: int, status: int) -> None:  # noqa: N802 - Java's name
        self.loaded(sound, status)


class AndroidSounds:
    """Every sound lies decoded in the system's sound pool; playing one is a single call.

    The pool and the silent track follow the system to another speaker by themselves; where one of them has
    died with it, it is made again at the next cue.
    """

    def __init__(self, folder: Path, focus: AudioFocus) -> None:
        self.reason = ""
        self._paths = sorted(folder.glob("*.wav"))
        self._lengths = {path.stem: _length_s(path) for path in self._paths}
        self._focus = focus
        self._silence = SilentTrack()
        self._streams: list[int] = []
        self._ids: dict[str, int] = {}
        self._ready: set[int] = set()
        self._listener = kept(_Loaded(self._on_loaded))
        focus.lost.append(self.stop)
        self._pool: Pool = self._load()

    @property
    def names(self) -> frozenset[str]:
        """The sounds there are."""
        return frozenset(self._lengths)

    @property
    def ready(self) -> bool:
        """Whether all of them are decoded; one that cannot be is not waited for."""
        return bool(self.reason) or self._ready >= {sound for sound in self._ids.values() if sound}

    def play(self, name: str) -> None:
        """Plays a sound by its name; not into a call, and not while the sounds are still being decoded."""
        sound = self._ids.get(name, 0)
        if sound not in self._ready or not self._focus.take(_WHO, self._lengths[name] + _AFTER_S):
            return
        self._silence.check()
        with ToleratedJava("A sound was lost"):
            stream = self._pool.play(sound, _FULL, _FULL, _PRIORITY, _ONCE, _NORMAL_RATE)
            if stream:
                self._streams = [*self._streams[1 - _AT_ONCE :], stream]
            else:  # the system's audio has been restarted, and has forgotten them
                _log.warning("The sounds are decoded again.")
                self._pool.release()
                self._pool = self._load()

    def stop(self) -> None:
        """Stops what is playing, and lets the music have its loudness back."""
        streams, self._streams = self._streams, []
        with ToleratedJava("A sound could not be stopped"):
            for stream in streams:
                self._pool.stop(stream)
        self._focus.drop(_WHO)

    def awake(self, on: bool) -> None:
        """Keeps the speaker from falling asleep, or lets it again."""
        self._silence.keep(on)

    def _load(self) -> Pool:
        content = autoclass("android.media.AudioAttributes").CONTENT_TYPE_SONIFICATION
        builder = autoclass("android.media.SoundPool$Builder")()
        pool = builder.setMaxStreams(_AT_ONCE).setAudioAttributes(guidance(content)).build()
        self._ready = set()
        pool.setOnLoadCompleteListener(self._listener)
        self._ids = {path.stem: pool.load(str(path), _PRIORITY) for path in self._paths}
        return pool

    def _on_loaded(self, sound: int, status: int) -> None:
        if status == 0:
            self._ready.add(sound)
        else:
            self.reason = _("Some sounds could not be played on this phone.")


def _length_s(path: Path) -> float:
    with wave.open(str(path)) as file:
        return float(file.getnframes() / file.getframerate())


def open_sounds(folder: Path, focus: AudioFocus | None) -> Sounds:
    """The sounds, or silent ones where the phone has no audio or the folder no sounds."""
    if focus is None or not any(folder.glob("*.wav")):
        return NullSounds(_("This phone has no sound output that Limber can use."))
    return AndroidSounds(folder, focus)
