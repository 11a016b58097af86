"""The sessions as a table for a spreadsheet."""

import csv
import io
import re
import sqlite3
from datetime import tzinfo
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from app.core.days import local
from app.data.files.atomic import write_whole
from app.data.store.store import Store
from app.data.store.times import from_ms

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
    "started_local",  # last, so that whoever counts columns finds the others where they were
)
_MARK = "\ufeff"  # without it spreadsheets take the letters for those of their own country
_SIGNS = "=+-@%|\N{MINUS SIGN}"  # that a formula may begin with, here or in a spreadsheet of old
_ELSEWHERE = re.compile("([;\t\n\r])")  # what parts cells where a comma parts the digits of a number
_SEEN = re.compile("[^\\s\u034f\u115f\u1160\u2800\u3164\uffa0]")  # a letter, unless of the categories below
_UNSEEN = ("Cc", "Cf", "Mn", "Me")


def sessions_csv(store: Store, zone: tzinfo | None = None) -> str:
    """One line per session, oldest first, with the scores of its loop, and 1 where it counts or 0.

    Without the mark that a file begins with.

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
            " counts, started_ms, offset_s FROM sessions ORDER BY started_ms, id"
        ).fetchall()

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for *row, started_ms, offset_s in store.database.read(query):
        writer.writerow([harmless(value) for value in (*row, _clock(started_ms, offset_s, zone))])
    return out.getvalue()


def export_csv(store: Store, path: Path, zone: tzinfo | None = None) -> None:
    """Writes the table into a file that spreadsheets know as UTF-8; `zone` as for `sessions_csv`.

    Raises:
        OSError: The file cannot be written.
    """
    write_whole(path, _MARK + sessions_csv(store, zone))


def _clock(started_ms: Any, offset_s: Any, zone: tzinfo | None) -> str:
    """When a session began by the runner's clock, as spreadsheets read it."""
    if offset_s is None and zone is None:
        return ""
    return f"{local(from_ms(started_ms), zone, offset_s):%Y-%m-%d %H:%M:%S}"


def harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula is marked as text; a number stays one.

    What is not seen before a sign is passed over, as spreadsheets do: spaces of every width, marks of
    direction, what joins letters. A sign counts in each of its widths.
    """
    if not isinstance(value, str):
        return value
    first, *more = _ELSEWHERE.split(value)
    rest = "".join(f"'{part}" if _is_formula(part) else part for part in more)
    return f"'{first}{rest}" if _is_formula(value) else first + rest


def _is_formula(text: str) -> bool:
    seen = (letter for letter in text if _SEEN.match(letter) and category(letter) not in _UNSEEN)
    return normalize("NFKC", next(seen, " "))[0] in _SIGNS
