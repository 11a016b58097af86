"""An exercise while it is made: usual values, ids, and changes told one by one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.edits import DeleteItem, InsertItem, RemoveKey, ReplaceItem, SetValue, applied, same
from app.core.exercise_draft import (
    begun,
    both_changed,
    changes,
    completed,
    enough,
    free_id,
    merged,
    written_at,
)
from app.core.exercise_editing import ExerciseEditing
from app.core.exercise_faults import ExerciseFault, said

MADE = {
    **begun(),
    "name": "Heel digs",
    "steps": ["Tap one heel in front of you, toes up.", "", "Change feet."],
}


def test_what_is_not_said_gets_its_usual_value() -> None:
    data = completed(MADE, "heel-digs")
    assert data["steps"] == ["Tap one heel in front of you, toes up.", "Change feet."]
    assert data["tempo_s"] == 2
    assert data["easier"] == "heel-digs"
    assert data["cues"] == ["Change feet"]
    assert "figure" not in data


@pytest.mark.parametrize(
    ("kind", "tempo", "ramp"),
    [
        ("dynamic", 2, "mobilise"),
        ("activation", 3, "activate"),
        ("static", None, "static"),
        ("gentle", None, "settle"),
    ],
)
def test_what_is_usual_depends_on_the_kind(kind: str, tempo: Any, ramp: str) -> None:
    data = completed({**MADE, "kind": kind}, "x")
    assert (data.get("tempo_s"), data["ramp"]) == (tempo, ramp)


def test_a_hold_loses_the_tempo_that_was_chosen_while_it_moved() -> None:
    assert completed({**MADE, "kind": "static", "tempo_s": 3}, "x").get("tempo_s") is None


def test_what_stands_in_a_file_stays_to_the_last_space() -> None:
    original = {**completed(MADE, "x"), "name": "Two  spaces ", "mistake": ""}
    data = completed({**original, "back_mod": "  Soft \n and small "}, "x", original)
    assert data["name"] == "Two  spaces "
    assert data["mistake"] == ""
    assert data["back_mod"] == "Soft and small"


def test_a_text_that_is_emptied_goes() -> None:
    original = {**completed(MADE, "x"), "mistake": "Leaning."}
    assert "mistake" not in completed({**original, "mistake": " "}, "x", original)


def test_a_place_is_found_again_among_texts_that_are_still_empty() -> None:
    assert written_at(MADE, ("steps", 1)) == ("steps", 2)
    assert written_at(MADE, ("name",)) == ("name",)


def test_a_name_and_a_sentence_are_enough() -> None:
    assert not enough(begun())
    assert not enough({"name": "A", "steps": [" "]})
    assert enough({"name": "A", "steps": ["", "B."]})


@pytest.mark.parametrize(
    ("name", "taken", "made"),
    [
        ("Heel digs", (), "heel-digs"),
        ("Fersen–Tippen à la Rosa!", (), "fersen-tippen-a-la-rosa"),
        ("Heel digs", ("heel-digs", "heel-digs-2"), "heel-digs-3"),
        ("猫", (), "exercise"),
        ("a" * 80, (), "a" * 60),
        ("a" * 80, ("a" * 60,), "a" * 58 + "-2"),
    ],
)
def test_an_id_is_made_of_the_name(name: str, taken: tuple[str, ...], made: str) -> None:
    assert free_id(name, set(taken)) == made


def test_changes_are_as_small_as_they_can_be() -> None:
    old = {"name": "A", "steps": ["a", "b", "c"], "load": {"impact": 1}, "mistake": "m", "areas": ["calves"]}
    new = {
        "name": "B", "steps": ["a", "x", "c", "d"], "load": {"impact": 1, "flexion": "mid"}, "areas": ["shins"],
        "avoid_tags": ["balance"],
    }  # fmt: skip
    assert changes(old, new) == (
        SetValue(("name",), "B"),
        ReplaceItem(("steps", 1), "x"),
        InsertItem(("steps", 3), "d"),
        SetValue(("load", "flexion"), "mid"),
        ReplaceItem(("areas", 0), "shins"),
        SetValue(("avoid_tags",), ["balance"]),
        RemoveKey(("mistake",)),
    )
    assert changes({"steps": ["a", "b", "c"]}, {"steps": ["b"]}) == (
        DeleteItem(("steps", 0)),
        DeleteItem(("steps", 1)),
    )


TEXTS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True)
DATA = st.fixed_dictionaries(
    {"steps": TEXTS},
    optional={
        "areas": TEXTS,
        "load": st.dictionaries(st.sampled_from(["impact", "flexion"]), st.integers(0, 3), min_size=1),
        "name": st.text(max_size=3),
        "tempo_s": st.one_of(st.none(), st.integers(1, 9)),
        "figure": st.fixed_dictionaries({"keys": st.lists(st.fixed_dictionaries({"t": st.integers(0, 3)}))}),
    },
)


@given(DATA, DATA)
def test_changes_make_one_of_the_other(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert same(applied(old, changes(old, new)), new)


def test_changes_of_two_hands_come_together_and_ones_own_count() -> None:
    base = {"name": "A", "mistake": "m", "steps": ["a"]}
    mine = {"name": "B", "steps": ["a"]}
    theirs = {"name": "C", "mistake": "m", "steps": ["a", "b"], "max_pain": 3}
    assert merged(base, mine, theirs) == {"name": "B", "steps": ["a", "b"], "max_pain": 3}
    assert both_changed(base, mine, theirs) == ["name"]


def test_of_lists_and_mappings_nothing_of_either_hand_is_lost() -> None:
    base = {"steps": ["a"], "load": {"impact": 0, "flexion": "none"}}
    mine = {"steps": ["a2"], "load": {"impact": 1, "flexion": "none"}}
    theirs = {"steps": ["a", "b"], "load": {"impact": 0, "flexion": "end"}}
    assert merged(base, mine, theirs) == {"steps": ["a2", "b"], "load": {"impact": 1, "flexion": "end"}}
    assert both_changed(base, mine, theirs) == []


@given(DATA, DATA)
def test_where_only_one_has_changed_something_that_is_what_comes_of_it(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    assert same(merged(old, new, old), new)
    assert same(merged(old, old, new), new)


# --- taken back -----------------------------------------------------------------------------------------------


def test_each_change_is_taken_back_and_done_again() -> None:
    editing = ExerciseEditing(begun())
    assert not editing.is_changed
    assert editing.put("name", "A")
    assert not editing.put("name", "A"), "it says so already"
    editing.put("kind", "static")
    assert editing.undo()
    assert (editing.now["kind"], editing.now["name"]) == ("dynamic", "A")
    assert editing.redo()
    assert editing.now["kind"] == "static"
    assert editing.undo()
    assert editing.undo()
    assert not editing.undo()
    assert not editing.is_changed
    editing.put("name", "B")
    assert not editing.can_redo


def test_letters_of_one_word_are_one_change_and_the_next_word_is_another() -> None:
    editing = ExerciseEditing(begun())
    for text in ("H", "He", "Heel "):
        editing.put("name", text, "name")
    editing.end_word()
    for text in ("Heel d", "Heel di"):
        editing.put("name", text, "name")
    editing.undo()
    assert editing.now["name"] == "Heel "
    editing.undo()
    assert editing.now["name"] == ""


# --- in words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (ExerciseFault(("name",), "minLength", 1, 1), "Give it a name."),
        (ExerciseFault(("steps",), "minItems", 1, 1), "Say in a sentence or two how it is done."),
        (ExerciseFault(("name",), "maxLength", 60, 60), "1 character too many."),
        (ExerciseFault(("steps", 0), "maxLength", 10, 10), "11 characters too many."),
        (ExerciseFault(("areas",), "maxItems", 6, 6), "At most 6 fit here."),
        (ExerciseFault(("default_seconds",), "minimum", 5, 600), "From 5 to 600."),
        (ExerciseFault(("cues", 0), "six-words"), "At most 6 words: it is spoken."),
        (ExerciseFault(("side_names", "right"), "required"), "Give both sides a name, or neither."),
        (ExerciseFault(("easier",), "easier"), "This exercise is no longer there. Choose another one."),
        (ExerciseFault(("figure",), "figure", said="The left foot slides."), "The left foot slides."),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(fault: ExerciseFault, words: str) -> None:
    data = {"name": "a" * 61, "steps": ["b" * 21]}
    assert said(fault, data, str) == words
