"""What the controls of a routine's editor mean, as changes to what its author wrote.

What follows from the exercise is left unwritten, so that a file stays as short as somebody would write it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.core.edits import (
    DeleteItem,
    Edit,
    InsertItem,
    MakeGroup,
    RemoveKey,
    SetValue,
    Where,
    part_of,
    rest_before,
    unshared,
)
from app.core.exercise import Exercise, Sides
from app.core.lint.draft import Placed, RoutineDraft, timed
from app.core.routine import Repeat, Step, range_s

WORK_S = (5, 600)  # bounds of the schema
PREPARE_RANGE_S, SWITCH_RANGE_S, ROUNDS = (3, 120), (3, 60), (2, 20)
_DEEPEST = 3  # groups in each other that the editor makes; files may have more
_REST_S = 20


class Line(NamedTuple):
    """A step or the head of a group, as a list shows them below each other.

    Attributes:
        where: Its place in what is written.
        part: As it runs.
        depth: Groups that it stands in.
        times: How often it is done.
    """

    where: Where
    part: "Step | Repeat"
    depth: int
    times: int


def lines(draft: RoutineDraft) -> list[Line]:
    """Every step and every head of a group, from the top."""
    return list(_lines(draft.routine.steps, ("steps",), 0, 1))


def _lines(parts: "tuple[Step | Repeat, ...]", where: Where, depth: int, times: int) -> Iterator[Line]:
    for number, part in enumerate(parts):
        yield Line((*where, number), part, depth, times)
        if isinstance(part, Repeat):
            yield from _lines(part.steps, (*where, number, "steps"), depth + 1, times * part.times)


def from_step(written: Mapping[str, Any], where: Where) -> dict[str, Any]:
    """What is left of a routine from a step on: of a group the rest of its round, and the rounds after it."""
    made: dict[str, Any] = unshared({**written, "steps": _from(written["steps"], where[1:])})
    return made


def _from(steps: list[Any], where: Where) -> list[Any]:
    first, rest = int(where[0]), where[1:]
    item = steps[first]
    if not rest:
        return steps[first:]
    round_ = _from(item["steps"], rest[1:])
    fewer = {**item, "repeat": item["repeat"] - 1}
    again = [fewer] if fewer["repeat"] > 1 else list(item["steps"])  # once more is no group
    return [*round_, *again, *steps[first + 1 :]]


# --- one step -----------------------------------------------------------------------------------------


def work(draft: RoutineDraft, where: Where, seconds: int) -> tuple[Edit, ...]:
    """The changes that give a step other work seconds; brought to 5 to 600."""
    return timed(draft, placed_at(draft, where), seconds)


def stepped(step: Step, seconds: int, way: int) -> int:
    """The next work seconds up or down: whole repetitions where somebody counts them, else by five."""
    grid = step.grid_s
    least = -(-WORK_S[0] // grid) * grid
    most = WORK_S[1] // grid * grid
    following = (seconds // grid + 1) * grid if way > 0 else -(-seconds // grid) * grid - grid
    return max(least, min(most, following))


def repetitions(step: Step) -> int:
    """How many repetitions the work seconds of a step hold, per side; 0 where nobody counts them."""
    tempo = step.exercise.tempo_s
    if not step.counted or not tempo:
        return 0
    return round(step.seconds / (tempo * (2 if step.sides is Sides.ALTERNATE else 1)))


def waiting(draft: RoutineDraft, where: Where, *, on: bool) -> tuple[Edit, ...]:
    """The changes that let a step wait for a tap, or count seconds again."""
    written, step = part_of(draft.written, where), placed_at(draft, where).step
    if on == step.until_done:
        return ()
    if on:
        gone = [RemoveKey((*where, key)) for key in ("seconds", "min", "max") if key in written]
        return (*gone, SetValue((*where, "until"), "done"))
    return (RemoveKey((*where, "until")),)


def sided(draft: RoutineDraft, where: Where, sides: Sides) -> tuple[Edit, ...]:
    """The changes that give a step other sides."""
    written, exercise = part_of(draft.written, where), placed_at(draft, where).step.exercise
    edits: list[Edit] = []
    if "switch" in written and sides is not Sides.EACH:
        edits.append(RemoveKey((*where, "switch")))
    if sides is exercise.sides:
        if "sides" in written:
            edits.append(RemoveKey((*where, "sides")))
    elif written.get("sides") != sides:
        edits.append(SetValue((*where, "sides"), str(sides)))
    return tuple(edits)


def noted(draft: RoutineDraft, where: Where, key: str, value: int | bool | None) -> tuple[Edit, ...]:
    """The changes that write a key of a step, or of a group, or take it away.

    Args:
        draft: The routine.
        where: The step.
        key: prepare, switch, optional, min, max or repeat.
        value: Seconds or how often, inside the bounds of the schema; whether, for optional; None
            for what follows by itself.
    """
    written = part_of(draft.written, where)
    if value is None or value is False:
        return (RemoveKey((*where, key)),) if key in written else ()
    return (
        ()
        if written.get(key) == value and type(written[key]) is type(value)
        else (SetValue((*where, key), value),)
    )


def span_of(step: Step) -> tuple[int, int]:
    """Fewest and most work seconds that fitting gives a step."""
    least, most = range_s(step.exercise, step.block)
    return step.least or least, step.most or most


def exchanged(draft: RoutineDraft, where: Where, exercise: Exercise) -> tuple[Edit, ...]:
    """The changes that put another move into a step; what does not fit it any more goes back to its own."""
    written = part_of(draft.written, where)
    if written["exercise"] == exercise.id:
        return ()
    edits: list[Edit] = [SetValue((*where, "exercise"), exercise.id)]
    gone = ["sides", "block", "min", "max"]
    if exercise.sides is not Sides.EACH:
        gone.append("switch")
    edits += [RemoveKey((*where, key)) for key in gone if key in written]
    if "seconds" in written:
        edits.append(SetValue((*where, "seconds"), exercise.default_seconds))
    return tuple(edits)


# --- the list -----------------------------------------------------------------------------------------


def added(where: Where, exercise: Exercise) -> InsertItem:
    """The change that puts a step in, with the times of its exercise."""
    return InsertItem(where, {"exercise": exercise.id, "seconds": exercise.default_seconds})


def after(where: Where) -> Where:
    """The place behind a step or a group."""
    return (*where[:-1], _index(where) + 1)


def doubled(draft: RoutineDraft, where: Where) -> InsertItem:
    """The change that puts a step or group in once more, behind itself."""
    return InsertItem(after(where), part_of(draft.written, where))


def deleted(draft: RoutineDraft, where: Where) -> tuple[Edit, ...] | None:
    """The changes that take a step or group out; a group that would be empty goes with it.

    None for the last step of a routine, which has to stay.
    """
    while len(part_of(draft.written, where[:-1])) == 1:
        if len(where) == 2:
            return None
        where = where[:-2]
    return (DeleteItem(where),)


def grouped(where: Where, count: int = 1, times: int = 2) -> MakeGroup:
    """The change that has steps repeated."""
    return MakeGroup(where, count, times)


def with_rest(draft: RoutineDraft, where: Where) -> tuple[Edit, ...]:
    """The changes that let the runner rest before a step, 20 seconds or as long again as so far."""
    return rest_before(draft.written, where, max(_REST_S, rest_of(draft, where)))


def rest_of(draft: RoutineDraft, where: Where) -> int:
    """How long there is before a step, seconds; for a group before its first one."""
    return placed_at(draft, _first_step(draft, where)).step.prepare


def _first_step(draft: RoutineDraft, where: Where) -> Where:
    while "repeat" in part_of(draft.written, where):
        where = (*where, "steps", 0)
    return where


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap between lines into which something can be put.

    Attributes:
        line: Number of the line it stands before, counted without what is moved.
        to: The place it gives, counted as if what is moved had been taken out already.
        depth: Groups that it lies in.
    """

    line: int
    to: Where
    depth: int


