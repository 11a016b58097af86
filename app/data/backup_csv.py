"""The sessions as a table for a spreadsheet."""

import csv
import io
import re
import sqlite3
from pathlib import Path
from unicodedata import category, normalize

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
_MARK = "\ufeff"  # without it spreadsheets take the letters for those of their own country
_SIGNS = "=+-@%|\N{MINUS SIGN}"  # that a formula may begin with, here or in a spreadsheet of old
_ELSEWHERE = re.compile("([;\t\n\r])")  # what parts cells where a comma parts the digits of a number
_SEEN = re.compile("[^\\s\u034f\u115f\u1160\u2800\u3164\uffa0]")  # a letter, unless of the categories below
_UNSEEN = ("Cc", "Cf", "Mn", "Me")


def sessions_csv(store: Store) -> str:
    """One line per session, oldest first, with the scores of its loop, and 1 where it counts or 0.

    Without the mark that a file begins with.
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
            " counts FROM sessions ORDER BY started_ms, id"
        ).fetchall()

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in store.database.read(query):
        writer.writerow([harmless(value) for value in row])
    return out.getvalue()


def export_csv(store: Store, path: Path) -> None:
    """Writes the table into a file that spreadsheets know as UTF-8, whole or not at all.

    Raises:
        OSError: The file cannot be written.
    """
    write_whole(path, _MARK + sessions_csv(store))


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
