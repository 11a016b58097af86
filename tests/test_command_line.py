import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.__main__ import main

ROOT = Path(__file__).parents[1]
ROUTINES = sorted(path.stem for path in (ROOT / "routines").glob("*.yaml"))


def test_list_shows_every_routine_with_its_length(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    assert main(["list", "--data", str(profile)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(ROUTINES) == 32
    assert any("warmup-5-quick" in line and "5:00" in line for line in lines)


def test_list_shows_the_exercises_too(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    assert main(["list", "--exercises", "--data", str(profile)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 85


def test_show_tells_segments_and_cues_for_programs(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    assert main(["show", "warmup-5-quick", "--json", "--data", str(profile)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["total_s"] == 300
    assert data["segments"][0] == {
        "start_s": 0.0,
        "end_s": 5.0,
        "kind": "prepare",
        "exercise": "march-in-place",
        "side": None,
    }
    assert {"at_s": 167.0, "kind": "switch", "text": "Change sides. Left leg."} in data["cues"]


def test_show_says_when_a_length_is_out_of_reach(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    assert main(["show", "warmup-10-full", "--minutes", "5", "--data", str(profile)]) == 0
    out = capsys.readouterr().out
    assert "5:00 is out of reach; this routine goes from 6:52 to 23:33. This is its shortest, 6:52." in out
    assert main(["show", "warmup-10-full", "--minutes", "99", "--data", str(profile)]) == 0
    title, why, *_ = capsys.readouterr().out.splitlines()
    assert title == "Full 10-minute warm-up, 23:33"
    assert why.endswith("This is its longest, 23:33.")


def test_show_says_which_length_it_came_to(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    for minutes, said in (
        ("12", "Fitted to 12:00; as it is written it takes 10:00."),
        ("12.3", "Fitted to 12:18; as it is written it takes 10:00."),
    ):
        assert main(["show", "warmup-10-full", "--minutes", minutes, "--data", str(profile)]) == 0
        assert capsys.readouterr().out.splitlines()[1] == said


@pytest.mark.parametrize(
    ("typed", "meant"), [("lst", "list"), ("plya", "play"), ("chek", "check"), ("figure", "figures")]
)
def test_a_command_with_a_slip_in_it_is_wrong_usage_and_gets_a_suggestion(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    assert main([typed, "--data", str(profile)]) == 2
    assert f'there is no command or routine "{typed}"; did you mean "{meant}"?' in capsys.readouterr().err
    with pytest.raises(SystemExit) as stop:
        main([typed, "--exercises"])
    assert stop.value.code == 2
    assert f'"{typed}" is no command; did you mean "{meant}"?' in capsys.readouterr().err


def test_a_routine_that_is_called_nearly_like_a_command_is_found(
    capsys: pytest.CaptureFixture[str], profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "routines" / "warmup-5-quick.yaml").read_text("utf-8")
    (profile / "routines" / "lists.yaml").write_text(text.replace("id: warmup-5-quick", "id: lists"))
    opened: list[str] = []
    monkeypatch.setattr("app.device.environment.has_display", lambda: True)
    monkeypatch.setattr("app.main.run", lambda options: opened.append(options.routine) or 0)
    assert main(["lists", "--data", str(profile)]) == 0
    assert opened == ["lists"]


LANGUAGES = [
    ["run"],
    ["list"],
    ["show", "x"],
    ["advise", "x"],
    ["play", "x"],
    ["snapshot", "--out", "x"],
    ["share", "x"],
    ["print", "--out", "x.pdf"],
    ["remind", "--days", "tue", "--at", "18:00", "--out", "x.ics"],
]


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words[0])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*words, "--lang", "xx"])
    assert stop.value.code == 2
    assert "there is no language 'xx'; there are en, pseudo" in capsys.readouterr().err


def test_every_command_that_knows_languages_refuses_one_that_is_not_there() -> None:
    from app.cli.arguments import parser

    commands = next(action for action in parser()._actions if action.choices).choices
    assert commands is not None
    known = [name for name, command in commands.items() if "--lang" in command.format_help()]
    assert known == [words[0] for words in LANGUAGES]


def test_list_and_show_speak_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    for words in (["list"], ["list", "--exercises"], ["show", "warmup-5-quick"]):
        assert main([*words, "--lang", "pseudo", "--data", str(profile)]) == 0
        first = capsys.readouterr().out.splitlines()[0]
        assert re.search(r"\[.*[åéîõ].*\]", first), first


@pytest.mark.parametrize(
    "words",
    [
        ["snapshot", "--screen", "today", "--out"],
        ["figures", "bird-dog", "--out"],
        ["play", "warmup-5-quick", "--headless", "--log"],
    ],
    ids=lambda words: words[0],
)
def test_what_cannot_be_written_is_said_in_a_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "below"
    assert main([*words, str(target)]) == 1
    assert capsys.readouterr().err == f"{target} cannot be written: Not a directory\n"


def test_an_unknown_routine_gets_a_suggestion_and_no_traceback(
    capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    assert main(["show", "warmup-5-quik", "--data", str(profile)]) == 1
    assert 'did you mean "warmup-5-quick"?' in capsys.readouterr().err


def test_wrong_usage_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (
        ["show"],
        ["play", "x", "--speed", "fast"],
        ["run", "--theme", "pink"],
        ["show", "x", "--minutes", "nan"],
    ):
        with pytest.raises(SystemExit) as stop:
            main(words)
        assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_words_that_are_no_command_mean_run(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-routine", "--data", str(profile)]) == 1
    assert 'there is no routine "no-such-routine"' in capsys.readouterr().err


def test_check_is_content_with_everything_that_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    exercises = ROOT / "assets" / "exercises"  # the figure's tests check the bodies of all of them
    some = sorted(exercises.glob("c*.yaml"))
    assert main(["check", str(ROOT / "routines"), *map(str, some)]) == 0
    assert capsys.readouterr().out == f"{len(ROUTINES) + len(some)} files, no problems\n"
    assert main(["check", str(some[0])]) == 0
    assert capsys.readouterr().out == "1 file, no problems\n"


def test_check_names_file_line_and_column_of_each_fault(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        "id: bad\ntitle: Bad\nphase: warm-up\nsteps:\n  - {exercise: half-squad}\n  - {exercise: hip-hinge, secs: 5}\n"
    )
    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f'{path}:5:16: there is no exercise "half-squad"; did you mean "half-squat"?')
    assert lines[1].startswith(f'{path}:6:27: unknown key "secs"')
    assert lines[2] == "1 file, 2 problems"


def test_without_a_display_play_says_what_to_add(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, profile: Path
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main(["play", "warmup-5-quick", "--data", str(profile)]) == 1
    assert "--headless" in capsys.readouterr().err


# One of each phase; tests/player plays them all. One at a time: a cue more than a real second late is dropped, and two drawings in software fight for the cores.
@pytest.mark.xdist_group("play")
@pytest.mark.parametrize("routine", ["warmup-5-quick", "cooldown-5-static", "backcare-8-core"])
def test_a_headless_run_plays_every_cue_of_the_timeline_once_and_in_order(
    routine: str, tmp_path: Path
) -> None:
    log = tmp_path / "cues.jsonl"
    shared = ["--data", str(tmp_path / "profile")]
    speed = ["--speed", "100"]
    words = [sys.executable, "-m", "app", "play", routine, "--headless", *speed, "--log", str(log), *shared]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120, env=dict(os.environ))
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert run.stdout == f"{log}: {len(log.read_text('utf-8').splitlines())} cues\n"
    words = [sys.executable, "-m", "app", "show", routine, "--json", *shared]
    planned = json.loads(subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout)[
        "cues"
    ]
    played = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [(cue["at_s"], cue["kind"], cue["text"]) for cue in played] == [
        (cue["at_s"], cue["kind"], cue["text"]) for cue in planned
    ]
    assert all(cue["fired_s"] >= cue["at_s"] for cue in played)
    assert {channel for cue in played for channel in cue["channels"]} <= {"vibration", "sound", "voice"}


@pytest.mark.xdist_group("play")
def test_without_a_file_for_them_the_cues_are_printed_until_nobody_reads_them(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "app", "play", "warmup-5-quick", "--headless", "--data", str(tmp_path)]
    run = subprocess.run([*words, "--speed", "100"], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (run.returncode, run.stderr) == (0, "")
    cues = [json.loads(line) for line in run.stdout.splitlines()]
    assert (cues[0]["kind"], cues[-1]["kind"]) == ("prepare", "done")
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as left:
        assert left.stdout is not None
        assert left.stderr is not None
        assert json.loads(left.stdout.readline())["kind"] == "prepare"
        left.stdout.close()
        assert left.wait(timeout=60) == 1, "a session of five minutes ends when the reader has gone"
        assert left.stderr.read() == b""


@pytest.mark.xdist_group("play")
def test_without_a_display_a_step_that_waits_for_a_tap_goes_on(tmp_path: Path) -> None:
    routine = tmp_path / "mine.yaml"
    steps = "  - {exercise: half-squat, until: done}\n" * 2 + "  - {exercise: march-in-place, seconds: 15}\n"
    routine.write_text(f"id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n{steps}")
    words = [sys.executable, "-m", "app", "play", str(routine), "--headless", "--data", str(tmp_path / "p")]
    run = subprocess.run([*words, "--speed", "50"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (run.returncode, run.stderr) == (0, "")
    kinds = [json.loads(line)["kind"] for line in run.stdout.splitlines()]
    assert (kinds.count("gate"), kinds[-1]) == (2, "done")


def test_with_every_channel_off_the_session_still_runs_to_its_end(tmp_path: Path) -> None:
    log = tmp_path / "cues.jsonl"
    off = ["--without", "vibration", "--without", "sound", "--without", "voice"]
    words = [sys.executable, "-m", "app", "play", "warmup-5-quick", "--headless", "--speed", "200", *off]
    run = subprocess.run(
        [*words, "--log", str(log), "--data", str(tmp_path)], cwd=ROOT, timeout=120, check=False
    )
    assert run.returncode == 0
    played = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert played[-1]["kind"] == "done"
    assert all(cue["channels"] == [] for cue in played)


def break_list(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(_options: object) -> int:
        raise error

    monkeypatch.setitem(sys.modules["app.__main__"].COMMANDS, "list", fail)


def test_an_error_that_nobody_expected_ends_with_70_and_one_sentence_that_says_where_the_report_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    monkeypatch.delenv("LIMBER_DEBUG", raising=False)
    break_list(monkeypatch, RuntimeError("of Anna's"))
    assert main(["list", "--data", str(profile)]) == 70
    (line,) = capsys.readouterr().err.splitlines()
    (report,) = (profile / "cache" / "reports").glob("*.txt")
    assert line == f"Something in Limber went wrong. A report is in {report}"
    text = report.read_text("utf-8")
    assert "RuntimeError" in text
    assert "Part: list" in text
    assert "Anna" not in text


def test_a_key_that_nobody_expected_is_no_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    break_list(monkeypatch, KeyError("hip"))
    assert main(["list", "--data", str(profile)]) == 70
    assert "hip" not in capsys.readouterr().err


def test_whoever_debugs_sees_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    monkeypatch.setenv("LIMBER_DEBUG", "1")
    break_list(monkeypatch, RuntimeError("here"))
    assert main(["list", "--data", str(profile)]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_error_of_a_thread_is_reported_without_a_traceback_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    def start(_options: object) -> int:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        return 0

    monkeypatch.delenv("LIMBER_DEBUG", raising=False)
    monkeypatch.setitem(sys.modules["app.__main__"].COMMANDS, "list", start)
    before = threading.excepthook
    assert main(["list", "--data", str(profile)]) == 0
    assert capsys.readouterr().err.count("Something in Limber went wrong.") == 1
    assert threading.excepthook is before


def test_where_no_report_can_be_written_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    monkeypatch.delenv("LIMBER_DEBUG", raising=False)
    (profile / "cache").write_text("in the way")
    break_list(monkeypatch, RuntimeError("here"))
    assert main(["list", "--data", str(profile)]) == 70
    assert capsys.readouterr().err == "Something in Limber went wrong. A report could not be written.\n"


def test_an_unknown_screen_gets_a_suggestion(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["snapshot", "--out", str(tmp_path), "--screen", "todya"])
    assert stopped.value.code == 2
    assert "unknown screen 'todya'; did you mean today?" in capsys.readouterr().err


def test_opening_the_app_reads_nothing_of_the_preview_which_a_phone_does_not_carry() -> None:
    said = (
        "import sys; import app.__main__; from app.cli.arguments import parser; parser().parse_args(['run'])"
    )
    said += "; print(*sorted(name for name in sys.modules if name.startswith('app.preview.')))"
    run = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
