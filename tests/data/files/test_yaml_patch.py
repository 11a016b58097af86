"""Changes are put into a file that stays its author's."""

import random
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from app.core.edits import (
    DeleteItem,
    DissolveGroup,
    Edit,
    EditError,
    InsertItem,
    MakeGroup,
    MoveItem,
    RemoveKey,
    ReplaceItem,
    SetValue,
    applied,
    same,
    unshared,
)
from app.data.files import yaml_reader as reader
from app.data.files import yaml_splices
from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError
from app.data.files.yaml_patch import NeedsRewriting, Patched, patched
from app.data.files.yaml_tree import Tree
from app.data.library.library import Library
from app.data.library.routine_document import KEY_ORDER, RoutineDocument
from tests.data.files import messy

PARSERS = [reader.Loader, yaml.SafeLoader]  # phones may have only the one in Python
SHIPPED = sorted((share_folder() / "routines").glob("*.yaml"))
LIBRARY = Library(share_folder())

TEXT = """\
# my warm-up
id: mine
title: 'Mine'   # for Tuesdays
purpose: >-
  Before the hills,
  slowly.
steps:
  # first of all
  - exercise: march-in-place   # first
    seconds: 40
    block: raise

  # about the group
  - repeat: 2   # twice
    steps:
      - {exercise: half-squat, until: done}  # tap
      # then
      - exercise: hip-hinge
        seconds: 24
        # inside
  - exercise: cat-cow
    # on the mat
    seconds: 20
# the end
phase: warm-up
"""


@pytest.fixture(params=PARSERS, ids=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "Loader", request.param)


def read(text: str):
    return reader.parse(Path("x"), text.encode()).data


def made(text: str, *edits: Edit) -> Patched | NeedsRewriting:
    result = patched(text, edits, read, reader.Loader, KEY_ORDER)
    assert same(unshared(read(result.text)), applied(read(text), edits))
    assert same(unshared(read(result.text)), result.data)
    return result


