"""Audio focus: other players go quieter while a cue sounds, and get their loudness back after it."""

import threading
from collections.abc import Callable
from typing import Annotated, Any

from app.device.android.java import (
    SDK_INT,
    PythonJavaClass,
    ToleratedJava,
    autoclass,
    cast,
    context,
    java_method,
    kept,
)
from app.device.clock import SleepProofClock

Attributes = Annotated[Any, "android.media.AudioAttributes"]
Manager = Annotated[Any, "android.media.AudioManager"]
Request = Annotated[Any, "android.media.AudioFocusRequest"]


def guidance(content: int) -> Attributes:
    """How cues announce themselves: as directions do, over the music and out of the same speaker.

    Args:
        content: One of `AudioAttributes.CONTENT_TYPE_...`.
    """
    usage = autoclass("android.media.AudioAttributes").USAGE_ASSISTANCE_NAVIGATION_GUIDANCE
    builder = autoclass("android.media.AudioAttributes$Builder")()
    return builder.setUsage(usage).setContentType(content).build()


class _Listener(PythonJavaClass):
    __javainterfaces__ = ("android/media/AudioManager$OnAudioFocusChangeListener",)

    def __init__(self, changed: Callable[[int], None]) -> None:
        super().__init__()
        self.changed = changed

    @java_method("(I)V")
    def onAudioFocusChange(self, change: int) -> None:  # noqa: N802 - Java's name
        self.changed(change)


class AudioFocus:
    """Asked for before a cue, by whoever makes it sound; given back when nobody sounds any more.

    May be used from any thread.

    Attributes:
        lost: Called, from a thread of the system's, when a phone call or an alarm takes the speaker.
    """

    def __init__(self, manager: Manager) -> None:
        self.lost: list[Callable[[], None]] = []
        self._manager = manager
        self._clock = SleepProofClock()
        self._until: dict[str, float] = {}  # who sounds, and until when
        self._held = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        audio = autoclass("android.media.AudioManager")
        self._losses = (audio.AUDIOFOCUS_LOSS, audio.AUDIOFOCUS_LOSS_TRANSIENT)
        self._listener = kept(_Listener(self._on_change))
        self._request: Request = None
        if SDK_INT >= 26:
            content = autoclass("android.media.AudioAttributes").CONTENT_TYPE_SONIFICATION
            builder = autoclass("android.media.AudioFocusRequest$Builder")(
                audio.AUDIOFOCUS_GAIN_TRANSIENT_MAY_DUCK
            )
            builder.setAudioAttributes(guidance(content))
            builder.setOnAudioFocusChangeListener(self._listener)
            self._request = builder.build()

    def take(self, who: str, seconds: float) -> bool:
        """Asks for the speaker; False where a call has it, so that no cue beeps into it.

        Args:
            who: Each name has a time of its own; the focus is given back after the last of them.
            seconds: For how long at most; `drop` ends it sooner.
        """
        with self._changed:
            if not self._held:
                with ToleratedJava("The audio focus could not be asked for"):
                    self._held = self._ask()
            if not self._held:
                return False
            self._until[who] = self._clock.now() + seconds
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="audio focus", daemon=True)
                self._thread.start()
            self._changed.notify()
            return True

    def drop(self, who: str) -> None:
        """Says that this one no longer sounds."""
        with self._changed:
            self._until.pop(who, None)
            self._changed.notify()

    def _ask(self) -> bool:
        audio = autoclass("android.media.AudioManager")
        # Calls over the internet leave the focus to others, but they do change the mode.
        if self._manager.getMode() != audio.MODE_NORMAL:
            return False
        if SDK_INT >= 26:
            answer = self._manager.requestAudioFocus(self._request)
        else:
            answer = self._manager.requestAudioFocus(
                self._listener, audio.STREAM_MUSIC, audio.AUDIOFOCUS_GAIN_TRANSIENT_MAY_DUCK
            )
        return bool(answer == audio.AUDIOFOCUS_REQUEST_GRANTED)

    def _let_go(self) -> None:
        self._until.clear()
        self._held = False
        with ToleratedJava("The audio focus could not be given back"):
            if SDK_INT >= 26:
                self._manager.abandonAudioFocusRequest(self._request)
            else:
                self._manager.abandonAudioFocus(self._listener)

    def _on_change(self, change: int) -> None:
        if change not in self._losses:
            return
        with self._changed:
            if self._held:  # given back, lest the system hands it over again when the call is over
                self._let_go()
        for listener in self.lost:
            listener()

    def _run(self) -> None:
        with self._changed:
            while True:
                if not self._held:
                    self._changed.wait()
                    continue
                left_s = max(self._until.values(), default=0.0) - self._clock.now()
                if left_s > 0:
                    self._changed.wait(left_s)
                    continue
                self._let_go()


def open_focus() -> AudioFocus | None:
    """The focus, or None where there is no audio at all."""
    found = context().getSystemService(autoclass("android.content.Context").AUDIO_SERVICE)
    manager = cast("android.media.AudioManager", found)
    return None if manager is None else AudioFocus(manager)
