"""`check` says which letters of a file the screen cannot show, and calls the file sound all the same."""

import re
from pathlib import Path

import pytest

from app.__main__ import main
from app.data.files.paths import share_folder

STEPS = "phase: warm-up\nsteps:\n  - {exercise: march-in-place, seconds: 40}\n"


def checked(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit code, and the lines but for warnings and for the last, which counts files and problems."""
    code = main(["check", str(path)])
    return code, [line for line in capsys.readouterr().out.splitlines()[:-1] if ": warning: " not in line]


def test_letters_that_the_typeface_lacks_are_noted_at_the_first_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "emoji.yaml"
    file.write_text(f"# 跑\nid: emoji\ntitle: Läufer 🏃‍♀️ 跑\npurpose: >-\n  Łydki,\n  跑\n{STEPS}", "utf-8")
    code, said = checked(file, capsys)
    assert code == 0
    stands = (
        "the device’s own stands in, or a dot. A text in one typeface is easier to read. [letters; practice]"
    )
    first = "“🏃‍♀️” (U+1F3C3 U+200D U+2640 U+FE0F), “跑” (U+8DD1)"
    assert said == [
        f"{file}:3:15: note: Limber’s lettering has no {first}; {stands}",
        f"{file}:6:3: note: Limber’s lettering has no “跑” (U+8DD1); {stands}",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Łydki – “x”",
        "Бег",
        "Ζέσταμα",
        "\u202eabc\u202c",
        "Cafe\u0301",
        "Ｆｕｌｌ",
        "a\u2009b",
        '"\\U0001F3C3"',
        "תרגיל",
        "अ",
    ],
)
def test_only_what_is_shown_otherwise_is_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(f"id: some\ntitle: {title}\n{STEPS}", "utf-8")
    code, said = checked(file, capsys)
    assert code == 0
    assert len(said) == (title in ('"\\U0001F3C3"', "תרגיל", "अ"))
    assert all(line.startswith(f"{file}:2:8: note: ") for line in said)


def test_many_letters_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(f"id: some\ntitle: 这是一个很长的目的\n{STEPS}", "utf-8")
    _, (note,) = checked(file, capsys)
    assert "“很” (U+5F88), +3;" in note


def test_an_exercise_is_looked_through_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = share_folder() / "assets" / "exercises" / "half-squat.yaml"
    text = shipped.read_text("utf-8").partition("figure:")[0]
    file = tmp_path / "half-squat.yaml"
    text = re.sub(r"cues:\n(  - .*\n)+", "cues: [Knees out, Up ♥]\n", text)
    line = text[: text.index("cues:")].count("\n") + 1
    file.write_text(text, "utf-8")
    code, said = checked(file, capsys)
    assert code == 0, said
    assert [each.partition(" note")[0] for each in said] == [f"{file}:{line}:22:"]
    assert said[0].endswith("has no “♥” (U+2665); the device’s own stands in, or a dot. [letters]")


def test_a_problem_stays_a_problem_beside_a_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text(f"id: a\ntitle: 跑\n{STEPS}", "utf-8")
    (tmp_path / "b.yaml").write_text(f"id: b\ntitle: 跑\n{STEPS}extra: 1\n", "utf-8")
    (tmp_path / "c.yaml").write_text("id: [", "utf-8")
    code, said = checked(tmp_path, capsys)
    assert code == 1
    assert [": note: " in line for line in said] == [False, False, True]
