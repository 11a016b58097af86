"""Days, months and lists of sessions, read from the record for the history screen."""

import sqlite3
from datetime import date, timedelta
from typing import Any

from app.core.days import month_after
from app.core.history import DayView, Rating, SessionLine
from app.core.records import Ending
from app.data.store.rows import SESSIONS, ended_after, session_from
from app.data.store.times import from_ms

_LINE = (
    "SELECT title, phase, day, started_ms, offset_s, ended_ms, planned_s, done_s, ending, counts,"
    " (SELECT score FROM check_ins WHERE loop = s.loop AND loop <> '' AND moment = 'before'"
    "  AND score IS NOT NULL LIMIT 1),"
    " COALESCE((SELECT score FROM check_ins WHERE loop = s.loop AND loop <> '' AND moment = 'after-run'"
    "  AND score IS NOT NULL LIMIT 1),"
    "  (SELECT score FROM check_ins WHERE loop = s.loop AND loop <> '' AND moment = 'after-warm-up'"
    "  AND score IS NOT NULL ORDER BY at_ms DESC, id DESC LIMIT 1)) FROM sessions AS s"
)


def span(connection: sqlite3.Connection) -> tuple[date | None, date | None]:
    """First and last day with a session or a check-in."""
    first, last = connection.execute(
        # Each end has a query of its own, which only looks at one end of the index.
        "SELECT MIN(day), MAX(day) FROM (SELECT (SELECT MIN(day) FROM sessions) AS day"
        " UNION ALL SELECT (SELECT MAX(day) FROM sessions)"
        " UNION ALL SELECT (SELECT MIN(day) FROM check_ins)"
        " UNION ALL SELECT (SELECT MAX(day) FROM check_ins))"
    ).fetchone()
    return (None, None) if first is None else (date.fromisoformat(first), date.fromisoformat(last))


def rated_and_short(
    connection: sqlite3.Connection, since: date, until: date
) -> tuple[frozenset[date], frozenset[date]]:
    """Days with a score, and days with a session that was too short to count."""
    rows = connection.execute(
        "SELECT DISTINCT day, 0 FROM check_ins WHERE day BETWEEN :since AND :until AND score IS NOT NULL"
        " UNION ALL SELECT DISTINCT day, 1 FROM sessions WHERE day BETWEEN :since AND :until AND NOT counts",
        {"since": since.isoformat(), "until": until.isoformat()},
    ).fetchall()
    rated, short = (frozenset(date.fromisoformat(day) for day, kind in rows if kind == of) for of in (0, 1))
    return rated, short


def months(connection: sqlite3.Connection) -> tuple[tuple[date, int], ...]:
    """First days of the months with sessions and how many each has, newest first."""
    rows = connection.execute(
        "SELECT SUBSTR(day, 1, 7) AS month, COUNT(*) FROM sessions GROUP BY month ORDER BY month DESC"
    )
    return tuple((date.fromisoformat(f"{month}-01"), count) for month, count in rows)


def lines(connection: sqlite3.Connection, month: date, skip: int, count: int) -> tuple[SessionLine, ...]:
    """Sessions of a month, newest first."""
    last = month_after(month) - timedelta(days=1)
    rows = connection.execute(
        f"{_LINE} WHERE day BETWEEN ? AND ? ORDER BY day DESC, started_ms DESC, id DESC LIMIT ? OFFSET ?",
        (month.isoformat(), last.isoformat(), count, skip),
    )
    return tuple(map(_line, rows))


def newest(connection: sqlite3.Connection, count: int) -> tuple[SessionLine, ...]:
    """The last sessions, newest first."""
    rows = connection.execute(f"{_LINE} ORDER BY started_ms DESC, id DESC LIMIT ?", (count,))
    return tuple(map(_line, rows))


def titles(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Every title that a session has."""
    return tuple(title for (title,) in connection.execute("SELECT DISTINCT title FROM sessions"))


def day(connection: sqlite3.Connection, wanted: date) -> DayView:
    """Everything of one day."""
    sessions = connection.execute(
        f"{SESSIONS} WHERE day = ? ORDER BY started_ms, id", (wanted.isoformat(),)
    ).fetchall()
    ratings = connection.execute(
        "SELECT uid, moment, score, day, at_ms, offset_s, ran FROM check_ins"
        " WHERE score IS NOT NULL AND (day = :day"
        " OR (moment = 'morning' AND loop IN"
        "  (SELECT loop FROM check_ins WHERE day = :day AND moment <> 'morning')))"
        " ORDER BY at_ms, id",
        {"day": wanted.isoformat()},
    )
    return DayView(
        day=wanted,
        sessions=tuple(session_from(connection, row) for row in sessions),
        ratings=tuple(
            Rating(
                id=uid,
                moment=moment,
                score=score,
                day=date.fromisoformat(on),
                at=from_ms(at_ms),
                offset_s=offset_s,
                ran=bool(ran),
            )
            for uid, moment, score, on, at_ms, offset_s, ran in ratings
        ),
    )


def _line(
    row: tuple[Any, ...],
) -> SessionLine:
    title, phase, on, started_ms, offset_s, ended_ms, planned_s, done_s, ending, it_counts, *scores = row
    before, after = scores
    return SessionLine(
        title=title,
        phase=phase,
        day=date.fromisoformat(on),
        started=from_ms(started_ms),
        planned_s=planned_s,
        done_s=done_s,
        took_s=ended_after(from_ms(started_ms), from_ms(ended_ms), done_s) - from_ms(started_ms),
        early=ending == Ending.EARLY,
        counts=bool(it_counts),
        before=before,
        after=after,
        offset_s=offset_s,
    )
