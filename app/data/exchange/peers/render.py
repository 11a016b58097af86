"""Makes routine and exercise files of plans: the same each time, whatever was taken in before."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.exercise import Exercise, Sides
from app.core.ids import free_id
from app.core.routine import MAX_ROUTINE_S, SWITCH_S
from app.data.exchange.arrival import Arrival, ArrivingFile, NotCarried
from app.data.exchange.peers.moves import NamedMoves, ident
from app.data.exchange.peers.names import Catalogue
from app.data.exchange.peers.phase import by_moves, by_title
from app.data.exchange.peers.plan import PeerPlan
from app.data.exchange.peers.steps import MOST_STEPS, Steps, TooManyError, steps_of
from app.data.exchange.peers.tally import (
    EMPTY,
    NAME_CUT,
    PHASE_GUESSED,
    TOO_LONG,
    TOO_MANY,
    Losses,
    together,
)
from app.data.exchange.peers.words import MOST_TITLE, cut
from app.data.files.yaml_write import Style, items, scalar

_UNTITLED = "Untitled"


def rendered(
    source: str,
    plans: Sequence[PeerPlan],
    notes: Sequence[NotCarried],
    exercises: Mapping[str, Any],
    chosen: Mapping[str, str],
) -> Arrival:
    """All that plans would bring.

    Args:
        source: The app they are from.
        plans: In the order of the file.
        notes: What was not read of the file.
        exercises: The catalogue, by id.
        chosen: Exercises that the runner has chosen, by name.
    """
    catalogue, names = Catalogue(exercises), Losses()
    moves = NamedMoves(catalogue, chosen, names)
    told: list[NotCarried] = list(notes)
    files: dict[str, ArrivingFile] = {}
    for plan in plans:
        losses = Losses()
        # What cannot be a routine must not leave exercises behind, so it is tried beside the others first.
        if _reason(plan, NamedMoves(catalogue, chosen, Losses()), losses):
            told += losses.notes()
            continue
        steps = steps_of(plan.parts, moves, losses)
        if len(plan.title) > MOST_TITLE:
            losses.add(NAME_CUT)
        name = free_id(ident(title_of(plan), "routine", {}), files, "routine")
        phase = plan.phase or by_title(plan.title)
        if not phase:
            phase = by_moves(steps, moves.by_id)
            losses.add(PHASE_GUESSED)
        head = {"id": name, "title": title_of(plan), "phase": phase}
        files[name] = ArrivingFile(kind="routines", id=name, text=_text(head, steps, source))
        told += losses.notes()
    own = (ArrivingFile(kind="exercises", id=name, text=text) for name, text in moves.files())
    return Arrival(
        source=source,
        files=(*files.values(), *own),
        matches=moves.matches,
        notes=together([*told, *names.notes()]),
    )


def title_of(plan: PeerPlan) -> str:
    """A title that a routine can have."""
    return cut(plan.title or _UNTITLED, MOST_TITLE)


def _reason(plan: PeerPlan, moves: NamedMoves, losses: Losses) -> bool:
    """Whether a plan cannot become a routine; then the losses say why, and nothing else."""
    title = title_of(plan)
    try:
        steps = steps_of(plan.parts, moves, Losses())
    except TooManyError:
        losses.add(TOO_MANY, title=title, most=MOST_STEPS)
        return True
    if not steps:
        losses.add(EMPTY, title=title)
    elif _total_s(steps, moves.by_id) > MAX_ROUTINE_S:
        losses.add(TOO_LONG, title=title, most=MAX_ROUTINE_S // 3600)
    else:
        return False
    return True


def _total_s(steps: Steps, exercises: Mapping[str, Exercise]) -> int:
    total = 0
    for step in steps:
        if "repeat" in step:
            total += step["repeat"] * _total_s(step["steps"], exercises)
            continue
        sides = step.get("sides", exercises[step["exercise"]].sides)
        rounds = 2 if sides == Sides.EACH else 1
        change_s = step.get("switch", SWITCH_S) * (rounds - 1)
        total += step["prepare"] + rounds * step.get("seconds", 0) + change_s
    return total


def _text(head: Mapping[str, str], steps: Steps, source: str) -> str:
    lines = [f"# From {source}.", *(f"{key}: {scalar(value)}" for key, value in head.items()), "steps:"]
    return "\n".join([*lines, items(steps, Style(column=2, flow=True))]) + "\n"
