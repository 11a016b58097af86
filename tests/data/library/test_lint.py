"""Findings have a place in the file, and mends are changes to the file that really mend it."""

import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.edits import InsertItem, SetValue
from app.core.lint.lint import RULES
from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError
from app.data.library.library import Library
from app.data.library.lint import RoutineLint
from app.data.library.routine_document import RoutineDocument
from tests.data.files import messy

SHARE = share_folder()
LIBRARY = Library(SHARE)
MOVES = sorted(LIBRARY.exercises)
GUIDE = Path(__file__).parents[3] / "docs" / "writing-routines.md"

FAULTY = """\
id: faulty
title: Läufer 跑   # mine
phase: warm-up
max_pain: 2
steps:
  - exercise: supine-hamstring   # long
    seconds: 70
  # to wake up
  - exercise: half-squat
    min: 31
    seconds: 31
  - exercise: bird-dog
  - {exercise: leg-swing-side, sides: once, seconds: 21}  # swing
"""


def drawn(text: str) -> list[str]:
    return [letter for letter in dict.fromkeys(text) if ord(letter) > 0x2FFF]


def lint(path: Path) -> RoutineLint:
    return LIBRARY.lint(path, drawn)


@pytest.mark.parametrize("name", LIBRARY.routine_ids())
def test_nothing_is_found_in_what_limber_ships(name: str) -> None:
    found = lint(LIBRARY.file_of(name))
    assert [str(found.problem(each)) for each in found.findings] == []


def test_nothing_is_found_in_the_guides_example(profile: Path) -> None:
    example = profile / "routines" / "example.yaml"
    text = GUIDE.read_text("utf-8")
    found = re.search(r"```yaml\n(# yaml-language-server: \$schema=routine\.schema.*?)```", text, re.DOTALL)
    assert found is not None
    example.write_text(found[1], "utf-8")
    assert lint(example).findings == []


def test_each_finding_has_its_place_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "faulty.yaml"
    file.write_text(FAULTY, "utf-8")
    found = lint(file)
    assert [(found.place(each), each.code) for each in found.findings] == [
        ((2, 15), "letters"),
        ((5, 1), "muscle-missing"),
        ((6, 5), "no-raise"),
        ((7, 14), "long-hold"),
        ((11, 14), "cut-repetition"),
        ((12, 15), "floor-twice"),
        ((13, 39), "one-side"),
        ((13, 54), "cut-repetition"),
    ]
    said = str(found.problem(found.findings[3]))
    assert said.startswith(
        f"{file}:7:14: warning: With “Lying hamstring stretch” one muscle is held for 1 min 10 s"
    )
    assert said.endswith(" [long-hold; S1, S3]")


def test_one_after_the_other_everything_is_mended_and_the_file_stays_its_authors(tmp_path: Path) -> None:
    file = tmp_path / "faulty.yaml"
    file.write_text(FAULTY, "utf-8")
    for _ in range(20):
        found = lint(file)
        if not found.findings:
            break
        edited = RoutineDocument.read(file).edited(found.mend(found.findings[0]))
        assert edited.faithful
        file.write_bytes(edited.content)
    assert lint(file).findings == []
    text = file.read_text("utf-8")
    for kept in ("title: Läufer   # mine", "# long", "  # to wake up\n  - exercise: half-squat", "# swing"):
        assert kept in text
    assert not LIBRARY.check([file])[0]


def test_changes_can_be_checked_and_looked_through_before_they_are_saved(tmp_path: Path) -> None:
    file = tmp_path / "faulty.yaml"
    file.write_text(FAULTY, "utf-8")
    document, found = RoutineDocument.read(file), lint(file)
    cut = next(each for each in found.findings if each.code == "cut-repetition")
    edited = document.edited(found.mend(cut))
    assert len(LIBRARY.lint(file, drawn, edited.content).findings) == len(found.findings) - 1
    wrong = document.edited([SetValue(("steps", 1, "seconds"), 4)])
    with pytest.raises(BadFileError) as refused:
        LIBRARY.lint(file, drawn, wrong.content)
    (problem,) = refused.value.problems
    assert (problem.line, problem.column) == (11, 14)
    assert "out of range" in problem.message
    assert file.read_text("utf-8") == FAULTY


def test_a_file_that_cannot_be_used_is_not_looked_through(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("id: a\ntitle: A\nphase: gentle\nsteps: [{exercise: nothing}]\n")
    with pytest.raises(BadFileError):
        lint(file)


def test_exercises_given_along_are_known_and_broken_ones_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "moves").mkdir()
    shipped = (SHARE / "assets" / "exercises" / "half-squat.yaml").read_text("utf-8")
    (tmp_path / "moves" / "own-squat.yaml").write_text(
        shipped.replace("id: half-squat", "id: own-squat"), "utf-8"
    )
    (tmp_path / "a.yaml").write_text(
        "id: a\ntitle: A\nphase: gentle\nsteps: [{exercise: own-squat, seconds: 31}]\n"
    )
    (tmp_path / "b.yaml").write_text("id: [")
    problems, files, found = LIBRARY.check_and_lint([tmp_path], drawn)
    assert [problem.path.name for problem in problems] == ["b.yaml"]
    assert len(files) == 3
    ((cut, _short),) = [each.findings for each in found]
    assert cut.code == "cut-repetition" or _short.code == "cut-repetition"


