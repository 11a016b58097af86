"""Commands are read by terminals, files, pipes and programs with few letters, or by nobody at all."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TITLE = "🏃‍♀️ Läufer 跑步"
PLAIN = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
SHELL = pytest.mark.skipif(os.name != "posix", reason="needs a shell of Unix")


@pytest.fixture
def routine(profile: Path) -> Path:
    file = profile / "routines" / "emoji.yaml"
    steps = "steps:\n  - {exercise: march-in-place, seconds: 5}\n"
    file.write_text(f"id: emoji\ntitle: {TITLE}\nphase: gentle\n{steps}", "utf-8")
    return file


def environment(**more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))
    }
    return {**kept, "LANG": "C.UTF-8", **more}


def limber(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "app", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, env=environment(**more))


def shell(words: str, after: str, **more: str) -> tuple[int, str, str]:
    """Exit code of Limber, and what is printed by it and by what comes after it."""
    line = f'{{ "{sys.executable}" -m app {words}; echo "ended with $?" >&3; }} {after}'
    done = subprocess.run(
        ["/bin/sh", "-c", f"exec 3>&2; {line}"], cwd=ROOT, capture_output=True, timeout=120, env=environment(**more)
    )  # fmt: skip
    said = done.stderr.decode()
    ended = re.search(r"ended with (\d+)\n", said)  # perhaps at the end of a line that was left open
    assert ended, said
    return int(ended[1]), done.stdout.decode(), said.replace(ended[0], "", 1)


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"PYTHONIOENCODING": "cp1252"}, "?? Läufer ??".encode("cp1252")),
        ({"PYTHONIOENCODING": "ascii"}, b"?? L?ufer ??"),
        ({"PYTHONIOENCODING": "cp437:strict"}, "?? Läufer ??".encode("cp437")),
        (
            {"PYTHONIOENCODING": "ascii:backslashreplace"},
            rb"\U0001f3c3\u200d\u2640\ufe0f L\xe4ufer \u8dd1\u6b65",
        ),
        (PLAIN, b"?? L?ufer ??"),
        ({}, TITLE.encode()),
    ],
)
def test_letters_that_the_reader_lacks_are_question_marks(
    routine: Path, profile: Path, more: dict[str, str], shown: bytes
) -> None:
    for words in (["list"], ["show", "emoji"], ["show", str(routine)]):
        done = limber(*words, "--data", str(profile), **more)
        assert (done.returncode, done.stderr) == (0, b"")
        assert shown in done.stdout


@pytest.mark.parametrize("more", [{"PYTHONIOENCODING": "cp1252"}, PLAIN])
def test_programs_read_every_letter_whatever_is_printed(routine: Path, more: dict[str, str]) -> None:
    done = limber("show", str(routine), "--json", **more)
    assert json.loads(done.stdout)["title"] == TITLE


@pytest.mark.parametrize("more", [{"PYTHONIOENCODING": "cp1252"}, PLAIN])
def test_what_is_wrong_is_said_in_letters_that_the_reader_has(
    routine: Path, profile: Path, more: dict[str, str]
) -> None:
    routine.write_text(routine.read_text("utf-8").replace("gentle", "跑步"), "utf-8")
    done = limber("check", str(profile), **more)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b'emoji.yaml:3:8: "??" is not known here' in done.stdout
    for words in (["list"], ["show", "emoji"], ["play", "emoji", "--headless"], ["show", "跑步"]):
        done = limber(*words, "--data", str(profile), **more)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("more", [{"PYTHONIOENCODING": "cp1252"}, PLAIN])
def test_every_command_does_its_work_with_few_letters(
    routine: Path, profile: Path, tmp_path: Path, more: dict[str, str]
) -> None:
    out = tmp_path / "Läufer 跑步.json"
    for words in (
        ["export", "--out", str(out)],
        ["import", str(out)],
        ["export", "--csv", "--out", str(tmp_path / "跑.csv")],
        ["play", "emoji", "--headless", "--speed", "100", "--log", str(tmp_path / "跑.log")],
    ):
        done = limber(*words, "--data", str(profile), **more)
        assert (words[0], done.returncode, done.stderr) == (words[0], 0, b"")
    assert TITLE in json.loads(out.read_text("utf-8"))["files"][0]["text"]
    log = (tmp_path / "跑.log").read_text("utf-8").splitlines()
    assert all(json.loads(line) for line in log)
    pictures = tmp_path / "跑步"
    for words in (["snapshot", "--screen", "about", "--theme", "light"], ["figures", "bird-dog"]):
        done = limber(*words, "--out", str(pictures), **more)
        assert (words[0], done.returncode, done.stderr) == (words[0], 0, b"")
    assert len(list(pictures.rglob("*.png"))) == 2
    done = limber("figures", "跑步", "--lint", **more)
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr


@SHELL
@pytest.mark.parametrize("mode", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    "words", ["list", "list --exercises", "show warmup-10-full --json", "--help", "check README.md"]
)
def test_a_reader_who_has_seen_enough_hears_no_complaint(profile: Path, words: str, mode: str) -> None:
    after = "| { sleep 0; exec 0<&-; }"
    code, _, said = shell(f"{words} --data '{profile}'", after, PYTHONUNBUFFERED=mode)
    assert said == ""
    assert code in (0, 1)
    code, printed, said = shell(f"{words} --data '{profile}'", "| head -n 1", PYTHONUNBUFFERED=mode)
    assert (code, said) == (1 if "README" in words else 0, "")
    assert printed.count("\n") == 1


@SHELL
def test_nobody_may_read_what_is_wrong(profile: Path) -> None:
    code, _, said = shell(f"show nothing --data '{profile}'", "2>&1 | exec 0<&-")
    assert (code, said) == (1, "")


@SHELL
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_command_that_cannot_print_does_its_work(
    routine: Path, profile: Path, tmp_path: Path, closed: str
) -> None:
    out = tmp_path / "out.json"
    for words in ("list", "show emoji", "--help", f"export --out '{out}'", f"import '{out}'"):
        command = words if words == "--help" else f"{words} --data '{profile}'"
        code, _, said = shell(command, closed)
        assert (words, code, said) == (words, 0, "")
    assert TITLE in json.loads(out.read_text("utf-8"))["files"][0]["text"]
    code, _, said = shell(f"show nothing --data '{profile}'", closed)
    assert (code, said == "") == (1, "2>" in closed)


@SHELL
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
@pytest.mark.parametrize("mode", ["", "1"], ids=["buffered", "unbuffered"])
def test_output_that_finds_no_room_is_a_problem(profile: Path, mode: str) -> None:
    for words in ("list", "show warmup-10-full --json", "check README.md"):
        code, _, said = shell(f"{words} --data '{profile}'", ">/dev/full", PYTHONUNBUFFERED=mode)
        assert (code, said) == (1, "The output cannot be written: No space left on device\n")


@SHELL
@pytest.mark.skipif(sys.platform == "darwin", reason="its discs take no such name")
def test_a_file_whose_name_is_no_text_is_named_in_the_bytes_that_it_has(profile: Path) -> None:
    name = os.fsencode(profile / "routines") + b"/b\xff.yaml"
    Path(os.fsdecode(name)).write_text("x")
    for more in ({}, {"PYTHONIOENCODING": "utf-8"}, {"PYTHONIOENCODING": "cp1252"}, PLAIN):
        done = limber("check", str(profile), **more)
        assert done.returncode == 1
        assert name + b":1:1: " in done.stdout
