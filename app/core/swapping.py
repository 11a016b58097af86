"""Puts another move into a step without changing how long the step takes."""

from dataclasses import replace

from app.core.exercise import Exercise
from app.core.routine import GRID_S, PREPARE_NEW_POSTURE_S, SWITCH_S, WORK_RANGE_S, Part, Repeat, Step

_LEAST_A_SIDE_S = 10
_ON_ALL_FOURS = {"kneeling", "quadruped"}  # one is a lean away from the other


def swapped(step: Step, move: Exercise) -> Step | None:
    """A step with another move and the same total time; None where the time does not hold it.

    Where the sides differ, all work seconds of the step become one block, or one block is shared between the
    sides. What the change-over took, or rounding leaves, goes into getting ready.
    """
    least, most = WORK_RANGE_S[move.kind]
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
        seconds = (block - switch) // 2 // GRID_S * GRID_S
        if seconds < _LEAST_A_SIDE_S:
            return None
    plain = replace(plain, seconds=seconds, switch=switch, least=min(least, seconds), most=max(most, seconds))
    return replace(plain, prepare=plain.prepare + step.total_s - plain.total_s)


def settled(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The steps with time enough to change posture where a step between has gone."""
    posture = "standing"

    def settle(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        nonlocal posture
        kept: list[Part] = []
        for part in parts:
            if isinstance(part, Repeat):
                kept.append(replace(part, steps=settle(part.steps)))
                continue
            new = part.exercise.posture
            near = new == posture or {new, posture} <= _ON_ALL_FOURS
            kept.append(part if near else replace(part, prepare=max(part.prepare, PREPARE_NEW_POSTURE_S)))
            posture = new
        return tuple(kept)

    return settle(parts)
