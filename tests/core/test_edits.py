"""What changes make of plain data."""

import pytest

from app.core.edits import (
    DeleteItem,
    DissolveGroup,
    EditError,
    InsertItem,
    MakeGroup,
    MoveItem,
    RemoveKey,
    ReplaceItem,
    SetValue,
    applied,
    rest_before,
    same,
    unshared,
)

A, B, C, D = ({"exercise": name} for name in "abcd")
ROUTINE = {"id": "x", "steps": [A, {"repeat": 2, "steps": [B, C]}, D]}


def steps_after(*edits):
    return applied(ROUTINE, edits)["steps"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (SetValue(("steps", 0, "seconds"), 30), [{**A, "seconds": 30}, {"repeat": 2, "steps": [B, C]}, D]),
        (SetValue(("steps", 1, "repeat"), 5), [A, {"repeat": 5, "steps": [B, C]}, D]),
        (InsertItem(("steps", 1, "steps", 2), D), [A, {"repeat": 2, "steps": [B, C, D]}, D]),
        (InsertItem(("steps", 3), A), [A, {"repeat": 2, "steps": [B, C]}, D, A]),
        (DeleteItem(("steps", 1)), [A, D]),
        (ReplaceItem(("steps", 1), B), [A, B, D]),
        (MoveItem(("steps", 0), ("steps", 2)), [{"repeat": 2, "steps": [B, C]}, D, A]),
        (MoveItem(("steps", 0), ("steps", 0, "steps", 2)), [{"repeat": 2, "steps": [B, C, A]}, D]),
        (MoveItem(("steps", 1, "steps", 0), ("steps", 0)), [B, A, {"repeat": 2, "steps": [C]}, D]),
        (MakeGroup(("steps", 1), 2, 3), [A, {"repeat": 3, "steps": [{"repeat": 2, "steps": [B, C]}, D]}]),
        (DissolveGroup(("steps", 1)), [A, B, C, D]),
    ],
)
def test_each_change_does_what_it_says_and_leaves_what_it_was_given(edit, expected):
    before = unshared(ROUTINE)
    assert steps_after(edit) == expected
    assert before == ROUTINE


def test_a_key_comes_and_goes():
    titled = applied(ROUTINE, [SetValue(("title",), "T")])
    assert titled["title"] == "T"
    assert applied(titled, [RemoveKey(("title",))]) == ROUTINE


@pytest.mark.parametrize(
    "edit",
    [
        SetValue(("steps", 7, "seconds"), 30),
        SetValue(("steps", 0), 30),
        SetValue((), 30),
        RemoveKey(("title",)),
        InsertItem(("steps", 5), A),
        InsertItem(("id", 0), A),
        DeleteItem(("steps", -1)),
        ReplaceItem(("steps", 3), A),
        MoveItem(("steps", 0), ("steps", 3)),
        MoveItem(("steps", 1), ("steps", 1, "steps", 0)),
        MakeGroup(("steps", 2), 2, 2),
        MakeGroup(("steps", 2), 0, 2),
        DissolveGroup(("steps", 0)),
    ],
)
def test_what_leads_nowhere_is_said(edit):
    with pytest.raises(EditError):
        applied(ROUTINE, [edit])


@pytest.mark.parametrize("edit", [DeleteItem(("steps", 0)), MoveItem(("steps", 0), ("steps", 0))])
def test_the_last_step_of_a_list_can_be_moved_within_it_and_not_taken_out(edit):
    one = {"steps": [A]}
    if isinstance(edit, MoveItem):
        assert applied(one, [edit]) == one
    else:
        with pytest.raises(EditError, match="last step"):
            applied(one, [edit])
    group = {"steps": [{"repeat": 2, "steps": [A]}, B]}
    with pytest.raises(EditError, match="last step"):
        applied(group, [MoveItem(("steps", 0, "steps", 0), ("steps", 1))])


def test_a_repeated_part_is_changed_in_one_place_only():
    step = {"exercise": "a"}
    changed = applied({"steps": [step, step]}, [SetValue(("steps", 0, "seconds"), 20)])
    assert changed["steps"] == [{"exercise": "a", "seconds": 20}, {"exercise": "a"}]


def test_a_rest_is_time_to_get_ready_before_a_step_or_each_round_of_a_group():
    assert rest_before(ROUTINE, ("steps", 0), 45) == (SetValue(("steps", 0, "prepare"), 45),)
    assert rest_before(ROUTINE, ("steps", 1), 500) == (SetValue(("steps", 1, "steps", 0, "prepare"), 120),)
    assert rest_before(ROUTINE, ("steps", 2), 0) == (SetValue(("steps", 2, "prepare"), 3),)
    with pytest.raises(EditError):
        rest_before(ROUTINE, ("steps", 3), 30)


def test_the_same_is_what_means_the_same():
    assert same({"a": 1, "b": [True]}, {"b": [True], "a": 1})
    assert not same({"a": 1}, {"a": True})
    assert not same([1, 2], [2, 1])
    assert not same({"a": 1}, {"a": 1, "b": 2})
