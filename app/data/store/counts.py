"""Keeps what is derived from sessions: whether each counts, and the totals by exercise."""

import sqlite3

from app.core.counting import worked
from app.core.records import SessionRecord

_ADD = (
    "INSERT INTO exercise_totals (exercise, seconds, times) VALUES (?, ?, 1)"
    " ON CONFLICT (exercise) DO UPDATE SET seconds = seconds + excluded.seconds, times = times + 1"
)
_TAKE = "UPDATE exercise_totals SET seconds = seconds - ?, times = times - 1 WHERE exercise = ?"


def add_work(connection: sqlite3.Connection, record: SessionRecord) -> None:
    """Adds what was worked in a session to the totals."""
    connection.executemany(_ADD, worked(record))


def take_work(connection: sqlite3.Connection, record: SessionRecord) -> None:
    """Takes what was worked in a session out of the totals."""
    connection.executemany(_TAKE, [(seconds, exercise) for exercise, seconds in worked(record)])
    connection.execute("DELETE FROM exercise_totals WHERE times <= 0")
