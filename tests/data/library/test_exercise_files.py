"""Exercises of the runner's own are written, copied and changed; what is not changed stays its author's."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.edits import same, unshared
from app.core.exercise_draft import begun, completed
from app.core.exercise_editing import ExerciseEditing
from app.data.files import yaml_reader as reader
from app.data.files.paths import share_folder
from app.data.files.yaml_tree import Tree
from app.data.library.check import Checker
from app.data.library.exercise_document import ExerciseDocument, new_text
from app.data.library.exercise_files import changed_exercise, write_exercise
from app.data.library.library import Library
from app.data.library.own_files import ChangedMeanwhileError, save_document
from tests.data.files import messy, messy_exercise

SHIPPED = sorted((share_folder() / "assets" / "exercises").glob("*.yaml"))
CHECKER = Checker(share_folder())
NAME_AND_STEPS = {
    **begun(),
    "name": "Heel digs",
    "steps": ["Tap one heel in front, toes up.", "Change feet."],
}


@pytest.fixture(params=[reader.Loader, yaml.SafeLoader], ids=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "Loader", request.param)


def document(text: str) -> ExerciseDocument:
    return ExerciseDocument.parse(Path("mine.yaml"), text.encode())


# --- new ones -------------------------------------------------------------------------------------------------


def test_a_name_and_two_sentences_are_an_exercise_without_a_problem(profile: Path) -> None:
    path, name = write_exercise(profile, NAME_AND_STEPS, ())
    assert (path.name, name) == ("heel-digs.yaml", "heel-digs")
    library = Library(share_folder(), profile)
    assert library.check([path])[0] == []
    made = library.exercises["heel-digs"]
    assert made.steps == ("Tap one heel in front, toes up.", "Change feet.")
    assert made.cues == ("Change feet",), "the shortest sentence is spoken"
    assert made.easier == "heel-digs"


def test_no_id_is_given_away_twice_and_none_of_limbers(profile: Path) -> None:
    taken = Library(share_folder()).exercises
    names = [write_exercise(profile, {**NAME_AND_STEPS, "name": "Cat-cow"}, list(taken))[1] for _ in range(3)]
    assert names == ["cat-cow-2", "cat-cow-3", "cat-cow-4"]
    odd = write_exercise(profile, {**NAME_AND_STEPS, "name": "猫"}, ())[1]
    assert odd == "exercise"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_written_anew_means_the_same(path: Path) -> None:
    data = unshared(reader.read(path).data)
    assert same(unshared(reader.parse(path, new_text(data).encode()).data), data)


def test_a_copy_keeps_comments_and_the_way_things_are_written(profile: Path) -> None:
    source = ExerciseDocument.read(next(path for path in SHIPPED if path.stem == "hip-hinge"))
    now = {**unshared(source.data), "name": "Hip hinge (mine)"}
    path, name = write_exercise(profile, now, [file.stem for file in SHIPPED], source)
    text, before = path.read_text("utf-8"), source.file.text
    assert name == "hip-hinge-mine"
    expected = before.replace("id: hip-hinge", f"id: {name}").replace(
        "name: Hip hinge", "name: Hip hinge (mine)"
    )
    assert text == expected.partition("\n")[2], "only the line for editors is gone"
    assert Library(share_folder(), profile).check([path])[0] == []


def test_a_copy_of_what_nothing_is_gentler_than_replaces_itself(profile: Path) -> None:
    source = ExerciseDocument.read(next(path for path in SHIPPED if path.stem == "side-lying-rest"))
    assert source.data["easier"] == "side-lying-rest"
    now = {**unshared(source.data), "name": "My rest"}
    path, name = write_exercise(profile, now, [], source)
    assert reader.read(path).data["easier"] == name == "my-rest"


def test_what_had_a_file_once_gets_an_id_of_its_own(profile: Path) -> None:
    now = {**NAME_AND_STEPS, "id": "heel-digs", "easier": "heel-digs"}
    path, name = write_exercise(profile, now, ["heel-digs"])
    made = reader.read(path).data
    assert made["id"] == made["easier"] == name == "heel-digs-2"


# --- changed ones ---------------------------------------------------------------------------------------------

TEXT = """\
# mine, since the summer
id: heel-digs
name: Heel digs   # taps
kind: dynamic
ramp: mobilise
areas: [shins, hamstrings] # front first
sides: alternate
posture: standing
default_seconds: 30
tempo_s: 1.2
steps:   # slowly
  - Tap one heel in front, toes up.
  # the knee gives
  - >-
    Change feet with
    a small, soft step.
cues: ['Toes up']
load: {impact: 1}
max_pain: 5
easier: march-in-place
figure:
  base: stand  # tall
  keys: [{t: 0}]
