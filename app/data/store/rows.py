"""Check-ins and sessions as rows, and back."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from app.core.back.after_run import RunScores
from app.core.back.check_in import Answers, CheckIn, Direction, Moment
from app.core.counting import counts
from app.core.records import Ending, SessionRecord, StepRecord, StepState
from app.data.store.counts import add_work, take_work
from app.data.store.times import from_ms, to_ms

CHECK_IN_COLUMNS = (
    "uid, loop, at_ms, day, moment, score, new_pain, leg_symptoms, recent_fall, direction,"
    " got_up_recently, ran, offset_s, feeling_ill"
)
SESSION_COLUMNS = (
    "uid, loop, routine, title, phase, day, started_ms, ended_ms, planned_s, done_s, ending, offset_s"
)
CHECK_INS = f"SELECT {CHECK_IN_COLUMNS} FROM check_ins"  # noqa: S608 - our own columns
CHECK_INS_SINCE = (  # oldest first, with 1 where one is withdrawn
    f"SELECT {CHECK_IN_COLUMNS}, gone FROM ("  # noqa: S608 - our own columns
    f"SELECT {CHECK_IN_COLUMNS}, 0 AS gone, id FROM check_ins WHERE at_ms >= :since"
    f" UNION ALL SELECT {CHECK_IN_COLUMNS}, 1, 0 FROM withdrawn WHERE at_ms >= :since) ORDER BY at_ms, id"
)
SESSIONS = f"SELECT id, {SESSION_COLUMNS} FROM sessions"  # noqa: S608 - our own columns
_TORN = "a row of the record holds what no row can hold"
_OF_RUNS = "loop, day, moment, score, at_ms, ran"
_EVERY = f"(SELECT {_OF_RUNS} FROM check_ins UNION ALL SELECT {_OF_RUNS} FROM withdrawn)"  # noqa: S608 - ours
_RUNS = (
    "SELECT run.loop, run.day, run.score,"
    " (SELECT score FROM {all} WHERE loop = run.loop AND moment = 'before'"
    "  AND score IS NOT NULL ORDER BY at_ms LIMIT 1) AS before,"
    " (SELECT score FROM {all} WHERE loop = run.loop AND moment = 'morning'"
    "  AND score IS NOT NULL ORDER BY at_ms LIMIT 1)"
    " FROM {all} AS run WHERE moment = 'after-run' AND score IS NOT NULL AND ran"
    " AND before IS NOT NULL ORDER BY run.at_ms DESC LIMIT ?"
)
_MARKS = ", ".join("?" * 13)
_CHECK_IN_MARKS = ", ".join("?" * 14)
_ADD_CHECK_IN = f"INSERT OR IGNORE INTO check_ins ({CHECK_IN_COLUMNS}) VALUES ({_CHECK_IN_MARKS})"  # noqa: S608 - ours
_WITHDRAW = f"INSERT OR IGNORE INTO withdrawn ({CHECK_IN_COLUMNS}) VALUES ({_CHECK_IN_MARKS})"  # noqa: S608 - ours
_ADD_SESSION = f"INSERT OR IGNORE INTO sessions ({SESSION_COLUMNS}, counts) VALUES ({_MARKS})"  # noqa: S608 - ours


def insert_check_in(connection: sqlite3.Connection, check_in: CheckIn) -> int:
    """Adds a check-in, one that was deleted too; returns 0 where it is on record already."""
    connection.execute("DELETE FROM withdrawn WHERE uid = ?", (check_in.id,))
    return connection.execute(_ADD_CHECK_IN, _check_in_row(check_in)).rowcount


def delete_check_in(connection: sqlite3.Connection, check_in: CheckIn, *, withdraw: bool) -> None:
    """Deletes a check-in.

    Args:
        connection: To the record.
        check_in: One on record.
        withdraw: It still rules something out, and is kept for that until it would not speak any more.
    """
    connection.execute("DELETE FROM check_ins WHERE uid = ?", (check_in.id,))
    if withdraw:
        connection.execute(_WITHDRAW, _check_in_row(check_in))


def _check_in_row(check_in: CheckIn) -> tuple[object, ...]:
    answers = check_in.answers
    return (
        check_in.id,
        check_in.loop,
        to_ms(check_in.at),
        check_in.day.isoformat(),
        str(check_in.moment),
        answers.score,
        answers.new_pain,
        answers.leg_symptoms,
        answers.recent_fall,
        str(answers.direction),
        answers.got_up_recently,
        check_in.ran,
        check_in.offset_s,
        answers.feeling_ill,
    )


def check_ins(connection: sqlite3.Connection) -> Iterable[CheckIn]:
    """All check-ins, oldest first."""
    rows = connection.execute(f"{CHECK_INS} ORDER BY at_ms, id")
    return (check_in_from(row) for row in rows)


def check_in_from(row: tuple[object, ...]) -> CheckIn:
    """A check-in from its columns."""
    uid, loop, at_ms, day, moment, score, new, legs, fall, direction, up, ran, offset_s, ill = row
    assert isinstance(at_ms, int)
    assert score is None or isinstance(score, int)
    assert offset_s is None or isinstance(offset_s, int)
    return CheckIn(
        at=from_ms(at_ms),
        day=date.fromisoformat(str(day)),
        moment=Moment(str(moment)),
        answers=Answers(
            score=score,
            new_pain=bool(new),
            leg_symptoms=bool(legs),
            recent_fall=bool(fall),
            feeling_ill=bool(ill),
            direction=Direction(str(direction)),
            got_up_recently=bool(up),
        ),
        loop=str(loop),
        ran=bool(ran),
        id=str(uid),
        offset_s=offset_s,
    )


def runs(connection: sqlite3.Connection, count: int, *, withdrawn: bool = False) -> tuple[RunScores, ...]:
    """The last runs that were rated before and after, oldest first.

    Args:
        connection: To the record.
        count: How many at most.
        withdrawn: Also with scores that were deleted and still rule something out.
    """
    rows = connection.execute(_RUNS.format(all=_EVERY if withdrawn else "check_ins"), (count,)).fetchall()
    return tuple(
        RunScores(loop=loop, day=date.fromisoformat(day), before=before, after=after, morning=morning)
        for loop, day, after, before, morning in reversed(rows)
    )


def insert_session(connection: sqlite3.Connection, record: SessionRecord) -> int:
    """Adds a session with its steps; returns 0 where it is on record already."""
    cursor = connection.execute(
        _ADD_SESSION,
        (
            record.id,
            record.loop,
            record.routine,
            record.title,
            record.phase,
            record.day.isoformat(),
            to_ms(record.started),
            to_ms(record.ended),
            record.planned_s,
            record.done_s,
            str(record.ending),
            record.offset_s,
            counts(record),
        ),
    )
    if not cursor.rowcount:
        return 0
    session = cursor.lastrowid
    connection.executemany(
        "INSERT INTO session_steps (session, position, exercise, planned_s, done_s, state, swapped_to)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (session, number, step.exercise, step.planned_s, step.done_s, str(step.state), step.swapped_to)
            for number, step in enumerate(record.steps)
        ),
    )
    add_work(connection, record)
    return 1


def delete_session(connection: sqlite3.Connection, uid: str) -> SessionRecord | None:
    """Deletes a session with its steps; returns it, or None where it is not on record."""
    row = connection.execute(f"{SESSIONS} WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        return None
    record = session_from(connection, row)
    take_work(connection, record)
    connection.execute("DELETE FROM sessions WHERE uid = ?", (uid,))
    return record


def sessions(connection: sqlite3.Connection) -> list[SessionRecord]:
    """All sessions, oldest first."""
    steps: dict[int, list[StepRecord]] = {}
    for session, *step in connection.execute(
        "SELECT session, exercise, planned_s, done_s, state, swapped_to FROM session_steps"
        " ORDER BY session, position"
    ):
        steps.setdefault(session, []).append(_step(tuple(step)))
    rows = connection.execute(f"{SESSIONS} ORDER BY started_ms, id")
    return [_with_steps(row, steps.get(row[0], [])) for row in rows]


def session_from(connection: sqlite3.Connection, row: tuple[object, ...]) -> SessionRecord:
    """A session from its id and columns, with its steps."""
    steps = connection.execute(
        "SELECT exercise, planned_s, done_s, state, swapped_to FROM session_steps"
        " WHERE session = ? ORDER BY position",
        (row[0],),
    )
    return _with_steps(row, [_step(step) for step in steps])


def ended_after(started: float, ended: float, done_s: float) -> float:
    """When a session ended, seconds since 1970.

    Ends were once read off the time of day: where that was set back meanwhile, what was worked is all that is
    known of its length.
    """
    return ended if ended >= started else started + done_s


def _with_steps(row: tuple[object, ...], steps: list[StepRecord]) -> SessionRecord:
    _, uid, loop, routine, title, phase, day, started_ms, ended_ms, planned_s, done_s, ending, offset_s = row
    if not (isinstance(started_ms, int) and isinstance(ended_ms, int)):
        raise TypeError(_TORN)
    if not (isinstance(planned_s, float) and isinstance(done_s, float)):
        raise TypeError(_TORN)
    if not (offset_s is None or isinstance(offset_s, int)):
        raise TypeError(_TORN)
    return SessionRecord(
        id=str(uid),
        loop=str(loop),
        routine=str(routine),
        title=str(title),
        phase=str(phase),
        day=date.fromisoformat(str(day)),
        started=from_ms(started_ms),
        ended=ended_after(from_ms(started_ms), from_ms(ended_ms), done_s),
        planned_s=planned_s,
        done_s=done_s,
        ending=Ending(str(ending)),
        steps=tuple(steps),
        offset_s=offset_s,
    )


def _step(row: tuple[object, ...]) -> StepRecord:
    exercise, planned_s, done_s, state, swapped_to = row
    if not (isinstance(planned_s, float) and isinstance(done_s, float)):
        raise TypeError(_TORN)
    return StepRecord(
        exercise=str(exercise),
        planned_s=planned_s,
        done_s=done_s,
        state=StepState(str(state)),
        swapped_to=str(swapped_to),
    )
