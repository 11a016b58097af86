"""Changes to a routine or an exercise as its author wrote it, and what they make of plain data.

Plain values: whoever keeps files decides how a change is put into the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Where = tuple[str | int, ...]  # keys and indexes that lead to a part: ("steps", 2, "seconds")
Plain = Any  # text, numbers, true, false and null, and lists and mappings of them

_LONGEST_REST_S, _SHORTEST_REST_S = 120, 3  # what `prepare` may hold


class EditError(ValueError):
    """A change makes no sense for the data it is meant for."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """Gives a key a value, whether or not it was there; `where` ends with the key.

    Where the old value or the new one is a list or a mapping, all of it is another one from then on.
    """

    where: Where
    value: Plain


@dataclass(frozen=True, slots=True)
class RemoveKey:
    """Takes a key and its value away; `where` ends with the key."""

    where: Where


@dataclass(frozen=True, slots=True)
class InsertItem:
    """Puts a step, a group or a text into a list; `where` ends with the place that it then has."""

    where: Where
    item: Plain


@dataclass(frozen=True, slots=True)
class DeleteItem:
    """Takes a step, a group or a text out of a list; the last one of a list stays."""

    where: Where


@dataclass(frozen=True, slots=True)
class ReplaceItem:
    """Puts another step, group or text in the place of one."""

    where: Where
    item: Plain


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Takes a step or a group out of its list and puts it elsewhere, also into or out of a group.

    Attributes:
        where: Its place.
        to: Its place afterwards, counted as if it had been taken out already.
    """

    where: Where
    to: Where


@dataclass(frozen=True, slots=True)
class MakeGroup:
    """Puts steps that follow each other into a group that is repeated.

    Attributes:
        where: The place of the first, which the group then has.
        count: How many, 1 or more.
        times: How often they are done.
    """

    where: Where
    count: int
    times: int


@dataclass(frozen=True, slots=True)
class DissolveGroup:
    """Puts the steps of a group in the place of the group."""

    where: Where


Edit = SetValue | RemoveKey | InsertItem | DeleteItem | ReplaceItem | MoveItem | MakeGroup | DissolveGroup


def applied(data: Any, edits: Iterable[Edit]) -> Any:
    """The data after some changes, one after the other; what was given stays as it is.

    Raises:
        EditError: A change leads nowhere, or would leave a list empty.
    """
    made = unshared(data)
    for edit in edits:
        _apply(made, edit)
    return made


def part_of(data: Any, where: Where) -> Any:
    """A part of plain data; raises EditError where there is none."""
    for key in where:
        if isinstance(key, int):
            fits = isinstance(data, list) and 0 <= key < len(data)
        else:
            fits = isinstance(data, dict) and key in data
        if not fits:
            raise EditError(f"there is nothing at {'.'.join(map(str, where))}")
        data = data[key]
    return data


def rest_before(data: Any, where: Where, seconds: int) -> tuple[Edit, ...]:
    """The changes that let the runner rest before a step.

    A rest is time to get ready for what comes next, whose name and figure are shown meanwhile. Before a group
    that is repeated it comes before each of its rounds.

    Args:
        data: The routine as written.
        where: A step or a group.
        seconds: Of the rest, getting ready included; brought to 3 to 120.

    Raises:
        EditError: There is no such step.
    """
    while "repeat" in part_of(data, where):
        where = (*where, "steps", 0)
    return (SetValue((*where, "prepare"), max(_SHORTEST_REST_S, min(_LONGEST_REST_S, seconds))),)


def unshared(data: Any) -> Any:
    """Plain data of which no part is the same object as another, as repeated parts of a file are.

    A number that is whole becomes one, as the reader of files has it: 30.0 is 30.
    """
    if isinstance(data, Mapping):
        return {key: unshared(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [unshared(value) for value in data]
    if isinstance(data, float) and data.is_integer():
        return int(data)
    return data


def same(one: Any, other: Any) -> bool:
    """Whether two pieces of plain data mean the same: the order of keys does not count, and 1 is not true."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def _apply(data: Any, edit: Edit) -> None:
    match edit:
        case SetValue(where, value):
            _mapping(data, where)[str(where[-1])] = unshared(value)
        case RemoveKey(where):
            part_of(data, where)
            del _mapping(data, where)[str(where[-1])]
        case InsertItem(where, item):
            steps, index = _list(data, where)
            _within(index, len(steps) + 1, where)
            steps.insert(index, unshared(item))
        case DeleteItem(where):
            steps, index = _list(data, where)
            _taken_out(steps, index, where)
        case ReplaceItem(where, item):
            steps, index = _list(data, where)
            _within(index, len(steps), where)
            steps[index] = unshared(item)
        case MoveItem(where, to):
            steps, index = _list(data, where)
            _within(index, len(steps), where)
            item = steps.pop(index)
            target, place = _list(data, to)
            _within(place, len(target) + 1, to)
            target.insert(place, item)
            if not steps:
                raise EditError("the last step of a list stays in it")
        case MakeGroup(where, count, times):
            steps, index = _list(data, where)
            _within(index, len(steps), where)
            if not 1 <= count <= len(steps) - index:
                raise EditError(f"there are not {count} steps from {index} on")
            steps[index : index + count] = [{"repeat": times, "steps": steps[index : index + count]}]
        case DissolveGroup(where):
            steps, index = _list(data, where)
            group = part_of(data, where)
            if not isinstance(group, dict) or not isinstance(group.get("steps"), list):
                raise EditError("this is no group")
            steps[index : index + 1] = group["steps"]


def _mapping(data: Any, where: Where) -> dict[str, Any]:
    found = part_of(data, where[:-1])
    if not where or not isinstance(found, dict) or not isinstance(where[-1], str):
        raise EditError("there are no keys here")
    return found


def _list(data: Any, where: Where) -> tuple[list[Any], int]:
    found = part_of(data, where[:-1])
    if not where or not isinstance(found, list) or not isinstance(where[-1], int):
        raise EditError("there is no list here")
    return found, where[-1]


def _within(index: int, length: int, where: Where) -> None:
    if not 0 <= index < length:
        raise EditError(f"there is nothing at {'.'.join(map(str, where))}")


def _taken_out(steps: list[Any], index: int, where: Where) -> Any:
    _within(index, len(steps), where)
    if len(steps) == 1:
        raise EditError("the last step of a list stays in it")
    return steps.pop(index)
