"""The runner's files outside the app: picked, saved and handed on by the system's own pickers."""

import errno
import os
import re
import select
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Protocol, TypeVar

A = TypeVar("A")
MOST_BYTES = 50_000_000  # of a file that is picked: twice what any of Limber's own can be
_BLOCK = 1 << 20
_MOST_NAME = 60  # characters of up to four bytes, of which a file system takes 255
_ODD = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\ud800-\udfff]')


def safe_name(name: str) -> str:
    r"""A name that another app gave a file, such that it can only be a file in the folder it is put into.

    What comes before the last `/` or `\` goes, and so does every character that means something to a file
    system; what has no name left is called `file`.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = _ODD.sub("", last).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    room = _MOST_NAME - len(dot + ending)
    short = stem[:room] + dot + ending if stem and room > 0 else plain[:_MOST_NAME]
    return short or "file"


def copy_in_time(descriptor: int, to: IO[bytes], most: int, seconds: float) -> None:
    """Copies what an open descriptor gives, be it a file or another app's pipe, and closes it.

    Raises:
        OSError: There is more of it than `most` bytes, or its end has not come within so many seconds.
    """
    left, until = most, time.monotonic() + seconds
    watch = select.poll()
    watch.register(descriptor, select.POLLIN)
    try:
        while True:
            waits = until - time.monotonic()
            if waits <= 0 or not watch.poll(waits * 1000):
                raise OSError(errno.ETIMEDOUT, "its end does not come")
            block = os.read(descriptor, min(left + 1, _BLOCK))
            if not block:
                return
            left -= len(block)
            if left < 0:
                raise OSError(errno.EFBIG, "the file is too large")
            to.write(block)
    finally:
        os.close(descriptor)


class Files(Protocol):
    """Opens, saves and shares; every answer comes back later, on the thread that draws.

    Attributes:
        reason: Why there are no pickers, in words to be translated; "" where there are.
        problem: Why what was asked for last could not be done, likewise; "" where it was done, and where the
            runner chose nothing.
    """

    reason: str
    problem: str

    def open(self, endings: tuple[str, ...], then: Callable[[Path | None], None]) -> None:
        """Lets the runner pick one file.

        Args:
            endings: Without the dot, such as `yaml`; what else is picked is handed on all the same.
            then: Gets a file to read, by its own name, or None when nothing was picked. Where it had to be
                copied first, whoever reads it is done with the copy and calls `forget`.
        """

    def forget(self, picked: Path) -> None:
        """Deletes the copy of a picked file; what was not copied stays where it is."""

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        """Lets the runner choose where a copy of `source` goes; the answer says whether it was written."""

    def share(self, source: Path, then: Callable[[bool], None]) -> None:
        """Offers `source` to other apps; the answer says whether it was offered."""


class Answering:
    """How pickers of every system answer.

    Args:
        to_drawing: Calls something on the thread that draws.
        reason: See `Files`.
    """

    def __init__(self, to_drawing: Callable[[Callable[[], None]], None], reason: str = "") -> None:
        self.reason, self.problem = reason, ""
        self._to_drawing = to_drawing

    def _answer(self, then: Callable[[A], None], answer: A, problem: str) -> None:
        """Hands over an answer and why it is none, or ""; from any thread."""

        def tell() -> None:
            self.problem = problem  # beside its answer, since another wish may be under way
            then(answer)

        self._to_drawing(tell)


class NullFiles:
    """For a device that has no pickers."""

    def __init__(self, reason: str = "") -> None:
        self.reason = self.problem = reason

    def open(self, endings: tuple[str, ...], then: Callable[[Path | None], None]) -> None:
        """Picks nothing."""
        then(None)

    def forget(self, picked: Path) -> None:
        """Has copied nothing."""

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        """Writes nothing."""
        then(False)

    def share(self, source: Path, then: Callable[[bool], None]) -> None:
        """Offers nothing."""
        then(False)
