"""An exercise while it is made: what is left out gets its usual value, and what has changed is told.

Plain data throughout, as it stands in a file; lists of texts may hold empty ones, not filled in yet.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from app.core import ids
from app.core.edits import DeleteItem, Edit, InsertItem, RemoveKey, ReplaceItem, SetValue, same, unshared
from app.core.exercise_faults import MOST_CUE_WORDS

Data = Mapping[str, Any]

_MOST_CUE = 60  # characters; the schema's own bound
_TEXTS = ("steps", "cues")  # lists of texts, of which empty ones are none
_OPTIONAL = ("mistake", "back_mod", "avoid_if", "equipment")  # texts that may be left out


class Usual(NamedTuple):
    """What is usual for a kind of exercise.

    Attributes:
        ramp: What it is for.
        seconds: Of work.
        tempo_s: Seconds of a repetition; None is a hold.
        max_pain: Highest back score; low, since nobody has looked at what the move asks of a back.
    """

    ramp: str
    seconds: int
    tempo_s: float | None
    max_pain: int


USUAL: Mapping[str, Usual] = {
    "dynamic": Usual("mobilise", 30, 2, 2),
    "activation": Usual("activate", 30, 3, 2),
    "static": Usual("static", 30, None, 2),
    "gentle": Usual("settle", 40, None, 5),
}
MOVES = ("dynamic", "activation")  # kinds that need a tempo
HOLDS = "static"  # the kind that has none


def begun() -> dict[str, Any]:
    """An exercise of which nothing is said yet."""
    return {"name": "", "kind": "dynamic", "steps": ["", ""]}


def completed(now: Data, name: str, original: Data | None = None) -> dict[str, Any]:
    """What the file would hold: usual values where nothing is said, and no empty texts.

    What stands in the file already stays as it is, to the last space.

    Args:
        now: The exercise as far as it is made.
        name: Its id.
        original: What its file holds; None where there is none.
    """
    before = original or {}
    data = {key: _clean(key, value, before.get(key)) for key, value in now.items()}
    data = {key: value for key, value in data.items() if not _is_nothing(key, value, before)}
    kind = str(data.get("kind", "dynamic"))
    usual = USUAL.get(kind, USUAL["dynamic"])
    if kind == HOLDS and data.get("tempo_s") is not None:
        data["tempo_s"] = None
    if kind in MOVES and not data.get("tempo_s"):
        data["tempo_s"] = usual.tempo_s
    if data.get("tempo_s", 0) is None and before.get("tempo_s", 0) is not None:
        del data["tempo_s"]
    data = {
        "id": name,
        "name": "",
        "ramp": usual.ramp,
        "areas": ["whole-body"],
        "sides": "once",
        "posture": "standing",
        "default_seconds": usual.seconds,
        "steps": [],
        "max_pain": usual.max_pain,
        "easier": name,
        **data,
    }
    data.setdefault("cues", _cue(data))
    return data


def written_at(now: Data, where: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where a part of the completed exercise stands while it is made, with texts that are still empty."""
    if len(where) < 2 or where[0] not in _TEXTS:
        return where
    filled = [number for number, text in enumerate(now.get(str(where[0]), ())) if str(text).strip()]
    number = int(where[1])
    return (where[0], filled[number]) if number < len(filled) else where


def enough(now: Data) -> bool:
    """Whether it has all that an exercise cannot do without: a name, and how it is done."""
    return bool(str(now.get("name", "")).strip() and any(str(text).strip() for text in now.get("steps", ())))


def free_id(name: str, taken: Sequence[str] | set[str]) -> str:
    """An id of its own for an exercise, made of its name."""
    return ids.free_id(name, taken, "exercise")


def changes(old: Data, new: Data) -> tuple[Edit, ...]:
    """The smallest changes that make one exercise of the other: single texts of lists, single keys."""
    before, after = unshared(old), unshared(new)
    edits: list[Edit] = []
    for key, value in after.items():
        if key not in before:
            edits.append(SetValue((key,), value))
        elif not same(before[key], value):
            edits += _changes_of(key, before[key], value)
    return (*edits, *(RemoveKey((key,)) for key in before if key not in after))


