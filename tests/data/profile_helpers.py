"""What the tests about the record share."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from app.core.counting import worked
from app.core.records import Ending, SessionRecord, StepRecord, StepState
from app.data.store.rows import sessions
from app.data.store.store import Store
from tests.core.back_cases import NOON, RULES

FILE = "limber.db"


def opened(folder: Path, now: datetime = NOON, **more) -> Store:
    return Store(folder, RULES, now, **more)


def record(number: int = 0, day: date | None = None, **more) -> SessionRecord:
    day = day or NOON.date()
    started = NOON.timestamp() + (day - NOON.date()).days * 86400 + number
    steps = (
        StepRecord(exercise="cat-cow", planned_s=40.0, done_s=40.0, state=StepState.DONE),
        StepRecord(exercise="bird-dog", planned_s=40.0, done_s=0.0, state=StepState.SKIPPED),
    )
    return SessionRecord(
        **{
            "routine": "warmup-8-stiff-back",
            "title": "Stiff lower back",
            "phase": "warm-up",
            "started": started,
            "ended": started + 480,
            "day": day,
            "planned_s": 480.0,
            "done_s": 40.0,
            "ending": Ending.FINISHED,
            "steps": steps,
            "id": f"session-{number:06d}-{day}",
            **more,
        }
    )


def raw(folder: Path):
    """The file as it lies on the disk, past the store."""
    return closing(sqlite3.connect(folder / FILE))


def sound(folder: Path) -> bool:
    with raw(folder) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()


def days(count: float) -> timedelta:
    return timedelta(days=count)


Totals = dict[str, tuple[float, int]]


def totals(connection: sqlite3.Connection) -> Totals:
    """The totals by exercise that a record keeps."""
    rows = connection.execute("SELECT exercise, seconds, times FROM exercise_totals WHERE times > 0")
    return {exercise: (round(seconds, 3), times) for exercise, seconds, times in rows}


def totals_of_sessions(connection: sqlite3.Connection) -> Totals:
    """The same, added up from the sessions."""
    found: Totals = {}
    for record in sessions(connection):
        for exercise, seconds in worked(record):
            before = found.get(exercise, (0.0, 0))
            found[exercise] = before[0] + seconds, before[1] + 1
    return {exercise: (round(seconds, 3), times) for exercise, (seconds, times) in found.items()}
