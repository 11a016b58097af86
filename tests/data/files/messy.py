"""Routines as people write them: a writer of YAML that spells the same data in every way there is.

`written` needs only a source of chance, so that hypothesis and the bench can both use it. `random_edit` is a change
that makes sense for some data, and `dirt` says what a change did to lines that it does not concern: it knows lines
only, and nothing of how the change was made.
"""

import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from app.core import edits
from app.core.edits import Edit

NAMES = ("march-in-place", "leg-swing-side", "cat-cow", "calf-stretch-wall", "rest-breathing", "half-squat")
TITLES = (
    "Tuesday hills",
    "Läufer 🏃 № 3",
    "It's: a # trap",
    'before – "after"',
    "true",
    "12",
    "Żółw, slowly",
)
LONG = (
    "For the pavement, wet grass or running clothes that should stay clean. No mat.",
    "March until warm: then swing. Slower – the knee # hurts sometimes; it's fine.",
)
COMMENTS = ("# slower: knee", "# Dr. Kowalska said so", "#", "# - exercise: old-one", "#ok", "# steps:")


@dataclass
class Habits:
    """How somebody writes.

    Attributes:
        odd: How often more spaces stand than are needed, and keys in quotes.
        tabs: Puts tabs before comments, which only one of the parsers takes.
        names: Repeats parts by a name.
        brackets: Writes lists of steps in brackets.
    """

    eol: str = "\n"
    last: bool = True
    mark: bool = False
    list_indent: int = 2
    pad: int = 2
    comments: float = 0.2
    flow: float = 0.2
    quotes: float = 0.2
    blank: float = 0.1
    alone: float = 0.05
    odd: float = 0.3
    tabs: bool = False
    names: float = 0.0
    brackets: float = 0.0
    braces: float = 0.0


def habits(rng: random.Random, *, wild: bool = False, tabs: bool = False) -> Habits:
    """Somebody's way of writing; `wild` adds what cannot always be patched."""
    made = Habits(
        eol=rng.choice(["\n", "\n", "\n", "\r\n", "\r"]),
        last=rng.random() > 0.2,
        mark=rng.random() < 0.1,
        list_indent=rng.choice([2, 2, 0, 4, 1]),
        pad=rng.choice([2, 2, 2, 4]),
        comments=rng.choice([0, 0.1, 0.4]),
        flow=rng.choice([0, 0.2, 1]),
        quotes=rng.choice([0, 0.3, 1]),
        blank=rng.choice([0, 0.2]),
        alone=rng.choice([0, 0, 0.2]),
        odd=rng.choice([0, 0.3]),
        tabs=tabs and rng.random() < 0.3,
    )
    if wild:
        made = replace(
            made,
            names=rng.choice([0, 0.4]),
            brackets=rng.choice([0, 0.5]),
            braces=rng.choice([0, 0, 0.3]),
        )
    return made


def routine(rng: random.Random) -> dict[str, Any]:
    """The data of some routine."""
    data: dict[str, Any] = {
        "id": "mine",
        "title": rng.choice(TITLES),
        "phase": rng.choice(["warm-up", "cool-down", "gentle"]),
    }
    for key in ("purpose", "order_note"):
        if rng.random() < 0.5:
            data[key] = rng.choice(LONG)
    if rng.random() < 0.3:
        data["max_pain"] = rng.choice([0, 1, 2])
    data["steps"] = [_part(rng, 2) for _ in range(rng.randint(1, 6))]
    keys = list(data)
    if rng.random() < 0.3:
        rng.shuffle(keys)
    return {key: data[key] for key in keys}


def _part(rng: random.Random, depth: int) -> dict[str, Any]:
    if depth and rng.random() < 0.2:
        steps = [_part(rng, depth - 1) for _ in range(rng.randint(1, 3))]
        group = {"repeat": rng.randint(2, 4), "steps": steps}
        return group if rng.random() < 0.8 else dict(reversed(group.items()))
    return step(rng)


def step(rng: random.Random) -> dict[str, Any]:
    made: dict[str, Any] = {"exercise": rng.choice(NAMES)}
    if rng.random() < 0.2:
        made["until"] = "done"
    elif rng.random() < 0.8:
        made["seconds"] = rng.choice([15, 20, 24, 30, 45])
    if rng.random() < 0.3:
        made["prepare"] = rng.choice([5, 8, 12])
    if rng.random() < 0.2:
        made["optional"] = rng.choice([True, False])
    if rng.random() < 0.3:
        made["block"] = rng.choice(["raise", "settle"])
    keys = list(made)
    if rng.random() < 0.2:
        rng.shuffle(keys)
    return {key: made[key] for key in keys}


