"""Decides afresh what is derived from sessions, for records that were made before it was kept."""

import sqlite3

from app.core.counting import counts, worked
from app.data.store.rows import SESSIONS, session_from


def recount(connection: sqlite3.Connection) -> None:
    """Decides afresh of every session whether it counts, and adds all totals up again.

    A session that was rescued from a damaged file and makes no sense does not count. Takes a second with
    10,000 sessions.
    """
    totals: dict[str, tuple[float, int]] = {}
    short: list[tuple[int]] = []
    for row in connection.execute(SESSIONS).fetchall():
        try:
            work = worked(record := session_from(connection, row))
            if not counts(record):
                short.append((row[0],))
        except (ArithmeticError, LookupError, TypeError, ValueError):
            short.append((row[0],))
            continue
        for exercise, seconds in work:
            before = totals.get(exercise, (0.0, 0))
            totals[exercise] = before[0] + seconds, before[1] + 1
    connection.execute("DELETE FROM exercise_totals")
    connection.executemany(
        "INSERT INTO exercise_totals (exercise, seconds, times) VALUES (?, ?, ?)",
        [(exercise, seconds, times) for exercise, (seconds, times) in totals.items()],
    )
    connection.execute("UPDATE sessions SET counts = 1 WHERE NOT counts")
    connection.executemany("UPDATE sessions SET counts = 0 WHERE id = ?", short)