def merged(base: Data, mine: Data, theirs: Data) -> dict[str, Any]:
    """One's own changes put into what somebody else has made of the same file meanwhile.

    Of a list one's own items and the new ones of the other stay; of a mapping each part goes its own way.

    Args:
        base: What both began with.
        mine: With one's own changes, which count where both have changed the same; see `both_changed`.
        theirs: As it is now.
    """
    made = dict(theirs)
    for key in {*base, *mine}:
        if key not in mine:
            if key in base:
                made.pop(key, None)
        elif not _is_same(base, mine, key):
            made[key] = _both(key, base.get(key), mine[key], theirs.get(key))
    return made


def both_changed(base: Data, mine: Data, theirs: Data) -> list[str]:
    """Keys of texts and numbers that both have changed, and not to the same."""
    return [
        key
        for key in mine
        if not _is_same(base, mine, key) and not _is_same(base, theirs, key)
        if not _is_same(theirs, mine, key) and not isinstance(mine[key], list | dict)
    ]


def _is_same(one: Data, other: Data, key: str) -> bool:
    return (key in one) == (key in other) and same(unshared(one.get(key)), unshared(other.get(key)))


def _both(key: str, base: Any, mine: Any, theirs: Any) -> Any:
    if isinstance(mine, dict) and isinstance(theirs, dict) and key != "figure":
        return merged(base if isinstance(base, dict) else {}, mine, theirs)
    if not isinstance(mine, list) or not isinstance(theirs, list):
        return mine
    before = base if isinstance(base, list) else []
    kept = [each for each in mine if each in theirs or each not in before]
    return [*kept, *(each for each in theirs if each not in before and each not in mine)]


def _changes_of(key: str, old: Any, new: Any) -> list[Edit]:
    if isinstance(old, dict) and isinstance(new, dict) and key != "figure" and {*old} & {*new}:
        put = [SetValue((key, part), value) for part, value in new.items() if not same(old.get(part), value)]
        return [*put, *(RemoveKey((key, part)) for part in old if part not in new)]
    texts = isinstance(old, list) and isinstance(new, list) and bool(old) and bool(new)
    if not texts or any(isinstance(each, dict | list) for each in (*old, *new)):
        return [SetValue((key,), new)]
    edits: list[Edit] = []
    shift = 0  # of the places behind what has come and gone so far
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, start, stop, first, last in matcher.get_opcodes():
        if what == "equal":
            continue
        both = min(stop - start, last - first)
        edits += [ReplaceItem((key, start + shift + each), new[first + each]) for each in range(both)]
        edits += [InsertItem((key, first + each), new[first + each]) for each in range(both, last - first)]
        edits += [DeleteItem((key, start + shift + both)) for _ in range(stop - start - both)]
        shift += (last - first) - (stop - start)
    return edits


def _clean(key: str, value: Any, before: Any) -> Any:
    if before is not None and same(unshared(before), unshared(value)):
        return value
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list) and key in _TEXTS:
        kept = before if isinstance(before, list) else []
        texts = [text if text in kept else " ".join(str(text).split()) for text in value]
        return [text for text in texts if text]
    if isinstance(value, Mapping) and key == "side_names":
        return {side: words for side, each in value.items() if (words := " ".join(str(each).split()))}
    return value


def _is_nothing(key: str, value: Any, before: Data) -> bool:
    """Whether a part says nothing, so that it does not stand in a file; what has stood in it may go on."""
    if key in before and same(unshared(before[key]), unshared(value)):
        return False
    if key in (*_OPTIONAL, "side_names", "avoid_tags", "figure", "cues"):
        return value is None or value in ("", [], {})
    if key == "load":
        return key not in before and all(each in (0, "none") for each in value.values())
    return key == "turns_round" and value is False and key not in before


def _cue(data: Data) -> list[str]:
    """A cue to be spoken: a sentence that is short enough, else the name as far as it is."""
    short = (text.rstrip(".") for text in data["steps"] if len(text.split()) <= MOST_CUE_WORDS)
    words = next(short, "") or " ".join(str(data["name"]).split()[:MOST_CUE_WORDS])
    return [words[:_MOST_CUE].rstrip()] if words else []