# --- writing --------------------------------------------------------------------------------------------------


def written(data: dict[str, Any], rng: random.Random, how: Habits) -> str:
    """The data as somebody with such habits writes it; read again, it is the same."""
    if rng.random() < how.braces:
        text = _braces(data, rng, how) + "\n"
    else:
        text = "\n".join(_Writer(rng, how).whole(data)) + "\n"
    if not how.last:
        text = text.rstrip("\n")
    return ("\ufeff" if how.mark else "") + text.replace("\n", how.eol)


class _Writer:
    def __init__(self, rng: random.Random, how: Habits) -> None:
        self._rng, self._how = rng, how
        self._named: list[tuple[str, Any]] = []

    def _may(self, chance: float) -> bool:
        return self._rng.random() < chance

    def whole(self, data: dict[str, Any]) -> list[str]:
        lines = ["# yaml-language-server: $schema=routine.schema.json"] if self._may(0.3) else []
        lines += ["---"] if self._may(0.1) else []
        lines += self._mapping(data, 0)
        return [*lines, *(["# the end"] if self._may(0.2) else [])]

    def _mapping(self, data: dict[str, Any], indent: int) -> list[str]:
        lines: list[str] = []
        for number, (key, value) in enumerate(data.items()):
            if number:
                lines += self._between(indent)
            lead = " " * indent
            spelt = self._rng.choice([f'"{key}"', f"'{key}'"]) if self._may(self._how.odd) else key
            if isinstance(value, list) and all(isinstance(word, str) for word in value):
                lines.append(f"{lead}{spelt}: {_braces(value, self._rng, self._how)}{self._beside()}")
            elif isinstance(value, list):
                lines += self._steps(lead + spelt, value, indent)
            else:
                lines += self._pair(lead, spelt, value, indent)
        return lines

    def _pair(self, lead: str, key: str, value: Any, indent: int) -> list[str]:
        rng, more = self._rng, " " * (indent + 2)
        long = isinstance(value, str) and " " in value and "  " not in value
        if long and self._may(0.3):
            sign = rng.choice([">-", "|-", ">- # folded"])
            words = value.split(" ")
            half = len(words) // 2 or 1
            parts = [" ".join(words[:half]), " ".join(words[half:])]
            if sign.startswith("|"):
                parts = [value]
            return [f"{lead}{key}: {sign}", *(more + part for part in parts if part)]
        if long and self._may(0.15):
            first, _, rest = value.replace("\\", "\\\\").replace('"', '\\"').partition(" ")
            return [f'{lead}{key}: "{first}', f'{more}{rest}"{self._beside()}']
        name = ""
        if self._how.names and isinstance(value, str | int) and not isinstance(value, bool):
            for other, what in self._named:
                if type(what) is type(value) and what == value and self._may(0.7):
                    return [f"{lead}{key}: *{other}{self._beside()}"]
            if self._may(self._how.names):
                name = f"n{len(self._named)}"
                self._named.append((name, value))
                name = f"&{name} "
        gap = ":   " if self._may(self._how.odd) else ": "
        return [f"{lead}{key}{gap}{name}{self._scalar(value)}{self._beside()}"]

    def _steps(self, key: str, steps: list[Any], indent: int) -> list[str]:
        if self._may(self._how.brackets):
            return [f"{key}: {_braces(steps, self._rng, self._how)}{self._beside()}"]
        lines = [f"{key}:{self._beside()}"]
        column = indent + self._how.list_indent
        lead = " " * column
        for step_ in steps:
            lines += self._between(column)
            lines += self._item(step_, lead, column)
            if self._may(self._how.comments / 4):
                lines.append(f"{lead}    # inside the step above")
        return lines

    def _item(self, data: dict[str, Any], lead: str, column: int) -> list[str]:
        how, name = self._how, ""
        if how.names and "repeat" not in data:
            for other, what in self._named:
                if what == data and self._may(0.8):
                    return [f"{lead}- *{other}{self._beside()}"]
            if self._may(how.names / 2):
                name = f"s{len(self._named)}"
        nested = "repeat" in data
        if not nested and self._may(how.flow):
            if name:
                self._named.append((name, data))
                name = f"&{name} "
            return [f"{lead}- {name}{_braces(data, self._rng, how)}{self._beside()}"]
        inner = column + how.pad
        lines = self._mapping(data, inner)
        if name:  # from now on, not inside itself
            self._named.append((name, data))
            return [f"{lead}- &{name}", *lines]
        if self._may(how.alone):
            return [f"{lead}-{self._beside()}", *lines]
        if not lines[0].strip().startswith("#"):
            lines[0] = f"{lead}-{' ' * (how.pad - 1)}{lines[0][inner:]}"
        return lines

    def _between(self, indent: int) -> list[str]:
        lines = [""] if self._may(self._how.blank) else []
        if self._may(self._how.comments / 2):
            lines.append(" " * indent + self._rng.choice(COMMENTS))
        return lines

    def _beside(self) -> str:
        gap = self._rng.choice([" ", "   ", "\t" if self._how.tabs else " "])
        return gap + self._rng.choice(COMMENTS) if self._may(self._how.comments) else ""

    def _scalar(self, value: Any) -> str:
        return _scalar(value, self._rng, self._how)


