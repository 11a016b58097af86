"""Some days of the record with all that is known of them."""

import sqlite3
from datetime import date

from app.core.paper.period import Period
from app.data.store.rows import CHECK_INS, SESSIONS, check_in_from, session_from

_OF_DAYS = (
    "day BETWEEN :since AND :until OR (moment = 'morning' AND loop IN"
    " (SELECT loop FROM check_ins WHERE day = :until AND moment <> 'morning'))"
)


def period(connection: sqlite3.Connection, since: date, until: date) -> Period:
    """What is on record from one day to another, both included.

    A score of the morning after the last day belongs to it and comes along.
    """
    days = {"since": since.isoformat(), "until": until.isoformat()}
    sessions = connection.execute(
        f"{SESSIONS} WHERE day BETWEEN :since AND :until ORDER BY started_ms, id", days
    ).fetchall()
    check_ins = connection.execute(
        f"{CHECK_INS} WHERE {_OF_DAYS} ORDER BY at_ms, id",
        days,
    ).fetchall()
    return Period(
        since=since,
        until=until,
        sessions=tuple(session_from(connection, row) for row in sessions),
        check_ins=tuple(map(check_in_from, check_ins)),
    )