def changed(text: str, *edits: Edit) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, each in its order; the others are there as often as before."""
    result = made(text, *edits)
    assert isinstance(result, Patched), result
    before, after = text.splitlines(), result.text.splitlines()
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return list(gone.elements()), list(come.elements())


@pytest.mark.parametrize(
    ("edits", "gone", "come"),
    [
        ([SetValue(("title",), "It's his")], ["title: 'Mine'   # for Tuesdays"], ["title: 'It''s his'   # for Tuesdays"]),
        ([SetValue(("phase",), "gentle")], ["phase: warm-up"], ["phase: gentle"]),
        ([SetValue(("max_pain",), 2)], [], ["max_pain: 2"]),
        ([SetValue(("purpose",), "Before the flat.")], ["  Before the hills,", "  slowly."], ["  Before the flat."]),
        ([SetValue(("purpose",), "a  b")], ["purpose: >-", "  Before the hills,", "  slowly."], ['purpose: "a  b"']),
        ([RemoveKey(("purpose",))], ["purpose: >-", "  Before the hills,", "  slowly."], []),
        ([SetValue(("steps", 0, "seconds"), 60)], ["    seconds: 40"], ["    seconds: 60"]),
        ([SetValue(("steps", 0, "prepare"), 8)], [], ["    prepare: 8"]),
        ([SetValue(("steps", 1, "repeat"), 3)], ["  - repeat: 2   # twice"], ["  - repeat: 3   # twice"]),
        ([SetValue(("steps", 1, "steps", 0, "prepare"), 8)], ["      - {exercise: half-squat, until: done}  # tap"], ["      - {exercise: half-squat, until: done, prepare: 8}  # tap"]),
        ([RemoveKey(("steps", 1, "steps", 0, "until"))], ["      - {exercise: half-squat, until: done}  # tap"], ["      - {exercise: half-squat}  # tap"]),
        ([RemoveKey(("steps", 2, "seconds"))], ["    seconds: 20"], []),
        ([RemoveKey(("steps", 0, "exercise"))], ["  - exercise: march-in-place   # first"], ["  - # first"]),
        ([InsertItem(("steps", 0), {"exercise": "easy-walk", "seconds": 60})], [], ["  - exercise: easy-walk", "    seconds: 60"]),
        ([InsertItem(("steps", 3), {"exercise": "easy-walk", "seconds": 60})], [], ["  - exercise: easy-walk", "    seconds: 60"]),
        ([InsertItem(("steps", 1, "steps", 0), {"exercise": "easy-walk", "seconds": 60})], [], ["      - {exercise: easy-walk, seconds: 60}"]),
        ([DeleteItem(("steps", 2))], ["  - exercise: cat-cow", "    # on the mat", "    seconds: 20"], []),
        ([MoveItem(("steps", 2), ("steps", 0))], [], []),
        ([MoveItem(("steps", 0), ("steps", 1))], [], []),
        ([ReplaceItem(("steps", 2), {"exercise": "sphinx", "seconds": 20})], ["  - exercise: cat-cow"], ["  - exercise: sphinx"]),
        ([ReplaceItem(("steps", 2), {"exercise": "sphinx", "block": "static"})], ["  - exercise: cat-cow", "    seconds: 20"], ["  - exercise: sphinx", "    block: static"]),
        ([SetValue(("steps", 2, "min"), 10), SetValue(("steps", 2, "prepare"), 8)], [], ["    prepare: 8", "    min: 10"]),
    ],
)  # fmt: skip
def test_a_change_touches_its_own_lines_and_no_other(edits, gone, come) -> None:
    assert changed(TEXT, *edits) == (gone, come)


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_ends_of_lines_the_last_line_and_the_mark_stay(breaks: str, last: bool, mark: str) -> None:
    text = mark + (TEXT if last else TEXT.rstrip("\n")).replace("\n", breaks)
    for edit in (
        SetValue(("title",), "Other"),
        InsertItem(("steps", 3), {"exercise": "easy-walk", "seconds": 60}),
        DeleteItem(("steps", 0)),
        MakeGroup(("steps", 0), 2, 2),
        DissolveGroup(("steps", 1)),
    ):
        document = RoutineDocument.parse(Path("x"), text.encode())
        plain = RoutineDocument.parse(Path("x"), TEXT.encode()).edited([edit]).content.decode()
        expected = mark + (plain if last else plain.rstrip("\n")).replace("\n", breaks)
        assert document.edited([edit]).content == expected.encode()


def test_the_last_step_of_a_file_without_a_last_line_end_comes_and_goes() -> None:
    text = "id: a\nsteps:\n- exercise: x\n- exercise: w # last"
    assert made(text, DeleteItem(("steps", 1))).text == "id: a\nsteps:\n- exercise: x"
    assert (
        made(text, MoveItem(("steps", 1), ("steps", 0))).text
        == "id: a\nsteps:\n- exercise: w # last\n- exercise: x"
    )
    assert (
        made(text, MoveItem(("steps", 0), ("steps", 1))).text
        == "id: a\nsteps:\n- exercise: w # last\n- exercise: x"
    )
    assert made(text, SetValue(("steps", 1, "seconds"), 5)).text == f"{text}\n  seconds: 5"
    assert made(text, InsertItem(("steps", 2), {"exercise": "z"})).text == f"{text}\n- exercise: z"


def test_a_step_takes_the_comments_right_above_it_along_and_leaves_the_others() -> None:
    moved = made(TEXT, MoveItem(("steps", 1, "steps", 1), ("steps", 0))).text
    assert "  # then\n  - exercise: hip-hinge\n    seconds: 24\n    # inside\n  # first of all\n" in moved
    assert "  # about the group\n  - repeat: 2   # twice\n" in moved
    left = made(TEXT, DeleteItem(("steps", 1))).text
    assert "  # about the group\n  - exercise: cat-cow\n" in left


def test_a_group_is_made_around_steps_that_only_move_to_the_right() -> None:
    grouped = made(TEXT, MakeGroup(("steps", 1), 2, 3)).text
    start = TEXT.index("  # about the group")
    end = TEXT.index("# the end")
    inner = "".join(f"    {line}" for line in TEXT[start:end].splitlines(keepends=True))
    assert grouped == f"{TEXT[:start]}  - repeat: 3\n    steps:\n{inner}{TEXT[end:]}"


def test_a_dissolved_group_leaves_its_steps_and_every_comment() -> None:
    flat = made(TEXT, DissolveGroup(("steps", 1))).text
    expected = (
        "  # about the group\n  # twice\n  - {exercise: half-squat, until: done}  # tap\n  # then\n"
        "  - exercise: hip-hinge\n    seconds: 24\n    # inside\n  - exercise: cat-cow\n"
    )
    assert expected in flat


def test_making_a_group_and_dissolving_it_gives_every_byte_back() -> None:
    for path in SHIPPED:
        text = path.read_text("utf-8")
        count = len(read(text)["steps"])
        for first in range(0, count, 3):
            group, flat = (
                MakeGroup(("steps", first), min(3, count - first), 2),
                DissolveGroup(("steps", first)),
            )
            assert made(text, group, flat).text == text


def test_a_new_step_is_written_as_those_around_it() -> None:
    for like, step in (
        ("-   exercise: x\n    seconds: 5\n", "-   exercise: w\n    block: raise\n"),
        ("- exercise: 'x'\n", "- exercise: 'w'\n  block: 'raise'\n"),
        ('- {"exercise": "x"}\n', '- {exercise: "w", block: "raise"}\n'),
        ("-\n    exercise: x\n", "-   exercise: w\n    block: raise\n"),
        ("   - exercise: x\n", "   - exercise: w\n     block: raise\n"),
    ):
        text = f"steps:\n{like}id: a\n"
        expected = f"steps:\n{like}{step}id: a\n"
        assert made(text, InsertItem(("steps", 1), {"exercise": "w", "block": "raise"})).text == expected


def test_new_keys_stand_where_the_guide_has_them() -> None:
    text = "id: a\nsteps:\n- exercise: x\n  block: raise\n"
    edits = [SetValue(("max_pain",), 2), SetValue(("title",), "T"), SetValue(("steps", 0, "seconds"), 20)]
    expected = "id: a\ntitle: T\nmax_pain: 2\nsteps:\n- exercise: x\n  seconds: 20\n  block: raise\n"
    assert made(text, *edits).text == expected


@pytest.mark.parametrize(
    ("text", "edit", "reason", "kept"),
    [
        ("id: a # own\nsteps: [{exercise: x}, {exercise: w}] # two\n", InsertItem(("steps", 1), {"exercise": "z"}), "BRACKETS", ["id: a # own", "# two"]),
        ("id: a\nsteps:\n# above\n- exercise: x # beside\n- repeat: 2\n  steps: [exercise: x, exercise: w]\n# below\n", DeleteItem(("steps", 1, "steps", 0)), "BRACKETS", ["# above\n- exercise: x # beside\n", "# below"]),
        ("{id: a, steps: [{exercise: x}]}", InsertItem(("steps", 1), {"exercise": "z"}), "BRACKETS", []),
        ("id: a\nsteps:\n- &s {exercise: x}\n- *s\n- exercise: z # own\n", SetValue(("steps", 1, "seconds"), 30), "NAMES", ["- &s {exercise: x}", "# own"]),
        ("id: a # own\nsteps:\n- &s {exercise: x}\n- *s\n", SetValue(("steps", 0, "seconds"), 30), "NAMES", ["id: a # own"]),
        ("id: a # own\nsteps:\n- &s {exercise: x}\n- *s\n", DeleteItem(("steps", 0)), "NAMES", ["id: a # own"]),
        ("id: a\nsteps:\n- exercise: x # own\n  seconds: &s 30\n- exercise: w # too\n  seconds: *s\n", SetValue(("steps", 0, "seconds"), 40), "NAMES", ["- exercise: x # own\n  seconds: &s 40\n- exercise: w # too\n  seconds: 30\n"]),
        ("id: a\nsteps:\n- &g\n  repeat: 2\n  steps:\n  - exercise: x\n- exercise: w\n", DissolveGroup(("steps", 0)), "NAMES", ["id: a"]),
        ("id: a # own\nsteps:\n- {exercise: x,\n   # why\n   seconds: 5}\n", RemoveKey(("steps", 0, "seconds")), "UNUSUAL", ["id: a # own"]),
        ("id: a # own\nsteps:\n- {repeat: 2, steps: [exercise: x]}\n- exercise: w\n", DissolveGroup(("steps", 0)), "BRACKETS", ["id: a # own"]),
    ],
)  # fmt: skip
def test_what_cannot_be_put_in_is_said_and_the_least_is_written_out(text, edit, reason, kept) -> None:
    result = made(text, edit)
    assert isinstance(result, NeedsRewriting)
    assert result.reason == getattr(yaml_splices, reason)
    assert all(part in result.text for part in kept)
    lost = len(Tree(text, reader.Loader).comments()) - len(Tree(result.text, reader.Loader).comments())
    assert result.lost == lost


def test_tabs_before_comments_stay() -> None:
    if reader.Loader is yaml.SafeLoader:
        pytest.skip("this parser refuses the file")
    text = "id:\ta\t# own\nsteps:\t# all\n- seconds: 5\t# short\n  exercise: x\t# first\n- {exercise: z,\n\tseconds: 9}\n"
    read(text)
    for edit in (
        RemoveKey(("steps", 0, "seconds")),
        SetValue(("steps", 1, "seconds"), 5),
        DeleteItem(("steps", 1)),
    ):
        result = made(text, edit)
        assert isinstance(result, Patched)
        assert result.text.count("\t#") == text.count("\t#") - isinstance(edit, RemoveKey)


def test_a_step_that_is_only_a_name_is_replaced_at_its_place() -> None:
    text = "steps:\n- &s {exercise: x}\n- *s # again\n"
    result = made(text, ReplaceItem(("steps", 1), {"exercise": "z", "seconds": 5}))
    assert result.text == text.replace("*s", "{exercise: z, seconds: 5}")
    assert isinstance(result, Patched)


def test_one_agreement_covers_all_that_is_changed_at_once() -> None:
    text = "id: a\ntitle: T # own\nsteps: [{exercise: x}]\n"
    edits = [
        SetValue(("title",), "U"),
        InsertItem(("steps", 0), {"exercise": "z"}),
        SetValue(("steps", 1, "seconds"), 5),
    ]
    result = made(text, *edits)
    assert isinstance(result, NeedsRewriting)
    assert result.text == "id: a\ntitle: U # own\nsteps:\n  - exercise: z\n  - exercise: x\n    seconds: 5\n"
    assert result.lost == 0


@pytest.mark.parametrize("text", ["id: a\n---\nid: b\n", "id: !!str a\n", "id: [\n", ""])
def test_what_the_reader_refuses_is_not_patched(text: str) -> None:
    with pytest.raises(BadFileError):
        patched(text, [], read, reader.Loader)


def test_a_merge_key_is_no_key_of_a_routine(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "id: a\ntitle: A\nphase: gentle\nsteps:\n- &s {exercise: cat-cow}\n- {<<: *s, seconds: 30}\n"
    )
    assert 'unknown key "<<"' in "".join(map(str, LIBRARY.check([file])[0]))


def test_what_is_set_to_what_it_is_stays_as_it_is_written() -> None:
    text = "purpose: >-\n  Over\n  two lines\nsteps:\n- {exercise: 'x' , seconds:  30}\n- exercise: z\n"
    edits = [
        SetValue(("purpose",), "Over two lines"),
        SetValue(("steps", 0, "seconds"), 30.0),
        ReplaceItem(("steps", 0), {"seconds": 30, "exercise": "x"}),
        MoveItem(("steps", 1), ("steps", 1)),
    ]
    assert made(text, *edits).text == text


def test_a_longer_text_goes_on_in_the_next_line_of_its_block() -> None:
    text = "purpose: >-  # why\n    Short.\nid: a\n"
    words = "Before the hills, slowly and with care, until calves and hips are warm and the breath is easy."
    result = made(text, SetValue(("purpose",), words)).text
    assert result == (
        "purpose: >-  # why\n    Before the hills, slowly and with care, until calves and hips are warm and\n"
        "    the breath is easy.\nid: a\n"
    )


@pytest.mark.parametrize("value", ["a\x00b", "\ud800", "\ufffe", float("nan"), float("inf")])
def test_what_no_file_can_hold_is_refused(value) -> None:
    with pytest.raises(EditError, match="cannot be written"):
        patched(TEXT, [SetValue(("title",), value)], read, reader.Loader)


def test_a_change_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(EditError):
        patched(TEXT, [DeleteItem(("steps", 9))], read, reader.Loader)


# --- random changes to random files ---------------------------------------------------------------------------


def _sequence(text: str, rng: random.Random, count: int, *, strict: bool) -> None:
    document = RoutineDocument.parse(Path("x"), text.encode())
    for _ in range(count):
        edit = messy.random_edit(document.data, rng)
        edited = document.edited([edit])
        after = RoutineDocument.parse(Path("x"), edited.content)
        assert same(unshared(after.data), applied(document.data, [edit]))
        if edited.faithful:
            assert not edited.lost
            assert messy.dirt(document.content.decode(), edited.content.decode(), edit, document.data) == ""
        else:
            assert not strict, (edit, edited.reason)
        document = after


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
@example(10356457)  # a step with two comments beside it is exchanged
def test_any_changes_to_a_file_that_somebody_wrote_touch_nothing_else(seed: int) -> None:
    rng = random.Random(seed)
    data = messy.routine(rng)
    text = messy.written(data, rng, messy.habits(rng, tabs=True))
    try:
        assert read(text) == data
    except BadFileError as error:
        assume("a tab" not in str(error))  # which each of the parsers takes in other places
        raise
    _sequence(text, rng, 6, strict=True)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_any_changes_to_any_file_that_can_be_read_mean_what_was_meant(seed: int) -> None:
    rng = random.Random(seed)
    data = messy.routine(rng)
    text = messy.written(data, rng, messy.habits(rng, wild=True))
    assert read(text) == data
    _sequence(text, rng, 6, strict=False)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(SHIPPED), st.integers(0, 2**32))
def test_any_changes_to_a_shipped_routine_touch_nothing_else(path: Path, seed: int) -> None:
    _sequence(path.read_text("utf-8"), random.Random(seed), 8, strict=True)
