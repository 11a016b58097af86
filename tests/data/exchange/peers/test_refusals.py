"""Whatever is wrong with a file of another timer, it is refused with a place and a reason, and nothing is written."""

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.data.exchange import peers
from app.data.files.problems import BadFileError
from tests.data.exchange.peers import samples
from tests.data.exchange.peers.samples import as_json, changed, zipped

JAWT = {"workouts": [samples.EVENING]}
OPEN = [samples.MOBILITY]
TIMERS = samples.timers(samples.TIMER)
FEEEL = samples.BEFORE
FIRST = ("workouts", 0, "sets", 0)
MOVE = (*FIRST, "exercises", 0)
WORKOUT = ("fullWorkout", "workout")


def of_jawt(path: tuple[str | int, ...], value: Any) -> bytes:
    return as_json(changed(JAWT, path, value))


def of_open_hiit(path: tuple[str | int, ...], value: Any) -> bytes:
    return as_json(changed(OPEN, path, value))


def of_timers(path: tuple[str | int, ...], value: Any) -> bytes:
    return as_json(changed(TIMERS, path, value))


def of_feeel(path: tuple[str | int, ...], value: Any) -> bytes:
    return as_json(changed(FEEEL, path, value))


def nested(deep: int) -> dict[str, Any]:
    made = samples.step("Plank", 10)
    for number in range(deep):
        made = samples.group(f"g{number}", 2, made)
    return samples.timers({**samples.TIMER, "steps": [made]})


def locked() -> bytes:
    """A zip whose entry says that it is encrypted."""
    content = bytearray(samples.FEEEL_ZIP)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(sign)
        content[place + at] |= 1
    return bytes(content)


def lying(real: bytes, said: int) -> bytes:
    """A zip whose entry says another size than it has."""
    content = bytearray(zipped(("a.feeel", real)))
    struct.pack_into("<I", content, content.find(b"PK\x03\x04") + 22, said)
    struct.pack_into("<I", content, content.find(b"PK\x01\x02") + 24, said)
    return bytes(content)


def named(name: str) -> bytes:
    """A zip with a name that Python itself would not write."""
    content = zipped(("x" * len(name.encode()), samples.FEEEL), method=zipfile.ZIP_STORED)
    return content.replace(b"x" * len(name.encode()), name.encode())


def spoilt() -> bytes:
    content = bytearray(zipped(("a.feeel", samples.FEEEL), method=zipfile.ZIP_STORED))
    content[content.find(b"983")] ^= 1
    return bytes(content)


def otherwise_packed(method: int) -> bytes:
    return zipped(("a.feeel", samples.FEEEL), method=method)


def one_twice() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.feeel", samples.FEEEL)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.feeel", samples.FEEEL)
    return held.getvalue()


