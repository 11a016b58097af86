"""Whatever lies on the disk, the app opens, says so, and loses nothing that can be read."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.back.check_in import Answers, Moment
from app.core.settings import VOICE
from app.core.trouble import TroubleKind
from app.data.store import migrate as store_schema
from tests.core.back_cases import NOON, SHARE, all_no
from tests.data.profile_helpers import FILE, days, opened, raw, record, sound


@pytest.fixture
def folder(tmp_path):
    """A profile with 300 sessions, a check-in, a setting and a lock in it."""
    store = opened(tmp_path / "profile")
    store.back.answer({"fever": True}, NOON)
    store.back.check_in(Answers(score=3), Moment.BEFORE, NOON)
    store.settings.set(VOICE, False, NOON)

    def add(connection):
        from app.data.store.rows import insert_session

        for number in range(300):
            insert_session(connection, record(number))

    store.database.write(add)
    store.close()
    opened(store.folder).close()
    return store.folder


def kinds(store):
    return [trouble.kind for trouble in store.troubles]


def aside(folder):
    return sorted(path.name for path in folder.glob("limber-damaged-*.db"))


def test_a_file_that_is_no_database_is_set_aside_with_its_date(tmp_path):
    (tmp_path / FILE).write_text("Dear diary, today I ran.")
    store = opened(tmp_path)
    assert kinds(store) == [TroubleKind.DAMAGED]
    assert aside(tmp_path) == ["limber-damaged-2026-07-01-120000.db"]
    assert "limber-damaged-2026-07-01-120000.db" in store.troubles[0].words(str)
    assert store.saving
    store.sessions.add(record())
    store.close()
    assert (tmp_path / aside(tmp_path)[0]).read_text().startswith("Dear diary")
    assert sound(tmp_path)


def test_what_is_set_aside_never_overwrites_what_was(tmp_path):
    for _ in range(3):
        (tmp_path / FILE).write_text("no database")
        opened(tmp_path).close()
        for beside in tmp_path.glob(f"{FILE}*"):
            beside.unlink()
    assert len(aside(tmp_path)) == 3


def test_an_empty_file_becomes_a_record_without_a_word(tmp_path):
    (tmp_path / FILE).touch()
    store = opened(tmp_path)
    assert store.troubles == ()
    store.close()


def test_a_database_of_something_else_is_set_aside(tmp_path):
    with raw(tmp_path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()
    store = opened(tmp_path)
    assert kinds(store) == [TroubleKind.DAMAGED]
    assert store.saving
    store.close()
    assert sound(tmp_path)


def test_once_a_week_a_copy_is_made_beside_the_app(folder):
    assert [path.name for path in (folder / "backups").iterdir()] == ["limber-2026-07-01.db"]
    opened(folder, NOON + days(3)).close()
    assert len(list((folder / "backups").iterdir())) == 1
    opened(folder, NOON + days(8)).close()
    assert len(list((folder / "backups").iterdir())) == 2


def test_what_the_damage_has_swallowed_comes_back_from_the_copy(folder):
    store = opened(folder, NOON + days(8))
    store.close()
    path = folder / FILE
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    store = opened(folder, NOON + days(9))
    assert kinds(store) == [TroubleKind.DAMAGED]
    assert len(store.sessions.recent(1000)) == 300
    assert store.history.today(NOON.date()).streak.weeks == 1
    assert store.back.state(NOON).safety.locked
    store.close()


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_record_is_set_aside_and_what_can_be_read_is_kept(folder, seed):
    chance = random.Random(seed)
    path = folder / FILE
    content = bytearray(path.read_bytes())
    for _ in range(4):  # torn pages, never the first
        page = chance.randrange(1, len(content) // 4096)
        content[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
    path.write_bytes(content)
    (folder / "limber.suspect").touch()
    store = opened(folder)
    if store.troubles:
        assert kinds(store) == [TroubleKind.DAMAGED]
        assert len(aside(folder)) == 1
    kept = len(store.sessions.recent(1000))
    assert kept > 100
    assert store.saving
    store.sessions.add(record(9999))
    store.close()
    assert sound(folder)
    again = opened(folder, NOON + days(1))
    assert again.troubles == ()
    assert len(again.sessions.recent(1000)) == kept + 1
    again.close()


def test_a_record_cut_short_is_rescued(folder):
    path = folder / FILE
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096 + 77])
    store = opened(folder)
    assert kinds(store) == [TroubleKind.DAMAGED]
    assert store.settings.get(VOICE) is False
    assert store.back.state(NOON).safety.locked
    store.close()
    assert sound(folder)


def test_damage_met_while_running_goes_on_in_memory_and_is_looked_into_next_time(folder):
    store = opened(folder)
    assert store.troubles == ()
    told = []
    store.database.on_trouble.append(told.append)

    def broken(connection):
        if store.saving:
            error = sqlite3.DatabaseError("database disk image is malformed")
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error
        return connection.execute("SELECT COUNT(*) FROM sessions").fetchone()[0]

    assert store.database.read(broken) == 300
    assert [trouble.kind for trouble in told] == [TroubleKind.NOT_SAVED]
    assert "damaged" in told[0].words(str)
    assert (folder / "limber.suspect").exists()
    store.close()
    again = opened(folder)
    assert again.saving
    assert not (folder / "limber.suspect").exists()
    again.close()


def test_after_a_kill_a_torn_page_is_found_beside_the_running_app(folder):
    path = folder / FILE
    content = bytearray(path.read_bytes())
    with raw(folder) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sessions_by_day'"
        ).fetchone()[0]
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    path.write_bytes(content)
    with raw(folder) as connection:  # a log is left, as a killed app leaves it
        connection.execute("UPDATE settings SET changed_ms = changed_ms + 1")
        connection.commit()
        log = Path(f"{path}-wal").read_bytes()
        content = path.read_bytes()
    path.write_bytes(content)
    Path(f"{path}-wal").write_bytes(log)
    store = opened(folder)
    store.database._wait_for_care()
    assert not store.saving
    assert kinds(store) == [TroubleKind.NOT_SAVED]
    store.close()
    again = opened(folder)
    assert kinds(again) == [TroubleKind.DAMAGED]
    assert len(again.sessions.recent(1000)) == 300
    again.close()
    assert sound(folder)


def test_a_newer_record_is_read_and_left_alone(folder):
    with raw(folder) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("ALTER TABLE sessions ADD COLUMN weather TEXT")
        connection.execute("CREATE TABLE moons (name TEXT)")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    store = opened(folder)
    assert kinds(store) == [TroubleKind.NEWER]
    assert not store.saving
    assert len(store.sessions.recent(1000)) == 300
    assert store.back.state(NOON).safety.locked
    store.sessions.add(record(9999))
    assert len(store.sessions.recent(1000)) == 301
    store.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def fill(store):
    """Leaves the database no room to grow."""
    store.database.write(lambda c: c.execute("VACUUM") if not c.in_transaction else None)
    pages = store.database.read(lambda c: c.execute("PRAGMA page_count").fetchone()[0])
    store.database._opened.writer.execute(f"PRAGMA max_page_count = {pages}")


def test_on_a_full_disk_the_session_goes_on_and_the_runner_is_told(folder, monkeypatch):
    store = opened(folder)
    fill(store)

    def still_full(*_, **__):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("app.data.store.database.open_file", still_full)
    told = []
    store.database.on_trouble.append(told.append)
    for number in range(1000, 1200):
        store.sessions.add(record(number))
    assert [trouble.kind for trouble in told] == [TroubleKind.NOT_SAVED]
    assert "no room" in told[0].words(str)
    assert not store.saving
    assert len(store.sessions.recent(1000)) == 500
    store.back.answer({"saddle": True}, NOON)
    assert store.back.state(NOON).safety.locked
    assert store.back.answer(all_no(), NOON).locked
    store.close()
    assert sound(folder)
    assert 300 <= len(opened(folder).sessions.recent(1000)) < 500


READ_ONLY = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from tests.data.profile_helpers import opened, record
from tests.core.back_cases import NOON
os.setgid(65534); os.setuid(65534)
store = opened(Path(sys.argv[2]))
assert [str(trouble.kind) for trouble in store.troubles] == ["not-saved"], store.troubles
assert not store.saving
assert len(store.sessions.recent(1000)) == int(sys.argv[3]), len(store.sessions.recent(1000))
store.sessions.add(record(9999))
assert store.sessions.recent(1)[0].id.startswith("session-009999")
store.close()
print("fine")
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to give up its rights")
@pytest.mark.parametrize("case", ["full profile", "empty folder", "left open"])
def test_in_a_folder_that_cannot_be_written_everything_works_but_saving(tmp_path, folder, case):
    place = Path("/tmp") / f"limber-read-only-{os.getpid()}-{case.replace(' ', '-')}"
    shutil.rmtree(place, ignore_errors=True)
    expected = 300
    if case == "empty folder":
        place.mkdir()
        expected = 0
    elif case == "left open":
        store = opened(folder)
        store.sessions.add(record(500))
        shutil.copytree(folder, place)  # with its log, as a killed app leaves it
        (place / f"{FILE}-shm").unlink()
        store.close()
        expected = 301
    else:
        shutil.copytree(folder, place)
    before = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
    place.chmod(0o555)
    for path in place.iterdir():
        path.chmod(0o444)
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-c", READ_ONLY, str(SHARE), str(place), str(expected)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == "fine\n", done.stderr
        assert {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()} == before
    finally:
        shutil.rmtree(place, ignore_errors=True)


def test_without_a_place_for_a_copy_a_newer_record_is_still_read(folder, monkeypatch):
    with raw(folder) as connection:
        connection.execute("PRAGMA user_version = 99")

    def nowhere():
        raise FileNotFoundError

    monkeypatch.setattr("tempfile.TemporaryDirectory", nowhere)
    store = opened(folder)
    assert len(store.sessions.recent(1000)) == 300
    store.close()


def test_a_folder_with_odd_signs_in_its_name_is_a_folder(tmp_path):
    place = tmp_path / "50% of #1? ü"
    (place).mkdir()
    (place / FILE).write_text("no database")
    store = opened(place)
    store.sessions.add(record())
    store.close()
    with raw(place) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert len(opened(place).sessions.recent()) == 1


def test_a_folder_that_is_a_file_does_not_stop_the_app(tmp_path):
    (tmp_path / "profile").write_text("in the way")
    store = opened(tmp_path / "profile")
    assert kinds(store) == [TroubleKind.NOT_SAVED]
    store.sessions.add(record())
    assert len(store.sessions.recent()) == 1
    store.close()


def next_version(tmp_path, sql):
    folder = tmp_path / "migrations"
    shutil.copytree(store_schema.MIGRATIONS, folder, dirs_exist_ok=True)
    (folder / f"{store_schema.newest() + 1:04}_weather.sql").write_text(sql)
    return folder


def test_a_migration_copies_the_record_first_and_keeps_everything(tmp_path, folder):
    migrations = next_version(
        tmp_path, "ALTER TABLE sessions ADD COLUMN weather TEXT NOT NULL DEFAULT 'dry';"
    )
    store = opened(folder, migrations=migrations)
    assert store.troubles == ()
    assert len(store.sessions.recent(1000)) == 300
    store.close()
    newest = store_schema.newest()
    copy = folder / "backups" / f"limber-v{newest}-2026-07-01-120000.db"
    with sqlite3.connect(copy) as old:
        assert old.execute("PRAGMA user_version").fetchone()[0] == newest
        assert old.execute("SELECT COUNT(*) FROM sessions").fetchone()[0] == 300
    with raw(folder) as new:
        assert new.execute("PRAGMA user_version").fetchone()[0] == newest + 1


def test_a_migration_that_fails_leaves_the_record_as_it_was(tmp_path, folder):
    migrations = next_version(tmp_path, "DELETE FROM check_ins; CREATE UNIQUE INDEX one ON sessions (title);")
    store = opened(folder, migrations=migrations)
    assert kinds(store) == [TroubleKind.NOT_SAVED]
    store.close()
    again = opened(folder)
    assert again.troubles == ()
    assert len(again.sessions.recent(1000)) == 300
    assert len(again.back.state(NOON).check_ins) == 1
    again.close()


def test_migrations_are_numbered_without_a_gap():
    numbers = [number for number, _ in store_schema.steps()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_only_the_last_three_copies_are_kept(folder):
    store = opened(folder)
    for number in range(5):
        copy = store.database.write(lambda c, n=number: None) or store_schema.back_up(
            store.database._opened.reader, store.database.path, f"v1-{number}"
        )
        os.utime(copy, (number, number))
    assert len(list((folder / "backups").iterdir())) == 3
    store.close()


def test_a_second_limber_may_look_while_the_first_is_open(folder):
    first, second = opened(folder), opened(folder)
    assert first.saving
    assert second.saving
    first.sessions.add(record(1000))
    assert len(second.sessions.recent(1000)) == 301
    first.close()
    second.close()