def test_a_broken_exercise_beside_the_routine_is_never_put_in(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "a-broken-move.yaml").write_text("id: a-broken-move\nname: [")
    file = tmp_path / "mine.yaml"
    steps = "".join(
        f"- {{exercise: {name}, seconds: 60}}\n" for name in ("march-in-place", *["half-squat"] * 4)
    )
    file.write_text(f"id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n{steps}")
    found = lint(file)
    assert [each.code for each in found.findings] == ["muscle-missing"]
    (edit,) = found.mend(found.findings[0])
    assert isinstance(edit, InsertItem)
    assert "calves" in LIBRARY.exercises[edit.item["exercise"]].areas


def _guide_table() -> list[list[str]]:
    rows = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]
    return [row for row in cells if len(row) == 5]


def test_the_guide_names_every_finding_as_the_code_has_it() -> None:
    written = [
        [f"`{rule.code}`", str(rule.severity), rule.says, rule.reason, ", ".join(rule.sources)]
        for rule in RULES
    ]
    assert _guide_table() == written


# --- mends of routines that nobody has thought of -------------------------------------------------------------


def _made_up(rng: random.Random) -> dict[str, Any]:
    def step() -> dict[str, Any]:
        made: dict[str, Any] = {"exercise": rng.choice(MOVES)}
        if rng.random() < 0.1:
            made["until"] = "done"
        elif rng.random() < 0.8:
            made["seconds"] = rng.choice([5, 17, 20, 24, 30, 45, 60, 75])
            if rng.random() < 0.2:
                made["min"] = rng.randint(5, made["seconds"])
            if rng.random() < 0.2:
                made["max"] = made["seconds"] + rng.choice([0, 5])
        if rng.random() < 0.1:
            made["sides"] = "once"
        if rng.random() < 0.1:
            made["optional"] = True
        if rng.random() < 0.2:
            made["block"] = rng.choice(["raise", "settle", "static"])
        return made

    def part(depth: int) -> dict[str, Any]:
        if depth and rng.random() < 0.1:
            return {"repeat": rng.randint(2, 3), "steps": [part(depth - 1) for _ in range(rng.randint(1, 3))]}
        return step()

    data: dict[str, Any] = {"id": "made-up", "title": rng.choice(["A", "B 跑", "跑"])}
    data["phase"] = rng.choice(["warm-up", "cool-down", "gentle"])
    if rng.random() < 0.3:
        data["purpose"] = rng.choice(["Go 跑", "跑"])
    if rng.random() < 0.3:
        data["max_pain"] = rng.choice([0, 2])
    data["steps"] = [part(2) for _ in range(rng.randint(1, 9))]
    return data


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_every_mend_that_is_offered_mends_the_file_and_brings_nothing_new(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    file, after = tmp_path / "before.yaml", tmp_path / "after.yaml"
    file.write_bytes(messy.written(_made_up(rng), rng, messy.habits(rng)).encode())
    if LIBRARY.check([file])[0]:
        return
    found = lint(file)
    before = Counter(each.code for each in found.findings)
    for code in before:
        finding = next(each for each in found.findings if each.code == code)
        edits = found.mend(finding)
        if not edits:
            continue
        edited = RoutineDocument.read(file).edited(edits)
        assert edited.faithful
        after.write_bytes(edited.content)
        assert not LIBRARY.check([after])[0]
        left = Counter(each.code for each in lint(after).findings)
        assert left[code] < before[code]
        assert not left - before


def test_nearly_everything_that_is_found_can_be_mended() -> None:
    found: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    for seed in range(60):
        data = _made_up(random.Random(seed))
        path = Path("made-up.yaml")
        document = RoutineDocument.parse(path, messy.written(data, random.Random(0), messy.Habits()).encode())
        if LIBRARY._checker.routine(document.file, LIBRARY.exercises):
            continue
        looked = RoutineLint(document.file, LIBRARY.exercises, LIBRARY._checker, drawn)
        for finding in looked.findings:
            found[finding.code] += 1
            mended[finding.code] += bool(looked.mend(finding))
    assert found.total() > 200
    for code in ("cut-repetition", "floor-twice", "one-side", "no-raise", "long-hold"):
        assert mended[code] >= 0.95 * found[code], code
    assert mended.total() >= 0.85 * found.total()