BROKEN: dict[str, tuple[bytes, str]] = {
    # --- what is no JSON, or more than that
    "cut off": (samples.JAWT_EXPORT[:200], "no JSON"),
    "cut off in the middle of a letter": (as_json(samples.AFTER).partition(b"\x80\x93")[0], "UTF-8"),
    "a comma too many": (samples.OPEN_HIIT_ONE.replace(b"}]", b"},]"), "no JSON"),
    "two files in one": (samples.TIMER_SHARE * 2, "Extra data"),
    "not a number": (samples.FEEEL.replace(b'"orderPosition":0', b'"orderPosition":NaN'), "NaN"),
    "without an end": (samples.JAWT_EXPORT.replace(b"30", b"Infinity"), "Infinity"),
    "a number that is too large to be one": (samples.JAWT_EXPORT.replace(b"30", b"1e999"), "1e999"),
    "a number of thousands of digits": (samples.JAWT_EXPORT.replace(b"30", b"9" * 5000), "99999"),
    "nested too deep": (b'{"timers":' + b"[" * 100 + b"]" * 100 + b"}", "deep"),
    "nested hundreds of thousands deep": (b'{"timers":' + b"[" * 300_000, "deep"),
    "more values than there can be": (b'{"timers":[' + b"0," * 500_000 + b"0]}", "values"),
    "more bytes than there can be": (b'{"timers":["' + b"x" * 5_000_001 + b'"]}', "larger"),
    "a control character that was escaped": (of_jawt((*MOVE, "name"), "Pl\u0007ank"), "control character"),
    "half a character": (samples.FEEEL.replace(b"Before", b"\\ud83d"), "control character"),
    "a zero in a name": (of_timers(("timers", 0, "name"), "a\0b"), "control character"),
    "letters that are no UTF-8": (samples.OPEN_HIIT_ONE.replace(b"Pre-run", b"Pr\xe9-run"), "UTF-8"),
    "a key that stands twice": (samples.JAWT_EXPORT.replace(b'"version":2', b'"title":"Other"'), "twice"),
    "a control character between the parts": (samples.JAWT_EXPORT.replace(b"[", b"\x01[", 1), "no JSON"),
    # --- Just Another Workout Timer
    "no list of workouts": (of_jawt(("workouts",), {}), "a list"),
    "workouts that are null": (of_jawt(("workouts",), None), '"workouts" is missing'),
    "no workouts": (of_jawt(("workouts",), []), "no workout"),
    "a workout that is a number": (of_jawt(("workouts", 0), 5), "keys with values"),
    "too many workouts": (of_jawt(("workouts",), [samples.EVENING] * 201), "at most 200"),
    "no title": (of_jawt(("workouts", 0, "title"), KeyError), '"title" is missing'),
    "a title that is a list": (of_jawt(("workouts", 0, "title"), ["a"]), "expected text"),
    "no sets": (of_jawt(("workouts", 0, "sets"), KeyError), '"sets" is missing'),
    "sets that are a text": (of_jawt(("workouts", 0, "sets"), "two"), "expected a list"),
    "no repetitions": (of_jawt((*FIRST, "repetitions"), KeyError), '"repetitions" is missing'),
    "repetitions below one": (of_jawt((*FIRST, "repetitions"), 0), "from 1 to 999"),
    "a billion repetitions": (of_jawt((*FIRST, "repetitions"), 10**9), "from 1 to 999"),
    "repetitions that are true": (of_jawt((*FIRST, "repetitions"), True), "not true"),
    "no exercises": (of_jawt((*FIRST, "exercises"), KeyError), '"exercises" is missing'),
    "too many exercises": (of_jawt((*FIRST, "exercises"), [{"name": "a", "duration": 1}] * 501), "at most 500"),
    "no name": (of_jawt((*MOVE, "name"), KeyError), '"name" is missing'),
    "a name that is null": (of_jawt((*MOVE, "name"), None), '"name" is missing'),
    "no duration": (of_jawt((*MOVE, "duration"), KeyError), '"duration" is missing'),
    "a duration below zero": (of_jawt((*MOVE, "duration"), -5), "from 0 to 86400"),
    "a duration of years": (of_jawt((*MOVE, "duration"), 10**30), "from 0 to 86400"),
    "a duration with a fraction": (of_jawt((*MOVE, "duration"), 30.5), "a whole number"),
    "a duration in words": (of_jawt((*MOVE, "duration"), "1:30"), 'not "1:30"'),
    "nothing but rests": (as_json(samples.workout("Rest day", (2, [("Pause", 30)]))), "no move in it"),
    "a version that is text": (of_jawt(("workouts", 0, "version"), "2"), "a whole number"),
    # --- OpenHIIT
    "a timer that is a text": (as_json([samples.MOBILITY, "x"]), "keys and values of a timer"),
    "too many timers": (as_json([samples.MOBILITY] * 201), "at most 200"),
    "settings that are a list": (of_open_hiit((0, "timeSettings"), [1]), "keys with values"),
    "settings that are a broken text": (of_open_hiit((0, "timeSettings"), '{"workTime":'), "cannot be read"),
    "settings that are an empty text": (of_open_hiit((0, "timeSettings"), " "), "empty"),
    "settings nested too deep in a text": (of_open_hiit((0, "timeSettings"), "[" * 5000), "cannot be read"),
    "settings with a number that is none": (of_open_hiit((0, "timeSettings"), '{"workTime": NaN}'), "NaN"),
    "work in words": (of_open_hiit((0, "timeSettings", "workTime"), "thirty"), 'not "thirty"'),
    "rest below zero": (of_open_hiit((0, "timeSettings", "restTime"), -1), "from 0 to 86400"),
    "a million rounds": (of_open_hiit((0, "timeSettings", "restarts"), 10**6), "from 0 to 998"),
    "a million intervals": (of_open_hiit((0, "activeIntervals"), 10**6), "from 0 to 500"),
    "names that are numbers": (of_open_hiit((0, "activities"), [1, 2]), "expected text"),
    "names that are an object": (of_open_hiit((0, "activities"), {"a": 1}), "a list"),
    "no intervals": (as_json([samples.timer("Empty", [], 0)]), "no move"),
    "a work time of nothing": (as_json([samples.timer("Empty", ["a"], 1, workTime=0)]), "no move"),
    "the old shape without a number": (as_json([changed(samples.LEGACY, ("numExercises",), KeyError)]), "missing"),
    "the old shape with broken names": (as_json([changed(samples.LEGACY, ("exercises",), "[a]")]), "cannot be read"),
    # --- TimeR Machine
    "timers that are an object": (of_timers(("timers",), {}), "a list"),
    "no timers": (of_timers(("timers",), []), "no workout"),
    "only thrown away": (as_json(samples.timers(samples.THROWN_AWAY)), "no workout"),
    "a timer without a name": (of_timers(("timers", 0, "name"), KeyError), '"name" is missing'),
    "a timer without steps": (of_timers(("timers", 0, "steps"), KeyError), '"steps" is missing'),
    "a timer that loops for ever": (of_timers(("timers", 0, "loop"), 10**12), "from 1 to 999"),
    "a timer in no folder": (of_timers(("timers", 0, "folderId"), "bin"), "a whole number"),
    "a step of an unknown shape": (of_timers(("timers", 0, "steps", 0, "step_type"), "loop"), "step_type"),
    "a step without a length": (of_timers(("timers", 0, "steps", 0, "length"), KeyError), '"length" is missing'),
    "a step that lasts for ever": (of_timers(("timers", 0, "steps", 0, "length"), 2**63), "from 0 to"),
    "a step that is a list": (of_timers(("timers", 0, "steps", 0), []), "keys with values"),
    "signals that are a text": (of_timers(("timers", 0, "steps", 0, "behaviour"), "MUSIC"), "a list"),
    "signals without a type": (of_timers(("timers", 0, "steps", 0, "behaviour"), [{}]), '"type" is missing'),
    "groups in groups in groups": (as_json(nested(6)), "deep"),
    "a start that is a text": (of_timers(("timers", 0, "startStep"), "now"), "keys with values"),
    # --- Feeel
    "a newer version": (of_feeel(("feeelMetadataVersion",), 301), "newer Feeel"),
    "a version in words": (of_feeel(("feeelMetadataVersion",), "new"), "a whole number"),
    "no workout in it": (of_feeel(("fullWorkout",), KeyError), '"fullWorkout" is missing'),
    "a workout without its times": (of_feeel(WORKOUT, KeyError), '"workout" is missing'),
    "a workout without a title": (of_feeel((*WORKOUT, "title"), KeyError), '"title" is missing'),
    "an unknown category": (of_feeel((*WORKOUT, "category"), 9), "from 0 to 3"),
    "a break below zero": (of_feeel((*WORKOUT, "breakDuration"), -10), "from 0 to 86400"),
    "no list of exercises": (of_feeel(("fullWorkout", "workoutExercises"), None), "missing"),
    "an exercise without a place": (of_feeel(("fullWorkout", "workoutExercises", 0, "orderPosition"), None), "missing"),
    "an exercise by its name": (of_feeel(("fullWorkout", "workoutExercises", 0, "exercise"), "plank"), "whole number"),
    "no exercises in Feeel": (of_feeel(("fullWorkout", "workoutExercises"), []), "no move in it"),
    # --- zips
    "a zip that is cut off": (samples.FEEEL_ZIP[:300], "broken"),
    "a zip with a spoilt file": (spoilt(), "broken"),
    "a zip that is locked": (locked(), "password"),
    "a zip that says it is huge": (lying(samples.FEEEL, 2**31), "larger"),
    "a zip with more in it than it says": (lying(samples.FEEEL * 50, 100), "broken"),
    "a bomb": (zipped(("a.feeel", b" " * 50_000_000)), "larger"),
    "a bomb in parts": (zipped(*((f"{n}.feeel", b" " * 100_000) for n in range(60))), "larger"),
    "a zip in a zip": (zipped(("a.feeel", samples.FEEEL_ZIP)), "is a zip itself"),
    "too many files": (zipped(*((f"{n}.feeel", b"{}") for n in range(201))), "at most 200"),
    "a name that leads up": (named("../../etc/passwd.feeel"), "leads out"),
    "a name that leads up on Windows": (named("..\\..\\a.feeel"), "leads out"),
    "a name from the root": (named("/etc/a.feeel"), "leads out"),
    "a name of a drive": (named("C:\\a.feeel"), "leads out"),
    "a name with a zero": (named("a\0b.feeel"), "leads out"),
    "folders too deep": (named("a/b/c/d/e.feeel"), "folders deep"),
    "a name that stands twice": (one_twice(), "twice"),
    "a name that stands twice on other systems": (zipped(("a.feeel", samples.FEEEL), ("A.feeel", samples.FEEEL)), "twice"),
    "a zip packed in another way": (otherwise_packed(zipfile.ZIP_BZIP2), "packed in a way"),
    "a zip with a broken workout among others": (
        zipped(("a.feeel", samples.FEEEL), ("b.feeel", samples.FEEEL[:-9])),
        "no JSON",
    ),
    "a zip that is too large": (zipped(("a", b"0" * 6_000_000), method=zipfile.ZIP_STORED), "larger"),
}  # fmt: skip


