"""A lock between processes that the system takes back from a process that dies."""

import contextlib
import logging
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _free(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


_NO_FILE = -1
_log = logging.getLogger(__name__)


class FileLock:
    """One lock; the file stays empty and may stay behind, only the lock on it means something.

    Args:
        path: Its file; made where it is missing, as is its folder.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds it."""
        return self._handle is not None

    def take(self) -> bool:
        """Takes it unless another holds it; returns whether it is held now, at once.

        Where nothing can be locked it counts as held: there nobody else gets it either, and one has to play.
        """
        if self._handle is not None:
            return True
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            _log.warning("%s cannot be opened: %s", self._path.name, error.strerror)
            self._handle = _NO_FILE
            return True
        try:
            _try(handle)
        except (BlockingIOError, PermissionError):
            os.close(handle)
            return False
        except OSError as error:
            _log.warning("%s cannot be locked: %s", self._path.name, error.strerror)
        self._handle = handle
        return True

    def release(self) -> None:
        """Lets it go, if it is held."""
        handle, self._handle = self._handle, None
        if handle is not None and handle != _NO_FILE:
            with contextlib.suppress(OSError):
                _free(handle)
            os.close(handle)

    def taken_elsewhere(self) -> bool:
        """Whether another holds it."""
        if self.held:
            return False
        if not self.take():
            return True
        self.release()
        return False