def _scalar(value: Any, rng: random.Random, how: Habits) -> str:
    if not isinstance(value, str):
        return (
            {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
        )
    if re.fullmatch(r"[a-z]{2,}(-[a-z]+)*", value) and value != "true" and rng.random() > how.quotes:
        return value
    if rng.random() < 0.4:
        return "'" + value.replace("'", "''") + "'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _braces(value: Any, rng: random.Random, how: Habits) -> str:
    if isinstance(value, dict):
        spaced = " " if rng.random() < how.odd else ""
        pairs = ", ".join(f"{key}: {_braces(each, rng, how)}" for key, each in value.items())
        return "{" + spaced + pairs + spaced + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_braces(each, rng, how) for each in value) + "]"
    return _scalar(value, rng, how)


# --- changes --------------------------------------------------------------------------------------------------


def lists(data: Any, where: edits.Where = ("steps",)) -> list[edits.Where]:
    """Where there are lists of steps."""
    found = [where]
    for number, part in enumerate(edits.part_of(data, where)):
        if "steps" in part:
            found += lists(data, (*where, number, "steps"))
    return found


def random_edit(data: Any, rng: random.Random) -> Edit:
    """A change that makes sense for the data."""
    where = rng.choice(lists(data))
    steps = edits.part_of(data, where)
    here = (*where, rng.randrange(len(steps)))
    one = edits.part_of(data, here)
    kinds = [
        "top",
        "unset",
        "set",
        "set",
        "add",
        "remove",
        "insert",
        "insert",
        "replace",
        "move",
        "group",
        "dissolve",
    ]
    match rng.choice([*kinds, "delete", "across", "times"]):
        case "top":
            key = rng.choice(["title", "purpose", "order_note", "phase", "id"])
            text = rng.choice([*TITLES, *LONG])
            return edits.SetValue((key,), {"phase": "gentle", "id": "other-one"}.get(key, text))
        case "unset" if {"purpose", "order_note", "max_pain"} & set(data):
            return edits.RemoveKey((rng.choice(sorted({"purpose", "order_note", "max_pain"} & set(data))),))
        case "set" if "repeat" not in one:
            key = rng.choice(sorted(one))
            value = {
                "exercise": rng.choice(NAMES),
                "until": "done",
                "optional": True,
                "block": "mobilise",
            }.get(key, 25)
            return edits.SetValue((*here, key), value)
        case "times" if "repeat" in one:
            return edits.SetValue((*here, "repeat"), rng.randint(2, 9))
        case "add" if "repeat" not in one:
            key, value = rng.choice([("min", 10), ("block", "raise"), ("optional", False), ("sides", "once")])
            return edits.SetValue((*here, key), value)
        case "remove" if "repeat" not in one and len(one) > 1:
            return edits.RemoveKey((*here, rng.choice(sorted(set(one) - {"exercise"}))))
        case "replace":
            return edits.ReplaceItem(here, _part(rng, 1))
        case "move" if len(steps) > 1:
            return edits.MoveItem(here, (*where, rng.randrange(len(steps))))
        case "across" if len(steps) > 1:
            left = edits.applied(data, [edits.DeleteItem(here)])
            to = rng.choice(lists(left))
            return edits.MoveItem(here, (*to, rng.randint(0, len(edits.part_of(left, to)))))
        case "group" if len(where) < 5:
            return edits.MakeGroup(here, rng.randint(1, len(steps) - here[-1]), 2)
        case "dissolve" if "repeat" in one:
            return edits.DissolveGroup(here)
        case "delete" if len(steps) > 1:
            return edits.DeleteItem(here)
    return edits.InsertItem((*where, rng.randint(0, len(steps))), _part(rng, 1))


