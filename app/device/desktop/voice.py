"""Speech through the command that a desktop system has for it."""

import logging
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

from app.core.i18n import mark as _
from app.device.clock import SleepProofClock
from app.device.ports import NullVoice, Voice

_HANGS_AFTER_S = 15.0  # no cue is that long
_SLOWEST_PER_S = 5.0  # characters, a third of what a calm voice says
_STARTS_IN_S = 4.0

_NO_START = _("The speech program could not be started, so nothing is spoken.")
_HANGS = _("The speech program does not answer, so cues may not be spoken.")
_ENDED = _("The speech program ended with an error, so cues may not be spoken.")
_log = logging.getLogger(__name__)


def find_command(
    language: str, *, platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which
) -> list[str] | None:
    """The command that speaks the text given on its standard input, or None where there is none.

    Args:
        language: Two-letter code of the language to speak.
        platform: As in `sys.platform`.
        which: Finds a program.
    """
    if platform == "darwin" and (say := which("say")):
        return [say, "-f", "-"]
    if platform == "win32" and (shell := which("powershell")):
        read_aloud = (
            "Add-Type -AssemblyName System.Speech; [Console]::InputEncoding = [Text.Encoding]::UTF8; "
            "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
        )
        return [shell, "-NoProfile", "-Command", read_aloud]
    for name in ("espeak-ng", "espeak"):
        if speaker := which(name):
            return [speaker, "-v", language, "-s", "165", "--stdin"]
    return None


class CommandVoice:
    """Says one utterance at a time, from a thread of its own."""

    def __init__(self, command: Sequence[str]) -> None:
        self.reason = ""
        self._command = list(command)
        self._clock = SleepProofClock()
        self._wish: str | None = None  # what to say next; "" is mere silence
        self._speaking: subprocess.Popen[str] | None = None
        self._closed = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def say(self, text: str) -> None:
        """Says one utterance; what was being said stops."""
        with self._changed:
            if self._closed:
                return
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
                self._thread.start()
            self._ask(text)

    def stop(self) -> None:
        """Stops what is being said and forgets what was still to be said."""
        with self._changed:
            self._ask("")

    def close(self) -> None:
        """Ends the thread; nothing is said after this."""
        with self._changed:
            self._closed = True
            self._ask("")
        if self._thread is not None:
            self._thread.join(timeout=2)

    def _ask(self, text: str) -> None:
        # Under one lock with the taking of a wish, so that never the newest is the one that is stopped.
        self._wish = text
        if self._speaking is not None:
            self._speaking.kill()
        self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                while self._wish is None and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                text, self._wish = self._wish, None
            if text:
                self._speak(text)

    def _speak(self, text: str) -> None:
        try:
            process = subprocess.Popen(  # noqa: S603 - a fixed command, text as its input
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            _log.warning("%s: %s", self._command[0], error.strerror)
            self.reason = _NO_START
            return
        with self._changed:  # starting takes a moment, in which there may have come a newer wish
            self._speaking = process
            if self._wish is not None:
                process.kill()
        begun, longest_s = self._clock.now(), longest(text)
        try:
            process.communicate(text, timeout=longest_s)
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
            process.wait()
        with self._changed:
            self._speaking = None
            stopped = self._wish is not None or self._closed
        self._learn(process.returncode, stopped=stopped, hung=self._clock.now() - begun >= longest_s)

    def _learn(self, code: int, *, stopped: bool, hung: bool) -> None:
        """What the end of a sentence says about the program."""
        if hung:
            self.reason = _HANGS
        elif code == 0:
            self.reason = ""
        elif not stopped:
            self.reason = _ENDED


def longest(text: str) -> float:
    """Seconds after which whoever still says a text hangs."""
    return min(_STARTS_IN_S + len(text) / _SLOWEST_PER_S, _HANGS_AFTER_S)


def open_voice(language: str) -> Voice:
    """The desktop's voice, or a silent one that says what to install."""
    command = find_command(language)
    if command is None:
        return NullVoice(_("No speech program was found. Install espeak-ng to hear the cues spoken."))
    return CommandVoice(command)
