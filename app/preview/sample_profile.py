"""A profile with a plausible record: months of warm-ups, runs and quiet days of nobody in particular."""

import random
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.core.back.check_in import Answers, CheckIn, Direction, Moment
from app.core.back.red_flags import questions
from app.core.records import Ending, SessionRecord, StepRecord, StepState
from app.core.routine import Routine
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.data.shipped.checkin_rules import load_rules
from app.data.store.rows import insert_check_in, insert_session
from app.data.store.store import Store

SESSIONS = 90
_RUN_DAYS = (0, 2, 4, 5)  # Monday, Wednesday, Friday, Saturday
_BEFORE = ("warmup-7-standard", "warmup-5-quick", "warmup-8-stiff-back", "warmup-10-full")
_AFTER = ("cooldown-5-static", "cooldown-8-lower-back", "cooldown-10-static")
_REST = ("gentle-12-not-running", "backcare-8-core")
_EARLY, _SKIPPED, _SWAPPED, _RESTS = 0.06, 0.05, 0.02, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """What happens on one day."""

    at: datetime
    loop: str
    routines: tuple[str, ...]
    scores: tuple[tuple[Moment, int], ...]


def settle(folder: Path, now: datetime) -> None:
    """Answers every safety question with no, so that routines may start."""
    rules = load_rules(share_folder())
    store = Store(folder, rules, now)
    store.back.answer({question.id: False for question in questions(rules.safety, None)}, now)
    store.close()


def fill(folder: Path, now: datetime, sessions: int = SESSIONS, seed: int = 1) -> None:
    """Adds so many sessions with their check-ins, the last of them on the day before `now`.

    The same arguments always make the same record; 10,000 sessions take a few seconds.

    Args:
        folder: The profile; made where it is missing.
        now: An aware time.
        sessions: How many.
        seed: Another one makes another record.
    """
    library = Library(share_folder())
    known = {name: library.routine(name) for name in (*_BEFORE, *_AFTER, *_REST)}
    chance = random.Random(seed)  # noqa: S311 - a made-up record, and always the same one
    records: list[SessionRecord] = []
    check_ins: list[CheckIn] = []
    for day in _days(chance, now):
        ids = [f"{day.loop}-{number}" for number in range(len(day.routines))]
        for number, (name, uid) in enumerate(zip(day.routines, ids, strict=True)):
            records.append(_session(chance, known[name], day, number, uid))
        check_ins += _check_ins(day)
        if len(records) >= sessions:
            break

    def insert(connection: sqlite3.Connection) -> None:
        for record in records[:sessions]:
            insert_session(connection, record)
        for check_in in check_ins:
            insert_check_in(connection, check_in)

    store = Store(folder, load_rules(share_folder()), now)
    store.database.write(insert)
    store.close()


def _days(chance: random.Random, now: datetime) -> Iterable[_Day]:
    """Days with sessions, the newest first, without an end."""
    ago = 0
    while True:
        ago += 1
        at = (now - timedelta(days=ago)).replace(hour=7, minute=chance.randrange(60), second=0, microsecond=0)
        loop = f"sample-{at:%Y%m%d}"
        sore = chance.choices((1, 2, 3, 4, 5), (3, 5, 5, 3, 1))[0]
        if at.weekday() in _RUN_DAYS:
            warm = max(sore - chance.choices((0, 1, 2), (3, 5, 1))[0], 0)
            ran = max(warm + chance.choices((-1, 0, 1, 3), (3, 5, 1, 1))[0], 0)
            scores = [(Moment.BEFORE, sore), (Moment.AFTER_WARM_UP, warm), (Moment.AFTER_RUN, ran)]
            if chance.random() < 0.7:
                scores.append((Moment.MORNING, max(ran - chance.choices((-1, 0, 1), (1, 4, 4))[0], 0)))
            names = (chance.choice(_BEFORE), *([chance.choice(_AFTER)] if chance.random() < 0.6 else ()))
            yield _Day(at=at, loop=loop, routines=names, scores=tuple(scores))
        elif chance.random() < _RESTS:
            yield _Day(at=at, loop="", routines=(chance.choice(_REST),), scores=())


def _session(chance: random.Random, routine: Routine, day: _Day, number: int, uid: str) -> SessionRecord:
    early = chance.random() < _EARLY
    played = list(routine.played())
    until = max(len(played) * 2 // 3, 1) if early else len(played)
    steps: list[StepRecord] = []
    for place, step in enumerate(played):
        planned = float(step.seconds * step.rounds)
        if place >= until or chance.random() < _SKIPPED:
            state, done = StepState.SKIPPED, 0.0
        elif chance.random() < _SWAPPED and step.exercise.easier != step.exercise.id:
            state, done = StepState.SWAPPED, planned / 4
        else:
            state, done = StepState.DONE, planned
        gentler = step.exercise.easier if state is StepState.SWAPPED else ""
        steps.append(
            StepRecord(
                exercise=step.exercise.id, planned_s=planned, done_s=done, state=state, swapped_to=gentler
            )
        )
    at = day.at + timedelta(minutes=55 * number)
    return SessionRecord(
        id=uid if day.loop else f"sample-{day.at:%Y%m%d}-{number}",
        loop=day.loop,
        routine=routine.id,
        title=routine.title,
        phase=routine.phase,
        started=at.timestamp(),
        ended=at.timestamp() + routine.total_s * (until / len(played)),
        day=at.date(),
        planned_s=float(routine.total_s),
        done_s=sum(step.done_s for step in steps),
        ending=Ending.EARLY if early else Ending.FINISHED,
        steps=tuple(steps),
    )


_AFTER_MIN = {
    Moment.BEFORE: -3,
    Moment.AFTER_WARM_UP: 9,
    Moment.AFTER_RUN: 52,
    Moment.MORNING: 24 * 60,
}


def _check_ins(day: _Day) -> list[CheckIn]:
    made = []
    for moment, score in day.scores:
        at = day.at + timedelta(minutes=_AFTER_MIN[moment])
        made.append(
            CheckIn(
                id=f"{day.loop}-{moment}",
                loop=day.loop,
                at=at.timestamp(),
                day=at.date(),
                moment=moment,
                answers=Answers(score=score, direction=Direction.NEITHER),
            )
        )
    return made