def dirt(old: str, new: str, edit: Edit, data: Any) -> str:
    """What a change did to lines that it does not concern; "" for nothing."""
    before, after = _lines(old.removeprefix("\ufeff")), _lines(new.removeprefix("\ufeff"))
    if _endings(old) != _endings(new):
        return "the ends of lines"
    if old[:1] == "\ufeff" != new[:1]:
        return "the mark at the start"
    if (old[-1:] in "\r\n") != (new[-1:] in "\r\n"):
        return "the end of the last line"
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    comments = _comments(gone.elements()) - _comments(come.elements())
    match edit:
        case edits.SetValue(where, _) | edits.RemoveKey(where):
            owner = edits.part_of(data, where[:-1])
            # A text may stand on several lines; what follows a step's first key takes its place at the dash.
            spread = 4 if isinstance(owner.get(where[-1]), str) and len(where) == 1 else 1
            if isinstance(edit, edits.RemoveKey) and len(come) == 1 and gone.total() == 2:
                (moved,) = come
                return "" if moved.lstrip(" -") in {line.strip() for line in gone} else f"{gone} {come}"
            return "" if gone.total() <= spread and come.total() <= spread + 1 else f"{gone} {come}"
        case edits.InsertItem(_, item):
            return "" if not gone and come.total() <= _keys(item) else f"{gone} {come}"
        case edits.DeleteItem(where):
            one = edits.part_of(data, where)
            words = [line for line in gone.elements() if not line.strip().startswith("#")]
            outer = [
                line for line in gone if line.strip().startswith("#") and not _further_in(line, before, where)
            ]
            return "" if not come and not outer and len(words) <= _keys(one) + 1 else f"{gone} {come}"
        case edits.MoveItem(where, to):
            if where[:-1] == to[:-1]:
                return f"{gone} {come}" if gone or come else ""
            return _but_for_indents(gone, come)
        case edits.MakeGroup():
            return _but_for_indents(gone, come, more=2)
        case edits.DissolveGroup():
            return _but_for_indents(gone, come, fewer=2) or ("comments" if comments else "")
        case edits.ReplaceItem(where, item):
            # A comment that stood beside what goes is kept on a line of its own.
            words, new = (
                [line for line in lines.elements() if not line.strip().startswith("#")]
                for lines in (gone, come)
            )
            most = _keys(edits.part_of(data, where)) + 1
            return "" if len(words) <= most and len(new) <= _keys(item) + 1 else f"{gone} {come}"


def _but_for_indents(gone: Counter[str], come: Counter[str], *, more: int = 0, fewer: int = 0) -> str:
    bare_gone, bare_come = (Counter(line.strip() for line in each.elements()) for each in (gone, come))
    lost, new = bare_gone - bare_come, bare_come - bare_gone
    head = {line for line in lost if re.match(r"(-\s*)?[\"']?(repeat|steps)|-", line)}
    lost_lines = sum(count for line, count in lost.items() if line not in head) if fewer else lost.total()
    new_lines = (
        sum(count for line, count in new.items() if not line.startswith("#")) if fewer else new.total()
    )
    return "" if lost_lines == 0 and new_lines <= more else f"{lost} {new}"


def _further_in(comment: str, lines: list[str], where: edits.Where) -> bool:
    """Whether a comment is set further in than the dashes of the list of steps, and so part of a step."""
    if len(where) > 2:
        return True
    dash = next(line for line in lines if line.lstrip().startswith("-") and line.strip() != "---")
    return len(comment) - len(comment.lstrip(" ")) > len(dash) - len(dash.lstrip(" "))


def _lines(text: str) -> list[str]:
    return [line for line in re.split("\r\n|\r|\n", text) if line.strip()]


def _endings(text: str) -> set[str]:
    return set(re.findall("\r\n|\r|\n", text))


def _comments(lines: Any) -> Counter[str]:
    return Counter(found[0].strip() for line in lines if (found := re.search(r"(^|\s)#.*", line)))


def _keys(item: Any) -> int:
    if isinstance(item, dict):
        return sum(1 + _keys(each) for each in item.values() if not isinstance(each, list)) + sum(
            1 + sum(1 + _keys(one) for one in each) for each in item.values() if isinstance(each, list)
        )
    return 0
