"""What is deleted is gone from everywhere, and comes back as it was."""

import json
import sqlite3
from dataclasses import replace

import pytest

from app.core.back.check_in import Answers, Moment
from app.core.back.eligibility import Reason, Refused, may_start
from app.core.back.rules import Level
from app.core.back.run_cycle import Asking, ask_next
from app.core.records import Tally
from app.core.session import Session
from app.core.timeline import lay_out
from app.data.exchange.backup import export_data, export_file
from app.data.exchange.formats import import_file
from app.data.exchange.sessions_csv import sessions_csv
from app.data.files.paths import share_folder
from app.data.store import migrate as store_schema
from tests.core.back_cases import NOON, all_no, minutes, routine
from tests.data.profile_helpers import days, opened, raw, record, sound

SHARE = share_folder()
TODAY = NOON.date()
QUICK = "warmup-5-quick"


@pytest.fixture
def store(tmp_path):
    store = opened(tmp_path / "profile")
    store.back.answer(all_no(), NOON)
    yield store
    store.close()


def said(store):
    """Everything that any screen and any export tells of the record."""
    data = export_data(store, NOON)
    return (
        store.history.all(TODAY),
        store.history.today(TODAY),
        store.history.month(TODAY.replace(day=1)),
        store.history.day(TODAY),
        store.history.months(),
        store.history.newest(10),
        store.history.runs(),
        sessions_csv(store),
        data["sessions"],
        data["check_ins"],
    )


def test_a_deleted_session_is_gone_and_put_back_as_it_was(store):
    store.sessions.add(record(1))
    store.sessions.add(record(2, TODAY - days(8)))
    before = said(store)
    deleted = store.sessions.delete(record(1).id)
    assert deleted == record(1)
    assert [one.id for one in store.sessions.recent()] == [record(2, TODAY - days(8)).id]
    assert store.history.all(TODAY).exercises[0].times == 1
    store.sessions.add(deleted)
    assert said(store) == before


def test_the_last_session_of_a_week_takes_the_week_along(store):
    for week in range(3):
        store.sessions.add(record(week, TODAY - days(7 * week)))
    assert store.history.today(TODAY).streak.weeks == 3
    gone = store.sessions.delete(record(1, TODAY - days(7)).id)
    assert store.history.today(TODAY).streak.weeks == 1
    store.sessions.add(gone)
    assert store.history.today(TODAY).streak.weeks == 3
    store.sessions.delete(record(0).id)
    streak = store.history.today(TODAY).streak
    assert (streak.weeks, streak.this_week) == (2, False)


def test_the_last_session_of_all_leaves_an_empty_record(store):
    store.sessions.add(record())
    store.sessions.delete(record().id)
    everything = store.history.all(TODAY)
    assert everything.since is None
    assert everything.exercises == ()
    assert store.history.months() == ()


def test_what_is_not_there_cannot_be_deleted(store):
    assert store.sessions.delete("nothing-of-the-kind") is None
    assert store.back.delete("nothing-of-the-kind", NOON) is None


def test_not_a_letter_of_it_is_left_on_the_disk_or_in_the_weekly_copies(store):
    store.sessions.add(record(1, title="Secret title"))
    store.sessions.add(record(2, title="Plain title"))
    store.database.read(lambda c: store_schema.back_up(c, store.database.path, "2026-06-24"))
    store.sessions.delete(record(1).id)
    store.close()
    for path in [one for one in store.folder.rglob("*") if one.is_file()]:
        assert b"Secret" not in path.read_bytes(), path.name
    assert sound(store.folder)
    (copy,) = (store.folder / "backups").iterdir()
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT title FROM sessions").fetchall() == [("Plain title",)]


def test_a_record_rescued_from_damage_does_not_bring_it_back(store):
    check_in = store.back.check_in(Answers(score=1), Moment.BEFORE, NOON)
    store.sessions.add(record(1))
    store.sessions.add(record(2))
    store.database.read(lambda c: store_schema.back_up(c, store.database.path, "2026-06-24"))
    store.sessions.delete(record(1).id)
    store.back.delete(check_in.id, NOON)
    store.close()
    path = store.folder / "limber.db"
    path.write_bytes(path.read_bytes()[:100] + b"torn" * 2000)
    again = opened(store.folder)
    assert [one.id for one in again.sessions.recent()] == [record(2).id]
    assert again.back.state(NOON).check_ins == ()
    again.close()


def test_an_old_export_brings_back_what_is_in_it_and_no_more(store, tmp_path):
    old, later = tmp_path / "old.json", tmp_path / "later.json"
    store.sessions.add(record(1))
    check_in = store.back.check_in(Answers(score=7), Moment.BEFORE, NOON)
    export_file(store, old, NOON)
    store.sessions.delete(record(1).id)
    store.back.delete(check_in.id, NOON)
    export_file(store, later, NOON)
    kept = json.loads(later.read_text())
    assert kept["sessions"] == []
    assert kept["check_ins"] == []
    assert check_in.id not in later.read_text()
    assert import_file(store, later, SHARE).nothing
    assert store.sessions.recent() == ()
    assert import_file(store, old, SHARE).sessions == 1
    assert store.history.all(TODAY).totals.sessions == 1
    state = store.back.state(NOON)
    assert [one.id for one in state.check_ins] == [check_in.id]
    assert state.withdrawn == ()  # it speaks for itself again


