"""Drafts of exercises outlive the app, whenever it is killed."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.data.library.exercise_drafts import NEW, ExerciseDraft, ExerciseDrafts

_WRITER = """\
import sys
from pathlib import Path
from app.data.library.exercise_drafts import ExerciseDraft, ExerciseDrafts
drafts, number = ExerciseDrafts(Path(sys.argv[1])), 0
while True:
    number += 1
    now = {"name": f"Heel digs {number}", "steps": ["x" * (number % 5000)]}
    drafts.keep("heel-digs", ExerciseDraft(file="exercises/heel-digs.yaml", original="id: a\\n", now=now))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""
DRAFT = ExerciseDraft(file="exercises/a.yaml", original="id: a\r\n# é\r\n", now={"name": "Fersen – tippen"})


def test_a_draft_is_what_it_was(tmp_path: Path) -> None:
    drafts = ExerciseDrafts(tmp_path)
    assert drafts.names() == []
    assert drafts.of("a") is None
    drafts.keep("a", DRAFT)
    drafts.keep(NEW, ExerciseDraft(now={"name": ""}))
    assert drafts.of("a") == DRAFT
    assert drafts.names() == [NEW, "a"]
    held = json.loads((tmp_path / "drafts" / "exercise-a.json").read_text("utf-8"))
    assert {"file", "original", "now"} <= set(held)
    drafts.drop("a")
    drafts.drop("a")
    assert drafts.names() == [NEW]


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "[]", "null", "12", '{"file": 1}', '{"file": "", "original": null, "copy_of": "", "now": []}',
        '{"file": "../../etc/passwd", "original": null, "copy_of": "", "now": {}}',
        '{"file": "/etc/passwd", "original": null, "copy_of": "", "now": {}}',
        '{"file": "", "original": null, "copy_of": "", "now": {"steps": [1]}}',
        '{"file": "", "original": null, "copy_of": "", "now": {"kind": "other"}}',
        '{"file": "", "original": null, "copy_of": "", "now": {"load": {"x": 1}}}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_draft_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "exercise-a.json").write_text(content, "utf-8")
    assert ExerciseDrafts(tmp_path).of("a") is None
    assert ExerciseDrafts(tmp_path).names() == []


def test_a_folder_that_leads_outside_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "home" / "drafts").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="outside"):
        ExerciseDrafts(tmp_path / "home").keep("a", DRAFT)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("seed", range(8))
def test_killed_at_any_moment_nothing_is_lost_that_was_kept(tmp_path: Path, seed: int) -> None:
    command = [sys.executable, "-c", _WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(random.Random(seed).uniform(0, 0.15))
        process.kill()
        told = process.stdout.read().split()
    kept = int(told[-1]) if told else 1  # what the call returned for
    draft = ExerciseDrafts(tmp_path).of("heel-digs")
    assert draft is not None
    number = int(draft.now["name"].rpartition(" ")[2])
    assert kept <= number <= kept + 1, "at most the write that was under way came besides"
    assert draft.now["steps"] == ["x" * (number % 5000)]
    assert draft.original == "id: a\n"
