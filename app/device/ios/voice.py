"""Speech through iOS's own synthesizer. Untested: it has not run on a device."""

from typing import Any

from app.core.i18n import mark as _
from app.device.ios.objc import ToleratedObjC, autoclass, string
from app.device.ports import NullVoice, Voice

_AT_ONCE = 0  # AVSpeechBoundaryImmediate


class IosVoice:
    """One synthesizer; it speaks in its own time, with voices that are on the device. Untested.

    plyer's would speak English only and could not be stopped.
    """

    def __init__(self, voice: Any) -> None:
        self.reason = ""
        self._voice = voice
        self._engine = autoclass("AVSpeechSynthesizer").alloc().init()
        self._closed = False

    def say(self, text: str) -> None:
        """Says one utterance; what was being said stops."""
        if self._closed:
            return
        self.stop()
        with ToleratedObjC("A sentence was lost"):
            utterance = autoclass("AVSpeechUtterance").speechUtteranceWithString_(string(text))
            utterance.voice = self._voice
            self._engine.speakUtterance_(utterance)

    def stop(self) -> None:
        """Stops what is being said."""
        with ToleratedObjC("A sentence could not be stopped"):
            self._engine.stopSpeakingAtBoundary_(_AT_ONCE)

    def close(self) -> None:
        """Says nothing after this."""
        self.stop()
        self._closed = True


def open_voice(language: str) -> Voice:
    """The device's voice, or a silent one where it has none for the language."""
    voice = autoclass("AVSpeechSynthesisVoice").voiceWithLanguage_(string(language))
    if voice is None:
        return NullVoice(_("No voice for this language is installed. Add one under Spoken Content."))
    return IosVoice(voice)
