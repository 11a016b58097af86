"""`check` says what could be better in a file that can be used, and calls that wrong only where asked."""

from pathlib import Path

import pytest

from app.__main__ import main

SHORT = "id: short\ntitle: Short\nphase: gentle\nsteps:\n  - exercise: half-squat\n    seconds: 31\n  - exercise: easy-walk\n    seconds: 300\n"


def checked(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, list[str]]:
    code = main(["check", *map(str, words)])
    return code, capsys.readouterr().out.splitlines()


def test_a_warning_has_a_place_a_reason_a_code_and_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    code, said = checked(capsys, file)
    assert code == 0
    stops = "“Half squat” stops in the middle at 31 s; whole repetitions take multiples of 3 s."
    why = "Whole repetitions give both sides, and both directions, the same."
    assert said == [
        f"{file}:6:14: warning: {stops} {why} [cut-repetition; practice]",
        "1 file, no problems, 1 warning",
    ]


def test_strictly_a_warning_is_a_problem_and_a_note_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    assert checked(capsys, "--strict", file)[0] == 1
    file.write_text(SHORT.replace("31", "30").replace("title: Short", "title: 跑"), "utf-8")
    code, said = checked(capsys, "--strict", file)
    assert code == 0
    assert ": note: " in said[0]
    assert said[1:] == ["1 file, no problems"]


def test_a_file_that_cannot_be_used_gets_no_advice_and_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text(SHORT)
    (tmp_path / "b.yaml").write_text(SHORT.replace("id: short", "id: b").replace("half-squat", "half-squad"))
    code, said = checked(capsys, tmp_path)
    assert code == 1
    assert "half-squad" in said[0]
    assert [": warning: " in line for line in said] == [False, True, False]
    assert said[-1] == "2 files, 1 problem, 1 warning"


def test_what_limber_ships_has_no_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    routines = Path(__file__).parents[2] / "routines"
    code, said = checked(capsys, "--strict", routines)
    assert (code, said) == (0, ["32 files, no problems"])
