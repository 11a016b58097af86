"""Frozen values as plain data for JSON and back, checked on the way in by their own annotations."""

import math
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Known = dict[type, dict[str, Any]]


class BrokenDataError(Exception):
    """Data is not what it should be; the message says where."""


def to_plain(value: Any, known: Known) -> Any:
    """A value as dictionaries, lists, text and numbers; a field that has its default is left out.

    Args:
        value: Made of frozen dataclasses, tuples, enumerations, text, numbers and None.
        known: Kinds of value that are written as their name alone, which is their `id`, or for what is there
            only once its kind; each that is met is put into its table.
    """
    kind = type(value)
    if kind in known:
        name = str(getattr(value, "id", kind.__name__))
        known[kind][name] = value
        return name
    return _inside(value, known)


def _inside(value: Any, known: Known) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(item, known) for item in value]
    if not is_dataclass(value):
        return value
    held = ((field, getattr(value, field.name)) for field in fields(value))
    return {field.name: to_plain(own, known) for field, own in held if own != _default(field)}


def table_to_plain(known: Known, kind: type) -> dict[str, Any]:
    """The values of a kind that were written as their name alone, each in full."""
    return {name: _inside(value, {}) for name, value in known[kind].items()}


def from_plain(kind: type[T], data: Any, known: Mapping[type, Mapping[str, Any]], where: str = "") -> T:
    """The value that was made into plain data.

    Args:
        kind: What it has to be.
        data: From `to_plain`.
        known: Tables of the kinds that were written as their name alone.
        where: The place in the file, for the message.

    Raises:
        BrokenDataError: It is something else; nothing is guessed, and an unknown key counts as damage.
    """
    made: T = _made(kind, data, known, where)
    return made


def _made(kind: Any, data: Any, known: Mapping[type, Mapping[str, Any]], where: str) -> Any:
    if kind in known:
        if not isinstance(data, str) or data not in known[kind]:
            raise BrokenDataError(f"{where}: there is no {data!r} in the file")
        return known[kind][data]
    if is_dataclass(kind):
        return _record(kind, data, known, where)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of(inner, data, known, where)
    if origin is tuple:
        return _several(inner, data, known, where)
    if origin is Literal:
        if not isinstance(data, str) or data not in inner:
            raise BrokenDataError(f"{where}: {data!r} is none of {', '.join(inner)}")
        return data
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(data)
        except ValueError as error:
            raise BrokenDataError(f"{where}: {error}") from None
    return _simple(kind, data, where)


def _simple(kind: Any, data: Any, where: str) -> Any:
    if kind is float and type(data) in (int, float) and math.isfinite(data):
        return float(data)
    if type(data) is not kind or kind is float:
        raise BrokenDataError(f"{where}: expected {kind.__name__}, not {data!r}")
    return data


def _record(kind: Any, data: Any, known: Mapping[type, Mapping[str, Any]], where: str) -> Any:
    if not isinstance(data, dict):
        raise BrokenDataError(f"{where}: expected keys with values, not {data!r}")
    hints = _hints(kind)
    unknown = data.keys() - hints.keys()
    if unknown:
        raise BrokenDataError(f"{where}: unknown key {min(map(str, unknown))!r}")
    missing = [f.name for f in fields(kind) if f.name not in data and _default(f) is MISSING]
    if missing:
        raise BrokenDataError(f"{where}: the key {missing[0]!r} is missing")
    values = {name: _made(hints[name], own, known, f"{where}.{name}") for name, own in data.items()}
    return kind(**values)


def _several(inner: tuple[Any, ...], data: Any, known: Mapping[type, Mapping[str, Any]], where: str) -> Any:
    if not isinstance(data, list):
        raise BrokenDataError(f"{where}: expected a list, not {data!r}")
    endless = inner[-1] is Ellipsis
    if not endless and len(data) != len(inner):
        raise BrokenDataError(f"{where}: expected {len(inner)} values, not {len(data)}")
    kinds = [inner[0]] * len(data) if endless else inner
    return tuple(
        _made(kind, item, known, f"{where}[{number}]")
        for number, (kind, item) in enumerate(zip(kinds, data, strict=True))
    )


def _one_of(inner: tuple[Any, ...], data: Any, known: Mapping[type, Mapping[str, Any]], where: str) -> Any:
    if data is None and NoneType in inner:
        return None
    problems: list[BrokenDataError] = []
    for kind in inner:
        if kind is NoneType:
            continue
        try:
            return _made(kind, data, known, where)
        except BrokenDataError as error:
            problems.append(error)
    raise problems[0]


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _default(field: "Field[Any]") -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
