"""Speech through the phone's own engine, without the internet."""

import threading
from collections.abc import Callable
from typing import Annotated, Any

from app.core.i18n import mark as _
from app.device.android.focus import AudioFocus, guidance
from app.device.android.java import (
    PythonJavaClass,
    ToleratedJava,
    autoclass,
    cast,
    chars,
    context,
    java_method,
    kept,
)
from app.device.ports import NullVoice, Voice

Engine = Annotated[Any, "android.speech.tts.TextToSpeech"]
Locale = Annotated[Any, "java.util.Locale"]
Speaker = Annotated[Any, "android.speech.tts.Voice"]

_WHO = "voice"
_HANGS_AFTER_S = 15.0  # no cue is that long
_LOOK_EVERY_S = 0.25  # the engine takes a moment before it calls itself speaking

_NO_ENGINE = _("This phone has no speech engine that works. Install one to hear the cues spoken.")
_NO_LANGUAGE = _(
    "No voice for this language is installed. Add one in the phone’s settings, under text-to-speech."
)
_NO_OFFLINE_VOICE = _(
    "The voice for this language needs the internet, which Limber does not use. "
    "Download an offline voice in the phone’s settings, under text-to-speech."
)


class _Init(PythonJavaClass):
    __javainterfaces__ = ("android/speech/tts/TextToSpeech$OnInitListener",)

    def __init__(self, done: Callable[[int], None]) -> None:
        super().__init__()
        self.done = done

    @java_method("(I)V")
    def onInit(self, status: int) -> None:  # noqa: N802 - Java's name
        self.done(status)


class AndroidVoice:
    """One engine, spoken to from a thread of its own: it may take its time, the caller never does.

    What is said before the engine is ready is kept, the newest alone.
    """

    def __init__(self, language: str, focus: AudioFocus) -> None:
        self.reason = ""
        self._language = language
        self._focus = focus
        self._wish: str | None = None  # what to say next; "" is mere silence
        self._status: int | None = None  # what the engine said when it was ready
        self._prepared = self._closed = False
        self.ready = False  # whether it speaks by now, or has said why it never will
        self._changed = threading.Condition()
        self._listener = kept(_Init(self._on_init))
        self._engine: Engine = self._start()
        focus.lost.append(self.stop)
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    def say(self, text: str) -> None:
        """Says one utterance; what was being said stops."""
        self._ask(text)

    def stop(self) -> None:
        """Stops what is being said and forgets what was still to be said."""
        self._ask("")

    def close(self) -> None:
        """Gives the engine back; nothing is said after this."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join(timeout=2)

    def _ask(self, text: str) -> None:
        with self._changed:
            self._wish = text
            self._changed.notify()

    def _start(self) -> Engine:
        self._status, self._prepared = None, False
        return autoclass("android.speech.tts.TextToSpeech")(context(), self._listener)

    def _on_init(self, status: int) -> None:
        with self._changed:
            self._status = status
            self._changed.notify()

    def _due(self) -> bool:
        ready = self._status is not None and (not self._prepared or self._wish is not None)
        return self._closed or ready

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(self._due)
                if self._closed:
                    break
                wish, self._wish = self._wish, None
            if not self._prepared:
                self._prepared = True
                reason = _NO_ENGINE  # should it raise instead of answering
                with ToleratedJava("The speech engine cannot be used"):
                    reason = self._prepare()
                self.reason, self.ready = reason, True
            if wish is not None and not self.reason:
                with ToleratedJava("A sentence was lost"):
                    self._speak(wish)
        with ToleratedJava("The speech engine could not be given back"):
            self._engine.shutdown()
        self._focus.drop(_WHO)

    def _prepare(self) -> str:
        """Gives a new engine its language; "" or why it cannot be used."""
        speech = autoclass("android.speech.tts.TextToSpeech")
        if self._status != speech.SUCCESS:
            return _NO_ENGINE
        locales = autoclass("java.util.Locale")
        locale = locales.forLanguageTag(self._language)
        if locales.getDefault().getLanguage() == locale.getLanguage():
            locale = locales.getDefault()  # the runner's own way of speaking it
        if self._engine.isLanguageAvailable(locale) < speech.LANG_AVAILABLE:
            return _NO_LANGUAGE
        self._engine.setLanguage(locale)
        content = autoclass("android.media.AudioAttributes").CONTENT_TYPE_SPEECH
        self._engine.setAudioAttributes(guidance(content))
        return self._choose_offline(locale)

    def _choose_offline(self, locale: Locale) -> str:
        """Takes a voice that speaks without the internet; "" or why there is none."""
        own = self._engine.getVoice()
        if own is None or _offline(own):  # an engine without voices has its language and nothing else
            return ""
        found = self._engine.getVoices()
        speakers: list[Speaker] = []
        if found is not None:
            speakers = [cast("android.speech.tts.Voice", one) for one in found.toArray()]
        fitting = [s for s in speakers if s.getLocale().getLanguage() == locale.getLanguage() and _offline(s)]
        if not fitting:
            return _NO_OFFLINE_VOICE
        self._engine.setVoice(max(fitting, key=lambda speaker: speaker.getQuality()))
        return ""

    def _speak(self, text: str) -> None:
        if not text or not self._focus.take(_WHO, _HANGS_AFTER_S):
            self._engine.stop()
            self._focus.drop(_WHO)
            return
        speech = autoclass("android.speech.tts.TextToSpeech")
        if self._engine.speak(chars(text), speech.QUEUE_FLUSH, None, "cue") == speech.SUCCESS:
            self._wait_until_said()
        else:  # the engine has been updated or has crashed: the next sentence finds a new one
            self._engine.shutdown()
            self._engine = self._start()
        if self._wish is None:  # else the music would come up for a moment between two sentences
            self._focus.drop(_WHO)

    def _wait_until_said(self) -> None:
        for _look in range(round(_HANGS_AFTER_S / _LOOK_EVERY_S)):
            with self._changed:
                if self._changed.wait_for(lambda: self._wish is not None or self._closed, _LOOK_EVERY_S):
                    return
            if not self._engine.isSpeaking():
                return


def _offline(speaker: Speaker) -> bool:
    if speaker.isNetworkConnectionRequired():
        return False
    features = speaker.getFeatures()
    missing = autoclass("android.speech.tts.TextToSpeech$Engine").KEY_FEATURE_NOT_INSTALLED
    return features is None or not features.contains(missing)


def open_voice(language: str, focus: AudioFocus | None) -> Voice:
    """The phone's voice, or a silent one where it has no audio.

    What the engine lacks turns up only when it has started: `reason` says it from then on.
    """
    if focus is None:
        return NullVoice(_("This phone has no sound output that Limber can use."))
    return AndroidVoice(language, focus)