def test_there_are_enough_of_them() -> None:
    assert len(BROKEN) >= 60


@pytest.mark.parametrize("what", BROKEN)
def test_it_is_refused_with_a_reason_and_nothing_is_written(
    what: str, tmp_path: Path, monkeypatch: Any
) -> None:
    content, reason = BROKEN[what]
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadFileError) as caught:
        peers.read(content, "given.json")
    (problem,) = caught.value.problems
    assert reason in problem.message
    assert "export" in problem.message  # how to go on
    assert str(problem).startswith("given.json")
    assert "\n" not in problem.message
    assert problem.message.isprintable()
    assert len(problem.message) < 300
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "key", "app"),
    [
        (of_jawt((*MOVE, "duration"), "1:30"), '"1:30"', "Just Another Workout Timer"),
        (of_open_hiit((0, "timeSettings", "workTime"), "thirty"), '"thirty"', "OpenHIIT"),
        (of_timers(("timers", 0, "steps", 1, "steps", 2, "length"), "long"), '"long"', "TimeR Machine"),
        (of_feeel((*WORKOUT, "category"), 9), "9,", "Feeel"),
    ],
)
def test_the_place_is_that_of_the_value_and_the_app_is_named(content: bytes, key: str, app: str) -> None:
    pretty = json.dumps(json.loads(content), indent=2, ensure_ascii=False)
    with pytest.raises(BadFileError) as caught:
        peers.read(pretty.encode(), "a.json")
    (problem,) = caught.value.problems
    line = pretty.splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith(key)
    assert app in problem.message