def test_a_deleted_score_is_gone_from_day_trend_and_loops_and_put_back_as_it_was(store):
    first = store.back.check_in(Answers(score=2), Moment.BEFORE, NOON)
    store.sessions.add(record(loop=first.loop))
    store.back.check_in(Answers(score=1), Moment.AFTER_WARM_UP, NOON + minutes(9), loop=first.loop)
    before = said(store)
    gone = store.back.delete(first.id, NOON + minutes(10))
    assert gone == first
    assert store.history.today(TODAY).series == ()
    assert [rating.score for rating in store.history.day(TODAY).ratings] == [1]
    assert store.history.newest(1)[0].before is None
    assert store.back.loops() == ()
    assert store.back.state(NOON).withdrawn == ()
    store.back.put_back(gone)
    assert said(store) == before


def test_a_score_that_ruled_the_run_out_goes_on_ruling_it_out_for_two_days_and_no_longer(store):
    sore = store.back.check_in(Answers(score=6), Moment.BEFORE, NOON)
    store.back.answer(all_no(store.settings.profile()), NOON)  # a six makes the questions due
    assert store.back.rules_out(sore.id, NOON)
    store.back.delete(sore.id, NOON)
    store.close()
    store = opened(store.folder, NOON + minutes(30))
    assert store.history.day(TODAY).ratings == ()
    store.back.check_in(Answers(score=1), Moment.BEFORE, NOON + minutes(31))
    state = store.back.state(NOON + minutes(32))
    assert state.run_off_today(NOON + minutes(32))
    verdict = may_start(routine(QUICK), state, NOON + minutes(32))
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.NO_RUN
    later = NOON + days(2) + minutes(1)
    store.back.check_in(Answers(score=1), Moment.BEFORE, later)
    assert not isinstance(may_start(routine(QUICK), store.back.state(later), later), Refused)
    store.close()
    opened(store.folder, NOON + days(4)).close()
    with raw(store.folder) as connection:
        assert connection.execute("SELECT COUNT(*) FROM withdrawn").fetchone() == (0,)


def test_what_a_check_in_raised_locked_or_made_due_stays(store):
    store.back.answer(all_no() | {"cancer": True}, NOON)
    one = store.back.check_in(Answers(score=2, new_pain=True, leg_symptoms=True), Moment.BEFORE, NOON)
    before = store.back.state(NOON).safety
    assert before.level is Level.URGENT
    assert before.due
    events = store.database.read(lambda c: c.execute("SELECT * FROM safety_events").fetchall())
    store.back.delete(one.id, NOON)
    assert store.back.state(NOON).safety == before
    assert store.database.read(lambda c: c.execute("SELECT * FROM safety_events").fetchall()) == events


def test_deleting_twice_keeps_one_and_taking_it_back_lets_go_of_it(store):
    sore = store.back.check_in(Answers(score=8), Moment.BEFORE, NOON)
    assert store.back.delete(sore.id, NOON) == sore
    assert store.back.delete(sore.id, NOON) is None
    assert store.back.state(NOON).withdrawn == (sore,)
    store.back.put_back(sore)
    assert store.back.state(NOON).withdrawn == ()
    assert store.back.state(NOON).check_ins == (sore,)


def test_the_score_that_was_deleted_can_be_given_anew(store):
    before = store.back.check_in(Answers(score=2), Moment.BEFORE, NOON)
    store.sessions.add(record(ended=NOON.timestamp() + 480, loop=before.loop))
    now = NOON + minutes(9)
    wrong = store.back.check_in(Answers(score=1), Moment.AFTER_WARM_UP, now, loop=before.loop)
    store.back.delete(wrong.id, now)
    asked = ask_next(store.back.loops(), store.back.state(now), now)
    assert asked.asking is Asking.AFTER_WARM_UP


def running(store, loop=""):
    session = Session(timeline=lay_out(routine(QUICK)), started=0.0)
    tally = Tally(session=session)
    return store.sessions.begin(tally, NOON, loop=loop), tally


def test_a_session_of_a_loop_is_deleted_and_its_scores_stay(store):
    before = store.back.check_in(Answers(score=2), Moment.BEFORE, NOON)
    store.sessions.add(record(loop=before.loop))
    store.sessions.delete(record().id)
    (loop,) = store.back.loops()
    assert (loop.score(Moment.BEFORE), loop.warmed_up) == (2, None)


def test_another_session_that_runs_meanwhile_is_not_disturbed(store):
    store.sessions.add(record(1))
    uid, tally = running(store)
    store.sessions.delete(record(1).id)
    later = tally.look(tally.session, 65.0)
    store.sessions.note(later, NOON + minutes(1), at_once=True)
    store.sessions.flush()
    left = store.sessions.cut_off(uid)
    assert left is not None
    assert left.position_s == later.position_s
    kept = store.sessions.finish(replace(later, session=tally.session.end(65.0)), NOON + minutes(1))
    assert kept is not None
    assert [one.id for one in store.sessions.recent()] == [uid]


def test_a_session_that_was_cut_off_is_kept_as_ended_early_and_deleted_like_any_other(store):
    uid, tally = running(store)
    store.sessions.note(tally.look(tally.session, 65.0), NOON + minutes(1), at_once=True)
    store.sessions.flush()
    kept = store.sessions.give_up()
    assert kept is not None
    assert store.sessions.delete(uid) == kept
    assert store.sessions.unfinished(NOON) is None
    assert store.sessions.recent() == ()
    store.sessions.add(kept)
    assert [one.id for one in store.sessions.recent()] == [uid]


def test_where_the_disk_takes_nothing_it_is_deleted_in_memory_and_owed(store):
    store.sessions.add(record(1))
    store.close()
    path = store.folder / "limber.db"
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    again = opened(store.folder)
    again.sessions.delete(record(1).id)
    assert again.sessions.recent() == ()
    held.execute("ROLLBACK")
    held.close()
    again.close()
    last = opened(store.folder)
    left = [one.id for one in last.sessions.recent()]
    last.close()
    assert left == [], "paid back when it closed"
