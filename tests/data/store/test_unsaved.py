"""What the disk would not take is written as soon as it takes it."""

import shutil
import sqlite3
import sys
from contextlib import closing

import pytest

from app.core import trouble as words
from app.core.back.check_in import Answers, Moment
from app.core.settings import VOICE
from app.core.trouble import TroubleKind
from app.data.store import opening as store_open
from tests.core.back_cases import NOON
from tests.data.profile_helpers import FILE, opened, raw, record, sound


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(store_open, "_BUSY_S", 0.05)


@pytest.fixture
def folder(tmp_path):
    store = opened(tmp_path)
    store.sessions.add(record(1))
    store.close()
    return tmp_path


@pytest.fixture
def held(folder):
    """Another program that has begun to write and does not end, until it is told to."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:
        yield other


def hold(other):
    other.execute("BEGIN IMMEDIATE")


def kinds(told):
    return [trouble.kind for trouble in told]


def test_what_was_done_meanwhile_is_saved_once_the_other_has_let_go(folder, held):
    store = opened(folder)
    told = []
    store.database.on_trouble.append(told.append)
    hold(held)
    store.settings.set(VOICE, False, NOON)
    check_in = store.back.check_in(Answers(score=2), Moment.BEFORE, NOON)
    store.sessions.add(record(2))
    assert kinds(told) == kinds(store.troubles) == [TroubleKind.NOT_SAVED]
    held.execute("COMMIT")
    for number in range(10, 20):
        store.sessions.add(record(number))
    assert store.saving
    assert kinds(told) == [TroubleKind.NOT_SAVED, TroubleKind.SAVED_AGAIN]
    assert store.troubles == ()
    store.sessions.add(record(99))
    store.close()
    again = opened(folder)
    assert len(again.sessions.recent(100)) == 13
    assert again.settings.get(VOICE) is False
    assert [loop.id for loop in again.back.loops()] == [check_in.loop]
    again.close()
    assert sound(folder)


def test_the_end_is_the_last_chance(folder, held):
    store = opened(folder)
    hold(held)
    store.sessions.add(record(2))
    held.execute("COMMIT")
    store.close()
    assert len(opened(folder).sessions.recent()) == 2


def test_a_record_that_was_held_from_the_start_gets_what_it_is_owed_too(folder, held):
    hold(held)
    store = opened(folder)
    assert kinds(store.troubles) == [TroubleKind.NOT_SAVED]
    assert len(store.sessions.recent()) == 1
    store.sessions.add(record(2))
    held.execute("COMMIT")
    store.close()
    assert len(opened(folder).sessions.recent()) == 2


def test_while_it_is_held_nothing_waits_and_nothing_is_half_written(folder, held):
    store = opened(folder)
    hold(held)
    for number in range(2, 40):
        store.sessions.add(record(number))
    store.close()
    held.execute("ROLLBACK")
    assert len(opened(folder).sessions.recent(100)) == 1
    assert sound(folder)


def test_what_another_has_written_meanwhile_stays(folder, held):
    store = opened(folder)
    hold(held)
    store.sessions.add(record(2))
    held.execute("COMMIT")
    second = opened(folder)
    second.sessions.add(record(2))  # the very same
    second.sessions.add(record(3))
    second.close()
    store.close()
    assert len(opened(folder).sessions.recent()) == 3


def test_a_newer_record_is_owed_nothing(folder):
    with raw(folder) as connection:
        connection.execute("PRAGMA user_version = 99")
    store = opened(folder)
    for number in range(2, 40):
        store.sessions.add(record(number))
    store.close()
    with raw(folder) as connection:
        assert connection.execute("SELECT COUNT(*) FROM sessions").fetchone() == (1,)


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be taken away there")
@pytest.mark.parametrize("taken", ["limber.db*", "limber.db"])
def test_a_record_whose_file_is_taken_away_says_so_and_is_written_anew_with_everything(profile, taken):
    store = opened(profile)
    store.sessions.add(record(1))
    for file in profile.glob(taken):
        file.unlink()
    store.sessions.add(record(2))
    assert [trouble.text for trouble in store.troubles] == [words.NO_DISK]
    store.settings.set(VOICE, False, NOON)
    assert len(store.sessions.recent()) == 2
    store.close()
    again = opened(profile)
    assert {each.id for each in again.sessions.recent()} == {record(1).id, record(2).id}
    assert again.settings.get(VOICE) is False
    assert sound(profile)
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be taken away there")
def test_a_record_whose_folder_comes_back_takes_what_was_done_meanwhile(profile):
    store = opened(profile)
    store.sessions.add(record(1))
    aside = profile.rename(profile.with_name("unplugged"))
    store.sessions.add(record(2))
    assert [trouble.text for trouble in store.troubles] == [words.NO_DISK]
    store.sessions.add(record(3))
    aside.rename(profile)
    store.close()
    again = opened(profile)
    assert len(again.sessions.recent()) == 3
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be taken away there")
def test_a_record_whose_folder_is_gone_for_good_makes_none_anew(profile):
    store = opened(profile)
    store.sessions.add(record(1))
    shutil.rmtree(profile)
    store.sessions.add(record(2))
    assert not store.saving
    assert len(store.sessions.recent()) == 2
    store.close()
    assert not profile.exists()
