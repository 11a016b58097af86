"""The record, added up for the screens that show it; the database does the adding."""

import sqlite3
from datetime import date, timedelta

from app.core.back.after_run import RunScores, week_of
from app.core.days import month_after
from app.core.history import (
    DayRecord,
    DayView,
    ExerciseTotal,
    History,
    Month,
    Scores,
    SessionLine,
    Today,
    Totals,
    streak,
    week_days,
)
from app.core.paper.period import Period
from app.data.store import days as store_days
from app.data.store import period as store_period
from app.data.store.database import Database
from app.data.store.rows import runs

_SERIES_TODAY = 12
_SERIES = 120


class HistoryStore:
    """Reads the record for Today and for the history screen."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def today(self, today: date) -> Today:
        """What Today shows. Under 20 ms with 10,000 sessions and check-ins."""

        def query(connection: sqlite3.Connection) -> Today:
            records = _days(connection, week_of(today), today)
            return Today(
                streak=streak(_active(connection, today), today),
                week=week_days(records, today),
                series=_series(connection, _SERIES_TODAY),
            )

        return self._database.read(query)

    def all(self, today: date) -> History:
        """What the history screen shows. Under 100 ms with 10,000 sessions and check-ins."""

        def query(connection: sqlite3.Connection) -> History:
            exercises = tuple(
                ExerciseTotal(exercise=name, seconds=seconds, times=times)
                for name, seconds, times in connection.execute(
                    "SELECT exercise, seconds, times FROM exercise_totals WHERE times > 0"
                    " ORDER BY seconds DESC, exercise"
                )
            )
            sessions, seconds, days, listed = connection.execute(
                "SELECT COUNT(*), COALESCE(SUM(done_s), 0.0), COUNT(DISTINCT day),"
                " (SELECT COUNT(*) FROM sessions) FROM sessions WHERE counts"
            ).fetchone()
            since, until = store_days.span(connection)
            return History(
                streak=streak(_active(connection, today), today),
                totals=Totals(sessions=sessions, seconds=seconds, days=days, listed=listed),
                since=since,
                until=until,
                series=_series(connection, _SERIES),
                exercises=exercises,
            )

        return self._database.read(query)

    def month(self, first: date) -> Month:
        """One month of the calendar, by its first day."""
        last = month_after(first) - timedelta(days=1)

        def query(connection: sqlite3.Connection) -> Month:
            rated, short = store_days.rated_and_short(connection, first, last)
            return Month(first=first, days=_days(connection, first, last), rated=rated, short=short)

        return self._database.read(query)

    def months(self) -> tuple[tuple[date, int], ...]:
        """First days of the months with sessions and how many each has, newest first."""
        return self._database.read(store_days.months)

    def lines(self, month: date, skip: int = 0, count: int = 40) -> tuple[SessionLine, ...]:
        """Sessions of a month as lists show them, newest first.

        Args:
            month: Its first day.
            skip: How many of the newest are left out; for the next page.
            count: How many at most.
        """
        return self._database.read(lambda connection: store_days.lines(connection, month, skip, count))

    def newest(self, count: int) -> tuple[SessionLine, ...]:
        """The last sessions as lists show them, newest first."""
        return self._database.read(lambda connection: store_days.newest(connection, count))

    def titles(self) -> tuple[str, ...]:
        """Every title that a session on record has."""
        return self._database.read(store_days.titles)

    def day(self, day: date) -> DayView:
        """Everything of one day."""
        return self._database.read(lambda connection: store_days.day(connection, day))

    def period(self, since: date, until: date) -> Period:
        """Everything from one day to another, both included; a year takes about a tenth of a second."""
        return self._database.read(lambda connection: store_period.period(connection, since, until))

    def runs(self, count: int = 40) -> tuple[RunScores, ...]:
        """The last runs that were rated before and after, oldest first; `after_run` takes them."""
        return self._database.read(lambda connection: runs(connection, count))


def _days(connection: sqlite3.Connection, since: date, until: date) -> dict[date, DayRecord]:
    rows = connection.execute(
        "SELECT day, GROUP_CONCAT(DISTINCT phase), SUM(done_s), COUNT(*) FROM sessions"
        " WHERE counts AND day BETWEEN ? AND ? GROUP BY day",
        (since.isoformat(), until.isoformat()),
    )
    return {
        (day := date.fromisoformat(name)): DayRecord(
            day=day, phases=frozenset(phases.split(",")), seconds=seconds, sessions=count
        )
        for name, phases, seconds, count in rows
    }


# As one row: stepping through rows takes Python's lock for each, and whoever reads files at the start has it.
_ACTIVE = """
WITH RECURSIVE week(monday, active) AS (
    SELECT :monday, EXISTS (SELECT 1 FROM sessions WHERE counts AND day BETWEEN :monday AND :today)
    UNION ALL
    SELECT date(monday, '-7 days'), EXISTS (
        SELECT 1 FROM sessions
        WHERE counts AND day BETWEEN date(monday, '-7 days') AND date(monday, '-1 day')
    )
    FROM week WHERE active OR monday = :monday
)
SELECT GROUP_CONCAT(monday) FROM week WHERE active
"""


def _active(connection: sqlite3.Connection, today: date) -> list[date]:
    """Mondays of the weeks with a session: this one's, and those before it back to the first without one."""
    days = {"monday": week_of(today).isoformat(), "today": today.isoformat()}
    (mondays,) = connection.execute(_ACTIVE, days).fetchone()
    return [date.fromisoformat(name) for name in (mondays or "").split(",") if name]


def _series(connection: sqlite3.Connection, count: int) -> tuple[Scores, ...]:
    rows = connection.execute(
        "SELECT first.day, first.score,"
        " (SELECT score FROM check_ins WHERE loop = first.loop AND moment = 'after-warm-up'"
        "  AND score IS NOT NULL ORDER BY at_ms DESC, id DESC LIMIT 1),"
        " (SELECT score FROM check_ins WHERE loop = first.loop AND moment = 'after-run'"
        "  AND score IS NOT NULL LIMIT 1),"
        " (SELECT score FROM check_ins WHERE loop = first.loop AND moment = 'morning'"
        "  AND score IS NOT NULL LIMIT 1)"
        " FROM check_ins AS first WHERE moment = 'before' ORDER BY first.at_ms DESC LIMIT ?",
        (count,),
    ).fetchall()
    return tuple(
        Scores(
            day=date.fromisoformat(day),
            before=before,
            after_warm_up=warm,
            after_run=after,
            morning=morning,
        )
        for day, before, warm, after, morning in reversed(rows)
    )
