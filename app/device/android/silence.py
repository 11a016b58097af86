"""Keeps a Bluetooth speaker awake between cues."""

import threading
from typing import Annotated, Any

from app.device.android.focus import guidance
from app.device.android.java import ToleratedJava, autoclass

Track = Annotated[Any, "android.media.AudioTrack"]

_RATE = 22050
_SECONDS = 1
_FLIP_EVERY = 200  # samples; some headphones switch off on digital silence, so the last bit keeps changing
_BYTES = 2
_LOOP_FOR_EVER = -1


class SilentTrack:
    """A second of what nobody hears, over and over.

    A Bluetooth output that has slept needs up to a second to wake, and swallows what it is sent meanwhile.
    Waking it just before each cue would delay the cue by as much, so it is kept from falling asleep: the
    system closes the output a few seconds after the last track has ended, and this one does not end. It asks
    for no audio focus, so music goes on beside it at its own loudness.
    """

    def __init__(self) -> None:
        self._track: Track = None
        self._wanted = False
        self._lock = threading.Lock()  # the screen starts and stops it, the cues look after it

    def keep(self, on: bool) -> None:
        """Starts or ends it."""
        with self._lock:
            self._wanted = on
            self._refresh()

    def check(self) -> None:
        """Starts it again where it has ended by itself, as after a change of speaker."""
        with self._lock:
            self._refresh()

    def _refresh(self) -> None:
        playing = autoclass("android.media.AudioTrack").PLAYSTATE_PLAYING
        with ToleratedJava("A sleeping Bluetooth speaker may swallow the beginning of a cue"):
            if self._track is not None:
                if self._wanted and self._track.getPlayState() == playing:
                    return
                track, self._track = self._track, None
                track.release()
            if self._wanted:
                self._track = self._make()
                self._track.play()

    def _make(self) -> Track:
        formats, tracks = autoclass("android.media.AudioFormat"), autoclass("android.media.AudioTrack")
        content = autoclass("android.media.AudioAttributes").CONTENT_TYPE_SONIFICATION
        samples: Annotated[bytes, "byte[]"] = _almost_nothing()
        form = autoclass("android.media.AudioFormat$Builder")()
        form.setSampleRate(_RATE)
        form.setEncoding(formats.ENCODING_PCM_16BIT)
        form.setChannelMask(formats.CHANNEL_OUT_MONO)
        builder = autoclass("android.media.AudioTrack$Builder")()
        builder.setAudioAttributes(guidance(content))
        builder.setAudioFormat(form.build())
        builder.setTransferMode(tracks.MODE_STATIC)
        builder.setBufferSizeInBytes(_RATE * _SECONDS * _BYTES)
        track = builder.build()
        track.write(samples, 0, _RATE * _SECONDS * _BYTES)
        track.setLoopPoints(0, _RATE * _SECONDS, _LOOP_FOR_EVER)
        return track


def _almost_nothing() -> bytes:
    """Samples that alternate between the two smallest steps, 90 dB below full loudness."""
    low, high = (step.to_bytes(_BYTES, "little", signed=True) * _FLIP_EVERY for step in (-1, 1))
    length = _RATE * _SECONDS * _BYTES
    return ((low + high) * (length // len(low + high) + 1))[:length]
