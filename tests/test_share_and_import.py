"""The commands `share` and `import` for routines, as they are called."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.data.exchange.qr_code import qr_code
from tests.data.exchange.share_files import SHARE, WHOLE, everything, fill, shared

Capture = pytest.CaptureFixture[str]


def test_a_routine_goes_from_one_profile_to_another(profile: Path, tmp_path: Path, capsys: Capture) -> None:
    fill(profile)
    file, other = tmp_path / "hills.yaml", tmp_path / "other"
    assert main(["share", "hills", "--out", str(file), "--data", str(profile)]) == 0
    assert capsys.readouterr().out == f"{file}: Before the hills, 2 exercises of its own\n"
    assert main(["import", str(file), "--data", str(other), "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith(
        "This would add 1 routine, 2 exercises.\n  exercises/long-reach.yaml"
    )
    assert not other.exists()
    assert main(["import", str(file), "--data", str(other)]) == 0
    assert capsys.readouterr().out.startswith("Added: 1 routine, 2 exercises.\n")
    assert main(["show", "hills", "--data", str(other)]) == 0
    capsys.readouterr()
    assert main(["import", str(file), "--data", str(other)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Everything in this file was there already; nothing was added.\n")
    assert "“Before the hills” is there already, with the same content." in out


def test_a_code_is_printed_with_what_it_holds(profile: Path, capsys: Capture) -> None:
    assert main(["share", "warmup-5-quick", "--qr", "--data", str(profile)]) == 0
    *code, said = capsys.readouterr().out.splitlines()
    found = qr_code(shared(profile, "warmup-5-quick").text)
    assert found is not None
    assert said == f"Quick 5-minute warm-up, {len(found.text)} characters, version {found.version}"
    assert len(code) == -(-(len(found.rows) + 8) // 2)
    assert "\x1b" not in "".join(code), "no colours into a file"


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_a_code_becomes_a_picture(ending: str, profile: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / f"code{ending}"
    assert main(["share", "warmup-5-quick", "--qr", "--out", str(file), "--data", str(profile)]) == 0
    assert capsys.readouterr().out.startswith(f"{file}: Quick 5-minute warm-up, ")
    head = file.read_bytes()[:200]
    assert head.startswith(b"\x89PNG") if ending == ".png" else b"<svg" in head


def test_one_that_is_too_large_offers_the_file(profile: Path, capsys: Capture) -> None:
    fill(profile)
    assert main(["share", "hills", "--qr", "--data", str(profile)]) == 1
    assert "too large for a QR code: share the file with --out" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        (["share", "warmup-5-quick"], "say where with --out FILE", 2),
        (["share", "warmup-5-quick", "--qr", "--out", "x.gif"], "has to end in .png or .svg", 2),
        (["share", "no-such", "--qr"], 'there is no routine "no-such"', 1),
        (["share", "warmup-5-quick", "--out", "no/such/folder.yaml"], "cannot be written", 1),
        (["share", "warmup-5-quick", "--qr", "--out", "no/such/folder.png"], "cannot be written", 1),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    words: list[str], says: str, code: int, profile: Path, capsys: Capture
) -> None:
    assert main([*words, "--data", str(profile)]) == code
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1


def test_a_damaged_routine_is_not_shared(profile: Path, capsys: Capture) -> None:
    (profile / "routines" / "bad.yaml").write_text("id: bad\ntitle: Bad\n", "utf-8")
    assert main(["share", "bad", "--qr", "--data", str(profile)]) == 1
    assert "bad.yaml:1:1: the key" in capsys.readouterr().err


def test_a_file_in_the_way_is_said(tmp_path: Path, capsys: Capture) -> None:
    file, home = tmp_path / "hills.yaml", tmp_path / "home"
    file.write_bytes(WHOLE)
    home.mkdir()
    (home / "exercises").write_text("in the way", "utf-8")
    assert main(["import", str(file), "--data", str(home)]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert everything(home) == {"exercises": b"in the way"}


def test_an_export_cannot_be_tried_out(profile: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["export", "--out", str(tmp_path / "mine.json"), "--data", str(profile)]) == 0
    capsys.readouterr()
    assert main(["import", str(tmp_path / "mine.json"), "--dry-run", "--data", str(profile)]) == 1
    assert "leave --dry-run out" in capsys.readouterr().err


def test_a_routine_of_limbers_is_there_already(profile: Path, capsys: Capture) -> None:
    assert main(["import", str(SHARE / "routines" / "warmup-5-quick.yaml"), "--data", str(profile)]) == 0
    assert "there already" in capsys.readouterr().out
    assert everything(profile) == {}
