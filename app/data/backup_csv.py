"""The sessions as a table for a spreadsheet."""

import csv
import io
import sqlite3
from datetime import tzinfo
from pathlib import Path
from typing import Any

from app.core.days import local
from app.data.store import Store
from app.data.store_files import write_whole
from app.data.store_times import from_ms

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
    "started_local",  # last, so that whoever counts columns finds the others where they were
)
_FORMULA = ("=", "+", "-", "@", "\t")


def sessions_csv(store: Store, zone: tzinfo | None = None) -> str:
    """One line per session, oldest first, with the scores of its loop.

    Args:
        store: The record.
        zone: The runner's own time, for sessions of which the hour that the clock showed was not kept; None
            leaves that empty.
    """

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
            " started_ms, offset_s FROM sessions ORDER BY started_ms, id"
        ).fetchall()

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for *row, started_ms, offset_s in store.database.read(query):
        writer.writerow([_harmless(value) for value in (*row, _clock(started_ms, offset_s, zone))])
    return out.getvalue()


def export_csv(store: Store, path: Path, zone: tzinfo | None = None) -> None:
    """Writes the table into a file, whole or not at all; `zone` as for `sessions_csv`.

    Raises:
        OSError: The file cannot be written.
    """
    write_whole(path, sessions_csv(store, zone))


def _clock(started_ms: Any, offset_s: Any, zone: tzinfo | None) -> str:
    """When a session began by the runner's clock, as spreadsheets read it."""
    if offset_s is None and zone is None:
        return ""
    return f"{local(from_ms(started_ms), zone, offset_s):%Y-%m-%d %H:%M:%S}"


def _harmless(value: object) -> object:
    """A title that a spreadsheet would take for a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
