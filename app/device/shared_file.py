"""A small text file through which two processes tell each other something."""

import contextlib
import logging
import os
from pathlib import Path

_log = logging.getLogger(__name__)


class SharedFile:
    """One text; whoever reads finds the old one or the new one, never half of either.

    It does not wait for the disk: what is written here means nothing once the device was without power.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._complained = False

    def write(self, text: str) -> bool:
        """Puts a text in place of the one before; returns whether it is there. Never raises."""
        partial = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(text, "utf-8")
            partial.replace(self._path)
        except OSError as error:
            if not self._complained:  # once: it is written with every cue
                _log.warning("%s cannot be written: %s", self._path.name, error.strerror)
            self._complained = True
            with contextlib.suppress(OSError):
                partial.unlink()
            return False
        return True

    def read(self) -> str | None:
        """The text; None where there is none, or none that can be read."""
        try:
            return self._path.read_text("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            _log.warning("%s cannot be read: %s", self._path.name, error)
            return None

    def mark(self) -> tuple[int, int] | None:
        """Something that changes with every write; None while there is no file."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def forget(self) -> None:
        """Takes the text away."""
        with contextlib.suppress(OSError):
            self._path.unlink()
