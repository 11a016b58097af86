"""Makes a routine shorter than its moves can be made, for whoever has hardly any time."""

from dataclasses import replace

from app.core.back.adaptation import Adapted, Change
from app.core.back.suitability import Because
from app.core.exercise_swap import settled
from app.core.fit import fit, reach
from app.core.i18n import mark as _
from app.core.routine import Part, Repeat, Routine, Step

_LEAST_MOVES = 3  # fewer are no routine
_NEAR_S = 30  # over the wish is near enough
_NO_TIME = Because(text=_("there is little time"))


def shortened(adapted: Adapted, minutes: float) -> Adapted:
    """A routine within a length: moves get shorter first, then moves go, the last before the first.

    What opens it and what ends it stay, since one warms and the other settles; so do at least three moves.
    A run-walk session stays as it is: its times are its dose.

    Args:
        adapted: What was made to fit the back.
        minutes: Longest it may take; half a minute over is near enough.
    """
    routine, most_s = adapted.routine, round(minutes * 60)
    if routine is None or routine.phase == "run" or routine.total_s <= most_s + _NEAR_S:
        return adapted
    gone: list[Change] = []
    while reach(routine)[0] > most_s and (without := _without_one(routine)) is not None:
        routine, left_out = without
        gone += [Change(old=step.exercise, new=None, because=_NO_TIME) for step in left_out]
    fitted = fit(routine, minutes).routine
    return replace(adapted, routine=fitted, changes=(*adapted.changes, *gone), shorter_s=0)


def _without_one(routine: Routine) -> tuple[Routine, list[Step]] | None:
    """The routine without its last part but one, and the steps of that; None where all of it is needed."""
    parts = routine.steps
    if len(parts) <= _LEAST_MOVES:
        return None
    optional = [n for n in range(1, len(parts) - 1) if isinstance(part := parts[n], Step) and part.optional]
    goes = optional[-1] if optional else len(parts) - 2
    kept = (*parts[:goes], *parts[goes + 1 :])
    return replace(routine, steps=settled(kept)), _steps(parts[goes])


def _steps(part: Part) -> list[Step]:
    if isinstance(part, Repeat):
        return [step for inner in part.steps for step in _steps(inner)]
    return [part]
