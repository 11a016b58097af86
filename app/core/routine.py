"""A routine: exercises in order, with their times."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.core.exercise import Exercise, Kind, Sides
from app.core.needs import Needs, needs_of

PREPARE_S = 5
PREPARE_NEW_POSTURE_S = 10  # time to get down to the mat, or from one position on it to another
PREPARE_RISE_S = 20  # lying to standing: over the side and up with the arms, without haste
PREPARE_SUPPORT_S = 12  # time to find a wall or post
SWITCH_S = 5
# Phases that lead to a run, or are one: a run-walk session is a run itself.
RUNNING = ("warm-up", "run")
GRID_S = 5  # of holds, and of all that nobody counts
RAISE_RANGE_S = (30, 180)  # of a step that raises: less warms nobody, and it is what most gains by more time
_COUNTED_S = 1.5  # repetitions that are quicker are steps of a drill
_MOST_CYCLES = 11
MAX_ROUTINE_S = 3 * 3600

# Range of work seconds by kind: short enough to stay lively, long enough to count.
WORK_RANGE_S = {
    Kind.DYNAMIC: (15, 60),
    Kind.ACTIVATION: (15, 60),
    Kind.STATIC: (15, 45),
    Kind.GENTLE: (20, 120),
}


def range_s(exercise: Exercise, block: str) -> tuple[int, int]:
    """Fewest and most work seconds that fitting may give an exercise in a block of a routine's plan."""
    return RAISE_RANGE_S if block == "raise" else WORK_RANGE_S[exercise.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One exercise in a routine, every default filled in.

    Attributes:
        seconds: Work seconds, per side; 0 where the step waits for a tap.
        prepare: Get-ready seconds before it.
        switch: Change-over seconds between the two sides.
        until_done: The step ends with a tap instead of a time.
        optional: Left out, and not swapped, where the back is sorer than its exercise is for.
        least, most: Range that fitting may give `seconds`; always holds `seconds`.
        block: Where it stands in the routine's plan (raise, mobilise ...), or "".
    """

    exercise: Exercise
    seconds: int
    prepare: int = PREPARE_S
    sides: Sides = Sides.ONCE
    switch: int = SWITCH_S
    until_done: bool = False
    optional: bool = False
    least: int = 0
    most: int = 0
    block: str = ""

    @property
    def grid_s(self) -> int:
        """Seconds by which the work changes, so that no repetition is cut and both sides get as many.

        That is 5 for holds, and for steps so quick that nobody counts them.
        """
        return self._whole_s or GRID_S

    @property
    def counted(self) -> bool:
        """Whether it has repetitions that somebody counts, and that whole seconds can hold."""
        return self._whole_s is not None

    @property
    def _whole_s(self) -> int | None:
        """Fewest whole seconds that hold whole repetitions, both sides, both directions; None for others."""
        tempo = self.exercise.tempo_s
        cycle = (tempo or 0.0) * (2 if self.sides is Sides.ALTERNATE else 1)
        if cycle < _COUNTED_S:
            return None
        if self.exercise.turns_round:
            cycle *= 2  # as many one way as the other
        whole = (round(cycle * n) for n in range(1, _MOST_CYCLES) if abs(cycle * n - round(cycle * n)) < 1e-6)
        return next(whole, None)

    @property
    def rounds(self) -> int:
        """How often the work seconds are done: 2 where each side has its own, else 1."""
        return 2 if self.sides is Sides.EACH else 1

    @property
    def total_s(self) -> int:
        """Seconds of the whole step; waiting for a tap counts as none."""
        return self.prepare + self.seconds * self.rounds + self.switch * (self.rounds - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Steps done several times over, 2 or more."""

    times: int
    steps: "tuple[Step | Repeat, ...]"


Part = Step | Repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """A warm-up, a run-walk session, a cool-down or a gentle routine.

    Attributes:
        phase: warm-up, run, cool-down or gentle.
        max_pain: Highest back score, 0 to 10, at which it may be offered.
        posture: standing only, or standing and mat: what the ground must allow.
        order_note: Why the steps stand in this order.
        suits: What it was made for, in the words of the schema (morning, trail ...).
    """

    id: str
    title: str
    phase: str
    purpose: str
    max_pain: int
    steps: tuple[Part, ...]
    posture: str = ""
    order_note: str = ""
    suits: tuple[str, ...] = ()

    def played(self) -> Iterator[Step]:
        """Every step in the order it is done, repeats written out."""
        return _played(self.steps)

    def written(self) -> Iterator[Step]:
        """Every step once, as the file has it."""
        return _written(self.steps)

    @property
    def needs(self) -> Needs:
        """What has to be at hand."""
        return needs_of(step.exercise for step in _written(self.steps))

    @property
    def total_s(self) -> int:
        """Seconds of the whole routine; waiting for a tap counts as none."""
        return _total_s(self.steps)

    def changed(self, change: Callable[[Step, int], Step | None]) -> "Routine":
        """A copy with every written step passed through `change`.

        `change` gets the step and how often it is played, and returns the step to put in its place, or
        None to leave it out. A repeat that loses all its steps goes too.
        """
        return replace(self, steps=_changed(self.steps, 1, change))


def _played(parts: tuple[Part, ...]) -> Iterator[Step]:
    for part in parts:
        if isinstance(part, Step):
            yield part
        else:
            for _ in range(part.times):
                yield from _played(part.steps)


def _written(parts: tuple[Part, ...]) -> Iterator[Step]:
    for part in parts:
        if isinstance(part, Step):
            yield part
        else:
            yield from _written(part.steps)


def _total_s(parts: tuple[Part, ...]) -> int:
    # Multiplied, never written out: repeats inside repeats may be played a billion times.
    return sum(
        part.total_s if isinstance(part, Step) else part.times * _total_s(part.steps) for part in parts
    )


def _changed(
    parts: tuple[Part, ...], times: int, change: Callable[[Step, int], Step | None]
) -> tuple[Part, ...]:
    kept: list[Part] = []
    for part in parts:
        if isinstance(part, Step):
            step = change(part, times)
            if step is not None:
                kept.append(step)
        else:
            steps = _changed(part.steps, times * part.times, change)
            if steps:
                kept.append(replace(part, steps=steps))
    return tuple(kept)
