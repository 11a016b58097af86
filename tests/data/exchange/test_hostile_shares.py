"""Files that mean harm, or are damaged: refused in one clear sentence, with nothing written."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app.__main__ import main
from app.data.exchange.arrivals import read
from app.data.exchange.planning import plan
from app.data.files.problems import BadFileError
from tests.data.exchange.share_files import CAT, REACH, ROUTINE, SIGHT, everything, move, opened
from tests.growth import grows_with_its_size

SHORT = "id: a\ntitle: A\nphase: gentle\nsteps:\n  - exercise: cat-cow\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
_FLOW = "{{id: a,title: A,phase: gentle,steps: [{0}]}}"

# What comes; the places of all faults, or the first of them and how many there are; what the first says.
HOSTILE: dict[str, tuple[str, str, str]] = {
    # names that lead elsewhere
    "an id that climbs out": (SHORT.replace("id: a", "id: ../../outside"), "1:5", '"../../outside" cannot be an id'),
    "an id that is a path": (SHORT.replace("id: a", "id: /etc/passwd"), "1:5", '"/etc/passwd" cannot be an id'),
    "an id with a drive": (SHORT.replace("id: a", "id: 'c:x'"), "1:5", '"c:x" cannot be an id'),
    "an id with a stream": (SHORT.replace("id: a", "id: 'a:b'"), "1:5", '"a:b" cannot be an id'),
    "an id with a line's end": (SHORT.replace("id: a", 'id: "a\\n"'), "1:5", '"a\\n" cannot be an id'),
    "an id that is hidden": (SHORT.replace("id: a", "id: .hidden"), "1:5", '".hidden" cannot be an id'),
    "an id in capitals": (SHORT.replace("id: a", "id: A"), "1:5", '"A" cannot be an id'),
    "an id with a look-alike": (SHORT.replace("id: a", "id: \N{CYRILLIC SMALL LETTER A}"), "1:5", '"а" (cyrillic small letter a, U+0430) stands here'),
    "an id without an end": (SHORT.replace("id: a", "id: " + "a" * 61), "1:5", "the text has 61 characters"),
    "an id that is a list": (SHORT.replace("id: a", "id: [a]"), "1:5", "expected text, not a list"),
    "an id that is nothing": (SHORT.replace("id: a", "id:"), "1:4", "expected text, not nothing"),
    "no id": (SHORT.replace("id: a\n", ""), "1:1", 'the key "id" is missing'),
    "an exercise that climbs out": (REACH.replace("id: long-reach", "id: ../long-reach"), "2:5", '"../long-reach" cannot be an id'),
    "a gentler move that climbs out": (CAT.replace("easier: tall-cat", "easier: ../tall-cat"), "26:9", 'there is no exercise "../tall-cat"'),
    "a gentler move that is not there": (CAT.replace("easier: tall-cat", "easier: no-such-move"), "26:9", 'there is no exercise "no-such-move"'),
    # what YAML can do
    "a bomb of names": (SHORT + BOMB, "10:12", "with its repeated parts (*name) this file has more than"),
    "a name that contains itself": (SHORT.replace("title: A", "title: &t [*t]"), "2:12", '"*t" stands inside what it repeats, which would never end'),
    "a name of nothing": (SHORT.replace("title: A", "title: *nothing"), "2:8", 'nothing above is marked "&nothing"'),
    "a tag that makes objects": (SHORT.replace("title: A", "title: !!python/object/apply:os.system [ls]"), "2:8", 'the tag "tag:yaml.org,2002:python/object/apply:os.system"'),
    "a tag of one's own": (SHORT.replace("title: A", "title: !run ls"), "2:8", 'the tag "!run" is not used in these files'),
    "a depth without an end": (SHORT.replace("title: A", "title: " + "[" * 5000), "2:24", "this is nested more than 16 deep"),
    "groups in groups in groups": (_FLOW.format("{repeat: 20,steps: [" * 30 + "cat-cow" + "]}" * 30), "1:188", "this is nested more than 16 deep"),
    "a key that is a list": (SHORT + "[a, b]: c\n", "6:1", "a key is plain text"),
    "a key that stands twice": (SHORT + "title: B\n", "6:1", 'the key "title" stands twice here'),
    "a merge key": (SHORT + "<<: {title: B}\n", "6:1", 'unknown key "<<"'),
    "more values than anybody writes": ("steps: [" + "1," * 90_000 + "1]\nid: a\n", "1:40003", "with its repeated parts (*name) this file has more than"),
    "keys that nobody knows": (SHORT + "script: rm -rf /\n", "6:1", 'unknown key "script"'),
    # characters
    "a control character": (SHORT.replace("title: A", "title: A\x07"), "2:9", "the control character U+0007 does not belong here"),
    "an escape that clears the screen": (SHORT.replace("title: A", 'title: "\\e[2J"'), "2:8", "the control character U+001B does not belong here"),
    "a zero": (SHORT.replace("title: A", "title: A\x00B"), "2:9", "the control character U+0000 does not belong here"),
    "half a character": (SHORT.replace("title: A", 'title: "\\ud800"'), "2:11", "this is not YAML"),
    # numbers and sizes
    "seconds without an end": (SHORT + "    seconds: 999999999999999999999\n", "6:14", "1e+21 is out of range"),
    "seconds that are none": (SHORT + "    seconds: .nan\n", "6:14", '".nan" is not a number that can be counted with'),
    "hours of it": (_FLOW.format("{repeat: 20,steps: [{repeat: 20,steps: [cat-cow 600]}]}"), "1:31", "the routine takes 4066 minutes"),
    "a title without an end": (SHORT.replace("title: A", "title: " + "A" * 81), "2:8", "the text has 81 characters"),
    "two hundred and one steps": (_FLOW.format(",".join(["cat-cow"] * 201)), "1:38", "the list may have at most 200, it has 201"),
    "no steps": (_FLOW.format(""), "1:38", "the list needs at least 1, it has 0"),
    "steps that are text": (SHORT.replace("steps:\n  - exercise: cat-cow", "steps: all of them"), "4:8", 'expected a list, not "all of them"'),
    # several in one
    "sixty-one at once": (f"{SHORT}---\n" * 61, "1:1", "more than 60 routines and exercises in one file are not"),
    "the same twice": (f"{ROUTINE}---\n{REACH}---\n{REACH}---\n{CAT.replace('kind: gentle', 'kind: x')}", "36:9 53:5 96:7 7:15", 'there is no exercise "tall-cat"'),
    "something else behind it": (f"{SHORT}---\njust: words\n", "7:1", "this is neither a routine nor an exercise of Limber, nor a"),
    "an end in the middle": (f"{SHORT}...\nid: b\n", "7:1", "this is not YAML"),
    # exercises
    "a figure that turns for ever": (f"{ROUTINE}---\n{CAT}---\n{REACH.replace('  cycle: 12', '  cycle: 0')}", "82:10 7:15", "expected a number between 0.1 and 600, found 0"),
    "a figure of numbers": (REACH[: REACH.index("figure:")] + "figure: [1, 2, 3]\n", "28:9", "expected keys with values, not a list"),
    "a cue that is a speech": (ROUTINE + "---\n" + CAT + "---\n" + REACH.replace("- Hips level", "- one two three four five six seven"), "68:5 7:15", "a spoken cue has at most six words"),
    # not ours at all
    "a picture": ("\x89PNG\r\n\x1a\n", "1:1", "the control character U+0089 does not belong here"),
    "a web page": ("<html><script>alert(1)</script></html>", "1:1", "this is neither a routine nor an exercise of Limber, nor a"),
    "words": ("hello", "1:1", "this is neither a routine nor an exercise of Limber, nor a"),
    "nothing": ("", "1:1", "the file is empty"),
    "a short step that is no step": (_FLOW.format("cat-cow; rm -rf /"), "1:39", '"rm" is not understood in the step "cat-cow'),
    "no steps in the short form": ("{id: a, title: A, phase: gentle, blocks: usual} # x", "1:1", 'the key "steps" is missing'),
    "a group of nothing": (_FLOW.format("cat-cow, {repeat: 2}") + " # x", "1:48", 'the key "steps" is missing'),
    "a group of words": (_FLOW.format("cat-cow, {repeat: 2, steps: on}") + " # x", "1:67", "expected a list"),
    # sizes
    "more than a megabyte": ("# " + "x" * 1_000_000, "1:1", "the file is larger than 1000 kB, and no export of Limber"),
    "a routine of 200 kB among others": (f"{SHORT}---\n# {'x' * 200_000}\n{SHORT}", "7:1", "a routine or exercise in it is larger than 200 kB"),
    "a routine below twenty thousand lines": (f"{SHORT}---\n" + "\n" * 20_000 + f"---\n{SHORT}", "20008:1", "a routine or exercise begins below line 20,000"),
    "a fault below fifteen thousand remarks": ("# remark\n" * 15_000 + SHORT.replace("gentle", "odd"), "15003:8", '"odd" is not known here'),
    "nine thousand steps": (_FLOW.format(",".join(["cat-cow"] * 9_000)), "1:38", "the list may have at most 200, it has 9000"),
    "nine thousand steps that are none": (_FLOW.format(",".join(["cat-cow 30 twice"] * 9_000)), "1:39 1:56 1:73 ... 20", '"twice" is not understood in the step "cat-cow 30 twice"'),
    "a step that is a book": (_FLOW.format("cat-cow" + " x" * 90_000), "1:39", '"x" is not understood in the step "cat-cow x x x x x x x x'),
    "a title that is a book": (SHORT.replace("title: A", f'title: "{"A " * 90_000}"'), "2:8", "the text has 180000 characters"),
    "a look-alike before a field of blanks": (SHORT.replace("gentle", f'"\N{CYRILLIC SMALL LETTER A}{" " * 150_000}x"'), "3:8", "is not known here"),
    "a text of another app without an end": ('{"timers":' + '"a\\' * 300_000, "1:11", "this is no JSON"),
    "a list of another app without an end": ('{"timers":' + "[" * 900_000, "1:1", "the file holds more than 400,000 values (in a file of TimeR"),
}  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_in_a_clear_sentence_and_nothing_is_written(
    what: str, ends: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, places, says = HOSTILE[what]
    file, home = tmp_path / "came.yaml", tmp_path / "home"
    home.mkdir()
    file.write_text(text.replace("\n", ends), "utf-8", newline="")
    before = everything(tmp_path)
    assert main(["import", str(file), "--data", str(home)]) == 1
    out, err = capsys.readouterr()
    assert everything(tmp_path) == before
    assert "Traceback" not in err + out
    lines = err.splitlines()
    assert all(line.startswith(f"{file}:") for line in lines), err
    assert all(len(line) < 400 for line in lines), err
    assert all(line.isprintable() for line in lines), err
    said = [line.removeprefix(f"{file}:").partition(": ") for line in lines]
    first, _, many = places.partition(" ... ")
    assert [place for place, _, _ in said][: len(first.split())] == first.split()
    assert len(said) == int(many or len(first.split()))
    assert says in said[0][2]


OF_SIZE: dict[str, Callable[[int], str]] = {
    "remarks": lambda n: "# remark\r\n" * n + SHORT.replace("gentle", "odd"),
    "remarks in braces": lambda n: "{" + "# remark\r\n" * n + _FLOW.format("cat-cow")[1:],
    "marks": lambda n: f"{SHORT}---\r\n" + "---\r\n\r\n" * n + SHORT,
    "short steps": lambda n: _FLOW.format(",".join(["cat-cow 30"] * n)),
    "short steps with remarks": lambda n: _FLOW.format("".join("cat-cow 30, # one\n " for _ in range(n))),
    "steps in lines": lambda n: SHORT + "  - cat-cow 30 # one\r\n" * n,
    "steps in braces that get a block": lambda n: _FLOW.format("{exercise: cat-cow}, # one\n " * n).replace("id: a", "blocks: usual, id: a"),
    "steps in lines that get a block": lambda n: "blocks: usual\n" + SHORT + "  - exercise: cat-cow # one\n" * n,
    "steps whose exercise gets a number": lambda n: SHORT + "".join(
        "  - repeat: 2\n    steps:\n" + "    - {exercise: cat-cow, seconds: 5, prepare: 3} # one\n" * 32 for _ in range(n // 32)
    ) + "---\n" + move("cat-cow", "dead-bug", "dead-bug"),
    "words of a step": lambda n: _FLOW.format("cat-cow" + " x" * n),
    "a title": lambda n: SHORT.replace("title: A", f'title: "{"A " * n}"'),
    "blanks": lambda n: SHORT.replace("gentle", f'"\N{CYRILLIC SMALL LETTER A}{" " * n}x"'),
    "keys": lambda n: SHORT + "".join(f"k{number}: 1\n" for number in range(n)),
    "names of parts": lambda n: SHORT + "".join(f"k{number}: &n{number} [*n{number - 1}]\n" for number in range(n)),
    "quotes": lambda n: '{"timers":' + '"a\\' * n,
    "brackets": lambda n: "[\n" * n,  # on one line the parser looks ahead, a thousand characters at most
}  # fmt: skip


@pytest.mark.parametrize("what", OF_SIZE)
def test_twice_the_size_takes_no_more_than_its_share_of_time(what: str) -> None:
    library = opened()

    def arrives(text: str) -> None:
        with suppress(BadFileError):
            arrival = read(text.encode(), "came.yaml").arrival(library.beside_mine)
            plan(arrival, library, "came.yaml", SIGHT)

    arrives(SHORT)  # reads what is read once
    grows_with_its_size(arrives, OF_SIZE[what], (4, 8, 16, 32, 64, 256, 1024))
