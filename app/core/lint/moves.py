"""Rules about single steps: how long, on which sides, for which muscles, and in which letters."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from app.core.edits import DeleteItem, InsertItem, RemoveKey, SetValue, Where
from app.core.exercise import Exercise, Sides
from app.core.i18n import mark as _
from app.core.lint.draft import RoutineDraft, on_grid, timed
from app.core.lint.finding import LintRule, RoutineFinding, Severity
from app.core.lint.phases import Mends, written_step
from app.core.names import AREAS

LONG_HOLD_S = 60  # of one muscle and side in all, from which on strength is lost for a while
_SHORT_HOLD_S = 30
BIG_MUSCLES = ("calves", "hamstrings", "glutes", "hip-flexors")
_FIRST_AREAS = 3  # of an exercise's areas, which it is for; those after only take part
_TEXTS = ("title", "purpose", "order_note")
_MOST_LETTERS = 5  # named of one text
_JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f]")

LONG_HOLD = LintRule(
    code="long-hold",
    says=_("With “{exercise}” one muscle is held for {held} before the run."),
    reason=_("Held for a minute or more, a muscle loses a little strength for a while."),
    sources=("S1", "S3"),
)
ONE_SIDE = LintRule(
    code="one-side",
    says=_("“{exercise}” is for one side at a time, and only one is done."),
    reason=_("What is done for one leg is done for the other, so that neither falls behind."),
    sources=("practice",),
)
MUSCLE_MISSING = LintRule(
    code="muscle-missing",
    says=_("A big muscle group is left out: {area}."),
    reason=_("Every stride uses calves, hamstrings, buttocks and hip flexors, so each gets a move."),
    sources=("S11", "S29", "practice"),
)
CUT_REPETITION = LintRule(
    code="cut-repetition",
    says=_("“{exercise}” stops in the middle at {time}; whole repetitions take multiples of {grid}."),
    reason=_("Whole repetitions give both sides, and both directions, the same."),
    sources=("practice",),
)
LETTERS = LintRule(
    code="letters",
    says=_("Limber’s lettering has no {letters}; the device’s own stands in, or a dot."),
    reason=_("A text in one typeface is easier to read."),
    sources=("practice",),
    severity=Severity.NOTE,
)


# --- holds --------------------------------------------------------------------------------------------------


def long_hold(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """Holds of a warm-up that bring a muscle to a minute."""
    for where, name, held in _holds(draft):
        if held >= LONG_HOLD_S:
            yield RoutineFinding(LONG_HOLD, (*where, "seconds"), {"exercise": name, "held": held})


def _holds(draft: RoutineDraft) -> Iterator[tuple[Where, str, int]]:
    """Each hold of a warm-up, with the seconds that its muscle is held for in all up to its end."""
    held: Counter[str] = Counter()
    for each in draft.steps() if draft.routine.phase == "warm-up" else ():
        move = each.step.exercise
        if move.tempo_s is None:
            held[move.areas[0]] += each.step.seconds * each.times
            yield each.where, move.name, held[move.areas[0]]


def hold_less(draft: RoutineDraft, finding: RoutineFinding) -> Mends:
    """Half a minute, or what is left of one; or none."""
    placed = draft.at(finding.where)
    if placed is None:
        return
    before = int(finding.values["held"]) - placed.step.seconds * placed.times
    for most in (_SHORT_HOLD_S, LONG_HOLD_S - 1):
        seconds = (most - before) // placed.times // 5 * 5
        if seconds >= 5:
            yield timed(draft, placed, seconds)
    yield (DeleteItem(placed.where),)


# --- sides --------------------------------------------------------------------------------------------------


def one_side(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """A move that is for one side at a time, done on one."""
    for each in draft.steps():
        if each.step.exercise.sides is Sides.EACH and each.step.sides is Sides.ONCE:
            yield RoutineFinding(ONE_SIDE, (*each.where, "sides"), {"exercise": each.step.exercise.name})


def both_sides(draft: RoutineDraft, finding: RoutineFinding) -> Mends:
    """Both sides in the time of one, where that is enough for both; else the time again."""
    placed = draft.at(finding.where)
    if placed is None:
        return
    half = on_grid(placed.step, placed.step.seconds / 2)
    if not placed.step.until_done and half >= _SHORT_HOLD_S // 2:
        yield (RemoveKey(finding.where), *timed(draft, placed, half))
    yield (RemoveKey(finding.where),)


# --- muscles ------------------------------------------------------------------------------------------------


def muscle_missing(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """Big muscle groups that no step of a warm-up moves, or of a cool-down stretches."""
    phase = draft.routine.phase
    if phase not in ("warm-up", "cool-down"):
        return
    moves = [each.step.exercise for each in draft.steps()]
    if phase == "cool-down":  # walking and resting stretch nothing
        moves = [move for move in moves if move.ramp not in ("raise", "settle")]
    worked = {area for move in moves for area in move.areas}
    for area in BIG_MUSCLES:
        if area not in worked:
            yield RoutineFinding(MUSCLE_MISSING, ("steps",), {"area": AREAS[area]})


def one_more_move(draft: RoutineDraft, finding: RoutineFinding) -> Mends:
    """A move for them, beside others that are done in the same posture."""
    area = next(area for area in BIG_MUSCLES if AREAS[area] == finding.values["area"])
    ramps = ("mobilise", "activate") if draft.routine.phase == "warm-up" else ("static", "mobilise")
    fitting = [move for move in draft.usable() if _fits(draft, move, area, ramps)]
    postures = [_posture(draft, number) for number in range(len(draft.routine.steps))]
    ranked = sorted(fitting, key=lambda move: (ramps.index(move.ramp), move.areas.index(area), move.id))
    for move in sorted(ranked, key=lambda move: move.posture not in postures):
        beside = [number + 1 for number, posture in enumerate(postures) if posture == move.posture]
        for number in (*reversed(beside), len(postures)):
            yield (InsertItem(("steps", number), written_step(move, move.default_seconds, move.ramp)),)


def _fits(draft: RoutineDraft, move: Exercise, area: str, ramps: tuple[str, ...]) -> bool:
    routine = draft.routine
    return (
        area in move.areas[:_FIRST_AREAS]
        and move.ramp in ramps
        and move.load.impact == 0
        and move.max_pain >= routine.max_pain
        and (move.posture == "standing" or routine.posture != "standing only")
    )


def _posture(draft: RoutineDraft, number: int) -> str:
    """The posture in which a part of the routine ends."""
    steps = [each for each in draft.steps() if each.where[1] == number]
    return steps[-1].step.exercise.posture


# --- repetitions --------------------------------------------------------------------------------------------


def cut_repetition(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """Work seconds that end in the middle of a repetition that somebody counts."""
    for each in draft.steps():
        step = each.step
        if step.counted and not step.until_done and step.seconds % step.grid_s:
            name = step.exercise.name
            values: Mapping[str, str | int] = {"exercise": name, "time": step.seconds, "grid": step.grid_s}
            yield RoutineFinding(CUT_REPETITION, (*each.where, "seconds"), values)


def whole_repetitions(draft: RoutineDraft, finding: RoutineFinding) -> Mends:
    """The nearest seconds that hold whole ones."""
    placed = draft.at(finding.where)
    if placed is None:
        return
    nearest = on_grid(placed.step, placed.step.seconds)
    grid = placed.step.grid_s
    for seconds in (nearest, nearest - grid, nearest + grid):
        if seconds > 0:
            yield timed(draft, placed, seconds)


# --- letters ------------------------------------------------------------------------------------------------


def letters(draft: RoutineDraft) -> Iterator[RoutineFinding]:
    """Texts with letters that the typeface lacks."""
    for key in _TEXTS:
        lacking = draft.not_drawn(draft.written.get(key, ""))
        if lacking:
            yield letters_finding((key,), lacking)


def letters_finding(where: Where, lacking: list[str]) -> RoutineFinding:
    """What is found in a text with letters that the typeface lacks."""
    named = ", ".join(f"“{letter}” ({_numbers(letter)})" for letter in lacking[:_MOST_LETTERS])
    more = f", +{len(lacking) - _MOST_LETTERS}" if len(lacking) > _MOST_LETTERS else ""
    return RoutineFinding(LETTERS, where, {"letters": named + more}, lacking[0][0])


def _numbers(letter: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in letter)


def without_letters(draft: RoutineDraft, finding: RoutineFinding) -> Mends:
    """The text without them; a text of nothing else goes, but for the title, which a routine must have."""
    key = str(finding.where[0])
    text = str(draft.written[key])
    for letter in draft.not_drawn(text):
        text = text.replace(letter, " ")
    kept = " ".join(_JOINERS.sub("", text).split())
    if any(character.isalnum() for character in kept):
        yield (SetValue((key,), kept),)
    elif key != "title":
        yield (RemoveKey((key,)),)
