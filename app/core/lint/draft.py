"""A routine that is looked through: as it runs, as it is written, and where each step of it stands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.core.edits import Edit, RemoveKey, SetValue, Where, part_of
from app.core.exercise import Exercise, Sides
from app.core.exercise_swap import swapped
from app.core.routine import Part, Repeat, Routine, Step

_LEAST_S, _MOST_S = 5, 600  # that a file may give a step


class Placed(NamedTuple):
    """A step, where it is written, and how often it is done there."""

    step: Step
    where: Where
    times: int


@dataclass(frozen=True, slots=True)
class RoutineDraft:
    """What is looked through, and what a mend may take from.

    Attributes:
        routine: As it runs.
        written: As it is written, without defaults.
        exercises: Those that may be put in, by id; what is no Exercise has a file that cannot be used.
        not_drawn: Which letters of a text the typeface lacks, each once.
    """

    routine: Routine
    written: Mapping[str, Any]
    exercises: Mapping[str, Any] = field(default_factory=dict)
    not_drawn: Callable[[str], list[str]] = lambda _: []

    def steps(self) -> list[Placed]:
        """Every step once, in the order it is written."""
        return list(_placed(self.routine.steps, ("steps",), 1))

    def rounds(self) -> list[Placed]:
        """Every step as it follows another; what is repeated stands twice: its end meets its start."""
        return list(_twice(self.routine.steps, ("steps",), 1))

    def exercise(self, name: str) -> Exercise | None:
        """An exercise by its id; None where there is none that can be used."""
        found = self.exercises.get(name)
        return found if isinstance(found, Exercise) else None

    def usable(self) -> list[Exercise]:
        """Every exercise that can be used."""
        return [found for found in self.exercises.values() if isinstance(found, Exercise)]

    def at(self, where: Where) -> Placed | None:
        """The step at a place, or that a place is part of."""
        return next((each for each in self.steps() if where[: len(each.where)] == each.where), None)


def _placed(parts: tuple[Part, ...], where: Where, times: int) -> Iterator[Placed]:
    for number, part in enumerate(parts):
        if isinstance(part, Repeat):
            yield from _placed(part.steps, (*where, number, "steps"), times * part.times)
        else:
            yield Placed(part, (*where, number), times)


def _twice(parts: tuple[Part, ...], where: Where, times: int) -> Iterator[Placed]:
    for number, part in enumerate(parts):
        if isinstance(part, Repeat):
            once = list(_twice(part.steps, (*where, number, "steps"), times * part.times))
            yield from once
            # A group of one posture tells no more the second time, however deep it is nested.
            if len({each.step.exercise.posture for each in once}) > 1:
                yield from once
        else:
            yield Placed(part, (*where, number), times)


def timed(draft: RoutineDraft, placed: Placed, seconds: int) -> tuple[Edit, ...]:
    """The changes that give a step other work seconds, with the bounds that fitting may go to."""
    seconds = max(_LEAST_S, min(_MOST_S, seconds))
    written, where = part_of(draft.written, placed.where), placed.where
    edits: list[Edit] = []
    if written.get("seconds") != seconds:
        edits.append(SetValue((*where, "seconds"), seconds))
    if written.get("min", seconds) > seconds:
        edits.append(SetValue((*where, "min"), seconds))
    if written.get("max", seconds) < seconds:
        edits.append(SetValue((*where, "max"), seconds))
    return tuple(edits)


def on_grid(step: Step, seconds: float) -> int:
    """The nearest whole repetitions of a step; one at least, and no less than a file may give."""
    grid = step.grid_s
    least = -(-_LEAST_S // grid)
    return max(round(seconds / grid), least, 1) * grid


def exchanged(draft: RoutineDraft, placed: Placed, move: Exercise) -> tuple[Edit, ...] | None:
    """The changes that put another move into a step, in about the same time; None where it does not fit."""
    made = swapped(placed.step, move)
    if made is None:
        return None
    where, written = placed.where, part_of(draft.written, placed.where)
    edits: list[Edit] = [SetValue((*where, "exercise"), move.id)]
    if "sides" in written:
        edits.append(RemoveKey((*where, "sides")))
    if "switch" in written and move.sides is not Sides.EACH:
        edits.append(RemoveKey((*where, "switch")))
    if written.get("block") == placed.step.exercise.ramp != move.ramp:
        edits.append(RemoveKey((*where, "block")))  # it said what the other move was for
    if not made.until_done:
        edits += timed(draft, Placed(made, where, placed.times), on_grid(made, made.seconds))
    return tuple(edits)


def gentler(draft: RoutineDraft, move: Exercise, fits: Callable[[Exercise], bool]) -> Iterator[Exercise]:
    """What takes a move's place when it is too much, again and again, as far as it fits."""
    seen = {move.id}
    easier = draft.exercise(move.easier)
    while easier is not None and easier.id not in seen:
        if fits(easier):
            yield easier
        seen.add(easier.id)
        easier = draft.exercise(easier.easier)
