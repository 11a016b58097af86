"""Speech through the command that a desktop system has for it."""

import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

from app.device.ports import NullVoice, Voice

_HANGS_AFTER_S = 15.0  # no cue is that long
_END = object()


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
            "Add-Type -AssemblyName System.Speech; "
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
        self._wishes: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._speaking: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def say(self, text: str) -> None:
        """Says one utterance; what was being said stops."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
            self._thread.start()
        self._wishes.put(text)
        self._cut()

    def stop(self) -> None:
        """Stops what is being said and forgets what was still to be said."""
        if self._thread is not None:
            self._wishes.put("")
            self._cut()

    def close(self) -> None:
        """Ends the thread; nothing is said after this."""
        if self._thread is not None:
            self._wishes.put(_END)
            self._cut()
            self._thread.join(timeout=2)
            self._thread = None

    def _cut(self) -> None:
        with self._lock:
            if self._speaking is not None:
                self._speaking.kill()

    def _run(self) -> None:
        while True:
            wish = self._wishes.get()
            while not self._wishes.empty():  # only the newest matters
                newer = self._wishes.get()
                wish = wish if wish is _END else newer
            if wish is _END:
                return
            if wish:
                self._speak(str(wish))

    def _speak(self, text: str) -> None:
        try:
            with self._lock:
                self._speaking = process = subprocess.Popen(  # noqa: S603 - a fixed command, text as its input
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    text=True,
                    encoding="utf-8",
                )
        except OSError as error:
            self.reason = f"{self._command[0]}: {error.strerror}"
            return
        try:
            process.communicate(text, timeout=_HANGS_AFTER_S)
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
            process.wait()
        finally:
            with self._lock:
                self._speaking = None


def open_voice(language: str) -> Voice:
    """The desktop's voice, or a silent one that says what to install."""
    command = find_command(language)
    if command is None:
        return NullVoice("No speech program was found. Install espeak-ng to hear the cues spoken.")
    return CommandVoice(command)
