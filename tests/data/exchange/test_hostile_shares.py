"""Files that mean harm, or are damaged: refused in one clear sentence, with nothing written."""

from pathlib import Path

import pytest

from app.__main__ import main
from tests.data.exchange.share_files import CAT, REACH, ROUTINE, everything

SHORT = "id: a\ntitle: A\nphase: gentle\nsteps:\n  - exercise: cat-cow\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
_FLOW = "{{id: a,title: A,phase: gentle,steps: [{0}]}}"

HOSTILE = {
    # names that lead elsewhere
    "an id that climbs out": SHORT.replace("id: a", "id: ../../outside"),
    "an id that is a path": SHORT.replace("id: a", "id: /etc/passwd"),
    "an id with a drive": SHORT.replace("id: a", "id: 'c:x'"),
    "an id with a stream": SHORT.replace("id: a", "id: 'a:b'"),
    "an id with a line's end": SHORT.replace("id: a", 'id: "a\\n"'),
    "an id that is hidden": SHORT.replace("id: a", "id: .hidden"),
    "an id in capitals": SHORT.replace("id: a", "id: A"),
    "an id with a look-alike": SHORT.replace("id: a", "id: \N{CYRILLIC SMALL LETTER A}"),
    "an id without an end": SHORT.replace("id: a", "id: " + "a" * 61),
    "an id that is a list": SHORT.replace("id: a", "id: [a]"),
    "an id that is nothing": SHORT.replace("id: a", "id:"),
    "no id": SHORT.replace("id: a\n", ""),
    "an exercise that climbs out": REACH.replace("id: long-reach", "id: ../long-reach"),
    "a gentler move that climbs out": CAT.replace("easier: tall-cat", "easier: ../tall-cat"),
    "a gentler move that is not there": CAT.replace("easier: tall-cat", "easier: no-such-move"),
    # what YAML can do
    "a bomb of names": SHORT + BOMB,
    "a name that contains itself": SHORT.replace("title: A", "title: &t [*t]"),
    "a name of nothing": SHORT.replace("title: A", "title: *nothing"),
    "a tag that makes objects": SHORT.replace("title: A", "title: !!python/object/apply:os.system [ls]"),
    "a tag of one's own": SHORT.replace("title: A", "title: !run ls"),
    "a depth without an end": SHORT.replace("title: A", "title: " + "[" * 5000),
    "groups in groups in groups": _FLOW.format("{repeat: 20,steps: [" * 30 + "cat-cow" + "]}" * 30),
    "a key that is a list": SHORT + "[a, b]: c\n",
    "a key that stands twice": SHORT + "title: B\n",
    "a merge key": SHORT + "<<: {title: B}\n",
    "more values than anybody writes": "steps: [" + "1," * 90_000 + "1]\nid: a\n",
    "keys that nobody knows": SHORT + "script: rm -rf /\n",
    # characters
    "a control character": SHORT.replace("title: A", "title: A\x07"),
    "an escape that clears the screen": SHORT.replace("title: A", 'title: "\\e[2J"'),
    "a zero": SHORT.replace("title: A", "title: A\x00B"),
    "half a character": SHORT.replace("title: A", 'title: "\\ud800"'),
    # numbers and sizes
    "seconds without an end": SHORT + "    seconds: 999999999999999999999\n",
    "seconds that are none": SHORT + "    seconds: .nan\n",
    "hours of it": _FLOW.format("{repeat: 20,steps: [{repeat: 20,steps: [cat-cow 600]}]}"),
    "a title without an end": SHORT.replace("title: A", "title: " + "A" * 81),
    "two hundred and one steps": _FLOW.format(",".join(["cat-cow"] * 201)),
    "no steps": _FLOW.format(""),
    "steps that are text": SHORT.replace("steps:\n  - exercise: cat-cow", "steps: all of them"),
    # several in one
    "sixty-one at once": f"{SHORT}---\n" * 61,
    "the same twice": f"{ROUTINE}---\n{REACH}---\n{REACH}---\n{CAT.replace('kind: gentle', 'kind: x')}",
    "something else behind it": f"{SHORT}---\njust: words\n",
    "an end in the middle": f"{SHORT}...\nid: b\n",
    # exercises
    "a figure that turns for ever": f"{ROUTINE}---\n{CAT}---\n{REACH.replace('  cycle: 12', '  cycle: 0')}",
    "a figure of numbers": REACH[: REACH.index("figure:")] + "figure: [1, 2, 3]\n",
    "a cue that is a speech": ROUTINE + "---\n" + CAT + "---\n" + REACH.replace("- Hips level", "- one two three four five six seven"),
    # not ours at all
    "a picture": "\x89PNG\r\n\x1a\n",
    "a web page": "<html><script>alert(1)</script></html>",
    "words": "hello",
    "nothing": "",
    "a short step that is no step": _FLOW.format("cat-cow; rm -rf /"),
}  # fmt: skip


def test_there_are_many() -> None:
    assert len(HOSTILE) >= 45


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_in_a_clear_sentence_and_nothing_is_written(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, home = tmp_path / "came.yaml", tmp_path / "home"
    home.mkdir()
    file.write_text(HOSTILE[what], "utf-8", newline="")
    before = everything(tmp_path)
    assert main(["import", str(file), "--data", str(home)]) == 1
    out, err = capsys.readouterr()
    assert everything(tmp_path) == before
    assert "Traceback" not in err + out
    lines = err.splitlines()
    assert 1 <= len(lines) <= 60
    assert all(line.startswith(f"{file}:") for line in lines), err
    assert all(len(line) < 400 for line in lines), err
    assert all(line.isprintable() for line in lines), err
