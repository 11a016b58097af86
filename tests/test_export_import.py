"""The commands `export` and `import`, as they are called."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.core.back.check_in import Answers, Moment
from app.data.store.database import Database
from tests.core.back_cases import NOON
from tests.data.profile_helpers import opened, record

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(profile: Path, tmp_path: Path, capsys: Capture) -> Path:
    """What was exported from a profile with two sessions, a check-in, a move that hurt and a routine."""
    store = opened(profile)
    store.sessions.add(record(1))
    store.sessions.add(record(2))
    store.back.check_in(Answers(score=3), Moment.BEFORE, NOON)
    store.back.remember_hurt("bird-dog", "cat-cow", NOON)
    store.close()
    (profile / "routines" / "mine.yaml").write_text("id: mine\n")
    target = tmp_path / "mine.json"
    assert main(["export", "--out", str(target), "--data", str(profile)]) == 0
    assert capsys.readouterr().out == f"{target}: 2 sessions, 1 check-in\n"
    return target


def test_what_was_exported_comes_back_in_another_profile(file: Path, tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "other"
    assert main(["import", str(file), "--data", str(other)]) == 0
    out = capsys.readouterr().out
    assert out == "Added: 2 sessions, 1 check-in, 1 move that hurt, 1 own file.\n"
    store = opened(other)
    assert len(store.sessions.recent()) == 2
    assert store.back.hurts() == {"bird-dog": "cat-cow"}
    assert (other / "routines" / "mine.yaml").read_text() == "id: mine\n"
    store.close()


def test_importing_twice_adds_nothing(file: Path, tmp_path: Path, capsys: Capture) -> None:
    other = str(tmp_path / "other")
    assert main(["import", str(file), "--data", other]) == 0
    capsys.readouterr()
    assert main(["import", str(file), "--data", other]) == 0
    assert capsys.readouterr().out == "Everything in this file was there already; nothing was added.\n"


def test_a_bad_file_is_named_with_line_and_column_and_changes_nothing(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    text = file.read_text("utf-8").replace('"score": 3', '"score": 12')
    file.write_text(text, "utf-8")
    line = text[: text.index('"score": 12')].count("\n") + 1
    other = tmp_path / "other"
    assert main(["import", str(file), "--data", str(other)]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"{file}:{line}:")
    assert "Traceback" not in err
    store = opened(other)
    assert store.sessions.recent() == ()
    store.close()


@pytest.mark.parametrize("what", ["missing.json", "."])
def test_a_file_that_is_none_is_refused_in_one_line(what: str, tmp_path: Path, capsys: Capture) -> None:
    assert main(["import", str(tmp_path / what), "--data", str(tmp_path / "other")]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_the_sessions_come_as_a_table_too(file: Path, profile: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "mine.csv"
    assert main(["export", "--csv", "--out", str(target), "--data", str(profile)]) == 0
    assert capsys.readouterr().out == f"{target}: 2 sessions\n"
    lines = target.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("day,started_utc,phase")
    assert len(lines) == 3


def test_a_table_is_told_from_a_damaged_export(
    file: Path, profile: Path, tmp_path: Path, capsys: Capture
) -> None:
    target = tmp_path / "mine.csv"
    assert main(["export", "--csv", "--out", str(target), "--data", str(profile)]) == 0
    assert main(["import", str(target), "--data", str(profile)]) == 1
    assert ":1:1: this is the table of sessions, for spreadsheets" in capsys.readouterr().err


def test_where_nothing_can_be_written_it_says_so(profile: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "no" / "such" / "folder.json"
    assert main(["export", "--out", str(target), "--data", str(profile)]) == 1
    err = capsys.readouterr().err
    assert str(target) in err
    assert "Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights of their own there")
def test_an_export_goes_where_a_link_leads(file: Path, profile: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    for name in ("link.json", "link.csv"):
        (tmp_path / name).symlink_to(tmp_path / "stick" / name)
    assert main(["export", "--out", str(tmp_path / "link.json"), "--data", str(profile)]) == 0
    assert main(["export", "--csv", "--out", str(tmp_path / "link.csv"), "--data", str(profile)]) == 0
    assert json.loads((tmp_path / "stick" / "link.json").read_text("utf-8"))["format"] == "limber-export"
    assert (tmp_path / "stick" / "link.csv").read_text("utf-8-sig").startswith("day,")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "link.csv").is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights of their own there")
def test_links_in_a_circle_are_one_sentence(profile: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert main(["export", "--out", str(tmp_path / "a"), "--data", str(profile)]) == 1
    assert (
        capsys.readouterr().err == f"{tmp_path / 'a'} cannot be written: the link leads round in a circle\n"
    )


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such name")
def test_an_export_into_a_stream_has_nothing_else_in_it(file: Path, profile: Path) -> None:
    command = [sys.executable, "-m", "app", "export", "--data", str(profile), "--out", "/dev/stdout"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert len(json.loads(done.stdout)["sessions"]) == 2
    assert "2 sessions, 1 check-in" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_an_export_into_a_pipe_is_read_at_its_other_end(file: Path, profile: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text("utf-8")))
    reader.start()
    assert main(["export", "--out", str(pipe), "--data", str(profile)]) == 0
    reader.join(10)
    assert json.loads(got[0])["format"] == "limber-export"
    assert pipe.is_fifo()


def test_an_own_file_that_cannot_be_taken_along_is_named(file: Path, profile: Path, capsys: Capture) -> None:
    (profile / "routines" / "aux.yaml").write_text("id: aux\n")
    (profile / "routines" / "giant.yaml").write_bytes(b"#" * 300_000)
    (profile / "routines" / "Läufer (1).yaml").write_text("id: mine\n")
    assert main(["export", "--out", str(file), "--data", str(profile)]) == 1
    out, err = capsys.readouterr()
    assert out == f"{file}: 2 sessions, 1 check-in\n"
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "routines/aux.yaml is left out",
        "routines/giant.yaml is left out",
    ]
    names = [each["name"] for each in json.loads(file.read_text("utf-8"))["files"]]
    assert names == ["Läufer (1).yaml", "mine.yaml"]


def test_a_record_that_another_program_holds_takes_nothing_in_and_says_so(
    file: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.data.store.opening._BUSY_S", 0.1)
    other = tmp_path / "other"
    opened(other).close()
    with contextlib.closing(sqlite3.connect(other / "limber.db", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert main(["import", str(file), "--data", str(other)]) == 1
        out, err = capsys.readouterr()
        assert out == "Nothing was added.\n"
        assert "Added" not in err
        assert err.splitlines()[-1] == "Your record cannot be written now. Import the file again when it can."
        holder.execute("ROLLBACK")
    assert not (other / "routines").exists()
    assert main(["import", str(file), "--data", str(other)]) == 0
    assert capsys.readouterr().out == "Added: 2 sessions, 1 check-in, 1 move that hurt, 1 own file.\n"


def test_a_disk_that_fills_up_while_taking_in_says_what_is_kept(
    file: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Database.write

    def full(database: Database, work: Any) -> Any:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        database._left_disk(error)
        monkeypatch.setattr(Database, "_pay", lambda _: None)
        return real(database, work)

    monkeypatch.setattr(Database, "write", full)
    assert main(["import", str(file), "--data", str(tmp_path / "other")]) == 1
    out, err = capsys.readouterr()
    assert out == "Added: 1 own file.\n"
    assert "Your record cannot be written now. Import the file again when it can." in err
    assert "session" not in out


def test_a_record_that_is_held_for_a_moment_while_taking_in_has_it_all_in_the_end(
    file: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Database.write

    def held(database: Database, work: Any) -> Any:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        database._left_disk(error)
        return real(database, work)

    monkeypatch.setattr(Database, "write", held)
    assert main(["import", str(file), "--data", str(tmp_path / "other")]) == 0
    monkeypatch.undo()
    out, err = capsys.readouterr()
    assert out == "Added: 2 sessions, 1 check-in, 1 move that hurt, 1 own file.\n"
    assert "Import the file again" not in err
    assert "gone when Limber closes" not in err
    store = opened(tmp_path / "other")
    assert len(store.sessions.recent()) == 2
    store.close()


def test_an_own_folder_that_cannot_be_written_is_said_so(file: Path, tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "routines").write_text("in the way")
    assert main(["import", str(file), "--data", str(other)]) == 1
    out, err = capsys.readouterr()
    assert out == "Added: 2 sessions, 1 check-in, 1 move that hurt.\n"
    assert err.startswith("routines/mine.yaml could not be written: ")


def test_export_wants_to_know_where_to(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["export"])
    assert stop.value.code == 2


def test_the_file_is_json_that_says_what_it_is(file: Path) -> None:
    assert json.loads(file.read_text("utf-8"))["format"] == "limber-export"
