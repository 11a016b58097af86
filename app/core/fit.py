"""Makes a routine longer or shorter by changing its work seconds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from app.core.routine import Routine, Step

_ITSELF = 0.25  # of its length a routine may be stretched or cut


class Sized(Protocol):
    """What is looked at of a routine where lengths are compared."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def phase(self) -> str:
        """warm-up, run, cool-down or gentle."""

    @property
    def total_s(self) -> int:
        """Length as written, seconds."""


_Sized = TypeVar("_Sized", bound=Sized)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A routine brought to a length.

    Attributes:
        routine: The routine with its new work seconds.
        total_s: Its length.
        wanted_s: The length asked for.
        least_s, most_s: Shortest and longest length that fitting can reach; what a slider shows.
    """

    routine: Routine
    total_s: int
    wanted_s: int
    least_s: int
    most_s: int

    @property
    def exact(self) -> bool:
        """Whether the wish was met to the second."""
        return self.total_s == self.wanted_s

    @property
    def out_of_reach(self) -> bool:
        """Whether the wish lies outside what fitting can reach, so that the nearest was taken."""
        return not self.least_s <= self.wanted_s <= self.most_s


@dataclass(frozen=True, slots=True)
class _Dial:
    """One written step that may change: `base + grid * turn` work seconds, counted `rounds` times.

    Attributes:
        first: It is lengthened before all others.
    """

    base: int
    grid: int
    rounds: int
    lowest: int
    highest: int
    first: bool

    @property
    def weight(self) -> int:
        """Seconds by which one turn changes the routine."""
        return self.grid * self.rounds


def fit(routine: Routine, minutes: float) -> Fitted:
    """Brings a routine to a length, keeping its order, equal sides and each step's range.

    Work seconds change by whole repetitions, of both sides alike (`Step.grid_s`). What makes it longer goes
    to the raise first, which every guideline would have longer (Jeffreys 2007: 5 to 10 minutes); what makes
    it shorter leaves the raise its part. Among the others longer steps change by more than short ones, so
    that the routine keeps its proportions. A length between two reachable ones gets the nearer one, the
    shorter of two equally near.
    """
    wanted_s = round(minutes * 60)
    least_s, most_s = reach(routine)
    remaining = iter(_turns(_dials(routine), routine.total_s, wanted_s))

    def set_seconds(step: Step, _times: int) -> Step:
        if step.until_done:
            return step
        return replace(step, seconds=step.seconds + step.grid_s * next(remaining))

    fitted = routine.changed(set_seconds)
    return Fitted(routine=fitted, total_s=fitted.total_s, wanted_s=wanted_s, least_s=least_s, most_s=most_s)


def better(routine: Sized, others: Iterable[_Sized], minutes: float) -> _Sized | None:
    """Another routine of the same phase that is written for about this length; None where this one will do.

    A routine is itself within a quarter of its length; beyond, its steps are stretched or cut to what they
    were not made for.

    Args:
        routine: The one that was chosen.
        others: Those that may be offered as well; of two equally near the first is taken.
        minutes: The length that is wished for.
    """
    wanted = minutes * 60

    def off(each: Sized) -> float:
        return abs(each.total_s - wanted)

    if off(routine) <= routine.total_s * _ITSELF:
        return None
    alike = [each for each in others if each.phase == routine.phase and each.id != routine.id]
    nearest = min(alike, key=off, default=None)
    return nearest if nearest is not None and off(nearest) <= nearest.total_s * _ITSELF else None


def reach(routine: Routine) -> tuple[int, int]:
    """Shortest and longest length, seconds, that `fit` can give a routine."""
    dials = _dials(routine)
    low = routine.total_s + sum(dial.lowest * dial.weight for dial in dials)
    high = routine.total_s + sum(dial.highest * dial.weight for dial in dials)
    return low, high


def _dials(routine: Routine) -> list[_Dial]:
    dials: list[_Dial] = []

    def note(step: Step, times: int) -> Step:
        if not step.until_done:
            grid = step.grid_s
            lowest = -((step.seconds - step.least) // grid)
            highest = (step.most - step.seconds) // grid
            rounds, first = step.rounds * times, step.block == "raise"
            dials.append(_Dial(step.seconds, grid, rounds, min(lowest, 0), max(highest, 0), first))
        return step

    routine.changed(note)
    return dials


def _turns(dials: list[_Dial], total_s: int, wanted_s: int) -> list[int]:
    """How many steps each dial turns so that the total comes as near to `wanted_s` as can be.

    Nothing gets shorter in a routine that gets longer, nor the other way round, unless the length can only
    be met that way.
    """
    bottom = sum(dial.lowest * dial.weight for dial in dials)
    wish = wanted_s - total_s - bottom
    goal = bottom + _nearest(_ways(dials)[0], wish)
    ideals = _ideals(dials, total_s, goal)
    one_way = [
        replace(dial, lowest=0 if goal >= 0 else dial.lowest, highest=0 if goal <= 0 else dial.highest)
        for dial in dials
    ]
    lowest = sum(dial.lowest * dial.weight for dial in one_way)
    met = goal >= lowest and _ways(one_way)[0] >> (goal - lowest) & 1
    return _nearest_turns(one_way if met else dials, goal, ideals)


def _ways(dials: list[_Dial]) -> list[int]:
    """Bit sets: bit k of `ways[i]` says that dials i.. can together be k seconds above their lowest."""
    ways = [1]
    for dial in reversed(dials):
        bits = ways[-1]
        for _ in range(dial.highest - dial.lowest):
            bits |= bits << dial.weight
        ways.append(bits)
    return ways[::-1]


def _nearest_turns(dials: list[_Dial], change_s: int, ideals: list[float]) -> list[int]:
    """Whole turns near the ideal ones that change the total by exactly `change_s`.

    A turn is only taken if the rest can still reach the goal.
    """
    ways = _ways(dials)
    goal = change_s - sum(dial.lowest * dial.weight for dial in dials)
    turns: list[int] = []
    owed = 0.0  # what rounding has left over so far, seconds
    for index, dial in enumerate(dials):
        ideal = ideals[index] + owed / dial.weight
        nearest = sorted((abs(turn - ideal), turn) for turn in range(dial.lowest, dial.highest + 1))
        for _, turn in nearest:
            rest = goal - (turn - dial.lowest) * dial.weight
            if rest >= 0 and ways[index + 1] >> rest & 1:
                goal = rest
                owed = (ideal - turn) * dial.weight
                turns.append(turn)
                break
    return turns


def _ideals(dials: list[_Dial], total_s: int, change_s: int) -> list[float]:
    """How far each dial would turn if there were parts of a turn.

    What makes it longer goes to the raise as far as it can take it; what makes it shorter leaves the raise
    its part of the whole, as far as the others can give.
    """
    warming = [dial for dial in dials if dial.first]
    others = [dial for dial in dials if not dial.first]
    if change_s >= 0:
        warms = min(change_s, sum(dial.highest * dial.weight for dial in warming))
    else:
        raised = sum(dial.base * dial.rounds for dial in warming)
        most_off = sum(dial.lowest * dial.weight for dial in others)
        warms = min(round(change_s * raised / total_s), change_s - most_off)
    scales = {True: _scale(warming, warms), False: _scale(others, change_s - warms)}
    return [
        min(max(dial.base * (scales[dial.first] - 1) / dial.grid, dial.lowest), dial.highest)
        for dial in dials
    ]


def _nearest(bits: int, wish: float) -> int:
    """The set bit nearest to `wish`, the lower of two equally near."""
    top = bits.bit_length() - 1
    start = min(max(int(wish // 1), 0), top)
    below = next((bit for bit in range(start, -1, -1) if bits >> bit & 1), 0)
    if below == wish:
        return below
    above = next((bit for bit in range(start + 1, top + 1) if bits >> bit & 1), below)
    return above if abs(above - wish) < abs(wish - below) else below


def _scale(dials: list[_Dial], change_s: float) -> float:
    """The common factor that, within each dial's range, changes the total by `change_s`."""
    low, high = 0.0, 100.0
    for _ in range(40):
        middle = (low + high) / 2
        change = sum(
            min(max(dial.base * (middle - 1), dial.lowest * dial.grid), dial.highest * dial.grid)
            * dial.rounds
            for dial in dials
        )
        low, high = (middle, high) if change < change_s else (low, middle)
    return high
