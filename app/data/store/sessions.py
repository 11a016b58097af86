"""Sessions on record, and the one that is running."""

import json
import sqlite3
from dataclasses import replace
from datetime import date, datetime

from app.core.records import SessionRecord, Tally, Unfinished, early
from app.core.session_codec import RESUME_WITHIN_S, to_plan
from app.core.timeline import Timeline
from app.data.store.database import Database
from app.data.store.rows import SESSIONS, delete_session, insert_session, session_from
from app.data.store.times import from_ms, new_id, offset_of, to_ms
from app.data.store.writer_thread import WriterThread

_SAVE_EVERY_S = 1.0


class SessionStore:
    """Keeps sessions; `begin`, `note` and `finish` follow the one that is running.

    `note` returns at once: the position is written from a thread of its own, at most once a second.
    `begin` and `finish` return when it is on the disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._later = WriterThread(_SAVE_EVERY_S)
        self._running = ""
        self._begun: Unfinished | None = None
        self._timeline: Timeline | None = None

    def begin(
        self, tally: Tally, now: datetime, *, loop: str = "", going_on: Unfinished | None = None
    ) -> str:
        """Begins to follow a session; another that was left unfinished is kept as ended early.

        Args:
            tally: Of the session.
            now: An aware time, in the runner's own zone.
            loop: The loop it belongs to.
            going_on: The unfinished session that it goes on with; keeps its id, its start and its loop.

        Returns:
            Its id on record.
        """
        uid = going_on.id if going_on else new_id()
        row = (
            uid,
            going_on.loop if going_on else loop,
            (going_on.day if going_on else now.date()).isoformat(),
            json.dumps(to_plan(tally.session.timeline)),
            json.dumps(tally.to_data()),
            tally.position_s,
            tally.session.passed,
            to_ms(going_on.started if going_on else now),
            to_ms(now),
            going_on.offset_s if going_on else offset_of(now),
        )

        def store(connection: sqlite3.Connection) -> None:
            left = _unfinished(connection)
            if left is not None and left.id != uid:
                insert_session(connection, early(left))
            delete_session(connection, uid)  # it goes on, so that it has not ended after all
            connection.execute("DELETE FROM unfinished")
            connection.execute(
                "INSERT INTO unfinished (only_one, uid, loop, day, plan, tally, position_s, passed,"
                " started_ms, saved_ms, offset_s) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )

        self._later.drop()
        self._database.write(store)
        self._running, self._timeline = uid, tally.session.timeline
        self._begun = self._database.read(_unfinished)
        return uid

    def note(self, tally: Tally, now: datetime, *, at_once: bool = False) -> None:
        """Notes where the session stands; of several notes within a second the last is written.

        Args:
            tally: As it is now.
            now: An aware time.
            at_once: Do not wait for the second to pass; after a verb, or when the app goes to the background.
        """
        uid, timeline = self._running, tally.session.timeline
        if not uid:
            return
        # The plan changes with a swap or +15 s only, and is much larger than the rest.
        plan = json.dumps(to_plan(timeline)) if timeline is not self._timeline else None
        values = (json.dumps(tally.to_data()), tally.position_s, tally.session.passed, to_ms(now))

        def store(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE unfinished SET tally = ?, position_s = ?, passed = ?, saved_ms = ? WHERE uid = ?",
                (*values, uid),
            )
            if plan is not None:
                connection.execute("UPDATE unfinished SET plan = ? WHERE uid = ?", (plan, uid))

        if plan is not None:  # never lost to a later note that carries no plan
            self._timeline = timeline
            self._later.drop()
            self._database.write(store)
            return
        self._later.put(lambda: self._database.write(store), at_once=at_once)

    def finish(self, tally: Tally, now: datetime) -> SessionRecord | None:
        """Puts the session on record, in the same breath in which it stops being unfinished.

        Args:
            tally: As it is at the end.
            now: When that was, an aware time; the start and how long the sleep-proof clock says it lasted.
        """
        begun = self._begun if self._running else None
        self._later.drop()
        self._running = ""
        if begun is None:
            return None
        record = replace(
            tally.record(begun.started, now.timestamp()),
            id=begun.id,
            loop=begun.loop,
            day=begun.day,
            offset_s=begun.offset_s,
        )

        def store(connection: sqlite3.Connection) -> None:
            # A second Limber may have taken it for one that was cut off; this is what really became of it.
            delete_session(connection, record.id)
            insert_session(connection, record)
            connection.execute("DELETE FROM unfinished WHERE uid = ?", (record.id,))

        self._database.write(store)
        return record

    def unfinished(self, now: datetime) -> Unfinished | None:
        """The session that can go on: less than 30 minutes old. An older one is kept as ended early."""
        left = self._database.read(_unfinished)
        if left is None:
            return None
        if abs(now.timestamp() - left.saved) < RESUME_WITHIN_S:
            return left
        self.give_up()
        return None

    def cut_off(self, uid: str) -> Unfinished | None:
        """The unfinished session if it is this one, however old; nothing is given up."""
        left = self._database.read(_unfinished)
        return left if left is not None and left.id == uid else None

    def give_up(self) -> SessionRecord | None:
        """Keeps the unfinished session as ended early."""
        self._later.drop()
        self._running = ""

        def store(connection: sqlite3.Connection) -> SessionRecord | None:
            left = _unfinished(connection)
            if left is None:
                return None
            record = early(left)
            insert_session(connection, record)
            connection.execute("DELETE FROM unfinished")
            return record

        return self._database.write(store)

    def delete(self, uid: str) -> SessionRecord | None:
        """Deletes a session; returns it, which `add` puts back, or None where it is not on record."""
        deleted = self._database.write(lambda connection: delete_session(connection, uid))
        if deleted is not None:
            self._database.scrub("sessions", uid)
        return deleted

    def add(self, record: SessionRecord) -> SessionRecord:
        """Puts a session on record that was not followed, or one that was deleted."""
        record = record if record.id else replace(record, id=new_id())
        self._database.write(lambda connection: insert_session(connection, record))
        return record

    def recent_routines(self, count: int = 20) -> tuple[str, ...]:
        """Names of the routines of the last sessions that count, newest first."""
        rows = self._database.read(
            lambda connection: connection.execute(
                "SELECT routine FROM sessions WHERE counts ORDER BY started_ms DESC LIMIT ?", (count,)
            ).fetchall()
        )
        return tuple(name for (name,) in rows)

    def days_since(self, day: date) -> tuple[tuple[str, date], ...]:
        """Routine and day of every session that counts, from a day on, oldest first."""
        rows = self._database.read(
            lambda connection: connection.execute(
                "SELECT routine, day FROM sessions WHERE counts AND day >= ? ORDER BY started_ms",
                (day.isoformat(),),
            ).fetchall()
        )
        return tuple((name, date.fromisoformat(on)) for name, on in rows)

    def recent(self, count: int = 20, before: float | None = None) -> tuple[SessionRecord, ...]:
        """The last sessions, newest first.

        Args:
            count: How many at most.
            before: Only those that started before this time; for the next page.
        """
        until = 1 << 62 if before is None else to_ms(before)

        def query(connection: sqlite3.Connection) -> list[SessionRecord]:
            rows = connection.execute(
                f"{SESSIONS} WHERE started_ms < ? ORDER BY started_ms DESC LIMIT ?", (until, count)
            ).fetchall()
            return [session_from(connection, row) for row in rows]

        return tuple(self._database.read(query))

    def stop(self) -> None:
        """Follows the running session no longer, and keeps nothing of it."""
        self._later.drop()
        self._running = ""

    def flush(self) -> None:
        """Waits until the last note is on the disk."""
        self._later.flush()

    def close(self) -> None:
        """Writes what is left and ends the thread."""
        self._later.close()


def _unfinished(connection: sqlite3.Connection) -> Unfinished | None:
    row = connection.execute(
        "SELECT uid, loop, day, plan, tally, position_s, passed, started_ms, saved_ms, offset_s"
        " FROM unfinished"
    ).fetchone()
    if row is None:
        return None
    uid, loop, day, plan, tally, position_s, passed, started_ms, saved_ms, offset_s = row
    try:
        plan, tally = json.loads(plan), json.loads(tally)
    except ValueError:  # rescued from a damaged file, and not whole
        return None
    return Unfinished(
        id=uid,
        loop=loop,
        day=date.fromisoformat(day),
        plan=plan,
        tally=tally,
        position_s=position_s,
        passed=passed,
        started=from_ms(started_ms),
        saved=from_ms(saved_ms),
        offset_s=offset_s,
    )
