"""Keeps two copies of Limber with one profile from playing at once."""

from pathlib import Path

from app.core.i18n import mark as _
from app.device.file_lock import FileLock

OPEN_TWICE = _("Limber is open in another window. Sessions start there; close it to start one here.")
ERASE_THERE = _("Limber is open in another window. Close it first, so that nothing comes back.")


class SingleInstance:
    """Whether this is the copy that plays and records: the first to be opened of those that are open.

    The others look things up, take check-ins and settings; SQLite keeps what they write apart. As soon as the
    first is closed, whichever asks next is the one. The system takes the lock back from a copy that dies.

    Args:
        folder: The user's folder.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / "limber.lock")
        self._sounding = FileLock(folder / "cache" / "background" / "sounding.lock")

    def other_instance(self) -> bool:
        """Whether another copy is the one; asks the system, which takes a few microseconds."""
        return not self._lock.take()

    def reason(self, is_author_preview: bool = False) -> str:
        """Why nothing may start in this copy, in words to be translated; "" where it may.

        Args:
            is_author_preview: A file that its author looks at. Nothing of it is recorded, so it may play
                unless the other copy plays at this moment.
        """
        there = self.other_instance() and (not is_author_preview or self._sounding.taken_elsewhere())
        return OPEN_TWICE if there else ""

    def close(self) -> None:
        """Leaves it to the next one."""
        self._lock.close()
        self._sounding.close()
