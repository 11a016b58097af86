import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.device.desktop import voice as voice_module
from app.device.desktop.voice import CommandVoice, find_command, longest, open_voice
from app.device.ports import NullVoice

# Stands in for a speech program: writes down what it began and what it finished, with its own id.
SPEAKER = """
import os, sys, time
text = sys.stdin.buffer.read().decode("utf-8")
log = sys.argv[1]
def note(what):
    with open(log, "a", encoding="utf-8") as file:
        file.write(f"{what} {os.getpid()} {text}\\n")
note("began")
time.sleep(60 if text.startswith("Long") else 0)
note("ended")
"""
_HANG_S = 10.0  # a hang, not slowness


class Log:
    def __init__(self, path: Path) -> None:
        self.path = path

    def lines(self, what: str) -> list[str]:
        if not self.path.exists():
            return []
        rows = [line.split(" ", 2) for line in self.path.read_text("utf-8").splitlines()]
        return [row[2] for row in rows if row[0] == what]

    def pids(self) -> list[int]:
        return [int(line.split(" ")[1]) for line in self.path.read_text("utf-8").splitlines()]

    def until(self, met: Callable[[], bool]) -> None:
        give_up = time.monotonic() + _HANG_S
        while not met():
            assert time.monotonic() < give_up, "this was never said"
            time.sleep(0.005)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "log")


@pytest.fixture
def voice(tmp_path: Path, log: Log) -> Iterator[CommandVoice]:
    script = tmp_path / "speaker.py"
    script.write_text(SPEAKER, "utf-8")
    made = CommandVoice([sys.executable, "-S", str(script), str(log.path)])
    yield made
    made.close()


def running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def speaking_threads() -> int:
    return sum(thread.name == "voice" and thread.is_alive() for thread in threading.enumerate())


def test_it_says_what_it_is_given_in_any_letters(voice: CommandVoice, log: Log) -> None:
    voice.say("Wechselt jetzt: rechtes Bein, Größe \N{GREEK SMALL LETTER OMEGA}.")
    log.until(
        lambda: log.lines("ended") == ["Wechselt jetzt: rechtes Bein, Größe \N{GREEK SMALL LETTER OMEGA}."]
    )


@pytest.mark.skipif(os.name != "posix", reason="looks for a process by its id")
def test_a_new_sentence_stops_the_old_one(voice: CommandVoice, log: Log) -> None:
    voice.say("Long story")
    log.until(lambda: log.lines("began") == ["Long story"])
    voice.say("Change sides.")
    log.until(lambda: log.lines("ended") == ["Change sides."])
    assert not running(log.pids()[0])


def test_of_many_sentences_at_once_the_last_is_said(voice: CommandVoice, log: Log) -> None:
    for number in range(50):
        voice.say(f"Long {number}")
    voice.say("At last.")
    log.until(lambda: log.lines("ended") == ["At last."])
    assert len(log.lines("began")) < 50


def test_the_newest_sentence_is_never_the_one_that_is_stopped(voice: CommandVoice, log: Log) -> None:
    for number in range(15):
        text = f"Sentence {number}."
        voice.say(text)
        log.until(lambda text=text: text in log.lines("ended"))


def test_stop_ends_what_is_being_said_and_says_nothing_else(voice: CommandVoice, log: Log) -> None:
    voice.say("Long story")
    log.until(lambda: log.lines("began") == ["Long story"])
    voice.stop()
    voice.say("Half-way.")
    log.until(lambda: log.lines("ended") == ["Half-way."])
    assert log.lines("began") == ["Long story", "Half-way."]


