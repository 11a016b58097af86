"""Opens the record, whatever state it is in."""

import contextlib
import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.core import trouble as words
from app.core.trouble import Trouble, TroubleKind
from app.data.store import migrate as store_schema
from app.data.store import rescue as store_rescue

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

_BUSY_S = 2.0
_VERSION_AT = 60  # byte of the file at which a database keeps its user version
_log = logging.getLogger(__name__)

DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
DISK = {
    sqlite3.SQLITE_FULL: words.DISK_FULL,
    sqlite3.SQLITE_READONLY: words.READ_ONLY,
    sqlite3.SQLITE_PERM: words.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: words.NO_DISK,
    sqlite3.SQLITE_IOERR: words.NO_DISK,
    sqlite3.SQLITE_BUSY: words.BUSY,
    sqlite3.SQLITE_LOCKED: words.BUSY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open record; in memory both connections are the same.

    Attributes:
        unclean: The last run did not close it. SQLite mends that by itself; a look does not harm.
    """

    writer: sqlite3.Connection
    reader: sqlite3.Connection
    on_disk: bool
    unclean: bool = False


_VAGUE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}
_LITTLE_BYTES = 256 * 1024  # less than a new record with its log needs


class NewerError(Exception):
    """The record belongs to a newer Limber."""


def code_of(error: sqlite3.Error) -> int:
    """The primary result code behind an error; 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def why(error: Exception, folder: Path) -> str:
    """What the runner is told of a record that cannot be written.

    SQLite says of a full or read-only disk often no more than that it could not open or write a file.
    """
    if isinstance(error, sqlite3.Error) and code_of(error) not in _VAGUE:
        return DISK.get(code_of(error), words.NO_DISK)
    with contextlib.suppress(OSError):
        if not folder.is_dir():
            return words.NO_DISK
        if not os.access(folder, os.W_OK):
            return words.READ_ONLY
        if shutil.disk_usage(folder).free < _LITTLE_BYTES:
            return words.DISK_FULL
    return words.NO_DISK if isinstance(error, sqlite3.Error) else words.READ_ONLY


def suspect(path: Path) -> Path:
    """The mark beside a record that looked damaged while it was in use."""
    return path.with_suffix(".suspect")


def open_record(path: Path, now: datetime, migrations: Path, tell: Callable[[Trouble], None]) -> Opened:
    """Opens a record; never raises for what lies on the disk.

    A file that is no database, or a damaged one, is set aside and what can be read is taken over. One that is
    newer, or cannot be written, is read into memory and left alone.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not store_rescue.is_database(path):
            place = store_rescue.set_aside(path, now)
            tell(Trouble(kind=TroubleKind.DAMAGED, text=words.NO_RECORD, values={"file": place.name}))
        try:
            return open_file(path, now, migrations)
        except sqlite3.DatabaseError as error:
            if code_of(error) not in DAMAGE:
                raise
            _log.warning("The record is damaged: %s", error)
            return _rescued(path, now, migrations, tell)
    except NewerError:
        tell(Trouble(kind=TroubleKind.NEWER, text=words.NEWER))
    except sqlite3.Error as error:
        _log.warning("The record cannot be written: %s", error)
        tell(Trouble(kind=TroubleKind.NOT_SAVED, text=why(error, path.parent)))
    except OSError as error:
        _log.warning("The record cannot be written: %s", error)
        tell(Trouble(kind=TroubleKind.NOT_SAVED, text=why(error, path.parent)))
    memory = in_memory(path, migrations)
    return Opened(writer=memory, reader=memory, on_disk=False)


def in_memory(source: Path | None, migrations: Path) -> sqlite3.Connection:
    """A record in memory, with all that can be read of a file; the file is not touched."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    memory.execute("PRAGMA foreign_keys = ON")
    store_schema.migrate(memory, migrations)
    if source is None or not source.is_file():
        return memory
    try:
        with tempfile.TemporaryDirectory() as folder:
            # A copy, because a log beside the file cannot be read without a place to write.
            copy = Path(folder) / source.name
            for ending in ("", "-wal"):
                if Path(f"{source}{ending}").is_file():
                    shutil.copyfile(f"{source}{ending}", f"{copy}{ending}")
            transaction(memory, lambda into: store_rescue.rescue(copy, into))
    except OSError as error:
        _log.warning("The record is read without its log: %s", error)
        transaction(memory, lambda into: store_rescue.rescue(source, into, "immutable=1"))
    return memory


def transaction(connection: sqlite3.Connection, work: Work[T]) -> T:
    """Runs changes: all of them are kept, or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    return result


def open_file(path: Path, now: datetime, migrations: Path, *, busy_s: float | None = None) -> Opened:
    """Opens a sound record on the disk.

    Args:
        path: The record; a new one is made where there is none.
        now: For the name of the copy that a migration makes first.
        migrations: Where they are.
        busy_s: How long another process may hold it, seconds; None for as long as usual.

    Raises:
        sqlite3.Error: It is damaged, or cannot be opened or written.
        OSError: Its folder cannot be reached.
    """
    newest = store_schema.newest(migrations)
    if _version_in(path) > newest:  # read off the bytes: opening would already tidy up the newer one's log
        raise NewerError
    log = Path(f"{path}-wal")
    unclean = log.exists() and log.stat().st_size > 0
    writer = _connect(path, busy_s=busy_s)
    try:
        version = store_schema.version_of(writer)
        if version > newest:
            raise NewerError
        tables = {row[0] for row in writer.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and not (version and tables >= set(store_rescue.FIRST_TABLES)):
            raise _damage("these are not the tables of a record")
        if suspect(path).exists():
            check(writer)
        store_schema.migrate(writer, migrations, file=path, now=now)
        transaction(writer, lambda _: None)  # finds out now whether it can be written
        reader = _connect(path, query_only=True)
    except BaseException:
        writer.close()
        raise
    suspect(path).unlink(missing_ok=True)
    return Opened(writer=writer, reader=reader, on_disk=True, unclean=unclean)


def check(connection: sqlite3.Connection) -> None:
    """Reads all of a record; takes a third of a second after years.

    Raises:
        sqlite3.DatabaseError: It is damaged.
    """
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise _damage(found)


def _version_in(path: Path) -> int:
    if not path.exists():
        return 0
    with path.open("rb") as file:
        start = file.read(_VERSION_AT + 4)
    return int.from_bytes(start[_VERSION_AT:], "big")


def _connect(path: Path, *, query_only: bool = False, busy_s: float | None = None) -> sqlite3.Connection:
    busy_s = _BUSY_S if busy_s is None else busy_s
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=busy_s)
    try:
        if not query_only:
            connection.execute("PRAGMA journal_mode = WAL")
        # A flat battery must not cost more than the last second, so every commit reaches the disk.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is not left in free pages
        if query_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _rescued(path: Path, now: datetime, migrations: Path, tell: Callable[[Trouble], None]) -> Opened:
    place = store_rescue.set_aside(path, now)
    writer = _connect(path)
    store_schema.migrate(writer, migrations)
    counts = transaction(writer, lambda into: store_rescue.rescue_all(place, into))
    suspect(path).unlink(missing_ok=True)
    values = {"file": place.name, "sessions": counts["sessions"], "check_ins": counts["check_ins"]}
    tell(Trouble(kind=TroubleKind.DAMAGED, text=words.DAMAGED, values=values))
    return Opened(writer=writer, reader=_connect(path, query_only=True), on_disk=True)


def _damage(found: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(found)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
