"""Notes how runs of the app begin and end, so that the next one knows when one ended badly."""

import contextlib
import faulthandler
import re
from pathlib import Path
from typing import IO, NamedTuple

LAST_WORDS = ".running"  # ending of the file's name
_STARTING = re.compile(r"starting (\d{1,4})\n")
_MOST = 100_000  # characters of what a process wrote in its last moment


class Before(NamedTuple):
    """How the runs before this one ended.

    Attributes:
        failed: How many in a row never came to be seen.
        fault: What the last one wrote when it was ended hard; "" where it was not.
    """

    failed: int = 0
    fault: str = ""


def last_words(file: Path) -> str:
    """What another process wrote there when it was ended hard, once; "" where it has not."""
    try:
        with file.open("r+", encoding="utf-8", errors="replace") as left:
            said = left.read(_MOST)
            if said:
                left.truncate(0)
    except (OSError, ValueError):
        return ""
    count = _STARTING.match(said)
    return said[count.end() if count else 0 :]


class Runs:
    """One file for one process: empty while all is well, and where Python writes when the process ends hard.

    Its first line counts the starts that have not come to be seen. Nothing of it raises for what a disk does.

    Args:
        file: The file; made with the first run.
    """

    def __init__(self, file: Path) -> None:
        self._path = file
        self._file: IO[str] | None = None

    def begin(self) -> Before:
        """Notes that this run begins; returns how those before it ended."""
        before = Before()
        with contextlib.suppress(OSError, ValueError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                with self._path.open(encoding="utf-8", errors="replace") as left:
                    said = left.read(_MOST)
                count = _STARTING.match(said)
                before = Before(int(count[1]) if count else 0, said[count.end() if count else 0 :])
            self._file = self._path.open("a", encoding="utf-8")
            self._write(f"starting {before.failed + 1}\n")
            faulthandler.enable(self._file)
        return before

    def seen(self) -> None:
        """The run has come as far as to be seen."""
        self._write("")

    def failed(self) -> None:
        """The run ends, or begins again, without having been seen: it counts."""
        self._let_go()

    def close(self) -> None:
        """The run ends well."""
        self._write("")
        self._let_go()

    def _write(self, text: str) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError, ValueError):
                # Appended to even by a process in its last moment, wherever the end is then.
                self._file.truncate(0)
                self._file.write(text)
                self._file.flush()

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            faulthandler.disable()
            with contextlib.suppress(OSError):
                file.close()
