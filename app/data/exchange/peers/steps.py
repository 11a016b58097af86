"""Turns the parts of a plan into the steps of a routine that takes the same time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.exercise import Exercise, Side, Sides
from app.core.routine import SWITCH_S
from app.data.exchange.peers.moves import NamedMoves
from app.data.exchange.peers.plan import PeerMove, PeerPart, PeerRest, PeerRounds
from app.data.exchange.peers.sides import Sided, sided
from app.data.exchange.peers.tally import (
    HALVED,
    LEFT_FIRST,
    NO_SIDE,
    REST_CUT,
    REST_DROPPED,
    REST_GREW,
    ROUNDED,
    SIDE_LOST,
    SWITCH_CUT,
    WORK_CUT,
    WORK_GREW,
    Losses,
)
from app.data.exchange.peers.words import folded

# The bounds of the schema.
MOST_STEPS = 200
_MOST_IN_GROUP, _MOST_ROUNDS = 50, 20
_WORK_S, _READY_S, _CHANGE_S = (5, 600), (3, 120), (3, 60)
_BOTH_FROM_MS = 2 * 1000 * _WORK_S[0]

Steps = list[dict[str, Any]]


class TooManyError(Exception):
    """A routine cannot hold so many steps."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Moves that become one step: one, or two sides of the same with a rest between."""

    first: PeerMove
    parts: int
    rest_ms: int | None = None


def steps_of(parts: Sequence[PeerPart], moves: NamedMoves, losses: Losses) -> Steps:
    """The steps of a plan, as a routine's file has them.

    Raises:
        TooManyError: There are more than a routine can hold.
    """
    steps, owed_ms = _steps(parts, 0, moves, losses)
    if owed_ms and steps:
        losses.add(REST_DROPPED)
    return steps


def _steps(parts: Sequence[PeerPart], rest_ms: int, moves: NamedMoves, losses: Losses) -> tuple[Steps, int]:
    """Steps, and the rest after them that is still to come; `rest_ms` is that before them."""
    steps: Steps = []
    at = 0
    while at < len(parts):
        part = parts[at]
        if isinstance(part, PeerRest):
            rest_ms += part.ms
            at += 1
        elif isinstance(part, PeerRounds):
            more, rest_ms = _rounds(part, rest_ms, moves, losses)
            steps += more
            at += 1
        else:
            pair = _pair(parts, at)
            steps.append(_step(pair, rest_ms, moves, losses))
            rest_ms = 0
            at += pair.parts
        if len(steps) > MOST_STEPS:
            raise TooManyError
    return steps, rest_ms


def _rounds(rounds: PeerRounds, rest_ms: int, moves: NamedMoves, losses: Losses) -> tuple[Steps, int]:
    """A group. Its first round stands by itself where another rest comes before it than before the others."""
    first, owed_ms = _steps(rounds.parts, rest_ms, moves, losses)
    if rounds.times == 1:
        return first, owed_ms
    if not first:
        more_ms = owed_ms - rest_ms + rounds.between_ms
        return first, owed_ms + more_ms * (rounds.times - 1)
    again = Losses()
    later, owed_ms = _steps(rounds.parts, owed_ms + rounds.between_ms, moves, again)
    losses.at_least(again)
    if later == first:
        return _repeated(rounds.times, later), owed_ms
    return [*first, *_repeated(rounds.times - 1, later)], owed_ms


def _repeated(times: int, steps: Steps) -> Steps:
    if times == 1:
        return steps
    if len(steps) > _MOST_IN_GROUP:
        if times * len(steps) > MOST_STEPS:
            raise TooManyError
        return steps * times
    groups = -(-times // _MOST_ROUNDS)
    each, longer = divmod(times, groups)
    return [{"repeat": each + (number < longer), "steps": steps} for number in range(groups)]


def _pair(parts: Sequence[PeerPart], at: int) -> _Pair:
    """The move at a place, together with the other side of it where that is what follows."""
    first = parts[at]
    assert isinstance(first, PeerMove)
    mine = sided(first.name)
    rest_ms, after = 0, at + 1
    while mine.side and after < len(parts) and isinstance(rest := parts[after], PeerRest):
        rest_ms += rest.ms
        after += 1
    second = parts[after] if mine.side and after < len(parts) else None
    if isinstance(second, PeerMove) and second.ms == first.ms:
        other = sided(second.name)
        if other.side not in (None, mine.side) and folded(other.base) == folded(mine.base):
            return _Pair(first, after + 1 - at, rest_ms)
    return _Pair(first, 1)


def _step(pair: _Pair, rest_ms: int, moves: NamedMoves, losses: Losses) -> dict[str, Any]:
    move, name = pair.first, sided(pair.first.name)
    paired = pair.rest_ms is not None
    called = name.base if paired or name.both is Sides.EACH else move.name
    exercise = moves.exercise(called, (name.base, name.bare))
    sides, halved = (Sides.EACH, False) if paired else _sides(move, name, exercise)
    ready_s = _within(rest_ms, _READY_S, (REST_GREW, REST_CUT), losses)
    step: dict[str, Any] = {"exercise": exercise.id}
    if move.ms is None:
        step["until"] = "done"
    else:
        step["seconds"] = _within(move.ms // 2 if halved else move.ms, _WORK_S, (WORK_GREW, WORK_CUT), losses)
    step["prepare"] = ready_s
    if sides is not exercise.sides:
        step["sides"] = str(sides)
    if paired and name.side is Side.LEFT:
        losses.add(LEFT_FIRST)
    if sides is Sides.EACH:
        step |= _change(pair.rest_ms or 0, losses)
    if halved:
        losses.add(HALVED)
    if not paired and name.side and folded(exercise.name) != folded(move.name):
        losses.add(SIDE_LOST)
    elif not name.side and exercise.sides is Sides.EACH and sides is Sides.ONCE:
        losses.add(NO_SIDE)
    return step


def _sides(move: PeerMove, name: Sided, exercise: Exercise) -> tuple[Sides, bool]:
    """How a move that stands alone treats its sides, and whether its time is that of both together."""
    if name.both is Sides.ALTERNATE or (name.both is Sides.EACH and exercise.sides is Sides.ALTERNATE):
        return Sides.ALTERNATE, False
    if name.both is Sides.EACH:
        even = move.ms is not None and move.ms % 2000 == 0 and move.ms >= _BOTH_FROM_MS
        return (Sides.EACH, even) if even or move.ms is None else (Sides.ALTERNATE, False)
    if name.side or exercise.sides is Sides.EACH:
        return Sides.ONCE, False
    return exercise.sides, False


def _change(ms: int, losses: Losses) -> dict[str, int]:
    seconds = _within(ms, _CHANGE_S, (REST_GREW, SWITCH_CUT), losses)
    return {} if seconds == SWITCH_S else {"switch": seconds}


def _within(ms: int, bounds: tuple[int, int], told: tuple[str, str], losses: Losses) -> int:
    """Whole seconds within bounds; `told` is what is said of fewer and of more."""
    if ms % 1000:
        losses.add(ROUNDED)
    seconds = (ms + 500) // 1000
    low, high = bounds
    if not low <= seconds <= high:
        losses.add(told[seconds > high])
    return min(max(seconds, low), high)
