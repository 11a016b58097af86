"""What a record adds up is what counts, whoever asks."""

import csv
import io
import shutil
import sqlite3
from dataclasses import replace

import pytest

from app.core.back.check_in import Answers, Moment
from app.core.back.run_cycle import Asking, ask_next
from app.core.records import Ending, StepRecord, StepState
from app.data.exchange.backup import export_file
from app.data.exchange.formats import import_file
from app.data.exchange.sessions_csv import sessions_csv
from app.data.files.paths import share_folder
from app.data.store import migrate as store_schema
from tests.core.back_cases import NOON, all_no, minutes
from tests.data.profile_helpers import days, opened, raw, record

SHARE = share_folder()
TODAY = NOON.date()


def short(number=0, day=None, **more):
    """A session that was finished after seconds."""
    steps = (StepRecord(exercise="cat-cow", planned_s=40.0, done_s=2.0, state=StepState.SKIPPED),)
    one = record(number, day, steps=steps, done_s=2.0, ending=Ending.EARLY, **more)
    return replace(one, ended=one.started + 7)


@pytest.fixture
def store(tmp_path):
    store = opened(tmp_path / "profile")
    yield store
    store.close()


def sums(store):
    """Everything that is added up anywhere."""
    today, everything = store.history.today(TODAY), store.history.all(TODAY)
    month = store.history.month(TODAY.replace(day=1))
    table = list(csv.DictReader(io.StringIO(sessions_csv(store).removeprefix("\ufeff"))))
    counted = [row for row in table if row["counts"] == "1"]
    return {
        "sessions": {everything.totals.sessions, len(counted), sum(d.sessions for d in month.days.values())},
        "seconds": {
            everything.totals.seconds,
            sum(day.seconds for day in month.days.values()),
            float(sum(int(row["done_s"]) for row in counted)),
        },
        "days": {everything.totals.days, len(month.days), len({row["day"] for row in counted})},
        "weeks": {today.streak.weeks, everything.streak.weeks},
        "worked": {sum(total.seconds for total in everything.exercises)},
    }


def test_a_session_of_seven_seconds_is_listed_and_counts_nowhere(store):
    store.sessions.add(short())
    assert sums(store) == {
        "sessions": {0},
        "seconds": {0.0},
        "days": {0},
        "weeks": {0},
        "worked": {0},
    }
    assert store.history.today(TODAY).week == (None,) * 7
    assert store.history.all(TODAY).exercises == ()
    assert store.sessions.recent_routines() == ()
    assert store.history.all(TODAY).totals.listed == 1
    (line,) = store.history.newest(5)
    assert (line.counts, line.took_s, line.early) == (False, pytest.approx(7.0), True)
    assert store.history.month(TODAY.replace(day=1)).short == {TODAY}
    assert store.history.all(TODAY).since == TODAY


def test_all_sums_agree_whatever_is_beside_it(store):
    store.sessions.add(record(1))
    store.sessions.add(short(2))
    store.sessions.add(record(3, TODAY.replace(day=1)))
    store.sessions.add(short(4, TODAY - days(7)))
    assert sums(store) == {
        "sessions": {2},
        "seconds": {80.0},
        "days": {1},
        "weeks": {1},
        "worked": {80.0},
    }


def test_seconds_of_a_skipped_step_are_time_but_not_what_was_worked(store):
    partly = StepRecord(exercise="bird-dog", planned_s=40.0, done_s=5.0, state=StepState.SKIPPED)
    whole = record()
    store.sessions.add(replace(whole, done_s=45.0, steps=(whole.steps[0], partly)))
    everything = store.history.all(TODAY)
    assert everything.totals.seconds == 45.0
    assert [(total.exercise, total.seconds) for total in everything.exercises] == [("cat-cow", 40.0)]


def test_a_warm_up_is_asked_about_as_soon_as_the_back_has_felt_it_whether_or_not_it_counts(store):
    store.back.answer(all_no(), NOON)
    before = store.back.check_in(Answers(score=2), Moment.BEFORE, NOON)
    store.sessions.add(short(loop=before.loop))
    now = NOON + minutes(2)
    assert ask_next(store.back.loops(), store.back.state(now), now).asking is Asking.NOTHING
    store.sessions.add(replace(short(1, loop=before.loop), done_s=9.0))
    assert ask_next(store.back.loops(), store.back.state(now), now).asking is Asking.AFTER_WARM_UP


def as_it_was_first(folder, *records):
    """A record of the first version, with sessions as that version wrote them."""
    first = folder.parent / "first"
    shutil.copytree(store_schema.MIGRATIONS, first)
    for later in sorted(first.glob("*.sql"))[1:]:
        later.unlink()
    folder.mkdir()
    with raw(folder) as connection:
        connection.isolation_level = None
        store_schema.migrate(connection, first)
        for one in records:
            connection.execute(
                "INSERT INTO sessions (uid, routine, title, phase, day, started_ms, ended_ms, planned_s, done_s,"
                " ending) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    one.id,
                    one.routine,
                    one.title,
                    one.phase,
                    one.day.isoformat(),
                    int(one.started * 1000),
                    int(one.ended * 1000),
                    one.planned_s,
                    one.done_s,
                    str(one.ending),
                ),
            )
            for number, step in enumerate(one.steps):
                connection.execute(
                    "INSERT INTO session_steps VALUES ((SELECT MAX(id) FROM sessions), ?, ?, ?, ?, ?, '')",
                    (number, step.exercise, step.planned_s, step.done_s, str(step.state)),
                )


def test_a_record_of_the_first_version_is_copied_and_counted_afresh(tmp_path):
    folder = tmp_path / "profile"
    as_it_was_first(folder, record(1), short(2), record(3))
    store = opened(folder)
    assert store.troubles == ()
    assert len(store.sessions.recent()) == 3
    assert store.history.all(TODAY).totals.sessions == 2
    (worked,) = store.history.all(TODAY).exercises
    assert (worked.exercise, worked.seconds, worked.times) == ("cat-cow", 80.0, 2)
    store.close()
    (copy,) = (folder / "backups").glob("limber-v1-*.db")
    with sqlite3.connect(copy) as old:
        assert old.execute("PRAGMA user_version").fetchone()[0] == 1
        assert old.execute("SELECT times FROM exercise_totals WHERE exercise = 'cat-cow'").fetchone() == (3,)


def test_what_is_rescued_of_a_damaged_record_is_counted_too(store):
    store.sessions.add(record(1))
    store.sessions.add(short(2))
    store.close()
    (store.folder / "limber.suspect").touch()
    with raw(store.folder) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = 'torn' WHERE name = 'hurts'")
        connection.commit()
    again = opened(store.folder)
    assert again.history.all(TODAY).totals.sessions == 1
    assert again.history.all(TODAY).totals.listed == 2
    assert sum(total.seconds for total in again.history.all(TODAY).exercises) == 40.0
    again.close()


def test_an_export_says_nothing_of_it_and_the_import_decides_afresh(store, tmp_path):
    store.sessions.add(record(1))
    store.sessions.add(short(2))
    file = tmp_path / "all.json"
    export_file(store, file, NOON)
    assert '"counts"' not in file.read_text()
    other = opened(tmp_path / "other")
    import_file(other, file, SHARE)
    assert sums(other) == sums(store)
    other.close()
