"""`limber print`, in the window of this process."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.data.paper import typeset
from app.preview.sample_profile import fill
from tests.printed import Printed
from tests.sheets import ASSETS

OWN = """\
id: desk
title: Long day at the desk
phase: gentle
steps:
  - {exercise: cat-cow, seconds: 30}
  - {exercise: plain-reach, seconds: 40}
"""
REACH = """\
id: plain-reach
name: Plain reach
kind: dynamic
ramp: mobilise
areas: [shoulders]
sides: once
posture: standing
default_seconds: 30
tempo_s: 4
steps: [Stand tall., Reach up and let go.]
cues: [Reach]
max_pain: 5
easier: plain-reach
"""


def test_a_routine_becomes_a_sheet_with_names_and_real_pictures(profile, capsys):
    out = profile / "sheet.pdf"
    words = ["print", "desk-5-break", "--out", str(out), "--paper", "letter", "--data", str(profile)]
    assert main([*words, "--name", "Ann Example", "--therapist", "B. Berg"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{out}: Desk break, 5 minutes, 5 exercises\n"
    assert said.err == ""
    sheet = Printed(out.read_bytes())
    assert not list(sheet.faults())
    assert sheet.pages[0].get_size() == (612, 792)
    assert "AnnExample" in sheet.text()
    pictures = [part for part in sheet.file.objects if _is_picture(part)]
    assert len(pictures) == 5
    panel = bytes.fromhex(json.loads((ASSETS / "print" / "figure.json").read_text("utf-8"))["panel"][1:])
    for picture in pictures:
        pixels = picture.read_bytes()
        assert pixels[:3] == panel, "the picture stands on the colour of its panel"
        shades = {pixels[at : at + 3] for at in range(0, len(pixels), 30)}
        assert len(shades) > 100, "somebody is on it"


def _is_picture(part):
    return getattr(part, "get", lambda _key: None)("/Subtype") == "/Image"


def test_a_file_with_an_exercise_of_ones_own_that_has_no_figure_is_printed_too(profile, capsys):
    (profile / "routines" / "desk.yaml").write_text(OWN, "utf-8")
    (profile / "exercises" / "plain-reach.yaml").write_text(REACH, "utf-8")
    out = profile / "desk.pdf"
    named = str(profile / "routines" / "desk.yaml")
    assert main(["print", named, "--out", str(out), "--lang", "pseudo", "--data", str(profile)]) == 0
    sheet = Printed(out.read_bytes())
    assert not list(sheet.faults())
    assert [kind for kind, _alt in sheet.tags()].count("Figure") == 2, "one move and the code"


def test_a_year_is_printed_from_the_record_and_only_what_is_wanted(profile, capsys):
    fill(profile, datetime.now(UTC), sessions=120)
    whole, part = profile / "year.pdf", profile / "part.pdf"
    assert main(["print", "--history", "--out", str(whole), "--data", str(profile), "--name", "Ann"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{whole}: 20")
    without = [word for name in ("scores", "stopped", "calendar") for word in ("--leave-out", name)]
    assert main(["print", "--history", "--out", str(part), "--data", str(profile), *without]) == 0
    texts = [Printed(file.read_bytes()).text() for file in (whole, part)]
    assert ["Stoppedandwhy" in text for text in texts] == [True, False]
    assert ["Routines" in text for text in texts] == [True, True]
    assert ["Lowerback0nopain" in text for text in texts] == [True, False]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["warmup-5-quik"], 1, 'there is no routine "warmup-5-quik"; did you mean "warmup-5-quick"?'),
        ([], 2, "limber print: say which ROUTINE to print, or --history"),
        (["warmup-5-quick", "--history"], 2, "limber print: say which ROUTINE to print, or --history"),
        (
            ["warmup-5-quick", "--since", "2026-01-01"],
            2,
            "limber print: --since, --until and --leave-out belong",
        ),
        (["--history", "--therapist", "B"], 2, "limber print: --therapist belongs to a routine"),
        (
            ["--history", "--since", "2026-02-02", "--until", "2026-01-01"],
            2,
            "limber print: --since 2026-02-02 is",
        ),
        (["--history", "--until", "2026-01-31"], 1, "Nothing is on record from 2025-02-01 to 2026-01-31"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence(profile, capsys, words, code, said):
    assert main(["print", *words, "--out", str(profile / "x.pdf"), "--data", str(profile)]) == code
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert err.count("\n") == 1
    assert not (profile / "x.pdf").exists()


def test_without_typst_the_command_says_how_to_install_it(profile, capsys, monkeypatch):
    monkeypatch.setattr(typeset, "find_spec", lambda _name: None)
    assert main(["print", "warmup-5-quick", "--out", str(profile / "x.pdf")]) == 1
    assert 'pip install "limber-runner[print]"' in capsys.readouterr().err


def test_without_a_window_the_command_says_what_is_missing(profile, capsys, monkeypatch):
    monkeypatch.setattr("kivy.core.window.Window", None)
    assert main(["print", "warmup-5-quick", "--out", str(profile / "x.pdf"), "--data", str(profile)]) == 1
    assert capsys.readouterr().err.startswith("The figure cannot be drawn here: no OpenGL is to be had")


def test_a_folder_that_is_not_there_is_said(profile, capsys):
    out = profile / "nowhere" / "x.pdf"
    assert main(["print", "runwalk-20-b", "--out", str(out), "--data", str(profile)]) == 1
    assert capsys.readouterr().err == f"{out} cannot be written: No such file or directory\n"


def test_a_fault_in_how_pictures_look_is_said_with_the_file(profile, capsys, monkeypatch):
    real = Path.read_text

    def broken(path, *args, **more):
        return '{"panel": "#ffffff"}' if path.name == "figure.json" else real(path, *args, **more)

    monkeypatch.setattr(Path, "read_text", broken)
    assert main(["print", "runwalk-20-b", "--out", str(profile / "x.pdf"), "--data", str(profile)]) == 1
    assert "figure.json lacks something, or holds a wrong value: 'tones'" in capsys.readouterr().err
