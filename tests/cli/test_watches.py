"""`limber export --fit`, as it is called."""

from pathlib import Path

import pytest

from app.__main__ import main
from tests.data.exchange.fit_reader import messages

Capture = pytest.CaptureFixture[str]


def test_a_routine_by_its_id_becomes_a_workout(profile: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "warmup.fit"
    assert main(["export", "--fit", "warmup-8-stiff-back", "--out", str(target), "--data", str(profile)]) == 0
    steps = [values for number, values in messages(target.read_bytes()) if number == 27]
    assert capsys.readouterr().out == f"{target}: {len(steps)} parts\n"
    assert not (profile / "limber.db").exists()  # the record is not touched


def test_a_routine_of_ones_own_by_its_file(profile: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - repeat: 20\n    steps:\n"
        "      - repeat: 20\n        steps: [{exercise: calf-raise, seconds: 5, prepare: 3}]\n"
        "      - {exercise: half-squat, seconds: 5, prepare: 3}\n"
    )
    target = tmp_path / "mine.fit"
    assert main(["export", "--fit", str(file), "--out", str(target), "--data", str(profile)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{target}: 43 parts\n"
    assert err == ""
    file.write_text(
        "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n" + "  - {exercise: calf-raise, seconds: 5}\n" * 30
    )
    assert main(["export", "--fit", str(file), "--out", str(target), "--data", str(profile)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{target}: 60 parts\n"
    assert err == "Many watches take at most 50 parts; this may be too many for yours.\n"


def test_what_cannot_be_exported_is_said_in_one_line(profile: Path, tmp_path: Path, capsys: Capture) -> None:
    assert (
        main(["export", "--fit", "warmup-8", "--out", str(tmp_path / "a.fit"), "--data", str(profile)]) == 1
    )
    assert "there is no routine" in capsys.readouterr().err
    nowhere = tmp_path / "no" / "a.fit"
    assert main(["export", "--fit", "warmup-5-quick", "--out", str(nowhere), "--data", str(profile)]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"{nowhere} cannot be written")
    assert err.count("\n") == 1
    assert not (tmp_path / "a.fit").exists()


def test_a_table_and_a_workout_at_once_are_refused(tmp_path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["export", "--csv", "--fit", "warmup-5-quick", "--out", str(tmp_path / "a")])
    assert caught.value.code == 2
    assert "not allowed with" in capsys.readouterr().err
