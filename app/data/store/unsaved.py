"""What the disk would not take: kept in order, and written as soon as it takes it."""

import logging
import sqlite3
from typing import Any

from app.data.store.opening import Work, transaction

_MOST = 5000  # a position is written once a second; after that long nobody waits for the disk any more
_TRY_EVERY = 8  # writes
_log = logging.getLogger(__name__)


class UnsavedWrites:
    """Changes that are in memory and not on the disk, oldest first."""

    def __init__(self) -> None:
        self._works: list[Work[Any]] = []

    def add(self, work: Work[Any]) -> bool:
        """Notes one more change; returns whether it is time to try the disk again."""
        if len(self._works) < _MOST:
            self._works.append(work)
        return len(self._works) % _TRY_EVERY == 0

    def pay(self, writer: sqlite3.Connection) -> None:
        """Writes all of them, or none.

        Raises:
            sqlite3.DatabaseError: The disk still does not take them.
        """
        transaction(writer, self._pay)

    def _pay(self, connection: sqlite3.Connection) -> None:
        for work in self._works:
            connection.execute("SAVEPOINT owed")
            try:
                work(connection)
            except sqlite3.IntegrityError as error:  # another copy of the app was quicker
                _log.warning("One change was left out: %s", error)
                connection.execute("ROLLBACK TO owed")
            connection.execute("RELEASE owed")
