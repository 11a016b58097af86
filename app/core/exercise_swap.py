"""Puts another move into a step without changing how long the step takes."""

from dataclasses import replace

from app.core.exercise import Exercise
from app.core.ready import prepared
from app.core.routine import PREPARE_S, SWITCH_S, Part, Step, range_s

_LEAST_A_SIDE_S = 10


def swapped(step: Step, move: Exercise) -> Step | None:
    """A step with another move and the same total time; None where the time does not hold it.

    Where the sides differ, all work seconds of the step become one block, or one block is shared between the
    sides. The move gets whole repetitions; what the change-over took, or rounding leaves, goes into getting
    ready.
    """
    least, most = range_s(move, step.block)
    plain = replace(step, exercise=move, sides=move.sides)
    if step.until_done:
        return plain
    block = step.seconds * step.rounds
    if step.sides is move.sides or plain.rounds == step.rounds:
        seconds, switch = step.seconds, step.switch
    elif plain.rounds == 1:
        seconds, switch = block, SWITCH_S
    else:
        switch = SWITCH_S
        seconds = (block - switch) // 2 // plain.grid_s * plain.grid_s
        if seconds < _LEAST_A_SIDE_S:
            return None
    seconds = whole(plain, seconds)
    plain = replace(plain, seconds=seconds, switch=switch, least=min(least, seconds), most=max(most, seconds))
    return replace(plain, prepare=plain.prepare + step.total_s - plain.total_s)


def whole(step: Step, seconds: int) -> int:
    """The most seconds, up to `seconds`, that whole repetitions of a step take; what is too short stays."""
    fewer = seconds // step.grid_s * step.grid_s
    return fewer if fewer >= _LEAST_A_SIDE_S else seconds


def settled(parts: tuple[Part, ...], before: Exercise | None = None) -> tuple[Part, ...]:
    """The steps with time enough to get ready where a step between has gone or another has come.

    Args:
        parts: In order.
        before: What is done before them; None where they are the beginning.
    """

    def settle(step: Step, least_s: int) -> Step:
        enough = least_s == PREPARE_S or step.prepare >= least_s
        return step if enough else replace(step, prepare=least_s)

    return prepared(parts, settle, before)
