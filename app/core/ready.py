"""How long getting ready takes: from one move to the next, by posture and by what must be at hand."""

from collections.abc import Callable

from app.core.exercise import Exercise
from app.core.routine import (
    PREPARE_NEW_POSTURE_S,
    PREPARE_RISE_S,
    PREPARE_S,
    PREPARE_SUPPORT_S,
    Part,
    Repeat,
    Step,
)

_LYING = {"supine", "prone", "side-lying"}
_ON_ALL_FOURS = {"kneeling", "quadruped"}  # one is a lean away from the other


def rises(before: Exercise | None, move: Exercise | None) -> bool:
    """Whether one gets up from lying to standing between two moves."""
    return before is not None and move is not None and before.posture in _LYING and move.posture == "standing"


def ready_s(before: Exercise | None, move: Exercise) -> int:
    """Seconds to get ready for a move after another; None for the start, where one stands."""
    if rises(before, move):
        return PREPARE_RISE_S
    posture = before.posture if before is not None else "standing"
    near = move.posture == posture or {move.posture, posture} <= _ON_ALL_FOURS
    seconds = PREPARE_S if near else PREPARE_NEW_POSTURE_S
    if _needs_support(move) and not (before is not None and _needs_support(before)):
        seconds = max(seconds, PREPARE_SUPPORT_S)
    return seconds


def prepared(
    parts: tuple[Part, ...], change: Callable[[Step, int], Step], before: Exercise | None = None
) -> tuple[Part, ...]:
    """The steps, each passed through `change` with the seconds that it takes to get ready for it.

    What opens a group that is repeated follows what stands before the group, and then the group's own end:
    it gets the longer of the two.

    Args:
        parts: In order.
        change: Gets a step and its seconds, and returns the step to put in its place.
        before: What is done before them.
    """
    return _prepared(parts, change, (before,))


def _prepared(
    parts: tuple[Part, ...], change: Callable[[Step, int], Step], before: tuple[Exercise | None, ...]
) -> tuple[Part, ...]:
    kept: list[Part] = []
    for part in parts:
        if isinstance(part, Repeat):
            steps = _prepared(part.steps, change, (*before, _last(part)))
            kept.append(Repeat(times=part.times, steps=steps))
            before = (_last(part),)
        else:
            kept.append(change(part, max(ready_s(each, part.exercise) for each in before)))
            before = (part.exercise,)
    return tuple(kept)


def _last(part: Part) -> Exercise:
    return part.exercise if isinstance(part, Step) else _last(part.steps[-1])


def _needs_support(move: Exercise) -> bool:
    words = move.equipment.lower()
    return ("wall" in words or "post" in words) and "optional" not in words
