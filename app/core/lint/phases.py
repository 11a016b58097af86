"""Rules about the order and the length of a routine, and what has no place in its phase."""

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Any

from app.core.edits import (
    DeleteItem,
    DissolveGroup,
    Edit,
    InsertItem,
    MakeGroup,
    MoveItem,
    SetValue,
    applied,
)
from app.core.exercise import Exercise
from app.core.fit import fit
from app.core.i18n import mark as _
from app.core.lint.draft import RoutineDraft, exchanged, gentler, on_grid, timed
from app.core.lint.finding import LintRule, RoutineFinding
from app.core.routine import RAISE_RANGE_S, Routine, Step

Mends = Iterator[tuple[Edit, ...]]

# Whole minutes, as the page of a routine shows its length.
PHASE_MINUTES = {"warm-up": (5, 10), "run": (10, 45), "cool-down": (5, 10), "gentle": (5, 20)}
# Of what a routine was made for: fewest and most, where those differ from what is usual in its phase.
_LEAST_FOR = {"hurry": 3, "desk": 3}
_MOST_FOR = {"track": 15, "long-run": 15}

_HARD_IMPACT = 2  # of 3: both feet leave the ground, or land in a hurry
_GREEN = 2  # highest back score that goes with running as planned
_FIRST_STEPS = 50  # among which a raise has to be; a group may be played a billion times
_MOST_ROUNDS = 20
_LONGEST_S = RAISE_RANGE_S[1]

NO_RAISE = LintRule(
    code="no-raise",
    says=_("The warm-up does not begin with half a minute of walking, marching or jogging."),
    reason=_("Warm muscles move further and with less effort, so larger moves come after."),
    sources=("S9", "S37"),
)
IMPACT_AFTER = LintRule(
    code="impact-after",
    says=_("“{exercise}” hops or hurries after the run."),
    reason=_("A cool-down lets breathing and legs settle, and quick, hard landings stir them up again."),
    sources=("S12", "practice"),
)
IMPACT_SORE = LintRule(
    code="impact-sore",
    says=_("“{exercise}” lands hard, and the routine is offered up to a back score of {score}."),
    reason=_("Above a score of 2 the check-in advises to go easy, and landing hard is not easy."),
    sources=("S26", "practice"),
)
FLOOR_TWICE = LintRule(
    code="floor-twice",
    says=_("“{exercise}” leads down to the floor once more."),
    reason=_("Getting down and up is the hardest part for a stiff back, so once is enough."),
    sources=("practice",),
)
TOO_SHORT = LintRule(
    code="too-short",
    says=_("The routine takes {time}; at least {least} are usual in its phase."),
    reason=_("In less time muscles hardly get warm, or settle, before the routine is over."),
    sources=("article", "S9"),
)
TOO_LONG = LintRule(
    code="too-long",
    says=_("The routine takes {time}; at most {most} are usual in its phase."),
    reason=_("What takes long tires before a run, and is soon left out after one."),
    sources=("article", "practice"),
)


# --- a raise at the start -----------------------------------------------------------------------------------


