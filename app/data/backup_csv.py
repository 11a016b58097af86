"""The sessions as a table for a spreadsheet."""

import csv
import io
import sqlite3
from pathlib import Path

from app.data.store import Store
from app.data.store_files import write_whole

COLUMNS = (
    "day",
    "started_utc",
    "phase",
    "routine",
    "title",
    "ending",
    "planned_s",
    "done_s",
    "score_before",
    "score_after_warm_up",
    "score_after_run",
    "score_next_morning",
    "counts",
)
_FORMULA = ("=", "+", "-", "@", "\t")


def sessions_csv(store: Store) -> str:
    """One line per session, oldest first, with the scores of its loop, and 1 where it counts or 0."""

    def score(moment: str) -> str:
        own = "sessions.loop <> '' AND check_ins.loop = sessions.loop"
        where = f"{own} AND moment = '{moment}' AND score IS NOT NULL"
        latest = "ORDER BY at_ms DESC, id DESC LIMIT 1"  # of two, the one that the app goes by
        return f"(SELECT score FROM check_ins WHERE {where} {latest})"  # noqa: S608 - our own words

    def query(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
        moments = ("before", "after-warm-up", "after-run", "morning")
        scores = ", ".join(score(moment) for moment in moments)
        return connection.execute(
            "SELECT day,"  # noqa: S608 - our own words
            " strftime('%Y-%m-%dT%H:%M:%SZ', started_ms / 1000, 'unixepoch'), phase, routine,"
            f" title, ending, CAST(ROUND(planned_s) AS INTEGER), CAST(ROUND(done_s) AS INTEGER), {scores},"
            " counts FROM sessions ORDER BY started_ms, id"
        ).fetchall()

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in store.database.read(query):
        writer.writerow([_harmless(value) for value in row])
    return out.getvalue()


def export_csv(store: Store, path: Path) -> None:
    """Writes the table into a file, whole or not at all.

    Raises:
        OSError: The file cannot be written.
    """
    write_whole(path, sessions_csv(store))


def _harmless(value: object) -> object:
    """A title that a spreadsheet would take for a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
