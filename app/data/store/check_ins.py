"""Check-ins, safety questions and moves that hurt, on record."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.core.back.after_run import RunScores
from app.core.back.check_in import Answers, CheckIn, Moment, raised_by
from app.core.back.eligibility import BackState
from app.core.back.red_flags import Happened, Safety, SafetyEvent, answered, fold
from app.core.back.retry import HurtMove
from app.core.back.rules import CheckInRules, Level
from app.core.back.run_cycle import RunCycle
from app.core.back.withdrawal import still_rules
from app.core.counting import ASKED_FROM_S
from app.data.store.database import Database
from app.data.store.rows import (
    CHECK_INS,
    CHECK_INS_SINCE,
    check_in_from,
    delete_check_in,
    insert_check_in,
    runs,
)
from app.data.store.settings import SettingsStore
from app.data.store.times import MOST_MS, from_ms, new_id, offset_of, to_ms

_LOOP_LASTS = timedelta(hours=36)
_DAYS = 3  # of check-ins that decide what may start
_WITHDRAWN_FOR = timedelta(days=_DAYS)  # as long as a check-in decides anything by itself
_RUNS = 40  # a trend looks back over weeks


class CheckInStore:
    """What is known about the runner's back.

    Args:
        database: The record.
        settings: Holds the profile.
        rules: The rules of the check-in, or what loads them when they are first needed.
    """

    def __init__(
        self, database: Database, settings: SettingsStore, rules: CheckInRules | Callable[[], CheckInRules]
    ) -> None:
        self._database = database
        self._settings = settings
        self._rules = rules

    @property
    def rules(self) -> CheckInRules:
        """The rules of the check-in."""
        if not isinstance(self._rules, CheckInRules):
            self._rules = self._rules()
        return self._rules

    def state(self, now: datetime) -> BackState:
        """What decides about starting; `may_start` takes it."""
        since = to_ms(now - timedelta(days=_DAYS))

        def query(
            connection: sqlite3.Connection,
        ) -> tuple[Safety, list[CheckIn], list[CheckIn], tuple[RunScores, ...]]:
            # In one statement: this is asked by every look at Today.
            rows = connection.execute(CHECK_INS_SINCE, {"since": since}).fetchall()
            kept, gone = ([check_in_from(row[:-1]) for row in rows if row[-1] == kind] for kind in (0, 1))
            return _safety(connection), kept, gone, runs(connection, _RUNS, withdrawn=True)

        safety, check_ins, withdrawn, ran = self._database.read(query)
        return BackState(
            rules=self.rules,
            safety=safety.as_of(self.rules.safety, now.timestamp()),
            profile=self._settings.profile(),
            check_ins=tuple(check_ins),
            withdrawn=tuple(withdrawn),
            runs=ran,
        )

    def check_in(
        self, answers: Answers, moment: Moment, now: datetime, *, loop: str = "", ran: bool = True
    ) -> CheckIn:
        """Records a check-in together with what it does to the safety state.

        Args:
            answers: With a score, or None where the question was passed over ("not now").
            moment: When it was given.
            now: An aware time, in the runner's own zone.
            loop: The loop it belongs to. Without one, BEFORE begins a new loop and everything else belongs to
                the last one, if that is not older than a day and a half.
            ran: For AFTER_RUN: whether there was a run at all.
        """
        uid = new_id()
        if not loop and moment is not Moment.BEFORE:
            loop = self._last_loop(now)
        check_in = CheckIn(
            at=now.timestamp(),
            day=now.date(),
            moment=moment,
            answers=answers,
            loop=loop or uid,
            ran=ran,
            id=uid,
            offset_s=offset_of(now),
        )
        leg_known = moment is Moment.BEFORE and answers.leg_symptoms and self.state(now).safety.leg_known
        events = raised_by(self.rules, answers, self._settings.profile(), leg_known=leg_known)

        def store(connection: sqlite3.Connection) -> None:
            insert_check_in(connection, check_in)
            for event in events:
                _happened(connection, event, to_ms(now))

        self._database.write(store)
        return check_in

    def rules_out(self, uid: str, now: datetime) -> bool:
        """Whether a check-in still rules something out, which stays so when it is deleted."""
        state = self.state(now)
        return any(still_rules(state, one, now) for one in state.check_ins if one.id == uid)

    def delete(self, uid: str, now: datetime) -> CheckIn | None:
        """Deletes a check-in; returns it, or None where it is not on record.

        What it locked, raised or made due stays, and so does what it rules out, for as long as it would have
        spoken (decision 059).
        """
        withdraw = self.rules_out(uid, now)

        def store(connection: sqlite3.Connection) -> CheckIn | None:
            row = connection.execute(f"{CHECK_INS} WHERE uid = ?", (uid,)).fetchone()
            if row is None:
                return None
            check_in = check_in_from(row)
            delete_check_in(connection, check_in, withdraw=withdraw)
            return check_in

        deleted = self._database.write(store)
        if deleted is not None:
            self._database.scrub("check_ins", uid)
        return deleted

    def put_back(self, check_in: CheckIn) -> None:
        """Takes a deletion back."""
        self._database.write(lambda connection: insert_check_in(connection, check_in))

    def forget_withdrawn(self, now: datetime) -> None:
        """Lets go of deleted check-ins that do not speak any more."""
        old = (now.date().isoformat(), to_ms(now - _WITHDRAWN_FOR))
        where = "FROM withdrawn WHERE day < ? AND at_ms < ?"
        if self._database.read(lambda c: c.execute(f"SELECT 1 {where}", old).fetchone()):
            self._database.write(lambda c: c.execute(f"DELETE {where}", old).rowcount)

    def _last_loop(self, now: datetime) -> str:
        since = to_ms(now - _LOOP_LASTS)
        row = self._database.read(
            lambda c: c.execute(
                "SELECT loop FROM check_ins WHERE moment = 'before' AND at_ms BETWEEN ? AND ?"
                " ORDER BY at_ms DESC, id DESC LIMIT 1",
                (since, to_ms(now + _LOOP_LASTS)),  # ahead where the clock was set back meanwhile
            ).fetchone()
        )
        return row[0] if row else ""

    def answer(self, answers: Mapping[str, bool], now: datetime, *, new_pain: bool = False) -> Safety:
        """Records answers to the safety questions; a fact among them goes into the profile.

        Args:
            answers: By id of the question; all of them, or as far as the first emergency yes.
            now: An aware time.
            new_pain: The pain is new, or new since the advice.

        Raises:
            ValueError: An answer belongs to no question.
        """
        profile = self._settings.profile()
        event, past_cancer = answered(
            self.rules.safety,
            answers,
            past_cancer=profile.cancer_known(now.date()),
            new_pain=new_pain,
        )
        safety = self.happened(event, now)  # the lock first: what comes between must not lose it
        asked = any(q.profile_fact and q.id in answers for q in self.rules.safety.questions)
        if asked:
            self._settings.set_profile(
                replace(profile, past_cancer=past_cancer, cancer_asked=now.date()), now
            )
        return safety

    def may_run(self, tags: Sequence[str], now: datetime) -> None:
        """The button "A professional said I may run", for some facts about the runner."""
        profile = self._settings.profile()
        cleared = {**profile.cleared, **dict.fromkeys(tags, now.date())}
        self._settings.set_profile(replace(profile, cleared=cleared), now)

    def read(self, now: datetime) -> Safety:
        """The button "I have read this" closes the page and unlocks nothing."""
        return self.happened(SafetyEvent(kind=Happened.READ), now)

    def advised(self, now: datetime) -> Safety:
        """The button "I have had medical advice": now the questions, asked afresh, can unlock."""
        return self.happened(SafetyEvent(kind=Happened.ADVISED), now)

    def checked(self, now: datetime) -> Safety:
        """The button "It has been checked": routine-level concerns are over."""
        return self.happened(SafetyEvent(kind=Happened.CHECKED), now)

    def happened(self, event: SafetyEvent, now: datetime) -> Safety:
        """Records an event; returns what holds after it."""

        def store(connection: sqlite3.Connection) -> Safety:
            _happened(connection, event, to_ms(now))
            return _safety(connection)

        before = self.state(now).safety
        after = self._database.write(store)
        facts = {question.id for question in self.rules.safety.questions if question.profile_fact}
        if event.kind is Happened.MISTAKEN and (set(before.locks) - set(after.locks)) & facts:
            profile = self._settings.profile()  # the fact was the slip, and is asked again
            self._settings.set_profile(replace(profile, past_cancer=None, cancer_asked=None), now)
        return after

    def loops(self, count: int = 3, *, now: datetime | None = None) -> tuple[RunCycle, ...]:
        """The last loops, oldest first; `ask_next` takes them.

        Args:
            count: How many at most.
            now: An aware time. What lies ahead of it by more than a loop lasts comes of a clock that was
                wrong, and must not hide what comes after it. None for all of them.
        """
        until = MOST_MS if now is None else to_ms(now + _LOOP_LASTS)

        def query(connection: sqlite3.Connection) -> list[RunCycle]:
            names = connection.execute(
                "SELECT loop FROM check_ins WHERE moment = 'before' AND at_ms <= ?"
                " ORDER BY at_ms DESC, id DESC LIMIT ?",
                (until, count),
            ).fetchall()
            return _loops(connection, list(dict.fromkeys(name for (name,) in reversed(names))))

        return tuple(self._database.read(query))

    def hurts(self) -> dict[str, str]:
        """Moves that hurt, and the gentler one that took over ("" for none), by id."""
        query = "SELECT exercise, instead FROM hurts WHERE active ORDER BY changed_ms"
        return dict(self._database.read(lambda c: c.execute(query).fetchall()))

    def remember_hurt(self, exercise: str, instead: str, now: datetime) -> None:
        """Remembers a move that hurt."""
        self._hurt(exercise, instead, now, active=True)

    def forget_hurt(self, exercise: str, now: datetime) -> None:
        """Takes that back."""
        self._hurt(exercise, "", now, active=False)

    def hurt_moves(self, now: datetime) -> tuple[HurtMove, ...]:
        """Every move that has ever hurt, those that were brought back too; the oldest first.

        Args:
            now: An aware time, in the runner's own zone.
        """
        query = "SELECT exercise, instead, active, changed_ms FROM hurts ORDER BY changed_ms, exercise"
        declined = self._settings.left_out_again()
        return tuple(
            HurtMove(
                exercise=exercise,
                instead=instead,
                out=bool(active),
                changed=datetime.fromtimestamp(from_ms(changed_ms), now.tzinfo).date(),
                declined=declined.get(exercise),
            )
            for exercise, instead, active, changed_ms in self._database.read(
                lambda c: c.execute(query).fetchall()
            )
        )

    def leave_out(self, exercise: str, now: datetime) -> None:
        """The runner was asked about a move that had hurt, and leaves it out."""
        asked = {**self._settings.left_out_again(), exercise: now.date()}
        out = self.hurts()
        self._settings.set_left_out_again({name: day for name, day in asked.items() if name in out}, now)

    def _hurt(self, exercise: str, instead: str, now: datetime, *, active: bool) -> None:
        self._database.write(
            lambda c: (
                c.execute(
                    "INSERT INTO hurts (exercise, instead, active, changed_ms) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (exercise) DO UPDATE SET instead = excluded.instead,"
                    " active = excluded.active, changed_ms = excluded.changed_ms",
                    (exercise, instead, int(active), to_ms(now)),
                ).rowcount
            )
        )


def _loops(connection: sqlite3.Connection, names: list[str]) -> list[RunCycle]:
    """Loops by their names; in two statements, however many they are."""
    marks = ", ".join("?" * len(names))
    check_ins: dict[str, list[CheckIn]] = {name: [] for name in names}
    for row in connection.execute(f"{CHECK_INS} WHERE loop IN ({marks}) ORDER BY at_ms, id", names):
        check_in = check_in_from(row)
        check_ins[check_in.loop].append(check_in)
    ended = connection.execute(
        f"SELECT loop, phase, MAX(ended_ms) FROM sessions WHERE loop IN ({marks})"  # noqa: S608 - marks
        " AND phase IN ('warm-up', 'run') AND done_s >= ? GROUP BY loop, phase",
        (*names, ASKED_FROM_S),
    )
    at = {(name, phase): from_ms(at_ms) for name, phase, at_ms in ended}
    return [
        RunCycle(
            id=name,
            warmed_up=at.get((name, "warm-up")),
            ran=at.get((name, "run")),
            check_ins=tuple(check_ins[name]),
        )
        for name in names
    ]


def _happened(connection: sqlite3.Connection, event: SafetyEvent, at_ms: int) -> None:
    # In order even where the clock was set back: what is said last holds.
    last = connection.execute("SELECT MAX(at_ms) FROM safety_events").fetchone()[0]
    connection.execute(
        "INSERT INTO safety_events (uid, at_ms, kind, yes, complete, version) VALUES (?, ?, ?, ?, ?, ?)",
        (
            new_id(),
            at_ms if last is None else max(at_ms, last + 1),
            str(event.kind),
            json.dumps({question: str(level) for question, level in event.yes.items()}),
            event.complete,
            event.version,
        ),
    )


def _safety(connection: sqlite3.Connection) -> Safety:
    rows = connection.execute(
        "SELECT kind, yes, complete, version, at_ms FROM safety_events ORDER BY at_ms, id"
    )
    return fold(
        SafetyEvent(
            kind=Happened(kind),
            yes=levels_of(yes),
            complete=bool(complete),
            version=version,
            at=from_ms(at_ms),
        )
        for kind, yes, complete, version, at_ms in rows
    )


def levels_of(written: str) -> dict[str, Level]:
    """Questions answered yes; what is damaged had better lock."""
    try:
        return {question: _level(level) for question, level in json.loads(written).items()}
    except (ValueError, AttributeError, RecursionError):
        return {"": Level.URGENT}


def _level(name: str) -> Level:
    try:
        return Level(name)
    except ValueError:  # of a newer Limber: what is not understood had better lock
        return Level.URGENT
