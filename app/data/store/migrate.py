"""Brings a record to the newest shape, one numbered step after the other, with a copy of it made first."""

import contextlib
import re
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from app.data.store.recount import recount

MIGRATIONS = Path(__file__).parent / "migrations"
_KEEP_BACKUPS = 3
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COPY_EVERY = timedelta(days=7)
_AFTERWARDS = {
    "what_counts": recount
}  # by the name after the number: what a migration needs that is decided outside of SQL


def steps(folder: Path = MIGRATIONS) -> list[tuple[int, Path]]:
    """Numbers and files of the migrations, in order."""
    return sorted((int(path.name[:4]), path) for path in folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))


def newest(folder: Path = MIGRATIONS) -> int:
    """Version of a record that has gone through all of them."""
    return steps(folder)[-1][0]


def version_of(connection: sqlite3.Connection) -> int:
    """Version of a record; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection,
    folder: Path = MIGRATIONS,
    *,
    file: Path | None = None,
    now: datetime | None = None,
) -> None:
    """Runs the migrations that are missing, each in a transaction of its own.

    Args:
        connection: In autocommit mode.
        folder: Where the migrations are.
        file: The record, copied into `backups/` beside it first; None in memory.
        now: For the name of the copy.

    Raises:
        sqlite3.Error: A migration failed; the record is as it was before that one.
    """
    version = version_of(connection)
    todo = [(number, path) for number, path in steps(folder) if number > version]
    if todo and version > 0 and file is not None and now is not None:
        back_up(connection, file, f"v{version}-{now:%Y-%m-%d-%H%M%S}")
    for number, path in todo:
        script = path.read_text("utf-8")
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};")
            _AFTERWARDS.get(path.stem[5:], lambda _: None)(connection)
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise


def copy_is_due(file: Path, now: datetime) -> bool:
    """Whether the last copy of a record is older than a week."""
    copies = (file.parent / "backups").glob(f"{file.stem}-*{file.suffix}")
    dates = [found[0] for copy in copies if (found := _DATE.search(copy.name))]
    return not (now - _COPY_EVERY).date().isoformat() < max(dates, default="") <= now.date().isoformat()


def back_up(connection: sqlite3.Connection, file: Path, name: str) -> Path:
    """Copies a record into `backups/` beside it; the oldest copies beyond three go."""
    folder = file.parent / "backups"
    folder.mkdir(exist_ok=True)
    place = folder / f"{file.stem}-{name}{file.suffix}"
    partial = place.with_suffix(".part")
    partial.unlink(missing_ok=True)  # of a copy that was cut off
    with contextlib.closing(sqlite3.connect(partial)) as copy:
        connection.backup(copy)
    partial.replace(place)
    for old in sorted(folder.glob(f"{file.stem}-*{file.suffix}"), key=lambda p: p.stat().st_mtime)[
        :-_KEEP_BACKUPS
    ]:
        old.unlink()
    return place


def write_anew(connection: sqlite3.Connection, file: Path) -> None:
    """Puts a record from memory where its file was taken away.

    Raises:
        sqlite3.Error: It cannot be written; there is still none.
        OSError: Its folder cannot be reached.
    """
    partial = file.with_suffix(".part")
    partial.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(partial)) as anew:
        connection.backup(anew)
    for ending in ("-wal", "-shm"):  # a log of the one that is gone would be played back into this one
        Path(f"{file}{ending}").unlink(missing_ok=True)
    partial.replace(file)
