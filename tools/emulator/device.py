"""A device behind `adb`, whose every answer can be written by hand."""

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tools.emulator import reading

_LONGEST_S = 180
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


class StepError(Exception):
    """A step did not go as it should; the words say which and how."""


class Device:
    """One device.

    Args:
        package: The app's name.
        run: Runs a command.
        sleep: Waits for seconds.
    """

    def __init__(
        self, package: str, run: Run = subprocess.run, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.package, self._run, self.sleep = package, run, sleep

    def adb(self, *words: str, given: bytes | None = None) -> bytes:
        """What `adb` answers.

        Raises:
            StepError: It fails.
        """
        command = ["adb", *words]
        try:
            done = self._run(command, capture_output=True, timeout=_LONGEST_S, check=False, input=given)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise StepError(f"{' '.join(command)}: {error}") from error
        if done.returncode:
            said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
            raise StepError(f"{' '.join(command)}: {said}")
        return bytes(done.stdout)

    def shell(self, *words: str) -> str:
        """What a command on the device prints."""
        return self.adb("shell", *words).decode("utf-8", "replace")

    def own(self, *words: str) -> str:
        """What a command prints that runs as the app, among its files; only debug builds allow that."""
        return self.shell("run-as", self.package, *words)

    @property
    def level(self) -> int:
        """The level of its system's interface."""
        return int(self.shell("getprop", "ro.build.version.sdk").strip())

    def until(self, met: Callable[[], bool], what: str, seconds: float = 60.0) -> None:
        """Waits until something is so.

        Raises:
            StepError: It is not within so many seconds.
        """
        for _ in range(int(seconds)):
            if met():
                return
            self.sleep(1.0)
        raise StepError(f"within {seconds:g} s it was not so: {what}")

    def picture(self, path: Path) -> None:
        """Takes a picture of the screen.

        Raises:
            StepError: There is none, or nothing is on it: one colour makes a very small file.
        """
        content = self.adb("exec-out", "screencap", "-p")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if not content.startswith(b"\x89PNG"):
            raise StepError(f"{path.name} is no picture")
        if len(content) < 15_000:
            raise StepError(f"nothing is to be seen on {path.name}: it has {len(content)} bytes")

    def picture_within(self, path: Path, seconds: float) -> None:
        """Takes pictures until something is on one.

        Raises:
            StepError: Nothing is to be seen within so many seconds.
        """
        for _ in range(int(seconds)):
            with suppress(StepError):
                self.picture(path)
                return
            self.sleep(1.0)
        self.picture(path)

    def log(self) -> str:
        """What was logged since it was cleared."""
        return self.shell("logcat", "-d", "-v", "threadtime")

    def no_fault(self) -> None:
        """Looks through the log.

        Raises:
            StepError: It holds a traceback, a crash, or an app that stopped answering.
        """
        if found := reading.faults(self.log(), self.package):
            raise StepError("in the log:\n" + "\n\n".join(found))
