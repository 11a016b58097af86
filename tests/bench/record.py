"""The record of many years, and how long a screen waits for it."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from app.core.back.check_in import Answers, CheckIn, Moment
from app.core.back.run_cycle import ask_next
from app.core.records import Ending, SessionRecord, StepRecord, StepState
from app.data.exchange.backup import export_file
from app.data.exchange.formats import import_file
from app.data.store.rows import insert_check_in, insert_session
from app.data.store.store import Store
from tests.core.back_cases import LIBRARY, NOON, RULES, SHARE, all_no, routine

SESSIONS = 10_000
_MOMENTS = (Moment.BEFORE, Moment.AFTER_WARM_UP, Moment.AFTER_RUN, Moment.MORNING)


def fill(store: Store, sessions: int = SESSIONS) -> None:
    """A record of so many sessions and check-ins: two sessions and two check-ins on each of many days."""
    chance = random.Random(1)
    steps = {
        name: tuple(
            StepRecord(
                exercise=step.exercise.id,
                planned_s=float(step.seconds * step.rounds),
                done_s=float(step.seconds * step.rounds),
                state=StepState.DONE,
            )
            for step in routine(name).played()
        )
        for name in LIBRARY.routine_ids()
    }

    def insert(connection: sqlite3.Connection) -> None:
        for number in range(sessions):
            at = NOON - timedelta(days=number // 2, hours=number % 2)
            written = routine(chance.choice(sorted(steps)))
            insert_session(
                connection,
                SessionRecord(
                    id=f"session-{number:08d}",
                    loop=f"loop-{number // 2:08d}",
                    routine=written.id,
                    title=written.title,
                    phase=written.phase,
                    started=at.timestamp(),
                    ended=at.timestamp() + written.total_s,
                    day=at.date(),
                    planned_s=float(written.total_s),
                    done_s=float(sum(step.done_s for step in steps[written.id])),
                    ending=Ending.FINISHED,
                    steps=steps[written.id],
                ),
            )
            for moment in _MOMENTS[number % 2 :: 2]:
                insert_check_in(
                    connection,
                    CheckIn(
                        id=f"{moment}-{number // 2:08d}",
                        loop=f"loop-{number // 2:08d}",
                        at=at.timestamp() + _MOMENTS.index(moment),
                        day=at.date(),
                        moment=moment,
                        answers=Answers(score=chance.randrange(6)),
                    ),
                )

    store.database.write(insert)
    store.back.answer(all_no(), NOON)


def took_ms(work: Callable[[], Any], times: int = 9) -> float:
    """The median of several runs, milliseconds."""
    spans = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spans.append((time.perf_counter() - begun) * 1000)
    return round(median(spans), 2)


def measure(*, quick: bool = False) -> list[dict[str, Any]]:
    """Rows for `make bench`."""
    sessions = 100 if quick else SESSIONS
    day = NOON.date()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "profile"
        store = Store(folder, RULES, NOON)
        fill(store, sessions)
        store.close()
        Store(folder, RULES, NOON).close()  # makes its weekly copy

        opening = []
        for _ in range(9):
            begun = time.perf_counter()
            store = Store(folder, RULES, NOON)
            opening.append((time.perf_counter() - begun) * 1000)
            store.close()
        unclean = []
        for _ in range(5):
            (folder / "limber.suspect").touch()
            begun = time.perf_counter()
            store = Store(folder, RULES, NOON)
            unclean.append((time.perf_counter() - begun) * 1000)
            store.close()
        store = Store(folder, RULES, NOON)
        out = Path(name) / "limber.json"
        many = f"with {sessions} sessions and {2 * sessions} check-ins"
        rows = [
            {"what": f"open the record, ms {many}", "value": round(median(opening), 2), "must": 30},
            {
                "what": "open it where damage is suspected, all of it checked, ms",
                "value": round(median(unclean), 2),
            },
            {
                "what": "history for Today, ms",
                "value": took_ms(lambda: store.history.today(day)),
                "must": 20,
            },
            {
                "what": "whole history view, ms",
                "value": took_ms(lambda: store.history.all(day)),
                "must": 100,
            },
            {"what": "state of the back and what to ask, ms", "value": took_ms(lambda: _ask(store, NOON))},
            {"what": "the runs for the trend, ms", "value": took_ms(store.history.runs)},
            {"what": "one check-in written, ms", "value": took_ms(lambda: _check_in(store))},
            {"what": "export, ms", "value": took_ms(lambda: export_file(store, out, NOON), 1)},
            {
                "what": "import of the same, ms",
                "value": took_ms(lambda: import_file(store, out, SHARE), 1),
            },
        ]
        store.close()
    return rows


def _ask(store: Store, now: datetime) -> None:
    state = store.back.state(now)
    ask_next(store.back.loops(), state, now)


def _check_in(store: Store) -> None:
    store.back.check_in(Answers(score=2), Moment.BEFORE, NOON)
