"""What a list says of the steps of a routine. Plain Python."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.core.exercise import Sides
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.core.routine import Part, Repeat, Routine, Step
from app.core.spans import of_step

_NEXT_STEPS = several("The next move, {times}", "The next {count} moves, {times}")  # "..., 3 times"
_TIMES = several("{count} time", "{count} times")


class StepLine(NamedTuple):
    """One line of the list of steps.

    Attributes:
        step: What is done; None for the head of a group.
        title, detail, end: Its words.
        depth: Groups it stands in.
    """

    step: Step | None
    title: str
    detail: str
    end: str
    depth: int


def rows(routine: Routine, tr: Translate, own: Callable[[str], str]) -> list[StepLine]:
    """The list of steps.

    Args:
        routine: As it will be done.
        tr: Translates what Limber says.
        own: Translates what stands in files.
    """
    return list(_rows(routine.steps, tr, own, 0))


def _rows(parts: Sequence[Part], tr: Translate, own: Callable[[str], str], depth: int) -> list[StepLine]:
    found: list[StepLine] = []
    for part in parts:
        if isinstance(part, Repeat):
            inside = len(part.steps)
            detail = counted(tr, _NEXT_STEPS, inside, times=counted(tr, _TIMES, part.times))
            found.append(StepLine(None, tr(_("{times} ×")).format(times=part.times), detail, "", depth))
            found += _rows(part.steps, tr, own, depth + 1)
            continue
        areas = " · ".join(tr(AREAS.get(area, area)) for area in part.exercise.areas[:2])
        detail = " · ".join([areas, *([tr(_("when there is time"))] if part.optional else [])])
        found.append(StepLine(part, own(part.exercise.name), detail, seconds(part, tr), depth))
    return found


def seconds(step: Step, tr: Translate) -> str:
    """How long a step is, in words."""
    if step.until_done:
        return tr(_("until done")) if step.rounds == 1 else tr(_("until done × 2"))
    return of_step(step.seconds, tr, each_side=step.sides is Sides.EACH)