def test_the_caller_never_waits(voice: CommandVoice, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the speech program takes to start: it starts in another thread, outside of any lock."""
    may_go, began = threading.Event(), threading.Event()
    popen = voice_module.subprocess.Popen

    def slow(*args, **options):
        began.set()
        assert may_go.wait(_HANG_S)
        return popen(*args, **options)

    monkeypatch.setattr(voice_module.subprocess, "Popen", slow)
    voice.say("One.")
    assert began.wait(_HANG_S)
    voice.say("Two.")
    voice.stop()
    voice.say("Three.")  # none of these has returned late, or this line would never be reached
    may_go.set()
    log.until(lambda: "Three." in log.lines("ended"))
    assert "Two." not in log.lines("began")


@pytest.mark.skipif(os.name != "posix", reason="looks for a process by its id")
def test_a_program_that_hangs_is_ended_and_the_next_sentence_said(
    voice: CommandVoice, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_module, "_HANGS_AFTER_S", 0.5)
    voice.say("Long story")
    log.until(lambda: log.lines("began") == ["Long story"] and not running(log.pids()[0]))
    voice.say("Still here.")
    log.until(lambda: "Still here." in log.lines("began"))


def test_a_missing_program_is_said_and_nothing_raises(tmp_path: Path) -> None:
    voice = CommandVoice([str(tmp_path / "no-such-program")])
    assert voice.reason == ""
    voice.say("Hello.")
    give_up = time.monotonic() + _HANG_S
    while not voice.reason and time.monotonic() < give_up:
        time.sleep(0.005)
    assert "could not be started" in voice.reason
    voice.close()


def test_what_becomes_of_a_sentence_says_whether_the_program_works(
    voice: CommandVoice, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert longest("Half-way") < longest("Half-way, other direction") < voice_module._HANGS_AFTER_S
    monkeypatch.setattr(voice_module, "_HANGS_AFTER_S", 0.3)
    voice.say("Long story")
    log.until(lambda: "does not answer" in voice.reason)
    monkeypatch.undo()
    voice.say("One.")
    log.until(lambda: voice.reason == "")


def test_a_program_that_fails_is_said(tmp_path: Path, log: Log) -> None:
    voice = CommandVoice([sys.executable, "-c", "raise SystemExit(3)"])
    voice.say("Hello.")
    log.until(lambda: "ended with an error" in voice.reason)
    voice.close()


def test_a_sentence_that_is_stopped_says_nothing_about_the_program(voice: CommandVoice, log: Log) -> None:
    voice.say("Long story")
    log.until(lambda: log.lines("began") == ["Long story"])
    voice.say("Two.")
    log.until(lambda: log.lines("ended") == ["Two."])
    assert voice.reason == ""


@pytest.mark.skipif(os.name != "posix", reason="looks for a process by its id")
def test_closing_stops_the_sentence_and_ends_the_thread(voice: CommandVoice, log: Log) -> None:
    before = speaking_threads()
    voice.say("Long story")
    log.until(lambda: log.lines("began") == ["Long story"])
    voice.close()
    assert speaking_threads() == before
    assert not running(log.pids()[0])


def test_nothing_is_said_after_closing(voice: CommandVoice, log: Log) -> None:
    before = speaking_threads()
    voice.say("One.")
    log.until(lambda: log.lines("ended") == ["One."])
    voice.close()
    voice.say("Two.")
    voice.stop()
    voice.close()
    assert speaking_threads() == before
    assert log.lines("began") == ["One."]


def test_closing_before_anything_was_said_is_harmless() -> None:
    voice = CommandVoice(["x"])
    voice.stop()
    voice.close()


@pytest.mark.parametrize(
    ("platform", "installed", "command"),
    [
        ("linux", {"espeak-ng", "espeak"}, ["/bin/espeak-ng", "-v", "de", "-s", "165", "--stdin"]),
        ("linux", {"espeak"}, ["/bin/espeak", "-v", "de", "-s", "165", "--stdin"]),
        ("linux", {"say", "powershell"}, None),
        ("darwin", {"say", "espeak-ng"}, ["/bin/say", "-f", "-"]),
        ("darwin", {"espeak-ng"}, ["/bin/espeak-ng", "-v", "de", "-s", "165", "--stdin"]),
        ("darwin", set(), None),
        ("win32", set(), None),
        ("freebsd14", {"espeak-ng"}, ["/bin/espeak-ng", "-v", "de", "-s", "165", "--stdin"]),
    ],
)
def test_each_system_speaks_with_what_it_has(
    platform: str, installed: set[str], command: list[str] | None
) -> None:
    which = {name: f"/bin/{name}" for name in installed}.get
    assert find_command("de", platform=platform, which=which) == command


def test_windows_reads_the_sentence_as_utf_8() -> None:
    command = find_command("de", platform="win32", which={"powershell": "C:\\powershell.exe"}.get)
    assert command is not None
    assert command[:3] == ["C:\\powershell.exe", "-NoProfile", "-Command"]
    assert "InputEncoding" in command[3]
    assert "UTF8" in command[3]
    assert command[3].endswith(".Speak([Console]::In.ReadToEnd())")


def test_where_there_is_no_program_the_voice_is_silent_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_module, "find_command", lambda language: None)
    voice = open_voice("en")
    assert isinstance(voice, NullVoice)
    assert "espeak-ng" in voice.reason


def test_where_there_is_one_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_module, "find_command", lambda language: ["speak", language])
    voice = open_voice("de")
    assert isinstance(voice, CommandVoice)
    assert voice.reason == ""
