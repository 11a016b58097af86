"""Follows a session from its start to its end, so that nothing of it is lost."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from app.core.back.easier_swap import Swap
from app.core.back.suitability import Catalogue
from app.core.records import SessionRecord, Tally, Unfinished
from app.core.session import Session
from app.core.session_codec import RESUME_WITHIN_S, from_plan, take_up, to_plan


class Keeper(Protocol):
    """Where a running session is kept."""

    def begin(
        self, tally: Tally, now: datetime, *, loop: str = "", going_on: Unfinished | None = None
    ) -> str:
        """Begins to follow a session."""

    def note(self, tally: Tally, now: datetime, *, at_once: bool = False) -> None:
        """Notes where it stands; returns at once."""

    def finish(self, tally: Tally, now: datetime) -> SessionRecord | None:
        """Puts it on record."""

    def stop(self) -> None:
        """Follows it no longer; what was noted last stays."""


class Nowhere:
    """A Keeper that keeps nothing, for a routine that its author looks at: only its end is shown."""

    def __init__(self) -> None:
        self._began = 0.0

    def begin(
        self, _tally: Tally, now: datetime, *, loop: str = "", going_on: Unfinished | None = None
    ) -> str:
        """Remembers when it began."""
        self._began = going_on.started if going_on else now.timestamp()
        return loop

    def note(self, tally: Tally, now: datetime, *, at_once: bool = False) -> None:
        """Notes nothing."""

    def finish(self, tally: Tally, now: datetime) -> SessionRecord:
        """What was done."""
        return tally.record(self._began, now.timestamp())

    def stop(self) -> None:
        """Nothing is kept anyway."""


class Recorder:
    """Counts what is done and keeps it safe. Usable from any thread.

    The time of day says when a session began; how long it lasted, and so when it ended, is read off the
    session's clock alone, since the time of day may be set meanwhile.

    Call `look` after every verb of the player (its `changed` listeners) and about once a second in between.

    Args:
        keeper: Where it is kept.
        clock: The session's clock, seconds.
        wall: The time of day, aware, in the runner's own zone.
        speed: Session seconds per real second.
    """

    def __init__(
        self, keeper: Keeper, clock: Callable[[], float], wall: Callable[[], datetime], speed: float = 1.0
    ) -> None:
        self._keeper = keeper
        self._clock = clock
        self._wall = wall
        self._speed = speed
        self._lock = threading.RLock()
        self._tally: Tally | None = None
        self._began = datetime.fromtimestamp(0, UTC)
        self._id = ""
        self._last: tuple[Tally, SessionRecord] | None = None
        self.finished: list[Callable[[SessionRecord], None]] = []

    @property
    def tally(self) -> Tally | None:
        """What was counted so far; None while nothing is followed."""
        return self._tally

    @property
    def id(self) -> str:
        """Id on record of the session that is followed; "" while nothing is."""
        return self._id if self._tally is not None else ""

    def start(self, session: Session, *, loop: str = "") -> None:
        """Begins to follow a session that has just been started."""
        with self._lock:
            self._last = None
            self._tally = Tally(session=session, position_s=session.elapsed(self._clock()))
            self._began = self._wall()
            self._id = self._keeper.begin(self._tally, self._began, loop=loop)

    def go_on(self, left: Unfinished, catalogue: Catalogue) -> Session:
        """Takes an unfinished session up again.

        Returns:
            The session, paused where it stood; hand it to the player's `take_up`.

        Raises:
            BrokenPlanError: It cannot be taken up, for instance because an exercise is gone.
        """
        with self._lock:
            now, wall = self._clock(), self._wall()
            session = take_up(from_plan(left.plan, catalogue), left.position_s, left.passed, now)
            # Only the time of day tells how long nobody was there; it may have been set back.
            before_s = left.lasted_s + max(wall.timestamp() - left.saved, 0.0)
            tally = Tally.from_data(left.tally, session, now)
            self._follow(replace(tally, before_s=before_s, lasted_s=before_s), left, wall)
            return session

    @property
    def stopped(self) -> Session | None:
        """The session that was ended early a moment ago and can still go on; None where there is none."""
        if self._tally is not None or self._last is None:
            return None
        tally, record = self._last
        session = tally.session
        by_clock_s = (self._clock() - session.ends_at) / self._speed
        by_wall_s = self._wall().timestamp() - record.ended  # below 0 where it was set back meanwhile
        soon = max(by_clock_s, by_wall_s) < RESUME_WITHIN_S
        return session if soon and session.ended is not None else None

    def unstop(self) -> Session | None:
        """Takes that session up again: it has not ended after all, and is on record as unfinished.

        Returns:
            The session, paused where it stood; hand it to the player's `take_up`. None where there is none.
        """
        with self._lock:
            stopped, last = self.stopped, self._last
            if stopped is None or last is None:
                return None
            (tally, record), now = last, self._clock()
            position_s = stopped.elapsed(now)
            session = take_up(stopped.timeline, position_s, stopped.passed, now)
            left = Unfinished(
                id=record.id,
                loop=record.loop,
                day=record.day,
                plan=to_plan(stopped.timeline),
                tally=tally.to_data(),
                position_s=position_s,
                passed=stopped.passed,
                started=record.started,
                saved=record.ended,
                offset_s=record.offset_s,
            )
            self._last = None
            before_s = tally.before_s + (now - stopped.started) / self._speed
            tally = replace(Tally.from_data(left.tally, session, now), before_s=before_s, lasted_s=before_s)
            self._follow(tally, left, self._wall())
            return session

    def adopt(self, tally: Tally) -> None:
        """Goes on counting where another player of the same session has stopped; `look` right after."""
        with self._lock:
            if self._tally is not None:
                self._tally = replace(tally, before_s=self._tally.before_s, lasted_s=self._tally.lasted_s)

    def rejoin(self, tally: Tally, left: Unfinished) -> None:
        """Follows a session again that ran on while nothing was followed here; `look` right after."""
        with self._lock:
            self._follow(_as_on_record(tally, left), left, self._wall())

    def settle(self, tally: Tally, left: Unfinished, at: float, wall: datetime) -> SessionRecord | None:
        """Keeps what another player has left of a session that nobody plays any more.

        Args:
            tally: As it was left, at a reading of a clock that may have started anew since.
            left: The session on record; stays there as unfinished unless it was over.
            at: That reading.
            wall: The time of day at that reading.

        Returns:
            The record of a session that was over.
        """
        with self._lock:
            tally = _as_on_record(tally, left)
            tally = replace(tally, lasted_s=self._lasted(tally, at))
            self._keeper.begin(tally, wall, going_on=left)
            if not tally.session.over(at):
                self._keeper.stop()
                return None
            began = datetime.fromtimestamp(left.started, wall.tzinfo)
            record = self._keeper.finish(tally, began + timedelta(seconds=tally.lasted_s))
        return self._told(record)

    def look(self, session: Session | None, *, at_once: bool = False) -> SessionRecord | None:
        """Looks at the session; puts it on record when it is over.

        Args:
            session: The player's session.
            at_once: Keep it now, not within the second; after a verb, or when the app leaves the screen.

        Returns:
            The record, the one time that the session has come to its end.
        """
        with self._lock:
            if self._tally is None or session is None:
                return None
            now = self._clock()
            again_s = (session.started - self._tally.session.started) / self._speed  # it was begun anew
            tally = self._tally.look(session, now)
            tally = replace(tally, before_s=tally.before_s + again_s)
            self._tally = replace(tally, lasted_s=self._lasted(tally, now))
            if not session.over(now):
                self._keeper.note(self._tally, self._wall(), at_once=at_once)
                return None
            record = self._keeper.finish(self._tally, self._began + timedelta(seconds=self._tally.lasted_s))
            self._last = None if record is None else (self._tally, record)
            self._tally = None
        return self._told(record)

    def hurt(self, swap: Swap) -> None:
        """Notes a move that hurt; `look` at the session it led to right after."""
        with self._lock:
            if self._tally is not None and swap.hurt is not None:
                self._tally = self._tally.swapped(swap.hurt, swap.gentler)

    def _follow(self, tally: Tally, left: Unfinished, wall: datetime) -> None:
        self._tally = tally
        self._began = datetime.fromtimestamp(left.started, wall.tzinfo)
        self._id = self._keeper.begin(tally, wall, going_on=left)

    def _lasted(self, tally: Tally, now: float) -> float:
        session = tally.session
        # A phone that slept, or an app that was away, learns late that the session is over.
        until = min(now, session.ends_at) if session.over(now) else now
        return tally.before_s + max(until - session.started, 0.0) / self._speed

    def _told(self, record: SessionRecord | None) -> SessionRecord | None:
        if record is not None:
            for listener in self.finished:
                listener(record)
        return record


def _as_on_record(tally: Tally, left: Unfinished) -> Tally:
    """What another player has counted, with what only the record knows."""
    return replace(tally, before_s=left.before_s, lasted_s=left.lasted_s)