def no_raise(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """A warm-up that does not begin with half a minute that raises the pulse."""
    if draft.routine.phase != "warm-up":
        return
    first = takewhile(_raises, islice(draft.routine.played(), _FIRST_STEPS))
    # A step that waits for a tap lasts as long as its runner likes.
    if sum(RAISE_RANGE_S[0] if s.until_done else s.seconds * s.rounds for s in first) < RAISE_RANGE_S[0]:
        yield RoutineFinding(NO_RAISE, ("steps", 0))


def _raises(step: Step) -> bool:
    return step.exercise.ramp == "raise" or step.block == "raise"


def begin_with_a_raise(draft: RoutineDraft, _finding: RoutineFinding) -> Mends:
    """A first step that is too short gets longer; else one that raises comes first, else a march does."""
    first = draft.steps()[0]
    if _raises(first.step):
        for seconds in (60, 45, RAISE_RANGE_S[0]):
            if (enough := -(-seconds // first.step.grid_s) * first.step.grid_s) <= _LONGEST_S:
                yield timed(draft, first, enough)
    for placed in draft.steps()[1:]:
        step = placed.step
        enough = not step.until_done and step.seconds * step.rounds >= RAISE_RANGE_S[0]
        if _raises(step) and enough and len(placed.where) == 2:
            yield (MoveItem(placed.where, ("steps", 0)),)
    usual = ("march-in-place", "easy-walk", "jog-in-place")
    known = [found for name in usual if (found := draft.exercise(name)) is not None]
    others = (each for each in draft.usable() if each.ramp == "raise" and each.id not in usual)
    for move in (*known, *others):
        if move.max_pain >= draft.routine.max_pain and move.load.impact < _HARD_IMPACT:
            for seconds in (60, RAISE_RANGE_S[0]):
                yield (InsertItem(("steps", 0), written_step(move, seconds, "raise")),)


def written_step(move: Exercise, seconds: int, block: str) -> dict[str, Any]:
    """A step as a file has it, in whole repetitions."""
    step = Step(exercise=move, seconds=seconds, sides=move.sides)
    return {"exercise": move.id, "seconds": on_grid(step, seconds), "block": block}


# --- landing hard -------------------------------------------------------------------------------------------


def impact_after(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """A move with impact, or a quick drill, in a cool-down."""
    if draft.routine.phase == "cool-down":
        for each in draft.steps():
            if _stirs(each.step.exercise):
                values = {"exercise": each.step.exercise.name}
                yield RoutineFinding(IMPACT_AFTER, (*each.where, "exercise"), values)


def _stirs(move: Exercise) -> bool:
    return move.load.impact >= _HARD_IMPACT or move.ramp == "potentiate"


def settle(draft: RoutineDraft, finding: RoutineFinding) -> Mends:
    """The gentler move in its place, or none."""
    yield from _gentler_there(draft, finding)
    yield (DeleteItem(finding.where[:-1]),)


def impact_sore(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """A move that lands hard in a routine for a sore back; one that is left out then does no harm."""
    score = draft.routine.max_pain
    for each in draft.steps():
        move = each.step.exercise
        runs = draft.routine.phase == "run"  # landing is what it is for; the gate keeps it from a sore back
        left_out = each.step.optional and move.max_pain <= _GREEN
        if score > _GREEN and move.load.impact >= _HARD_IMPACT and not (left_out or runs):
            values = {"exercise": move.name, "score": str(score)}
            yield RoutineFinding(IMPACT_SORE, (*each.where, "exercise"), values)


def land_softly(draft: RoutineDraft, finding: RoutineFinding) -> Mends:
    """The gentler move in its place, or the routine for a back that is not sore."""
    yield from _gentler_there(draft, finding)
    yield (SetValue(("max_pain",), _GREEN),)


def _gentler_there(draft: RoutineDraft, finding: RoutineFinding) -> Mends:
    placed = draft.at(finding.where)
    if placed is None:
        return
    for move in gentler(draft, placed.step.exercise, lambda move: not _stirs(move)):
        edits = exchanged(draft, placed, move)
        if edits is not None:
            yield edits


# --- down to the floor --------------------------------------------------------------------------------------


def floor_twice(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """Each time after the first that one gets down to the floor; each place once."""
    down, times, said = False, 0, set()
    for each in draft.rounds():
        was, down = down, each.step.exercise.posture != "standing"
        times += down and not was
        if down and not was and times > 1 and each.where not in said:
            said.add(each.where)
            values = {"exercise": each.step.exercise.name}
            yield RoutineFinding(FLOOR_TWICE, (*each.where, "exercise"), values)


def down_once(draft: RoutineDraft, _finding: RoutineFinding) -> Mends:
    """All that is done on the floor one after the other; a group that goes down and up is done once."""
    data: Any = draft.written
    edits: list[Edit] = []
    while (mixed := next(_mixed(draft, data["steps"]), None)) is not None:
        edits.append(DissolveGroup(("steps", mixed)))
        data = applied(data, edits[-1:])
    steps = data["steps"]
    low = [bool(_low(draft, part) - {False}) for part in steps]
    end = low.index(True) if True in low else len(low)
    while end < len(low) and low[end]:
        end += 1
    for number in range(end, len(low)):
        if low[number]:
            edits.append(MoveItem(("steps", number), ("steps", end)))
            end += 1
    yield tuple(edits)


def _mixed(draft: RoutineDraft, steps: list[Any]) -> Iterator[int]:
    return (number for number, part in enumerate(steps) if len(_low(draft, part)) > 1)


def _low(draft: RoutineDraft, part: Any) -> set[bool]:
    """Whether a part is done on the floor, or standing, or both."""
    if "repeat" in part:
        return set().union(*(_low(draft, each) for each in part["steps"]))
    move = draft.exercise(part["exercise"])
    return {move is not None and move.posture != "standing"}


# --- length -------------------------------------------------------------------------------------------------


def usual_minutes(routine: Routine) -> tuple[int, int]:
    """Fewest and most minutes that are usual for a routine, by its phase and what it was made for."""
    low, high = PHASE_MINUTES[routine.phase]
    low = min([low, *(_LEAST_FOR[word] for word in routine.suits if word in _LEAST_FOR)])
    return low, max([high, *(_MOST_FOR[word] for word in routine.suits if word in _MOST_FOR)])


def length(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """A routine that takes less or more time than is usual; how long a tap is waited for nobody knows."""
    low, high = usual_minutes(draft.routine)
    minutes = (draft.routine.total_s + 30) // 60
    if minutes > high:
        yield RoutineFinding(TOO_LONG, ("steps",), {"time": minutes * 60, "most": high * 60})
    elif minutes < low and not any(each.step.until_done for each in draft.steps()):
        yield RoutineFinding(TOO_SHORT, ("steps",), {"time": minutes * 60, "least": low * 60})


def fit_in(draft: RoutineDraft, finding: RoutineFinding) -> Mends:
    """Other work seconds, as the slider of the page gives them; then more rounds, or fewer."""
    low, high = usual_minutes(draft.routine)
    longer = finding.rule is TOO_SHORT
    for minutes in range(low, high + 1) if longer else range(high, low - 1, -1):
        fitted = fit(draft.routine, minutes).routine
        new = RoutineDraft(fitted, draft.written).steps()
        changed = (
            timed(draft, before, after.step.seconds)
            for before, after in zip(draft.steps(), new, strict=True)
            if before.step.seconds != after.step.seconds
        )
        yield tuple(edit for edits in changed for edit in edits)
    if longer:
        whole = max(draft.routine.total_s, 1)
        times = -(-low * 60 // whole)
        if 2 <= times <= _MOST_ROUNDS:
            yield (MakeGroup(("steps", 0), len(draft.written["steps"]), times),)
        return
    for number, part in enumerate(draft.written["steps"]):
        if "repeat" in part:
            for rounds in range(part["repeat"] - 1, 1, -1):
                yield (SetValue(("steps", number, "repeat"), rounds),)
            yield (DissolveGroup(("steps", number)),)
    for each in draft.steps():
        if each.step.optional:
            yield (DeleteItem(each.where),)
