"""Sets a damaged record aside and takes over what can still be read."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from app.data.store.recount import recount

HEADER = b"SQLite format 3\x00"
FIRST_TABLES = ("settings", "sessions", "session_steps", "check_ins", "safety_events", "hurts", "unfinished")
TABLES = (*FIRST_TABLES, "withdrawn")


def is_database(path: Path) -> bool:
    """Whether a file begins as a database does; an empty one may become one."""
    with path.open("rb") as file:
        start = file.read(len(HEADER))
    return not start or start == HEADER


def set_aside(path: Path, now: datetime) -> Path:
    """Renames a record and what belongs to it; returns its new place. Nothing is ever overwritten."""
    stamp = now.strftime("%Y-%m-%d-%H%M%S")
    place = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    number = 1
    while place.exists():
        number += 1
        place = path.with_name(f"{path.stem}-damaged-{stamp}-{number}{path.suffix}")
    for ending in ("-wal", "-shm"):
        beside = Path(f"{path}{ending}")
        if beside.exists():
            beside.replace(f"{place}{ending}")
    path.replace(place)
    return place


def rescue_all(damaged: Path, into: sqlite3.Connection) -> dict[str, int]:
    """Copies what can be read of a damaged record, and fills its gaps from the copies in `backups/`."""
    counts = rescue(damaged, into)
    copies = sorted((damaged.parent / "backups").glob("*.db"), key=lambda path: path.stat().st_mtime)
    for copy in reversed(copies):
        for table, count in rescue(copy, into).items():
            counts[table] += count
    return counts


def rescue(damaged: Path, into: sqlite3.Connection, how: str = "mode=ro") -> dict[str, int]:
    """Copies every row that can be read; returns how many by table.

    Args:
        damaged: The file that was set aside; it is only read.
        into: A new record with all its tables.
        how: How it is opened.
    """
    counts = dict.fromkeys(TABLES, 0)
    try:
        source = sqlite3.connect(f"{damaged.absolute().as_uri()}?{how}", uri=True)
    except sqlite3.Error:
        return counts
    with contextlib.closing(source):
        with contextlib.suppress(sqlite3.Error):
            source.execute("PRAGMA writable_schema = ON")  # reads on where the file is shorter than it says
        for table in TABLES:
            counts[table] = _take(table, source, into)
    recount(into)
    return counts


def _take(table: str, source: sqlite3.Connection, into: sqlite3.Connection) -> int:
    wanted = [str(row[1]) for row in into.execute(f"PRAGMA table_info({table})")]
    try:
        have = {str(row[1]) for row in source.execute(f"PRAGMA table_info({table})")}
    except sqlite3.Error:
        return 0
    columns = [column for column in wanted if column in have]
    if not columns:
        return 0
    names = ", ".join(columns)
    key = "session, position" if table == "session_steps" else columns[0]
    back = ", ".join(f"{part} DESC" for part in key.split(", "))
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    taken = 0
    # A torn page stops a scan; coming from the other end reads what lies behind it.
    for order in ("", f"ORDER BY {key}", f"ORDER BY {back}"):
        for row in _rows(source, f"SELECT {names} FROM {table} {order}"):  # noqa: S608 - our own names
            with contextlib.suppress(sqlite3.Error):  # a row that breaks a rule of the table is torn, too
                taken += into.execute(insert, row).rowcount
    return taken


def _rows(source: sqlite3.Connection, query: str) -> Iterator[tuple[object, ...]]:
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
        yield from source.execute(query)
