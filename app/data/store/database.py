"""The record as one file that is written in whole transactions, and left for memory where the disk fails.

Usable from any thread: one connection writes and one reads, each behind a lock of its own, so a reader never
waits for the disk. Every write is a function of a connection; where the disk refuses it, all that is known is
copied into memory and the same function runs there, so that the session goes on. What was written so is owed
to the disk: now and then, and at the end, it is tried again, and once it takes it nothing is lost.
"""

import contextlib
import logging
import shutil
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from app.core import trouble as words
from app.core.trouble import Trouble, TroubleKind
from app.data.store import migrate as store_schema
from app.data.store.opening import (
    DAMAGE,
    DISK,
    NewerError,
    Work,
    check,
    code_of,
    in_memory,
    open_file,
    open_record,
    suspect,
    transaction,
    why,
)
from app.data.store.unsaved import UnsavedWrites

T = TypeVar("T")

FILE = "limber.db"
_AT_ONCE_S = 0.0  # whoever writes waits for no second try
_log = logging.getLogger(__name__)


class Database:
    """The record.

    Attributes:
        path: The file.
        troubles: What the runner has to be told, oldest first.
        on_trouble: Called with each trouble that comes after opening, from whichever thread met it.
    """

    def __init__(self, folder: Path, now: datetime, migrations: Path = store_schema.MIGRATIONS) -> None:
        """Opens the record in a folder, whatever state it is in; never raises for what lies on the disk."""
        self.path = folder / FILE
        self.troubles: list[Trouble] = []
        self.on_trouble: list[Callable[[Trouble], None]] = []
        self._migrations = migrations
        self._write_lock = threading.RLock()
        self._read_lock = threading.RLock()
        self._only_here = False  # the file is gone, and all that was in it is in memory alone
        worth_a_copy = self.path.exists()
        self._now = now
        self._opened = open_record(self.path, now, migrations, self.troubles.append)
        # A newer record is not ours to write, and a damaged one is left as it is.
        self._owed = (
            UnsavedWrites() if any(one.kind is TroubleKind.NOT_SAVED for one in self.troubles) else None
        )
        due = worth_a_copy and self.saving and store_schema.copy_is_due(self.path, now)
        self._care = threading.Thread(target=self._look_after, args=(due, now), name="record", daemon=True)
        if due or self._opened.unclean:
            self._care.start()

    @property
    def saving(self) -> bool:
        """Whether what is written is kept."""
        return self._opened.on_disk

    def read(self, work: Work[T]) -> T:
        """Runs a query."""
        try:
            return self._read(work)
        except sqlite3.DatabaseError as error:
            if not self._left_disk(error):
                raise
        return self._read(work)

    def write(self, work: Work[T]) -> T:
        """Runs changes in one transaction: all of them are kept, or none.

        Raises:
            sqlite3.IntegrityError: They break a rule of the tables.
        """
        with self._write_lock:
            try:
                if self.saving:
                    result = transaction(self._opened.writer, work)
                    if self._is_gone():
                        self._left_gone(work)
                    return result
            except sqlite3.DatabaseError as error:
                if not self._left_disk(error):
                    raise
            result = transaction(self._opened.writer, work)
            if self._owed is not None and self._owed.add(work):
                self._pay()
        return result

    def scrub(self, table: str, uid: str) -> None:
        """Deletes a row from the copies in `backups/` too, where it has been deleted from the record.

        Else a record that is rescued from damage would bring it back.
        """
        self._wait_for_care()  # a copy that is being made has it still
        for copy in (self.path.parent / "backups").glob(f"{self.path.stem}*{self.path.suffix}"):
            try:
                with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
                    connection.execute("PRAGMA foreign_keys = ON")
                    connection.execute("PRAGMA secure_delete = ON")
                    connection.execute(f"DELETE FROM {table} WHERE uid = ?", (uid,))  # noqa: S608 - our own
            except sqlite3.Error as error:
                _log.warning("A copy of the record could not be changed: %s", error)

    def close(self) -> None:
        """Closes the file; what was written is in it."""
        self._wait_for_care()
        with self._write_lock, self._read_lock:
            self._pay()
            self._opened.reader.close()
            self._opened.writer.close()

    def erase(self, now: datetime) -> bool:
        """Deletes the record with its copies and everything set aside, and begins an empty one.

        Returns:
            Whether nothing is left; False where the disk does not let go of a file.
        """
        self._wait_for_care()
        with self._write_lock, self._read_lock:
            self._opened.reader.close()
            self._opened.writer.close()
            try:
                for path in (*self.path.parent.glob(f"{self.path.stem}*.db*"), suspect(self.path)):
                    path.unlink(missing_ok=True)
                if (self.path.parent / "backups").is_dir():
                    shutil.rmtree(self.path.parent / "backups")
                erased = True
            except OSError as error:
                _log.warning("The record could not be erased: %s", error)
                erased = False
            self._owed, self._only_here = None, False
            self._opened = open_record(self.path, now, self._migrations, self.tell)
        return erased

    def _read(self, work: Work[T]) -> T:
        # In memory there is one connection, and a reader must not see half a transaction.
        with self._read_lock if self.saving else self._write_lock:
            return work(self._opened.reader)

    def _left_disk(self, error: sqlite3.DatabaseError) -> bool:
        """Goes on in memory where an error says that the disk fails; whether it does."""
        if code_of(error) not in DAMAGE and code_of(error) not in DISK:
            return False
        with self._write_lock, self._read_lock:
            if not self.saving:
                return False
            _log.warning("The record cannot be used on disk any more: %s", error)
            damaged = code_of(error) in DAMAGE
            if damaged:
                with contextlib.suppress(OSError):  # the next start looks closer
                    suspect(self.path).touch()
            old = self._opened
            memory = in_memory(None, self._migrations)
            try:
                old.reader.backup(memory)
            except sqlite3.Error:
                memory.close()
                memory = in_memory(self.path, self._migrations)
            self._opened = type(old)(writer=memory, reader=memory, on_disk=False)
            old.reader.close()
            old.writer.close()
            self._owed = None if damaged else UnsavedWrites()
        self.tell(
            Trouble(kind=TroubleKind.NOT_SAVED, text=words.TORN if damaged else why(error, self.path.parent))
        )
        return True

    def _is_gone(self) -> bool:
        """Whether the file was taken away: what is written into one that is open succeeds all the same."""
        try:
            self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False
        return False

    def _left_gone(self, work: Work[Any]) -> None:
        """Goes on in memory where the file was taken away, with what has just been written into it."""
        error = sqlite3.OperationalError("the file was taken away")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        if self._left_disk(error) and self._owed is not None:
            self._only_here = True
            self._owed.add(work)  # for the very same file, should it come back

    def _pay(self) -> None:
        """Goes back to the disk if it takes what is owed to it."""
        if self._owed is None or self.saving:
            return
        try:
            if self._only_here and self._is_gone():
                store_schema.write_anew(self._opened.reader, self.path)
                self._owed = UnsavedWrites()
            opened = open_file(self.path, self._now, self._migrations, busy_s=_AT_ONCE_S)
        except (sqlite3.Error, OSError, NewerError):
            return
        try:
            self._owed.pay(opened.writer)
        except sqlite3.Error as error:
            _log.warning("The record cannot be written yet: %s", error)
            opened.reader.close()
            opened.writer.close()
            return
        with self._read_lock:
            old, self._opened, self._owed = self._opened, opened, None
            self._only_here = False
            old.writer.close()
        self.troubles[:] = [one for one in self.troubles if one.kind is not TroubleKind.NOT_SAVED]
        for listener in self.on_trouble:
            listener(Trouble(kind=TroubleKind.SAVED_AGAIN, text=words.SAVED_AGAIN))

    def _look_after(self, due: bool, now: datetime) -> None:
        """Beside the app: looks whether a record that was not closed is whole, and copies it once a week.

        The copy is for the day on which even the first pages are torn. A damaged record is never copied, so
        that it does not push a good copy out.
        """
        try:
            with contextlib.closing(sqlite3.connect(self.path)) as connection:
                check(connection)
                if due:
                    store_schema.back_up(connection, self.path, f"{now:%Y-%m-%d}")
        except sqlite3.DatabaseError as error:
            if code_of(error) in DAMAGE:
                self._left_disk(error)
            else:
                _log.warning("The record could not be copied: %s", error)
        except OSError as error:
            _log.warning("The record could not be copied: %s", error)

    def _wait_for_care(self) -> None:
        if self._care.ident is not None:
            self._care.join()

    def tell(self, trouble: Trouble) -> None:
        """Adds a trouble and tells of it."""
        self.troubles.append(trouble)
        for listener in self.on_trouble:
            listener(trouble)
