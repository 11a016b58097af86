"""Finding what no text may hold, in data of any shape."""

from typing import Any

from app.data.files.characters import deeper_than, odd_places

DEEPER_THAN_PYTHON = 100_000


def nested(inner: Any, times: int) -> list[Any]:
    held = inner
    for _ in range(times):
        held = [held]
    return [held]


def test_odd_characters_are_told_in_the_order_of_the_data_each_with_its_path() -> None:
    data = {"a": ["fine", "b\x00", {"k\x01": "v\x02"}], "c": 3, "d": "\x03"}
    assert list(odd_places(data)) == [
        (("a", 1), "\x00"),
        (("a", 2), "\x01"),
        (("a", 2, "k\x01"), "\x02"),
        (("d",), "\x03"),
    ]


def test_they_are_found_deeper_than_python_can_follow() -> None:
    path, odd = next(odd_places(nested("\x00", DEEPER_THAN_PYTHON)))
    assert (len(path), set(path), odd) == (DEEPER_THAN_PYTHON + 1, {0}, "\x00")


def test_depth_counts_lists_and_mappings_within_each_other() -> None:
    assert not deeper_than("text", 0)
    assert not deeper_than([1, "text"], 1)
    assert deeper_than([[]], 1)
    assert not deeper_than({"a": [1, 2]}, 2)
    assert deeper_than({"a": [1, {"b": 3}]}, 2)
    assert deeper_than(nested(1, DEEPER_THAN_PYTHON), 8)
