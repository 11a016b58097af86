"""One's own files from the command line: which count, what they are called, what is said of them."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from tests.ui.own_files import FIGURE, own_exercise, own_routine

_MAC = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "
Said = pytest.CaptureFixture[str]


def ids(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()]


def test_what_other_systems_leave_beside_ones_files_is_passed_over(profile: Path, capsys: Said) -> None:
    own_routine(profile / "routines" / "Good.YAML")
    own_exercise(profile / "exercises" / "Reach.Yml")
    for folder in ("routines", "exercises"):
        for name in ("._Good.YAML", ".DS_Store.yaml", ".~lock.Good.yaml", ".Reach.yml.kate-swp.yml"):
            (profile / folder / name).write_bytes(_MAC)
    assert main(["list", "--data", str(profile)]) == 0
    said = capsys.readouterr()
    assert ids(said.out)[-1] == "my-warmup"
    assert said.err == ""
    assert main(["list", "--exercises", "--data", str(profile)]) == 0
    assert "arm-reach" in ids(capsys.readouterr().out)
    assert main(["check", str(profile)]) == 0
    out = profile / "all.json"
    assert main(["export", "--data", str(profile), "--out", str(out)]) == 0
    assert "Mac OS X" not in out.read_text("utf-8")


@pytest.mark.parametrize("name", ["BROKEN.YAML", "Broken.Yml", "broken.YML"])
def test_a_folder_is_checked_whatever_case_its_endings_have(tmp_path: Path, capsys: Said, name: str) -> None:
    own_routine(tmp_path / "deep" / name, "no-such-exercise")
    assert main(["check", str(tmp_path)]) == 1
    assert f'{name}:6:16: there is no exercise "no-such-exercise"' in capsys.readouterr().out


@pytest.mark.parametrize("name", ["TUESDAY.YAML", "Tuesday.Yml", "tuesday früh.YML"])
@pytest.mark.parametrize("command", ["show", "check", "figures"])
def test_a_file_is_one_whatever_case_its_ending_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, name: str, command: str
) -> None:
    own_routine(tmp_path / name)
    own_exercise(tmp_path / "exercises" / "Reach.YAML")
    monkeypatch.chdir(tmp_path)
    assert main([command, name]) == 0
    if command == "show":
        assert "arm-reach" in capsys.readouterr().out


def test_the_id_is_what_a_routine_is_asked_for_by(profile: Path, capsys: Said) -> None:
    own_routine(profile / "routines" / "Tuesday hills.yaml", "march-in-place", id_="tuesday-hills")
    assert main(["check", str(profile)]) == 0
    capsys.readouterr()
    assert main(["show", "tuesday-hills", "--json", "--data", str(profile)]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "tuesday-hills"
    assert main(["list", "--data", str(profile)]) == 0
    assert "tuesday-hills" in ids(capsys.readouterr().out)
    assert main(["show", "Tuesday hills", "--data", str(profile)]) == 1
    assert 'the id in Tuesday hills.yaml is "tuesday-hills"' in capsys.readouterr().err


@pytest.mark.parametrize(
    "copy", ["my-warmup.sync-conflict-20261130-063551-ABCDEFG.yaml", "My-Warmup (2).YAML", "a copy.yml"]
)
def test_two_files_with_one_id_are_said_with_both_places(profile: Path, capsys: Said, copy: str) -> None:
    right = own_routine(profile / "routines" / "my-warmup.yaml", "march-in-place")
    double = own_routine(profile / "routines" / copy, "cat-cow")
    for words in (["check", str(profile)], ["check", "--data", str(profile), str(double)]):
        assert main(words) == 1
        assert f'{double}:1:5: the id "my-warmup" is taken by {right}:1, and' in capsys.readouterr().out
    assert main(["list", "--data", str(profile)]) == 1
    said = capsys.readouterr()
    assert ids(said.out).count("my-warmup") == 1
    assert f"is taken by {right}:1" in said.err
    assert main(["show", "my-warmup", "--data", str(profile)]) == 0
    assert "cat-cow" not in capsys.readouterr().out


def test_check_of_a_routine_looks_at_the_figure_of_its_exercise_too(tmp_path: Path, capsys: Said) -> None:
    plan = own_routine(tmp_path / "tuesday.yaml")
    move = own_exercise(tmp_path / "exercises" / "reach.yaml", figure=FIGURE.replace("shoulder", "sholder"))
    assert main(["check", str(plan), str(plan)]) == 1
    out = capsys.readouterr().out
    assert out.count(str(move)) == 1
    assert f"{move}:20:25: unknown joint 'sholder'" in out


NOTHING_TO_DRAW = [
    ("id: a\nname: A\nkind: dynamic\n", '1:1: the key "figure" is missing'),
    ("id: a\nname: A\nfigure:\n", "3:8: a figure is a block of keys with values"),
    ("id: a\nname: A\nfigure: [1]\n", "3:9: a figure is a block of keys with values"),
    ("- a\n", "1:1: this is no exercise"),
    ("", "1:1: the file is empty"),
    ("id: a\nfigure: {keys: [{t: 0, kne: 1}]}\n", "2:29: unknown joint 'kne'; did you mean knee"),
    ("id: a\nareas: 3\nfigure: {base: stnd, keys: [{t: 0}]}\n", "3:16: unknown base pose 'stnd'"),
]


@pytest.mark.parametrize(("text", "said"), NOTHING_TO_DRAW)
def test_figures_says_in_one_sentence_what_there_is_not(
    tmp_path: Path, capsys: Said, text: str, said: str
) -> None:
    file = tmp_path / "Größe 1 (new).YAML"
    file.write_text(text, "utf-8")
    assert main(["figures", str(file)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{file}:{said}")


def test_figures_says_that_there_is_no_such_file_or_exercise(tmp_path: Path, capsys: Said) -> None:
    assert main(["figures", str(tmp_path / "gone.yaml")]) == 1
    assert "gone.yaml:1:1: the file cannot be read: No such file" in capsys.readouterr().err
    assert main(["figures", str(tmp_path)]) == 1
    assert "this is a folder, not a file" in capsys.readouterr().err
    assert main(["figures", "no-such"]) == 1
    assert "`limber list --exercises` shows those there are" in capsys.readouterr().err
    plan = own_routine(tmp_path / "tuesday.yaml", "arm-reach")
    own_exercise(tmp_path / "exercises" / "x.yaml", figure="")
    plan.write_text(plan.read_text("utf-8").replace("march-in-place", "arm-reach"), "utf-8")
    assert main(["figures", str(plan)]) == 1
    assert "none of the exercises in this routine has a figure" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["arm reach.yaml", "Übung ß.YAML", "other-name.Yml", "a.b.c.yaml", "plain"])
def test_figures_takes_a_file_of_any_name(tmp_path: Path, capsys: Said, name: str) -> None:
    file = own_exercise(tmp_path / name)
    assert main(["figures", str(file), "--lint"]) == 0
    assert ", 0 faults" in capsys.readouterr().out


def test_figures_knows_the_exercises_of_the_profile_and_of_a_routine(
    profile: Path, tmp_path: Path, capsys: Said
) -> None:
    own_exercise(profile / "exercises" / "Reach.yaml")
    assert main(["figures", "arm-reach", "--data", str(profile)]) == 0
    plan = own_routine(tmp_path / "tuesday.yaml", "other-reach")
    own_exercise(tmp_path / "exercises" / "x.yaml", id_="other-reach")
    assert main(["figures", str(plan), "--data", str(profile)]) == 0
    assert [line[:10] for line in capsys.readouterr().out.splitlines()] == ["1 exercise", "2 exercise"]


def test_two_files_with_one_id_get_a_sheet_each(tmp_path: Path, capsys: Said) -> None:
    one, two = own_exercise(tmp_path / "a.yaml"), own_exercise(tmp_path / "b.yaml")
    assert main(["figures", str(one), str(two), str(one)]) == 0
    assert "2 exercises" in capsys.readouterr().out
