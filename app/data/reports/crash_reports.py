"""Reports of errors that nobody expected, kept until the runner shares or removes them.

They lie in the cache, which no system backs up: they are of use to nobody but whoever is sent one.
"""

import contextlib
import os
import re
import threading
from datetime import UTC, datetime
from pathlib import Path

from app.data.files.atomic import write_whole

MOST = 5
_NAME = "limber-report-{when:%Y-%m-%d-%H%M%S}{number}.txt"
_IS_REPORT = re.compile(r"limber-report-(\d{4}-\d\d-\d\d-\d{6})(?:-(\d{1,3}))?\.txt")
_NEW = "new"  # the mark that there is a report the runner has not been told of
_MOST_BYTES = 100_000


class Reports:
    """The last few reports; usable from any thread, and nothing of it ever raises for what a disk does.

    Args:
        folder: Where they are; made with the first.
        most: How many are kept; older ones go.
    """

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self.folder, self._most = folder, most
        self._lock = threading.Lock()

    def write(self, text: str, when: datetime, file: Path | None = None) -> Path | None:
        """Writes a report.

        Args:
            text: What it says.
            when: Aware; its name says it in UTC.
            file: An earlier report that this one takes the place of, unless it was removed.

        Returns:
            Its file; None where nothing can be written.
        """
        with self._lock, contextlib.suppress(OSError, ValueError):
            if file is not None and not file.exists():
                return file
            self.folder.mkdir(parents=True, exist_ok=True)
            target = file or self._free(when)
            write_whole(target, text[:_MOST_BYTES])
            if file is None:
                (self.folder / _NEW).touch()
            for old in self._all()[self._most :]:
                old.unlink(missing_ok=True)
            return target
        return None

    def all(self) -> list[Path]:
        """Every report, the newest first."""
        with self._lock:
            return self._all()

    def remove(self) -> bool:
        """Removes every report; whether none is left."""
        with self._lock:
            for path in self._all():
                with contextlib.suppress(OSError):
                    path.unlink()
            self._seen()
            return not self._all()

    def new(self) -> bool:
        """Whether there is one that the runner has not been told of."""
        with contextlib.suppress(OSError):
            return (self.folder / _NEW).exists() and bool(self.all())
        return False

    def seen(self) -> None:
        """The runner has been told."""
        with self._lock:
            self._seen()

    def _seen(self) -> None:
        with contextlib.suppress(OSError):
            (self.folder / _NEW).unlink(missing_ok=True)

    def _all(self) -> list[Path]:
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 - names are all that is needed
        except OSError:
            return []
        found = [
            (match[1], int(match[2] or 0), name) for name in names if (match := _IS_REPORT.fullmatch(name))
        ]
        return [self.folder / name for *_, name in sorted(found, reverse=True)]

    def _free(self, when: datetime) -> Path:
        at = when.astimezone(UTC)
        names = (_NAME.format(when=at, number=f"-{n}" if n else "") for n in range(100))
        free = (self.folder / name for name in names if not (self.folder / name).exists())
        return next(free, self.folder / _NAME.format(when=at, number=""))