"""


def changed(**parts: Any) -> tuple[list[str], list[str]]:
    file = document(TEXT)
    now = {key: each for key, each in {**unshared(file.data), **parts}.items() if each is not None}
    edited = changed_exercise(file, now)
    assert edited.faithful, edited.reason
    after = edited.content.decode().splitlines()
    before = TEXT.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


@pytest.mark.parametrize(
    ("parts", "gone", "come"),
    [
        ({"name": "Heel taps"}, ["name: Heel digs   # taps"], ["name: Heel taps   # taps"]),
        ({"areas": ["hamstrings", "shins", "calves"]}, ["areas: [shins, hamstrings] # front first"], ["areas: [hamstrings, shins, calves] # front first"]),
        ({"steps": ["Tap one heel in front, toes up.", "Change."]}, ["    Change feet with", "    a small, soft step."], ["    Change."]),
        ({"steps": ["Tap one heel in front, toes up."]}, ["  - >-", "    Change feet with", "    a small, soft step."], []),
        ({"cues": ["Toes up", "Stay tall"]}, ["cues: ['Toes up']"], ["cues: ['Toes up', 'Stay tall']"]),
        ({"load": {"impact": 1, "rotation": "mid"}}, ["load: {impact: 1}"], ["load: {impact: 1, rotation: mid}"]),
        ({"avoid_tags": ["knee-pain"]}, [], ["avoid_tags: [knee-pain]"]),
        ({"side_names": {"left": "Left heel", "right": "Right heel"}}, [], ["side_names: {left: Left heel, right: Right heel}"]),
        ({"mistake": " Leaning back. "}, [], ["mistake: Leaning back."]),
        ({"figure": None}, ["figure:", "  base: stand  # tall", "  keys: [{t: 0}]"], []),
    ],
)  # fmt: skip
def test_a_change_touches_its_own_lines_and_no_other(
    parts: dict[str, Any], gone: list[str], come: list[str]
) -> None:
    assert changed(**parts) == (gone, come)


def test_a_new_figure_in_the_place_of_one_with_remarks_is_asked_about() -> None:
    file = document(TEXT)
    edited = changed_exercise(file, {**unshared(file.data), "figure": messy_exercise.FIGURE})
    assert edited.reason
    assert edited.lost == 1, "the remark inside the old figure"
    after = document(edited.content.decode())
    assert same(unshared(after.data["figure"]), unshared(messy_exercise.FIGURE))
    assert edited.content.decode().startswith(TEXT.partition("figure:")[0])


def test_what_another_program_wrote_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "heel-digs.yaml"
    path.write_text(TEXT)
    file = ExerciseDocument.read(path)
    edited = changed_exercise(file, {**unshared(file.data), "name": "Other"})
    path.write_text(TEXT + "# by somebody else\n")
    with pytest.raises(ChangedMeanwhileError):
        save_document(file, edited)
    assert path.read_text() == TEXT + "# by somebody else\n"


# --- random changes to random files ---------------------------------------------------------------------------


def parts_of(text: str) -> dict[str, str]:
    """The lines of each key of a file, with the comments inside."""
    tree = Tree(text.removeprefix("\ufeff"), reader.Loader)
    return {
        pair.key.name: tree.text[tree.line(pair.start) : tree.line_end(pair.end - 1)]
        for pair in tree.root.pairs
    }


def comments_outside(text: str, keys: set[str]) -> list[str]:
    tree = Tree(text.removeprefix("\ufeff"), reader.Loader)
    inside = [
        range(pair.start, tree.next_line(pair.end - 1)) for pair in tree.root.pairs if pair.key.name in keys
    ]
    lines, at = [], 0
    while at < len(tree.text):
        after = tree.next_line(at)
        line = tree.text[at:after]
        if line.lstrip().startswith("#") and not any(at in each for each in inside):
            lines.append(line.strip())
        at = after
    return lines


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_any_changes_in_a_form_touch_no_other_part_and_undone_give_every_byte_back(seed: int) -> None:
    rng = random.Random(seed)
    data = messy_exercise.exercise(rng)
    text = messy_exercise.written(data, rng, messy.habits(rng))
    file = document(text)
    assert same(unshared(file.data), unshared(data)), text
    editing = ExerciseEditing(file.data)
    touched: set[str] = set()
    for _ in range(rng.randint(1, 6)):
        key, value = messy_exercise.change(editing.now, rng)
        if editing.put(key, value):
            touched.add(key)
        edited = changed_exercise(file, editing.now)
        after = edited.content.decode()
        wanted = completed(editing.now, "mine", file.data)
        assert same(unshared(document(after).data), unshared(wanted))
        really = {key for key in touched if not same(unshared(data.get(key)), unshared(wanted.get(key)))}
        if not edited.faithful:
            continue
        before, now = parts_of(text), parts_of(after)
        assert {key: now[key] for key in now if key not in really} == {
            key: before[key] for key in before if key not in really
        }
        assert not Counter(comments_outside(text, really)) - Counter(comments_outside(after, really))
        assert after.startswith("\ufeff") == text.startswith("\ufeff")
    while editing.undo():
        pass
    assert changed_exercise(file, editing.now).content == text.encode()


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(SHIPPED), st.integers(0, 2**32))
def test_any_changes_to_a_shipped_exercise_are_put_in_faithfully(path: Path, seed: int) -> None:
    rng = random.Random(seed)
    file = ExerciseDocument.read(path)
    editing = ExerciseEditing(file.data)
    for _ in range(5):
        key, value = messy_exercise.change(editing.now, rng)
        if key not in ("figure", "tempo_s"):
            editing.put(key, value)
    edited = changed_exercise(file, editing.now)
    assert edited.faithful, edited.reason
    wanted = completed(editing.now, str(file.data["id"]), file.data)
    assert same(unshared(document(edited.content.decode()).data), unshared(wanted))
