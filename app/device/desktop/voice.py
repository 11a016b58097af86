"""Speech through the command that a desktop system has for it."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

from app.core.words import mark as _
from app.device.ports import NullVoice, Voice

_HANGS_AFTER_S = 15.0  # no cue is that long


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
            self.reason = f"{self._command[0]}: {error.strerror}"
            return
        with self._changed:  # starting takes a moment, in which there may have come a newer wish
            self._speaking = process
            if self._wish is not None:
                process.kill()
        try:
            process.communicate(text, timeout=_HANGS_AFTER_S)
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
            process.wait()
        finally:
            with self._changed:
                self._speaking = None


def open_voice(language: str) -> Voice:
    """The desktop's voice, or a silent one that says what to install."""
    command = find_command(language)
    if command is None:
        return NullVoice(_("No speech program was found. Install espeak-ng to hear the cues spoken."))
    return CommandVoice(command)
