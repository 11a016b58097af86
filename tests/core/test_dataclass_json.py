import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dataclass_json import BrokenDataError, Known, from_plain, table_to_plain, to_plain
from app.core.exercise import Exercise
from app.core.routine import Routine
from app.core.timeline import Timeline, lay_out
from tests.strategies import routines


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    text: str
    seconds: float = 1.5
    on: bool = True
    colour: Colour = Colour.RED
    kind: Literal["a", "b"] = "a"
    inner: Inner | None = None
    pair: tuple[int, str] = (0, "")
    many: tuple[Inner, ...] = ()


FULL = Outer(
    text="x", seconds=0.1, on=False, kind="b", inner=Inner(number=3), pair=(1, "y"), many=(Inner(number=4),)
)


def test_a_value_comes_back_as_it_was_through_json() -> None:
    data = json.loads(json.dumps(to_plain(FULL, {})))
    assert from_plain(Outer, data, {}) == FULL


def test_what_has_its_default_is_left_out() -> None:
    assert to_plain(Outer(text="x"), {}) == {"text": "x"}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_comes_back_to_the_last_bit(seconds: float) -> None:
    data = json.loads(json.dumps(to_plain(Outer(text="", seconds=seconds), {})))
    assert from_plain(Outer, data, {}).seconds == seconds


@given(routines())
def test_every_timeline_comes_back_as_it_was_even_one_made_longer(made: Routine) -> None:
    timeline = lay_out(made, tempo=True)
    for changed in (timeline, timeline.extended(len(timeline.segments) // 2, 15, 3.0)):
        known: Known = {Exercise: {}}
        data = json.loads(json.dumps([to_plain(changed, known), table_to_plain(known, Exercise)]))
        table = {name: from_plain(Exercise, item, {}) for name, item in data[1].items()}
        if len(table) == len({id(segment.exercise) for segment in changed.segments if segment.exercise}):
            assert from_plain(Timeline, data[0], {Exercise: table}) == changed


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": 1}, "top.text: expected str, not 1"),
        ({"seconds": "1"}, "top.seconds: expected float, not '1'"),
        ({"seconds": True}, "top.seconds: expected float, not True"),
        ({"seconds": float("nan")}, "top.seconds"),
        ({"seconds": float("inf")}, "top.seconds"),
        ({"on": 1}, "top.on: expected bool, not 1"),
        ({"colour": "blue"}, "top.colour: 'blue' is not a valid Colour"),
        ({"kind": "c"}, "top.kind: 'c' is none of a, b"),
        ({"kind": []}, "top.kind"),
        ({"inner": {}}, "top.inner: the key 'number' is missing"),
        ({"inner": {"number": True}}, "top.inner.number: expected int, not True"),
        ({"pair": [1]}, "top.pair: expected 2 values, not 1"),
        ({"pair": "ab"}, "top.pair: expected a list, not 'ab'"),
        ({"many": [{"number": 1}, None]}, r"top.many\[1\]: expected keys with values, not None"),
        ({"more": 1}, "top: unknown key 'more'"),
    ],
)
def test_data_that_is_something_else_is_refused_with_its_place(change: dict, says: str) -> None:
    with pytest.raises(BrokenDataError, match=says):
        from_plain(Outer, {"text": "x", **change}, {}, "top")


def test_a_name_that_no_table_knows_is_refused() -> None:
    with pytest.raises(BrokenDataError, match="there is no 'gone' in the file"):
        from_plain(Inner, "gone", {Inner: {}}, "top")
    with pytest.raises(BrokenDataError):
        from_plain(Inner, ["gone"], {Inner: {}}, "top")
