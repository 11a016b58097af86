"""What the editor of a routine says. Plain Python."""

from typing import NamedTuple

from app.core.exercise import Sides
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.lint.draft import RoutineDraft
from app.core.lint.phases import usual_minutes
from app.core.routine import Repeat, Routine, Step
from app.core.routine_edits import Line, repetitions
from app.core.spans import clock, exact, of_step

MOVES = several("{count} move", "{count} moves")
MOVES_TIMES = several("{count} move, {times} times", "{count} moves, {times} times")
_MOVES = several("{count} move", "{count} moves")
_REPETITIONS = several("{count} repetition", "{count} repetitions")
PHASES = {
    "warm-up": _("Warm-up"),
    "run": _("Run-walk"),
    "cool-down": _("Cool-down"),
    "gentle": _("Gentle"),
}
_PLACES = {
    "warm-up": (
        _("{time} short of a warm-up of {low} to {high} min"),
        _("Within the {low} to {high} min of a warm-up"),
        _("{time} over a warm-up of {low} to {high} min"),
    ),
    "run": (
        _("{time} short of a run-walk of {low} to {high} min"),
        _("Within the {low} to {high} min of a run-walk"),
        _("{time} over a run-walk of {low} to {high} min"),
    ),
    "cool-down": (
        _("{time} short of a cool-down of {low} to {high} min"),
        _("Within the {low} to {high} min of a cool-down"),
        _("{time} over a cool-down of {low} to {high} min"),
    ),
    "gentle": (
        _("{time} short of a gentle routine of {low} to {high} min"),
        _("Within the {low} to {high} min of a gentle routine"),
        _("{time} over a gentle routine of {low} to {high} min"),
    ),
}


class LineWords(NamedTuple):
    """What a line of the list says."""

    title: str
    detail: str
    end: str


def line_words(line: Line, tr: Translate) -> LineWords:
    """What a step or the head of a group says."""
    part = line.part
    if isinstance(part, Repeat):
        detail = counted(tr, _MOVES, len(_steps(part)))
        return LineWords(tr(_("{times} ×")).format(times=part.times), detail, exact(group_s(part), tr))
    said = []
    if part.until_done:
        end = tr(_("until done")) if part.rounds == 1 else tr(_("until done × 2"))
    else:
        end = of_step(part.seconds, tr, each_side=part.sides is Sides.EACH)
        if count := repetitions(part):
            said.append(counted(tr, _REPETITIONS, count))
    if part.optional:
        said.append(tr(_("may be left out")))
    return LineWords(tr(part.exercise.name), " · ".join(said), end)


def group_s(group: Repeat) -> int:
    """Seconds that all rounds of a group take; waiting for a tap counts as none."""
    return group.times * sum(
        part.total_s if isinstance(part, Step) else group_s(part) for part in group.steps
    )


def _steps(group: Repeat) -> list[Step]:
    found: list[Step] = []
    for part in group.steps:
        found += [part] if isinstance(part, Step) else _steps(part)
    return found


def total(routine: Routine) -> str:
    """How long it takes, as a clock shows it."""
    return clock(routine.total_s)


def place(routine: Routine, tr: Translate) -> tuple[str, bool]:
    """Where its length stands in what is usual for its phase, in words; and whether it is usual."""
    low, high = usual_minutes(routine)
    short, within, over = _PLACES[routine.phase]
    off = 60 * low - routine.total_s
    if off > 0:
        return tr(short).format(time=exact(off, tr), low=low, high=high), False
    off = routine.total_s - 60 * high
    if off > 0:
        return tr(over).format(time=exact(off, tr), low=low, high=high), False
    return tr(within).format(low=low, high=high), True


def span(routine: Routine) -> tuple[int, int]:
    """Fewest and most minutes that are usual for it."""
    return usual_minutes(routine)


def ready_words(step: Step, tr: Translate) -> str:
    """What comes before and between the work of a step."""
    if step.sides is Sides.EACH:
        text = tr(_("Get ready {ready} s, change sides {switch} s"))
        return text.format(ready=step.prepare, switch=step.switch)
    return tr(_("Get ready {ready} s")).format(ready=step.prepare)


def in_all(step: Step, tr: Translate) -> str:
    """How long a step takes with everything."""
    return tr(_("{time} in all")).format(time=exact(step.total_s, tr))


def facts(draft: RoutineDraft, tr: Translate) -> str:
    """Phase and highest score."""
    routine = draft.routine
    score = tr(_("for a back score up to {score}")).format(score=routine.max_pain)
    return f"{tr(PHASES[routine.phase])} · {score}"
