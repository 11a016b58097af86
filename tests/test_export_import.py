"""The commands `export` and `import`, as they are called."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.checkin import Answers, Moment
from tests.core.back import NOON
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


def test_export_wants_to_know_where_to(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["export"])
    assert stop.value.code == 2


def test_the_file_is_json_that_says_what_it_is(file: Path) -> None:
    assert json.loads(file.read_text("utf-8"))["format"] == "limber-export"