def slots(draft: RoutineDraft, moved: Where) -> list[Slot]:
    """Every gap that a step or a group can be moved to, from the top; in one gap the outermost comes first.

    A group is never put into itself, nor so deep that groups stand in more than three others.

    Args:
        draft: The routine.
        moved: What `movable` has given.
    """
    height = _height(part_of(draft.written, moved))
    left = _without(draft.written["steps"], moved[1:])
    found: list[Slot] = []
    line = _gaps(left, ("steps",), 0, 0, found, _DEEPEST - height)
    found.append(Slot(line, ("steps", len(left)), 0))
    return sorted(found, key=lambda slot: (slot.line, slot.depth))


def _gaps(steps: list[Any], where: Where, depth: int, line: int, found: list[Slot], deepest: int) -> int:
    for number, item in enumerate(steps):
        if depth <= deepest:
            found.append(Slot(line, (*where, number), depth))
        line += 1
        if "repeat" in item:
            inside = (*where, number, "steps")
            line = _gaps(item["steps"], inside, depth + 1, line, found, deepest)
            if depth + 1 <= deepest:
                found.append(Slot(line, (*inside, len(item["steps"])), depth + 1))
    return line


def _without(steps: list[Any], moved: Where) -> list[Any]:
    first, rest = int(moved[0]), moved[1:]
    if not rest:
        return [item for number, item in enumerate(steps) if number != first]
    inside = {**steps[first], "steps": _without(steps[first]["steps"], rest[1:])}
    return [inside if number == first else item for number, item in enumerate(steps)]


def _height(item: Mapping[str, Any]) -> int:
    """Groups that stand in an item, itself counted."""
    return 1 + max(map(_height, item["steps"])) if "repeat" in item else 0


def neighbour(draft: RoutineDraft, moved: Where, way: int) -> Where | None:
    """Where a step or group goes by one move up (-1) or down (1); None at the end of the list.

    It passes into a group and out of it again, one gap at a time.
    """
    there = slots(draft, moved)
    now = next((slot for slot in there if slot.to == moved), None)
    if now is None:
        return None
    order = sorted(there, key=lambda slot: (slot.line, -slot.depth))  # several in a gap are ends of groups
    at = order.index(now) + way
    return order[at].to if 0 <= at < len(order) else None


def movable(draft: RoutineDraft, where: Where) -> Where:
    """What is moved where a step or group is: the group around it, where it is all that is in it."""
    while len(where) > 2 and len(part_of(draft.written, where[:-1])) == 1:
        where = where[:-2]
    return where


def placed_at(draft: RoutineDraft, where: Where) -> Placed:
    """The step at a place; raises LookupError where there is none."""
    found = next((each for each in draft.steps() if each.where == where), None)
    if found is None:
        raise LookupError(f"there is no step at {where}")
    return found


def _index(where: Where) -> int:
    index = where[-1]
    assert isinstance(index, int), "a place in a list ends with its number"
    return index