def test_settings_in_a_text_are_told_at_the_text() -> None:
    inner = json.dumps({**samples.MOBILITY["timeSettings"], "restTime": "x"})
    content = json.dumps([{**samples.MOBILITY, "timeSettings": inner}], indent=1)
    with pytest.raises(BadFileError) as caught:
        peers.read(content.encode(), "a.json")
    (problem,) = caught.value.problems
    assert "timeSettings" in content.splitlines()[problem.line - 1]


def test_a_broken_workout_in_a_zip_is_named_with_the_zip() -> None:
    content, _reason = BROKEN["a zip with a broken workout among others"]
    with pytest.raises(BadFileError) as caught:
        peers.read(content, "all.zip")
    assert Path("all.zip/b.feeel") == caught.value.problems[0].path


def test_what_systems_put_into_zips_is_passed_over() -> None:
    content = zipped(
        ("run/Before.feeel", samples.FEEEL),
        ("__MACOSX/run/._Before.feeel", b"\0\5\x16\7"),
        ("run/.DS_Store", b"\0\0"),
        ("run/readme.txt", b"hello"),
    )
    plans = peers.read(content, "a.zip")
    assert [plan.title for plan in plans.plans] == ["Before the run"]
    assert [note.values for note in plans.notes] == [{"count": 1}]
