"""Bad files and what is said about them: every file in `bad/` is one that somebody could have written."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.files import yaml_reader as reader
from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError, Problem
from app.data.library import library as library_module
from app.data.library.library import Library

BAD = Path(__file__).parent / "bad"
SHARE = share_folder()
GOOD = sorted([*(SHARE / "routines").glob("*.yaml"), *(SHARE / "assets" / "exercises").glob("*.yaml")])
ROUTINE = "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - exercise: half-squat\n    seconds: 30\n"

# By file: line, column and how the message begins, for every problem in it.
SAID: dict[str, list[tuple[int, int, str]]] = {
    "alias-loop": [(6, 12, '"*all" stands inside what it repeats, which would never end')],
    "alias-tower": [(3, 17, "this is nested more than 16 deep")],
    "alias-unknown": [(5, 5, 'nothing above is marked "&warm"')],
    "bomb": [(5, 8, "with its repeated parts (*name) this file has more than 20000")],
    "bracket-key": [
        (4, 1, 'unknown key "steps[0]"; known here: id, title, phase, purpose,'),
        (7, 14, "3 is out of range; from 5 to 600"),
    ],
    "bracket-open": [(5, 1, "this is not YAML: did not find expected ',' or ']' (while parsing")],
    "colon-in-text": [(2, 15, 'a second ": " stands in this line; put the text in quotes')],
    "colon-missing": [(2, 1, 'a ":" is missing after the key, or a quote is not closed')],
    "control-character": [(2, 11, "the control character U+001B does not belong here")],
    "control-escape": [(2, 8, "the control character U+001B does not belong here")],
    "deep": [(5, 20, "this is nested more than 16 deep")],
    "dotted-key": [
        (6, 14, "3 is out of range; from 5 to 600"),
        (7, 5, 'unknown key "steps[0].seconds"; known here: exercise, seconds,'),
    ],
    "duplicate-key": [(8, 5, 'the key "seconds" stands twice here; the first is in line 6')],
    "empty": [(1, 1, "the file is empty")],
    "escape-too-large": [(2, 14, "this is not YAML: found invalid Unicode character escape code")],
    "exercise-area-unknown": [(5, 9, '"quads" is not known here; did you mean "quadriceps"?')],
    "exercise-cue-too-long": [(12, 5, "a spoken cue has at most six words")],
    "exercise-dynamic-without-tempo": [
        (1, 1, "an exercise that moves needs its tempo_s: seconds per repetition"),
    ],
    "exercise-easier-unknown": [(14, 9, 'there is no exercise "half-squad"; did you mean "half-squat"?')],
    "exercise-kind-unknown": [(3, 7, '"statc" is not known here; expected dynamic, activation, static,')],
    "exercise-load-unknown": [
        (13, 16, "4 is out of range; from 0 to 3"),
        (13, 28, '"lots" is not known here; expected none, small, mid, end'),
    ],
    "exercise-null-tempo": [(9, 10, "an exercise that moves needs its tempo_s: seconds per repetition")],
    "exercise-side-names": [(7, 13, 'the key "right" is missing: Such as: Right knee down.')],
    "exercise-static-with-tempo": [(9, 10, "a static hold has no tempo; write null or leave it out")],
    "exercise-without-cues": [(1, 1, 'the key "cues" is missing: What to think of while doing it.')],
    "half-emoji": [(2, 14, "this is not YAML: found invalid Unicode character escape code")],
    "id-with-line": [(1, 5, '"my-warmup\\n" cannot be an id; use lower-case letters, digits and')],
    "id-with-space": [(1, 5, '"My warmup" cannot be an id; use lower-case letters, digits and')],
    "indent-wrong": [(6, 13, "this line does not line up with the one above it; check the")],
    "key-long": [(7, 7, 'unknown key "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk..."; known')],
    "key-misspelt-at-top": [(2, 1, 'unknown key "titel"; did you mean "title"?')],
    "latin-1-late": [(5, 37, "this character is not UTF-8; save the file as UTF-8")],
    "latin-1": [(2, 10, "this character is not UTF-8; save the file as UTF-8")],
    "list-as-key": [(6, 5, "a key is plain text; this one is not")],
    "list-at-top": [(1, 1, "expected keys with values, not a list")],
    "many-faults": [
        (6, 14, "2 is out of range; from 5 to 600"),
        (7, 15, 'there is no exercise "hip-circle"; did you mean "hip-circles"?'),
        (10, 5, 'unknown key "second"; did you mean "seconds"?'),
    ],
    "max-pain-eleven": [(4, 11, "11 is out of range; from 0 to 10")],
    "max-pain-too-high": [(4, 11, '"half-squat" is only for a back score up to 5; lower max_pain to')],
    "max-under-seconds": [(7, 10, "max (20) is less than the step's 30 seconds")],
    "merge-key": [
        (6, 5, 'the key "exercise" is missing: Id of an exercise, as shown by'),
        (6, 6, 'unknown key "<<"; known here: exercise, seconds, until, prepare,'),
    ],
    "min-over-max": [(7, 10, "min (40) is more than max (20)")],
    "min-over-seconds": [(7, 10, "min (40) is more than the step's 30 seconds")],
    "missing-exercise": [(5, 5, 'the key "exercise" is missing: Id of an exercise, as shown by')],
    "missing-keys": [
        (1, 1, 'the key "phase" is missing: When it is done.'),
        (1, 1, 'the key "title" is missing: As the runner reads it.'),
    ],
    "nul": [(2, 11, "the control character U+0000 does not belong here")],
    "number-as-key": [(6, 5, 'unknown key "30"; known here: exercise, seconds, until, prepare,')],
    "only-comment": [(1, 1, "the file is empty")],
    "only-dashes": [(2, 1, "expected keys with values, not nothing")],
    "only-text": [(1, 1, 'expected keys with values, not "half-squat"')],
    "optional-yes": [(7, 15, 'expected true or false, not "yes"')],
    "own-tag": [(2, 8, 'the tag "!mine" is not used in these files; write the value')],
    "phase-unknown": [(3, 8, '"warmup" is not known here; expected warm-up, run, cool-down, gentle;')],
    "prepare-short": [(7, 14, "2 is out of range; from 3 to 120")],
    "python-tag": [(2, 8, 'the tag "tag:yaml.org,2002:python/object/apply:os.system" is not')],
    "quote-open": [(2, 8, "a quote or bracket that was opened is not closed")],
    "repeat-bomb": [(4, 1, "the routine takes 37333333 minutes; at most 3 hours fit")],
    "repeat-once": [(5, 13, "1 is out of range; from 2 to 20")],
    "repeat-with-seconds": [(6, 5, 'unknown key "seconds"; known here: repeat, steps')],
    "repeat-without-steps": [(5, 5, 'the key "steps" is missing: What is repeated.')],
    "seconds-1e400": [(6, 14, '"1e400" is not a number that can be counted with')],
    "seconds-clock": [(6, 14, 'expected a whole number, not "1:30"; write 90 (seconds)')],
    "seconds-empty": [(6, 13, "expected a whole number, not nothing")],
    "seconds-half": [(6, 14, "expected a whole number, not 30.5")],
    "seconds-hex": [(6, 14, 'expected a whole number, not "0x1E"')],
    "seconds-huge": [(6, 14, "1e+60 is out of range; from 5 to 600")],
    "seconds-infinite": [(6, 14, '".inf" is not a number that can be counted with')],
    "seconds-list": [(6, 14, "expected a whole number, not a list")],
    "seconds-nan": [(6, 14, '".nan" is not a number that can be counted with')],
    "seconds-negative": [(6, 14, "-30 is out of range; from 5 to 600")],
    "seconds-octal": [(6, 14, 'expected a whole number, not "0o36"')],
    "seconds-quoted": [(6, 14, 'expected a whole number, not "30"; write 30 without quotes')],
    "seconds-too-many": [(6, 14, "601 is out of range; from 5 to 600")],
    "seconds-true": [(6, 14, "expected a whole number, not true")],
    "seconds-unit": [(6, 14, 'expected a whole number, not "30s"; write 30 (seconds, without a')],
    "seconds-zero": [(6, 14, "0 is out of range; from 5 to 600")],
    "sides-both": [(7, 12, '"both" is not known here; expected once, each, alternate')],
    "step-is-text": [(5, 5, 'expected keys with values, not "half-squat"')],
    "steps-empty": [(4, 8, "the list needs at least 1, it has 0")],
    "steps-missing-dash": [(5, 5, "expected a list, not keys with values")],
    "steps-too-many": [(5, 3, "the list may have at most 200, it has 201")],
    "switch-without-sides": [(7, 5, "there is nothing to switch where sides is once; leave switch out")],
    "tab-indent": [(6, 1, "a tab stands here; indent with spaces")],
    "title-empty": [(2, 8, "the text is empty")],
    "title-long": [(2, 8, "the text has 204 characters; at most 80 fit")],
    "too-long": [(4, 1, "the routine takes 201 minutes; at most 3 hours fit")],
    "two-documents": [(7, 1, "a second document begins here; keep one routine or exercise in a")],
    "unknown-exercise-far": [(5, 15, 'there is no exercise "zumba"; `limber list --exercises` shows')],
    "unknown-exercise": [(5, 15, 'there is no exercise "half-squats"; did you mean "half-squat"?')],
    "unknown-key-far": [(7, 5, 'unknown key "colour"; known here: exercise, seconds, until,')],
    "unknown-key": [(6, 5, 'unknown key "secnds"; did you mean "seconds"?')],
    "until-later": [(6, 12, '"later" is not known here; expected done')],
    "until-with-seconds": [(7, 5, "a step that waits for a tap (until: done) has no seconds; leave")],
    "utf-16": [(1, 1, "the file is saved as UTF-16; save it as UTF-8")],
    "value-over-lines": [(3, 8, '"warm\\nup" is not known here; expected warm-up, run, cool-down,')],
}
MANY = {"exercises-unknown-many": 51, "keys-many": 20}  # files with more problems than anyone would read


@pytest.fixture(autouse=True, scope="module")
def _beside() -> Iterator[None]:
    """Each bad file lies beside all others, which are looked into once and not for each of them again."""
    with pytest.MonkeyPatch.context() as here:
        look, known = library_module.holds_exercise, cache(library_module.holds_exercise)
        here.setattr(
            library_module, "holds_exercise", lambda path: (known if path.parent == BAD else look)(path)
        )
        yield


def test_every_bad_file_is_spoken_about_here() -> None:
    assert {path.stem for path in BAD.iterdir()} == {*SAID, *MANY}
    assert len(SAID) >= 45


@pytest.mark.parametrize("name", SAID)
def test_the_place_and_the_reason_are_said(library: Library, name: str) -> None:
    path = BAD / f"{name}.yaml"
    problems = library.check([path])[0]
    assert [(p.path, p.line, p.column) for p in problems] == [(path, *row[:2]) for row in SAID[name]]
    for problem, (_, _, words) in zip(problems, SAID[name], strict=True):
        assert problem.message.startswith(words)
        assert str(problem) == f"{path}:{problem.line}:{problem.column}: {problem.message}"
        assert len(str(problem).splitlines()) == 1
        assert len(problem.message) < 250


@pytest.mark.parametrize("name", [*SAID, *MANY])
def test_the_parser_of_a_phone_finds_fault_with_the_same_files(
    library: Library, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Phones have PyYAML as plain Python: it raises other errors at other places, but never lets a file pass."""
    path = BAD / f"{name}.yaml"
    parse, parsed = reader.parse, []

    def plain(at: Path, content: bytes) -> reader.Document:
        with monkeypatch.context() as here:
            if at == path:  # the exercises around it are sound, and take a second in plain Python
                here.setattr(reader, "Loader", yaml.SafeLoader)
                parsed.append(at)
            return parse(at, content)

    monkeypatch.setattr(reader, "parse", plain)
    problems = library.check([path])[0]
    assert parsed or len(path.read_bytes()) > reader.MAX_BYTES
    assert problems
    assert all(p.path == path and p.line >= 1 and p.column >= 1 and p.message for p in problems)


