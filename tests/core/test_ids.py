"""Ids for what is new are free, short enough, and files can be named after them everywhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.ids import MOST_ID, free_id, is_device, numbered, with_end

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("words", "taken", "made"),
    [
        ("Before the hills", (), "before-the-hills"),
        ("Fersen–Tippen à la Rosa!", (), "fersen-tippen-a-la-rosa"),
        ("hills", ("hills", "hills-2"), "hills-3"),
        ("猫", (), "routine"),
        ("猫", ("routine",), "routine-2"),
        ("CON", (), "con-2"),
        ("Com 1", (), "com-1"),
        ("LPT1", ("lpt1-2",), "lpt1-3"),
        ("a" * 80, (), "a" * 60),
        ("a" * 80, ("a" * 60,), "a" * 58 + "-2"),
    ],
)
def test_an_id_is_made_of_words(words: str, taken: tuple[str, ...], made: str) -> None:
    assert free_id(words, taken, "routine") == made


def test_ends_of_ones_own_are_tried_before_numbers() -> None:
    ends = ("-x", "-y")
    assert free_id("a", {"a"}, "b", ends) == "a-x"
    assert free_id("a", {"a", "a-x", "a-y"}, "b", ends) == "a-2"


def test_words_make_room_for_what_stands_at_their_end() -> None:
    assert with_end("x" * 70, "-mine") == "x" * 55 + "-mine"
    assert with_end("猫", "-mine", "routine") == "routine-mine"
    assert list(numbered("a"))[:2] == ["a-2", "a-3"]


@given(
    st.one_of(st.text(max_size=90), st.sampled_from(["con", "Nul", "aux.yaml", "com9", "a-" * 40])),
    st.sets(st.sampled_from(["con-2", "exercise", "a", "a-2", "nul-2"])),
)
def test_whatever_the_words_the_id_is_one_and_free(words: str, taken: set[str]) -> None:
    made = free_id(words, taken, "exercise")
    assert ID.fullmatch(made)
    assert len(made) <= MOST_ID
    assert made not in taken
    assert not is_device(f"{made}.yaml")
    assert free_id(made, (), "exercise") == made, "an id stays as it is"
