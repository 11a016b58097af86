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


_log = logging.getLogger(__name__)


class FileLock:
    """One lock; the file stays empty and may stay behind, only the lock on it means something.

    Args:
        path: Its file; made where it is missing, as is its folder.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = False
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds it."""
        return self._held

    def take(self) -> bool:
        """Takes it unless another holds it; returns whether it is held now, at once.

        Where nothing can be locked it counts as held: there nobody else gets it either, and one has to play.
        """
        if self._held:
            return True
        handle = self._opened()
        try:
            if handle is not None:
                _try(handle)
        except (BlockingIOError, PermissionError):
            return False
        except OSError as error:
            _log.warning("%s cannot be locked: %s", self._path.name, error.strerror)
        self._held = True
        return True

    def release(self) -> None:
        """Lets it go, if it is held."""
        if self._held and self._handle is not None:
            with contextlib.suppress(OSError):
                _free(self._handle)
        self._held = False

    def taken_elsewhere(self) -> bool:
        """Whether another holds it."""
        if self._held:
            return False
        taken = not self.take()
        self.release()
        return taken

    def close(self) -> None:
        """Lets it go for good."""
        self.release()
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def _opened(self) -> int | None:
        if self._handle is None:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                _log.warning("%s cannot be opened: %s", self._path.name, error.strerror)
        return self._handle