@pytest.mark.parametrize(("name", "count"), MANY.items())
def test_of_very_many_faults_enough_are_named(library: Library, name: str, count: int) -> None:
    problems = library.check([BAD / f"{name}.yaml"])[0]
    assert len(problems) == count
    assert problems == sorted(problems)


def test_every_bad_file_ends_within_a_second_without_a_traceback() -> None:
    """In one process of its own, so that a hang cannot take the tests with it."""
    code = (
        "import functools, json, sys, time\n"
        "from pathlib import Path\n"
        "from app.data.library.library import Library\n"
        "from app.data.files.paths import share_folder\n"
        "from app.data.library import library as module\n"
        "module.holds_exercise = functools.cache(module.holds_exercise)  # each lies beside all others\n"
        "library = Library(share_folder())\n"
        "for name in ('unknown-key', 'exercise-kind-unknown'):  # compiles the schemas\n"
        "    library.check([Path(sys.argv[1]) / f'{name}.yaml'])[0]\n"
        "took = {}\n"
        "for path in sorted(Path(sys.argv[1]).iterdir()):\n"
        "    began = time.process_time()\n"
        "    assert library.check([path])[0], path\n"
        "    took[path.name] = time.process_time() - began\n"
        "print(json.dumps(took))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(BAD)],
        capture_output=True, text=True, timeout=len(SAID) + len(MANY), check=False, cwd=SHARE,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    took = json.loads(run.stdout)
    assert set(took) == {path.name for path in BAD.iterdir()}
    assert max(took.values()) < 1


def test_the_whole_folder_at_once_tells_of_every_file(library: Library) -> None:
    problems = library.check([BAD])[0]
    assert {problem.path for problem in problems} == set(BAD.iterdir())
    assert problems == sorted(problems)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_limbers_own_files_are_fine(library: Library, path: Path) -> None:
    assert library.check([path])[0] == []


def checked(library: Library, path: Path, content: bytes | str) -> list[Problem]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return library.check([path])[0]


FINE = {
    "byte-order-mark": b"\xef\xbb\xbf" + ROUTINE.encode(),
    "windows-line-ends": ROUTINE.replace("\n", "\r\n").encode(),
    "no-last-line-end": ROUTINE.rstrip().encode(),
    "anchors": ROUTINE.encode() + b"  - &one {exercise: calf-raise, seconds: 30}\n  - exercise: hip-circles\n  - *one\n",
    "anchored-value": ROUTINE.replace("30", "&s 30").encode() + b"  - {exercise: calf-raise, seconds: *s}\n",
    "whole-number-with-a-point": ROUTINE.replace("30", "30.0").encode(),
    "leading-zero": ROUTINE.replace("30", "030").encode(),
    "plus": ROUTINE.replace("30", "+30").encode(),
    "comments": b"# mine\n" + ROUTINE.replace("Mine", "Mine  # really").encode(),
    "json": json.dumps({"id": "mine", "title": "Mine", "phase": "gentle", "steps": [{"exercise": "calf-raise"}]}).encode(),
    "dashes-and-dots": b"---\n" + ROUTINE.encode() + b"...\n",
    "umlauts": ROUTINE.replace("Mine", "F\N{LATIN SMALL LETTER U WITH DIAERESIS}r m\N{LATIN SMALL LETTER U WITH DIAERESIS}de F\N{LATIN SMALL LETTER U WITH DIAERESIS}\N{LATIN SMALL LETTER SHARP S}e \N{RUNNER}").encode(),
    "gate": ROUTINE.replace("seconds: 30", "until: done").encode(),
    "repeats": ROUTINE.encode() + b"  - repeat: 3\n    steps:\n      - {exercise: calf-raise}\n",
    "outside-the-kinds-range": ROUTINE.replace("30", "10").encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_a_good_file_written_in_an_unusual_way_is_fine(library: Library, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.yaml"
    assert checked(library, path, FINE[name]) == []
    routine = library.open(path)
    assert all(type(step.seconds) is int for step in routine.played())
    assert routine.total_s > 0


def test_whole_numbers_with_a_point_count_as_whole(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    content = ROUTINE.replace("30", "3.0e1") + "  - repeat: 2.0\n    steps:\n      - {exercise: calf-raise}\n"
    assert checked(library, path, content) == []
    assert len(list(library.open(path).played())) == 3


def test_a_file_of_ten_megabytes_is_refused_unread(library: Library, tmp_path: Path) -> None:
    began = time.process_time()
    (problem,) = checked(library, tmp_path / "big.yaml", ROUTINE.encode() + b"# x\n" * 2_500_000)
    assert "larger than 200 kB" in problem.message
    assert time.process_time() - began < 1


@pytest.mark.parametrize("loader", ["C", "Python"])
def test_the_largest_files_that_are_read_take_a_moment_only(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loader: str
) -> None:
    if loader == "Python":
        monkeypatch.setattr(reader, "Loader", yaml.SafeLoader)
    contents = {
        "one-long-text": ROUTINE.replace("Mine", "very " * 39_000),
        "flow-list": ROUTINE + "  - [" + "a, " * 60_000 + "]\n",
        "many-anchors": "".join(f"a{n}: &a{n} x\n" for n in range(9000)),
        "only-comments": "# nothing\n" * 19_000,
        "brackets": "[" * 190_000,
        "question-marks": "? " * 90_000,
        "dashes": "- " * 90_000,
        "quotes": "'" * 190_000,
    }
    for name, content in contents.items():
        began = time.process_time()
        assert checked(library, tmp_path / f"{name}.yaml", content)
        assert time.process_time() - began < (1 if loader == "C" else 5), name


def test_a_missing_file_and_a_missing_folder_are_said_to_be_missing(library: Library, tmp_path: Path) -> None:
    for path in (
        tmp_path / "none.yaml",
        tmp_path / "none",
        tmp_path / ("x" * 5000),
        tmp_path / "none" / "x.yaml",
    ):
        (problem,) = library.check([path])[0]
        assert problem == Problem(path, 1, 1, "there is no such file or folder")


def test_a_folder_named_like_a_file_is_looked_into(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "routines.yaml"
    folder.mkdir()
    assert library.check([folder])[0] == []
    (problem,) = checked(library, folder / "mine.yaml", ROUTINE.replace("30", "3"))
    assert library.check([tmp_path])[0] == [problem]
    with pytest.raises(BadFileError, match="this is a folder"):
        library.open(folder)


@contextmanager
def without_rights(*paths: Path) -> Iterator[None]:
    """Takes away the right to read some paths, also from root."""
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


posix = pytest.mark.skipif(os.name != "posix", reason="rights and links as Unix has them")


@posix
def test_a_file_that_may_not_be_read_is_said_to_be_so(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(ROUTINE)
    with without_rights(path):
        problems = library.check([path])[0]
    assert len(problems) == 1
    assert problems[0].path == path
    assert problems[0].message in (
        "the file cannot be read: Permission denied",
        "there is no such file or folder",
    )


@posix
def test_a_pipe_is_not_waited_for(library: Library, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    (problem,) = library.check([pipe])[0]
    assert "no plain file" in problem.message
    assert library.check([tmp_path])[0] == []


_ODD = st.sampled_from(
    ["\t", ": ", "- ", "&a ", "*a", "!!python/name:os.system ", "{", "]", "'", '"', "\0", "\ufeff", "%", "|", ">", "? ",
     "<<: ", "---\n", "...", "\x85", "\u2028", "\N{RUNNER}", ".nan", "1e400", "-1", "true", "null", "~", "  ", "#"]
)  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """One of Limber's own files, with a few bytes or lines changed."""
    content = draw(st.sampled_from(GOOD)).read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        where = draw(st.integers(0, len(content)))
        lines = content.splitlines(keepends=True) or [b""]
        line = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 6)):
            case 0:
                content = content[:where] + draw(st.binary(min_size=1, max_size=3)) + content[where + 1 :]
            case 1:
                content = content[:where] + draw(_ODD).encode() + content[where:]
            case 2:
                content = content[:where]
            case 3:
                content = b"".join([*lines[:line], *lines[line + 1 :]])
            case 4:
                content = b"".join([*lines[:line], lines[line], *lines[line:]])
            case 5:
                content = b"".join(
                    [
                        *lines[:line],
                        draw(st.sampled_from([b" ", b"  ", b"\t"])) + lines[line],
                        *lines[line + 1 :],
                    ]
                )
            case _:
                other = draw(st.integers(0, len(lines) - 1))
                lines[line], lines[other] = lines[other], lines[line]
                content = b"".join(lines)
    return content


@pytest.mark.parametrize("loader", [reader.Loader, yaml.SafeLoader], ids=["C", "Python"])
@settings(max_examples=150)
@given(content=spoiled())
def test_a_spoiled_file_is_read_or_refused_but_nothing_else_happens(
    library: Library, tmp_path_factory: pytest.TempPathFactory, loader: object, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "spoiled.yaml"
    path.write_bytes(content)
    before = reader.Loader
    reader.Loader = loader
    try:
        problems = library.check([path])[0]
        for problem in problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert len(str(problem).splitlines()) == 1
        if problems:
            with pytest.raises(BadFileError):
                library.open(path)
        elif b"phase:" in content:
            assert library.open(path).total_s >= 0
    finally:
        reader.Loader = before
