"""Holds an export to every bound that an import has, so that Limber takes what Limber wrote.

Both go by the same schema, the same look at what makes sense and the same sizes: a bound that is added there
is held here too. What goes beyond one is left out, and said.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.core.i18n import mark as _
from app.core.i18n import several
from app.data.exchange.left_out import NotExported, plainly
from app.data.files.characters import control_character, odd_places
from app.data.files.json_document import MAX_BYTES, MAX_VALUES, may_be_odd, values_in
from app.data.files.problems import Problem
from app.data.files.schema import Schema, shown
from app.data.files.yaml_reader import Document, Path_

Data = dict[str, Any]
Sense = Callable[[Document], Iterable[Problem]]

_LEFT = {
    "sessions": _("The session of {name} is left out: {reason}."),
    "check_ins": _("The check-in of {name} is left out: {reason}."),
    "safety_events": _("A safety answer is left out: {reason}."),
    "hurts": _("That the move {name} hurt is left out: {reason}."),
    "settings": _("The setting {name} is left out: {reason}."),
    "files": _("{name} is left out: {reason}."),
}
_TOO_MANY = {
    "sessions": several(
        "{number} session before {name} is left out: a file takes {most}.",
        "{number} sessions before {name} are left out: a file takes {most}.",
    ),
    "check_ins": several(
        "{number} check-in before {name} is left out: a file takes {most}.",
        "{number} check-ins before {name} are left out: a file takes {most}.",
    ),
    "safety_events": several(
        "{number} older safety answer is left out: a file takes {most}.",
        "{number} older safety answers are left out: a file takes {most}.",
    ),
    "hurts": several(
        "{number} move that hurt is left out, from {name} on: a file takes {most}.",
        "{number} moves that hurt are left out, from {name} on: a file takes {most}.",
    ),
    "settings": several(
        "{number} setting is left out, from {name} on: a file takes {most}.",
        "{number} settings are left out, from {name} on: a file takes {most}.",
    ),
    "files": several(
        "{number} own file is left out, from {name} on: a file takes {most}.",
        "{number} own files are left out, from {name} on: a file takes {most}.",
    ),
}
# In the order in which they go where the whole would be too large, what is needed least before the rest.
_EACH_TOO_LARGE = _("{name} is left out: with it the file would be too large to be imported again.")
_TOO_LARGE = {
    "files": (_EACH_TOO_LARGE, ""),
    "sessions": several(
        "{number} session up to {name} is left out: the file would be too large with it.",
        "{number} sessions up to {name} are left out: the file would be too large with them.",
    ),
    "check_ins": several(
        "{number} check-in up to {name} is left out: the file would be too large with it.",
        "{number} check-ins up to {name} are left out: the file would be too large with them.",
    ),
}
_OLDEST_FIRST = ("sessions", "check_ins", "safety_events")
_NO_NUMBER = _("a number in it cannot be kept")
_AROUND = (1_000, 100)  # bytes and values beside the records


@dataclass(slots=True)
class _Faults(Document):
    """Writes down which records break a rule, instead of looking up the lines of a file."""

    found: dict[Path_, str] = field(default_factory=dict)

    def problem(self, where: Path_, message: str, *, at_key: bool = False) -> Problem:
        """Notes the first fault of a record."""
        self.found.setdefault(where[:2], message)
        return Problem(self.path, 1, 1, message)


def fitting(data: Data, schema: Path, sense: Sense) -> tuple[Data, str, list[NotExported]]:
    """An export without what an import would stumble over, its text, and what is left out.

    Args:
        data: All that is to be exported.
        schema: `export.schema.json`.
        sense: The look at what makes sense that an import takes.
    """
    data = dict(data)
    left: list[NotExported] = []
    _cut(data, schema, left)
    text = _text(data)
    if text is None or may_be_odd(text.encode("utf-8", "surrogatepass"), text):
        _drop(data, dict(_unwritable(data)), left)
    faults = _Faults(schema, data)
    if Schema(schema).problems(faults, every=False):  # a quick look; it names one fault alone
        Schema(schema).problems(faults)
    _drop(data, faults.found, left)
    faults = _Faults(schema, data)
    list(sense(faults))
    _drop(data, faults.found, left)
    if left or text is None:
        text = _text(data) or ""
    if len(text.encode("utf-8")) > MAX_BYTES or values_in(text) > MAX_VALUES:
        _shrink(data, left)
        text = _text(data) or ""
    return data, text, left


def _text(data: Data) -> str | None:
    """JSON with a line for each record: people can read it, and a difference shows where it is.

    None where a number is none that JSON can hold.
    """

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)

    parts = []
    try:
        for key, value in data.items():
            if isinstance(value, list) and value:
                items = ",\n  ".join(line(item) for item in value)
                parts.append(f" {line(key)}: [\n  {items}\n ]")
            else:
                parts.append(f" {line(key)}: {line(value)}")
    except ValueError:
        return None
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _records(held: Any) -> list[tuple[Any, Any]]:
    """The records of a section, each with its name or number."""
    return list(held.items() if isinstance(held, dict) else enumerate(held))


def _without(held: Any, gone: Iterable[Any]) -> Any:
    out = set(gone)
    kept = [(at, record) for at, record in _records(held) if at not in out]
    return dict(kept) if isinstance(held, dict) else [record for _at, record in kept]


def _unwritable(data: Data) -> Iterator[tuple[Path_, str]]:
    """Records with characters or numbers that no export can hold."""
    for where, odd in odd_places(data):
        yield where[:2], control_character(odd)
    for section in _LEFT:
        for at, record in _records(data[section]):
            try:
                json.dumps(record, allow_nan=False)
            except ValueError:
                yield (section, at), _NO_NUMBER


def _drop(data: Data, faults: dict[Path_, str], left: list[NotExported]) -> None:
    """Leaves out the records that have a fault."""
    for section, text in _LEFT.items():
        bad = {where[1]: reason for where, reason in faults.items() if where[0] == section and len(where) > 1}
        for at, reason in bad.items():
            name = _name(section, at, data[section][at])
            left.append(NotExported(text, {"name": name, "reason": reason}))
        if bad:
            data[section] = _without(data[section], bad)


def _cut(data: Data, schema: Path, left: list[NotExported]) -> None:
    """Leaves out what there is too much of: the oldest, or where there is no age what comes last."""
    bounds = json.loads(schema.read_text("utf-8"))["properties"]
    for section, (one, more) in _TOO_MANY.items():
        most = bounds[section].get("maxItems", bounds[section].get("maxProperties"))
        records = _records(data[section])
        beyond = len(records) - most
        if beyond <= 0:
            continue
        gone = records[:beyond] if section in _OLDEST_FIRST else records[most:]
        first = records[beyond] if section in _OLDEST_FIRST else gone[0]
        values = {"number": f"{beyond:,}", "name": _name(section, *first), "most": f"{most:,}"}
        left.append(NotExported(one, values, more, beyond))
        data[section] = _without(data[section], (at for at, _record in gone))


def _shrink(data: Data, left: list[NotExported]) -> None:
    """Leaves out what is too large together: the largest own files, and if need be the oldest records."""
    sizes = {
        section: {at: _size({at: record}) for at, record in _records(data[section])} for section in _LEFT
    }
    every = [_AROUND, *(size for section in sizes.values() for size in section.values())]
    over_bytes = sum(size[0] for size in every) - MAX_BYTES
    over_values = sum(size[1] for size in every) - MAX_VALUES
    for section, (one, more) in _TOO_LARGE.items():
        held = _records(data[section])
        if section == "files":
            held.sort(key=lambda pair: sizes["files"][pair[0]], reverse=True)
        gone = []
        for at, record in held:
            if over_bytes <= 0 and over_values <= 0:
                break
            gone.append((at, record))
            over_bytes -= sizes[section][at][0]
            over_values -= sizes[section][at][1]
        if section == "files":
            left += [NotExported(one, {"name": _name(section, at, record)}) for at, record in sorted(gone)]
        elif gone:
            values = {"number": f"{len(gone):,}", "name": _name(section, *gone[-1])}
            left.append(NotExported(one, values, more, len(gone)))
        data[section] = _without(data[section], (at for at, _record in gone))


def _size(record: Any) -> tuple[int, int]:
    """Bytes and values that a record takes at most, with what stands around it."""
    text = json.dumps(record, ensure_ascii=False)
    return len(text.encode("utf-8")), values_in(text) + 1


def _name(section: str, at: Any, record: Any) -> str:
    """What a record is called where it is spoken of."""
    if section == "files":
        return plainly(f"{record['folder']}/{record['name']}")
    if section in ("hurts", "settings"):
        return shown(record["exercise"] if section == "hurts" else at)
    return plainly(str(record.get("day", ""))[:40])
