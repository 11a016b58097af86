"""The button "This hurts": puts a gentler move into a running session, at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import ceil

from app.core.back.adaptation import adapt
from app.core.back.suitability import Catalogue, Suits, easier_moves
from app.core.exercise import Exercise, Sides
from app.core.exercise_swap import settled, swapped, whole
from app.core.i18n import mark as _
from app.core.ready import ready_s
from app.core.routine import SWITCH_S, Part, Step, range_s
from app.core.segment import Segment
from app.core.session import Session
from app.core.timeline import Timeline, lay_out

_LEAST_WORK_S = 10  # a gentler move is worth starting for so long, even if the step then ends later


_SWAPPED = _("{new} instead of {old}, from now on.")
_MOVED_ON = _("Left out from now on: {old}. There is no gentler version of it here.")
_FITTED = _("What is still to come was made to fit your back.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """What became of a move that hurt.

    Attributes:
        session: The session as it goes on.
        hurt: The move to be remembered; None where nothing was at work or coming.
        gentler: What takes its place; None where the session went on to the next step.
        fitted: Something further on was changed because of how the back is now.
    """

    session: Session
    hurt: Exercise | None = None
    gentler: Exercise | None = None
    fitted: bool = False

    def explain(self, tr: Callable[[str], str]) -> str:
        """What the runner is told."""
        if self.hurt is None:
            return ""
        new = tr(self.gentler.name) if self.gentler else ""
        said = tr(_SWAPPED if self.gentler else _MOVED_ON).format(old=tr(self.hurt.name), new=new)
        return " ".join((said, tr(_FITTED))) if self.fitted else said


def swap_for_easier(session: Session, now: float, catalogue: Catalogue, suits: Suits) -> Swap:
    """Swaps the move at work, or coming, for its gentler one.

    The gentler move starts after a short get-ready and takes the rest of the step, so the session ends when
    it would have ended (a little later where hardly anything was left). The same move further on gives way
    as well. What lies before the step stays as it was; so does what has been said, and nothing is said twice.
    Where no gentler move fits, the session goes on with the next step.

    In a run-walk session a run that hurts becomes a walk to the end; a walk that hurts ends it, since what is
    left would be runs without a rest.

    Args:
        session: Running or paused.
        now: Reading of the clock, seconds.
        catalogue: All moves by id.
        suits: What suits the runner; the move that hurts need not be among its `hurt`.
    """
    timeline = session.timeline
    segment = timeline.segments[session.index(now)]
    hurt = segment.exercise
    if session.over(now) or hurt is None:
        return Swap(session=session)
    steps = list(timeline.routine.played())
    number, running = segment.step, timeline.routine.phase == "run"
    harder = _harder(steps, hurt, catalogue) if running else set()
    suits = replace(suits, hurt={*suits.hurt, hurt.id, *harder})
    beside_it = [] if running else [*steps[max(number - 1, 0) : number], *steps[number + 1 :][:1]]
    around = {step.exercise.id for step in beside_it}
    gentler = suits.gentler(hurt, catalogue, around, timeline.routine.phase)
    current = None
    end_s = timeline.segments[timeline.step_starts[number + 1]].start_s
    left_s = end_s - session.elapsed(now)
    if gentler is not None:
        waiting_s = segment.end_s - session.elapsed(now) if segment.kind == "prepare" else 0.0
        current = _rest(steps[number], gentler, left_s, waiting_s)
    coming = [current] if current else []
    for place, step in enumerate(steps[number + 1 :], start=number + 1):
        beside_it = [] if running else [*coming[-1:], *steps[place + 1 : place + 2]]
        beside = {each.exercise.id for each in beside_it}
        follows = _follows(step, beside, suits, catalogue, timeline.routine.phase)
        twin = coming and follows is not None and coming[-1].exercise.id == follows.exercise.id
        written_so = steps[place - 1].exercise.id == step.exercise.id
        if follows is not None and (running or written_so or not twin):
            coming.append(follows)
    if running:
        coming = _joined(coming)
    held = steps[number - 1].exercise if segment.kind == "prepare" and number else hurt  # still, perhaps
    done = 1 if current else 0
    laid = (*coming[:done], *settled(tuple(coming[done:]), gentler or held))
    changed = _relaid(timeline, number, steps[:number], laid)
    first = changed.step_starts[number]
    # Whole seconds are laid out; starting a fraction into them keeps the end where it was.
    over_s = current.total_s - left_s if current and not current.until_done else 0.0
    elapsed_s = changed.segments[first].start_s + (over_s if 0.0 < over_s < 1.0 else 0.0)
    session = replace(placed(session, elapsed_s, first, now), timeline=changed)
    return Swap(session=session, hurt=hurt, gentler=gentler)


def swap_and_fit(session: Session, now: float, catalogue: Catalogue, suits: Suits) -> Swap:
    """Swaps the move at work as `swap_for_easier` does, and makes what is still to come fit as well.

    What comes after the gentler move is adapted like a routine that is about to start, and keeps its length
    where the ranges of its moves allow. However little of it is left is done: the session has begun.

    Args:
        session: Running or paused.
        now: Reading of the clock, seconds.
        catalogue: All moves by id.
        suits: What suits the runner now.
    """
    swap = swap_for_easier(session, now, catalogue, suits)
    if swap.hurt is None or swap.session.over(now):
        return swap
    timeline = swap.session.timeline
    steps = list(timeline.routine.played())
    # Without a gentler move the session stands before the next step, which can still become another.
    first = timeline.segments[swap.session.index(now)].step + (swap.gentler is not None)
    written = replace(timeline.routine, steps=tuple(steps[first:]))
    rules = suits.rules
    rules = replace(rules, adapt=replace(rules.adapt, at_least_moves=1, at_least_part=0.0))
    adapted = adapt(
        written, suits.answers, suits.profile, catalogue, {*suits.hurt, swap.hurt.id}, rules, suits.without
    )
    if not adapted.changes:
        return swap
    coming = list(adapted.routine.played()) if adapted.routine is not None else []
    before = {step.exercise.id for step in steps[max(first - 1, 0) : first]}
    if coming and coming[0].exercise.id in before - {steps[first].exercise.id}:
        del coming[0]  # it would come twice running
    laid = settled(tuple(coming), swap.gentler or swap.hurt)
    changed = _relaid(timeline, first, steps[:first], laid)
    return replace(swap, session=replace(swap.session, timeline=changed), fitted=True)


def placed(session: Session, elapsed_s: float, index: int, now: float) -> Session:
    """The session at another place: seconds into its timeline, the gates before segment `index` passed."""
    until = now if session.paused is None else session.paused
    passed = sum(gate < index for gate in session.timeline.gates)
    return replace(session, lost=until - session.started - elapsed_s, passed=passed)


def _rest(step: Step, gentler: Exercise, left_s: float, waiting_s: float) -> Step:
    """The step that fills what is left of another with a gentler move."""
    least_s = ready_s(step.exercise, gentler)
    plain = replace(step, exercise=gentler, sides=gentler.sides, prepare=least_s, switch=SWITCH_S)
    if step.until_done:
        return plain
    prepare = max(least_s, ceil(waiting_s))
    rounds = 2 if gentler.sides is Sides.EACH else 1
    left = ceil(left_s) - prepare - SWITCH_S * (rounds - 1)
    seconds = whole(plain, max(left // rounds, _at_least(plain)))
    prepare += max(left - seconds * rounds, 0)
    least, most = range_s(gentler, step.block)
    return replace(
        plain, seconds=seconds, prepare=prepare, least=min(least, seconds), most=max(most, seconds)
    )


def _at_least(step: Step) -> int:
    return ceil(_LEAST_WORK_S / step.grid_s) * step.grid_s


def _harder(steps: Iterable[Step], hurt: Exercise, catalogue: Catalogue) -> set[str]:
    """Ids of the moves that a move is a gentler version of."""
    moves = {step.exercise for step in steps}
    return {move.id for move in moves if hurt in easier_moves(move, catalogue)}


def _joined(steps: list[Step]) -> list[Step]:
    """Steps where one move that would come twice running is done once, for as long as both take."""
    joined: list[Step] = []
    for step in steps:
        before = joined[-1] if joined else None
        timed = before is not None and not before.until_done and not step.until_done
        if before is not None and timed and before.exercise is step.exercise and step.rounds == 1:
            seconds = before.seconds + step.total_s
            joined[-1] = replace(before, seconds=seconds, most=max(before.most, seconds))
        else:
            joined.append(step)
    return joined


def _follows(step: Step, beside: set[str], suits: Suits, catalogue: Catalogue, phase: str) -> Step | None:
    """A later step, with what hurts taken out of it; None where nothing is left of it."""
    if step.exercise.id not in suits.hurt:
        return step
    move = suits.gentler(step.exercise, catalogue, beside, phase)
    return swapped(step, move) if move is not None else None


def _relaid(timeline: Timeline, number: int, past: list[Step], coming: tuple[Part, ...]) -> Timeline:
    """The timeline with everything from one step on laid out anew."""
    first = timeline.step_starts[number]
    start_s = timeline.segments[first].start_s
    routine = replace(timeline.routine, steps=(*past, *coming))
    tail = lay_out(replace(routine, steps=coming), tempo=timeline.tempo)
    segments = tuple(_moved(segment, start_s, number) for segment in tail.segments)
    cues = tuple(
        replace(
            cue,
            at_s=cue.at_s + start_s,
            segment=cue.segment + first,
            after=cue.after + first if cue.after >= 0 else cue.after,
        )
        for cue in tail.cues
    )
    return Timeline(
        routine=routine,
        segments=(*timeline.segments[:first], *segments),
        cues=(*(cue for cue in timeline.cues if cue.segment < first), *cues),
        tempo=timeline.tempo,
    )


def _moved(segment: Segment, seconds: float, steps: int) -> Segment:
    return replace(
        segment,
        start_s=segment.start_s + seconds,
        end_s=segment.end_s + seconds,
        turn_s=segment.turn_s + seconds,
        step=segment.step + steps,
    )
